/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Booking orders that wait together and are decided together, through the real writer: each sees
 * what those before it did, and none harms another.
 */
#include "server/ops/bookings.h"

#include <string.h>

#include "core/booking-order.h"
#include "demo.h"
#include "wire/json-parse.h"
#include "wire/record-json.h"

#define MAX_CALLS 8

/* Beyond 32 bits, as those that http gives. */
#define FIRST_NUMBER G_GINT64_CONSTANT (1900000000000001)
#define NOW G_GINT64_CONSTANT (2000000000000000)

#define CHANGE(child, session, action)                                                             \
  "{\"child\":\"" child "\",\"session\":\"" session "\",\"action\":\"" action                      \
  "\",\"accept_waiting\":true}"
#define BOOK(child, session) CHANGE (child, session, "book")
#define CANCEL(child, session) CHANGE (child, session, "cancel")
#define ORDER(household, changes) "{\"household\":\"" household "\",\"changes\":[" changes "]}"
#define ALL_OR_NOTHING(household, changes)                                                         \
  "{\"household\":\"" household "\",\"all_or_nothing\":true,\"changes\":[" changes "]}"

typedef struct
{
  PfDemo *demo;
  PfWriter *writer;
  PfCall *calls[MAX_CALLS]; /* of the last batch, answered */
  GMutex mutex;
  GCond changed;
  guint n_done;
} Fixture;

typedef struct
{
  const char *token, *key, *body;
} Ask;

static void
set_up (Fixture *fixture, gconstpointer driver)
{
  fixture->demo = pf_demo_new_on (driver);
  fixture->writer = pf_store_get_writer (fixture->demo->store);
  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->changed);
}

static void
clear_calls (Fixture *fixture)
{
  for (guint i = 0; i < MAX_CALLS; i++)
    g_clear_pointer (&fixture->calls[i], pf_call_free);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  clear_calls (fixture);
  pf_demo_free (fixture->demo);
  g_mutex_clear (&fixture->mutex);
  g_cond_clear (&fixture->changed);
}

static PfCall *
prepare (Fixture *fixture, const Ask *ask, guint position)
{
  PfRequest *request = pf_request_new ();
  PfCall *call = pf_call_new (request);
  PfDb *reader = pf_store_borrow (fixture->demo->store);

  request->method = g_strdup ("POST");
  request->path = g_strdup ("/v1/bookings");
  request->token = g_strdup (ask->token);
  request->content_type = g_strdup ("application/json");
  request->idempotency_key = g_strdup (ask->key);
  g_byte_array_append (request->body, (const guint8 *) ask->body, (guint) strlen (ask->body));
  request->number = FIRST_NUMBER + position;
  request->now = NOW;
  request->today = pf_date (2036, 11, 20);
  g_assert_true (pf_call_prepare (call, reader));
  pf_store_give_back (fixture->demo->store, reader);
  return call;
}

static Fixture *the_fixture; /* of the test at hand, for the writer's thread */

static gboolean
run_group (PfDb *db, gpointer const *data, guint n, GError **error)
{
  return pf_bookings_run (db, (PfCall *const *) data, n, error);
}

static void
done_cb (gpointer data, const GError *error)
{
  if (error != NULL)
    pf_call_refuse (data, PF_PROBLEM_FAILED);
  g_mutex_lock (&the_fixture->mutex);
  the_fixture->n_done++;
  g_cond_signal (&the_fixture->changed);
  g_mutex_unlock (&the_fixture->mutex);
}

