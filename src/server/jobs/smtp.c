/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/smtp.h"

#include <curl/curl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/socket.h>

#define TIMEOUT_SECONDS 30

/* For the answer to a good-bye. */
#define REST_SECONDS 2L

/* What a server says is kept up to here: a line may be 512 bytes long. */
#define MAX_REPLY 512

struct _PfSmtp
{
  char *url;
  char *user;
  char *password;
  char *authority_file;
  long tls; /* of CURLOPT_USE_SSL */
  long timeout_seconds;
  const int *stopping;
  CURL *handle; /* NULL: there is no connection */

  /* Of the message at hand. */
  const char *bytes;
  gsize size, n_read;
  char command[5];  /* that the server was told last */
  GString *reply;   /* its last line */
  gboolean leaving; /* what is said now is good-bye, no more of the message */
};

static gboolean
is_loopback (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autoptr (GInetAddress) address = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_strcmp0 (host, "localhost") == 0;
}

/* What crosses no network needs no certificate, and mail servers seldom have one for "localhost".
 */
static long
find_tls (const PfSmtpOptions *options)
{
  switch (options->starttls) {
  case PF_STARTTLS_REQUIRED:
    return CURLUSESSL_ALL;
  case PF_STARTTLS_IF_OFFERED:
    return CURLUSESSL_TRY;
  case PF_STARTTLS_NEVER:
    return CURLUSESSL_NONE;
  case PF_STARTTLS_DEFAULT:
    break;
  }
  return is_loopback (options->url) ? CURLUSESSL_NONE : CURLUSESSL_ALL;
}

static gpointer
start_curl (gpointer)
{
  curl_global_init (CURL_GLOBAL_DEFAULT);
  return NULL;
}

PfSmtp *
pf_smtp_new (const PfSmtpOptions *options, const int *stopping)
{
  static GOnce started = G_ONCE_INIT;
  PfSmtp *self = g_new0 (PfSmtp, 1);
  gsize length = strlen (options->url);

  g_once (&started, start_curl, NULL);
  /* A path is what curl says EHLO with. */
  self->url = g_strdup_printf ("%.*s/%s",
                               (int) (g_str_has_suffix (options->url, "/") ? length - 1 : length),
                               options->url,
                               options->host);
  self->user = g_strdup (options->user);
  self->password = g_strdup (options->password);
  self->authority_file = g_strdup (options->authority_file);
  self->tls = find_tls (options);
  self->timeout_seconds =
      options->timeout_seconds > 0 ? (long) options->timeout_seconds : TIMEOUT_SECONDS;
  self->stopping = stopping;
  self->reply = g_string_new (NULL);
  return self;
}

/* FALSE: there is none. */
static gboolean
get_socket (PfSmtp *self, curl_socket_t *ret_socket)
{
  return curl_easy_getinfo (self->handle, CURLINFO_ACTIVESOCKET, ret_socket) == CURLE_OK &&
         *ret_socket != CURL_SOCKET_BAD;
}

/* Without a word: curl would say QUIT by itself, and wait two minutes for an answer. */
static void
hang_up (PfSmtp *self)
{
  curl_socket_t socket;

  if (get_socket (self, &socket))
    shutdown (socket, SHUT_RDWR);
  g_clear_pointer (&self->handle, curl_easy_cleanup);
}

void
pf_smtp_rest (PfSmtp *self)
{
  curl_socket_t socket;

  if (self->handle == NULL)
    return;
  if (get_socket (self, &socket)) {
    curl_easy_setopt (self->handle, CURLOPT_UPLOAD, 0L);
    curl_easy_setopt (self->handle, CURLOPT_CUSTOMREQUEST, "QUIT");
    curl_easy_setopt (self->handle, CURLOPT_TIMEOUT, REST_SECONDS);
    curl_easy_perform (self->handle);
  }
  hang_up (self);
}

void
pf_smtp_free (PfSmtp *self)
{
  pf_smtp_rest (self);
  if (self->password != NULL)
    explicit_bzero (self->password, strlen (self->password));
  g_string_free (self->reply, TRUE);
  g_free (self->url);
  g_free (self->user);
  g_free (self->password);
  g_free (self->authority_file);
  g_free (self);
}

static size_t
read_cb (char *buffer, size_t size, size_t n, void *data)
{
  PfSmtp *self = data;
  gsize length = MIN (size * n, self->size - self->n_read);

  memcpy (buffer, self->bytes + self->n_read, length);
  self->n_read += length;
  return length;
}

