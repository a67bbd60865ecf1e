/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/mailer.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>

#include "server/jobs/job-change.h"
#include "server/jobs/mail-message.h"
#include "server/jobs/mail-taking.h"
#include "server/store/town.h"

/* The outbox is looked at so often: other processes write to it too. */
#define LOOK_SPAN (1 * G_TIME_SPAN_SECOND)

/* What is left of the time for which a mail was taken must be enough to hand it over. */
#define DELIVERY_SPAN (1 * G_TIME_SPAN_MINUTE)

struct _PfMailer
{
  PfStore *store;
  PfDocumentStore *documents; /* (nullable) */
  GBytes *logo;               /* (nullable) */
  char *public_url;
  char *host; /* of that address */
  char *from;
  char *folder; /* (nullable) */
  PfSmtp *smtp; /* (nullable) */
  GThread *thread;
  gboolean blind, mute; /* the outbox cannot be read, or not be written, which was said */
  int stopping;         /* atomic */

  GMutex mutex; /* of what the thread waits for */
  GCond changed;
};

static gboolean
is_stopping (PfMailer *self)
{
  return g_atomic_int_get (&self->stopping);
}

static void
wait (PfMailer *self, gint64 span)
{
  gint64 deadline = g_get_monotonic_time () + span;

  g_mutex_lock (&self->mutex);
  while (!is_stopping (self) && g_cond_wait_until (&self->changed, &self->mutex, deadline)) {
  }
  g_mutex_unlock (&self->mutex);
}

/* Said once, until it is well again. */
static void
note_health (gboolean *fails, const GError *error)
{
  if (error != NULL && !*fails)
    g_message ("The outbox cannot be read or written now: %s", error->message);
  *fails = error != NULL;
}

