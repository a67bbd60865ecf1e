/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is signed in shows again who they are: a session may be in other hands by now.
 */
#include "server/ops/proof.h"

#include <string.h>

#include "core/second-factor.h"
#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/ops/second-factor.h"
#include "server/store/second-factors.h"

/* Its attempts are those of changing the password: who guesses it has no more by having two doors.
 */
#define ATTEMPT "password"

gboolean
pf_hash_proof (PfCall *call, GError **error)
{
  PfIdentityProof *proof = call->body;

  if (!pf_call_take_attempt (call, ATTEMPT, call->caller->email, error))
    return FALSE;
  call->hashing.password = g_steal_pointer (&proof->password);
  explicit_bzero (call->request->body->data, call->request->body->len);
  g_clear_pointer (&call->json, json_node_unref);
  return pf_store_find_password (call->db, call->caller->email, &call->hashing.hash, error);
}

/* Whether the password that was verified is still the account's. */
static gboolean
check_password (PfCall *call, GError **error)
{
  g_autofree char *hash = NULL;

  if (!pf_store_find_password (call->db, call->caller->email, &hash, error))
    return FALSE;
  if (call->hashing.matches && g_strcmp0 (hash, call->hashing.hash) == 0)
    return TRUE;
  pf_journal_note_failure (call, PF_JOURNAL_ACTION_PROOF_FAILED, call->caller->id);
  pf_errors_add (call->errors, "password", "wrong-password");
  return pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

gboolean
pf_handle_prove (PfCall *call, GError **error)
{
  const PfIdentityProof *proof = call->body;
  const PfAccount *caller = call->caller;

  if (!check_password (call, error))
    return FALSE;
  pf_call_give_back_attempt (call, ATTEMPT, caller->email);
  if (proof->unlock && proof->totp == NULL)
    return TRUE;
  return pf_check_second_factor (call, caller, proof->totp, error) &&
         pf_store_prove_session (call->db, call->use.session, call->request->now, error) &&
         pf_journal_note (call, PF_JOURNAL_ACTION_PROVEN, caller->id, error);
}
