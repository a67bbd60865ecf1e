/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An invitation changes no password: who has an account accepts it signed in. Whoever lives
 * elsewhere and has no household yet says before that where it is.
 */
#include <glib/gi18n.h>

#include "client/api/error.h"
#include "client/app/recovery-controller-private.h"
#include "core/invitation.h"
#include "core/problem.h"

static void
keep (PfRecoveryController *self)
{
  g_free (self->invitation);
  self->invitation = g_strdup (self->link->token);
  pf_recovery_controller_forget_proof (self);
}

static PfRecoveryFault
explain_invitation (PfRecoveryController *self)
{
  if (!self->recovery->by_link)
    return PF_RECOVERY_FAULT_INVITED_BY_CODE;
  return self->ties ? PF_RECOVERY_FAULT_INVITED_ELSEWHERE : PF_RECOVERY_FAULT_INVITED;
}

void
pf_recovery_controller_take_invitation (PfRecoveryController *self, PfProvenAccount *account)
{
  PfRecovery *recovery = self->recovery;
  PfRecoveryFault fault;

  self->ties = account->lives_elsewhere;
  if (recovery->by_link && account->address_wanted) {
    recovery->accepts = TRUE;
    pf_recovery_prove (recovery, account);
    return;
  }
  /* What was typed for another invitation does not go with this one. */
  pf_recovery_forget_address (recovery);
  fault = explain_invitation (self);
  pf_entrance_set_text (&recovery->email, account->email);
  if (recovery->by_link)
    keep (self);
  pf_recovery_fail (recovery, fault);
}

void
pf_recovery_controller_accept (PfRecoveryController *self)
{
  PfRecovery *recovery = self->recovery;

  if (!recovery->accepts || recovery->busy || self->link == NULL)
    return;
  if (!pf_recovery_check_address (recovery)) {
    pf_recovery_fail (recovery, PF_RECOVERY_FAULT_HOME_ADDRESS);
    return;
  }
  recovery->keeps_address = TRUE;
  keep (self);
  pf_recovery_controller_leave (self);
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
  g_autofree char *token = g_steal_pointer (&self->invitation);
  g_autoptr (PfInvitationAcceptance) acceptance = NULL;

  if (self->recovery->keeps_address) {
    acceptance = g_object_new (PF_TYPE_INVITATION_ACCEPTANCE, NULL);
    acceptance->address = pf_typed_address_build (self->recovery->address);
  }
  pf_api_client_call_async (pf_gate_get_client (self->gate),
                            PF_OPERATION_ACCEPT_INVITATION,
                            &(PfApiArguments){ .parameters = { token }, .body = acceptance },
                            self->calls,
                            accepted_cb,
                            g_object_ref (self));
}
