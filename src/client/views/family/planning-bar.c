/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/planning-bar.h"

#include <glib/gi18n.h>

#include "client/views/family/planning-words.h"
#include "client/views/say.h"

static PfMoney
add_children_up (PfPlanning *planning)
{
  GListModel *children = G_LIST_MODEL (planning->children);
  PfMoney total = 0;

  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfPlanningChild) child = g_list_model_get_item (children, i);

    total += MAX (child->total_cents, 0);
  }
  return total;
}

/* "December 2026: €179.49." */
static char *
say_total (PfPlanningModel *model)
{
  PfPlanning *planning = pf_planning_model_get_planning (model);
  g_autofree char *month = NULL;
  g_autofree char *money = NULL;

  if (planning == NULL)
    return g_strdup ("");
  month = pf_say_month (planning->from);
  money = pf_say_money (add_children_up (planning));
  return g_strdup_printf (_ ("%s: %s."), month, money);
}

static void
show_nothing_chosen (PfValidateBar *bar, PfPlanningModel *model)
{
  PfPlanningSituation situation = pf_planning_model_get_situation (model);
  g_autofree char *total = say_total (model);

  if (situation == PF_PLANNING_SITUATION_CACHED || situation == PF_PLANNING_SITUATION_OFFLINE)
    pf_validate_bar_say (bar,
                         _ ("No choice"),
                         NULL,
                         _ ("You can already choose: places are checked when you send."));
  else
    pf_validate_bar_say (bar, _ ("No choice in progress"), NULL, total);
}

/* Before when the first of the choices must be sent. */
static char *
say_offline (PfPlanningModel *model)
{
  PfPlanningDeadline *deadline = pf_planning_model_get_next_deadline (model);
  g_autofree char *when = NULL;

  if (deadline == NULL)
    return g_strdup (_ ("Nothing is sent. Validate as soon as the network is back."));
  when = pf_say_deadline (
      deadline->closes_at, pf_planning_model_get_now (model), pf_planning_model_get_zone (model));
  return g_strdup_printf (
      _ ("Nothing is sent. Validate before %s, as soon as the network is back."), when);
}

static char *
say_choices (PfPlanningModel *model, const PfPlanningSum *sum)
{
  switch (pf_planning_model_get_situation (model)) {
  case PF_PLANNING_SITUATION_OFFLINE:
    return say_offline (model);
  case PF_PLANNING_SITUATION_SENDING:
    return g_strdup (_ ("They are on their way to the portal."));
  case PF_PLANNING_SITUATION_UNANSWERED:
    return g_strdup (_ ("Sent, but no answer came. Send again: nothing is booked twice."));
  case PF_PLANNING_SITUATION_LOADING:
  case PF_PLANNING_SITUATION_FRESH:
  case PF_PLANNING_SITUATION_CACHED:
  case PF_PLANNING_SITUATION_RESULTS:
  case PF_PLANNING_SITUATION_FAILED:
    return pf_planning_say_sum (sum);
  }
  g_return_val_if_reached (NULL);
}

void
pf_planning_bar_show (PfValidateBar *bar, PfPlanningModel *model)
{
  const PfPlanningSum sum = pf_planning_model_get_sum (model);
  g_autofree char *count = NULL;
  g_autofree char *price = NULL;
  g_autofree char *detail = NULL;

  pf_validate_bar_set_has_buttons (bar, sum.n > 0);
  if (sum.n == 0) {
    show_nothing_chosen (bar, model);
    return;
  }
  count = g_strdup_printf (ngettext ("%u choice", "%u choices", sum.n), sum.n);
  price = pf_say_money (sum.cents);
  detail = say_choices (model, &sum);
  pf_validate_bar_say (bar, count, price, detail);
}
