/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/confirming.h"

static guint changed_signal, confirm_signal;

G_DEFINE_FINAL_TYPE (PfConfirming, pf_confirming, G_TYPE_OBJECT)

static void
tell (PfConfirming *self)
{
  g_signal_emit (self, changed_signal, 0);
}

void
pf_confirming_set_step (PfConfirming *self, const PfStep *step, gboolean is_guardian)
{
  gboolean is_wanted = is_guardian && step != NULL && step->state == PF_STEP_STATE_TODO;
  const char *year = step != NULL ? step->school_year : "";

  g_return_if_fail (PF_IS_CONFIRMING (self));

  if (self->is_wanted == is_wanted && g_str_equal (self->school_year, year))
    return;
  self->is_wanted = is_wanted;
  g_strlcpy (self->school_year, year, PF_ID_SIZE);
  tell (self);
}

void
pf_confirming_confirm (PfConfirming *self)
{
  g_autoptr (PfHouseholdConfirmation) confirmation = NULL;

  g_return_if_fail (PF_IS_CONFIRMING (self));

  if (self->busy || !self->is_wanted)
    return;
  self->busy = TRUE;
  self->fault = PF_CONFIRMING_FAULT_NONE;
  tell (self);
  confirmation =
      g_object_new (PF_TYPE_HOUSEHOLD_CONFIRMATION, "school-year", self->school_year, NULL);
  g_signal_emit (self, confirm_signal, 0, confirmation);
}

void
pf_confirming_fail (PfConfirming *self, PfConfirmingFault fault)
{
  g_return_if_fail (PF_IS_CONFIRMING (self));

  self->busy = FALSE;
  self->fault = fault;
  tell (self);
}

/* What the account is told of itself follows a moment later. */
void
pf_confirming_succeed (PfConfirming *self)
{
  g_return_if_fail (PF_IS_CONFIRMING (self));

  self->busy = FALSE;
  self->is_done = TRUE;
  self->is_wanted = FALSE;
  tell (self);
}

void
pf_confirming_forget (PfConfirming *self)
{
  g_return_if_fail (PF_IS_CONFIRMING (self));

  self->busy = FALSE;
  self->is_done = FALSE;
  self->fault = PF_CONFIRMING_FAULT_NONE;
  tell (self);
}

static void
pf_confirming_class_init (PfConfirmingClass *)
{
#define SIGNAL(name, ...)                                                                          \
  g_signal_new (                                                                                   \
      name, PF_TYPE_CONFIRMING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  changed_signal = SIGNAL ("changed", 0);
  confirm_signal = SIGNAL ("confirm", 1, PF_TYPE_HOUSEHOLD_CONFIRMATION);
#undef SIGNAL
}

static void
pf_confirming_init (PfConfirming *)
{
}

PfConfirming *
pf_confirming_new (void)
{
  return g_object_new (PF_TYPE_CONFIRMING, NULL);
}
