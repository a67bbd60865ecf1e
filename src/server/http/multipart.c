/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/multipart.h"

#include <string.h>

#include "server/http/parameters.h"

#define MAX_BOUNDARY 70
#define MAX_HEAD 4096 /* of a part */

typedef enum
{
  STATE_START,  /* within the first delimiter */
  STATE_AFTER,  /* right after a delimiter */
  STATE_DASH,   /* after its first dash */
  STATE_RETURN, /* after its carriage return */
  STATE_HEAD,
  STATE_BODY,
  STATE_COMPLETE,
  STATE_BAD,
} State;

struct _PfMultipart
{
  const PfMultipartReader *reader;
  gpointer data;
  State state;
  char *delimiter; /* with the line's end before it */
  gsize length;
  gsize n_matched; /* of the delimiter */
  GString *head;
};

/* One that may stand in a header without being misread. */
static gboolean
is_boundary (const char *boundary)
{
  gsize length = strlen (boundary);

  return length > 0 && length <= MAX_BOUNDARY &&
         strspn (boundary,
                 "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'()+_,-./:=? ") ==
             length &&
         boundary[length - 1] != ' ';
}

PfMultipart *
pf_multipart_new (const char *content_type, const PfMultipartReader *reader, gpointer data)
{
  g_autofree char *boundary = pf_parameters_get (content_type, "boundary");
  PfMultipart *self;

  if (boundary == NULL || !is_boundary (boundary))
    return NULL;
  self = g_new0 (PfMultipart, 1);
  self->reader = reader;
  self->data = data;
  self->delimiter = g_strconcat ("\r\n--", boundary, NULL);
  self->length = strlen (self->delimiter);
  self->n_matched = 2; /* the first stands at the start of a line */
  self->head = g_string_new (NULL);
  return self;
}

void
pf_multipart_free (PfMultipart *self)
{
  g_string_free (self->head, TRUE);
  g_free (self->delimiter);
  g_free (self);
}

/* The value (transfer full) of a header of the part, or NULL; *ret_twice: it stands there twice. */
static char *
find_header (const char *head, const char *name, gboolean *ret_twice)
{
  g_auto (GStrv) lines = g_strsplit (head, "\r\n", -1);
  gsize length = strlen (name);
  char *value = NULL;

  for (guint i = 0; lines[i] != NULL; i++) {
    if (g_ascii_strncasecmp (lines[i], name, length) != 0 || lines[i][length] != ':')
      continue;
    *ret_twice = *ret_twice || value != NULL;
    g_free (value);
    value = g_strdup (g_strstrip (lines[i] + length + 1));
  }
  return value;
}

/* Its bytes are as they stand: nothing is decoded. */
static gboolean
is_plain (const char *encoding)
{
  return encoding == NULL || g_ascii_strcasecmp (encoding, "binary") == 0 ||
         g_ascii_strcasecmp (encoding, "8bit") == 0 || g_ascii_strcasecmp (encoding, "7bit") == 0;
}

static gboolean
begin_part (PfMultipart *self)
{
  gboolean twice = FALSE;
  g_autofree char *disposition = find_header (self->head->str, "Content-Disposition", &twice);
  g_autofree char *encoding = find_header (self->head->str, "Content-Transfer-Encoding", &twice);
  g_autofree char *name = NULL;
  g_autofree char *file_name = NULL;

  if (twice || disposition == NULL || !is_plain (encoding) ||
      g_ascii_strncasecmp (disposition, "form-data;", strlen ("form-data;")) != 0)
    return FALSE;
  name = pf_parameters_get (disposition, "name");
  file_name = pf_parameters_get_file_name (disposition);
  return name != NULL && self->reader->begin (self->data, name, file_name);
}

static State
take_head (PfMultipart *self, char byte)
{
  if (byte == '\0' || self->head->len >= MAX_HEAD)
    return STATE_BAD;
  g_string_append_c (self->head, byte);
  if (!g_str_has_suffix (self->head->str, "\r\n\r\n"))
    return STATE_HEAD;
  self->n_matched = 0;
  return begin_part (self) ? STATE_BODY : STATE_BAD;
}

static State
take_start (PfMultipart *self, char byte)
{
  if (byte != self->delimiter[self->n_matched])
    return STATE_BAD;
  return ++self->n_matched == self->length ? STATE_AFTER : STATE_START;
}

/* A carriage return is first in the delimiter and nowhere else in it: where it goes on otherwise,
 * all that seemed to be the delimiter is the part's.
 */
static State
take_body_byte (PfMultipart *self, char byte)
{
  gsize n_matched = self->n_matched;

  if (byte == self->delimiter[n_matched]) {
    self->n_matched++;
    if (self->n_matched < self->length)
      return STATE_BODY;
    return self->reader->end (self->data) ? STATE_AFTER : STATE_BAD;
  }
  self->n_matched = byte == '\r' ? 1 : 0;
  if (n_matched > 0 && !self->reader->take (self->data, self->delimiter, n_matched))
    return STATE_BAD;
  return byte == '\r' || self->reader->take (self->data, &byte, 1) ? STATE_BODY : STATE_BAD;
}

static State
take_byte (PfMultipart *self, char byte)
{
  switch (self->state) {
  case STATE_START:
    return take_start (self, byte);
  case STATE_AFTER:
    if (byte == ' ' || byte == '\t')
      return STATE_AFTER;
    if (byte == '-')
      return STATE_DASH;
    return byte == '\r' ? STATE_RETURN : STATE_BAD;
  case STATE_DASH:
    return byte == '-' ? STATE_COMPLETE : STATE_BAD;
  case STATE_RETURN:
    g_string_truncate (self->head, 0);
    return byte == '\n' ? STATE_HEAD : STATE_BAD;
  case STATE_HEAD:
    return take_head (self, byte);
  case STATE_BODY:
    return take_body_byte (self, byte);
  case STATE_COMPLETE:
  case STATE_BAD:
    break;
  }
  return self->state;
}

/* Up to what may be a delimiter, at once. */
static gsize
take_run (PfMultipart *self, const char *data, gsize size)
{
  const char *found = memchr (data, '\r', size);
  gsize n = found != NULL ? (gsize) (found - data) : size;

  if (n > 0 && !self->reader->take (self->data, data, n))
    self->state = STATE_BAD;
  return n;
}

gboolean
pf_multipart_take (PfMultipart *self, const char *data, gsize size)
{
  gsize i = 0;

  while (i < size && self->state != STATE_BAD && self->state != STATE_COMPLETE) {
    gsize n = 0;

    if (self->state == STATE_BODY && self->n_matched == 0)
      n = take_run (self, data + i, size - i);
    if (n == 0)
      self->state = take_byte (self, data[i]);
    i += MAX (n, 1);
  }
  return self->state != STATE_BAD;
}

gboolean
pf_multipart_is_complete (PfMultipart *self)
{
  return self->state == STATE_COMPLETE;
}
