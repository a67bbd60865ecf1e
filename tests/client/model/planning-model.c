/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A month as a family works on it: choosing, counting, sending, being refused, being too late.
 */
#include "client/model/planning-kept.h"

#include "planning-sample.h"

#define DEADLINE ((PfInstant) 1796943600 * G_USEC_PER_SEC) /* Thursday 10 at midnight in Paris */

typedef struct
{
  PfPlanningModel *model;
  guint n_changed;
} Fixture;

static void
count_cb (PfPlanningModel *, guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPlanning) planning = pf_planning_sample_new ();

  fixture->model = pf_planning_model_new ();
  pf_planning_model_take (fixture->model, planning, PF_PLANNING_SAMPLE_NOW);
  pf_planning_model_set_situation (
      fixture->model, PF_PLANNING_SITUATION_FRESH, PF_PLANNING_SAMPLE_NOW);
  g_signal_connect (fixture->model, "choices-changed", G_CALLBACK (count_cb), &fixture->n_changed);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_clear_object (&fixture->model);
}

/* Lines of the sample: 0 to 4 are Léa's, 5 to 9 Tom's. */
static PfPlanningItem *
get_item (Fixture *fixture, guint n_line, guint day)
{
  g_autoptr (PfPlanningLine) line =
      g_list_model_get_item (pf_planning_model_get_lines (fixture->model), n_line);

  return pf_planning_line_get_item (line, pf_date (2026, 12, day));
}

