/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/mail-addressing.h"

#include "core/household.h"
#include "server/jobs/invitation-addressing.h"
#include "server/ops/known-adults.h"
#include "server/ops/token.h"
#include "server/store/account-applications.h"
#include "server/store/account-tokens.h"
#include "server/store/accounts.h"
#include "server/store/email-changes.h"

typedef struct
{
  PfDb *db;
  PfLetter *letter;
  PfInstant now;
  GPtrArray *removed;
  gboolean new_account; /* is what was asked for, not a password */
} Addressing;

/* Who is known needs no new account. */
static gboolean
forget_applications (Addressing *self, GError **error)
{
  PfMail *mail = self->letter->mail;
  g_autofree char *email = pf_email_fold (mail->recipient);

  mail->application[0] = '\0';
  return pf_store_erase_account_applications (self->db, email, NULL, self->removed, error);
}

/* What is said to who has chosen a password once, or never, by what was asked for. */
static PfMailKind
pick_kind (Addressing *self, gboolean has_password)
{
  if (self->new_account)
    return has_password ? PF_MAIL_KIND_ACCOUNT_KNOWN : PF_MAIL_KIND_FAMILY_KNOWN;
  return has_password ? PF_MAIL_KIND_PASSWORD_RESET : PF_MAIL_KIND_ACTIVATION;
}

static gboolean
give_token (Addressing *self, const PfAccount *account, PfMailKind kind, GError **error)
{
  gint64 span = pf_mail_kind_get_span (kind);
  PfLetter *letter = self->letter;

  g_free (letter->token);
  letter->token = pf_token_new (error);
  letter->mail->kind = kind;
  g_strlcpy (letter->mail->account, account->id, PF_ID_SIZE);
  g_free (letter->mail->name);
  letter->mail->name = g_strdup (account->first_name);
  return letter->token != NULL &&
         pf_store_insert_account_token (
             self->db, account, letter->token, self->now, self->now + span, error);
}

static gboolean
write_to_account (Addressing *self, const PfAccount *account, GError **error)
{
  g_autofree char *hash = NULL;

  return pf_store_find_password (self->db, account->email, &hash, error) &&
         give_token (self, account, pick_kind (self, hash != NULL), error);
}

static gboolean
write_to_person (Addressing *self, GPtrArray *adults, GError **error)
{
  static const char *const roles[] = { "family", NULL };
  const PfAdult *adult = adults->pdata[0];
  g_autoptr (GPtrArray) linked = pf_known_adults_list_households (adults);
  g_autofree char *email = pf_email_fold (self->letter->mail->recipient);
  g_autoptr (PfAccount) account = g_object_new (PF_TYPE_ACCOUNT,
                                                "email",
                                                email,
                                                "first-name",
                                                adult->first_name,
                                                "last-name",
                                                adult->last_name,
                                                "state",
                                                PF_ACCOUNT_STATE_ACTIVE,
                                                "roles",
                                                roles,
                                                "version",
                                                1,
                                                NULL);

  return pf_store_insert_account (self->db, account, error) &&
         pf_store_link_adults (self->db, account->id, linked, error) &&
         give_token (self, account, pick_kind (self, FALSE), error);
}

static gboolean
write_to_stranger (Addressing *self, GError **error)
{
  PfMail *mail = self->letter->mail;
  gboolean told = FALSE;

  mail->kind = PF_MAIL_KIND_UNKNOWN_ADDRESS;
  if (!pf_store_find_unknown_address_mail (
          self->db, mail, self->now - PF_MAIL_UNKNOWN_SPAN, &told, error))
    return FALSE;
  if (told)
    mail->state = PF_MAIL_STATE_DROPPED;
  return TRUE;
}

/* A new link each time: the one before opens nothing any more. */
static gboolean
write_to_applicant (Addressing *self, const PfAccountApplication *application, GError **error)
{
  PfLetter *letter = self->letter;
  PfMail *mail = letter->mail;

  g_free (letter->token);
  letter->token = pf_token_new (error);
  mail->kind = PF_MAIL_KIND_EMAIL_VERIFICATION;
  g_strlcpy (mail->application, application->id, PF_ID_SIZE);
  g_free (mail->name);
  mail->name = g_strdup (application->first_name);
  return letter->token != NULL &&
         pf_store_give_application_token (self->db, application, letter->token, error) &&
         pf_store_erase_account_applications (
             self->db, application->email, application->id, self->removed, error);
}

/* Of several that were asked for with one address the newest counts: the mails of those before say
 * nothing.
 */
