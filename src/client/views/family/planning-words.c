/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/planning-words.h"

#include <glib/gi18n.h>

#include "client/views/family/planning-weeks.h"
#include "client/views/say.h"

char *
pf_planning_say_line (PfPlanningLine *line)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (line->activity->slots)) < 2)
    return g_strdup (line->activity->name);
  return g_strdup_printf ("%s · %s", line->activity->name, line->slot->name);
}

char *
pf_planning_say_item (PfPlanningItem *item)
{
  g_autofree char *name = pf_planning_say_line (item->line);
  g_autofree char *line = pf_say_first_small (name);
  g_autofree char *day = pf_say_day (item->date);

  return g_strdup_printf ("%s, %s, %s", item->line->child->first_name, line, day);
}

static const char *
get_choice_word (PfPlanningItem *item)
{
  PfPlanningState state = item->cell->state;

  switch (item->choice.action) {
  case PF_BOOKING_ACTION_NONE:
    return NULL;
  case PF_BOOKING_ACTION_BOOK:
    if (state == PF_PLANNING_STATE_FULL)
      return _ ("waiting list chosen, not validated");
    if (item->choice.late)
      return _ ("chosen late, not validated");
    return state == PF_PLANNING_STATE_OFFERED ? _ ("place accepted, not validated") : NULL;
  case PF_BOOKING_ACTION_CANCEL:
    if (item->choice.late)
      return _ ("to be cancelled, still billed, not validated");
    if (state == PF_PLANNING_STATE_OFFERED)
      return _ ("offer declined, not validated");
    return state == PF_PLANNING_STATE_WAITING ? _ ("waiting list to be left, not validated") : NULL;
  case PF_BOOKING_ACTION_ABSENT:
    return _ ("absence to be told, not validated");
  }
  g_return_val_if_reached (NULL);
}

const char *
pf_planning_get_word (PfPlanningItem *item)
{
  static const char *const words[PF_PLANNING_N_STATES] = {
    [PF_PLANNING_STATE_ABSENT_TOLD] = N_ ("absence told"),
    [PF_PLANNING_STATE_ATTENDED_UNBOOKED] = N_ ("attended, not booked"),
    [PF_PLANNING_STATE_ABSENT_JUSTIFIED] = N_ ("absent, justified"),
    [PF_PLANNING_STATE_ABSENT_UNJUSTIFIED] = N_ ("absent, not justified"),
    [PF_PLANNING_STATE_CANCELLED_LATE] = N_ ("cancelled late, billed"),
  };

  if (item->look == PF_CELL_LOOK_CHOSEN || item->look == PF_CELL_LOOK_CANCELLING)
    return get_choice_word (item);
  return words[item->cell->state] != NULL ? _ (words[item->cell->state]) : NULL;
}

char *
pf_planning_say_closing (PfPlanningModel *model, PfPlanningItem *item, gboolean cancel)
{
  const PfCellMoment moment = pf_planning_item_get_moment (item, pf_planning_model_get_now (model));
  PfInstant instant = cancel ? moment.cancel_until : moment.book_until;
  PfLockedReason *reason = item->cell->locked_reason;

  if (instant == 0 && reason != NULL)
    instant = reason->closes_at;
  if (instant == 0)
    return NULL;
  return pf_say_deadline (instant, moment.now, pf_planning_model_get_zone (model));
}

char *
pf_planning_say_until (PfPlanningModel *model, PfInstant instant)
{
  g_autofree char *when = NULL;

  if (instant == 0)
    return NULL;
  when = pf_say_deadline (
      instant, pf_planning_model_get_now (model), pf_planning_model_get_zone (model));
  return g_strdup_printf (_ ("until %s"), when);
}

static char *
say_places (int places)
{
  if (places == PF_NO_INTEGER || places <= 0)
    return NULL;
  return g_strdup_printf (ngettext ("%d place left", "%d places left", (gulong) places), places);
}

static char *
say_locked (PfPlanningModel *model, PfPlanningItem *item)
{
  g_autofree char *closing =
      pf_planning_say_closing (model, item, item->look == PF_CELL_LOOK_LOCKED_BOOKED);

  return closing != NULL ? g_strdup_printf (_ ("deadline %s"), closing) : NULL;
}

