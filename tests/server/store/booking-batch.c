/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two servers on one PostgreSQL do not decide about the same thing at once: while one's batch has a
 * child, a session or places, the other's waits. Each is tried by itself, as one that waits for the
 * wrong reason would hide another that does not.
 */
#include "server/store/booking-batch.h"

#include "demo.h"

typedef struct
{
  PfDemo *demo;
  PfDb *first, *second;
} Fixture;

/* What is in common: @sql first takes away, or adds, what would else be. */
typedef struct
{
  const char *name, *sql;
  const char *first_child, *first_session;
  const char *second_child, *second_session;
} Meeting;

static const Meeting meetings[] = {
  { "child", "SELECT 1", DEMO_1, DEMO_1, DEMO_1, DEMO_2 },
  { "session", "DELETE FROM session_pool", DEMO_1, DEMO_1, DEMO_2, DEMO_1 },
  { "places", "INSERT INTO session_pool VALUES (2, 1)", DEMO_1, DEMO_1, DEMO_2, DEMO_2 },
};

static const Meeting apart = { "nothing", "SELECT 1", DEMO_1, DEMO_1, DEMO_2, DEMO_2 };

typedef struct
{
  PfDb *db;
  const char *child, *session;
  gint done; /* atomic */
} Server;

static PfDb *
open_db (PfDemo *demo)
{
  g_autoptr (GError) error = NULL;
  PfDb *db = pf_db_open (demo->driver, demo->path, PF_DB_WRITER, &error);

  g_assert_no_error (error);
  return db;
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->demo = pf_demo_new_on (&pf_postgres_driver);
  fixture->first = open_db (fixture->demo);
  fixture->second = open_db (fixture->demo);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_db_close (fixture->first);
  pf_db_close (fixture->second);
  pf_demo_free (fixture->demo);
}

static PfBookingOrder *
new_order (const char *child, const char *session)
{
  PfBookingOrder *order = g_object_new (PF_TYPE_BOOKING_ORDER, "household", DEMO_1, NULL);
  g_autoptr (PfBookingOrderChange) change =
      g_object_new (PF_TYPE_BOOKING_ORDER_CHANGE, "child", child, "session", session, NULL);

  g_list_store_append (order->changes, change);
  return order;
}

/* In a transaction that is left open. */
static void
load (PfDb *db, const char *child, const char *session)
{
  g_autoptr (PfBookingOrder) order = new_order (child, session);
  g_autoptr (PfBookingBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pf_db_command (db, PF_COMMAND_BEGIN, NULL));
  batch = pf_booking_batch_new (pf_store_get_town (db, NULL));
  pf_booking_batch_want (batch, DEMO_1, order);
  pf_booking_batch_load (batch, db, &error);
  g_assert_no_error (error);
}

static gpointer
load_too (gpointer data)
{
  Server *self = data;

  load (self->db, self->child, self->session);
  g_atomic_int_set (&self->done, TRUE);
  g_assert_true (pf_db_command (self->db, PF_COMMAND_ROLLBACK, NULL));
  return NULL;
}

/* Of this test's own tables: others run on the same PostgreSQL. */
static gboolean
does_one_wait (Fixture *fixture)
{
  return pf_demo_ask (fixture->demo,
                      "SELECT count(*) FROM pg_locks w WHERE NOT w.granted AND w.pid IN"
                      " (SELECT l.pid FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
                      " JOIN pg_namespace n ON n.oid = c.relnamespace"
                      " WHERE n.nspname = current_schema())") > 0;
}

/* Whether the second waits until the first is done. */
static gboolean
meet (Fixture *fixture, const Meeting *meeting)
{
  Server second = { .db = fixture->second,
                    .child = meeting->second_child,
                    .session = meeting->second_session };
  gboolean waits = FALSE;
  GThread *thread;

  pf_demo_run (fixture->demo, meeting->sql);
  load (fixture->first, meeting->first_child, meeting->first_session);
  thread = g_thread_new ("second", load_too, &second);
  while (!waits && !g_atomic_int_get (&second.done))
    waits = does_one_wait (fixture);
  g_assert_true (pf_db_command (fixture->first, PF_COMMAND_ROLLBACK, NULL));
  g_thread_join (thread);
  return waits;
}

static void
test_waits (Fixture *fixture, gconstpointer meeting)
{
  g_assert_true (meet (fixture, meeting));
}

static void
test_apart (Fixture *fixture, gconstpointer)
{
  g_assert_false (meet (fixture, &apart));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!pf_demo_has_postgres ())
    return g_test_run ();
  for (gsize i = 0; i < G_N_ELEMENTS (meetings); i++) {
    g_autofree char *path = g_strdup_printf ("/booking-batch/%s", meetings[i].name);

    g_test_add (path, Fixture, &meetings[i], set_up, test_waits, tear_down);
  }
  g_test_add ("/booking-batch/apart", Fixture, NULL, set_up, test_apart, tear_down);
  return g_test_run ();
}
