/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The planning as a person meets it: what is seen, said aloud, and done with mouse and keys.
 */
#include "client/views/family/planning-page.h"

#include <string.h>

#include "client/views/shell/shell.h"
#include "client/views/widgets/cell-matrix.h"
#include "client/views/widgets/validate-bar.h"
#include "planning-sample.h"
#include "window.h"

#define LEA_CANTEEN_18 "Léa, cantine, Friday 18 December"
#define TOM_CANTEEN_18 "Tom, cantine, Friday 18 December"

typedef struct
{
  PfPlanningModel *model;
  GtkWidget *page;
  PfTestWindow *window;
} Fixture;

static void
do_nothing (GSimpleAction *, GVariant *, gpointer)
{
}

static void
next_cb (GSimpleAction *, GVariant *, gpointer page)
{
  pf_planning_page_step (page, 1);
}

static void
add_actions (GtkWidget *page)
{
  static const GActionEntry entries[] = {
    { .name = "previous", .activate = do_nothing }, { .name = "next", .activate = next_cb },
    { .name = "validate", .activate = do_nothing }, { .name = "clear", .activate = do_nothing },
    { .name = "retry", .activate = do_nothing },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), page);
  gtk_widget_insert_action_group (page, "planning", G_ACTION_GROUP (group));
}

static void
open_window (Fixture *fixture, int width, int height)
{
  GtkWidget *shell = pf_shell_new (NULL);

  fixture->page = pf_planning_page_new (fixture->model);
  add_actions (fixture->page);
  pf_planning_page_set_date (PF_PLANNING_PAGE (fixture->page), pf_date (2026, 12, 9));
  pf_shell_add_place (PF_SHELL (shell),
                      &(PfPlace){
                          .name = "planning",
                          .icon_name = "x-office-calendar-symbolic",
                          .title = "Planning",
                          .page = fixture->page,
                      });
  fixture->window = pf_test_window_new (shell, width, height);
  pf_test_window_settle (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPlanning) planning = pf_planning_sample_new ();

  fixture->model = pf_planning_model_new ();
  pf_planning_model_take (fixture->model, planning, PF_PLANNING_SAMPLE_NOW);
  pf_planning_model_set_situation (
      fixture->model, PF_PLANNING_SITUATION_FRESH, PF_PLANNING_SAMPLE_NOW);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->model);
}

/* The first widget of @type under @widget that is mapped and, where it is a cell, says @words. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *words)
{
  if (gtk_widget_get_mapped (widget) && g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (words == NULL || g_str_has_prefix (pf_cell_get_spoken (PF_CELL (widget)), words)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type, words);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static PfCell *
find_cell (Fixture *fixture, const char *subject)
{
  GtkWidget *cell = find (fixture->page, PF_TYPE_CELL, subject);

  g_assert_nonnull (cell);
  return PF_CELL (cell);
}

static void
click (PfCell *cell)
{
  g_signal_emit_by_name (cell, "clicked");
}

/* What is read aloud and the check of the check box. */
static void
assert_says (PfCell *cell, const char *words, gboolean checked)
{
  g_autofree char *label = NULL;
  g_autofree char *state = NULL;

  g_assert_cmpstr (pf_cell_get_spoken (cell), ==, words);
  label = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  g_assert_cmpstr (label, ==, NULL);
  state = gtk_test_accessible_check_state (GTK_ACCESSIBLE (cell),
                                           GTK_ACCESSIBLE_STATE_CHECKED,
                                           checked ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                   : GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_assert_cmpstr (state, ==, NULL);
}

static const char *
get_bar (Fixture *fixture)
{
  GtkWidget *bar = find (fixture->page, PF_TYPE_VALIDATE_BAR, NULL);

  return pf_validate_bar_get_spoken (PF_VALIDATE_BAR (bar));
}

static void
test_month (Fixture *fixture, gconstpointer)
{
  PfCell *cell;

  open_window (fixture, 1280, 800);
  pf_test_window_assert_shows (fixture->window, "Week 49|Week 50|Week 51|");
  pf_test_window_assert_shows (fixture->window, "52 · Vacances de Noël|53 · Vacances de Noël|");
  pf_test_window_assert_shows (
      fixture->window,
      "Week of 14 December: may be changed until tomorrow, Thursday 10 at 23:59.|1 d 5 h 12 min|");
  pf_test_window_assert_shows (fixture->window, "Léa|CM1, école Jean-Moulin|26 bookings · €88.42|");

  cell = find_cell (fixture, LEA_CANTEEN_18);
  assert_says (cell, LEA_CANTEEN_18 ", available", FALSE);
  click (cell);
  assert_says (cell, LEA_CANTEEN_18 ", chosen, not validated", TRUE);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (cell), "chosen"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (cell), "open"));
  g_assert_cmpstr (get_bar (fixture),
                   ==,
                   "1 choice, €3.68. 1 to book. Nothing is recorded before you validate.");
  click (cell);
  assert_says (cell, LEA_CANTEEN_18 ", available", FALSE);
  g_assert_cmpstr (get_bar (fixture), ==, "No choice in progress. December 2026: €179.49.");
}

