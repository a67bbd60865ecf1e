/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The planning as bytes: it is what its schema says, shows each state, and its ETag changes with
 * all that it shows and with nothing else.
 */
#include "core/planning.h"

#include <string.h>

#include "demo.h"
#include "server/ops/call.h"
#include "wire/json-parse.h"
#include "wire/record-json.h"

#define WEEK "household=" DEMO_1 "&from=2036-11-24&to=2036-11-30"

typedef struct
{
  PfDemo *demo;
  PfDb *db;
  char *etag;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer driver)
{
  g_autoptr (GError) error = NULL;

  fixture->demo = pf_demo_new_on (driver);
  fixture->db = pf_db_open (driver, fixture->demo->path, PF_DB_WRITER, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_db_close (fixture->db);
  pf_demo_free (fixture->demo);
  g_free (fixture->etag);
}

static PfCall *
ask_as (Fixture *fixture, const char *token, const char *households, PfLanguage language)
{
  PfRequest *request = pf_request_new ();
  PfCall *call = pf_call_new (request);

  request->method = g_strdup ("GET");
  request->path = g_strdup ("/v1/planning");
  request->token = g_strdup (token);
  request->if_none_match = g_strdup (fixture->etag);
  request->language = language;
  g_hash_table_insert (request->query, g_strdup ("household"), g_strdup (households));
  g_hash_table_insert (request->query, g_strdup ("from"), g_strdup ("2036-11-24"));
  g_hash_table_insert (request->query, g_strdup ("to"), g_strdup ("2036-11-30"));
  request->now = G_GINT64_CONSTANT (2000000000000000);
  request->today = pf_date (2036, 11, 20);
  if (pf_call_prepare (call, fixture->db))
    pf_call_run (call, fixture->db);
  return call;
}

/* Reads what came as a client would, and by the schema's own rules. */
static PfPlanning *
read_planning (PfCall *call)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();
  const PfReading reading = { .flags = PF_READ_REQUEST, .writer = ~0u, .errors = errors };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = pf_json_parse (call->reply.body->str, call->reply.body->len, &error);
  PfPlanning *planning;

  g_assert_no_error (error);
  planning = pf_record_from_json (PF_TYPE_PLANNING, root, &reading);
  for (guint i = 0; i < pf_errors_get_n_errors (errors); i++)
    g_test_message ("%s: %s", pf_errors_get (errors, i)->pointer, pf_errors_get (errors, i)->code);
  g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, 0);
  return planning;
}

static PfPlanning *
get_planning (Fixture *fixture)
{
  g_autoptr (PfCall) call = ask_as (fixture, "one", DEMO_1, PF_LANGUAGE_FRENCH);

  g_assert_cmpuint (call->reply.status, ==, 200);
  g_assert_cmpstr (call->reply.etag, !=, NULL);
  return read_planning (call);
}

/* What the nth day of the week has for @child at @slot (transfer full), or NULL. */
static PfPlanningCell *
find_cell (PfPlanning *planning, const char *child, const char *slot, guint day)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (planning->rows)); i++) {
    g_autoptr (PfPlanningRow) row = g_list_model_get_item (G_LIST_MODEL (planning->rows), i);

    if (g_str_equal (row->child, child) && g_str_equal (row->slot, slot))
      return g_list_model_get_item (G_LIST_MODEL (row->cells), day);
  }
  return NULL;
}

static void
assert_state (PfPlanning *planning, const char *child, guint day, PfPlanningState state)
{
  g_autoptr (PfPlanningCell) cell = find_cell (planning, child, DEMO_1, day);

  g_assert_nonnull (cell);
  g_assert_cmpint (cell->state, ==, state);
}

