/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a cell shows, and what may be chosen, for each state, choice and side of its deadline.
 */
#include "client/model/cell-look.h"

#define AT(n) ((PfInstant) (n) *G_USEC_PER_SEC)

enum
{
  BEFORE = 50,
  BOOK_UNTIL = 100,
  CANCEL_UNTIL = 200,
  OFFER_UNTIL = 150,
  ABSENCE_UNTIL = 300,
  STARTS = 400,
};

static PfPlanningCell *
new_cell (PfPlanningState state)
{
  return g_object_new (PF_TYPE_PLANNING_CELL,
                       "session",
                       "s1",
                       "state",
                       state,
                       "price-cents",
                       PF_CENTS (368),
                       "offer-until",
                       state == PF_PLANNING_STATE_OFFERED ? AT (OFFER_UNTIL) : 0,
                       NULL);
}

static PfCellMoment
moment_at (int seconds)
{
  return (PfCellMoment){
    .book_until = AT (BOOK_UNTIL),
    .cancel_until = AT (CANCEL_UNTIL),
    .now = AT (seconds),
  };
}

typedef struct
{
  PfPlanningState state;
  PfBookingAction choice;
  int at;
  PfCellLook look;
  PfBookingAction action; /* that a click makes */
} Row;

static const Row rows[] = {
#define ROW(STATE, CHOICE, at, LOOK, ACTION)                                                       \
  {                                                                                                \
    PF_PLANNING_STATE_##STATE, PF_BOOKING_ACTION_##CHOICE, at, PF_CELL_LOOK_##LOOK,                \
        PF_BOOKING_ACTION_##ACTION                                                                 \
  }
  // clang-format off
  ROW (NONE, NONE, BEFORE, NONE, NONE),
  ROW (OPEN, NONE, BEFORE, OPEN, BOOK),
  ROW (OPEN, BOOK, BEFORE, CHOSEN, BOOK),
  ROW (OPEN, NONE, BOOK_UNTIL - 1, OPEN, BOOK),
  ROW (OPEN, NONE, BOOK_UNTIL, LOCKED_OPEN, NONE),
  ROW (OPEN, BOOK, BOOK_UNTIL, LOCKED_OPEN, NONE),
  ROW (FULL, NONE, BEFORE, FULL, BOOK),
  ROW (FULL, BOOK, BEFORE, CHOSEN, BOOK),
  ROW (FULL, NONE, BOOK_UNTIL, LOCKED_OPEN, NONE),
  ROW (BOOKED, NONE, BOOK_UNTIL, BOOKED, CANCEL),
  ROW (BOOKED, CANCEL, BEFORE, CANCELLING, CANCEL),
  ROW (BOOKED, NONE, CANCEL_UNTIL - 1, BOOKED, CANCEL),
  ROW (BOOKED, NONE, CANCEL_UNTIL, LOCKED_BOOKED, NONE),
  ROW (BOOKED, CANCEL, CANCEL_UNTIL, LOCKED_BOOKED, NONE),
  ROW (HELD, NONE, BEFORE, HELD, CANCEL),
  ROW (HELD, CANCEL, BEFORE, CANCELLING, CANCEL),
  ROW (HELD, NONE, CANCEL_UNTIL, HELD, CANCEL),
  ROW (REQUESTED, NONE, BEFORE, REQUESTED, CANCEL),
  ROW (REQUESTED, NONE, CANCEL_UNTIL, REQUESTED, CANCEL),
  ROW (WAITING, NONE, CANCEL_UNTIL, WAITING, CANCEL),
  ROW (WAITING, CANCEL, CANCEL_UNTIL, CANCELLING, CANCEL),
  ROW (OFFERED, NONE, BOOK_UNTIL, OFFERED, BOOK),
  ROW (OFFERED, BOOK, BOOK_UNTIL, CHOSEN, BOOK),
  ROW (OFFERED, CANCEL, BOOK_UNTIL, CANCELLING, BOOK),
  ROW (OFFERED, BOOK, OFFER_UNTIL, OFFERED, NONE),
  ROW (OFFERED, CANCEL, OFFER_UNTIL, CANCELLING, NONE),
  ROW (CLOSED, NONE, BEFORE, CLOSED, NONE),
  ROW (OTHER_HOUSEHOLD, NONE, BEFORE, OTHER, NONE),
  ROW (ABSENT_TOLD, NONE, BEFORE, ABSENT, NONE),
  ROW (ATTENDED, NONE, CANCEL_UNTIL, ATTENDED, NONE),
  ROW (ATTENDED_UNBOOKED, NONE, CANCEL_UNTIL, ATTENDED, NONE),
  ROW (ABSENT_JUSTIFIED, NONE, CANCEL_UNTIL, ABSENT, NONE),
  ROW (ABSENT_UNJUSTIFIED, NONE, CANCEL_UNTIL, ABSENT, NONE),
  ROW (CANCELLED_LATE, NONE, CANCEL_UNTIL, ABSENT, NONE),
// clang-format on
#undef ROW
};

