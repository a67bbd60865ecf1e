/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Home shows: whose road, what comes next and where, and which days.
 */
#include "client/model/home-model.h"

#include "planning-sample.h"

#define HOUSEHOLD "h1"

typedef struct
{
  PfMe *me;
  PfHomeModel *model;
  guint n_changed;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static PfHouseholdSummary *
add_household (PfMe *me, const char *id)
{
  g_autoptr (PfHouseholdSummary) household =
      g_object_new (PF_TYPE_HOUSEHOLD_SUMMARY, "id", id, "name", id, NULL);

  g_list_store_append (me->households, household);
  return household; /* the list holds it */
}

static void
add_child (PfHouseholdSummary *household, const char *id, const char *name)
{
  g_autoptr (PfChildSummary) child =
      g_object_new (PF_TYPE_CHILD_SUMMARY, "id", id, "first-name", name, NULL);

  g_list_store_append (household->children, child);
}

/* One letter a step of the road, as in tests/core/step.c: t, w, d, b. */
static void
add_steps (PfMe *me, const char *household, const char *child, PfStepKind first, const char *states)
{
  static const PfStepState by_letter[] = { ['t'] = PF_STEP_STATE_TODO,
                                           ['w'] = PF_STEP_STATE_WAITING,
                                           ['d'] = PF_STEP_STATE_DONE,
                                           ['b'] = PF_STEP_STATE_BLOCKED };

  for (guint i = 0; states[i] != '\0'; i++) {
    g_autoptr (PfStep) step = g_object_new (PF_TYPE_STEP, NULL);

    step->step = first + i;
    step->state = by_letter[(guchar) states[i]];
    g_strlcpy (step->household, household, PF_ID_SIZE);
    g_strlcpy (step->child, child, PF_ID_SIZE);
    g_list_store_append (me->steps, step);
  }
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  PfHouseholdSummary *household;

  fixture->me = g_object_new (PF_TYPE_ME, NULL);
  household = add_household (fixture->me, HOUSEHOLD);
  add_child (household, "lea", "Léa");
  add_child (household, "tom", "Tom");
  add_child (add_household (fixture->me, "h2"), "zoe", "Zoé");
  fixture->model = pf_home_model_new ();
  g_signal_connect_swapped (fixture->model, "changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_clear_object (&fixture->model);
  g_clear_object (&fixture->me);
}

/* The marks of road number @n: l, d, n, w. */
static char *
spell_road (Fixture *fixture, guint n)
{
  static const char letters[] = "ldnw";
  g_autoptr (PfHomeRoad) road = g_list_model_get_item (pf_home_model_get_roads (fixture->model), n);
  GString *word = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (road->steps)); i++) {
    g_autoptr (PfHomeStep) step = g_list_model_get_item (G_LIST_MODEL (road->steps), i);

    g_assert_cmpuint (step->number, ==, i + 1);
    g_string_append_c (word, letters[step->mark]);
  }
  return g_string_free (word, FALSE);
}

static void
assert_road (Fixture *fixture, guint n, const char *wanted)
{
  g_autofree char *word = spell_road (fixture, n);

  g_assert_cmpstr (word, ==, wanted);
}

static void
add_all_steps (Fixture *fixture,
               const char *account,
               const char *house,
               const char *lea,
               const char *tom)
{
  add_steps (fixture->me, "", "", PF_STEP_KIND_VERIFY_ACCOUNT, account);
  add_steps (fixture->me, HOUSEHOLD, "", PF_STEP_KIND_CHECK_HOUSEHOLD, house);
  add_steps (fixture->me, HOUSEHOLD, "lea", PF_STEP_KIND_CHECK_HEALTH, lea);
  add_steps (fixture->me, HOUSEHOLD, "tom", PF_STEP_KIND_CHECK_HEALTH, tom);
  add_steps (fixture->me, "h2", "", PF_STEP_KIND_CHECK_HOUSEHOLD, "t");
  add_steps (fixture->me, "h2", "zoe", PF_STEP_KIND_CHECK_HEALTH, "tbbbb");
  pf_home_model_set_me (fixture->model, fixture->me, HOUSEHOLD, NULL);
}

/* @year: of the steps that have none yet. */
static void
name_year (Fixture *fixture, const char *year)
{
  GListModel *steps = G_LIST_MODEL (fixture->me->steps);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++) {
    g_autoptr (PfStep) step = g_list_model_get_item (steps, i);

    if (step->school_year[0] == '\0' && step->step != PF_STEP_KIND_VERIFY_ACCOUNT)
      g_strlcpy (step->school_year, year, PF_ID_SIZE);
  }
}