static void
test_shape (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPlanning) planning = get_planning (fixture);
  g_autoptr (PfPlanningDay) saturday = g_list_model_get_item (G_LIST_MODEL (planning->days), 5);
  g_autoptr (PfPlanningCell) cell = find_cell (planning, DEMO_1, DEMO_1, 0);
  g_autoptr (PfPlanningRow) row = g_list_model_get_item (G_LIST_MODEL (planning->rows), 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (planning->days)), ==, 7);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (planning->children)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (planning->activities)), ==, 2);
  g_assert_cmpint (saturday->kind, ==, PF_DAY_KIND_WEEKEND);
  g_assert_cmpstr (cell->session, ==, DEMO_1);
  g_assert_cmpint (cell->state, ==, PF_PLANNING_STATE_OPEN);
  g_assert_cmpint (cell->places_left, ==, 1);
  g_assert_cmpint (cell->price_cents, ==, 350);
  g_assert_cmpint (pf_planning_row_get_book_until (row, cell, planning->from), >, 0);
  assert_state (planning, DEMO_1, 2, PF_PLANNING_STATE_NONE); /* no session on Wednesday */
}

static void
test_states (Fixture *fixture, gconstpointer)
{
  static const char bookings[] =
      "INSERT INTO booking (household, child, session, date, state, rank, price_cents, booked_at)"
      " VALUES (1, 1, 1, '2036-11-24', 'booked', NULL, 300, 1),"
      " (1, 2, 1, '2036-11-24', 'waiting', 1, 350, 1),"
      " (1, 1, 2, '2036-11-25', 'cancelled', NULL, 350, 1),"
      " (1, 2, 2, '2036-11-25', 'absent_told', NULL, 350, 1);"
      "UPDATE place_pool SET taken = 1 WHERE id = 1;"
      "UPDATE session SET waiting = 1, last_rank = 1 WHERE id = 1;"
      "UPDATE session SET closed = 1 WHERE id = 3;";
  g_autoptr (PfPlanning) planning = NULL;
  g_autoptr (PfPlanningCell) booked = NULL;
  g_autoptr (PfPlanningCell) waiting = NULL;
  g_autoptr (PfPlanningCell) cancelled = NULL;
  g_autoptr (PfPlanningChild) child = NULL;

  pf_demo_run (fixture->demo, bookings);
  planning = get_planning (fixture);
  booked = find_cell (planning, DEMO_1, DEMO_1, 0);
  waiting = find_cell (planning, DEMO_2, DEMO_1, 0);
  cancelled = find_cell (planning, DEMO_1, DEMO_1, 1);
  g_assert_cmpint (booked->state, ==, PF_PLANNING_STATE_BOOKED);
  g_assert_cmpint (booked->price_cents, ==, 300);
  g_assert_cmpint (waiting->state, ==, PF_PLANNING_STATE_WAITING);
  g_assert_cmpint (waiting->rank, ==, 1);
  g_assert_cmpint (cancelled->state, ==, PF_PLANNING_STATE_OPEN);
  g_assert_cmpint (cancelled->last, ==, PF_BOOKING_STATE_CANCELLED);
  assert_state (planning, DEMO_2, 1, PF_PLANNING_STATE_ABSENT_TOLD);
  assert_state (planning, DEMO_1, 3, PF_PLANNING_STATE_CLOSED);
  assert_state (planning, DEMO_4, 0, PF_PLANNING_STATE_FULL);
  child = g_list_model_get_item (G_LIST_MODEL (planning->children), 0);
  g_assert_cmpint (child->booked, ==, 1);
  g_assert_cmpint (child->total_cents, ==, 300);
}

/* The other household sees that a day is not its own, and nothing more. */
static void
test_other_household (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfCall) call = ask_as (fixture, "two", DEMO_2, PF_LANGUAGE_FRENCH);
  g_autoptr (PfPlanning) planning = read_planning (call);
  g_autoptr (PfPlanningCell) cell = find_cell (planning, DEMO_4, DEMO_1, 0);
  g_autoptr (PfPlanningCell) empty = g_object_new (PF_TYPE_PLANNING_CELL, NULL);

  g_assert_cmpint (cell->state, ==, PF_PLANNING_STATE_OTHER_HOUSEHOLD);
  cell->state = PF_PLANNING_STATE_NONE;
  g_assert_true (pf_record_equal (cell, empty));
}

