/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another address to sign in with. Who asks is told nothing: whether somebody has that address or
 * not, the same rows are written, and the mails' worker finds it out later.
 */
#include "core/email-change.h"

#include "core/mail.h"
#include "core/password-reset.h"
#include "core/sign-in.h"
#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/ops/me.h"
#include "server/store/account-tokens.h"
#include "server/store/email-changes.h"
#include "server/store/mails.h"

#define ASKING "email-change"
#define CONFIRMING "email-code"

static gboolean
write_mail (PfCall *call, PfMailKind kind, const char *recipient, GError **error)
{
  const PfAccount *caller = call->caller;
  g_autoptr (PfMail) mail = pf_mail_new (
      kind, recipient, pf_language_to_tag (call->request->language), call->request->now);

  g_object_set (mail, "account", caller->id, "name", caller->first_name, NULL);
  return pf_store_insert_mail (call->db, mail, error);
}

static gboolean
ask_for (PfCall *call, const char *email, GError **error)
{
  const PfAccount *caller = call->caller;
  PfInstant expires_at = call->request->now + PF_EMAIL_CHANGE_SPAN;

  return pf_store_ask_email_change (call->db, caller->id, email, expires_at, error) &&
         write_mail (call, PF_MAIL_KIND_EMAIL_CHANGE, email, error) &&
         write_mail (call, PF_MAIL_KIND_EMAIL_CHANGED, caller->email, error) &&
         pf_journal_note (call, PF_JOURNAL_ACTION_EMAIL_CHANGE_ASKED, caller->id, error);
}

gboolean
pf_handle_edit_me (PfCall *call, GError **error)
{
  const PfAccount *caller = call->caller;
  g_autoptr (PfAccountEdit) before =
      g_object_new (PF_TYPE_ACCOUNT_EDIT, "email", caller->email, NULL);
  g_autoptr (PfAccountEdit) after = NULL;
  g_autofree char *etag = pf_me_build_etag (call, error);
  g_autofree char *email = NULL;

  after = etag != NULL ? pf_call_read_tagged_edit (call, before, etag, error) : NULL;
  if (after == NULL)
    return FALSE;
  email = pf_email_fold (after->email);
  if (g_str_equal (email, caller->email))
    return pf_store_forget_email_change (call->db, caller->id, error);
  return pf_call_take_attempt (call, ASKING, caller->email, error) && ask_for (call, email, error);
}

/* One of both: the contract's schema cannot say so. */
static gboolean
check_members (PfCall *call, const PfEmailProof *proof, GError **error)
{
  if (proof->token == NULL && proof->code == NULL)
    pf_errors_add (call->errors, "code", "required");
  if (proof->token != NULL && proof->code != NULL)
    pf_errors_add (call->errors, "code", "not-for-this");
  return pf_errors_get_n_errors (call->errors) == 0 ||
         pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

static PfEmailChange *
find_change (PfCall *call, const PfEmailProof *proof, GError **error)
{
  g_autoptr (GError) problem = NULL;
  PfEmailChange *change = NULL;
  char code[PF_CODE_SIZE];

  if (proof->token != NULL || pf_code_read (code, proof->code))
    change = pf_store_find_email_change (call->db, call->caller->id, proof->token, code, &problem);
  else
    pf_problem_set (&problem, PF_PROBLEM_NOT_FOUND);
  if (change == NULL && g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    pf_problem_set (error, proof->token != NULL ? PF_PROBLEM_LINK_INVALID : PF_PROBLEM_CODE_WRONG);
  else if (change == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return change;
}

/* Somebody may have taken it since the mail was written. */
static gboolean
check_free (PfCall *call, const char *email, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (PfAccount) account = pf_store_find_account_by_email (call->db, email, &problem);

  if (account != NULL)
    return pf_problem_set (error, PF_PROBLEM_LINK_INVALID);
  if (g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Another server of the portal may be giving it away this moment: that is seen once it has. */
static gboolean
take_address (PfCall *call, const char *email, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (!pf_db_command (call->db, PF_COMMAND_SAVEPOINT, error))
    return FALSE;
  if (pf_store_change_email (call->db, call->caller->id, email, &problem))
    return pf_db_command (call->db, PF_COMMAND_RELEASE, error);
  if (!pf_db_command (call->db, PF_COMMAND_ROLLBACK_TO, error) ||
      !pf_db_command (call->db, PF_COMMAND_RELEASE, error) || !check_free (call, email, error))
    return FALSE;
  return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
}

gboolean
pf_handle_confirm_email (PfCall *call, GError **error)
{
  const PfEmailProof *proof = call->body;
  const PfAccount *caller = call->caller;
  g_autoptr (PfEmailChange) change = NULL;

  if (!check_members (call, proof, error) ||
      !pf_call_take_attempt (call, CONFIRMING, caller->email, error))
    return FALSE;
  change = find_change (call, proof, error);
  if (change == NULL)
    return FALSE;
  pf_call_give_back_attempt (call, CONFIRMING, caller->email);
  if (change->expires_at <= call->request->now)
    return pf_problem_set (error, PF_PROBLEM_LINK_EXPIRED);
  if (!check_free (call, change->email, error) || !take_address (call, change->email, error) ||
      !pf_store_use_account_tokens (call->db, caller->id, call->request->now, error) ||
      !pf_journal_note (call, PF_JOURNAL_ACTION_EMAIL_CHANGED, caller->id, error))
    return FALSE;
  pf_call_remember_address (call, change->email);
  return TRUE;
}