char *
pf_planning_say_detail (PfPlanningModel *model, PfPlanningItem *item)
{
  PfPlanningDay *day = pf_planning_model_get_day (model, item->date);

  switch (item->look) {
  case PF_CELL_LOOK_OPEN:
    return say_places (item->cell->places_left);
  case PF_CELL_LOOK_HELD:
    return pf_planning_say_until (model, item->cell->held_until);
  case PF_CELL_LOOK_OFFERED:
    return pf_planning_say_until (model, item->cell->offer_until);
  case PF_CELL_LOOK_CLOSED:
    return day != NULL ? g_strdup (day->label) : NULL;
  case PF_CELL_LOOK_LOCKED_BOOKED:
  case PF_CELL_LOOK_LOCKED_OPEN:
    return say_locked (model, item);
  case PF_CELL_LOOK_NONE:
  case PF_CELL_LOOK_FULL:
  case PF_CELL_LOOK_CHOSEN:
  case PF_CELL_LOOK_BOOKED:
  case PF_CELL_LOOK_CANCELLING:
  case PF_CELL_LOOK_REQUESTED:
  case PF_CELL_LOOK_WAITING:
  case PF_CELL_LOOK_OTHER:
  case PF_CELL_LOOK_ATTENDED:
  case PF_CELL_LOOK_ABSENT:
  case PF_CELL_LOOK_REFUSED:
    return NULL;
  }
  g_return_val_if_reached (NULL);
}

void
pf_planning_show_item (PfCell *cell, PfPlanningModel *model, PfPlanningItem *item)
{
  g_autofree char *subject = pf_planning_say_item (item);
  g_autofree char *detail = pf_planning_say_detail (model, item);

  pf_cell_show (cell,
                &(PfCellWords){
                    .look = item->look,
                    .rank = item->cell->rank,
                    .subject = subject,
                    .word = pf_planning_get_word (item),
                    .detail = detail,
                });
}

/* Takes @words (transfer full) in where there are any to count. */
static void
take_count (GPtrArray *parts, guint n, char *words)
{
  if (n > 0)
    g_ptr_array_add (parts, words);
  else
    g_free (words);
}

char *
pf_planning_say_sum (const PfPlanningSum *sum)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n_booked = sum->n_booked;
  guint n_waiting = sum->n_waiting;
  guint n_cancelled = sum->n_cancelled;
  guint n_absent = sum->n_absent;
  guint n_billed = sum->n_late + sum->n_absent;
  g_autofree char *list = NULL;

  take_count (
      parts, n_booked, g_strdup_printf (ngettext ("%u to book", "%u to book", n_booked), n_booked));
  take_count (parts,
              n_waiting,
              g_strdup_printf (ngettext ("%u on a waiting list", "%u on waiting lists", n_waiting),
                               n_waiting));
  take_count (
      parts,
      n_cancelled,
      g_strdup_printf (ngettext ("%u to cancel", "%u to cancel", n_cancelled), n_cancelled));
  take_count (
      parts,
      n_absent,
      g_strdup_printf (ngettext ("%u absence to tell", "%u absences to tell", n_absent), n_absent));
  take_count (
      parts,
      n_billed,
      g_strdup_printf (ngettext ("%u still billed", "%u still billed", n_billed), n_billed));
  g_ptr_array_add (parts, NULL);
  list = g_strjoinv (", ", (char **) parts->pdata);
  return g_strdup_printf (_ ("%s. Nothing is recorded before you validate."), list);
}

char *
pf_planning_say_deadline (PfPlanningModel *model, PfPlanningDeadline *deadline)
{
  g_autofree char *when = pf_say_deadline (
      deadline->closes_at, pf_planning_model_get_now (model), pf_planning_model_get_zone (model));
  PfDate monday = pf_get_monday (deadline->covers_from);
  guint n_days = deadline->covers_to - deadline->covers_from + 1;
  /* A week of which the range asked for cut some days off is still that week. */
  gboolean week = n_days > 1 && deadline->covers_to < monday + 7;
  g_autofree char *first = pf_say_short_day (week ? monday : deadline->covers_from);

  if (week)
    return g_strdup_printf (_ ("Week of %s: may be changed until %s."), first, when);
  if (n_days == 1)
    return g_strdup_printf (_ ("%s: may be changed until %s."), first, when);
  return g_strdup_printf (_ ("From %s: may be changed until %s."), first, when);
}
