/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/mail-taking.h"

#include "core/password-reset.h"
#include "server/jobs/invitation-addressing.h"
#include "server/jobs/mail-addressing.h"
#include "server/store/account-applications.h"
#include "server/store/account-tokens.h"
#include "server/store/email-changes.h"
#include "server/store/town.h"

/* Two servers may find at once that a person has no account: the second finds it made. */
#define N_TRIES 2

void
pf_taking_clear (PfTaking *self)
{
  g_clear_pointer (&self->letter, pf_letter_free);
  g_clear_object (&self->application);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  g_clear_pointer (&self->words, pf_mail_words_free);
}

static void
replace_secret (GString *text, const char *secret)
{
  g_string_replace (text, secret, "…", 0);
}

/* A server may say again what it was sent; the link and the code are for one person alone. */
static char *
remove_secrets (const char *reply, const char *token)
{
  GString *text = g_string_new (reply);
  char code[PF_CODE_SIZE];

  if (token != NULL) {
    g_autofree char *grouped = NULL;

    pf_code_from_token (code, token);
    grouped = g_strdup_printf ("%.4s-%s", code, code + 4);
    replace_secret (text, token);
    replace_secret (text, grouped);
    replace_secret (text, code);
  }
  return g_string_free (text, FALSE);
}

static void
fail (PfMail *mail, const char *failure)
{
  mail->state = PF_MAIL_STATE_FAILED;
  mail->send_at = 0;
  if (failure != NULL) {
    g_free (mail->failure);
    mail->failure = g_strdup (failure);
  }
}

/* The next attempt, or none where that would be too late. */
static void
put_off (PfMail *mail, const char *failure, PfInstant now)
{
  PfInstant send_at = now + pf_mail_get_delay (mail->attempts);

  fail (mail, failure);
  if (send_at >= mail->created_at + PF_MAIL_SPAN)
    return;
  mail->state = PF_MAIL_STATE_WAITING;
  mail->send_at = send_at;
}

void
pf_mail_settle (PfLetter *letter, PfDelivered delivered, const char *reply, PfInstant now)
{
  PfMail *mail = letter->mail;
  g_autofree char *failure = reply != NULL ? remove_secrets (reply, letter->token) : NULL;

  switch (delivered) {
  case PF_DELIVERED_SENT:
    mail->state = PF_MAIL_STATE_SENT;
    mail->sent_at = now;
    mail->send_at = 0;
    g_clear_pointer (&mail->failure, g_free);
    break;
  case PF_DELIVERED_LATER:
    put_off (mail, failure, now);
    break;
  case PF_DELIVERED_NEVER:
    fail (mail, failure);
    break;
  }
}

/* In a savepoint of its own: a mail that cannot be addressed must not stay in the way of those
 * behind it.
 */
static gboolean
try_to_address (PfDb *db, PfTaking *self, GError **error)
{
  if (!pf_db_command (db, PF_COMMAND_SAVEPOINT, error))
    return FALSE;
  if (pf_mail_address (db, self->letter, self->host, self->now, self->removed, error))
    return pf_db_command (db, PF_COMMAND_RELEASE, error);
  pf_db_command (db, PF_COMMAND_ROLLBACK_TO, NULL);
  pf_db_command (db, PF_COMMAND_RELEASE, NULL);
  return FALSE;
}

static gboolean
address (PfDb *db, PfTaking *self)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_TRIES; i++) {
    g_clear_error (&error);
    if (try_to_address (db, self, &error))
      return TRUE;
  }
  g_message (
      "Mail %s: it is not known yet to whom it goes: %s", self->letter->mail->id, error->message);
  put_off (self->letter->mail, "not addressed", self->now);
  return FALSE;
}

static gboolean
opens_account (PfDb *db, PfTaking *self)
{
  g_autoptr (PfAccountToken) token = pf_store_find_account_token (db, self->letter->token, NULL);

  return token != NULL && token->used_at == 0 && token->expires_at > self->now;
}

static gboolean
confirms_change (PfDb *db, PfTaking *self)
{
  const PfLetter *letter = self->letter;
  g_autoptr (PfEmailChange) change =
      pf_store_find_email_change (db, letter->mail->account, letter->token, NULL, NULL);

  return change != NULL && change->expires_at > self->now;
}

static gboolean
confirms_application (PfDb *db, PfTaking *self)
{
  self->application = pf_store_find_account_application_by_token (db, self->letter->token, NULL);
  return self->application != NULL && self->application->expires_at > self->now;
}

/* A link that opens nothing any more helps nobody. */
static gboolean
has_good_link (PfDb *db, PfTaking *self)
{
  PfMail *mail = self->letter->mail;
  gboolean good = TRUE;

  if (mail->kind == PF_MAIL_KIND_EMAIL_VERIFICATION)
    good = self->letter->token != NULL && confirms_application (db, self);
  else if (mail->kind == PF_MAIL_KIND_EMAIL_CHANGE && *mail->owner == '\0')
    good = self->letter->token != NULL && confirms_change (db, self);
  else if (mail->kind == PF_MAIL_KIND_GUARDIAN_INVITATION ||
           mail->kind == PF_MAIL_KIND_TIE_INVITATION)
    good = pf_mail_invites (db, self->letter, self->now);
  else if (self->letter->token != NULL)
    good = opens_account (db, self);
  if (!good)
    fail (mail, PF_MAIL_FAILURE_LINK);
  return good;
}

/* Whether the letter is to be sent now; else its state says what becomes of it. */
static gboolean
prepare (PfDb *db, PfTaking *self)
{
  PfMail *mail = self->letter->mail;

  if (mail->created_at + PF_MAIL_SPAN <= self->now) {
    fail (mail, mail->failure == NULL ? "too late" : NULL);
    return FALSE;
  }
  if (mail->message_id == NULL && !address (db, self))
    return FALSE;
  if (mail->state == PF_MAIL_STATE_DROPPED) {
    mail->send_at = 0;
    return FALSE;
  }
  return has_good_link (db, self);
}

gboolean
pf_mail_take (PfDb *db, gpointer taking, GError **error)
{
  PfTaking *self = taking;
  PfTown *town = pf_store_get_town (db, error);
  g_autoptr (GError) problem = NULL;

  pf_taking_clear (self);
  self->removed = g_ptr_array_new_with_free_func (g_free);
  if (town == NULL)
    return FALSE;
  self->letter = pf_store_take_letter (db, self->now, self->now + PF_MAIL_LEASE, &problem);
  if (problem != NULL)
    return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
  if (self->letter == NULL)
    return TRUE;
  if (!prepare (db, self))
    return pf_store_end_mail (db, self->letter->mail, error);
  self->words = pf_mail_words_new (self->letter->mail,
                                   self->application,
                                   pf_town_get_portal (town),
                                   self->public_url,
                                   self->letter->token);
  return TRUE;
}

gboolean
pf_mail_end (PfDb *db, gpointer mail, GError **error)
{
  return pf_store_end_mail (db, mail, error);
}
