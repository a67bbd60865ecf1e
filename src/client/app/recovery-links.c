/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The links of mails. Whoever is signed in, or is about to be by the session that this computer
 * keeps, is asked before a link takes their place. Nothing is done by a link while the window is
 * locked: whoever opened it may be somebody else.
 */
#include <string.h>

#include "client/api/error.h"
#include "client/app/recovery-controller-private.h"
#include "client/views/shell/recovery-words.h"

void
pf_recovery_wipe (char **secret)
{
  if (*secret != NULL)
    explicit_bzero (*secret, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

gboolean
pf_recovery_controller_may_enter (PfRecoveryController *self)
{
  PfEntrance *entrance = pf_gate_get_entrance (self->gate);

  return entrance->stage == PF_ENTRANCE_STAGE_RETURN && entrance->failure == PF_FAILURE_NONE;
}

/* ---- while the window is locked */

gboolean
pf_recovery_controller_is_locked (PfRecoveryController *self)
{
  return self->lock != NULL && pf_lock_is_closed (self->lock);
}

/* The last one: what was opened before may be opened again. */
static void
hold_link (PfRecoveryController *self, const char *uri)
{
  pf_recovery_wipe (&self->held_link);
  self->held_link = g_strdup (uri);
  pf_recovery_controller_tell_held (self);
}

static void
open_held_link (PfRecoveryController *self)
{
  char *uri = g_steal_pointer (&self->held_link);

  pf_recovery_controller_open_link (self, uri);
  pf_recovery_wipe (&uri);
}

gboolean
pf_recovery_controller_holds_link (PfRecoveryController *self)
{
  g_return_val_if_fail (PF_IS_RECOVERY_CONTROLLER (self), FALSE);
  return self->held_link != NULL || self->new_email != NULL || self->invitation != NULL ||
         (self->link != NULL && self->waits);
}

void
pf_recovery_controller_go_on (PfRecoveryController *self)
{
  if (pf_recovery_controller_is_locked (self) || pf_gate_get_visit (self->gate) == NULL)
    return;
  if (self->held_link != NULL) {
    open_held_link (self);
    return;
  }
  if (self->link != NULL && self->waits)
    pf_recovery_controller_look_at_link (self);
  if (self->invitation != NULL)
    pf_recovery_controller_accept_invitation (self);
  pf_recovery_controller_confirm_new_email (self);
}

/* Somebody else signs in: what was opened is nobody's any more, as if nobody had been in. */
static void
left_cb (PfRecoveryController *self)
{
  if (self->held_link != NULL)
    open_held_link (self);
}

void
pf_recovery_controller_follow_lock (PfRecoveryController *self, PfLock *lock)
{
  g_return_if_fail (PF_IS_RECOVERY_CONTROLLER (self));

  g_set_object (&self->lock, lock);
  /* After the window, whose pages then are there. */
  g_signal_connect_object (lock,
                           "changed",
                           G_CALLBACK (pf_recovery_controller_go_on),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (
      self->gate, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* ---- each link */

gboolean
pf_recovery_controller_is_other_portal (PfRecoveryController *self)
{
  PfApiClient *client = pf_gate_get_client (self->gate);

  return client == NULL || g_strcmp0 (pf_api_client_get_base_url (client), self->link->portal) != 0;
}

/* A session that could come back by itself would take the person away from here. */
void
pf_recovery_controller_follow (PfRecoveryController *self)
{
  PfEntrance *entrance = pf_gate_get_entrance (self->gate);

  self->waits = FALSE;
  pf_recovery_controller_begin (self, NULL);
  self->recovery->verifies = self->link->purpose == PF_LINK_CONFIRMS;
  if (pf_recovery_controller_is_other_portal (self)) {
    pf_recovery_controller_hold (self, NULL, NULL);
    pf_gate_start (self->gate, self->link->portal);
  }
  if (!pf_recovery_controller_may_enter (self) && entrance->stage != PF_ENTRANCE_STAGE_SIGN_IN)
    pf_entrance_ask (entrance, "skip-keyring");
  self->recovery->by_link = TRUE;
  pf_recovery_controller_send_proof (self);
}

void
pf_recovery_controller_try_link_again (PfRecoveryController *self)
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
  g_autofree char *words = pf_recovery_fault_build_words (fault, pf_gate_get_entrance (self->gate));

  if (pf_gate_get_visit (self->gate) != NULL || pf_recovery_controller_may_enter (self)) {
    pf_recovery_controller_tell (self, words);
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

  if (pf_recovery_controller_is_locked (self)) {
    hold_link (self, uri);
    return;
  }
  if (link == NULL) {
    refuse_link (self, error);
    return;
  }
  if (link->purpose == PF_LINK_CHANGES_EMAIL) {
    pf_recovery_controller_take_email_link (
        self, g_steal_pointer (&link), pf_recovery_controller_may_enter (self));
    return;
  }
  /* Opened twice, it must not take away what is being typed. */
  if (is_same_link (self->link, link) && self->recovery->account != NULL)
    return;
  pf_recovery_controller_stop (self);
  pf_recovery_controller_forget_proof (self);
  pf_recovery_controller_forget_invitation (self);
  self->link = g_steal_pointer (&link);
  self->waits = TRUE;
  visit = pf_gate_get_visit (self->gate);
  if (visit != NULL) {
    pf_recovery_end (self->recovery); /* another invitation gives way */
    pf_recovery_controller_look_at_link (self);
  } else if (!pf_recovery_controller_may_enter (self)) {
    pf_recovery_controller_follow (self);
  }
}

void
pf_recovery_controller_follow_link (PfRecoveryController *self)
{
  g_return_if_fail (PF_IS_RECOVERY_CONTROLLER (self));

  if (self->link == NULL || !self->waits)
    return;
  self->waits = FALSE; /* leaving changes the entrance */
  pf_gate_sign_out (self->gate);
  pf_recovery_controller_follow (self);
}

void
pf_recovery_controller_drop_link (PfRecoveryController *self)
{
  g_return_if_fail (PF_IS_RECOVERY_CONTROLLER (self));

  if (!self->waits)
    return;
  pf_recovery_controller_drop_calls (self);
  pf_recovery_controller_forget_proof (self);
  pf_recovery_end (self->recovery);
}
