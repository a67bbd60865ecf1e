/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The address of a new account: the mail that verifies it, whose it is, and signing in once it is
 * theirs.
 */
#include "client/api/error.h"
#include "client/app/recovery-controller-private.h"
#include "core/account-application.h"
#include "core/problem.h"
#include "core/sign-in.h"

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whoever has lost an answer, or opens the link again, is verified all the same. */
static gboolean
is_verified (const GError *error)
{
  return g_error_matches (error, PF_PROBLEM, PF_PROBLEM_LINK_USED);
}

/* A mail that opens nothing is that of an account which is erased. */
static void
fail (PfRecoveryController *self, const GError *error, GAsyncResult *result)
{
  gboolean erased = g_error_matches (error, PF_PROBLEM, PF_PROBLEM_LINK_INVALID) ||
                    g_error_matches (error, PF_PROBLEM, PF_PROBLEM_LINK_EXPIRED);

  if (erased)
    pf_recovery_fail (self->recovery, PF_RECOVERY_FAULT_ERASED);
  else
    pf_recovery_controller_fail (self, error, result);
}

static void
confirmed_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfRecoveryController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (answer != NULL || is_verified (error))
    pf_recovery_controller_enter_verified (self);
  else if (!is_cancelled (error))
    fail (self, error, result);
}

static void
checked_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfRecoveryController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);
  g_autoptr (PfPasswordProof) body = NULL;

  if (is_verified (error)) {
    pf_recovery_controller_enter_verified (self);
    return;
  }
  /* Whom the portal knows is sent the code of an account. */
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_CODE_WRONG) && self->recovery->verifies) {
    pf_recovery_controller_send_password_proof (self);
    return;
  }
  if (answer == NULL) {
    if (!is_cancelled (error))
      fail (self, error, result);
    return;
  }
  self->recovery->verifies = TRUE;
  pf_recovery_controller_take_email (self, PF_PROVEN_APPLICATION (answer->record)->email);
  body = pf_recovery_controller_build_proof (self);
  body->device_name = pf_gate_build_device_name ();
  pf_recovery_controller_call (self, PF_OPERATION_CONFIRM_EMAIL_VERIFICATION, body, confirmed_cb);
}

void
pf_recovery_controller_send_verification (PfRecoveryController *self)
{
  g_autoptr (PfPasswordProof) body = pf_recovery_controller_build_proof (self);

  pf_recovery_controller_call (self, PF_OPERATION_CHECK_EMAIL_VERIFICATION, body, checked_cb);
}

/* ---- before and after */

static void
begin_verifying (PfRecoveryController *self, const char *email, const char *password)
{
  /* First: beginning empties the entry that it may come from. */
  pf_recovery_controller_hold (self, email, password);
  pf_recovery_controller_forget_proof (self);
  pf_recovery_controller_begin (self, email);
  self->recovery->verifies = TRUE;
  self->recovery->stage = PF_RECOVERY_STAGE_MAIL;
}

void
pf_recovery_controller_verify (PfRecoveryController *self,
                               const char *email,
                               const char *password,
                               gboolean stays)
{
  g_return_if_fail (PF_IS_RECOVERY_CONTROLLER (self));

  begin_verifying (self, email, password);
  self->stays = stays;
  pf_recovery_controller_take_mail (self);
}

/* It is not known whether the first mail came, or when it left. */
void
pf_recovery_controller_ask_verification (PfRecoveryController *self,
                                         const char *email,
                                         const char *password)
{
  if (pf_gate_get_client (self->gate) == NULL)
    return;
  begin_verifying (self, email, password);
  self->stays = pf_gate_get_entrance (self->gate)->stays;
  pf_recovery_controller_send_mail (self, email);
}

void
pf_recovery_controller_take_email (PfRecoveryController *self, const char *email)
{
  g_autofree char *mine = self->held_for != NULL ? pf_email_fold (self->held_for) : NULL;
  g_autofree char *folded = pf_email_fold (email);

  pf_entrance_set_text (&self->recovery->email, email);
  if (g_strcmp0 (mine, folded) != 0)
    pf_recovery_controller_hold (self, NULL, NULL);
}

void
pf_recovery_controller_enter_verified (PfRecoveryController *self)
{
  pf_recovery_controller_forget_proof (self);
  if (self->held != NULL) {
    pf_recovery_controller_forget_password (self);
    self->password = g_steal_pointer (&self->held);
    pf_recovery_controller_sign_in (self);
    return;
  }
  pf_gate_get_entrance (self->gate)->verified = TRUE;
  pf_gate_get_entrance (self->gate)->failure = PF_FAILURE_NONE;
  pf_recovery_controller_leave (self);
}
