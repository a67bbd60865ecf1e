/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A way is begun by the person or by a link (recovery-links.c).
 */
#include "client/app/recovery-controller.h"

#include <string.h>

#include "client/api/error.h"
#include "client/app/failure.h"
#include "client/app/recovery-controller-private.h"

static guint link_waits_signal;
static guint link_held_signal;
static guint invited_signal;
static guint told_signal;

G_DEFINE_FINAL_TYPE (PfRecoveryController, pf_recovery_controller, G_TYPE_OBJECT)

static PfEntrance *
get_entrance (PfRecoveryController *self)
{
  return pf_gate_get_entrance (self->gate);
}

void
pf_recovery_controller_drop_calls (PfRecoveryController *self)
{
  g_cancellable_cancel (self->calls);
  g_object_unref (self->calls);
  self->calls = g_cancellable_new ();
}

void
pf_recovery_controller_forget_password (PfRecoveryController *self)
{
  pf_recovery_wipe (&self->password);
}

void
pf_recovery_controller_hold (PfRecoveryController *self, const char *email, const char *password)
{
  pf_recovery_wipe (&self->held);
  self->held = g_strdup (password);
  pf_entrance_set_text (&self->held_for, email);
}

void
pf_recovery_controller_forget_proof (PfRecoveryController *self)
{
  explicit_bzero (self->code, sizeof self->code);
  if (self->link != NULL)
    pf_recovery_wipe (&self->link->token);
  g_clear_pointer (&self->link, pf_activation_link_free);
  self->waits = FALSE;
}

static gboolean
count_down_cb (gpointer user_data)
{
  PfRecoveryController *self = user_data;

  if (pf_recovery_count_down (self->recovery))
    return G_SOURCE_CONTINUE;
  self->countdown = 0;
  return G_SOURCE_REMOVE;
}

void
pf_recovery_controller_count_down (PfRecoveryController *self)
{
  gboolean waits = self->recovery->resend_seconds > 0 || self->recovery->retry_seconds > 0;

  if (waits && self->countdown == 0)
    self->countdown = g_timeout_add_seconds (1, count_down_cb, self);
}

/* ---- beginning and ending */

void
pf_recovery_controller_stop (PfRecoveryController *self)
{
  pf_recovery_controller_drop_calls (self);
  pf_recovery_controller_forget_password (self);
  self->signing_in = self->unsure = FALSE;
}

void
pf_recovery_controller_begin (PfRecoveryController *self, const char *email)
{
  pf_recovery_controller_stop (self);
  pf_recovery_begin (self->recovery, email);
}

static void
end (PfRecoveryController *self)
{
  pf_recovery_controller_stop (self);
  pf_recovery_controller_hold (self, NULL, NULL);
  pf_recovery_controller_forget_proof (self);
  pf_recovery_end (self->recovery);
}

/* Back to where e-mail and password are asked. The address goes along. */
void
pf_recovery_controller_leave (PfRecoveryController *self)
{
  PfEntrance *entrance = get_entrance (self);

  if (self->recovery->email != NULL && *self->recovery->email != '\0')
    pf_entrance_set_text (&entrance->email, self->recovery->email);
  end (self);
  pf_entrance_tell (entrance);
}

static void
recover_cb (PfRecoveryController *self, const char *email)
{
  if (pf_gate_get_client (self->gate) == NULL)
    return;
  pf_recovery_controller_forget_proof (self);
  pf_recovery_controller_begin (self, email);
}

/* ---- what the person asks for */

static gboolean
is_too_old (PfRecoveryController *self)
{
  PfPortal *portal = get_entrance (self)->portal;

  if (portal == NULL || !pf_version_is_older (PF_VERSION, portal->minimum_client))
    return FALSE;
  self->recovery->failure = PF_FAILURE_OLD_CLIENT;
  pf_recovery_fail (self->recovery, PF_RECOVERY_FAULT_WAY);
  return TRUE;
}