static void
test_looks (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    guint line, day;
    PfCellLook look;
  } table[] = {
    { 0, 1, PF_CELL_LOOK_ATTENDED },     { 0, 2, PF_CELL_LOOK_NONE },
    { 1, 4, PF_CELL_LOOK_ABSENT },       { 1, 10, PF_CELL_LOOK_LOCKED_BOOKED },
    { 6, 10, PF_CELL_LOOK_LOCKED_OPEN }, { 1, 14, PF_CELL_LOOK_BOOKED },
    { 1, 18, PF_CELL_LOOK_OPEN },        { 3, 16, PF_CELL_LOOK_WAITING },
    { 0, 21, PF_CELL_LOOK_CLOSED },      { 4, 23, PF_CELL_LOOK_OFFERED },
    { 4, 24, PF_CELL_LOOK_FULL },        { 4, 30, PF_CELL_LOOK_REQUESTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (get_item (fixture, table[i].line, table[i].day)->look, ==, table[i].look);
}

static void
test_toggle (Fixture *fixture, gconstpointer)
{
  PfPlanningItem *open = get_item (fixture, 1, 18);
  PfPlanningItem *booked = get_item (fixture, 1, 15);
  PfPlanningItem *full = get_item (fixture, 4, 24);
  PfPlanningItem *locked = get_item (fixture, 1, 10);
  PfPlanningSum sum;

  g_object_set (booked->cell, "state", PF_PLANNING_STATE_BOOKED, NULL);
  g_assert_true (pf_planning_model_toggle (fixture->model, open));
  g_assert_true (pf_planning_model_toggle (fixture->model, booked));
  g_assert_true (pf_planning_model_toggle (fixture->model, full));
  g_assert_false (pf_planning_model_toggle (fixture->model, locked));
  g_assert_cmpint (open->look, ==, PF_CELL_LOOK_CHOSEN);
  g_assert_cmpint (booked->look, ==, PF_CELL_LOOK_CANCELLING);
  g_assert_cmpuint (fixture->n_changed, ==, 3);

  sum = pf_planning_model_get_sum (fixture->model);
  g_assert_cmpuint (sum.n, ==, 3);
  g_assert_cmpuint (sum.n_booked, ==, 1);
  g_assert_cmpuint (sum.n_cancelled, ==, 1);
  g_assert_cmpuint (sum.n_waiting, ==, 1);
  g_assert_cmpint (sum.cents, ==, 368 - 368);

  g_assert_true (pf_planning_model_toggle (fixture->model, booked));
  g_assert_cmpint (booked->look, ==, PF_CELL_LOOK_BOOKED);
  g_assert_cmpint (pf_planning_model_get_sum (fixture->model).cents, ==, 368);
}

static PfPlanningSlot *
get_slot (PfPlanningItem *item)
{
  return item->line->slot;
}

/* A cell that may be booked, but for @reason. */
static void
set_open (PfPlanningItem *item, PfProblem reason)
{
  g_autoptr (PfLockedReason) locked =
      reason != PF_PROBLEM_NONE ? g_object_new (PF_TYPE_LOCKED_REASON, "code", reason, NULL) : NULL;

  g_object_set (item->cell,
                "session",
                "s999",
                "state",
                PF_PLANNING_STATE_OPEN,
                "locked-reason",
                locked,
                NULL);
}

/* Two that are for the same hours: only one may be chosen, or in place of the one that is booked.
 */
static void
test_overlap (Fixture *fixture, gconstpointer)
{
  PfPlanningItem *lunch = get_item (fixture, 1, 18);
  PfPlanningItem *evening = get_item (fixture, 2, 18);
  const char *overlaps[] = { get_slot (lunch)->id, NULL };

  set_open (evening, PF_PROBLEM_NONE);
  g_object_set (get_slot (evening), "overlaps", overlaps, NULL);
  g_assert_true (pf_planning_model_toggle (fixture->model, lunch));
  g_assert_cmpint (evening->look, ==, PF_CELL_LOOK_LOCKED_OPEN);
  g_assert_false (pf_planning_model_toggle (fixture->model, evening));
  g_assert_true (pf_planning_model_toggle (fixture->model, lunch));
  g_assert_cmpint (evening->look, ==, PF_CELL_LOOK_OPEN);

  lunch = get_item (fixture, 1, 15);
  evening = get_item (fixture, 2, 15);
  g_object_set (lunch->cell, "state", PF_PLANNING_STATE_BOOKED, NULL);
  set_open (evening, PF_PROBLEM_OVERLAPPING_BOOKING);
  g_assert_false (pf_planning_model_toggle (fixture->model, evening));
  g_assert_true (pf_planning_model_toggle (fixture->model, lunch));
  g_assert_true (pf_planning_model_toggle (fixture->model, evening));
  g_assert_cmpint (evening->look, ==, PF_CELL_LOOK_CHOSEN);
  g_assert_true (pf_planning_model_toggle (fixture->model, lunch));
  g_assert_cmpint (evening->look, ==, PF_CELL_LOOK_LOCKED_OPEN);
  g_assert_cmpuint (pf_planning_model_get_sum (fixture->model).n, ==, 0);
  g_assert_cmpuint (pf_planning_model_get_n_settled (fixture->model), ==, 1);
}

/* One that goes with another: both are chosen together, and go together. */
static void
test_needed (Fixture *fixture, gconstpointer)
{
  PfPlanningItem *lunch = get_item (fixture, 1, 18);
  PfPlanningItem *evening = get_item (fixture, 2, 18);

  set_open (evening, PF_PROBLEM_SLOT_RULE);
  g_object_set (get_slot (evening), "needs", get_slot (lunch)->id, NULL);
  g_assert_false (pf_planning_model_toggle (fixture->model, evening));
  g_assert_true (pf_planning_model_toggle (fixture->model, lunch));
  g_assert_true (pf_planning_model_toggle (fixture->model, evening));
  g_assert_cmpuint (pf_planning_model_get_sum (fixture->model).n, ==, 2);
  g_assert_true (pf_planning_model_toggle (fixture->model, lunch));
  g_assert_cmpuint (pf_planning_model_get_sum (fixture->model).n, ==, 0);
}

/* A child who changes site within the month has the slot in two rows, which stay two. */
static void
test_two_enrolments (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPlanning) planning = pf_planning_sample_new ();
  g_autoptr (PfPlanningRow) row = g_list_model_get_item (G_LIST_MODEL (planning->rows), 0);
  g_autoptr (PfPlanningRow) other = pf_record_copy (row);
  GListModel *lines = pf_planning_model_get_lines (fixture->model);
  guint n_before = g_list_model_get_n_items (lines);

  g_strlcpy (other->enrolment, "e999", PF_ID_SIZE);
  g_list_store_append (planning->rows, other);
  for (int i = 0; i < 2; i++) {
    g_autoptr (PfPlanningLine) first = NULL;
    g_autoptr (PfPlanningLine) last = NULL;

    pf_planning_model_take (fixture->model, planning, PF_PLANNING_SAMPLE_NOW);
    g_assert_cmpuint (g_list_model_get_n_items (lines), ==, n_before + 1);
    first = g_list_model_get_item (lines, 0);
    last = g_list_model_get_item (lines, n_before);
    g_assert_true (first != last);
    g_assert_cmpstr (last->row->enrolment, ==, "e999");
  }
}

