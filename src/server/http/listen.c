/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/listen.h"

#include <string.h>

/* On opening day all come in the same second. */
#define BACKLOG 4096

GSocketAddress *
pf_listen_parse (const char *text, GError **error)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *host = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : g_strdup ("");
  gsize length = strlen (host);
  gboolean bracketed = length > 2 && host[0] == '[' && host[length - 1] == ']';
  g_autofree char *literal = bracketed ? g_strndup (host + 1, length - 2) : g_strdup (host);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (literal);
  guint64 port = 0;

  if (address == NULL ||
      bracketed != (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6) ||
      !g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXUINT16, &port, NULL)) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_INVALID_ARGUMENT,
                 "“%s” is no address and port, as 127.0.0.1:8080 or [::1]:8080 are",
                 text);
    return NULL;
  }
  return g_inet_socket_address_new (address, (guint16) port);
}

GSocket *
pf_listen_open (GSocketAddress *address, GError **error)
{
  g_autoptr (GSocket) listening = g_socket_new (
      g_socket_address_get_family (address), G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);

  if (listening == NULL)
    return NULL;
  g_socket_set_listen_backlog (listening, BACKLOG);
  g_socket_set_blocking (listening, FALSE);
  if (!g_socket_bind (listening, address, TRUE, error) || !g_socket_listen (listening, error))
    return NULL;
  return g_steal_pointer (&listening);
}