static void
ask_cb (PfRecoveryController *self, const char *email)
{
  PfRecovery *recovery = self->recovery;

  if (recovery->busy || recovery->retry_seconds > 0 || is_too_old (self))
    return;
  /* What was sent a moment ago to the same address is on its way: it is not sent twice. */
  if (recovery->resend_seconds > 0 && recovery->n_sent > 0 &&
      g_strcmp0 (recovery->email, email) == 0) {
    recovery->stage = PF_RECOVERY_STAGE_MAIL;
    recovery->fault = PF_RECOVERY_FAULT_NONE;
    pf_recovery_tell (recovery);
    return;
  }
  pf_entrance_set_text (&recovery->email, email);
  pf_recovery_controller_send_mail (self, email);
}

static void
ask_again_cb (PfRecoveryController *self)
{
  if (!self->recovery->busy && self->recovery->resend_seconds == 0)
    pf_recovery_controller_send_mail (self, self->recovery->email);
}

static void
check_cb (PfRecoveryController *self, const char *typed)
{
  if (self->recovery->busy || self->recovery->retry_seconds > 0)
    return;
  if (!pf_code_read (self->code, typed)) {
    pf_recovery_fail (self->recovery, PF_RECOVERY_FAULT_CODE);
    return;
  }
  self->recovery->by_link = FALSE;
  pf_recovery_controller_send_proof (self);
}

static void
choose_cb (PfRecoveryController *self, const char *password, gboolean stays)
{
  if (self->recovery->busy || self->recovery->retry_seconds > 0)
    return;
  pf_recovery_controller_forget_password (self);
  self->password = g_strdup (password);
  self->stays = stays;
  if (self->recovery->chosen)
    pf_recovery_controller_sign_in (self);
  else
    pf_recovery_controller_send_password (self);
}

static void
back_cb (PfRecoveryController *self)
{
  pf_recovery_controller_drop_calls (self);
  pf_recovery_controller_forget_password (self);
  pf_recovery_controller_forget_proof (self);
  if (!pf_recovery_go_back (self->recovery))
    pf_recovery_controller_leave (self);
}

static void
other_address_cb (PfRecoveryController *self)
{
  pf_recovery_controller_drop_calls (self);
  pf_entrance_set_text (&self->recovery->email, "");
  pf_recovery_go_back (self->recovery);
}

/* ---- signing in */

void
pf_recovery_controller_sign_in (PfRecoveryController *self)
{
  PfRecovery *recovery = self->recovery;

  self->signing_in = TRUE;
  recovery->busy = TRUE;
  recovery->fault = PF_RECOVERY_FAULT_NONE;
  pf_recovery_tell (recovery);
  pf_entrance_sign_in (get_entrance (self), recovery->email, self->password, self->stays);
  pf_recovery_controller_forget_password (self);
}

/* What is between the account and the portal, the sign-in card says; a way that failed may be tried
 * again from here, with the password as it was typed.
 */
static void
fail_signing_in (PfRecoveryController *self, PfFailure failure)
{
  self->signing_in = FALSE;
  if (pf_failure_is_of_account (failure) || failure == PF_FAILURE_OLD_CLIENT ||
      self->recovery->verifies) {
    pf_recovery_controller_leave (self);
    return;
  }
  self->recovery->failure = failure;
  pf_recovery_fail (self->recovery, PF_RECOVERY_FAULT_WAY);
}

static void
entrance_changed_cb (PfRecoveryController *self, PfEntrance *entrance)
{
  gboolean failed =
      entrance->failure != PF_FAILURE_NONE && entrance->failure != PF_FAILURE_DATE_OFF;

  if (self->signing_in && entrance->stage == PF_ENTRANCE_STAGE_CODE)
    end (self);
  else if (self->signing_in && !entrance->busy && failed)
    fail_signing_in (self, entrance->failure);
  else if (self->waits && pf_gate_get_visit (self->gate) == NULL &&
           !pf_recovery_controller_may_enter (self))
    pf_recovery_controller_follow (self);
}

void
pf_recovery_controller_tell (PfRecoveryController *self, const char *words)
{
  g_signal_emit (self, told_signal, 0, words);
}