/* All @asks as one batch: a place before theirs holds the writer until the last is there. */
static void
run_batch (Fixture *fixture, const Ask *asks, guint n_asks)
{
  PfPlace *gate = pf_writer_take_place (fixture->writer);

  g_assert_cmpuint (n_asks, <=, MAX_CALLS);
  clear_calls (fixture);
  the_fixture = fixture;
  fixture->n_done = 0;
  for (guint i = 0; i < n_asks; i++) {
    PfPlace *place = pf_writer_take_place (fixture->writer);

    fixture->calls[i] = prepare (fixture, &asks[i], i);
    pf_writer_fill_place_in_group (fixture->writer, place, run_group, done_cb, fixture->calls[i]);
  }
  pf_writer_leave_place (fixture->writer, gate);
  g_mutex_lock (&fixture->mutex);
  while (fixture->n_done < n_asks)
    g_cond_wait (&fixture->changed, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
}

#define RUN(fixture, ...)                                                                          \
  run_batch (                                                                                      \
      fixture, (const Ask[]){ __VA_ARGS__ }, sizeof (const Ask[]){ __VA_ARGS__ } / sizeof (Ask))

/* What the nth order of the last batch was told of its nth change (transfer full). */
static PfBookingResult *
get_result (Fixture *fixture, guint order, guint change)
{
  GString *body = fixture->calls[order]->reply.body;
  g_autoptr (PfErrors) errors = pf_errors_new ();
  const PfReading reading = { .flags = PF_READ_REQUEST, .writer = ~0u, .errors = errors };
  g_autoptr (JsonNode) root = pf_json_parse (body->str, body->len, NULL);
  g_autoptr (PfBookingResults) results = NULL;

  g_test_message ("%s", body->str);
  g_assert_cmpuint (fixture->calls[order]->reply.status, ==, 200);
  results = pf_record_from_json (PF_TYPE_BOOKING_RESULTS, root, &reading);
  g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, 0);
  return g_list_model_get_item (G_LIST_MODEL (results->results), change);
}

static void
assert_outcome (Fixture *fixture, guint order, guint change, PfBookingState outcome, int rank)
{
  g_autoptr (PfBookingResult) result = get_result (fixture, order, change);

  g_assert_cmpint (result->outcome, ==, outcome);
  g_assert_cmpint (result->rank, ==, rank);
  g_assert_cmpint (result->problem, ==, PF_PROBLEM_NONE);
  g_assert_cmpstr (result->booking, !=, "");
}

static void
assert_booked (Fixture *fixture, guint order, guint change)
{
  assert_outcome (fixture, order, change, PF_BOOKING_STATE_BOOKED, PF_NO_INTEGER);
}

static void
assert_refused (Fixture *fixture, guint order, guint change, PfProblem problem)
{
  g_autoptr (PfBookingResult) result = get_result (fixture, order, change);

  g_assert_cmpint (result->outcome, ==, PF_BOOKING_STATE_REFUSED);
  g_assert_cmpint (result->problem, ==, problem);
  g_assert_cmpstr (result->booking, ==, "");
  g_assert_cmpint (result->rank, ==, PF_NO_INTEGER);
  g_assert_cmpint (result->price_cents, ==, PF_NO_MONEY);
}

static void
assert_number (Fixture *fixture, const char *sql, gint64 number)
{
  g_test_message ("%s", sql);
  g_assert_cmpint (pf_demo_ask (fixture->demo, sql), ==, number);
}

/* The session of one place: who comes first has it, the others wait in their order. */
static void
test_ranks (Fixture *fixture, gconstpointer)
{
  RUN (fixture,
       { "one", "a", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_1)) },
       { "two", "b", ORDER (DEMO_2, BOOK (DEMO_3, DEMO_1)) },
       { "one", "c", ORDER (DEMO_1, BOOK (DEMO_2, DEMO_1)) });
  assert_booked (fixture, 0, 0);
  assert_outcome (fixture, 1, 0, PF_BOOKING_STATE_WAITING, 1);
  assert_outcome (fixture, 2, 0, PF_BOOKING_STATE_WAITING, 2);
  assert_number (fixture, "SELECT taken FROM place_pool WHERE id = 1", 1);
  assert_number (fixture, "SELECT waiting * 10 + last_rank FROM session WHERE id = 1", 22);
  g_assert_cmpuint (pf_writer_get_n_commits (fixture->writer), ==, 1);
}

