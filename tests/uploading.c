/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "uploading.h"

#include <string.h>

#define BOUNDARY "a boundary"

static void
add (GByteArray *to, const char *text)
{
  g_byte_array_append (to, (const guint8 *) text, (guint) strlen (text));
}

void
pf_uploading_add_part (GByteArray *body,
                       const char *name,
                       const char *file_name,
                       const void *data,
                       gsize size)
{
  g_autofree char *file =
      file_name != NULL ? g_strdup_printf ("; filename=\"%s\"", file_name) : g_strdup ("");
  g_autofree char *head = g_strdup_printf ("%s--" BOUNDARY "\r\n"
                                           "Content-Disposition: form-data; name=\"%s\"%s\r\n"
                                           "Content-Type: text/plain\r\n\r\n",
                                           body->len > 0 ? "\r\n" : "",
                                           name,
                                           file);

  add (body, head);
  g_byte_array_append (body, data, (guint) size);
}

void
pf_uploading_end (GByteArray *body)
{
  add (body, "\r\n--" BOUNDARY "--\r\n");
}

GByteArray *
pf_uploading_build (const char *json, const char *file_name, GByteArray *file)
{
  GByteArray *body = g_byte_array_new ();

  pf_uploading_add_part (body, "document", NULL, json, strlen (json));
  pf_uploading_add_part (body, "file", file_name, file->data, file->len);
  pf_uploading_end (body);
  return body;
}

GByteArray *
pf_uploading_wrap (const char *token, const char *key, GByteArray *body)
{
  g_autofree char *key_line =
      key != NULL ? g_strdup_printf ("Idempotency-Key: %s\r\n", key) : g_strdup ("");
  g_autofree char *head = g_strdup_printf ("POST /v1/documents HTTP/1.1\r\nHost: t\r\n"
                                           "Authorization: Bearer %s\r\n%s"
                                           "Content-Type: " PF_UPLOADING_TYPE "\r\n"
                                           "Content-Length: %u\r\n\r\n",
                                           token,
                                           key_line,
                                           body->len);
  GByteArray *request = g_byte_array_new ();

  add (request, head);
  g_byte_array_append (request, body->data, body->len);
  return request;
}