void
pf_recovery_controller_ask_to_leave (PfRecoveryController *self)
{
  g_signal_emit (self, link_waits_signal, 0, pf_gate_get_visit (self->gate));
}

void
pf_recovery_controller_tell_invited (PfRecoveryController *self)
{
  g_signal_emit (self, invited_signal, 0, pf_gate_get_visit (self->gate));
}

void
pf_recovery_controller_tell_held (PfRecoveryController *self)
{
  g_signal_emit (self, link_held_signal, 0);
}

static void
entered_cb (PfRecoveryController *self)
{
  gboolean surprises = self->link != NULL && !self->signing_in && !self->recovery->chosen;
  PfActivationLink *link = surprises ? g_steal_pointer (&self->link) : NULL;

  end (self);
  self->link = link;
  self->waits = link != NULL;
  pf_recovery_controller_go_on (self);
}

/* ---- the object */

static void
pf_recovery_controller_dispose (GObject *object)
{
  PfRecoveryController *self = PF_RECOVERY_CONTROLLER (object);

  g_cancellable_cancel (self->calls);
  g_clear_handle_id (&self->countdown, g_source_remove);
  pf_recovery_controller_forget_password (self);
  pf_recovery_controller_hold (self, NULL, NULL);
  pf_recovery_controller_forget_proof (self);
  pf_recovery_controller_forget_invitation (self);
  pf_recovery_wipe (&self->held_link);
  g_clear_pointer (&self->new_email, pf_activation_link_free);
  g_clear_object (&self->lock);
  G_OBJECT_CLASS (pf_recovery_controller_parent_class)->dispose (object);
}

static void
pf_recovery_controller_finalize (GObject *object)
{
  PfRecoveryController *self = PF_RECOVERY_CONTROLLER (object);

  g_object_unref (self->calls);
  g_object_unref (self->recovery);
  g_clear_object (&self->gate);
  G_OBJECT_CLASS (pf_recovery_controller_parent_class)->finalize (object);
}

static void
pf_recovery_controller_class_init (PfRecoveryControllerClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_recovery_controller_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_recovery_controller_finalize;
#define SIGNAL(name, ...)                                                                          \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  link_waits_signal = SIGNAL ("link-waits", 1, PF_TYPE_VISIT);
  invited_signal = SIGNAL ("invited", 1, PF_TYPE_VISIT);
  link_held_signal = SIGNAL ("link-held", 0);
  told_signal = SIGNAL ("told", 1, G_TYPE_STRING);
#undef SIGNAL
}

static void
pf_recovery_controller_init (PfRecoveryController *self)
{
  self->calls = g_cancellable_new ();
  self->recovery = pf_recovery_new ();
#define LISTEN(name, callback)                                                                     \
  g_signal_connect_object (self->recovery, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN ("ask", ask_cb);
  LISTEN ("ask-again", ask_again_cb);
  LISTEN ("check", check_cb);
  LISTEN ("choose", choose_cb);
  LISTEN ("accept", pf_recovery_controller_accept);
  LISTEN ("back", back_cb);
  LISTEN ("other-address", other_address_cb);
  LISTEN ("try-again", pf_recovery_controller_try_link_again);
  LISTEN ("leave", pf_recovery_controller_leave);
#undef LISTEN
}

PfRecoveryController *
pf_recovery_controller_new (PfGate *gate)
{
  PfRecoveryController *self = g_object_new (PF_TYPE_RECOVERY_CONTROLLER, NULL);
  PfEntrance *entrance = pf_gate_get_entrance (gate);

  self->gate = g_object_ref (gate);
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (entrance, "recover", recover_cb);
  LISTEN (entrance, "verify", pf_recovery_controller_ask_verification);
  LISTEN (entrance, "changed", entrance_changed_cb);
#undef LISTEN
  /* After the window, whose shell then is there. */
  g_signal_connect_object (
      gate, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self;
}

PfRecovery *
pf_recovery_controller_get_recovery (PfRecoveryController *self)
{
  g_return_val_if_fail (PF_IS_RECOVERY_CONTROLLER (self), NULL);
  return self->recovery;
}