/* What an order did not get leaves no trace: neither its place in the queue, nor its rank. */
static void
test_all_or_nothing (Fixture *fixture, gconstpointer)
{
  RUN (fixture,
       { "one", "a", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_1)) },
       { "one",
         "b",
         ALL_OR_NOTHING (
             DEMO_1, BOOK (DEMO_2, DEMO_1) "," BOOK (DEMO_2, DEMO_2) "," BOOK (DEMO_2, DEMO_3)) },
       { "two", "c", ORDER (DEMO_2, BOOK (DEMO_3, DEMO_1)) });
  assert_booked (fixture, 0, 0);
  assert_refused (fixture, 1, 0, PF_PROBLEM_NONE);
  assert_refused (fixture, 1, 1, PF_PROBLEM_NONE);
  assert_refused (fixture, 1, 2, PF_PROBLEM_DEADLINE_PASSED);
  assert_outcome (fixture, 2, 0, PF_BOOKING_STATE_WAITING, 1);
  assert_number (fixture, "SELECT count(*) FROM booking", 2);
  assert_number (fixture, "SELECT count(*) FROM booking_change", 2);
  assert_number (fixture, "SELECT count(*) FROM replay", 2);
  assert_number (fixture, "SELECT sum(taken) FROM place_pool", 1);
  assert_number (fixture, "SELECT waiting * 10 + last_rank FROM session WHERE id = 1", 11);
}

static void
test_same_key (Fixture *fixture, gconstpointer)
{
  static const char body[] = ORDER (DEMO_1, BOOK (DEMO_1, DEMO_2));

  RUN (fixture,
       { "one", "k", body },
       { "one", "k", body },
       { "one", "k", ORDER (DEMO_1, BOOK (DEMO_2, DEMO_2)) },
       { "two", "k", ORDER (DEMO_2, BOOK (DEMO_3, DEMO_2)) });
  assert_booked (fixture, 0, 0);
  g_assert_cmpstr (fixture->calls[1]->reply.body->str, ==, fixture->calls[0]->reply.body->str);
  g_assert_cmpuint (fixture->calls[2]->reply.status, ==, 422);
  g_assert_nonnull (strstr (fixture->calls[2]->reply.body->str, "idempotency-key-reused"));
  assert_booked (fixture, 3, 0); /* a key is its account's own */
  assert_number (fixture, "SELECT count(*) FROM booking", 2);
}

/* A refusal changed nothing, so its key may be used to ask for what is possible. */
static void
test_refused_key (Fixture *fixture, gconstpointer)
{
  static const char refused[] =
      ALL_OR_NOTHING (DEMO_1, BOOK (DEMO_1, DEMO_2) "," BOOK (DEMO_1, DEMO_3));

  RUN (fixture,
       { "one", "k", refused },
       { "one", "k", refused },
       { "one", "k", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_2)) },
       { "one", "l", ORDER (DEMO_2, BOOK (DEMO_1, DEMO_2)) },
       { "one", "l", ORDER (DEMO_1, BOOK (DEMO_2, DEMO_2)) });
  assert_refused (fixture, 0, 1, PF_PROBLEM_DEADLINE_PASSED);
  g_assert_cmpstr (fixture->calls[1]->reply.body->str, ==, fixture->calls[0]->reply.body->str);
  assert_booked (fixture, 2, 0);
  g_assert_cmpuint (fixture->calls[3]->reply.status, ==, 404);
  assert_booked (fixture, 4, 0);
  assert_number (fixture, "SELECT count(*) FROM booking", 2);
}

/* To and fro within one batch, then within one order, over what is in the database already. */
static void
test_to_and_fro (Fixture *fixture, gconstpointer)
{
  RUN (fixture,
       { "one", "a", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_1)) },
       { "one", "b", ORDER (DEMO_1, CANCEL (DEMO_1, DEMO_1)) },
       { "one", "c", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_1)) });
  assert_booked (fixture, 0, 0);
  assert_outcome (fixture, 1, 0, PF_BOOKING_STATE_CANCELLED, PF_NO_INTEGER);
  assert_booked (fixture, 2, 0);
  assert_number (fixture, "SELECT taken FROM place_pool WHERE id = 1", 1);
  assert_number (fixture, "SELECT count(*) FROM booking", 2);
  assert_number (fixture, "SELECT count(*) FROM booking_change", 3);

  RUN (fixture, { "one", "d", ORDER (DEMO_1, CANCEL (DEMO_1, DEMO_1) "," BOOK (DEMO_1, DEMO_1)) });
  assert_outcome (fixture, 0, 0, PF_BOOKING_STATE_CANCELLED, PF_NO_INTEGER);
  assert_booked (fixture, 0, 1);
  assert_number (fixture, "SELECT taken FROM place_pool WHERE id = 1", 1);
  assert_number (fixture, "SELECT count(*) FROM booking WHERE state = 'booked'", 1);
  assert_number (fixture, "SELECT count(*) FROM booking", 3);
}

