/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An agent is asked each time: behind their account are all families.
 */
#include "server/ops/trust.h"

#include "server/ops/journal.h"
#include "server/ops/second-factor.h"
#include "server/ops/token.h"
#include "server/store/second-factors.h"
#include "server/store/trusts.h"

/* Its attempts are those of the code: who guesses has no more by having two doors. */
#define ATTEMPT PF_SECOND_FACTOR_ATTEMPT

/* When a session was proven that was not. */
#define LONG_AGO 1

void
pf_trust_clear (PfTrust *self)
{
  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->hash, g_free);
}

/* A computer that shows something unknown is asked for the code, as one that shows nothing. */
static gboolean
look_at_computer (PfCall *call, const PfAccount *account, PfTrust *trust, GError **error)
{
  const PfSignIn *sign_in = call->body;
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, sign_in->computer, -1);

  if (!pf_call_take_attempt (call, ATTEMPT, account->email, error) ||
      !pf_store_find_trust (call->db, account->id, hash, call->request->now, &trust->until, error))
    return FALSE;
  if (trust->until == 0)
    return pf_problem_set (error, PF_PROBLEM_TOTP_REQUIRED);
  pf_call_give_back_attempt (call, ATTEMPT, account->email);
  trust->hash = g_steal_pointer (&hash);
  return TRUE;
}

static gboolean
begin_trust (PfCall *call, PfTrust *trust, GError **error)
{
  trust->token = pf_token_new (error);
  if (trust->token == NULL)
    return FALSE;
  trust->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, trust->token, -1);
  trust->until = call->request->now + PF_TRUST_SPAN;
  return TRUE;
}

gboolean
pf_trust_check (PfCall *call, const PfAccount *account, PfTrust *trust, GError **error)
{
  const PfSignIn *sign_in = call->body;
  gboolean may_trust = pf_account_has_second_factor (account) && !pf_account_is_agent (account);

  if (may_trust && sign_in->computer != NULL && sign_in->totp == NULL)
    return look_at_computer (call, account, trust, error);
  return pf_check_second_factor (call, account, sign_in->totp, error) &&
         (!may_trust || !sign_in->trust || begin_trust (call, trust, error));
}

/* Who came in without a code has not shown who they are as far as what is dangerous goes: with a
 * password and somebody's computer one would take the second factor away.
 */
static gboolean
note (PfCall *call, const PfAccountSession *session, gboolean is_new, GError **error)
{
  if (!is_new)
    return pf_store_prove_session (call->db, session->id, LONG_AGO, error);
  return pf_journal_note (call, PF_JOURNAL_ACTION_COMPUTER_TRUSTED, session->account, error);
}

gboolean
pf_trust_keep (PfCall *call,
               const PfAccountSession *session,
               PfTrust *trust,
               char **ret_computer,
               GError **error)
{
  if (trust->hash == NULL)
    return TRUE;
  *ret_computer = g_steal_pointer (&trust->token);
  return pf_store_move_trust (
             call->db, session->account, session->id, trust->hash, trust->until, error) &&
         note (call, session, *ret_computer != NULL, error);
}
