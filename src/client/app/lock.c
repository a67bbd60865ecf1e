/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/lock.h"

#include "client/app/errand.h"
#include "client/app/idle.h"
#include "core/second-factor.h"

struct _PfLock
{
  GObject parent_instance;

  GtkApplication *application; /* weak: it owns us */
  PfGate *gate;
  GSettings *settings;
  PfIdle *idle;
  PfAttempt *attempt;
  PfErrand *errand; /* (nullable): while it is closed */
  gboolean closed;
  PfInstant since;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PfLock, pf_lock, G_TYPE_OBJECT)

/* ---- how long may pass */

int
pf_lock_find_minutes (GSettings *settings, PfRoles roles)
{
  const int minutes = g_settings_get_int (settings, "lock-minutes");
  const int at_most = pf_roles_get_lock_minutes (roles);

  if (at_most > 0)
    return MIN (minutes, at_most);
  return g_settings_get_boolean (settings, "lock-when-idle") ? minutes : 0;
}

static void
follow_use (PfLock *self)
{
  PfVisit *visit = pf_gate_get_visit (self->gate);
  PfAccount *account = visit != NULL ? pf_visit_get_me (visit)->account : NULL;
  int minutes = 0;

  if (account != NULL && !self->closed)
    minutes = pf_lock_find_minutes (self->settings,
                                    pf_roles_from_words ((const char *const *) account->roles));
  pf_idle_set_limit (self->idle, minutes * 60);
}

/* ---- closing and opening */

static void
end_errand (PfLock *self)
{
  if (self->errand != NULL)
    g_object_run_dispose (G_OBJECT (self->errand));
  g_clear_object (&self->errand);
}

static void
set_closed (PfLock *self, gboolean closed)
{
  if (self->closed == closed)
    return;
  self->closed = closed;
  g_settings_set_boolean (self->settings, "locked", closed);
  follow_use (self);
  g_signal_emit (self, changed_signal, 0);
}

/* Other windows may tell as much as the pages do. */
static void
close_other_windows (PfLock *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (self->application));

  for (GList *at = windows; at != NULL; at = at->next) {
    if (gtk_window_get_transient_for (at->data) != NULL)
      gtk_window_destroy (at->data);
  }
}

static void
opened_cb (PfAnswer *, gpointer data)
{
  set_closed (data, FALSE);
}

static void
signed_out_cb (PfLock *self)
{
  pf_gate_end_session (self->gate);
}

void
pf_lock_close (PfLock *self)
{
  g_return_if_fail (PF_IS_LOCK (self));

  if (self->closed || pf_gate_get_visit (self->gate) == NULL)
    return;
  self->since =
      g_get_real_time () + pf_api_client_get_clock_offset (pf_gate_get_client (self->gate));
  close_other_windows (self);
  pf_attempt_reset (self->attempt);
  set_closed (self, TRUE);
}

void
pf_lock_open (PfLock *self, const char *password)
{
  g_autoptr (PfIdentityProof) proof =
      g_object_new (PF_TYPE_IDENTITY_PROOF, "password", password, "unlock", TRUE, NULL);

  g_return_if_fail (PF_IS_LOCK (self));

  if (!self->closed || pf_attempt_is_held (self->attempt))
    return;
  end_errand (self);
  self->errand = pf_errand_new (self->attempt, pf_gate_get_client (self->gate));
  g_signal_connect_object (
      self->errand, "signed-out", G_CALLBACK (signed_out_cb), self, G_CONNECT_SWAPPED);
  pf_errand_send (
      self->errand, PF_OPERATION_PROVE, &(PfApiArguments){ .body = proof }, opened_cb, self);
}

/* ---- who comes and goes */

/* Whoever comes in by the session that this computer keeps has not shown who they are. */
static void
entered_cb (PfLock *self)
{
  PfEntranceStage stage = pf_gate_get_entrance (self->gate)->stage;
  gboolean is_shown = stage == PF_ENTRANCE_STAGE_SIGN_IN || stage == PF_ENTRANCE_STAGE_CODE;

  if (is_shown)
    g_settings_set_boolean (self->settings, "locked", FALSE);
  if (g_settings_get_boolean (self->settings, "locked"))
    pf_lock_close (self);
  else
    follow_use (self);
}

static void
left_cb (PfLock *self)
{
  end_errand (self);
  pf_attempt_reset (self->attempt);
  self->closed = FALSE;
  g_settings_set_boolean (self->settings, "locked", FALSE);
  follow_use (self);
}

gboolean
pf_lock_is_closed (PfLock *self)
{
  g_return_val_if_fail (PF_IS_LOCK (self), FALSE);
  return self->closed;
}

PfInstant
pf_lock_get_since (PfLock *self)
{
  g_return_val_if_fail (PF_IS_LOCK (self), 0);
  return self->since;
}

PfAttempt *
pf_lock_get_attempt (PfLock *self)
{
  g_return_val_if_fail (PF_IS_LOCK (self), NULL);
  return self->attempt;
}

/* ---- the object */

static void
pf_lock_dispose (GObject *object)
{
  PfLock *self = PF_LOCK (object);

  end_errand (self);
  g_clear_object (&self->idle);
  g_clear_object (&self->gate);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (pf_lock_parent_class)->dispose (object);
}

static void
pf_lock_finalize (GObject *object)
{
  g_object_unref (PF_LOCK (object)->attempt);
  G_OBJECT_CLASS (pf_lock_parent_class)->finalize (object);
}

static void
pf_lock_class_init (PfLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_lock_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_lock_finalize;
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pf_lock_init (PfLock *self)
{
  self->attempt = pf_attempt_new ();
}

PfLock *
pf_lock_new (GtkApplication *application, PfGate *gate, GSettings *settings)
{
  PfLock *self = g_object_new (PF_TYPE_LOCK, NULL);

  self->application = application;
  self->gate = g_object_ref (gate);
  self->settings = g_object_ref (settings);
  self->idle = pf_idle_new (application);
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (self->idle, "idle", pf_lock_close);
  LISTEN (gate, "entered", entered_cb);
  LISTEN (gate, "left", left_cb);
  LISTEN (settings, "changed::lock-minutes", follow_use);
  LISTEN (settings, "changed::lock-when-idle", follow_use);
#undef LISTEN
  return self;
}
