/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window and the server decide alike. In random towns, at random instants, most of them on a
 * cut-off or right beside it, the planning is read as the client reads it; then, of each cell, what
 * the window's model would let one choose is asked of the server at the same instant, in a
 * transaction that is undone, and so is what it would not. PF_TEST_ALIKE multiplies the towns.
 */
#include "alike-ask.h"
#include "alike-town.h"
#include "client/model/planning-model.h"
#include "wire/record-json.h"

#define N_TOWNS 20
#define N_TOWNS_ON_POSTGRES 2
#define N_INSTANTS 18
#define MAX_TOLD 10

/* What is done wrong on purpose, on the window's side. */
typedef enum
{
  FAULT_NONE,
  FAULT_SLOW_CLOCK,   /* by a second */
  FAULT_NO_REASONS,   /* it takes no notice of them */
  FAULT_ONE_CLOSING,  /* that of bookings is taken for both */
  FAULT_NORMAL_PRICE, /* late bookings cost what others do */
} Fault;

typedef struct
{
  PfAlikeTown *town;
  PfPlanningModel *model;
  PfInstant now;
  Fault fault;

  guint n_asked;
  guint n_differences;
  guint n_outcomes[PF_BOOKING_N_STATES];
  guint n_reasons[PF_PROBLEM_NO_BRACKET + 1];
} Trial;

/* What the server would make of the order now (transfer full). */
static PfBookingResult *
ask (Trial *self, PfBookingOrder *order)
{
  PfDb *db = self->town->db;
  g_autoptr (PfBookingResults) results = NULL;

  g_assert_true (pf_db_command (db, PF_COMMAND_BEGIN, NULL));
  results = pf_alike_ask_bookings (db, order, "k", self->now);
  g_assert_true (pf_db_command (db, PF_COMMAND_ROLLBACK, NULL));
  return g_list_model_get_item (G_LIST_MODEL (results->results), 0);
}

/* What the window would never send. */
static PfBookingOrder *
forge_order (const char *child, const char *session, PfBookingAction action)
{
  PfBookingOrder *order = g_object_new (PF_TYPE_BOOKING_ORDER, "household", DEMO_1, NULL);
  g_autoptr (PfBookingOrderChange) change = g_object_new (PF_TYPE_BOOKING_ORDER_CHANGE,
                                                          "child",
                                                          child,
                                                          "session",
                                                          session,
                                                          "action",
                                                          action,
                                                          "accept-waiting",
                                                          TRUE,
                                                          NULL);

  g_list_store_append (order->changes, change);
  return order;
}

/* ---- the window's side */

static void
forget_reasons (PfPlanning *planning)
{
  for (guint r = 0; r < g_list_model_get_n_items (G_LIST_MODEL (planning->rows)); r++) {
    g_autoptr (PfPlanningRow) row = g_list_model_get_item (G_LIST_MODEL (planning->rows), r);

    for (guint d = 0; d < g_list_model_get_n_items (G_LIST_MODEL (row->cells)); d++) {
      g_autoptr (PfPlanningCell) cell = g_list_model_get_item (G_LIST_MODEL (row->cells), d);

      g_clear_object (&cell->locked_reason);
    }
  }
}

static void
confuse_closings (PfPlanning *planning)
{
  for (guint r = 0; r < g_list_model_get_n_items (G_LIST_MODEL (planning->rows)); r++) {
    g_autoptr (PfPlanningRow) row = g_list_model_get_item (G_LIST_MODEL (planning->rows), r);

    for (guint c = 0; c < g_list_model_get_n_items (G_LIST_MODEL (row->closings)); c++) {
      g_autoptr (PfPlanningClosing) closing =
          g_list_model_get_item (G_LIST_MODEL (row->closings), c);

      closing->cancel_until = closing->book_until;
    }
  }
}