static void
test_locked (Fixture *fixture, gconstpointer)
{
  PfCell *cell;

  open_window (fixture, 1280, 800);
  cell = find_cell (fixture, "Léa, cantine, Thursday 10 December");
  assert_says (cell,
               "Léa, cantine, Thursday 10 December, booked, can no longer be changed, deadline "
               "Thursday 3 December at 23:59",
               TRUE);
  click (cell);
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_shows (fixture->window,
                               "Booked. It could be cancelled until Thursday 3 December at 23:59.");
  pf_test_window_click (fixture->window, "Tell an absence");
  g_assert_cmpint (pf_cell_get_look (cell), ==, PF_CELL_LOOK_CANCELLING);
  g_assert_cmpstr (get_bar (fixture),
                   ==,
                   "1 choice, €0.00. 1 absence to tell, 1 still billed. Nothing is recorded "
                   "before you validate.");
}

/* The deadline passes while the family looks: the cell says so, and what was chosen is dropped. */
static void
test_deadline_passes (Fixture *fixture, gconstpointer)
{
  PfCell *cell;

  open_window (fixture, 1280, 800);
  cell = find_cell (fixture, LEA_CANTEEN_18);
  click (cell);
  pf_planning_model_set_now (fixture->model, pf_planning_model_get_next_change (fixture->model));
  while (pf_cell_get_look (cell) == PF_CELL_LOOK_CHOSEN)
    pf_planning_model_set_now (fixture->model, pf_planning_model_get_next_change (fixture->model));
  assert_says (cell,
               LEA_CANTEEN_18 ", not booked, too late, deadline yesterday, Thursday 10 at 23:59",
               FALSE);
}

static gboolean
press (GtkWidget *matrix, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (matrix);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
  }
  return handled;
}

static void
assert_focus (Fixture *fixture, const char *subject)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (fixture->page));

  g_assert_true (PF_IS_CELL (focus));
  g_test_message ("%s", pf_cell_get_spoken (PF_CELL (focus)));
  g_assert_true (g_str_has_prefix (pf_cell_get_spoken (PF_CELL (focus)), subject));
}

static void
test_keys (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    guint key;
    const char *subject;
  } walk[] = {
    { GDK_KEY_Left, "Léa, cantine, Thursday 17" },
    { GDK_KEY_Left, "Léa, cantine, Tuesday 15" }, /* no canteen on Wednesday */
    { GDK_KEY_Down, "Léa, accueil du soir, Tuesday 15" },
    { GDK_KEY_Down, "Léa, mercredi, Wednesday 9" },
    { GDK_KEY_Up, "Léa, accueil du soir, Tuesday 8" },
    { GDK_KEY_End, "Léa, accueil du soir, Thursday 31" },
    { GDK_KEY_Home, "Léa, accueil du soir, Tuesday 1" },
    { GDK_KEY_Left, "Léa, accueil du soir, Tuesday 1" },
  };
  GtkWidget *matrix;

  open_window (fixture, 1280, 800);
  matrix = find (fixture->page, PF_TYPE_CELL_MATRIX, NULL);
  pf_cell_matrix_focus (PF_CELL_MATRIX (matrix), find_cell (fixture, LEA_CANTEEN_18));
  for (gsize i = 0; i < G_N_ELEMENTS (walk); i++) {
    g_assert_true (press (matrix, walk[i].key));
    assert_focus (fixture, walk[i].subject);
  }
}

/* Tab enters the cells once, where one was last, and leaves them. */
static void
test_one_stop (Fixture *fixture, gconstpointer)
{
  GtkWidget *matrix;

  open_window (fixture, 1280, 800);
  matrix = find (fixture->page, PF_TYPE_CELL_MATRIX, NULL);
  pf_cell_matrix_focus (PF_CELL_MATRIX (matrix), find_cell (fixture, LEA_CANTEEN_18));
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (matrix)), GTK_DIR_TAB_FORWARD);
  g_assert_false (pf_cell_matrix_has_focus (PF_CELL_MATRIX (matrix)));
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (matrix)), GTK_DIR_TAB_BACKWARD);
  assert_focus (fixture, LEA_CANTEEN_18);
}