static void
test_late_is_still_billed (Fixture *fixture, gconstpointer)
{
  const PfCellChoice late = { PF_BOOKING_ACTION_CANCEL, TRUE };
  PfPlanningItem *locked = get_item (fixture, 1, 10);
  PfPlanningSum sum;

  g_assert_true (pf_planning_model_choose (fixture->model, locked, &late));
  sum = pf_planning_model_get_sum (fixture->model);
  g_assert_cmpint (sum.cents, ==, 0);
  g_assert_cmpuint (sum.n_late, ==, 1);
}

static void
test_undo (Fixture *fixture, gconstpointer)
{
  PfPlanningItem *first = get_item (fixture, 1, 17);
  PfPlanningItem *second = get_item (fixture, 1, 18);

  pf_planning_model_begin_step (fixture->model);
  pf_planning_model_toggle (fixture->model, first);
  pf_planning_model_toggle (fixture->model, second);
  pf_planning_model_end_step (fixture->model);
  pf_planning_model_clear (fixture->model);
  g_assert_cmpint (first->look, ==, PF_CELL_LOOK_OPEN);
  g_assert_true (pf_planning_model_undo (fixture->model));
  g_assert_cmpint (first->look, ==, PF_CELL_LOOK_CHOSEN);
  g_assert_true (pf_planning_model_undo (fixture->model));
  g_assert_cmpint (second->look, ==, PF_CELL_LOOK_OPEN);
  g_assert_false (pf_planning_model_undo (fixture->model));
}

/* The cells of the week of the 14th lock by themselves, and what was chosen there is dropped. */
static void
test_deadline_passes (Fixture *fixture, gconstpointer)
{
  PfPlanningItem *open = get_item (fixture, 1, 18);
  PfPlanningItem *later = get_item (fixture, 4, 22);
  PfPlanningDeadline *deadline = pf_planning_model_get_next_deadline (fixture->model);

  g_assert_cmpint (deadline->closes_at, ==, DEADLINE);
  g_assert_cmpint (deadline->covers_from, ==, pf_date (2026, 12, 14));
  pf_planning_model_toggle (fixture->model, open);
  pf_planning_model_toggle (fixture->model, later);

  pf_planning_model_set_now (fixture->model, DEADLINE - 1);
  g_assert_cmpint (open->look, ==, PF_CELL_LOOK_CHOSEN);
  g_assert_cmpint (pf_planning_model_get_next_change (fixture->model), ==, DEADLINE);
  pf_planning_model_set_now (fixture->model, DEADLINE);
  g_assert_cmpint (open->look, ==, PF_CELL_LOOK_LOCKED_OPEN);
  g_assert_cmpint (get_item (fixture, 1, 14)->look, ==, PF_CELL_LOOK_LOCKED_BOOKED);
  g_assert_cmpint (later->look, ==, PF_CELL_LOOK_CHOSEN);
  g_assert_cmpuint (pf_planning_model_get_n_expired (fixture->model), ==, 1);
  g_assert_cmpuint (pf_planning_model_get_sum (fixture->model).n, ==, 1);
}

/* What was chosen is there again in another window, as far as it is still possible. */
static void
test_kept (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPlanningModel) again = pf_planning_model_new ();
  g_autoptr (PfPlanning) planning = pf_planning_sample_new ();
  g_autoptr (GBytes) kept = NULL;

  g_assert_null (pf_planning_model_keep (fixture->model));
  pf_planning_model_toggle (fixture->model, get_item (fixture, 1, 18));
  kept = pf_planning_model_keep (fixture->model);
  g_assert_nonnull (kept);

  pf_planning_model_set_now (again, PF_PLANNING_SAMPLE_NOW);
  pf_planning_model_restore (again, kept, PF_PLANNING_SAMPLE_NOW - 1);
  g_assert_cmpint (pf_planning_model_get_restored_at (again), ==, PF_PLANNING_SAMPLE_NOW - 1);
  pf_planning_model_take (again, planning, PF_PLANNING_SAMPLE_NOW);
  g_assert_cmpuint (pf_planning_model_get_sum (again).n, ==, 1);
  g_assert_cmpint (pf_planning_model_get_sum (again).cents,
                   ==,
                   pf_planning_model_get_sum (fixture->model).cents);

  pf_planning_model_clear (again);
  g_assert_cmpint (pf_planning_model_get_restored_at (again), ==, 0);
  pf_planning_model_set_now (again, DEADLINE);
  pf_planning_model_restore (again, kept, PF_PLANNING_SAMPLE_NOW);
  g_assert_cmpuint (pf_planning_model_get_sum (again).n, ==, 0);
  g_assert_cmpuint (pf_planning_model_get_n_expired (again), ==, 1);
}