static void
forget_late_prices (PfPlanning *planning)
{
  for (guint r = 0; r < g_list_model_get_n_items (G_LIST_MODEL (planning->rows)); r++) {
    g_autoptr (PfPlanningRow) row = g_list_model_get_item (G_LIST_MODEL (planning->rows), r);

    for (guint d = 0; d < g_list_model_get_n_items (G_LIST_MODEL (row->cells)); d++) {
      g_autoptr (PfPlanningCell) cell = g_list_model_get_item (G_LIST_MODEL (row->cells), d);

      cell->late_cents = cell->price_cents;
    }
  }
}

static void
open_window (Trial *self)
{
  g_autoptr (PfPlanning) planning =
      pf_alike_ask_planning (self->town->db, DEMO_1, self->town->from, self->town->to, self->now);
  PfInstant now = self->now;

  if (self->fault == FAULT_SLOW_CLOCK)
    now -= G_TIME_SPAN_SECOND;
  if (self->fault == FAULT_NO_REASONS)
    forget_reasons (planning);
  if (self->fault == FAULT_ONE_CLOSING)
    confuse_closings (planning);
  if (self->fault == FAULT_NORMAL_PRICE)
    forget_late_prices (planning);
  self->model = pf_planning_model_new ();
  pf_planning_model_take (self->model, planning, now);
}

/* The choice by which the window would let one do @action now; none where it lets one not. */
static PfCellChoice
find_choice (Trial *self, PfPlanningItem *item, PfBookingAction action)
{
  for (int late = FALSE; late <= TRUE; late++) {
    const PfCellChoice choice = { action, late };

    if (pf_planning_model_may_choose (self->model, item, &choice))
      return choice;
  }
  return (PfCellChoice){ 0 };
}

static PfProblem
get_shown_reason (Trial *self, PfPlanningItem *item)
{
  const PfCellMoment moment =
      pf_planning_item_get_moment (item, pf_planning_model_get_now (self->model));

  return pf_planning_cell_get_problem (item->cell, &moment);
}

/* ---- comparing */

static const char *
get_nick (GType type, int value)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (type);

  return g_enum_get_value (words, value)->value_nick;
}

static void
tell (Trial *self,
      PfPlanningItem *item,
      PfBookingAction action,
      PfBookingResult *result,
      const char *what)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  if (++self->n_differences > MAX_TOLD || self->fault != FAULT_NONE)
    return;
  pf_record_write_json (item->cell, ~0u, cell);
  g_test_message ("%s: child %s, slot %s, %s at %" G_GINT64_FORMAT ": %s, %s, %" G_GINT64_FORMAT
                  " cents; needs %s; %s",
                  what,
                  item->line->child->id,
                  item->line->slot->id,
                  get_nick (PF_TYPE_BOOKING_ACTION, (int) action),
                  self->now,
                  get_nick (PF_TYPE_BOOKING_STATE, (int) result->outcome),
                  get_nick (PF_TYPE_PROBLEM, (int) result->problem),
                  result->price_cents,
                  item->line->slot->needs,
                  cell->str);
}

static PfMoney
known (PfMoney cents)
{
  return cents != PF_NO_MONEY ? cents : 0;
}

/* What the family's bills change by, as the answer has it: nothing yet for a waiting list. */
static PfMoney
get_answered_cents (PfPlanningCell *cell, PfBookingAction action, PfBookingResult *result)
{
  gboolean billed =
      cell->state == PF_PLANNING_STATE_BOOKED || cell->state == PF_PLANNING_STATE_HELD;
  PfMoney price = known (result->price_cents);

  if (action == PF_BOOKING_ACTION_BOOK)
    return result->outcome == PF_BOOKING_STATE_WAITING ? 0 : price;
  if (action == PF_BOOKING_ACTION_ABSENT || !billed)
    return 0;
  return (result->outcome == PF_BOOKING_STATE_CANCELLED_LATE ? price : 0) -
         known (cell->price_cents);
}