static void
test_foreign (Fixture *fixture, gconstpointer)
{
  static const char *const households[] = { DEMO_2, DEMO_1 "," DEMO_2, "zzz" };

  for (gsize i = 0; i < G_N_ELEMENTS (households); i++) {
    g_autoptr (PfCall) call = ask_as (fixture, "one", households[i], PF_LANGUAGE_FRENCH);

    g_assert_cmpuint (call->reply.status, ==, 404);
  }
}

static guint
ask_again (Fixture *fixture, PfLanguage language)
{
  g_autoptr (PfCall) call = ask_as (fixture, "one", DEMO_1, language);

  g_assert_true ((call->reply.status == 304) == (call->reply.body->len == 0));
  g_free (fixture->etag);
  fixture->etag = g_strdup (call->reply.etag);
  return call->reply.status;
}

/* A change of each thing that it shows makes a new one; the same question again does not. */
static void
test_etag (Fixture *fixture, gconstpointer)
{
  static const char *const changes[] = {
    "UPDATE portal SET version = version + 1",
    "UPDATE household SET version = version + 1 WHERE id = 1",
    "UPDATE household SET planning_version = planning_version + 1 WHERE id = 1",
    "INSERT INTO planning_month VALUES (1, '2036-11', 1)",
    "UPDATE planning_month SET version = version + 1",
    "INSERT INTO planning_month VALUES (1, '2036-12', 1)", /* its deadlines may be told of */
  };

  g_assert_cmpuint (ask_again (fixture, PF_LANGUAGE_FRENCH), ==, 200);
  g_assert_cmpuint (ask_again (fixture, PF_LANGUAGE_FRENCH), ==, 304);
  g_assert_cmpuint (ask_again (fixture, PF_LANGUAGE_ENGLISH), ==, 200);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_test_message ("%s", changes[i]);
    pf_demo_run (fixture->demo, changes[i]);
    g_assert_cmpuint (ask_again (fixture, PF_LANGUAGE_ENGLISH), ==, 200);
    g_assert_cmpuint (ask_again (fixture, PF_LANGUAGE_ENGLISH), ==, 304);
  }
  pf_demo_run (fixture->demo,
               "UPDATE household SET version = version + 1 WHERE id = 2;"
               "INSERT INTO planning_month VALUES (1, '2037-03', 1)");
  g_assert_cmpuint (ask_again (fixture, PF_LANGUAGE_ENGLISH), ==, 304);
}

/* Nothing in it passes by itself: at any hour it is the same bytes. */
static void
test_clock (Fixture *fixture, gconstpointer)
{
  static const PfInstant hours[] = { 1,
                                     G_GINT64_CONSTANT (2000000000000000),
                                     G_GINT64_CONSTANT (3999999999999999) };
  g_autofree char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (hours); i++) {
    PfRequest *request = pf_request_new ();
    g_autoptr (PfCall) call = pf_call_new (request);

    request->method = g_strdup ("GET");
    request->path = g_strdup ("/v1/planning");
    request->token = g_strdup ("one");
    g_hash_table_insert (request->query, g_strdup ("household"), g_strdup (DEMO_1));
    g_hash_table_insert (request->query, g_strdup ("from"), g_strdup ("2036-11-24"));
    g_hash_table_insert (request->query, g_strdup ("to"), g_strdup ("2036-12-24"));
    request->now = hours[i];
    request->today = pf_date (2026, 9, 1);
    g_assert_true (pf_call_prepare (call, fixture->db));
    pf_call_run (call, fixture->db);
    if (first == NULL)
      first = g_strdup (call->reply.body->str);
    g_assert_cmpstr (call->reply.body->str, ==, first);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_ON(driver, name, function)                                                             \
  g_test_add ("/planning/" name, Fixture, driver, set_up, function, tear_down)
#define ADD(name, function)                                                                        \
  ADD_ON (&pf_sqlite_driver, "sqlite/" name, function);                                            \
  if (pf_demo_has_postgres ())                                                                     \
  ADD_ON (&pf_postgres_driver, "postgres/" name, function)
  ADD ("shape", test_shape);
  ADD ("states", test_states);
  ADD ("other-household", test_other_household);
  ADD ("foreign", test_foreign);
  ADD ("etag", test_etag);
  ADD ("clock", test_clock);
  return g_test_run ();
}
