/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A parent's way through the demonstration town, the server's part of it, on the days on which a
 * year begins, ends and rests: sign in, the planning, the first lunch that can be booked, booked.
 */
#include <sodium.h>
#include <string.h>

#include "admin/demo-load.h"
#include "core/booking-order.h"
#include "core/local-time.h"
#include "core/me.h"
#include "core/planning.h"
#include "core/sign-in.h"
#include "core/weekday.h"
#include "demo.h"
#include "server/ops/bookings.h"
#include "server/store/checks.h"
#include "wire/json-parse.h"
#include "wire/record-json.h"

#define N_FAMILIES 60
#define NINE (9 * 60)
#define DAYS_SHOWN 84 /* twelve weeks: the summer is nine */

typedef struct
{
  PfDemo *demo;
  PfDemoTown *town;
  PfDb *db;
  PfDate today;
  PfInstant now;
  char *token;
  PfId household;
} Walk;

static PfCall *
prepare (Walk *walk, const char *method, const char *path, const char *body)
{
  PfRequest *request = pf_request_new ();
  PfCall *call = pf_call_new (request);

  request->method = g_strdup (method);
  request->path = g_strdup (path);
  request->token = g_strdup (walk->token);
  request->now = walk->now;
  request->today = walk->today;
  if (body != NULL) {
    request->content_type = g_strdup ("application/json");
    request->idempotency_key = g_uuid_string_random ();
    g_byte_array_append (request->body, (const guint8 *) body, (guint) strlen (body));
  }
  return call;
}

/* The answer (transfer full), read as a client would. */
static gpointer
read_answer (PfCall *call, GType type)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();
  const PfReading reading = { .flags = PF_READ_ANSWER, .writer = ~0u, .errors = errors };
  g_autoptr (JsonNode) root = pf_json_parse (call->reply.body->str, call->reply.body->len, NULL);
  gpointer record;

  g_assert_cmpuint (call->reply.status / 100, ==, 2);
  record = pf_record_from_json (type, root, &reading);
  g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, 0);
  return record;
}

/* @code: of a printed list; "" for none */
static PfCall *
try_to_sign_in (Walk *walk, const PfDemoPersona *persona, const char *code)
{
  g_autofree char *totp = *code != '\0' ? g_strdup_printf (",\"totp\":\"%s\"", code) : NULL;
  g_autofree char *body = g_strdup_printf ("{\"email\":\"%s\",\"password\":\"%s\"%s}",
                                           persona->email,
                                           persona->password,
                                           totp != NULL ? totp : "");
  PfCall *call = prepare (walk, "POST", "/v1/sessions", body);
  gboolean kept;

  g_assert_true (pf_call_prepare (call, walk->db));
  call->hashing.matches = crypto_pwhash_str_verify (call->hashing.hash,
                                                    call->hashing.password,
                                                    strlen (call->hashing.password)) == 0;
  kept = pf_call_run (call, walk->db);
  g_assert_true (kept || call->reply.status != 201);
  return call;
}

static void
sign_in (Walk *walk)
{
  g_autoptr (PfCall) call = try_to_sign_in (walk, walk->town->personas->pdata[0], "");
  g_autoptr (PfSignedIn) signed_in = NULL;

  signed_in = read_answer (call, PF_TYPE_SIGNED_IN);
  walk->token = g_strdup (signed_in->token);
}

/* Both children by name, with the school's; the account's step, and in each year that is live the
 * household's and five of each child.
 */
static void
assert_road (Walk *walk, PfMe *me, PfHouseholdSummary *household)
{
  guint n_years = walk->today >= walk->town->next_year->enrolments_open_on ? 2 : 1;
  GListModel *children = G_LIST_MODEL (household->children);
  g_autoptr (PfChildSummary) lea = g_list_model_get_item (children, 0);
  g_autoptr (PfStep) account = g_list_model_get_item (G_LIST_MODEL (me->steps), 0);
  g_autoptr (PfStep) first = g_list_model_get_item (G_LIST_MODEL (me->steps), 2);

  g_assert_cmpuint (g_list_model_get_n_items (children), ==, 2);
  g_assert_cmpstr (lea->first_name, ==, "Léa");
  g_assert_cmpstr (lea->last_name, ==, "Berger");
  g_assert_cmpint (lea->level, !=, PF_LEVEL_NONE);
  g_assert_nonnull (lea->school);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (me->school_years)), ==, n_years);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (me->steps)), ==, 1 + n_years * (1 + 2 * 5));
  g_assert_cmpstr (account->household, ==, "");
  g_assert_cmpstr (first->household, ==, household->id);
  g_assert_cmpstr (first->child, ==, lea->id);
}

