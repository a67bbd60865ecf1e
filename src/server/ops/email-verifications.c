/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * New accounts confirmed by who has the mail. What was asked for becomes an account once; then its
 * link is one that was used.
 */
#include "core/password-reset.h"
#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/ops/mail-proofs.h"
#include "server/store/account-applications.h"
#include "server/store/account-tokens.h"

/* What @problem is where the account may be there already, to which @token was left. */
static void
explain (const PfAccountToken *token, GError *problem, GError **error)
{
  if (g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND) && token != NULL &&
      token->used_at != 0) {
    g_error_free (problem);
    pf_problem_set (error, PF_PROBLEM_LINK_USED);
  } else {
    g_propagate_error (error, problem);
  }
}

static gpointer
find_by_code (PfDb *db, const char *email, const char *code, GError **error)
{
  g_autoptr (PfAccountToken) token = NULL;
  GError *problem = NULL;
  PfAccountApplication *application =
      pf_store_find_account_application_by_code (db, email, code, &problem);

  if (application == NULL) {
    token = pf_store_find_account_token_by_code (db, email, code, NULL);
    explain (token, problem, error);
  }
  return application;
}

static PfAccountApplication *
find_by_link (PfCall *call, const char *link_token, GError **error)
{
  g_autoptr (PfAccountToken) token = NULL;
  g_autoptr (GError) fault = NULL;
  GError *problem = NULL;
  PfAccountApplication *application =
      pf_store_find_account_application_by_token (call->db, link_token, &problem);

  if (application != NULL)
    return application;
  token = pf_store_find_account_token (call->db, link_token, NULL);
  explain (token, problem, &fault);
  if (g_error_matches (fault, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    pf_problem_set (error, PF_PROBLEM_LINK_INVALID);
  else
    g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

static PfAccountApplication *
find_application (PfCall *call, const PfPasswordProof *proof, GError **error)
{
  g_autoptr (PfAccountApplication) application = NULL;

  if (!pf_check_mail_proof (call, proof->token, proof->email, proof->code, error))
    return NULL;
  application = proof->token != NULL
                    ? find_by_link (call, proof->token, error)
                    : pf_find_by_typed_code (
                          call, "application", find_by_code, proof->email, proof->code, error);
  if (application == NULL)
    return NULL;
  if (application->expires_at <= call->request->now)
    return pf_problem_set (error, PF_PROBLEM_LINK_EXPIRED), NULL;
  return g_steal_pointer (&application);
}

gboolean
pf_handle_check_email_verification (PfCall *call, GError **error)
{
  g_autoptr (PfAccountApplication) application = find_application (call, call->body, error);
  g_autoptr (PfProvenApplication) proven = NULL;

  if (application == NULL)
    return FALSE;
  proven = g_object_new (PF_TYPE_PROVEN_APPLICATION,
                         "email",
                         application->email,
                         "first-name",
                         application->first_name,
                         "last-name",
                         application->last_name,
                         "expires-at",
                         application->expires_at,
                         NULL);
  return pf_call_answer (call, proven);
}

/* Whether the address became an account's meanwhile. */
static gboolean
find_other_account (PfCall *call, const char *email, gboolean *ret_found, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (PfAccount) account = pf_store_find_account_by_email (call->db, email, &problem);

  *ret_found = account != NULL;
  if (account != NULL || g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
erase (PfCall *call, const PfAccountApplication *application, GError **error)
{
  call->refusal = PF_PROBLEM_ADDRESS_TAKEN;
  call->removed_bodies = g_ptr_array_new_with_free_func (g_free);
  return pf_store_erase_account_application (call->db, application, call->removed_bodies, error);
}

static gboolean
open_account (PfCall *call, const PfAccountApplication *application, GError **error)
{
  g_autoptr (PfAccount) account = g_object_new (PF_TYPE_ACCOUNT, NULL);

  if (!pf_store_open_account (call->db, application, account, call->request->now, error) ||
      !pf_journal_note (call, PF_JOURNAL_ACTION_ACCOUNT_OPENED, account->id, error))
    return FALSE;
  pf_call_let_in (call, application->email);
  return TRUE;
}

gboolean
pf_handle_confirm_email_verification (PfCall *call, GError **error)
{
  g_autoptr (PfAccountApplication) application = find_application (call, call->body, error);
  gboolean is_taken;

  if (application == NULL || !find_other_account (call, application->email, &is_taken, error))
    return FALSE;
  return is_taken ? erase (call, application, error) : open_account (call, application, error);
}