/* Chosen in the window, and sent as the window sends it. */
static void
try_allowed (Trial *self, PfPlanningItem *item, const PfCellChoice *choice)
{
  g_autoptr (PfBookingResult) result = NULL;
  PfMoney cents;
  const char *key;

  g_assert_true (pf_planning_model_choose (self->model, item, choice));
  cents = pf_planning_model_get_sum (self->model).cents;
  result = ask (self, pf_planning_model_get_order (self->model, &key));
  pf_planning_model_clear (self->model);
  self->n_outcomes[result->outcome]++;
  if (result->outcome == PF_BOOKING_STATE_REFUSED)
    tell (self, item, choice->action, result, "the window lets choose what is refused");
  else if (cents != get_answered_cents (item->cell, choice->action, result))
    tell (self, item, choice->action, result, "the bar has another sum");
}

/* The day of the other household tells nothing of what else stands in the way; and where there is
 * neither place nor price, one of the two is said.
 */
static gboolean
is_reason (PfPlanningState state, PfProblem shown, PfProblem answered)
{
  return shown == PF_PROBLEM_NONE || shown == answered ||
         (shown == PF_PROBLEM_SESSION_FULL && answered == PF_PROBLEM_NO_BRACKET) ||
         (state == PF_PLANNING_STATE_OTHER_HOUSEHOLD &&
          (answered == PF_PROBLEM_SESSION_CLOSED || answered == PF_PROBLEM_HEALTH_NOT_CONFIRMED));
}

static void
try_locked (Trial *self, PfPlanningItem *item, PfSession *session, PfBookingAction action)
{
  gboolean booked = item->cell->state == PF_PLANNING_STATE_BOOKED;
  PfBookingAction usual = booked ? PF_BOOKING_ACTION_CANCEL : PF_BOOKING_ACTION_BOOK;
  g_autoptr (PfBookingOrder) order = forge_order (item->line->child->id, session->id, action);
  g_autoptr (PfBookingResult) result = ask (self, order);

  self->n_reasons[result->problem]++;
  if (result->outcome != PF_BOOKING_STATE_REFUSED)
    tell (self, item, action, result, "the window locks what is granted");
  else if (action == usual &&
           !is_reason (item->cell->state, get_shown_reason (self, item), result->problem))
    tell (self,
          item,
          action,
          result,
          get_nick (PF_TYPE_PROBLEM, (int) get_shown_reason (self, item)));
}

/* What nobody would ask, and is always refused: a few times are enough. */
static gboolean
is_idle (PfPlanningState state, PfBookingAction action)
{
  if (state == PF_PLANNING_STATE_OPEN || state == PF_PLANNING_STATE_FULL)
    return action != PF_BOOKING_ACTION_BOOK;
  return state > PF_PLANNING_STATE_OTHER_HOUSEHOLD;
}

/* An absence costs what cancelling in time does not, so that the window offers it only after that.
 */
static void
try_action (Trial *self, PfPlanningItem *item, PfSession *session, PfBookingAction action)
{
  const gboolean seldom = is_idle (item->cell->state, action) && !pf_alike_draw_one_in (10);
  const PfCellChoice choice = find_choice (self, item, action);
  const PfCellChoice cancel = find_choice (self, item, PF_BOOKING_ACTION_CANCEL);

  if (action == PF_BOOKING_ACTION_ABSENT && cancel.action != PF_BOOKING_ACTION_NONE && !cancel.late)
    return;
  if (seldom && choice.action == PF_BOOKING_ACTION_NONE)
    return;
  self->n_asked++;
  if (choice.action != PF_BOOKING_ACTION_NONE)
    try_allowed (self, item, &choice);
  else
    try_locked (self, item, session, action);
}

static void
try_line (Trial *self, PfPlanningLine *line)
{
  for (guint i = 0; i < line->items->len; i++) {
    PfPlanningItem *item = line->items->pdata[i];
    PfSession *session =
        pf_alike_town_find_session (self->town, line->row->enrolment, line->slot->id, item->date);

    if (item->cell->state == PF_PLANNING_STATE_NONE)
      continue;
    g_assert_nonnull (session);
    try_action (self, item, session, PF_BOOKING_ACTION_BOOK);
    try_action (self, item, session, PF_BOOKING_ACTION_CANCEL);
    try_action (self, item, session, PF_BOOKING_ACTION_ABSENT);
  }
}

