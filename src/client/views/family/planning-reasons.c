/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a cell is as it is, and what can still be done about it.
 */
#include <glib/gi18n.h>

#include "client/views/family/planning-words.h"
#include "client/views/say.h"

const char *
pf_planning_say_problem (PfProblem problem)
{
  static const struct
  {
    PfProblem problem;
    const char *words;
  } table[] = {
    { PF_PROBLEM_DEADLINE_PASSED, N_ ("The deadline had passed when your choice arrived.") },
    { PF_PROBLEM_SESSION_FULL, N_ ("The last place was taken before your choice arrived.") },
    { PF_PROBLEM_NOT_ENROLLED,
      N_ ("Your child is not enrolled in this activity: enrol first, then book.") },
    { PF_PROBLEM_FILE_NOT_VALIDATED,
      N_ ("The service is still looking at your file: you can book once it is validated.") },
    { PF_PROBLEM_OVERLAPPING_BOOKING,
      N_ ("Your child already has a place at that time: cancel it first.") },
    { PF_PROBLEM_HEALTH_NOT_CONFIRMED,
      N_ ("The health sheet is not confirmed for this school year: confirm it, then book.") },
    { PF_PROBLEM_UNPAID_INVOICES, N_ ("An invoice is unpaid: pay it, or write to the service.") },
    { PF_PROBLEM_OTHER_HOUSEHOLDS_DAY, N_ ("This day is the other household’s.") },
    { PF_PROBLEM_SESSION_CLOSED, N_ ("The activity is closed that day.") },
    { PF_PROBLEM_AGE_NOT_ELIGIBLE, N_ ("Your child is not of the age for this activity.") },
    { PF_PROBLEM_NOT_YET_OPEN, N_ ("Bookings are not open yet.") },
    { PF_PROBLEM_SLOT_RULE,
      N_ ("This goes with another activity of that day: choose that one as well.") },
    { PF_PROBLEM_NO_BRACKET,
      N_ ("The town’s tariff says no price for your household: write to the service.") },
    { PF_PROBLEM_NOT_BOOKED, N_ ("There was no booking left to cancel.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    if (table[i].problem == problem)
      return _ (table[i].words);
  }
  return _ ("The portal refused it without a reason that this program knows.");
}

static char *
say_opening (PfPlanningModel *model, PfInstant instant)
{
  g_autofree char *opening = pf_say_moment (
      instant, pf_planning_model_get_now (model), pf_planning_model_get_zone (model));

  return g_strdup_printf (_ ("Bookings open %s."), opening);
}

static PfProblem
get_problem (PfPlanningModel *model, PfPlanningItem *item)
{
  const PfCellMoment moment = pf_planning_item_get_moment (item, pf_planning_model_get_now (model));

  return pf_planning_cell_get_problem (item->cell, &moment);
}

static char *
say_past_deadline (PfPlanningModel *model, PfPlanningItem *item)
{
  gboolean booked = item->look == PF_CELL_LOOK_LOCKED_BOOKED;
  g_autofree char *closing = NULL;

  closing = pf_planning_say_closing (model, item, booked);
  if (closing == NULL)
    return g_strdup (booked ? _ ("Booked. It can no longer be cancelled.")
                            : _ ("Not booked. It can no longer be booked."));
  return g_strdup_printf (booked ? _ ("Booked. It could be cancelled until %s.")
                                 : _ ("Not booked. It could be booked until %s."),
                          closing);
}

static char *
say_why_locked (PfPlanningModel *model, PfPlanningItem *item)
{
  PfProblem problem = get_problem (model, item);

  if (problem == PF_PROBLEM_NOT_YET_OPEN)
    return say_opening (model, item->cell->book_from);
  if (problem == PF_PROBLEM_SESSION_FULL)
    return g_strdup (_ ("All places are taken, and there is no waiting list."));
  if (problem == PF_PROBLEM_DEADLINE_PASSED || problem == PF_PROBLEM_NONE)
    return say_past_deadline (model, item); /* none: a reason that only a newer portal knows */
  return g_strdup (pf_planning_say_problem (problem));
}

static char *
say_state (PfPlanningItem *item)
{
  const char *word = pf_planning_get_word (item);

  if (word == NULL && item->look == PF_CELL_LOOK_WAITING && item->cell->rank > 0) {
    g_autofree char *ranked = g_strdup_printf (_ ("waiting list, rank %d"), item->cell->rank);

    return pf_say_first_large (ranked);
  }
  return pf_say_first_large (word != NULL ? word : pf_cell_look_to_word (item->look));
}

char *
pf_planning_say_why (PfPlanningModel *model, PfPlanningItem *item)
{
  g_autofree char *state = NULL;
  g_autofree char *detail = NULL;

  if (item->look == PF_CELL_LOOK_REFUSED)
    return g_strdup_printf (_ ("Refused. %s"), pf_planning_say_problem (item->problem));
  if (item->look == PF_CELL_LOOK_LOCKED_BOOKED || item->look == PF_CELL_LOOK_LOCKED_OPEN)
    return say_why_locked (model, item);
  if (item->look == PF_CELL_LOOK_OFFERED && get_problem (model, item) != PF_PROBLEM_NONE)
    return g_strdup (pf_planning_say_problem (get_problem (model, item)));

  state = say_state (item);
  detail = pf_planning_say_detail (model, item);
  return detail != NULL ? g_strdup_printf ("%s, %s.", state, detail)
                        : g_strdup_printf ("%s.", state);
}

static void
add_sentence (GString *out, const char *sentence)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, sentence);
}

