/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The three calls of the way to a new password, and what each answer means. The mail of a new
 * account is asked for here too.
 */
#include "client/api/error.h"
#include "client/app/failure.h"
#include "client/app/recovery-controller-private.h"
#include "core/account-application.h"
#include "core/password.h"
#include "core/problem.h"
#include "wire/problem-json.h"

/* A mail takes its time: another one at once would only make two. */
#define RESEND_SECONDS 60

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static PfRecoveryFault
explain_problem (PfProblem problem)
{
  static const struct
  {
    PfProblem problem;
    PfRecoveryFault fault;
  } table[] = {
    { PF_PROBLEM_CODE_WRONG, PF_RECOVERY_FAULT_CODE },
    { PF_PROBLEM_LINK_INVALID, PF_RECOVERY_FAULT_LINK_INVALID },
    { PF_PROBLEM_LINK_USED, PF_RECOVERY_FAULT_LINK_USED },
    { PF_PROBLEM_LINK_EXPIRED, PF_RECOVERY_FAULT_LINK_EXPIRED },
    { PF_PROBLEM_ADDRESS_TAKEN, PF_RECOVERY_FAULT_ADDRESS_TAKEN },
    { PF_PROBLEM_TOO_MANY_REQUESTS, PF_RECOVERY_FAULT_TOO_MANY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    if (table[i].problem == problem)
      return table[i].fault;
  }
  return PF_RECOVERY_FAULT_WAY;
}

/* What the portal, or this program before it, says of a password by a rule's code. */
static PfRecoveryFault
explain_rule (const char *code)
{
  static const struct
  {
    const char *code;
    PfRecoveryFault fault;
  } table[] = {
    { "too-short", PF_RECOVERY_FAULT_TOO_SHORT },
    { "too-common", PF_RECOVERY_FAULT_TOO_COMMON },
    { "too-personal", PF_RECOVERY_FAULT_TOO_PERSONAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    if (g_strcmp0 (table[i].code, code) == 0)
      return table[i].fault;
  }
  return PF_RECOVERY_FAULT_PASSWORD;
}

gboolean
pf_recovery_controller_take_address_faults (PfRecoveryController *self, GBytes *body)
{
  PfRecovery *recovery = self->recovery;
  g_autofree char *whole = body != NULL ? pf_problem_find_error (body, "/address") : NULL;
  gboolean found = whole != NULL;

  /* Their last household is gone since the link was looked at. */
  if (whole != NULL && recovery->account != NULL) {
    recovery->account->address_wanted = TRUE;
    pf_recovery_check_address (recovery);
  }
  for (guint i = 0; body != NULL && i < PF_N_ADDRESS_PARTS; i++) {
    const char *pointer = pf_address_part_get_pointer (i);
    g_autofree char *code = pf_problem_find_error (body, pointer);

    if (code != NULL)
      found |= pf_recovery_take_address_fault (recovery, pointer, code);
  }
  return found;
}

/* Members that nobody typed are no fault of theirs. */
static PfRecoveryFault
explain_members (PfRecoveryController *self, GBytes *body)
{
  gboolean is_of_address = pf_recovery_controller_take_address_faults (self, body);
  g_autofree char *password = body != NULL ? pf_problem_find_error (body, "/password") : NULL;
  g_autofree char *email = body != NULL ? pf_problem_find_error (body, "/email") : NULL;
  g_autofree char *code = body != NULL ? pf_problem_find_error (body, "/code") : NULL;

  if (password != NULL)
    return explain_rule (password);
  if (is_of_address)
    return PF_RECOVERY_FAULT_HOME_ADDRESS;
  if (email != NULL)
    return PF_RECOVERY_FAULT_EMAIL;
  return code != NULL ? PF_RECOVERY_FAULT_CODE : PF_RECOVERY_FAULT_LINK_INVALID;
}

void
pf_recovery_controller_fail (PfRecoveryController *self, const GError *error, GAsyncResult *result)
{
  PfRecovery *recovery = self->recovery;
  PfRecoveryFault fault = PF_RECOVERY_FAULT_WAY;

  g_info ("no new password: %s %d", g_quark_to_string (error->domain), error->code);
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_BAD_MEMBERS))
    fault = explain_members (self, pf_api_call_get_body (result));
  else if (error->domain == PF_PROBLEM)
    fault = explain_problem ((PfProblem) error->code);
  recovery->failure = pf_failure_from_error (error);
  recovery->retry_seconds = pf_api_call_get_retry_seconds (result);
  pf_gate_get_entrance (self->gate)->now = g_get_real_time ();
  pf_recovery_fail (recovery, fault);
  pf_recovery_controller_count_down (self);
}

void
pf_recovery_controller_call (PfRecoveryController *self,
                             PfOperationId id,
                             gpointer body,
                             GAsyncReadyCallback callback)
{
  self->recovery->busy = TRUE;
  self->recovery->fault = PF_RECOVERY_FAULT_NONE;
  pf_recovery_tell (self->recovery);
  pf_api_client_call_async (pf_gate_get_client (self->gate),
                            id,
                            &(PfApiArguments){ .body = body },
                            self->calls,
                            callback,
                            g_object_ref (self));
}

/* ---- the mail */

void
pf_recovery_controller_take_mail (PfRecoveryController *self)
{
  PfRecovery *recovery = self->recovery;
  gint64 offset = pf_api_client_get_clock_offset (pf_gate_get_client (self->gate));

  recovery->busy = FALSE;
  recovery->stage = PF_RECOVERY_STAGE_MAIL;
  recovery->sent_at = g_get_real_time () + offset;
  recovery->n_sent++;
  recovery->resend_seconds = RESEND_SECONDS;
  pf_recovery_tell (recovery);
  pf_recovery_controller_count_down (self);
}