static void
test_looks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PfPlanningCell) cell = new_cell (rows[i].state);
    PfCellMoment moment = moment_at (rows[i].at);

    g_test_message ("row %" G_GSIZE_FORMAT, i);
    moment.choice.action = rows[i].choice;
    g_assert_cmpint (pf_planning_cell_get_look (cell, &moment), ==, rows[i].look);
    g_assert_cmpint (pf_planning_cell_get_action (cell, &moment), ==, rows[i].action);
  }
}

/* A state that the table above forgets would be drawn as nothing. */
static void
test_every_state (void)
{
  for (PfPlanningState state = PF_PLANNING_STATE_OPEN; state < PF_PLANNING_N_STATES; state++) {
    g_autoptr (PfPlanningCell) cell = new_cell (state);
    const PfCellMoment moment = moment_at (BEFORE);

    g_assert_cmpint (pf_planning_cell_get_look (cell, &moment), !=, PF_CELL_LOOK_NONE);
  }
}

static void
test_refused (void)
{
  g_autoptr (PfPlanningCell) open = new_cell (PF_PLANNING_STATE_OPEN);
  g_autoptr (PfPlanningCell) booked = new_cell (PF_PLANNING_STATE_BOOKED);
  PfCellMoment moment = moment_at (BEFORE);

  moment.problem = PF_PROBLEM_SESSION_FULL;
  g_assert_cmpint (pf_planning_cell_get_look (open, &moment), ==, PF_CELL_LOOK_REFUSED);
  g_assert_cmpint (pf_planning_cell_get_look (booked, &moment), ==, PF_CELL_LOOK_BOOKED);
  moment.choice.action = PF_BOOKING_ACTION_BOOK;
  g_assert_cmpint (pf_planning_cell_get_look (open, &moment), ==, PF_CELL_LOOK_CHOSEN);
}

static void
test_held_back (void)
{
  g_autoptr (PfPlanningCell) cell = new_cell (PF_PLANNING_STATE_OPEN);
  g_autoptr (PfLockedReason) reason = g_object_new (PF_TYPE_LOCKED_REASON, NULL);
  const PfCellMoment moment = moment_at (BEFORE);

  g_object_set (cell, "locked-reason", reason, NULL);
  g_assert_cmpint (pf_planning_cell_get_look (cell, &moment), ==, PF_CELL_LOOK_LOCKED_OPEN);
  reason->closes_at = AT (BOOK_UNTIL);
  g_assert_cmpint (pf_planning_cell_get_look (cell, &moment), ==, PF_CELL_LOOK_OPEN);
  cell->book_from = AT (BEFORE + 1);
  g_assert_cmpint (pf_planning_cell_get_look (cell, &moment), ==, PF_CELL_LOOK_LOCKED_OPEN);
  g_assert_cmpint (pf_planning_cell_get_next_change (cell, &moment), ==, AT (BEFORE + 1));
}

/* Past cancel_until: the portal must say that a family may go on, and until when. */
static void
test_late (void)
{
  static const char *const may[] = { "absent", NULL };
  const PfCellChoice late = { PF_BOOKING_ACTION_CANCEL, TRUE };
  const PfCellChoice absent = { PF_BOOKING_ACTION_ABSENT, FALSE };
  g_autoptr (PfPlanningCell) cell = new_cell (PF_PLANNING_STATE_BOOKED);
  g_autoptr (PfLockedReason) reason = g_object_new (PF_TYPE_LOCKED_REASON, "may", may, NULL);
  PfCellMoment moment = moment_at (CANCEL_UNTIL);

  g_assert_false (pf_planning_cell_may_choose (cell, &moment, &late));
  g_assert_false (pf_planning_cell_may_choose (cell, &moment, &absent));
  g_object_set (cell,
                "late-cents",
                PF_CENTS (368),
                "absence-until",
                AT (ABSENCE_UNTIL),
                "late-until",
                AT (STARTS),
                "locked-reason",
                reason,
                NULL);
  g_assert_true (pf_planning_cell_may_choose (cell, &moment, &late));
  g_assert_true (pf_planning_cell_may_choose (cell, &moment, &absent));
  moment.choice = late;
  g_assert_cmpint (pf_planning_cell_get_look (cell, &moment), ==, PF_CELL_LOOK_CANCELLING);
  moment.now = AT (ABSENCE_UNTIL);
  g_assert_true (pf_planning_cell_may_choose (cell, &moment, &late));
  g_assert_false (pf_planning_cell_may_choose (cell, &moment, &absent));
  moment.now = AT (STARTS);
  g_assert_false (pf_planning_cell_may_choose (cell, &moment, &late));
  g_assert_cmpint (pf_planning_cell_get_look (cell, &moment), ==, PF_CELL_LOOK_LOCKED_BOOKED);
}

