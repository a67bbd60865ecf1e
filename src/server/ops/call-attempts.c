/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The attempts that a call takes. Without limits on the server, none are.
 */
#include "server/ops/attempts.h"
#include "server/ops/call.h"

static PfAttempts *
get_attempts (PfCall *self)
{
  return self->services != NULL ? self->services->attempts : NULL;
}

gboolean
pf_call_take_attempt (PfCall *self, const char *kind, const char *account, GError **error)
{
  const PfRequest *request = self->request;
  PfAttempts *attempts = get_attempts (self);

  /* Else all callers would share the attempts of one address, which is none. */
  g_return_val_if_fail (pf_operation_wants_address (self->operation), FALSE);
  if (attempts == NULL ||
      pf_attempts_take (
          attempts, kind, account, request->address, request->now, &self->retry_delay))
    return TRUE;
  return pf_problem_set (error, PF_PROBLEM_TOO_MANY_REQUESTS);
}

gboolean
pf_call_take_guess (PfCall *self,
                    const char *kind,
                    const char *account,
                    const char *door,
                    const char *guess,
                    GError **error)
{
  PfAttempts *attempts = get_attempts (self);
  const PfRequest *request = self->request;

  g_return_val_if_fail (pf_operation_wants_address (self->operation), FALSE);
  if (attempts == NULL ||
      pf_attempts_take_guess (
          attempts, kind, account, request->address, door, guess, request->now, &self->retry_delay))
    return TRUE;
  return pf_problem_set (error, PF_PROBLEM_TOO_MANY_REQUESTS);
}

void
pf_call_give_back_attempt (PfCall *self, const char *kind, const char *account)
{
  PfAttempts *attempts = get_attempts (self);

  if (attempts != NULL)
    pf_attempts_succeed (attempts, kind, account, self->request->address);
}

void
pf_call_forget_attempts (PfCall *self, const char *account)
{
  PfAttempts *attempts = get_attempts (self);

  if (attempts != NULL)
    pf_attempts_forget (attempts, NULL, account);
}

void
pf_call_remember_address (PfCall *self, const char *account)
{
  PfAttempts *attempts = get_attempts (self);

  if (attempts != NULL)
    pf_attempts_remember (attempts, NULL, account, self->request->address);
}

void
pf_call_let_in (PfCall *self, const char *account)
{
  static const char *const kinds[] = { "sign-in", "code" };
  PfAttempts *attempts = get_attempts (self);

  for (guint i = 0; attempts != NULL && i < G_N_ELEMENTS (kinds); i++) {
    pf_attempts_forget (attempts, kinds[i], account);
    pf_attempts_remember (attempts, kinds[i], account, self->request->address);
  }
}
