/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/response.h"

#include "server/http/parameters.h"

/* Of a document, handed to the network at once. */
#define BLOCK (16 * 1024)

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

/* Somebody's upload: shown by nobody but who saves it, and run by nothing. */
static void
add_document (struct MHD_Response *response, const PfReply *reply)
{
  g_autoptr (GString) disposition = g_string_new ("attachment; ");

  pf_parameters_add_file_name (disposition, reply->content_name);
  add (response, "Content-Disposition", disposition->str);
  add (response, "Content-Security-Policy", "sandbox");
}

/* Ends the connection where a piece is not as it was enciphered: half a document is none. */
static ssize_t
read_cb (void *reader, uint64_t, char *out, size_t max)
{
  g_autoptr (GError) error = NULL;
  gssize n = pf_document_reader_read (reader, (guint8 *) out, max, &error);

  if (n > 0)
    return n;
  if (n < 0)
    g_warning ("%s", error->message);
  return n == 0 ? MHD_CONTENT_READER_END_OF_STREAM : MHD_CONTENT_READER_END_WITH_ERROR;
}

static void
free_reader_cb (void *reader)
{
  pf_document_reader_free (reader);
}

/* Who gets a part only is to see that it is one: the last piece is missing. */
static ssize_t
read_export_cb (void *exported, uint64_t, char *out, size_t max)
{
  g_autoptr (GError) error = NULL;
  gssize n = pf_export_stream_read (exported, (guint8 *) out, max, &error);

  if (n > 0)
    return n;
  if (n < 0)
    g_warning ("An export broke off: %s", error->message);
  return n == 0 ? MHD_CONTENT_READER_END_OF_STREAM : MHD_CONTENT_READER_END_WITH_ERROR;
}

static void
free_export_cb (void *exported)
{
  pf_export_stream_free (exported);
}

static struct MHD_Response *
make_response (PfReply *reply)
{
  guint64 size;

  if (reply->exported != NULL)
    return MHD_create_response_from_callback (MHD_SIZE_UNKNOWN,
                                              BLOCK,
                                              read_export_cb,
                                              g_steal_pointer (&reply->exported),
                                              free_export_cb);
  if (reply->content == NULL)
    return MHD_create_response_from_buffer (
        reply->body->len, reply->body->str, MHD_RESPMEM_PERSISTENT);
  size = pf_document_reader_get_size (reply->content);
  return MHD_create_response_from_callback (
      size, BLOCK, read_cb, g_steal_pointer (&reply->content), free_reader_cb);
}

enum MHD_Result
pf_response_send (struct MHD_Connection *connection, PfReply *reply, guint64 number, gboolean close)
{
  struct MHD_Response *response = make_response (reply);
  enum MHD_Result result;

  if (reply->body->len > 0 || reply->content_name != NULL)
    add (response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->content_type);
  add_caching (response, reply);
  add_refusal (response, reply);
  if (reply->content_type != NULL && g_str_has_prefix (reply->content_type, "text/html"))
    add_page (response);
  if (reply->content_name != NULL)
    add_document (response, reply);
  add (response, "X-Content-Type-Options", "nosniff");
  add_number (response, "X-Request-Id", number);
  if (close)
    add (response, MHD_HTTP_HEADER_CONNECTION, "close");
  result = MHD_queue_response (connection, reply->status, response);
  MHD_destroy_response (response);
  return result;
}
