/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/response.h"

static void
add (struct MHD_Response *response, const char *name, const char *value)
{
  if (value != NULL)
    MHD_add_response_header (response, name, value);
}

static void
add_number (struct MHD_Response *response, const char *name, guint64 number)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT, number);
  add (response, name, text);
}

/* Nothing of a family's stays in a cache but what its ETag asks after each time. */
static void
add_caching (struct MHD_Response *response, const PfReply *reply)
{
  add (response,
       MHD_HTTP_HEADER_CACHE_CONTROL,
       reply->etag != NULL ? "private, no-cache" : "no-store");
  add (response, MHD_HTTP_HEADER_ETAG, reply->etag);
  if (reply->etag != NULL)
    add (response, MHD_HTTP_HEADER_VARY, "Accept-Language, Authorization");
}

static void
add_refusal (struct MHD_Response *response, const PfReply *reply)
{
  add (response, MHD_HTTP_HEADER_ALLOW, reply->allow);
  if (reply->retry_seconds > 0)
    add_number (response, MHD_HTTP_HEADER_RETRY_AFTER, reply->retry_seconds);
  if (reply->status == MHD_HTTP_UNAUTHORIZED)
    add (response, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer");
}

/* A page loads nothing and runs nothing; and its address, which may be a secret, goes nowhere. */
static void
add_page (struct MHD_Response *response)
{
  add (response,
       "Content-Security-Policy",
       "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
       "frame-ancestors 'none'");
  add (response, "Referrer-Policy", "no-referrer");
  add (response, "X-Robots-Tag", "noindex");
}

enum MHD_Result
pf_response_send (struct MHD_Connection *connection,
                  const PfReply *reply,
                  guint64 number,
                  gboolean close)
{
  struct MHD_Response *response =
      MHD_create_response_from_buffer (reply->body->len, reply->body->str, MHD_RESPMEM_PERSISTENT);
  enum MHD_Result result;

  if (reply->body->len > 0)
    add (response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->content_type);
  add_caching (response, reply);
  add_refusal (response, reply);
  if (reply->content_type != NULL && g_str_has_prefix (reply->content_type, "text/html"))
    add_page (response);
  add (response, "X-Content-Type-Options", "nosniff");
  add_number (response, "X-Request-Id", number);
  if (close)
    add (response, MHD_HTTP_HEADER_CONNECTION, "close");
  result = MHD_queue_response (connection, reply->status, response);
  MHD_destroy_response (response);
  return result;
}
