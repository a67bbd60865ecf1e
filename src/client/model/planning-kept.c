/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/planning-kept.h"

#include <string.h>

#include "client/model/planning-model-private.h"

/* Child, session, action, late, state, cents, shut at, date, and the names of child and slot. */
#define CHOICE "(ssibixxuss)"
#define CHOICES_TYPE G_VARIANT_TYPE ("a" CHOICE)

GBytes *
pf_planning_model_keep (PfPlanningModel *self)
{
  g_autoptr (GArray) list = pf_planning_choices_list (self->choices);
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (CHOICES_TYPE);
  g_autoptr (GVariant) choices = NULL;

  if (list->len == 0)
    return NULL;
  for (guint i = 0; i < list->len; i++) {
    const PfPlanningChoice *one = &g_array_index (list, PfPlanningChoice, i);

    g_variant_builder_add (builder,
                           CHOICE,
                           one->child,
                           one->session,
                           (int) one->choice.action,
                           one->choice.late,
                           (int) one->state,
                           one->cents,
                           one->shuts_at,
                           one->date,
                           one->child_name,
                           one->slot_name);
  }
  choices = g_variant_ref_sink (g_variant_builder_end (builder));
  return g_variant_get_data_as_bytes (choices);
}

static gboolean
take_id (PfId target, const char *id)
{
  return *id != '\0' && g_strlcpy (target, id, sizeof (PfId)) < sizeof (PfId);
}

static gboolean
read_one (GVariant *variant, PfPlanningChoice *ret_choice)
{
  const char *child, *session, *child_name, *slot_name;
  PfPlanningChoice choice = { 0 };
  int action, state;

  g_variant_get (variant,
                 "(&s&sibixxu&s&s)",
                 &child,
                 &session,
                 &action,
                 &choice.choice.late,
                 &state,
                 &choice.cents,
                 &choice.shuts_at,
                 &choice.date,
                 &child_name,
                 &slot_name);
  if (!take_id (choice.child, child) || !take_id (choice.session, session) ||
      action <= PF_BOOKING_ACTION_NONE || action > PF_BOOKING_ACTION_ABSENT ||
      state <= PF_PLANNING_STATE_NONE || state >= PF_PLANNING_N_STATES)
    return FALSE;
  choice.choice.action = (PfBookingAction) action;
  choice.state = (PfPlanningState) state;
  choice.child_name = g_intern_string (child_name);
  choice.slot_name = g_intern_string (slot_name);
  *ret_choice = choice;
  return TRUE;
}

void
pf_planning_model_restore (PfPlanningModel *self, GBytes *kept, PfInstant at)
{
  g_autoptr (GVariant) floating = g_variant_new_from_bytes (CHOICES_TYPE, kept, FALSE);
  g_autoptr (GVariant) choices = g_variant_ref_sink (g_steal_pointer (&floating));

  for (gsize i = 0; i < g_variant_n_children (choices); i++) {
    g_autoptr (GVariant) variant = g_variant_get_child_value (choices, i);
    PfPlanningChoice choice;

    if (read_one (variant, &choice) &&
        pf_planning_choices_find (self->choices, choice.child, choice.session) == NULL)
      pf_planning_choices_set (self->choices, &choice);
  }
  self->restored_at = pf_planning_choices_get_sum (self->choices).n > 0 ? at : 0;
  pf_planning_model_drop_impossible (self);
  pf_planning_model_refresh (self);
  pf_planning_model_say_choices_changed (self);
}
