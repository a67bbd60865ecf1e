/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The link of a mail as the desktop hands it to this program, which says where and for whom:
 * portail-famille:activate?portal=https%3A%2F%2Fportail.valbourg.fr&token=…, or :confirm?… where it
 * shows that the address of a new account is its own.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PF_LINK_SCHEME "portail-famille"

typedef struct
{
  char *portal; /* as pf_portal_address_parse() makes it */
  char *token;
  gboolean confirms; /* a new account's address; else it lets a password be chosen */
} PfActivationLink;

/* NULL with PF_API_ERROR_WRONG_ADDRESS for what is none, or not whole; PF_API_ERROR_NOT_SECURE for
 * one of a portal without https.
 */
PfActivationLink *pf_activation_link_parse (const char *uri, GError **error);
void pf_activation_link_free (PfActivationLink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfActivationLink, pf_activation_link_free)

G_END_DECLS
