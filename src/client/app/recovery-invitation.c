/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An invitation changes no password: who has an account accepts it signed in. Whoever lives
 * elsewhere and has no household yet says before that where it is. Whoever is signed in when they
 * open its link accepts there, or leaves for another account.
 */
#include <glib/gi18n.h>

#include "client/api/error.h"
#include "client/app/recovery-controller-private.h"
#include "core/invitation.h"
#include "core/problem.h"

void
pf_recovery_controller_forget_invitation (PfRecoveryController *self)
{
  if (self->invitation != NULL) {
    pf_recovery_wipe (&self->invitation->token);
    pf_recovery_wipe (&self->invitation->code);
  }
  g_clear_object (&self->invitation);
}

static void
keep (PfRecoveryController *self)
{
  pf_recovery_controller_forget_invitation (self);
  self->invitation = pf_recovery_controller_build_proof (self);
  pf_recovery_controller_forget_proof (self);
}

void
pf_recovery_controller_take_invitation (PfRecoveryController *self, PfProvenAccount *account)
{
  PfRecovery *recovery = self->recovery;

  self->ties = account->lives_elsewhere;
  if (account->address_wanted) {
    recovery->accepts = TRUE;
    pf_recovery_prove (recovery, account);
    return;
  }
  /* What was typed for another invitation does not go with this one. */
  pf_recovery_forget_address (recovery);
  keep (self);
  pf_entrance_set_text (&recovery->email, account->email);
  pf_recovery_fail (recovery,
                    self->ties ? PF_RECOVERY_FAULT_INVITED_ELSEWHERE : PF_RECOVERY_FAULT_INVITED);
}

/* ---- accepting */

static PfAddress *
build_address (PfRecoveryController *self)
{
  PfRecovery *recovery = self->recovery;
  gboolean is_typed = recovery->keeps_address || pf_recovery_wants_address (recovery);

  return is_typed ? pf_typed_address_build (recovery->address) : NULL;
}

static void
send_link (PfRecoveryController *self, const char *token, GAsyncReadyCallback callback)
{
  g_autoptr (PfInvitationAcceptance) acceptance = NULL;
  PfAddress *address = build_address (self);

  if (address != NULL) {
    acceptance = g_object_new (PF_TYPE_INVITATION_ACCEPTANCE, NULL);
    acceptance->address = address;
  }
  pf_api_client_call_async (pf_gate_get_client (self->gate),
                            PF_OPERATION_ACCEPT_INVITATION,
                            &(PfApiArguments){ .parameters = { token }, .body = acceptance },
                            self->calls,
                            callback,
                            g_object_ref (self));
}

static void
send_code (PfRecoveryController *self, const PfPasswordProof *proof, GAsyncReadyCallback callback)
{
  g_autoptr (PfCodeAcceptance) acceptance =
      g_object_new (PF_TYPE_CODE_ACCEPTANCE, "email", proof->email, "code", proof->code, NULL);

  acceptance->address = build_address (self);
  pf_api_client_call_async (pf_gate_get_client (self->gate),
                            PF_OPERATION_ACCEPT_INVITATION_BY_CODE,
                            &(PfApiArguments){ .body = acceptance },
                            self->calls,
                            callback,
                            g_object_ref (self));
}

/* ---- once signed in */

static const char *
explain_acceptance (PfRecoveryController *self, const GError *error)
{
  if (error == NULL && self->ties)
    return _ ("The invitation is accepted: the family desk checks that you are a guardian.");
  if (error == NULL)
    return _ ("The invitation is accepted: the household is among yours.");
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_LINK_USED))
    return _ ("This invitation was accepted already.");
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_BAD_MEMBERS))
    return _ ("Your address could not be taken: open the link of the invitation again to correct "
              "it.");
  if (error->domain == PF_API_ERROR)
    return _ ("The portal could not be reached: open the link of the invitation again.");
  return _ ("The invitation was taken back, or is too old: ask for another one.");
}

static void
accepted_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfRecoveryController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* What the link is opened for again stands there as it was typed. */
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_BAD_MEMBERS))
    pf_recovery_controller_take_address_faults (self, pf_api_call_get_body (result));
  else if (answer != NULL)
    pf_recovery_forget_address (self->recovery);
  pf_recovery_controller_tell (self, explain_acceptance (self, error));
  if (answer != NULL)
    pf_gate_refresh (self->gate);
}

void
pf_recovery_controller_accept_invitation (PfRecoveryController *self)
{
  if (self->invitation->token != NULL)
    send_link (self, self->invitation->token, accepted_cb);
  else
    send_code (self, self->invitation, accepted_cb);
  pf_recovery_controller_forget_invitation (self);
}

/* ---- by who is signed in already */

void
pf_recovery_controller_invite (PfRecoveryController *self, PfProvenAccount *account)
{
  PfMe *me = pf_visit_get_me (pf_gate_get_visit (self->gate));

  self->ties = account->lives_elsewhere;
  /* The portal has told it of who was invited, and not of who is signed in. */
  account->address_wanted =
      account->lives_elsewhere && g_list_model_get_n_items (G_LIST_MODEL (me->households)) == 0;
  self->recovery->fault = PF_RECOVERY_FAULT_NONE;
  self->recovery->accepts = TRUE;
  pf_recovery_prove (self->recovery, account);
  pf_recovery_controller_tell_invited (self);
}

/* Nothing that is done here would help. */
static gboolean
is_over (const GError *error)
{
  return g_error_matches (error, PF_PROBLEM, PF_PROBLEM_LINK_INVALID) ||
         g_error_matches (error, PF_PROBLEM, PF_PROBLEM_LINK_USED) ||
         g_error_matches (error, PF_PROBLEM, PF_PROBLEM_LINK_EXPIRED) ||
         g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_ALLOWED);
}

static void
accepted_here_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfRecoveryController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL && !is_over (error)) {
    pf_recovery_controller_fail (self, error, result);
    return;
  }
  pf_recovery_controller_forget_proof (self);
  pf_recovery_end (self->recovery);
  pf_recovery_controller_tell (self, explain_acceptance (self, error));
  if (answer != NULL)
    pf_gate_refresh (self->gate);
}

static void
accept_here (PfRecoveryController *self)
{
  if (self->recovery->retry_seconds > 0)
    return;
  self->recovery->busy = TRUE;
  self->recovery->fault = PF_RECOVERY_FAULT_NONE;
  pf_recovery_tell (self->recovery);
  send_link (self, self->link->token, accepted_here_cb);
}

void
pf_recovery_controller_accept (PfRecoveryController *self)
{
  PfRecovery *recovery = self->recovery;
  gboolean is_proven = !recovery->by_link || self->link != NULL;
  gboolean is_here = pf_gate_get_visit (self->gate) != NULL;

  if (!recovery->accepts || recovery->busy || !is_proven || (is_here && self->link == NULL))
    return;
  if (!pf_recovery_check_address (recovery)) {
    pf_recovery_fail (recovery, PF_RECOVERY_FAULT_HOME_ADDRESS);
    return;
  }
  if (is_here) {
    accept_here (self);
    return;
  }
  recovery->keeps_address = TRUE;
  keep (self);
  pf_recovery_controller_leave (self);
}
