/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/request.h"

#include <gio/gio.h>
#include <string.h>

#define BEARER "Bearer "
#define FORWARDED_FOR "X-Forwarded-For"

static const char *
get_header (struct MHD_Connection *connection, const char *name)
{
  return MHD_lookup_connection_value (connection, MHD_HEADER_KIND, name);
}

static enum MHD_Result
add_parameter_cb (void *query, enum MHD_ValueKind, const char *name, const char *value)
{
  g_hash_table_insert (
      query, g_utf8_make_valid (name, -1), g_utf8_make_valid (value != NULL ? value : "", -1));
  return MHD_YES;
}

static GInetAddress *
get_peer (struct MHD_Connection *connection)
{
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info (connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  g_autoptr (GSocketAddress) address = NULL;

  if (info == NULL)
    return NULL;
  address = g_socket_address_new_from_native (info->client_addr, sizeof (struct sockaddr_storage));
  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return NULL;
  return g_object_ref (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}

static gboolean
is_loopback (GInetAddress *peer)
{
  return peer != NULL && g_inet_address_get_is_loopback (peer);
}

/* Of the last in the list: the proxy added it, those before it are what the stranger says. */
static GInetAddress *
get_forwarded (struct MHD_Connection *connection)
{
  const char *list = get_header (connection, FORWARDED_FOR);
  const char *comma = list != NULL ? strrchr (list, ',') : NULL;
  g_autofree char *last = g_strdup (comma != NULL ? comma + 1 : list);

  return last != NULL ? g_inet_address_new_from_string (g_strstrip (last)) : NULL;
}

char *
pf_request_find_address (struct MHD_Connection *connection)
{
  g_autoptr (GInetAddress) peer = get_peer (connection);
  g_autoptr (GInetAddress) forwarded = is_loopback (peer) ? get_forwarded (connection) : NULL;
  GInetAddress *address = forwarded != NULL ? forwarded : peer;

  return address != NULL ? g_inet_address_to_string (address) : NULL;
}

gboolean
pf_request_is_local (struct MHD_Connection *connection)
{
  g_autoptr (GInetAddress) peer = get_peer (connection);

  return is_loopback (peer) && get_header (connection, FORWARDED_FOR) == NULL &&
         get_header (connection, "Forwarded") == NULL;
}

static enum MHD_Result
count_length_cb (void *n, enum MHD_ValueKind, const char *name, const char *)
{
  if (g_ascii_strcasecmp (name, MHD_HTTP_HEADER_CONTENT_LENGTH) == 0 ||
      g_ascii_strcasecmp (name, MHD_HTTP_HEADER_TRANSFER_ENCODING) == 0)
    ++*(guint *) n;
  return MHD_YES;
}

gboolean
pf_request_is_ambiguous (struct MHD_Connection *connection)
{
  guint n = 0;

  MHD_get_connection_values (connection, MHD_HEADER_KIND, count_length_cb, &n);
  return n > 1;
}

PfRequest *
pf_request_from_http (PfServer *server,
                      struct MHD_Connection *connection,
                      const char *method,
                      const char *path)
{
  PfRequest *request = pf_request_new ();
  const char *authorization = get_header (connection, MHD_HTTP_HEADER_AUTHORIZATION);

  /* HEAD is GET, but for the body that MHD leaves out. */
  request->wants_head = g_str_equal (method, "HEAD");
  request->method = g_strdup (request->wants_head ? "GET" : method);
  request->path = g_utf8_make_valid (path, -1);
  if (authorization != NULL && g_ascii_strncasecmp (authorization, BEARER, strlen (BEARER)) == 0)
    request->token = g_strdup (authorization + strlen (BEARER));
  request->content_type = g_strdup (get_header (connection, MHD_HTTP_HEADER_CONTENT_TYPE));
  request->if_match = g_strdup (get_header (connection, MHD_HTTP_HEADER_IF_MATCH));
  request->if_none_match = g_strdup (get_header (connection, MHD_HTTP_HEADER_IF_NONE_MATCH));
  request->idempotency_key = g_strdup (get_header (connection, "Idempotency-Key"));
  request->language =
      pf_language_from_header (get_header (connection, "Accept-Language"), server->language);
  request->now = g_get_real_time ();
  request->today = pf_instant_get_date (request->now, server->zone);
  MHD_get_connection_values (connection, MHD_GET_ARGUMENT_KIND, add_parameter_cb, request->query);
  return request;
}