/* Child 4 is at One that week: Two can neither book nor give up what One booked. */
static void
test_shared_child (Fixture *fixture, gconstpointer)
{
  RUN (fixture,
       { "two", "a", ORDER (DEMO_2, BOOK (DEMO_4, DEMO_2)) },
       { "one", "b", ORDER (DEMO_1, BOOK (DEMO_4, DEMO_2)) },
       { "two", "c", ORDER (DEMO_2, CANCEL (DEMO_4, DEMO_2)) });
  assert_refused (fixture, 0, 0, PF_PROBLEM_OTHER_HOUSEHOLDS_DAY);
  assert_booked (fixture, 1, 0);
  assert_refused (fixture, 2, 0, PF_PROBLEM_OTHER_HOUSEHOLDS_DAY);
  assert_number (fixture, "SELECT household FROM booking", 1);
  assert_number (fixture, "SELECT min(planning_version) FROM household", 2); /* it shows to both */
}

static void
test_overlap (Fixture *fixture, gconstpointer)
{
  RUN (fixture,
       { "one", "a", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_1)) },
       { "one", "b", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_4)) },
       { "one", "c", ORDER (DEMO_1, CANCEL (DEMO_1, DEMO_1) "," BOOK (DEMO_1, DEMO_4)) });
  assert_booked (fixture, 0, 0);
  assert_refused (fixture, 1, 0, PF_PROBLEM_OVERLAPPING_BOOKING);
  assert_booked (fixture, 2, 1);
  assert_number (fixture, "SELECT session FROM booking WHERE state = 'booked'", 4);
}

/* A place that comes free is offered to those who wait: who comes now waits behind them. */
static void
test_nobody_passes (Fixture *fixture, gconstpointer)
{
  RUN (fixture,
       { "one", "a", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_1)) },
       { "two", "b", ORDER (DEMO_2, BOOK (DEMO_3, DEMO_1)) },
       { "one", "c", ORDER (DEMO_1, CANCEL (DEMO_1, DEMO_1)) },
       { "one", "d", ORDER (DEMO_1, BOOK (DEMO_2, DEMO_1)) });
  assert_outcome (fixture, 3, 0, PF_BOOKING_STATE_WAITING, 2);
  assert_number (fixture, "SELECT taken FROM place_pool WHERE id = 1", 0);
  assert_number (fixture, "SELECT waiting FROM session WHERE id = 1", 2);

  RUN (fixture,
       { "two", "e", ORDER (DEMO_2, CANCEL (DEMO_3, DEMO_1)) },
       { "one", "f", ORDER (DEMO_1, CANCEL (DEMO_2, DEMO_1)) },
       { "one", "g", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_1)) });
  assert_booked (fixture, 2, 0);
  assert_number (fixture, "SELECT waiting FROM session WHERE id = 1", 0);
}

/* The first late add of a child in an activity and a school year, and no second one, neither in the
 * order nor in another of the batch. Another child has its own, what is given up in time does not
 * count, nor what was booked in time, nor the year before.
 */