static void
try_instant (Trial *self)
{
  GListModel *lines;

  self->now = pf_alike_town_draw_instant (self->town);
  open_window (self);
  lines = pf_planning_model_get_lines (self->model);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (PfPlanningLine) line = g_list_model_get_item (lines, i);

    try_line (self, line);
  }
  g_clear_object (&self->model);
}

/* A fault is seen in the first town that shows it. */
static Trial
try_towns (const PfDriver *driver, guint n_towns, Fault fault)
{
  Trial self = { .fault = fault };

  for (guint i = 0; i < n_towns; i++) {
    g_autoptr (PfAlikeTown) town = pf_alike_town_new (driver);

    self.town = town;
    for (guint n = 0; n < N_INSTANTS && town->sessions->len > 0; n++)
      try_instant (&self);
    if (fault != FAULT_NONE && self.n_differences > 0)
      break;
  }
  g_test_message ("%u acts asked, %u differences", self.n_asked, self.n_differences);
  return self;
}

static guint
count_towns (const PfDriver *driver)
{
  const char *factor = g_getenv ("PF_TEST_ALIKE");
  guint n = driver == &pf_sqlite_driver ? N_TOWNS : N_TOWNS_ON_POSTGRES;

  return factor != NULL ? n * (guint) g_ascii_strtoull (factor, NULL, 10) : n;
}

/* Each way in which an act may end was met: what never happens is not compared. */
static void
assert_all_met (const Trial *self)
{
  static const PfBookingState outcomes[] = {
    PF_BOOKING_STATE_BOOKED,    PF_BOOKING_STATE_REQUESTED,      PF_BOOKING_STATE_WAITING,
    PF_BOOKING_STATE_CANCELLED, PF_BOOKING_STATE_CANCELLED_LATE, PF_BOOKING_STATE_ABSENT_TOLD,
  };
  static const PfProblem reasons[] = {
    PF_PROBLEM_DEADLINE_PASSED,      PF_PROBLEM_NOT_YET_OPEN,         PF_PROBLEM_SESSION_FULL,
    PF_PROBLEM_HEALTH_NOT_CONFIRMED, PF_PROBLEM_OVERLAPPING_BOOKING,  PF_PROBLEM_SLOT_RULE,
    PF_PROBLEM_SESSION_CLOSED,       PF_PROBLEM_OTHER_HOUSEHOLDS_DAY, PF_PROBLEM_NO_BRACKET,
    PF_PROBLEM_NOT_BOOKED,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++) {
    g_test_message ("%s: %u",
                    get_nick (PF_TYPE_BOOKING_STATE, (int) outcomes[i]),
                    self->n_outcomes[outcomes[i]]);
    g_assert_cmpuint (self->n_outcomes[outcomes[i]], >, 0);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++) {
    g_test_message (
        "%s: %u", get_nick (PF_TYPE_PROBLEM, (int) reasons[i]), self->n_reasons[reasons[i]]);
    g_assert_cmpuint (self->n_reasons[reasons[i]], >, 0);
  }
}

static void
test_cells (gconstpointer driver)
{
  const Trial trial = try_towns (driver, count_towns (driver), FAULT_NONE);

  g_assert_cmpuint (trial.n_differences, ==, 0);
  if (driver == &pf_sqlite_driver)
    assert_all_met (&trial);
}

/* Each of these is seen. */
static void
test_faults (void)
{
  static const Fault faults[] = {
    FAULT_SLOW_CLOCK, FAULT_NO_REASONS, FAULT_ONE_CLOSING, FAULT_NORMAL_PRICE
  };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    const Trial trial = try_towns (&pf_sqlite_driver, N_TOWNS, faults[i]);

    g_assert_cmpuint (trial.n_differences, >, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/alike/sqlite/cells", &pf_sqlite_driver, test_cells);
  if (pf_demo_has_postgres ())
    g_test_add_data_func ("/alike/postgres/cells", &pf_postgres_driver, test_cells);
  g_test_add_func ("/alike/faults", test_faults);
  return g_test_run ();
}