/* Bytes of another form are as if nothing was kept. */
static void
test_kept_damaged (Fixture *fixture, gconstpointer)
{
  g_autoptr (GBytes) noise = g_bytes_new_static ("not what was kept, but long enough", 34);

  pf_planning_model_restore (fixture->model, noise, 1);
  g_assert_cmpuint (pf_planning_model_get_sum (fixture->model).n, ==, 0);
  g_assert_cmpint (pf_planning_model_get_restored_at (fixture->model), ==, 0);
}

static void
test_order (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfBookingOrderChange) change = NULL;
  g_autofree char *first_key = NULL;
  const char *key;
  PfBookingOrder *order;

  g_assert_null (pf_planning_model_get_order (fixture->model, &key));
  pf_planning_model_toggle (fixture->model, get_item (fixture, 4, 24));
  pf_planning_model_toggle (fixture->model, get_item (fixture, 1, 14));
  order = pf_planning_model_get_order (fixture->model, &key);
  first_key = g_strdup (key);
  g_assert_cmpstr (order->household, ==, "h1");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (order->changes)), ==, 2);
  change = g_list_model_get_item (G_LIST_MODEL (order->changes), 0);
  g_assert_cmpint (change->action, ==, PF_BOOKING_ACTION_BOOK);
  g_assert_true (change->accept_waiting);

  g_assert_true (pf_planning_model_get_order (fixture->model, &key) == order);
  g_assert_cmpstr (key, ==, first_key);
  pf_planning_model_toggle (fixture->model, get_item (fixture, 1, 14));
  pf_planning_model_get_order (fixture->model, &key);
  g_assert_cmpstr (key, !=, first_key);
}

static void
add_result (PfBookingResults *results,
            PfPlanningItem *item,
            PfBookingState outcome,
            int rank,
            PfProblem problem)
{
  g_autoptr (PfBookingResult) result = g_object_new (PF_TYPE_BOOKING_RESULT,
                                                     "child",
                                                     item->line->child->id,
                                                     "session",
                                                     item->cell->session,
                                                     "outcome",
                                                     outcome,
                                                     "rank",
                                                     rank,
                                                     "problem",
                                                     problem,
                                                     NULL);

  g_list_store_append (results->results, result);
}

static void
test_results (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfBookingResults) results = g_object_new (PF_TYPE_BOOKING_RESULTS, NULL);
  PfPlanningItem *booked = get_item (fixture, 1, 18);
  PfPlanningItem *waiting = get_item (fixture, 4, 24);
  PfPlanningItem *refused = get_item (fixture, 6, 18);
  PfPlanningItem *cancelled = get_item (fixture, 1, 14);
  g_autoptr (PfPlanningOutcome) outcome = NULL;

  pf_planning_model_toggle (fixture->model, booked);
  pf_planning_model_toggle (fixture->model, waiting);
  pf_planning_model_toggle (fixture->model, refused);
  pf_planning_model_toggle (fixture->model, cancelled);
  add_result (results, booked, PF_BOOKING_STATE_BOOKED, PF_NO_INTEGER, PF_PROBLEM_NONE);
  add_result (results, waiting, PF_BOOKING_STATE_WAITING, 3, PF_PROBLEM_NONE);
  add_result (results, refused, PF_BOOKING_STATE_REFUSED, PF_NO_INTEGER, PF_PROBLEM_SESSION_FULL);
  add_result (results, cancelled, PF_BOOKING_STATE_CANCELLED, PF_NO_INTEGER, PF_PROBLEM_NONE);
  pf_planning_model_apply (fixture->model, results, PF_PLANNING_SAMPLE_NOW);

  g_assert_cmpint (booked->look, ==, PF_CELL_LOOK_BOOKED);
  g_assert_cmpint (waiting->look, ==, PF_CELL_LOOK_WAITING);
  g_assert_cmpint (waiting->cell->rank, ==, 3);
  g_assert_cmpint (refused->look, ==, PF_CELL_LOOK_REFUSED);
  g_assert_cmpint (cancelled->look, ==, PF_CELL_LOOK_OPEN);
  g_assert_cmpuint (pf_planning_model_get_sum (fixture->model).n, ==, 0);
  g_assert_false (pf_planning_model_undo (fixture->model));

  outcome = g_list_model_get_item (pf_planning_model_get_outcomes (fixture->model), 2);
  g_assert_cmpstr (outcome->child_name, ==, "Tom");
  g_assert_cmpstr (outcome->slot_name, ==, "Cantine");
  g_assert_cmpint (outcome->date, ==, pf_date (2026, 12, 18));

  /* The refused place is full now: choosing it again joins the waiting list. */
  g_assert_false (pf_planning_model_toggle (fixture->model, refused));
  g_assert_true (pf_planning_model_choose (
      fixture->model, refused, &(PfCellChoice){ PF_BOOKING_ACTION_BOOK, FALSE }));
  g_assert_cmpuint (pf_planning_model_get_sum (fixture->model).n_waiting, ==, 1);
}

