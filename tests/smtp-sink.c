/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smtp-sink.h"

#include <string.h>

struct _PfSink
{
  PfSinkAnswer answer;
  gpointer data;
  char *url;
  GTlsCertificate *certificate; /* (nullable) */
  gboolean at_once;             /* it is shown */
  GSocketListener *listener;
  GCancellable *stopping;
  GThread *thread;

  GMutex mutex;       /* of all below */
  GPtrArray *threads; /* of connections */
  GPtrArray *mails;   /* of PfSinkMail */
  guint n_connections;
};

/* One connection. */
typedef struct
{
  PfSink *sink;
  GIOStream *connection;
  GDataInputStream *input;
  gboolean encrypted;
  char *sender;
  char *recipient;
} Talk;

static void
free_mail (gpointer data)
{
  PfSinkMail *self = data;

  g_free (self->sender);
  g_free (self->recipient);
  g_free (self->text);
  g_free (self);
}

static void
join_thread (gpointer thread)
{
  g_thread_join (thread);
}

static gboolean
say (Talk *talk, const char *line)
{
  GOutputStream *output = g_io_stream_get_output_stream (talk->connection);
  g_autofree char *text = g_strconcat (line, "\r\n", NULL);

  return g_output_stream_write_all (output, text, strlen (text), NULL, talk->sink->stopping, NULL);
}

static char *
hear (Talk *talk)
{
  return g_data_input_stream_read_line (talk->input, NULL, talk->sink->stopping, NULL);
}

/* Nothing is said until the other side, or the test, has enough. */
static gboolean
be_silent (Talk *talk)
{
  char *line;

  while ((line = hear (talk)) != NULL)
    g_free (line);
  return FALSE;
}

/* What stands between < and > (transfer full). */
static char *
read_address (const char *line)
{
  const char *start = strchr (line, '<');
  const char *end = start != NULL ? strchr (start, '>') : NULL;

  return end != NULL ? g_strndup (start + 1, (gsize) (end - start - 1)) : g_strdup ("");
}

/* Headers are not quoted so: their encoded words end in = too. */
static char *
decode (const char *message)
{
  const char *body = strstr (message, "\n\n");
  GString *text = g_string_new (body);

  g_assert_nonnull (body);
  g_string_replace (text, "=\n", "", 0);
  g_string_replace (text, "=3D", "=", 0);
  g_string_prepend_len (text, message, body - message);
  return g_string_free (text, FALSE);
}

static void
keep (Talk *talk, const char *message)
{
  PfSinkMail *mail = g_new (PfSinkMail, 1);

  *mail = (PfSinkMail){ .sender = g_strdup (talk->sender),
                        .recipient = g_strdup (talk->recipient),
                        .encrypted = talk->encrypted,
                        .text = decode (message) };
  g_mutex_lock (&talk->sink->mutex);
  g_ptr_array_add (talk->sink->mails, mail);
  g_mutex_unlock (&talk->sink->mutex);
}

/* FALSE: this connection is over. */
static gboolean
answer (Talk *talk, PfSinkStage stage, const char *message)
{
  PfSink *sink = talk->sink;
  const char *words =
      sink->answer != NULL ? sink->answer (stage, talk->recipient, sink->data) : NULL;

  if (g_strcmp0 (words, PF_SINK_SILENCE) == 0)
    return be_silent (talk);
  if (message != NULL && (words == NULL || g_str_equal (words, PF_SINK_KEEP_AND_HANG_UP)))
    keep (talk, message);
  if (words != NULL && !g_ascii_isdigit (words[0]))
    return FALSE;
  return say (talk, words != NULL ? words : "250 OK");
}

static gboolean
hear_message (Talk *talk)
{
  g_autoptr (GString) message = g_string_new (NULL);
  char *line;

  if (!say (talk, "354 Go on"))
    return FALSE;
  while ((line = hear (talk)) != NULL) {
    g_autofree char *owned = line;

    if (g_str_equal (line, "."))
      return answer (talk, PF_SINK_AT_MESSAGE, message->str);
    g_string_append_printf (message, "%s\n", line[0] == '.' ? line + 1 : line);
  }
  return FALSE;
}

