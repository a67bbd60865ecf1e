/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "raw.h"

#include <string.h>

#define TIMEOUT_SECONDS 20

struct _PfRaw
{
  GSocketConnection *connection;
  GDataInputStream *input;
};

void
pf_raw_answer_clear (PfRawAnswer *self)
{
  g_clear_pointer (&self->head, g_free);
  g_clear_pointer (&self->body, g_free);
  self->status = 0;
}

char *
pf_raw_answer_get (const PfRawAnswer *self, const char *header)
{
  g_autofree char *pattern = g_strdup_printf ("(?im)^%s: *([^\r\n]*)", header);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (self->head == NULL || !g_regex_match (regex, self->head, 0, &match))
    return NULL;
  return g_match_info_fetch (match, 1);
}

PfRaw *
pf_raw_open (guint16 port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  PfRaw *self;

  g_socket_client_set_timeout (client, TIMEOUT_SECONDS);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, NULL);
  if (connection == NULL)
    return NULL;
  self = g_new0 (PfRaw, 1);
  self->input = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_data_input_stream_set_newline_type (self->input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  self->connection = g_steal_pointer (&connection);
  return self;
}

void
pf_raw_close (PfRaw *self)
{
  g_object_unref (self->input);
  g_object_unref (self->connection);
  g_free (self);
}

gboolean
pf_raw_send (PfRaw *self, const char *text, gsize length)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (self->connection));

  return g_output_stream_write_all (output, text, length, NULL, NULL, NULL);
}

/* Appends a chunk, with what ends it; *ret_size is 0 for the last. */
static gboolean
receive_chunk (PfRaw *self, GByteArray *body, gsize *ret_size)
{
  g_autofree char *head = g_data_input_stream_read_line (self->input, NULL, NULL, NULL);
  g_autofree char *end = NULL;
  gsize n_read = 0;
  guint before = body->len;

  if (head == NULL)
    return FALSE;
  *ret_size = g_ascii_strtoull (head, NULL, 16);
  g_byte_array_set_size (body, before + (guint) *ret_size);
  g_input_stream_read_all (
      G_INPUT_STREAM (self->input), body->data + before, *ret_size, &n_read, NULL, NULL);
  end = g_data_input_stream_read_line (self->input, NULL, NULL, NULL);
  return n_read == *ret_size && end != NULL;
}

static gboolean
receive_chunks (PfRaw *self, PfRawAnswer *answer)
{
  GByteArray *body = g_byte_array_new ();
  gboolean whole;
  gsize size;

  do
    whole = receive_chunk (self, body, &size);
  while (whole && size > 0);
  answer->size = body->len;
  g_byte_array_append (body, (const guint8 *) "", 1);
  answer->body = (char *) g_byte_array_free (body, FALSE);
  return whole;
}

static gboolean
receive_body (PfRaw *self, PfRawAnswer *answer)
{
  g_autofree char *length = pf_raw_answer_get (answer, "Content-Length");
  g_autofree char *encoding = pf_raw_answer_get (answer, "Transfer-Encoding");
  gsize size = length != NULL ? g_ascii_strtoull (length, NULL, 10) : 0;
  gsize n_read = 0;

  if (g_strcmp0 (encoding, "chunked") == 0)
    return receive_chunks (self, answer);
  answer->size = size;
  answer->body = g_malloc0 (size + 1);
  g_input_stream_read_all (G_INPUT_STREAM (self->input), answer->body, size, &n_read, NULL, NULL);
  return n_read == size;
}

void
pf_raw_receive (PfRaw *self, gboolean has_body, PfRawAnswer *ret_answer)
{
  g_autoptr (GString) head = g_string_new (NULL);
  char *line;

  pf_raw_answer_clear (ret_answer);
  while ((line = g_data_input_stream_read_line (self->input, NULL, NULL, NULL)) != NULL) {
    g_autofree char *owned = line;

    if (*line == '\0')
      break;
    g_string_append_printf (head, "%s\n", line);
  }
  if (!g_str_has_prefix (head->str, "HTTP/1.1 "))
    return;
  ret_answer->status = (guint) g_ascii_strtoull (head->str + strlen ("HTTP/1.1 "), NULL, 10);
  ret_answer->head = g_strdup (head->str);
  if (has_body && !receive_body (self, ret_answer))
    pf_raw_answer_clear (ret_answer);
}

void
pf_raw_ask (PfRaw *self,
            const char *method,
            const char *path,
            const char *headers,
            const char *body,
            PfRawAnswer *ret_answer)
{
  g_autoptr (GString) request = g_string_new (NULL);

  g_string_append_printf (request, "%s %s HTTP/1.1\r\nHost: test\r\n%s", method, path, headers);
  if (body != NULL)
    g_string_append_printf (request,
                            "Content-Type: application/json\r\nContent-Length: %" G_GSIZE_FORMAT
                            "\r\n",
                            strlen (body));
  g_string_append_printf (request, "\r\n%s", body != NULL ? body : "");
  pf_raw_send (self, request->str, request->len);
  pf_raw_receive (self, !g_str_equal (method, "HEAD"), ret_answer);
}