static void
find_household (Walk *walk)
{
  g_autoptr (PfCall) call = prepare (walk, "GET", "/v1/me", NULL);
  g_autoptr (PfMe) me = NULL;
  g_autoptr (PfHouseholdSummary) household = NULL;

  g_assert_true (pf_call_prepare (call, walk->db));
  pf_call_run (call, walk->db);
  me = read_answer (call, PF_TYPE_ME);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (me->households)), ==, 1);
  household = g_list_model_get_item (G_LIST_MODEL (me->households), 0);
  g_strlcpy (walk->household, household->id, PF_ID_SIZE);
  assert_road (walk, me, household);
}

static PfPlanning *
get_planning (Walk *walk)
{
  g_autoptr (PfCall) call = prepare (walk, "GET", "/v1/planning", NULL);
  char from[PF_DATE_SIZE], to[PF_DATE_SIZE];

  pf_date_write (walk->today, from);
  pf_date_write (walk->today + DAYS_SHOWN - 1, to);
  g_hash_table_insert (call->request->query, g_strdup ("household"), g_strdup (walk->household));
  g_hash_table_insert (call->request->query, g_strdup ("from"), g_strdup (from));
  g_hash_table_insert (call->request->query, g_strdup ("to"), g_strdup (to));
  g_assert_true (pf_call_prepare (call, walk->db));
  pf_call_run (call, walk->db);
  return read_answer (call, PF_TYPE_PLANNING);
}

static PfPlanningRow *
get_row (PfPlanning *planning, guint n)
{
  return g_list_model_get_item (G_LIST_MODEL (planning->rows), n);
}

static gboolean
is_lunch (Walk *walk, PfPlanningRow *row)
{
  return g_str_equal (
      row->slot,
      pf_record_get_id (pf_demo_town_get (walk->town, PF_DEMO_SLOT, PF_DEMO_SLOT_LUNCH)));
}

/* As the walk in the window chooses: of the first week with an open lunch its Thursday, else its
 * first day. *ret_cell: (transfer full)
 */
static gboolean
choose_lunch (Walk *walk, PfPlanningRow *row, guint *ret_day, PfPlanningCell **ret_cell)
{
  PfDate week = 0;

  for (guint day = 0; day < DAYS_SHOWN; day++) {
    g_autoptr (PfPlanningCell) cell = g_list_model_get_item (G_LIST_MODEL (row->cells), day);
    PfDate date = walk->today + day;
    PfDate monday = pf_date_back_to (date, PF_WEEKDAY_MONDAY);

    if (week != 0 && monday != week)
      break;
    if (cell->state != PF_PLANNING_STATE_OPEN ||
        walk->now >= pf_planning_row_get_book_until (row, cell, date) ||
        (week != 0 && pf_date_get_weekday (date) != PF_WEEKDAY_THURSDAY))
      continue;
    week = monday;
    *ret_day = day;
    g_clear_object (ret_cell);
    *ret_cell = g_steal_pointer (&cell);
  }
  return week != 0;
}

static void
book (Walk *walk, PfPlanningRow *row, PfPlanningCell *cell)
{
  g_autofree char *body =
      g_strdup_printf ("{\"household\":\"%s\",\"changes\":[{\"child\":\"%s\",\"session\":\"%s\","
                       "\"action\":\"book\"}]}",
                       walk->household,
                       row->child,
                       cell->session);
  g_autoptr (PfCall) call = prepare (walk, "POST", "/v1/bookings", body);
  g_autoptr (PfBookingResults) results = NULL;
  g_autoptr (PfBookingResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pf_call_prepare (call, walk->db));
  g_assert_true (pf_db_command (walk->db, PF_COMMAND_BEGIN, &error));
  g_assert_true (pf_bookings_run (walk->db, (PfCall *const *) &call, 1, &error));
  g_assert_true (pf_db_command (walk->db, PF_COMMAND_COMMIT, &error));
  results = read_answer (call, PF_TYPE_BOOKING_RESULTS);
  result = g_list_model_get_item (G_LIST_MODEL (results->results), 0);
  g_assert_cmpint (result->outcome, ==, PF_BOOKING_STATE_BOOKED);
  g_assert_cmpint (result->price_cents, ==, cell->price_cents);
}

