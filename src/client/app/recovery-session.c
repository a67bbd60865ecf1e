/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The links of mails that are opened while somebody is signed in. Only the portal knows whether one
 * lets a password be chosen, for which they would have to leave, or invites them.
 */
#include <glib/gi18n.h>

#include "client/api/error.h"
#include "client/app/recovery-controller-private.h"
#include "core/problem.h"

PfLeaveReason
pf_recovery_controller_get_leave_reason (PfRecoveryController *self)
{
  g_return_val_if_fail (PF_IS_RECOVERY_CONTROLLER (self), PF_LEAVE_REASON_PASSWORD);

  if (self->link == NULL)
    return PF_LEAVE_REASON_PASSWORD;
  if (pf_recovery_controller_is_other_portal (self))
    return PF_LEAVE_REASON_OTHER_TOWN;
  return self->link->purpose == PF_LINK_CONFIRMS ? PF_LEAVE_REASON_NEW_ACCOUNT
                                                 : PF_LEAVE_REASON_PASSWORD;
}

static const char *
explain (const GError *error)
{
  static const struct
  {
    PfProblem problem;
    const char *words;
  } table[] = {
    { PF_PROBLEM_LINK_INVALID,
      N_ ("This link opens nothing: it was cut, taken back, or a later mail has taken its "
          "place.") },
    { PF_PROBLEM_LINK_USED, N_ ("This link has served already: it works once.") },
    { PF_PROBLEM_LINK_EXPIRED, N_ ("This link is too old to be of use: ask for another mail.") },
  };

  if (error->domain == PF_API_ERROR)
    return _ ("The portal could not be reached: open the link of the mail again.");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    if (g_error_matches (error, PF_PROBLEM, table[i].problem))
      return _ (table[i].words);
  }
  return _ ("The portal did not take this link. Try again in a few minutes.");
}

static void
refuse (PfRecoveryController *self, const GError *error)
{
  pf_recovery_controller_forget_proof (self);
  pf_recovery_controller_tell (self, explain (error));
}

static void
looked_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfRecoveryController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  /* Locked meanwhile, the window asks once it is open; nobody may be in any more either. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->link == NULL ||
      !self->waits || pf_recovery_controller_is_locked (self) ||
      pf_gate_get_visit (self->gate) == NULL)
    return;
  if (answer == NULL)
    refuse (self, error);
  else if (PF_PROVEN_ACCOUNT (answer->record)->invitation)
    pf_recovery_controller_invite (self, PF_PROVEN_ACCOUNT (answer->record));
  else
    pf_recovery_controller_ask_to_leave (self);
}

void
pf_recovery_controller_look_at_link (PfRecoveryController *self)
{
  g_autoptr (PfPasswordProof) proof = NULL;

  if (pf_recovery_controller_get_leave_reason (self) != PF_LEAVE_REASON_PASSWORD) {
    pf_recovery_controller_ask_to_leave (self);
    return;
  }
  proof = g_object_new (PF_TYPE_PASSWORD_PROOF, "token", self->link->token, NULL);
  pf_api_client_call_async (pf_gate_get_client (self->gate),
                            PF_OPERATION_CHECK_PASSWORD_RESET,
                            &(PfApiArguments){ .body = proof },
                            self->calls,
                            looked_cb,
                            g_object_ref (self));
}