static void
test_drag (Fixture *fixture, gconstpointer)
{
  PfCell *first;
  PfCell *second;
  PfCell *booked;
  GtkWidget *matrix;

  open_window (fixture, 1280, 800);
  matrix = find (fixture->page, PF_TYPE_CELL_MATRIX, NULL);
  first = find_cell (fixture, "Léa, cantine, Thursday 17");
  second = find_cell (fixture, LEA_CANTEEN_18);
  booked = find_cell (fixture, "Léa, accueil du matin, Friday 18");
  g_signal_emit_by_name (matrix, "drag-started", first);
  g_signal_emit_by_name (matrix, "drag-entered", second);
  g_signal_emit_by_name (matrix, "drag-entered", booked);
  g_signal_emit_by_name (matrix, "drag-ended");
  g_assert_cmpint (pf_cell_get_look (first), ==, PF_CELL_LOOK_CHOSEN);
  g_assert_cmpint (pf_cell_get_look (second), ==, PF_CELL_LOOK_CHOSEN);
  g_assert_cmpint (pf_cell_get_look (booked), ==, PF_CELL_LOOK_BOOKED);
  g_assert_true (pf_planning_model_undo (fixture->model));
  g_assert_cmpint (pf_cell_get_look (first), ==, PF_CELL_LOOK_OPEN);
  g_assert_cmpint (pf_cell_get_look (second), ==, PF_CELL_LOOK_OPEN);
}

static guint
count_cells (GtkWidget *widget)
{
  guint n = PF_IS_CELL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cells (child);
  return n;
}

/* There and back again: no cell is made twice, the focus stays in the cells, choices are kept. */
static void
test_other_month (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPlanning) january = pf_planning_sample_new ();
  g_autoptr (PfPlanning) december = pf_planning_sample_new ();
  GtkWidget *matrix;
  PfCell *cell;
  guint n_cells;

  open_window (fixture, 1280, 800);
  matrix = find (fixture->page, PF_TYPE_CELL_MATRIX, NULL);
  cell = find_cell (fixture, LEA_CANTEEN_18);
  click (cell);
  pf_cell_matrix_focus (PF_CELL_MATRIX (matrix), cell);

  january->from = pf_date (2027, 1, 1);
  january->to = pf_date (2027, 1, 31);
  pf_planning_page_set_date (PF_PLANNING_PAGE (fixture->page), january->from);
  pf_planning_model_take (fixture->model, january, PF_PLANNING_SAMPLE_NOW);
  pf_test_window_settle (fixture->window);
  n_cells = count_cells (matrix);
  g_assert_true (PF_IS_CELL (gtk_root_get_focus (gtk_widget_get_root (fixture->page))));
  g_assert_cmpuint (pf_planning_model_get_sum (fixture->model).n, ==, 1);

  pf_planning_page_set_date (PF_PLANNING_PAGE (fixture->page), december->from);
  pf_planning_model_take (fixture->model, december, PF_PLANNING_SAMPLE_NOW);
  pf_test_window_settle (fixture->window);
  g_assert_cmpuint (count_cells (matrix), ==, n_cells);
  g_assert_true (find_cell (fixture, LEA_CANTEEN_18) == cell);
  g_assert_cmpint (pf_cell_get_look (cell), ==, PF_CELL_LOOK_CHOSEN);
}

static void
test_narrow (Fixture *fixture, gconstpointer)
{
  open_window (fixture, 360, 600);
  pf_test_window_assert_shows (fixture->window, "7 – 11 December|");
  pf_test_window_assert_shows (fixture->window, "Cantine|11:30 – 13:20|");
  g_assert_nonnull (find (fixture->page, PF_TYPE_CELL, "Léa, cantine, Monday 7 December"));
  g_assert_null (find (fixture->page, PF_TYPE_CELL, "Tom, cantine, Monday 7 December"));
  gtk_widget_activate_action (fixture->page, "planning.next", NULL);
  g_object_set (fixture->page, "child-id", "tom", NULL);
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_shows (fixture->window, "14 – 18 December|");
  g_assert_nonnull (find (fixture->page, PF_TYPE_CELL, TOM_CANTEEN_18));
}

/* Three weeks side by side; a step shows the others before it turns the month. */
static void
test_compact (Fixture *fixture, gconstpointer)
{
  open_window (fixture, 1000, 600);
  pf_test_window_assert_shows (fixture->window, "Week 50|Week 51|52 · Vacances de Noël|");
  pf_test_window_assert_hides (fixture->window, "Week 49|");
  pf_planning_page_step (PF_PLANNING_PAGE (fixture->page), 1);
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_shows (fixture->window, "53 · Vacances de Noël|");
  pf_planning_page_step (PF_PLANNING_PAGE (fixture->page), 1);
  g_assert_cmpuint (
      pf_planning_page_get_date (PF_PLANNING_PAGE (fixture->page)), ==, pf_date (2027, 1, 1));
}

