/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/planning-results-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"

/* Counts the outcomes of one kind, and keeps the first (transfer full), or NULL. */
static guint
count (PfPlanningModel *model, PfBookingState outcome, PfPlanningOutcome **ret_first)
{
  GListModel *outcomes = pf_planning_model_get_outcomes (model);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (outcomes); i++) {
    g_autoptr (PfPlanningOutcome) one = g_list_model_get_item (outcomes, i);

    if (one->result->outcome != outcome)
      continue;
    if (n++ == 0 && ret_first != NULL)
      *ret_first = g_object_ref (one);
  }
  return n;
}

static void
take_count (GPtrArray *parts, guint n, char *words)
{
  if (n > 0)
    g_ptr_array_add (parts, words);
  else
    g_free (words);
}

char *
pf_planning_say_done (PfPlanningModel *model)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *time =
      pf_say_time (pf_planning_model_get_since (model), pf_planning_model_get_zone (model));
  g_autofree char *list = NULL;
  guint n;

  n = count (model, PF_BOOKING_STATE_BOOKED, NULL);
  take_count (parts, n, g_strdup_printf (ngettext ("%u booked", "%u booked", n), n));
  n = count (model, PF_BOOKING_STATE_HELD, NULL);
  take_count (
      parts, n, g_strdup_printf (ngettext ("%u kept until paid", "%u kept until paid", n), n));
  n = count (model, PF_BOOKING_STATE_REQUESTED, NULL);
  take_count (parts, n, g_strdup_printf (ngettext ("%u requested", "%u requested", n), n));
  n = count (model, PF_BOOKING_STATE_CANCELLED, NULL);
  take_count (parts, n, g_strdup_printf (ngettext ("%u cancelled", "%u cancelled", n), n));
  n = count (model, PF_BOOKING_STATE_CANCELLED_LATE, NULL);
  take_count (
      parts,
      n,
      g_strdup_printf (ngettext ("%u cancelled and billed", "%u cancelled and billed", n), n));
  n = count (model, PF_BOOKING_STATE_ABSENT_TOLD, NULL);
  take_count (parts, n, g_strdup_printf (ngettext ("%u absence told", "%u absences told", n), n));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  list = g_strjoinv (", ", (char **) parts->pdata);
  return g_strdup_printf (_ ("Recorded at %s: %s."), time, list);
}

char *
pf_planning_say_waiting (PfPlanningModel *model)
{
  g_autoptr (PfPlanningOutcome) first = NULL;
  guint n = count (model, PF_BOOKING_STATE_WAITING, &first);
  g_autofree char *day = NULL;

  if (n == 0)
    return NULL;
  if (n > 1 || first->child_name == NULL)
    return g_strdup_printf (ngettext ("%u on the waiting list.", "%u on waiting lists.", n), n);
  day = pf_say_short_day (first->date);
  return g_strdup_printf (
      _ ("%s, %s: waiting list, rank %d."), first->child_name, day, first->result->rank);
}

char *
pf_planning_say_refusals (PfPlanningModel *model)
{
  g_autoptr (PfPlanningOutcome) first = NULL;
  guint n = count (model, PF_BOOKING_STATE_REFUSED, &first);
  g_autofree char *day = NULL;

  if (n == 0)
    return NULL;
  if (n > 1 || first->child_name == NULL)
    return g_strdup_printf (ngettext ("%u choice refused.", "%u choices refused.", n), n);
  day = pf_say_short_day (first->date);
  return g_strdup_printf (_ ("%s, %s, %s: refused."), first->child_name, first->slot_name, day);
}

static PfPlanningOutcomeKind
get_kind (PfBookingState outcome)
{
  if (outcome == PF_BOOKING_STATE_WAITING)
    return PF_PLANNING_OUTCOME_WAITING;
  return outcome == PF_BOOKING_STATE_REFUSED ? PF_PLANNING_OUTCOME_REFUSED
                                             : PF_PLANNING_OUTCOME_DONE;
}

GPtrArray *
pf_planning_list_outcomes (PfPlanningModel *model, PfPlanningOutcomeKind kind)
{
  GListModel *outcomes = pf_planning_model_get_outcomes (model);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (outcomes); i++) {
    g_autoptr (PfPlanningOutcome) one = g_list_model_get_item (outcomes, i);

    if (get_kind (one->result->outcome) == kind)
      g_ptr_array_add (list, g_steal_pointer (&one));
  }
  return list;
}
