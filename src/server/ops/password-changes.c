/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A password changed by who knows it.
 */
#include "server/ops/password-changes.h"

#include <string.h>

#include "core/mail.h"
#include "core/password-reset.h"
#include "core/password.h"
#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/store/account-tokens.h"
#include "server/store/mails.h"

gboolean
pf_check_new_password (PfCall *call, const char *password, const PfAccount *account, GError **error)
{
  const char *own_words[] = { NULL, NULL, NULL, NULL };
  const char *fault;

  if (account != NULL) {
    own_words[0] = account->email;
    own_words[1] = account->first_name;
    own_words[2] = account->last_name;
  }
  fault = pf_password_find_fault (password, own_words);
  if (fault == NULL)
    return TRUE;
  pf_errors_add (call->errors, "password", fault);
  return pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

gboolean
pf_hash_password_change (PfCall *call, GError **error)
{
  PfPasswordChange *change = call->body;

  if (!pf_check_new_password (call, change->password, call->caller, error) ||
      !pf_call_take_attempt (call, "password", call->caller->email, error))
    return FALSE;
  call->hashing.password = g_steal_pointer (&change->current_password);
  call->hashing.new_password = g_steal_pointer (&change->password);
  explicit_bzero (call->request->body->data, call->request->body->len);
  g_clear_pointer (&call->json, json_node_unref);
  return pf_store_find_password (call->db, call->caller->email, &call->hashing.hash, error);
}

gboolean
pf_tell_password_changed (PfCall *call, const PfAccount *account, GError **error)
{
  g_autoptr (PfMail) mail = pf_mail_new (PF_MAIL_KIND_PASSWORD_CHANGED,
                                         account->email,
                                         pf_language_to_tag (call->request->language),
                                         call->request->now);

  g_object_set (mail, "account", account->id, "name", account->first_name, NULL);
  return pf_store_insert_mail (call->db, mail, error);
}

/* Whether the password that was verified is still the account's. */
static gboolean
check_current (PfCall *call, GError **error)
{
  g_autofree char *hash = NULL;

  if (!pf_store_find_password (call->db, call->caller->email, &hash, error))
    return FALSE;
  if (call->hashing.matches && g_strcmp0 (hash, call->hashing.hash) == 0)
    return TRUE;
  pf_journal_note_failure (call, PF_JOURNAL_ACTION_PASSWORD_CHANGE_FAILED, call->caller->id);
  pf_errors_add (call->errors, "current_password", "wrong-password");
  return pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

gboolean
pf_handle_change_password (PfCall *call, GError **error)
{
  const PfAccount *caller = call->caller;

  if (!check_current (call, error))
    return FALSE;
  if (call->hashing.new_hash == NULL)
    return pf_problem_set (error, PF_PROBLEM_OVERLOADED);
  pf_call_give_back_attempt (call, "password", caller->email);
  return pf_store_change_password (call->db,
                                   caller->id,
                                   call->use.session,
                                   call->hashing.new_hash,
                                   call->request->now,
                                   error) &&
         pf_journal_note (call, PF_JOURNAL_ACTION_PASSWORD_CHANGED, caller->id, error) &&
         pf_tell_password_changed (call, caller, error);
}