static PfDelivered
put_into_folder (PfMailer *self, const PfMail *mail, GBytes *message, char **ret_reply)
{
  g_autofree char *name = g_strconcat (mail->message_id, ".eml", NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *bytes = g_bytes_get_data (message, &size);

  if (g_file_set_contents_full (
          path, bytes, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return PF_DELIVERED_SENT;
  *ret_reply = g_strdup (error->message);
  return PF_DELIVERED_LATER;
}

static PfDelivered
deliver (PfMailer *self, const PfMail *mail, const PfMailWords *words, char **ret_reply)
{
  g_autoptr (GBytes) message = NULL;

  if (self->smtp == NULL && self->folder == NULL)
    return PF_DELIVERED_SENT; /* shown */
  if (!pf_mail_address_is_plain (mail->recipient)) {
    *ret_reply = g_strdup ("no address to write to");
    return PF_DELIVERED_NEVER;
  }
  message = pf_mail_message_new (mail, words, self->from, self->logo);
  if (self->smtp != NULL)
    return pf_smtp_send (self->smtp, self->from, mail->recipient, message, ret_reply);
  return put_into_folder (self, mail, message, ret_reply);
}

/* What a server says names people: the log keeps its number alone. */
static void
log_end (const PfMail *mail, const char *reply)
{
  gboolean is_number = reply != NULL && g_ascii_isdigit (reply[0]);
  const char *reason = reply != NULL ? reply : "";

  switch (mail->state) {
  case PF_MAIL_STATE_FAILED:
  case PF_MAIL_STATE_WAITING:
    g_message ("Mail %s %s at attempt %d: %.*s",
               mail->id,
               mail->state == PF_MAIL_STATE_FAILED ? "failed" : "was put off",
               mail->attempts,
               is_number ? 3 : (int) strlen (reason),
               reason);
    break;
  case PF_MAIL_STATE_SENT:
    g_debug ("Mail %s was sent", mail->id);
    break;
  case PF_MAIL_STATE_DROPPED:
    g_debug ("Mail %s was dropped", mail->id);
    break;
  case PF_MAIL_STATE_NONE:
  case PF_MAIL_STATE_SENDING:
    break;
  }
}

/* Until it is written: a mail that was sent and not noted is sent again. */
static void
end (PfMailer *self, PfMail *mail)
{
  gboolean ended = FALSE;

  while (!ended) {
    g_autoptr (GError) error = NULL;

    ended = pf_job_change_run (self->store, pf_mail_end, mail, &error) || is_stopping (self);
    note_health (&self->mute, error);
    if (!ended)
      wait (self, LOOK_SPAN);
  }
}

static void
send_letter (PfMailer *self, PfTaking *taking)
{
  PfMail *mail = taking->letter->mail;
  g_autofree char *reply = NULL;
  PfDelivered delivered;

  if (g_get_real_time () + DELIVERY_SPAN > mail->send_at)
    return; /* so late that it is another's soon */
  delivered = deliver (self, mail, taking->words, &reply);
  pf_mail_settle (taking->letter, delivered, reply, g_get_real_time ());
  end (self, mail);
  log_end (mail, reply);
}

static void
remove_documents (PfMailer *self, GPtrArray *bodies)
{
  for (guint i = 0; self->documents != NULL && i < bodies->len; i++) {
    g_autoptr (GError) error = NULL;

    if (!pf_document_store_remove (self->documents, bodies->pdata[i], &error))
      g_warning ("Left to be swept away: %s", error->message);
  }
}

/* Whether there may be another one. */
static gboolean
send_next (PfMailer *self)
{
  g_auto (PfTaking) taking = { .public_url = self->public_url,
                               .host = self->host,
                               .now = g_get_real_time () };
  g_autoptr (GError) error = NULL;

  if (pf_job_change_run (self->store, pf_mail_take, &taking, &error))
    remove_documents (self, taking.removed);
  note_health (&self->mute, error);
  if (error != NULL || taking.letter == NULL)
    return FALSE;
  if (taking.words != NULL)
    send_letter (self, &taking);
  else
    log_end (taking.letter->mail, taking.letter->mail->failure);
  return !is_stopping (self);
}

static gboolean
is_demonstration (PfDb *reader)
{
  PfTown *town = pf_store_get_town (reader, NULL);

  return town != NULL && pf_town_get_portal (town)->demonstration;
}

static PfDeliveryKind
get_kind (PfMailer *self, PfDb *reader)
{
  if (self->smtp != NULL)
    return PF_DELIVERY_SERVER;
  if (self->folder != NULL)
    return PF_DELIVERY_FOLDER;
  return is_demonstration (reader) ? PF_DELIVERY_SHOWN : PF_DELIVERY_NONE;
}

/* How long to wait before a mail is due: 0 where one is. */
static gint64
look (PfMailer *self)
{
  PfDb *reader = pf_store_borrow (self->store);
  gint64 span = LOOK_SPAN;
  PfInstant next = 0;

  if (get_kind (self, reader) != PF_DELIVERY_NONE) {
    g_autoptr (GError) error = NULL;

    pf_store_find_next_mail (reader, &next, &error);
    note_health (&self->blind, error);
  }
  pf_store_give_back (self->store, reader);
  if (next != 0)
    span = CLAMP (next - g_get_real_time (), 0, LOOK_SPAN);
  return span;
}

static gpointer
run (gpointer data)
{
  PfMailer *self = data;

  while (!is_stopping (self)) {
    gint64 span = look (self);

    if (span == 0) {
      while (send_next (self)) {
      }
      span = LOOK_SPAN;
    }
    if (self->smtp != NULL)
      pf_smtp_rest (self->smtp);
    wait (self, span);
  }
  return NULL;
}

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, words);
  return FALSE;
}

static gboolean
check_options (const PfMailerOptions *options, GError **error)
{
  if (options->server != NULL && options->folder != NULL)
    return refuse (error, "Mails go to a server or to a folder: set one of the two");
  if (options->server != NULL && options->from == NULL)
    return refuse (error, "A mail server is set, and no address that mails come from");
  if (options->from != NULL && !pf_mail_address_is_plain (options->from))
    return refuse (error, "What mails come from is no e-mail address");
  return TRUE;
}

static gboolean
make_folder (const char *folder, GError **error)
{
  if (folder == NULL || g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (
      error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
  return FALSE;
}

/* A name that stands after an @: the portal's, where it has one. */
static char *
find_host (const char *public_url)
{
  g_autoptr (GUri) uri = g_uri_parse (public_url, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  char *ascii = host != NULL && strchr (host, ':') == NULL ? g_hostname_to_ascii (host) : NULL;

  return ascii != NULL ? ascii : g_strdup ("localhost");
}

/* @logo: (nullable) (transfer full) */
static PfMailer *
new_mailer (PfStore *store, const PfMailerOptions *options, GBytes *logo)
{
  PfMailer *self = g_new0 (PfMailer, 1);

  self->logo = logo;
  self->store = store;
  self->documents = options->documents;
  self->public_url = g_strdup (options->public_url);
  self->host = find_host (options->public_url);
  self->from = options->from != NULL ? g_strdup (options->from)
                                     : g_strconcat ("portail-famille@", self->host, NULL);
  self->folder = g_strdup (options->folder);
  if (options->server != NULL)
    self->smtp = pf_smtp_new (&(PfSmtpOptions){ .url = options->server,
                                                .user = options->user,
                                                .password = options->password,
                                                .host = self->host,
                                                .starttls = options->starttls,
                                                .authority_file = options->authority_file,
                                                .timeout_seconds = options->timeout_seconds },
                              &self->stopping);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  return self;
}

static void
say_kind (PfMailer *self)
{
  PfDb *reader = pf_store_borrow (self->store);
  PfDeliveryKind kind = get_kind (self, reader);

  pf_store_give_back (self->store, reader);
  switch (kind) {
  case PF_DELIVERY_NONE:
    g_message ("No mail is sent: neither mail_server nor mail_folder is set. Mails wait");
    break;
  case PF_DELIVERY_SHOWN:
    g_message ("No mail is sent: this is a demonstration, and shows them");
    break;
  case PF_DELIVERY_FOLDER:
    g_message ("No mail is sent: each is put into %s", self->folder);
    break;
  case PF_DELIVERY_SERVER:
    break;
  }
}

PfMailer *
pf_mailer_start (PfStore *store, const PfMailerOptions *options, GError **error)
{
  GBytes *logo = NULL;
  PfMailer *self;

  if (!check_options (options, error) || !make_folder (options->folder, error))
    return NULL;
  if (options->logo_file != NULL && (logo = pf_mail_logo_read (options->logo_file, error)) == NULL)
    return NULL;
  self = new_mailer (store, options, logo);
  say_kind (self);
  self->thread = g_thread_new ("mailer", run, self);
  return self;
}

void
pf_mailer_stop (PfMailer *self)
{
  g_mutex_lock (&self->mutex);
  g_atomic_int_set (&self->stopping, TRUE);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  g_clear_pointer (&self->smtp, pf_smtp_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_free (self->public_url);
  g_free (self->host);
  g_free (self->from);
  g_free (self->folder);
  g_free (self);
}