/* Each has its own road; days are booked for the year that they are in, whichever is shown. */
static void
test_school_years (Fixture *fixture, gconstpointer)
{
  add_all_steps (fixture, "w", "d", "ddddd", "ddddt");
  name_year (fixture, "y1");
  add_steps (fixture->me, HOUSEHOLD, "", PF_STEP_KIND_CHECK_HOUSEHOLD, "t");
  add_steps (fixture->me, HOUSEHOLD, "lea", PF_STEP_KIND_CHECK_HEALTH, "tdbbb");
  add_steps (fixture->me, HOUSEHOLD, "tom", PF_STEP_KIND_CHECK_HEALTH, "ddtbb");
  name_year (fixture, "y2");
  pf_home_model_set_me (fixture->model, fixture->me, HOUSEHOLD, "y2");
  assert_road (fixture, 0, "wnldlll");
  assert_road (fixture, 1, "wnddlll");
  g_assert_cmpstr (pf_home_model_get_next (fixture->model)->step->school_year, ==, "y2");
  g_assert_true (pf_home_model_may_book (fixture->model));
  pf_home_model_set_me (fixture->model, fixture->me, HOUSEHOLD, "y1");
  assert_road (fixture, 0, "wdddddd");
  assert_road (fixture, 1, "wdddddn");
}

static void
test_roads (Fixture *fixture, gconstpointer)
{
  add_all_steps (fixture, "d", "d", "ddddt", "tdwbb");
  g_assert_cmpuint (g_list_model_get_n_items (pf_home_model_get_roads (fixture->model)), ==, 2);
  assert_road (fixture, 0, "dddddn");
  assert_road (fixture, 1, "dndwll");
  pf_home_model_set_me (fixture->model, fixture->me, "h2", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (pf_home_model_get_roads (fixture->model)), ==, 1);
  assert_road (fixture, 0, "nlllll");
}

/* The account stands in the road while the town looks at it, and waits once, not for each child. */
static void
test_waiting (Fixture *fixture, gconstpointer)
{
  GListModel *waiting = pf_home_model_get_waiting (fixture->model);
  g_autoptr (PfHomeStep) account = NULL;
  g_autoptr (PfHomeStep) request = NULL;

  add_all_steps (fixture, "w", "d", "ddwbb", "tdbbb");
  assert_road (fixture, 0, "wdddwll");
  g_assert_cmpuint (g_list_model_get_n_items (waiting), ==, 2);
  account = g_list_model_get_item (waiting, 0);
  request = g_list_model_get_item (waiting, 1);
  g_assert_cmpint (account->step->step, ==, PF_STEP_KIND_VERIFY_ACCOUNT);
  g_assert_null (account->child);
  g_assert_cmpstr (request->child->first_name, ==, "Léa");
}

static void
test_next (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    const char *house, *lea, *tom;
    const char *place; /* NULL: no page does the next step */
    const char *child; /* "": the household's */
    PfStepKind at_desk;
    gboolean may_book;
  } cases[] = {
    { "t", "ddddt", "ddddt", "household", "", PF_STEP_KIND_NONE, TRUE },
    { "d", "tbbbb", "ddddt", "planning", "tom", PF_STEP_KIND_CHECK_HEALTH, TRUE },
    { "d", "ddddt", "ddddt", "planning", "lea", PF_STEP_KIND_NONE, TRUE },
    { "d", "ddddd", "ddtbb", NULL, "", PF_STEP_KIND_REQUEST_ACTIVITIES, TRUE },
    { "d", "ttbbb", "ddtbb", "enrolments", "lea", PF_STEP_KIND_CHECK_HEALTH, FALSE },
    { "d", "tdbbb", "ddtbb", NULL, "", PF_STEP_KIND_CHECK_HEALTH, FALSE },
    { "d", "ddddd", "ddddd", NULL, "", PF_STEP_KIND_NONE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PfHomeStep *next;
    PfHomeStep *at_desk;

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_list_store_remove_all (fixture->me->steps);
    pf_home_model_set_me (fixture->model, NULL, HOUSEHOLD, NULL);
    add_all_steps (fixture, "d", cases[i].house, cases[i].lea, cases[i].tom);
    next = pf_home_model_get_next (fixture->model);
    at_desk = pf_home_model_get_next_at_desk (fixture->model);
    g_assert_cmpstr (
        next != NULL ? pf_step_kind_get_place (next->step->step) : NULL, ==, cases[i].place);
    if (next != NULL)
      g_assert_cmpstr (next->step->child, ==, cases[i].child);
    g_assert_cmpint (
        at_desk != NULL ? at_desk->step->step : PF_STEP_KIND_NONE, ==, cases[i].at_desk);
    g_assert_cmpint (pf_home_model_may_book (fixture->model), ==, cases[i].may_book);
  }
}

