/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/planning-choices.h"

#define MAX_MARKS 50

struct _PfPlanningChoices
{
  GHashTable *choices;  /* key to PfPlanningChoice */
  GHashTable *problems; /* key to PfProblem */
  GPtrArray *marks;     /* GArray of PfPlanningChoice, the oldest first */
  guint next_position;
};

static char *
build_key (const char *child, const char *session)
{
  return g_strconcat (child, "/", session, NULL);
}

PfPlanningChoices *
pf_planning_choices_new (void)
{
  PfPlanningChoices *self = g_new0 (PfPlanningChoices, 1);

  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->problems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

void
pf_planning_choices_free (PfPlanningChoices *self)
{
  g_hash_table_unref (self->choices);
  g_hash_table_unref (self->problems);
  g_ptr_array_unref (self->marks);
  g_free (self);
}

const PfPlanningChoice *
pf_planning_choices_find (PfPlanningChoices *self, const char *child, const char *session)
{
  g_autofree char *key = build_key (child, session);

  return g_hash_table_lookup (self->choices, key);
}

void
pf_planning_choices_remove (PfPlanningChoices *self, const char *child, const char *session)
{
  g_autofree char *key = build_key (child, session);

  g_hash_table_remove (self->choices, key);
}

gboolean
pf_planning_choices_set (PfPlanningChoices *self, const PfPlanningChoice *choice)
{
  g_autofree char *key = build_key (choice->child, choice->session);
  PfPlanningChoice *mine = g_hash_table_lookup (self->choices, key);

  if (choice->choice.action == PF_BOOKING_ACTION_NONE) {
    g_hash_table_remove (self->choices, key);
    return TRUE;
  }
  if (mine == NULL && g_hash_table_size (self->choices) >= PF_PLANNING_MAX_CHOICES)
    return FALSE;
  mine = g_memdup2 (choice, sizeof *choice);
  mine->position = self->next_position++;
  g_hash_table_insert (self->choices, g_steal_pointer (&key), mine);
  return TRUE;
}

void
pf_planning_choices_clear (PfPlanningChoices *self)
{
  g_hash_table_remove_all (self->choices);
}

guint
pf_planning_choices_expire (PfPlanningChoices *self, PfInstant now)
{
  GHashTableIter iter;
  PfPlanningChoice *choice;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &choice)) {
    if (choice->shuts_at != 0 && now >= choice->shuts_at) {
      g_hash_table_iter_remove (&iter);
      n++;
    }
  }
  return n;
}

PfProblem
pf_planning_choices_get_problem (PfPlanningChoices *self, const char *child, const char *session)
{
  g_autofree char *key = build_key (child, session);

  return (PfProblem) GPOINTER_TO_INT (g_hash_table_lookup (self->problems, key));
}

void
pf_planning_choices_set_problem (PfPlanningChoices *self,
                                 const char *child,
                                 const char *session,
                                 PfProblem problem)
{
  g_hash_table_insert (self->problems, build_key (child, session), GINT_TO_POINTER (problem));
}

void
pf_planning_choices_clear_problems (PfPlanningChoices *self)
{
  g_hash_table_remove_all (self->problems);
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  guint left = ((const PfPlanningChoice *) a)->position;
  guint right = ((const PfPlanningChoice *) b)->position;

  return (left > right) - (left < right);
}

GArray *
pf_planning_choices_list (PfPlanningChoices *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (PfPlanningChoice));
  GHashTableIter iter;
  PfPlanningChoice *choice;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &choice))
    g_array_append_vals (list, choice, 1);
  g_array_sort (list, compare_positions);
  return list;
}

void
pf_planning_choices_mark (PfPlanningChoices *self)
{
  if (self->marks->len == MAX_MARKS)
    g_ptr_array_remove_index (self->marks, 0);
  g_ptr_array_add (self->marks, pf_planning_choices_list (self));
}

gboolean
pf_planning_choices_can_undo (PfPlanningChoices *self)
{
  return self->marks->len > 0;
}

void
pf_planning_choices_forget_marks (PfPlanningChoices *self)
{
  g_ptr_array_set_size (self->marks, 0);
}

gboolean
pf_planning_choices_undo (PfPlanningChoices *self)
{
  g_autoptr (GArray) list = NULL;

  if (self->marks->len == 0)
    return FALSE;
  list = g_ptr_array_steal_index (self->marks, self->marks->len - 1);
  g_hash_table_remove_all (self->choices);
  for (guint i = 0; i < list->len; i++)
    pf_planning_choices_set (self, &g_array_index (list, PfPlanningChoice, i));
  return TRUE;
}

static void
add_up (PfPlanningSum *sum, const PfPlanningChoice *choice)
{
  sum->n++;
  sum->cents += choice->cents;
  switch (choice->choice.action) {
  case PF_BOOKING_ACTION_NONE:
    break;
  case PF_BOOKING_ACTION_BOOK:
    if (choice->state == PF_PLANNING_STATE_FULL)
      sum->n_waiting++;
    else
      sum->n_booked++;
    break;
  case PF_BOOKING_ACTION_CANCEL:
    sum->n_cancelled++;
    sum->n_late += choice->choice.late != FALSE;
    break;
  case PF_BOOKING_ACTION_ABSENT:
    sum->n_absent++;
    break;
  }
}

PfPlanningSum
pf_planning_choices_get_sum (PfPlanningChoices *self)
{
  PfPlanningSum sum = { 0 };
  GHashTableIter iter;
  PfPlanningChoice *choice;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &choice))
    add_up (&sum, choice);
  return sum;
}

PfBookingOrder *
pf_planning_choices_to_order (PfPlanningChoices *self, const char *household)
{
  PfBookingOrder *order = g_object_new (PF_TYPE_BOOKING_ORDER, "household", household, NULL);
  g_autoptr (GArray) list = pf_planning_choices_list (self);

  for (guint i = 0; i < list->len; i++) {
    const PfPlanningChoice *choice = &g_array_index (list, PfPlanningChoice, i);
    g_autoptr (PfBookingOrderChange) change = g_object_new (PF_TYPE_BOOKING_ORDER_CHANGE,
                                                            "child",
                                                            choice->child,
                                                            "session",
                                                            choice->session,
                                                            "action",
                                                            choice->choice.action,
                                                            "accept-waiting",
                                                            choice->state == PF_PLANNING_STATE_FULL,
                                                            NULL);

    g_list_store_append (order->changes, change);
  }
  return order;
}
