/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The address of a portal, as people type it and as calls use it.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The base of all calls (transfer full), "https://portail.valbourg.fr", for what was typed:
 * spaces around it, a missing "https://" and an ending "/" do not matter. NULL with
 * PF_API_ERROR_WRONG_ADDRESS for what is no address, PF_API_ERROR_NOT_SECURE for http elsewhere
 * than on this computer.
 */
char *pf_portal_address_parse (const char *typed, GError **error);

/* Whether @address is this very computer, which no one listens to on the way. */
gboolean pf_portal_address_is_loopback (GUri *address);

/* The name in it for people (transfer full): "portail.valbourg.fr", with a port if it has one. */
char *pf_portal_address_get_host (const char *address);

G_END_DECLS