static gboolean
hear_sign_in (Talk *talk)
{
  PfSink *sink = talk->sink;
  const char *words;

  g_free (talk->recipient);
  if (!say (talk, "334 "))
    return FALSE;
  talk->recipient = hear (talk);
  words =
      sink->answer != NULL ? sink->answer (PF_SINK_AT_SIGN_IN, talk->recipient, sink->data) : NULL;
  return talk->recipient != NULL && say (talk, words != NULL ? words : "235 Welcome");
}

static void
listen_to (Talk *talk)
{
  g_clear_object (&talk->input);
  talk->input = g_data_input_stream_new (g_io_stream_get_input_stream (talk->connection));
  g_data_input_stream_set_newline_type (talk->input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (talk->input), FALSE);
}

/* FALSE: the other side does not trust us. */
static gboolean
encrypt (Talk *talk)
{
  GIOStream *encrypted =
      g_tls_server_connection_new (talk->connection, talk->sink->certificate, NULL);

  g_object_unref (talk->connection);
  talk->connection = encrypted;
  listen_to (talk);
  talk->encrypted = TRUE;
  return g_tls_connection_handshake (G_TLS_CONNECTION (encrypted), talk->sink->stopping, NULL);
}

static gboolean
obey (Talk *talk, const char *line)
{
  if (g_ascii_strncasecmp (line, "EHLO", 4) == 0)
    return say (talk,
                talk->sink->certificate != NULL && !talk->encrypted ? "250-sink\r\n250 STARTTLS"
                                                                    : "250-sink\r\n250 AUTH PLAIN");
  if (talk->sink->certificate != NULL && g_ascii_strncasecmp (line, "STARTTLS", 8) == 0)
    return say (talk, "220 Go on") && encrypt (talk);
  if (g_ascii_strncasecmp (line, "AUTH", 4) == 0)
    return hear_sign_in (talk);
  if (g_ascii_strncasecmp (line, "MAIL", 4) == 0) {
    g_free (talk->sender);
    talk->sender = read_address (line);
    g_clear_pointer (&talk->recipient, g_free);
    return answer (talk, PF_SINK_AT_SENDER, NULL);
  }
  if (g_ascii_strncasecmp (line, "RCPT", 4) == 0) {
    g_free (talk->recipient);
    talk->recipient = read_address (line);
    return answer (talk, PF_SINK_AT_RECIPIENT, NULL);
  }
  if (g_ascii_strncasecmp (line, "DATA", 4) == 0)
    return hear_message (talk);
  if (g_ascii_strncasecmp (line, "QUIT", 4) == 0) {
    say (talk, "221 Bye");
    return FALSE;
  }
  return say (talk, "250 sink");
}

static gpointer
talk_to (gpointer data)
{
  Talk *talk = data;
  gboolean going = (!talk->sink->at_once || encrypt (talk)) && say (talk, "220 sink");
  char *line;

  while (going && (line = hear (talk)) != NULL) {
    going = obey (talk, line);
    g_free (line);
  }
  g_io_stream_close (talk->connection, NULL, NULL);
  g_object_unref (talk->input);
  g_object_unref (talk->connection);
  g_free (talk->sender);
  g_free (talk->recipient);
  g_free (talk);
  return NULL;
}

static void
meet (PfSink *self, GSocketConnection *connection)
{
  Talk *talk = g_new0 (Talk, 1);

  talk->sink = self;
  talk->connection = G_IO_STREAM (connection);
  listen_to (talk);
  g_mutex_lock (&self->mutex);
  self->n_connections++;
  g_ptr_array_add (self->threads, g_thread_new ("sink-talk", talk_to, talk));
  g_mutex_unlock (&self->mutex);
}

static gpointer
accept_all (gpointer data)
{
  PfSink *self = data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (self->listener, NULL, self->stopping, NULL)) !=
         NULL)
    meet (self, connection);
  return NULL;
}

PfSink *
pf_sink_new (PfSinkAnswer answer_for, gpointer data)
{
  return pf_sink_new_encrypted (NULL, FALSE, answer_for, data);
}