/* The mails are counted, not what is typed: the wait is that of the button that sends one more. */
static void
wait_for_mail (PfRecoveryController *self, guint seconds)
{
  self->recovery->busy = FALSE;
  self->recovery->resend_seconds = MAX (seconds, 1);
  pf_recovery_tell (self->recovery);
  pf_recovery_controller_count_down (self);
}

static void
mail_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfRecoveryController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (answer != NULL)
    pf_recovery_controller_take_mail (self);
  else if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_TOO_MANY_REQUESTS) &&
           self->recovery->stage == PF_RECOVERY_STAGE_MAIL)
    wait_for_mail (self, pf_api_call_get_retry_seconds (result));
  else if (!is_cancelled (error))
    pf_recovery_controller_fail (self, error, result);
}

void
pf_recovery_controller_send_mail (PfRecoveryController *self, const char *email)
{
  gboolean verifies = self->recovery->verifies;
  GType type = verifies ? PF_TYPE_EMAIL_VERIFICATION : PF_TYPE_PASSWORD_RESET;
  g_autoptr (GObject) body = g_object_new (type, "email", email, NULL);

  pf_recovery_controller_call (self,
                               verifies ? PF_OPERATION_ASK_EMAIL_VERIFICATION
                                        : PF_OPERATION_ASK_PASSWORD_RESET,
                               body,
                               mail_cb);
}

/* ---- the link, or the code */

/* No new account waits: what was typed for it goes no further. */
static void
take_for_known (PfRecoveryController *self)
{
  self->recovery->verifies = FALSE;
  pf_recovery_controller_hold (self, NULL, NULL);
}

static void
proof_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfRecoveryController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  /* The mail that is asked for here is that of a new account, where there only is one. */
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_CODE_WRONG) && !self->recovery->verifies) {
    pf_recovery_controller_send_verification (self);
    return;
  }
  if (answer == NULL) {
    if (!is_cancelled (error))
      pf_recovery_controller_fail (self, error, result);
    return;
  }
  take_for_known (self);
  if (PF_PROVEN_ACCOUNT (answer->record)->invitation &&
      !PF_PROVEN_ACCOUNT (answer->record)->activation)
    pf_recovery_controller_take_invitation (self, PF_PROVEN_ACCOUNT (answer->record));
  else
    pf_recovery_prove (self->recovery, PF_PROVEN_ACCOUNT (answer->record));
}

PfPasswordProof *
pf_recovery_controller_build_proof (PfRecoveryController *self)
{
  PfPasswordProof *proof = g_object_new (PF_TYPE_PASSWORD_PROOF, NULL);

  if (self->recovery->by_link) {
    proof->token = g_strdup (self->link->token);
  } else {
    proof->email = g_strdup (self->recovery->email);
    proof->code = g_strdup (self->code);
  }
  return proof;
}

void
pf_recovery_controller_send_password_proof (PfRecoveryController *self)
{
  g_autoptr (PfPasswordProof) body = pf_recovery_controller_build_proof (self);

  pf_recovery_controller_call (self, PF_OPERATION_CHECK_PASSWORD_RESET, body, proof_cb);
}

void
pf_recovery_controller_send_proof (PfRecoveryController *self)
{
  if (self->recovery->verifies)
    pf_recovery_controller_send_verification (self);
  else
    pf_recovery_controller_send_password_proof (self);
}

/* ---- the password */

static void
take_password (PfRecoveryController *self)
{
  self->recovery->chosen = TRUE;
  self->unsure = FALSE;
  pf_recovery_controller_forget_proof (self);
  pf_recovery_controller_sign_in (self);
}

/* Where the way failed, the portal may have taken it all the same. */
static void
refuse_password (PfRecoveryController *self, const GError *error, GAsyncResult *result)
{
  if (error->domain == PF_API_ERROR)
    self->unsure = TRUE;
  pf_recovery_controller_forget_password (self);
  pf_recovery_controller_fail (self, error, result);
}

static void
password_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfRecoveryController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);
  gboolean was_mine = self->unsure && g_error_matches (error, PF_PROBLEM, PF_PROBLEM_LINK_USED);

  if (answer != NULL || was_mine)
    take_password (self);
  else if (!is_cancelled (error))
    refuse_password (self, error, result);
}

/* Every fault at once. */
static gboolean
check (PfRecoveryController *self)
{
  g_auto (GStrv) own_words = pf_recovery_dup_own_words (self->recovery);
  const char *fault = pf_password_find_fault (self->password, (const char *const *) own_words);
  gboolean has_address = pf_recovery_check_address (self->recovery);

  if (fault == NULL && has_address)
    return TRUE;
  pf_recovery_controller_forget_password (self);
  pf_recovery_fail (self->recovery,
                    fault != NULL ? explain_rule (fault) : PF_RECOVERY_FAULT_HOME_ADDRESS);
  return FALSE;
}

void
pf_recovery_controller_send_password (PfRecoveryController *self)
{
  g_autoptr (PfNewPassword) body = NULL;

  if (!check (self))
    return;
  body = g_object_new (PF_TYPE_NEW_PASSWORD, NULL);
  if (self->recovery->by_link) {
    body->token = g_strdup (self->link->token);
  } else {
    body->email = g_strdup (self->recovery->email);
    body->code = g_strdup (self->code);
  }
  body->password = g_strdup (self->password);
  body->device_name = pf_gate_build_device_name ();
  if (pf_recovery_wants_address (self->recovery))
    body->address = pf_typed_address_build (self->recovery->address);
  pf_recovery_controller_call (self, PF_OPERATION_CONFIRM_PASSWORD_RESET, body, password_cb);
}
