/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passwords forgotten, and never chosen yet. Who asks for the mail is told nothing: known or not,
 * the same row is written, and the mail's worker finds out later whose the address is.
 */
#include "server/ops/password-resets.h"

#include <string.h>

#include "core/mail.h"
#include "core/password-reset.h"
#include "core/sign-in.h"
#include "server/ops/handlers.h"
#include "server/ops/invitation-acceptance.h"
#include "server/ops/journal.h"
#include "server/ops/mail-proofs.h"
#include "server/ops/password-changes.h"
#include "server/store/account-tokens.h"
#include "server/store/invitations.h"
#include "server/store/mails.h"

gboolean
pf_handle_ask_password_reset (PfCall *call, GError **error)
{
  const PfPasswordReset *reset = call->body;
  g_autofree char *email = pf_email_fold (reset->email);
  g_autoptr (PfMail) mail = pf_mail_new (PF_MAIL_KIND_RESET_ASKED,
                                         email,
                                         pf_language_to_tag (call->request->language),
                                         call->request->now);

  return pf_call_take_attempt (call, "reset", email, error) &&
         pf_store_insert_mail (call->db, mail, error);
}

static gpointer
find_by_code (PfDb *db, const char *email, const char *code, GError **error)
{
  return pf_store_find_account_token_by_code (db, email, code, error);
}

static PfAccountToken *
find_by_link (PfCall *call, const char *link_token, GError **error)
{
  g_autoptr (GError) problem = NULL;
  PfAccountToken *token = pf_store_find_account_token (call->db, link_token, &problem);

  if (token != NULL)
    return token;
  if (g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    pf_problem_set (error, PF_PROBLEM_LINK_INVALID);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gboolean
check_token (const PfAccountToken *token, PfInstant now, GError **error)
{
  if (!g_str_equal (token->email, token->account->email))
    return pf_problem_set (error, PF_PROBLEM_LINK_INVALID);
  if (token->used_at != 0)
    return pf_problem_set (error, PF_PROBLEM_LINK_USED);
  if (token->expires_at <= now)
    return pf_problem_set (error, PF_PROBLEM_LINK_EXPIRED);
  return TRUE;
}

static PfAccountToken *
find_token (PfCall *call,
            const char *link_token,
            const char *email,
            const char *code,
            GError **error)
{
  g_autoptr (PfAccountToken) token =
      link_token != NULL
          ? find_by_link (call, link_token, error)
          : pf_find_by_typed_code (call, "account", find_by_code, email, code, error);

  if (token == NULL || !check_token (token, call->request->now, error))
    return NULL;
  return g_steal_pointer (&token);
}

gboolean
pf_handle_check_password_reset (PfCall *call, GError **error)
{
  const PfPasswordProof *proof = call->body;
  GError *problem = NULL;
  g_autoptr (PfAccountToken) token = NULL;
  g_autoptr (PfProvenAccount) proven = NULL;

  if (!pf_check_mail_proof (call, proof->token, proof->email, proof->code, error))
    return FALSE;
  token = find_token (call, proof->token, proof->email, proof->code, &problem);
  if (token == NULL)
    return pf_invitation_check_proof (call, proof, problem, error);
  proven = g_object_new (PF_TYPE_PROVEN_ACCOUNT,
                         "email",
                         token->account->email,
                         "first-name",
                         token->account->first_name,
                         "last-name",
                         token->account->last_name,
                         "activation",
                         token->has_no_password,
                         "expires-at",
                         token->expires_at,
                         NULL);
  return pf_call_answer (call, proven);
}

/* What the person's names are is told to who has their link, and to nobody who has a code to guess:
 * with a code only the address that was typed counts.
 */
static PfAccount *
find_whose (PfCall *call, const PfNewPassword *body)
{
  g_autoptr (PfAccountToken) token = NULL;
  g_autoptr (PfInvitation) invitation = NULL;

  if (body->token == NULL)
    return g_object_new (PF_TYPE_ACCOUNT, "email", body->email, NULL);
  token = pf_store_look_at_account_token (call->db, body->token, NULL);
  if (token != NULL)
    return g_object_ref (token->account);
  invitation = pf_store_look_at_invitation (call->db, body->token, NULL);
  if (invitation == NULL)
    return NULL;
  return g_object_new (PF_TYPE_ACCOUNT,
                       "email",
                       invitation->email,
                       "first-name",
                       invitation->first_name,
                       "last-name",
                       invitation->last_name,
                       NULL);
}

static gboolean
check_password (PfCall *call, const PfNewPassword *body, GError **error)
{
  g_autoptr (PfAccount) account = find_whose (call, body);

  return pf_check_new_password (call, body->password, account, error);
}

gboolean
pf_hash_new_password (PfCall *call, GError **error)
{
  PfNewPassword *body = call->body;

  if (!pf_check_mail_proof (call, body->token, body->email, body->code, error) ||
      !check_password (call, body, error))
    return FALSE;
  call->hashing.new_password = g_steal_pointer (&body->password);
  explicit_bzero (call->request->body->data, call->request->body->len);
  g_clear_pointer (&call->json, json_node_unref);
  return TRUE;
}

static gboolean
choose_password (PfCall *call, const PfAccount *account, GError **error)
{
  return pf_store_change_password (
             call->db, account->id, "", call->hashing.new_hash, call->request->now, error) &&
         pf_store_verify_account (call->db, account->id, error) &&
         pf_journal_note (call, PF_JOURNAL_ACTION_PASSWORD_CHOSEN, account->id, error) &&
         pf_tell_password_changed (call, account, error);
}

gboolean
pf_handle_confirm_password_reset (PfCall *call, GError **error)
{
  const PfNewPassword *body = call->body;
  GError *problem = NULL;
  g_autoptr (PfAccountToken) token = NULL;

  token = find_token (call, body->token, body->email, body->code, &problem);
  if (token == NULL)
    return pf_invitation_confirm (call, body, problem, error);
  if (call->hashing.new_hash == NULL)
    return pf_problem_set (error, PF_PROBLEM_OVERLOADED);
  if (!choose_password (call, token->account, error))
    return FALSE;
  pf_call_let_in (call, token->account->email);
  return TRUE;
}
