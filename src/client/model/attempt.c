/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/attempt.h"

G_DEFINE_FINAL_TYPE (PfAttempt, pf_attempt, G_TYPE_OBJECT)

static guint changed_signal;
static guint prove_signal;
static guint give_up_signal;

static void
pf_attempt_class_init (PfAttemptClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  GType text = G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE;

#define SIGNAL(name, ...)                                                                          \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  changed_signal = SIGNAL ("changed", 0);
  prove_signal = SIGNAL ("prove", 2, text, text);
  give_up_signal = SIGNAL ("give-up", 0);
#undef SIGNAL
}

static void
pf_attempt_init (PfAttempt *)
{
}

PfAttempt *
pf_attempt_new (void)
{
  return g_object_new (PF_TYPE_ATTEMPT, NULL);
}

void
pf_attempt_tell (PfAttempt *self)
{
  g_return_if_fail (PF_IS_ATTEMPT (self));
  g_signal_emit (self, changed_signal, 0);
}

void
pf_attempt_begin (PfAttempt *self)
{
  g_return_if_fail (PF_IS_ATTEMPT (self));

  self->busy = TRUE;
  self->fault = PF_ATTEMPT_FAULT_NONE;
  pf_attempt_tell (self);
}

void
pf_attempt_succeed (PfAttempt *self)
{
  pf_attempt_reset (self);
}

void
pf_attempt_fail (PfAttempt *self, PfAttemptFault fault)
{
  g_return_if_fail (PF_IS_ATTEMPT (self));

  self->busy = FALSE;
  self->fault = fault;
  self->n_faults++;
  pf_attempt_tell (self);
}

/* How long to wait is the account's: another attempt does not shorten it. */
void
pf_attempt_reset (PfAttempt *self)
{
  g_return_if_fail (PF_IS_ATTEMPT (self));

  self->busy = self->needs_proof = self->needs_code = FALSE;
  if (self->retry_seconds == 0)
    self->fault = PF_ATTEMPT_FAULT_NONE;
  pf_attempt_tell (self);
}

gboolean
pf_attempt_count_down (PfAttempt *self)
{
  g_return_val_if_fail (PF_IS_ATTEMPT (self), FALSE);

  if (self->retry_seconds > 0 && --self->retry_seconds == 0 &&
      self->fault == PF_ATTEMPT_FAULT_TOO_MANY)
    self->fault = PF_ATTEMPT_FAULT_NONE;
  pf_attempt_tell (self);
  return self->retry_seconds > 0;
}

gboolean
pf_attempt_is_held (PfAttempt *self)
{
  g_return_val_if_fail (PF_IS_ATTEMPT (self), TRUE);
  return self->busy || self->retry_seconds > 0;
}

void
pf_attempt_prove (PfAttempt *self, const char *password, const char *code)
{
  g_return_if_fail (PF_IS_ATTEMPT (self));
  g_signal_emit (self, prove_signal, 0, password, code);
}

void
pf_attempt_give_up (PfAttempt *self)
{
  g_return_if_fail (PF_IS_ATTEMPT (self));
  g_signal_emit (self, give_up_signal, 0);
}