/* Who only pays is led to nothing that the portal would refuse. */
static void
test_payer (Fixture *fixture, gconstpointer)
{
  static const PfAdultRole roles[] = {
    PF_ADULT_ROLE_NONE, PF_ADULT_ROLE_GUARDIAN, PF_ADULT_ROLE_PAYER, PF_ADULT_ROLE_OTHER
  };
  g_autoptr (PfHouseholdSummary) household =
      g_list_model_get_item (G_LIST_MODEL (fixture->me->households), 0);

  add_all_steps (fixture, "d", "t", "dtbbb", "ddddt");
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    gboolean is_guardian = roles[i] <= PF_ADULT_ROLE_GUARDIAN;
    PfHomeStep *next;

    household->role = roles[i];
    pf_home_model_set_me (fixture->model, NULL, HOUSEHOLD, NULL);
    pf_home_model_set_me (fixture->model, fixture->me, HOUSEHOLD, NULL);
    next = pf_home_model_get_next (fixture->model);
    g_assert_cmpint (pf_home_model_is_guardian (fixture->model), ==, is_guardian);
    g_assert_cmpint (next->step->step,
                     ==,
                     is_guardian ? PF_STEP_KIND_CHECK_HOUSEHOLD : PF_STEP_KIND_BOOK_TYPICAL_WEEK);
  }
  g_list_store_remove_all (household->children);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    gboolean is_guardian = roles[i] <= PF_ADULT_ROLE_GUARDIAN;

    household->role = roles[i];
    pf_home_model_set_me (fixture->model, NULL, HOUSEHOLD, NULL);
    pf_home_model_set_me (fixture->model, fixture->me, HOUSEHOLD, NULL);
    g_assert_cmpint (pf_home_model_lacks_child (fixture->model), ==, is_guardian);
    g_assert_cmpint (
        g_list_model_get_n_items (pf_home_model_get_roads (fixture->model)), ==, is_guardian);
  }
}

/* Who is not let in yet is led nowhere to book. */
static void
test_pending (Fixture *fixture, gconstpointer)
{
  fixture->me->account = g_object_new (PF_TYPE_ACCOUNT, "state", PF_ACCOUNT_STATE_PENDING, NULL);
  add_all_steps (fixture, "w", "d", "ddddt", "ddddd");
  g_assert_null (pf_home_model_get_next (fixture->model));
  g_assert_false (pf_home_model_may_book (fixture->model));
}

/* The same news is no news: nothing is drawn again. */
static void
test_same (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfMe) copy = NULL;

  add_all_steps (fixture, "d", "d", "ddddt", "ddddd");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  copy = pf_record_copy (fixture->me);
  pf_home_model_set_me (fixture->model, copy, HOUSEHOLD, NULL);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
test_days (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPlanning) planning = pf_planning_sample_new ();
  GListModel *days = pf_home_model_get_days (fixture->model);
  PfDate today = pf_date (2026, 12, 9);
  PfDate before = 0;
  guint n_entries = 0;

  pf_home_model_set_now (fixture->model, PF_PLANNING_SAMPLE_NOW);
  g_assert_cmpuint (g_list_model_get_n_items (days), ==, 0);
  pf_home_model_take_planning (fixture->model, planning, PF_PLANNING_SAMPLE_NOW);
  g_assert_cmpuint (pf_home_model_get_today (fixture->model), ==, today);
  g_assert_cmpuint (g_list_model_get_n_items (days), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (days); i++) {
    g_autoptr (PfHomeDay) day = g_list_model_get_item (days, i);
    g_autoptr (PfHomeEntry) first = g_list_model_get_item (G_LIST_MODEL (day->entries), 0);

    g_assert_cmpuint (day->date, >=, today);
    g_assert_cmpuint (day->date, <, today + PF_HOME_N_DAYS);
    g_assert_cmpuint (day->date, >, before);
    g_assert_cmpuint (first->lines->len, >, 0);
    g_assert_cmpint (first->look, !=, PF_CELL_LOOK_OPEN);
    before = day->date;
    n_entries += g_list_model_get_n_items (G_LIST_MODEL (day->entries));
  }
  g_assert_cmpuint (n_entries, >=, g_list_model_get_n_items (days));
  /* Weeks later, that answer knows nothing of the days ahead; and another household has none. */
  pf_home_model_set_now (fixture->model, PF_PLANNING_SAMPLE_NOW + 60 * G_TIME_SPAN_DAY);
  g_assert_cmpuint (g_list_model_get_n_items (days), ==, 0);
  pf_home_model_take_planning (fixture->model, NULL, 0);
  g_assert_null (pf_planning_model_get_planning (pf_home_model_get_planning (fixture->model)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/home-model/roads", test_roads);
  ADD ("/home-model/school-years", test_school_years);
  ADD ("/home-model/waiting", test_waiting);
  ADD ("/home-model/next", test_next);
  ADD ("/home-model/payer", test_payer);
  ADD ("/home-model/pending", test_pending);
  ADD ("/home-model/same", test_same);
  ADD ("/home-model/days", test_days);
  return g_test_run ();
}