/* One line of the server's. */
static size_t
reply_cb (char *line, size_t size, size_t n, void *data)
{
  PfSmtp *self = data;

  if (self->leaving)
    return size * n;
  g_string_truncate (self->reply, 0);
  g_string_append_len (self->reply, line, (gssize) MIN (size * n, MAX_REPLY));
  return size * n;
}

/* Of what is said to the server the command alone is looked at: the rest is none of the log's. */
static int
debug_cb (CURL *, curl_infotype type, char *text, size_t size, void *data)
{
  PfSmtp *self = data;

  if (type != CURLINFO_HEADER_OUT)
    return 0;
  self->leaving = size >= 4 && strncmp (text, "QUIT", 4) == 0;
  if (!self->leaving)
    g_strlcpy (self->command, text, MIN (sizeof self->command, size + 1));
  return 0;
}

static int
progress_cb (void *data, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
  PfSmtp *self = data;

  return g_atomic_int_get (self->stopping);
}

static void
open_handle (PfSmtp *self)
{
  CURL *handle = curl_easy_init ();

  curl_easy_setopt (handle, CURLOPT_URL, self->url);
  curl_easy_setopt (handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt (handle, CURLOPT_PROXY, "");
  curl_easy_setopt (handle, CURLOPT_USE_SSL, self->tls);
  if (self->authority_file != NULL) {
    curl_easy_setopt (handle, CURLOPT_CAINFO, self->authority_file);
    curl_easy_setopt (handle, CURLOPT_CAPATH, NULL);
  }
  if (self->user != NULL)
    curl_easy_setopt (handle, CURLOPT_USERNAME, self->user);
  if (self->password != NULL)
    curl_easy_setopt (handle, CURLOPT_PASSWORD, self->password);
  curl_easy_setopt (handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (handle, CURLOPT_TIMEOUT, self->timeout_seconds);
  curl_easy_setopt (handle, CURLOPT_CONNECTTIMEOUT, self->timeout_seconds);
  curl_easy_setopt (handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt (handle, CURLOPT_READFUNCTION, read_cb);
  curl_easy_setopt (handle, CURLOPT_READDATA, self);
  curl_easy_setopt (handle, CURLOPT_HEADERFUNCTION, reply_cb);
  curl_easy_setopt (handle, CURLOPT_HEADERDATA, self);
  curl_easy_setopt (handle, CURLOPT_WRITEFUNCTION, reply_cb);
  curl_easy_setopt (handle, CURLOPT_WRITEDATA, self);
  curl_easy_setopt (handle, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt (handle, CURLOPT_DEBUGFUNCTION, debug_cb);
  curl_easy_setopt (handle, CURLOPT_DEBUGDATA, self);
  curl_easy_setopt (handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt (handle, CURLOPT_XFERINFOFUNCTION, progress_cb);
  curl_easy_setopt (handle, CURLOPT_XFERINFODATA, self);
  self->handle = handle;
}

/* Only what is refused of this recipient or of this message is refused for good: a server that does
 * not take us at all is set up wrongly, and somebody will mend that.
 */
static PfDelivered
judge (PfSmtp *self, CURLcode code)
{
  gboolean of_mail = g_str_equal (self->command, "RCPT") || g_str_equal (self->command, "DATA");

  if (code == CURLE_OK)
    return PF_DELIVERED_SENT;
  return of_mail && self->reply->str[0] == '5' ? PF_DELIVERED_NEVER : PF_DELIVERED_LATER;
}

static char *
tell (PfSmtp *self, CURLcode code)
{
  g_autofree char *reply = g_utf8_make_valid (g_strstrip (self->reply->str), -1);

  if (code == CURLE_OK || *reply >= '4')
    return g_steal_pointer (&reply);
  return g_strdup (curl_easy_strerror (code));
}

PfDelivered
pf_smtp_send (PfSmtp *self, const char *from, const char *to, GBytes *message, char **ret_reply)
{
  struct curl_slist *recipients = curl_slist_append (NULL, to);
  CURLcode code;

  self->bytes = g_bytes_get_data (message, &self->size);
  self->n_read = 0;
  self->command[0] = '\0';
  self->leaving = FALSE;
  g_string_truncate (self->reply, 0);
  if (self->handle == NULL)
    open_handle (self);
  curl_easy_setopt (self->handle, CURLOPT_MAIL_FROM, from);
  curl_easy_setopt (self->handle, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt (self->handle, CURLOPT_INFILESIZE_LARGE, (curl_off_t) self->size);
  code = curl_easy_perform (self->handle);
  curl_easy_setopt (self->handle, CURLOPT_MAIL_RCPT, NULL);
  curl_slist_free_all (recipients);
  if (code != CURLE_OK)
    hang_up (self);
  *ret_reply = tell (self, code);
  return judge (self, code);
}