PfSink *
pf_sink_new_encrypted (const char *certificate,
                       gboolean at_once,
                       PfSinkAnswer answer_for,
                       gpointer data)
{
  PfSink *self = g_new0 (PfSink, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;

  self->answer = answer_for;
  self->data = data;
  self->at_once = at_once;
  if (certificate != NULL)
    self->certificate = g_tls_certificate_new_from_file (certificate, NULL);
  self->listener = g_socket_listener_new ();
  g_assert_true (g_socket_listener_add_address (
      self->listener, wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &address, NULL));
  self->url = g_strdup_printf ("%s://127.0.0.1:%u",
                               at_once ? "smtps" : "smtp",
                               g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  self->stopping = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  self->threads = g_ptr_array_new_with_free_func (join_thread);
  self->mails = g_ptr_array_new_with_free_func (free_mail);
  self->thread = g_thread_new ("sink", accept_all, self);
  return self;
}

void
pf_sink_free (PfSink *self)
{
  g_cancellable_cancel (self->stopping);
  g_thread_join (self->thread);
  g_ptr_array_unref (self->threads);
  g_ptr_array_unref (self->mails);
  g_socket_listener_close (self->listener);
  g_object_unref (self->listener);
  g_object_unref (self->stopping);
  g_clear_object (&self->certificate);
  g_mutex_clear (&self->mutex);
  g_free (self->url);
  g_free (self);
}

const char *
pf_sink_get_url (PfSink *self)
{
  return self->url;
}

guint
pf_sink_get_n_mails (PfSink *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->mails->len;
  g_mutex_unlock (&self->mutex);
  return n;
}

guint
pf_sink_get_n_connections (PfSink *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->n_connections;
  g_mutex_unlock (&self->mutex);
  return n;
}

const PfSinkMail *
pf_sink_get (PfSink *self, guint n)
{
  const PfSinkMail *mail;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (n, <, self->mails->len);
  mail = self->mails->pdata[n];
  g_mutex_unlock (&self->mutex);
  return mail;
}

static gboolean
decode_byte (const GMatchInfo *match, GString *result, gpointer)
{
  g_autofree char *hex = g_match_info_fetch (match, 1);

  g_string_append_c (result, (char) g_ascii_strtoull (hex, NULL, 16));
  return FALSE;
}

static char *
decode_bytes (const char *text)
{
  g_autoptr (GRegex) bytes = g_regex_new ("=([0-9A-F]{2})", G_REGEX_RAW, 0, NULL);

  return g_regex_replace_eval (bytes, text, -1, 0, 0, decode_byte, NULL, NULL);
}

static gboolean
decode_word (const GMatchInfo *match, GString *result, gpointer)
{
  g_autofree char *encoding = g_match_info_fetch (match, 1);
  g_autofree char *word = g_match_info_fetch (match, 2);
  gsize length = 0;

  if (g_ascii_strcasecmp (encoding, "B") == 0) {
    g_autofree guchar *bytes = g_base64_decode (word, &length);

    g_string_append_len (result, (const char *) bytes, (gssize) length);
  } else {
    g_autofree char *text = decode_bytes (g_strdelimit (word, "_", ' '));

    g_string_append (result, text);
  }
  return FALSE;
}

char *
pf_sink_mail_get (const PfSinkMail *self, const char *header)
{
  g_autofree char *pattern = g_strdup_printf ("(?im)^%s: *([^\n]*(\n[ \t][^\n]*)*)", header);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GRegex) folds = g_regex_new ("\n[ \t]+", 0, 0, NULL);
  g_autoptr (GRegex) words = g_regex_new ("(?i)=[?]UTF-8[?]([BQ])[?]([^?]*)[?]=", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *value = NULL;
  g_autofree char *unfolded = NULL;

  if (!g_regex_match (regex, self->text, 0, &match))
    return NULL;
  value = g_match_info_fetch (match, 1);
  unfolded = g_regex_replace_literal (folds, value, -1, 0, " ", 0, NULL);
  return g_regex_replace_eval (words, unfolded, -1, 0, 0, decode_word, NULL, NULL);
}

char *
pf_sink_mail_get_body (const PfSinkMail *self)
{
  return decode_bytes (strstr (self->text, "\n\n"));
}

char *
pf_sink_mail_find_token (const PfSinkMail *self)
{
  g_autoptr (GRegex) regex = g_regex_new ("/(?:activate|confirm)/([A-Za-z0-9_-]{43})", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, self->text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}