static void
test_late_adds (Fixture *fixture, gconstpointer)
{
  pf_demo_run (fixture->demo,
               "UPDATE session SET book_until = 100 WHERE id IN (1, 2);"
               "INSERT INTO deadline_rule (activity, act, kind, excluded, open_weekdays,"
               " per_weekday, months, late_add, late_add_first, version)"
               " VALUES (1, 'add', 'always', '[]', '[]', '[]', '[]', 'allow_with', 1, 1);"
               "INSERT INTO session (id, slot, date, site, starts_at, ends_at, book_until,"
               " cancel_until, absence_until, closed) VALUES"
               " (8, 1, '2036-08-31', 1, 200, 200, 100, 100, 100, 0),"
               " (9, 1, '2036-09-01', 1, 200, 200, 100, 100, 100, 0);"
               "INSERT INTO booking (household, child, session, date, state, booked_at) VALUES"
               " (1, 1, 8, '2036-08-31', 'attended', 150), (1, 1, 9, '2036-09-01', 'attended', 99),"
               " (1, 1, 9, '2036-09-01', 'cancelled', 150)");
  RUN (fixture,
       { "one", "a", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_1) "," BOOK (DEMO_1, DEMO_2)) },
       { "one", "b", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_2) "," BOOK (DEMO_2, DEMO_2)) },
       { "one", "c", ORDER (DEMO_1, CANCEL (DEMO_1, DEMO_1) "," BOOK (DEMO_1, DEMO_2)) },
       { "one", "d", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_1)) });
  assert_booked (fixture, 0, 0);
  assert_refused (fixture, 0, 1, PF_PROBLEM_DEADLINE_PASSED);
  assert_refused (fixture, 1, 0, PF_PROBLEM_DEADLINE_PASSED);
  assert_booked (fixture, 1, 1);
  assert_booked (fixture, 2, 1);
  assert_refused (fixture, 3, 0, PF_PROBLEM_DEADLINE_PASSED);

  pf_demo_run (fixture->demo, "UPDATE booking SET booked_at = 100 WHERE session = 9");
  RUN (fixture, { "one", "e", ORDER (DEMO_1, CANCEL (DEMO_1, DEMO_2) "," BOOK (DEMO_1, DEMO_1)) });
  assert_refused (fixture, 0, 1, PF_PROBLEM_DEADLINE_PASSED);
}

#define MONTH "SELECT coalesce(sum(version), 0) FROM planning_month"

/* A family's own planning changes with each of its bookings; that of all others with what they are
 * told: the last five places, and that somebody waits.
 */
static void
test_versions (Fixture *fixture, gconstpointer)
{
  RUN (fixture, { "one", "a", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_2)) }); /* nine are left */
  assert_number (fixture, "SELECT planning_version FROM household WHERE id = 1", 2);
  assert_number (fixture, "SELECT planning_version FROM household WHERE id = 2", 1);
  assert_number (fixture, MONTH, 0);

  pf_demo_run (fixture->demo, "UPDATE place_pool SET taken = 4 WHERE id = 2");
  RUN (fixture, { "one", "b", ORDER (DEMO_1, BOOK (DEMO_2, DEMO_2)) }); /* five */
  assert_number (fixture, MONTH, 1);
  RUN (fixture, { "one", "c", ORDER (DEMO_1, CANCEL (DEMO_2, DEMO_2)) }); /* six */
  assert_number (fixture, MONTH, 2);
  RUN (fixture, { "one", "d", ORDER (DEMO_1, CANCEL (DEMO_1, DEMO_2)) }); /* seven */
  assert_number (fixture, MONTH, 2);
  RUN (fixture,
       { "one", "e", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_2)) },
       { "one", "f", ORDER (DEMO_1, BOOK (DEMO_2, DEMO_2)) },
       { "one", "g", ORDER (DEMO_1, CANCEL (DEMO_2, DEMO_2)) }); /* six again */
  assert_number (fixture, MONTH, 2);
  assert_number (fixture, "SELECT planning_version FROM household WHERE id = 1", 6);
}

static void
test_waiting_versions (Fixture *fixture, gconstpointer)
{
  pf_demo_run (fixture->demo, "UPDATE place_pool SET booking = 0 WHERE id = 1");
  RUN (fixture, { "two", "a", ORDER (DEMO_2, BOOK (DEMO_3, DEMO_1)) });
  assert_number (fixture, MONTH, 1);
  RUN (fixture, { "one", "b", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_1)) });
  assert_number (fixture, MONTH, 1);
  RUN (fixture, { "two", "c", ORDER (DEMO_2, CANCEL (DEMO_3, DEMO_1)) });
  assert_number (fixture, MONTH, 1);
  RUN (fixture, { "one", "d", ORDER (DEMO_1, CANCEL (DEMO_1, DEMO_1)) });
  assert_number (fixture, MONTH, 2);
  assert_number (fixture, "SELECT waiting FROM session WHERE id = 1", 0);
}