static gboolean
write_to_unknown (Addressing *self, GError **error)
{
  PfMail *mail = self->letter->mail;
  g_autofree char *email = pf_email_fold (mail->recipient);
  g_autoptr (GError) problem = NULL;
  g_autoptr (PfAccountApplication) application =
      pf_store_find_newest_account_application (self->db, email, self->now, &problem);

  if (application == NULL && !g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
  if (*mail->application != '\0' &&
      (application == NULL || !g_str_equal (application->id, mail->application))) {
    mail->state = PF_MAIL_STATE_DROPPED;
    return TRUE;
  }
  return application != NULL ? write_to_applicant (self, application, error)
                             : write_to_stranger (self, error);
}

static gboolean
write_to_adults (Addressing *self, GError **error)
{
  g_autoptr (GPtrArray) adults =
      pf_store_list_adults_by_email (self->db, self->letter->mail->recipient, error);

  if (adults == NULL)
    return FALSE;
  if (adults->len == 0)
    return write_to_unknown (self, error);
  if (!forget_applications (self, error))
    return FALSE;
  if (pf_known_adults_are_one_person (adults))
    return write_to_person (self, adults, error);
  self->letter->mail->kind = PF_MAIL_KIND_SHARED_ADDRESS;
  return TRUE;
}

static gboolean
find_whose (Addressing *self, GError **error)
{
  g_autofree char *email = pf_email_fold (self->letter->mail->recipient);
  g_autoptr (GError) problem = NULL;
  g_autoptr (PfAccount) account = pf_store_find_account_by_email (self->db, email, &problem);

  if (account != NULL)
    return forget_applications (self, error) && write_to_account (self, account, error);
  if (g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return write_to_adults (self, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Nobody can guess it, and nobody else makes the same. */
static gboolean
give_message_id (PfMail *mail, const char *host, GError **error)
{
  g_autofree char *random = pf_token_new (error);

  if (random == NULL)
    return FALSE;
  g_free (mail->message_id);
  mail->message_id = g_strdup_printf ("%s.%.22s@%s", mail->id, random, host);
  return TRUE;
}

static gboolean
is_asked (PfMailKind kind)
{
  return kind == PF_MAIL_KIND_RESET_ASKED || kind == PF_MAIL_KIND_ACCOUNT_ASKED ||
         kind == PF_MAIL_KIND_GUARDIAN_INVITATION || kind == PF_MAIL_KIND_TIE_INVITATION;
}

static void
forget (PfLetter *letter, PfMailKind kind, const char *application)
{
  PfMail *mail = letter->mail;

  mail->kind = kind;
  mail->state = PF_MAIL_STATE_SENDING;
  mail->account[0] = '\0';
  g_strlcpy (mail->application, application, PF_ID_SIZE);
  g_clear_pointer (&mail->name, g_free);
  g_clear_pointer (&mail->message_id, g_free);
  g_clear_pointer (&letter->token, g_free);
}

/* Whose mail a link goes with that was not asked for by its address alone. */
static gboolean
invite (Addressing *self, GError **error)
{
  g_autoptr (PfAccount) account =
      pf_store_find_account_by_email (self->db, self->letter->mail->recipient, error);

  return account != NULL && give_token (self, account, PF_MAIL_KIND_AGENT_INVITATION, error);
}

/* Whoever has the address is told; for who asked, the mail is what it would be for a free one, and
 * looks as if it were lost.
 */
static gboolean
confirm_address (Addressing *self, GError **error)
{
  PfLetter *letter = self->letter;
  PfMail *mail = letter->mail;
  g_autoptr (GError) problem = NULL;
  g_autoptr (PfAccount) other =
      pf_store_find_account_by_email (self->db, mail->recipient, &problem);
  gboolean wanted = FALSE;

  if (other == NULL && !g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
  g_free (letter->token);
  letter->token = other == NULL ? pf_token_new (error) : NULL;
  if (other != NULL) {
    g_strlcpy (mail->owner, other->id, PF_ID_SIZE);
    return TRUE;
  }
  if (letter->token == NULL ||
      !pf_store_give_email_change_token (
          self->db, mail->account, mail->recipient, letter->token, self->now, &wanted, error))
    return FALSE;
  if (!wanted)
    mail->state = PF_MAIL_STATE_DROPPED;
  return TRUE;
}

static gboolean
find_out (Addressing *self, GError **error)
{
  PfMailKind kind = self->letter->mail->kind;

  if (kind == PF_MAIL_KIND_GUARDIAN_INVITATION || kind == PF_MAIL_KIND_TIE_INVITATION)
    return pf_mail_address_invitation (self->db, self->letter, self->now, error);
  if (is_asked (kind))
    return find_whose (self, error);
  if (kind == PF_MAIL_KIND_EMAIL_CHANGE)
    return confirm_address (self, error);
  return kind != PF_MAIL_KIND_AGENT_INVITATION || invite (self, error);
}

gboolean
pf_mail_address (PfDb *db,
                 PfLetter *letter,
                 const char *host,
                 PfInstant now,
                 GPtrArray *removed,
                 GError **error)
{
  PfMailKind kind = letter->mail->kind;
  Addressing self = { db, letter, now, removed, kind == PF_MAIL_KIND_ACCOUNT_ASKED };
  guint n_removed = removed->len;
  PfId application;

  g_strlcpy (application, letter->mail->application, PF_ID_SIZE);
  if (find_out (&self, error) && give_message_id (letter->mail, host, error) &&
      pf_store_address_letter (db, letter, error))
    return TRUE;
  g_ptr_array_set_size (removed, (gint) n_removed);
  letter->mail->owner[0] = '\0';
  if (is_asked (kind))
    forget (letter, kind, application);
  else
    g_clear_pointer (&letter->token, g_free);
  return FALSE;
}