/* The portal's answer to Tom's choice of the 18th. */
static void
refuse_tom (Fixture *fixture)
{
  g_autoptr (PfBookingResults) results = g_object_new (PF_TYPE_BOOKING_RESULTS, NULL);
  g_autoptr (PfBookingResult) result = NULL;

  result = g_object_new (PF_TYPE_BOOKING_RESULT,
                         "child",
                         "tom",
                         "session",
                         "s0204",
                         "outcome",
                         PF_BOOKING_STATE_REFUSED,
                         "problem",
                         PF_PROBLEM_SESSION_FULL,
                         NULL);
  g_list_store_append (results->results, result);
  pf_planning_model_apply (fixture->model, results, PF_PLANNING_SAMPLE_NOW);
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_shows (fixture->window, "Tom, Cantine, 18 December: refused.|See|");
}

/* What was chosen in December, and validated from January. */
static void
test_results_of_another_month (Fixture *fixture, gconstpointer)
{
  static const char explanation[] = "Refused. The last place was taken before your choice arrived.";
  g_autoptr (PfPlanning) december = pf_planning_sample_new ();
  g_autoptr (PfPlanning) january = g_object_new (PF_TYPE_PLANNING, NULL);

  open_window (fixture, 1280, 800);
  click (find_cell (fixture, TOM_CANTEEN_18));
  january->from = pf_date (2027, 1, 1);
  january->to = pf_date (2027, 1, 31);
  pf_planning_page_set_date (PF_PLANNING_PAGE (fixture->page), january->from);
  pf_planning_model_take (fixture->model, january, PF_PLANNING_SAMPLE_NOW);
  refuse_tom (fixture);

  pf_test_window_click (fixture->window, "See");
  g_assert_cmpuint (
      pf_planning_page_get_date (PF_PLANNING_PAGE (fixture->page)), ==, pf_date (2026, 12, 18));
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_hides (fixture->window, explanation);
  pf_planning_model_take (fixture->model, december, PF_PLANNING_SAMPLE_NOW);
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_shows (fixture->window, explanation);
  pf_test_window_click (fixture->window, "Leave it");
}

static void
test_results (Fixture *fixture, gconstpointer)
{
  PfCell *cell;

  open_window (fixture, 1280, 800);
  cell = find_cell (fixture, TOM_CANTEEN_18);
  click (cell);
  g_assert_nonnull (pf_planning_model_find (fixture->model, "tom", "s0204"));
  refuse_tom (fixture);
  assert_says (cell, TOM_CANTEEN_18 ", refused", FALSE);

  pf_test_window_click (fixture->window, "See");
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_shows (fixture->window,
                               "Refused. The last place was taken before your choice arrived.");
  pf_test_window_click (fixture->window, "Join the waiting list");
  assert_says (cell, TOM_CANTEEN_18 ", waiting list chosen, not validated", TRUE);
}

static void
test_situations (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    PfPlanningSituation situation;
    const char *words;
  } table[] = {
    { PF_PLANNING_SITUATION_CACHED, "Planning as it was at 18:48. It is being updated.|" },
    { PF_PLANNING_SITUATION_OFFLINE,
      "Offline since 18:48. Planning as it was at 18:48. Your choice is kept.|Try again|" },
    { PF_PLANNING_SITUATION_SENDING, "Your choices are on their way.|" },
    { PF_PLANNING_SITUATION_UNANSWERED, "nothing is booked twice.|Send again|" },
    { PF_PLANNING_SITUATION_FAILED, "Nothing of yours is lost.|Try again|" },
  };

  open_window (fixture, 1280, 800);
  click (find_cell (fixture, LEA_CANTEEN_18));
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    pf_planning_model_set_situation (fixture->model, table[i].situation, PF_PLANNING_SAMPLE_NOW);
    pf_test_window_settle (fixture->window);
    pf_test_window_assert_shows (fixture->window, table[i].words);
  }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/planning-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
  ADD ("month", test_month);
  ADD ("locked", test_locked);
  ADD ("deadline-passes", test_deadline_passes);
  ADD ("keys", test_keys);
  ADD ("one-stop", test_one_stop);
  ADD ("drag", test_drag);
  ADD ("other-month", test_other_month);
  ADD ("narrow", test_narrow);
  ADD ("compact", test_compact);
  ADD ("results", test_results);
  ADD ("results-of-another-month", test_results_of_another_month);
  ADD ("situations", test_situations);
  return g_test_run ();
}
