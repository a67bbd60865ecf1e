/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A way is begun by the person or by a link. Whoever is signed in, or is about to be by the session
 * that this computer keeps, is asked before a link takes their place.
 */
#include "client/app/recovery-controller.h"

#include <glib/gi18n.h>
#include <string.h>

#include "client/api/error.h"
#include "client/app/failure.h"
#include "client/app/recovery-controller-private.h"
#include "client/views/shell/recovery-words.h"

static guint link_waits_signal;
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

static void
wipe (char **secret)
{
  if (*secret != NULL)
    explicit_bzero (*secret, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

void
pf_recovery_controller_forget_password (PfRecoveryController *self)
{
  wipe (&self->password);
}

void
pf_recovery_controller_hold (PfRecoveryController *self, const char *email, const char *password)
{
  wipe (&self->held);
  self->held = g_strdup (password);
  pf_entrance_set_text (&self->held_for, email);
}

void
pf_recovery_controller_forget_proof (PfRecoveryController *self)
{
  explicit_bzero (self->code, sizeof self->code);
  if (self->link != NULL)
    wipe (&self->link->token);
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

static void
stop (PfRecoveryController *self)
{
  pf_recovery_controller_drop_calls (self);
  pf_recovery_controller_forget_password (self);
  self->signing_in = self->unsure = FALSE;
}

void
pf_recovery_controller_begin (PfRecoveryController *self, const char *email)
{
  stop (self);
  pf_recovery_begin (self->recovery, email);
}

static void
end (PfRecoveryController *self)
{
  stop (self);
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

static void follow (PfRecoveryController *self);

static gboolean
may_enter_by_itself (PfEntrance *entrance)
{
  return entrance->stage == PF_ENTRANCE_STAGE_RETURN && entrance->failure == PF_FAILURE_NONE;
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
  else if (self->waits && pf_gate_get_visit (self->gate) == NULL && !may_enter_by_itself (entrance))
    follow (self);
}

void
pf_recovery_controller_tell (PfRecoveryController *self, const char *words)
{
  g_signal_emit (self, told_signal, 0, words);
}

static void
entered_cb (PfRecoveryController *self, PfVisit *visit)
{
  gboolean surprises = self->link != NULL && !self->signing_in && !self->recovery->chosen;
  PfActivationLink *link = surprises ? g_steal_pointer (&self->link) : NULL;

  end (self);
  self->link = link;
  self->waits = link != NULL;
  if (link != NULL)
    g_signal_emit (self, link_waits_signal, 0, visit);
  if (self->invitation != NULL)
    pf_recovery_controller_accept_invitation (self);
  pf_recovery_controller_confirm_new_email (self);
}

/* ---- links */

static gboolean
is_other_portal (PfRecoveryController *self)
{
  PfApiClient *client = pf_gate_get_client (self->gate);

  return client == NULL || g_strcmp0 (pf_api_client_get_base_url (client), self->link->portal) != 0;
}

/* A session that could come back by itself would take the person away from here. */
static void
follow (PfRecoveryController *self)
{
  PfEntrance *entrance = get_entrance (self);

  self->waits = FALSE;
  pf_recovery_controller_begin (self, NULL);
  self->recovery->verifies = self->link->purpose == PF_LINK_CONFIRMS;
  if (is_other_portal (self)) {
    pf_recovery_controller_hold (self, NULL, NULL);
    pf_gate_start (self->gate, self->link->portal);
  }
  if (!may_enter_by_itself (entrance) && entrance->stage != PF_ENTRANCE_STAGE_SIGN_IN)
    pf_entrance_ask (entrance, "skip-keyring");
  self->recovery->by_link = TRUE;
  pf_recovery_controller_send_proof (self);
}

static void
try_again_cb (PfRecoveryController *self)
{
  if (self->link != NULL && self->recovery->by_link && !self->recovery->busy)
    pf_recovery_controller_send_proof (self);
}

static void
refuse_link (PfRecoveryController *self, const GError *error)
{
  gboolean not_safe = g_error_matches (error, PF_API_ERROR, PF_API_ERROR_NOT_SECURE);
  PfRecoveryFault fault =
      not_safe ? PF_RECOVERY_FAULT_LINK_NOT_SAFE : PF_RECOVERY_FAULT_LINK_BROKEN;
  g_autofree char *words = pf_recovery_fault_build_words (fault, get_entrance (self));

  if (pf_gate_get_visit (self->gate) != NULL || may_enter_by_itself (get_entrance (self))) {
    g_signal_emit (self, told_signal, 0, words);
    return;
  }
  /* What the person is doing with a good link goes on. */
  if (self->recovery->stage == PF_RECOVERY_STAGE_PASSWORD)
    return;
  pf_recovery_controller_begin (self, NULL);
  pf_recovery_fail (self->recovery, fault);
}

static gboolean
is_same_link (const PfActivationLink *a, const PfActivationLink *b)
{
  return a != NULL && g_str_equal (a->token, b->token) && g_str_equal (a->portal, b->portal);
}

void
pf_recovery_controller_open_link (PfRecoveryController *self, const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfActivationLink) link = pf_activation_link_parse (uri, &error);
  PfVisit *visit;

  g_return_if_fail (PF_IS_RECOVERY_CONTROLLER (self));

  if (link == NULL) {
    refuse_link (self, error);
    return;
  }
  if (link->purpose == PF_LINK_CHANGES_EMAIL) {
    pf_recovery_controller_take_email_link (
        self, g_steal_pointer (&link), may_enter_by_itself (get_entrance (self)));
    return;
  }
  /* Opened twice, it must not take away what is being typed. */
  if (is_same_link (self->link, link) && self->recovery->account != NULL)
    return;
  stop (self);
  pf_recovery_controller_forget_proof (self);
  wipe (&self->invitation);
  self->link = g_steal_pointer (&link);
  self->waits = TRUE;
  visit = pf_gate_get_visit (self->gate);
  if (visit != NULL)
    g_signal_emit (self, link_waits_signal, 0, visit);
  else if (!may_enter_by_itself (get_entrance (self)))
    follow (self);
}

void
pf_recovery_controller_follow_link (PfRecoveryController *self)
{
  g_return_if_fail (PF_IS_RECOVERY_CONTROLLER (self));

  if (self->link == NULL || !self->waits)
    return;
  self->waits = FALSE; /* leaving changes the entrance */
  pf_gate_sign_out (self->gate);
  follow (self);
}

void
pf_recovery_controller_drop_link (PfRecoveryController *self)
{
  g_return_if_fail (PF_IS_RECOVERY_CONTROLLER (self));

  if (self->waits)
    pf_recovery_controller_forget_proof (self);
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
  wipe (&self->invitation);
  g_clear_pointer (&self->new_email, pf_activation_link_free);
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
  LISTEN ("try-again", try_again_cb);
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
