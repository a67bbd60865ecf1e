/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Anybody can make such a link and have it opened: it is read strictly, and never said in a log.
 */
#include "client/api/activation-link.h"

#include <string.h>

#include "client/api/error.h"
#include "client/api/portal-address.h"

#define MAX_TOKEN_LENGTH 64

static const char *const words[] = {
  [PF_LINK_ACTIVATES] = "activate",
  [PF_LINK_CONFIRMS] = "confirm",
  [PF_LINK_CHANGES_EMAIL] = "email",
};

/* What the link is for. Browsers and desktops add slashes before, and one after. */
static char *
dup_word (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  const char *path = g_uri_get_path (uri);
  g_autofree char *what = g_strconcat (host != NULL ? host : "", path, NULL);
  const char *start = what + strspn (what, "/");

  return g_strndup (start, strlen (start) - (g_str_has_suffix (start, "/") ? 1 : 0));
}

static gboolean
is_token (const char *token)
{
  gsize length = token != NULL ? strlen (token) : 0;

  return length > 0 && length <= MAX_TOKEN_LENGTH &&
         strspn (token, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
             length;
}

static gboolean
find_purpose (const char *word, PfLinkPurpose *ret_purpose)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    if (g_str_equal (words[i], word)) {
      *ret_purpose = (PfLinkPurpose) i;
      return TRUE;
    }
  }
  return FALSE;
}

static GHashTable *
read_parameters (const char *text, PfLinkPurpose *ret_purpose)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *word = NULL;

  if (uri == NULL || !g_str_equal (g_uri_get_scheme (uri), PF_LINK_SCHEME) ||
      g_uri_get_query (uri) == NULL)
    return NULL;
  word = dup_word (uri);
  if (!find_purpose (word, ret_purpose))
    return NULL;
  return g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_NONE, NULL);
}

PfActivationLink *
pf_activation_link_parse (const char *uri, GError **error)
{
  PfLinkPurpose purpose = PF_LINK_ACTIVATES;
  g_autoptr (GHashTable) parameters = read_parameters (uri, &purpose);
  const char *portal = parameters != NULL ? g_hash_table_lookup (parameters, "portal") : NULL;
  const char *token = parameters != NULL ? g_hash_table_lookup (parameters, "token") : NULL;
  g_autofree char *base = NULL;
  PfActivationLink *self;

  if (portal == NULL || !is_token (token)) {
    g_set_error_literal (
        error, PF_API_ERROR, PF_API_ERROR_WRONG_ADDRESS, "no link of a portal’s mail");
    return NULL;
  }
  base = pf_portal_address_parse (portal, error);
  if (base == NULL)
    return NULL;
  self = g_new0 (PfActivationLink, 1);
  self->portal = g_steal_pointer (&base);
  self->token = g_strdup (token);
  self->purpose = purpose;
  return self;
}

char *
pf_activation_link_build (const char *portal, const char *page)
{
  g_auto (GStrv) parts = g_strsplit (page, "/", -1);
  guint n_parts = g_strv_length (parts);
  g_autofree char *escaped = g_uri_escape_string (portal, NULL, FALSE);
  PfLinkPurpose purpose;

  if (n_parts < 2 || !find_purpose (parts[n_parts - 2], &purpose))
    return NULL;
  return g_strdup_printf (
      PF_LINK_SCHEME ":%s?portal=%s&token=%s", words[purpose], escaped, parts[n_parts - 1]);
}

void
pf_activation_link_free (PfActivationLink *self)
{
  g_free (self->portal);
  g_free (self->token);
  g_free (self);
}