static void
book_for (Walk *walk, guint n_row)
{
  g_autoptr (PfPlanning) before = get_planning (walk);
  g_autoptr (PfPlanningRow) row = get_row (before, n_row);
  g_autoptr (PfPlanningCell) open = NULL;
  g_autoptr (PfPlanning) after = NULL;
  g_autoptr (PfPlanningRow) same_row = NULL;
  g_autoptr (PfPlanningCell) booked = NULL;
  guint day;

  g_assert_true (choose_lunch (walk, row, &day, &open));
  book (walk, row, open);
  after = get_planning (walk);
  same_row = get_row (after, n_row);
  booked = g_list_model_get_item (G_LIST_MODEL (same_row->cells), day);
  g_assert_cmpint (booked->state, ==, PF_PLANNING_STATE_BOOKED);
  g_assert_cmpstr (booked->session, ==, open->session);
}

static void
set_up (Walk *walk, const char *today)
{
  PfDemoOptions options = { .n_families = N_FAMILIES, .seed = 1 };
  g_autoptr (GError) error = NULL;

  g_assert_true (pf_date_parse (today, &options.today));
  walk->demo = pf_demo_new_empty (&pf_sqlite_driver);
  walk->db = pf_db_open (&pf_sqlite_driver, walk->demo->path, PF_DB_WRITER, &error);
  g_assert_no_error (error);
  walk->town = pf_demo_town_new (&options);
  g_assert_true (pf_demo_load (walk->town, walk->db, &error));
  walk->today = options.today;
  walk->now = pf_local_instant (walk->today, NINE, walk->town->zone);
}

static void
tear_down (Walk *walk)
{
  pf_db_close (walk->db);
  pf_demo_town_free (walk->town);
  pf_demo_free (walk->demo);
  g_free (walk->token);
}

static void
test_walk (gconstpointer today)
{
  Walk walk = { 0 };
  g_autoptr (PfPlanning) planning = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  guint n_lunches = 0;

  set_up (&walk, today);
  sign_in (&walk);
  find_household (&walk);
  planning = get_planning (&walk);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (planning->rows)); i++) {
    g_autoptr (PfPlanningRow) row = get_row (planning, i);
    g_autoptr (PfPlanningCell) cell = NULL;
    guint day;

    if (!is_lunch (&walk, row) || !choose_lunch (&walk, row, &day, &cell))
      continue;
    n_lunches++;
    book_for (&walk, i);
  }
  g_assert_cmpuint (n_lunches, ==, 2); /* Léa's and Tom's */
  faults = pf_store_check (walk.db, NULL);
  g_assert_cmpuint (faults->len, ==, 0);
  tear_down (&walk);
}

/* Agents cannot do without their printed lists, of which each code works once. */
static void
test_agents (void)
{
  Walk walk = { 0 };
  guint n_agents = 0;

  set_up (&walk, "2026-11-24");
  for (guint i = 0; i < walk.town->personas->len; i++) {
    static const guint expected[] = { 401, 201, 401, 201 };
    const PfDemoPersona *persona = walk.town->personas->pdata[i];
    const char *codes[] = { "", "", "", "" };

    if (persona->codes == NULL)
      continue;
    n_agents++;
    g_assert_cmpuint (g_strv_length (persona->codes), ==, PF_LIST_CODES);
    codes[1] = codes[2] = persona->codes[PF_LIST_CODES - 1];
    codes[3] = persona->codes[0];
    for (gsize n = 0; n < G_N_ELEMENTS (codes); n++) {
      g_autoptr (PfCall) call = try_to_sign_in (&walk, persona, codes[n]);

      g_assert_cmpuint (call->reply.status, ==, expected[n]);
    }
  }
  g_assert_cmpuint (n_agents, ==, 6);
  tear_down (&walk);
}

int
main (int argc, char **argv)
{
  static const char *const days[] = { "2026-09-01", "2026-12-23", "2027-02-28",
                                      "2027-03-28", "2027-07-14", "2028-02-29" };

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autofree char *path = g_strconcat ("/admin/walk/", days[i], NULL);

    g_test_add_data_func (path, days[i], test_walk);
  }
  g_test_add_func ("/admin/walk/agents", test_agents);
  return g_test_run ();
}