static void
test_late_add (void)
{
  static const char *const may[] = { "late_add", NULL };
  const PfCellChoice late = { PF_BOOKING_ACTION_BOOK, TRUE };
  g_autoptr (PfPlanningCell) cell = new_cell (PF_PLANNING_STATE_OPEN);
  g_autoptr (PfLockedReason) reason =
      g_object_new (PF_TYPE_LOCKED_REASON, "may", may, "closes-at", AT (BOOK_UNTIL), NULL);
  PfCellMoment moment = moment_at (BOOK_UNTIL);

  g_assert_false (pf_planning_cell_may_choose (cell, &moment, &late));
  g_object_set (cell, "locked-reason", reason, "late-until", AT (STARTS), NULL);
  g_assert_true (pf_planning_cell_may_choose (cell, &moment, &late));
  moment.now = AT (STARTS);
  g_assert_false (pf_planning_cell_may_choose (cell, &moment, &late));
  moment.now = AT (BOOK_UNTIL);
  g_assert_cmpint (pf_planning_cell_get_look (cell, &moment), ==, PF_CELL_LOOK_LOCKED_OPEN);
  moment.choice = late;
  g_assert_cmpint (pf_planning_cell_get_look (cell, &moment), ==, PF_CELL_LOOK_CHOSEN);
  moment.now = AT (BEFORE);
  g_assert_false (pf_planning_cell_may_choose (cell, &moment, &late));
}

static void
test_cents (void)
{
  static const struct
  {
    PfPlanningState state;
    PfCellChoice choice;
    PfMoney late_cents, cents;
  } table[] = {
    { PF_PLANNING_STATE_OPEN, { PF_BOOKING_ACTION_BOOK, FALSE }, PF_NO_MONEY, 368 },
    { PF_PLANNING_STATE_OPEN, { PF_BOOKING_ACTION_BOOK, TRUE }, 500, 500 },
    { PF_PLANNING_STATE_OFFERED, { PF_BOOKING_ACTION_BOOK, FALSE }, PF_NO_MONEY, 368 },
    { PF_PLANNING_STATE_FULL, { PF_BOOKING_ACTION_BOOK, FALSE }, PF_NO_MONEY, 0 },
    { PF_PLANNING_STATE_BOOKED, { PF_BOOKING_ACTION_CANCEL, FALSE }, 368, -368 },
    { PF_PLANNING_STATE_BOOKED, { PF_BOOKING_ACTION_CANCEL, TRUE }, 368, 0 },
    { PF_PLANNING_STATE_BOOKED, { PF_BOOKING_ACTION_CANCEL, TRUE }, 184, -184 },
    { PF_PLANNING_STATE_BOOKED, { PF_BOOKING_ACTION_ABSENT, FALSE }, 368, 0 },
    { PF_PLANNING_STATE_WAITING, { PF_BOOKING_ACTION_CANCEL, FALSE }, PF_NO_MONEY, 0 },
    { PF_PLANNING_STATE_OPEN, { PF_BOOKING_ACTION_NONE, FALSE }, PF_NO_MONEY, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (PfPlanningCell) cell = new_cell (table[i].state);

    cell->late_cents = table[i].late_cents;
    g_assert_cmpint (pf_planning_cell_get_cents (cell, &table[i].choice), ==, table[i].cents);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell-look/looks", test_looks);
  g_test_add_func ("/cell-look/every-state", test_every_state);
  g_test_add_func ("/cell-look/refused", test_refused);
  g_test_add_func ("/cell-look/held-back", test_held_back);
  g_test_add_func ("/cell-look/late", test_late);
  g_test_add_func ("/cell-look/late-add", test_late_add);
  g_test_add_func ("/cell-look/cents", test_cents);
  return g_test_run ();
}
