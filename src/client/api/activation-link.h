/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The link of a mail as the desktop hands it to this program, which says where and for whom:
 * portail-famille:activate?portal=https%3A%2F%2Fportail.valbourg.fr&token=…
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PF_LINK_SCHEME "portail-famille"

typedef enum
{
  PF_LINK_ACTIVATES,     /* "activate": lets a password be chosen */
  PF_LINK_CONFIRMS,      /* "confirm": shows that the address of a new account is its own */
  PF_LINK_CHANGES_EMAIL, /* "email": the same of another address, for who is signed in */
} PfLinkPurpose;

typedef struct
{
  char *portal; /* as pf_portal_address_parse() makes it */
  char *token;
  PfLinkPurpose purpose;
} PfActivationLink;

/* NULL with PF_API_ERROR_WRONG_ADDRESS for what is none, or not whole; PF_API_ERROR_NOT_SECURE for
 * one of a portal without https.
 */
PfActivationLink *pf_activation_link_parse (const char *uri, GError **error);
void pf_activation_link_free (PfActivationLink *self);

/* The same link (transfer full) as the address @page, https://PORTAL/confirm/TOKEN, of the page
 * that the mail leads to; NULL where it is none.
 */
char *pf_activation_link_build (const char *portal, const char *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfActivationLink, pf_activation_link_free)

G_END_DECLS
