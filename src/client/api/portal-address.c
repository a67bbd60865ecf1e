/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/api/portal-address.h"

#include <string.h>

#include "client/api/error.h"

gboolean
pf_portal_address_is_loopback (GUri *address)
{
  const char *host = g_uri_get_host (address);
  g_autoptr (GInetAddress) inet = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  return g_strcmp0 (host, "localhost") == 0 ||
         (inet != NULL && g_inet_address_get_is_loopback (inet));
}

static GUri *
read_address (const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autofree char *whole = NULL;

  if (strpbrk (text, " \t\n") != NULL || *text == '\0')
    return NULL;
  whole = strstr (text, "://") != NULL ? g_strdup (text) : g_strconcat ("https://", text, NULL);
  return g_uri_parse (whole, G_URI_FLAGS_NONE, NULL);
}

static gboolean
is_of_the_web (GUri *address)
{
  const char *scheme = g_uri_get_scheme (address);

  return (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")) &&
         g_uri_get_host (address) != NULL && *g_uri_get_host (address) != '\0' &&
         g_uri_get_userinfo (address) == NULL;
}

static char *
write_base (GUri *address)
{
  g_autofree char *path = g_strdup (g_uri_get_path (address));

  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  return g_uri_join (G_URI_FLAGS_NONE,
                     g_uri_get_scheme (address),
                     NULL,
                     g_uri_get_host (address),
                     g_uri_get_port (address),
                     path,
                     NULL,
                     NULL);
}

char *
pf_portal_address_parse (const char *typed, GError **error)
{
  g_autoptr (GUri) address = read_address (typed);

  if (address == NULL || !is_of_the_web (address)) {
    g_set_error (error, PF_API_ERROR, PF_API_ERROR_WRONG_ADDRESS, "“%s” is no address", typed);
    return NULL;
  }
  if (g_str_equal (g_uri_get_scheme (address), "http") &&
      !pf_portal_address_is_loopback (address)) {
    g_set_error (error, PF_API_ERROR, PF_API_ERROR_NOT_SECURE, "“%s” is not https", typed);
    return NULL;
  }
  return write_base (address);
}

char *
pf_portal_address_get_host (const char *address)
{
  g_autoptr (GUri) uri = read_address (address);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (address);
  if (g_uri_get_port (uri) < 0)
    return g_strdup (g_uri_get_host (uri));
  return g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
}