/* Of what may still be changed. */
static void
add_open_facts (PfPlanningModel *model, PfPlanningItem *item, GString *out)
{
  gboolean booked = item->cell->state == PF_PLANNING_STATE_BOOKED;
  g_autofree char *closing = pf_planning_say_closing (model, item, booked);

  if (item->cell->price_cents != PF_NO_MONEY) {
    g_autofree char *price = pf_say_money (item->cell->price_cents);
    g_autofree char *sentence = g_strdup_printf (_ ("Price: %s."), price);

    add_sentence (out, sentence);
  }
  if (closing != NULL && pf_planning_model_may_toggle (model, item)) {
    g_autofree char *sentence = g_strdup_printf (_ ("May be changed until %s."), closing);

    add_sentence (out, sentence);
  }
}

/* Of what is too late to cancel free of charge. */
static void
add_late_facts (PfPlanningModel *model, PfPlanningItem *item, GString *out)
{
  const PfCellChoice absent = { PF_BOOKING_ACTION_ABSENT, FALSE };
  g_autofree char *until = pf_planning_say_until (model, item->cell->absence_until);

  if (until != NULL && pf_planning_model_may_choose (model, item, &absent)) {
    g_autofree char *sentence = g_strdup_printf (_ ("An absence may still be told %s."), until);

    add_sentence (out, sentence);
  }
  if (item->cell->late_cents != PF_NO_MONEY && item->cell->late_cents > 0) {
    g_autofree char *owed = pf_say_money (item->cell->late_cents);
    g_autofree char *sentence = g_strdup_printf (_ ("Still billed: %s."), owed);

    add_sentence (out, sentence);
  }
}

char *
pf_planning_say_what_is_left (PfPlanningModel *model, PfPlanningItem *item)
{
  const PfCellChoice late = { PF_BOOKING_ACTION_BOOK, TRUE };
  PfLockedReason *reason = item->cell->locked_reason;
  GString *out = g_string_new (NULL);

  if (item->look == PF_CELL_LOOK_LOCKED_BOOKED)
    add_late_facts (model, item, out);
  else if (item->look != PF_CELL_LOOK_LOCKED_OPEN)
    add_open_facts (model, item, out);
  else if (pf_planning_model_may_choose (model, item, &late))
    add_sentence (out, _ ("It may still be booked, perhaps at a higher price."));
  if (reason != NULL && reason->detail != NULL &&
      reason->closes_at <= pf_planning_model_get_now (model))
    add_sentence (out, reason->detail);
  return g_string_free (out, FALSE);
}