/* What an agent or a judge may ask for years later: who, when, in which request, at what price. */
static void
test_kept (Fixture *fixture, gconstpointer)
{
  RUN (fixture,
       { "two", "a", ORDER (DEMO_2, BOOK (DEMO_3, DEMO_2)) },
       { "two", "b", ORDER (DEMO_2, CANCEL (DEMO_3, DEMO_2)) });
  assert_number (fixture, "SELECT count(*) FROM booking_change WHERE \"by\" = 2", 2);
  assert_number (fixture, "SELECT min(request) FROM booking_change", FIRST_NUMBER);
  assert_number (fixture, "SELECT max(request) FROM booking_change", FIRST_NUMBER + 1);
  assert_number (fixture, "SELECT min(at) FROM booking_change", NOW);
  assert_number (fixture,
                 "SELECT count(*) FROM booking_change WHERE \"from\" IS NULL AND \"to\" = 'booked'",
                 1);
  assert_number (
      fixture,
      "SELECT count(*) FROM booking_change WHERE \"from\" = 'booked' AND \"to\" = 'cancelled'",
      1);
  assert_number (
      fixture,
      "SELECT count(*) FROM booking WHERE price_cents = 350 AND tariff = 1"
      " AND tariff_version = 1 AND explanation LIKE '[\"%' AND booked_at = 2000000000000000"
      " AND date = '2036-11-25' AND state = 'cancelled' AND rank IS NULL",
      1);
}

/* A bad row makes the second order break its batch: it alone is told so, and may try again. */
static void
test_poisoned (Fixture *fixture, gconstpointer)
{
  static const Ask asks[] = {
    { "one", "a", ORDER (DEMO_1, BOOK (DEMO_1, DEMO_2)) },
    { "one", "b", ORDER (DEMO_1, BOOK (DEMO_2, DEMO_2)) },
    { "two", "c", ORDER (DEMO_2, BOOK (DEMO_3, DEMO_2)) },
  };

  pf_demo_run (fixture->demo,
               "INSERT INTO booking (household, child, session, date, state, booked_at)"
               " VALUES (1, 2, 2, '2036-11-25', 'cancelled', 1)");
  pf_demo_run (fixture->demo, "CREATE UNIQUE INDEX poison ON booking (child) WHERE child = 2");
  run_batch (fixture, asks, G_N_ELEMENTS (asks));
  assert_booked (fixture, 0, 0);
  g_assert_cmpuint (fixture->calls[1]->reply.status, ==, 500);
  g_assert_null (strstr (fixture->calls[1]->reply.body->str, "poison"));
  assert_booked (fixture, 2, 0);
  assert_number (fixture, "SELECT taken FROM place_pool WHERE id = 2", 2);
  assert_number (fixture, "SELECT count(*) FROM booking WHERE state = 'booked'", 2);
  assert_number (fixture, "SELECT count(*) FROM booking_change", 2);
  assert_number (fixture, "SELECT count(*) FROM replay", 2);

  pf_demo_run (fixture->demo, "DROP INDEX poison");
  run_batch (fixture, asks, G_N_ELEMENTS (asks));
  assert_booked (fixture, 1, 0);
  assert_number (fixture, "SELECT taken FROM place_pool WHERE id = 2", 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_ON(driver, name, function)                                                             \
  g_test_add ("/bookings/" name, Fixture, driver, set_up, function, tear_down)
#define ADD(name, function)                                                                        \
  ADD_ON (&pf_sqlite_driver, "sqlite/" name, function);                                            \
  if (pf_demo_has_postgres ())                                                                     \
  ADD_ON (&pf_postgres_driver, "postgres/" name, function)
  ADD ("ranks", test_ranks);
  ADD ("all-or-nothing", test_all_or_nothing);
  ADD ("same-key", test_same_key);
  ADD ("refused-key", test_refused_key);
  ADD ("to-and-fro", test_to_and_fro);
  ADD ("shared-child", test_shared_child);
  ADD ("overlap", test_overlap);
  ADD ("late-adds", test_late_adds);
  ADD ("nobody-passes", test_nobody_passes);
  ADD ("versions", test_versions);
  ADD ("waiting-versions", test_waiting_versions);
  ADD ("kept", test_kept);
  ADD ("poisoned", test_poisoned);
  return g_test_run ();
}