/* A refresh keeps items, choices and lines; another month keeps the choices. */
static void
test_refresh (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPlanning) again = pf_planning_sample_new ();
  g_autoptr (PfPlanning) january = pf_planning_sample_new ();
  PfPlanningItem *item = get_item (fixture, 1, 18);

  pf_planning_model_toggle (fixture->model, item);
  pf_planning_model_take (fixture->model, again, PF_PLANNING_SAMPLE_NOW);
  g_assert_true (get_item (fixture, 1, 18) == item);
  g_assert_cmpint (item->look, ==, PF_CELL_LOOK_CHOSEN);

  january->from = pf_date (2027, 1, 1);
  january->to = pf_date (2027, 1, 31);
  g_list_store_remove_all (january->rows);
  pf_planning_model_take (fixture->model, january, PF_PLANNING_SAMPLE_NOW);
  g_assert_cmpuint (pf_planning_model_get_sum (fixture->model).n, ==, 1);
  pf_planning_model_take (fixture->model, again, PF_PLANNING_SAMPLE_NOW);
  g_assert_cmpint (get_item (fixture, 1, 18)->look, ==, PF_CELL_LOOK_CHOSEN);
}

/* Booked on another device meanwhile: the choice to book it is none any more. */
static void
test_settled_elsewhere (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPlanning) again = pf_planning_sample_new ();
  g_autoptr (PfPlanningRow) row = g_list_model_get_item (G_LIST_MODEL (again->rows), 1);
  g_autoptr (PfPlanningCell) cell = g_list_model_get_item (G_LIST_MODEL (row->cells), 17);

  pf_planning_model_toggle (fixture->model, get_item (fixture, 1, 18));
  g_object_set (cell, "state", PF_PLANNING_STATE_BOOKED, NULL);
  pf_planning_model_take (fixture->model, again, PF_PLANNING_SAMPLE_NOW);
  g_assert_cmpint (get_item (fixture, 1, 18)->look, ==, PF_CELL_LOOK_BOOKED);
  g_assert_cmpuint (pf_planning_model_get_sum (fixture->model).n, ==, 0);
}

static void
test_nothing_changes_while_sending (Fixture *fixture, gconstpointer)
{
  PfPlanningItem *item = get_item (fixture, 1, 18);

  pf_planning_model_set_situation (
      fixture->model, PF_PLANNING_SITUATION_SENDING, PF_PLANNING_SAMPLE_NOW);
  g_assert_false (pf_planning_model_toggle (fixture->model, item));
  g_assert_false (pf_planning_model_undo (fixture->model));
}

static void
test_children (Fixture *fixture, gconstpointer)
{
  g_assert_cmpint (
      pf_planning_model_get_child_situation (fixture->model, "lea"), ==, PF_PLANNING_CHILD_BOOKED);
  g_assert_cmpint (pf_planning_model_get_child_situation (fixture->model, "zoe"),
                   ==,
                   PF_PLANNING_CHILD_NOT_ENROLLED);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/planning-model/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("looks", test_looks);
  ADD ("toggle", test_toggle);
  ADD ("overlap", test_overlap);
  ADD ("needed", test_needed);
  ADD ("two-enrolments", test_two_enrolments);
  ADD ("late-is-still-billed", test_late_is_still_billed);
  ADD ("undo", test_undo);
  ADD ("deadline-passes", test_deadline_passes);
  ADD ("order", test_order);
  ADD ("results", test_results);
  ADD ("refresh", test_refresh);
  ADD ("settled-elsewhere", test_settled_elsewhere);
  ADD ("nothing-changes-while-sending", test_nothing_changes_while_sending);
  ADD ("children", test_children);
  ADD ("kept", test_kept);
  ADD ("kept-damaged", test_kept_damaged);
  return g_test_run ();
}
