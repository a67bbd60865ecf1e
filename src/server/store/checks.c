/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/checks.h"

#include "core/booking-rules.h"
#include "server/store/db-private.h"

/* Faults shown of each kind: the first say enough. */
#define MAX_FAULTS "20"

/* Each asks for what should not be: a text on each. "+ 0" keeps PostgreSQL from searching by id.
 * $taking stands for the states that take a place, as core has them.
 */
static const char *const questions[] = {
  "WITH counted AS (SELECT sp.pool, count(*) AS n FROM booking b"
  "  JOIN session_pool sp ON sp.session = b.session WHERE b.state IN ($taking) GROUP BY sp.pool)"
  " SELECT 'place pool ' || p.id || ' counts ' || p.taken || ' taken places, its bookings ' ||"
  " coalesce (c.n, 0) FROM place_pool p LEFT JOIN counted c ON c.pool = p.id"
  " WHERE p.taken <> coalesce (c.n, 0) ORDER BY p.id LIMIT " MAX_FAULTS,

  "WITH counted AS (SELECT b.session, count(*) AS n FROM booking b"
  "  WHERE b.state = 'waiting' GROUP BY b.session)"
  " SELECT 'session ' || s.id || ' counts ' || s.waiting || ' who wait, its bookings ' ||"
  " coalesce (c.n, 0) FROM session s LEFT JOIN counted c ON c.session = s.id"
  " WHERE s.waiting <> coalesce (c.n, 0) ORDER BY s.id LIMIT " MAX_FAULTS,

  "SELECT 'session ' || s.id || ' gave ' || s.last_rank || ' ranks, booking ' || b.id ||"
  " ' has rank ' || b.rank FROM booking b JOIN session s ON s.id = b.session"
  " WHERE b.rank > s.last_rank ORDER BY b.id LIMIT " MAX_FAULTS,

  "SELECT 'booking ' || b.id || ' is on ' || b.date || ', its session on ' || s.date"
  " FROM booking b JOIN session s ON s.id = b.session WHERE b.date <> s.date"
  " ORDER BY b.id LIMIT " MAX_FAULTS,

  "SELECT 'booking ' || id || ' is ' || state || ', its last change says ' ||"
  " coalesce (said, 'nothing') FROM (SELECT b.id, b.state, (SELECT c.\"to\" FROM booking_change c"
  "  WHERE c.booking = b.id ORDER BY c.id + 0 DESC LIMIT 1) AS said FROM booking b) AS told"
  " WHERE said IS NULL OR said <> state ORDER BY id LIMIT " MAX_FAULTS,
};

/* 'booked', 'held', … */
static char *
list_taking_states (void)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (PF_TYPE_BOOKING_STATE);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < words->n_values; i++) {
    const GEnumValue *state = &words->values[i];

    if (pf_booking_state_takes_place ((PfBookingState) state->value))
      g_string_append_printf (list, "%s'%s'", list->len > 0 ? ", " : "", state->value_nick);
  }
  return g_string_free (list, FALSE);
}

static gboolean
ask (PfDb *db, const char *sql, GPtrArray *faults, GError **error)
{
  gpointer statement = db->driver->prepare (db->connection, sql, error);
  gboolean done, row = FALSE;

  if (statement == NULL)
    return FALSE;
  while ((done = db->driver->step (statement, &row, error)) && row)
    g_ptr_array_add (faults, g_strdup (db->driver->get_text (statement, 0)));
  db->driver->finalize (statement);
  return done;
}

GPtrArray *
pf_store_check (PfDb *db, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *taking = list_taking_states ();

  if (!pf_db_check_version (db, error) || !ask (db, db->driver->faults, faults, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++) {
    g_autoptr (GString) sql = g_string_new (questions[i]);

    g_string_replace (sql, "$taking", taking, 0);
    if (!ask (db, sql->str, faults, error))
      return NULL;
  }
  return g_steal_pointer (&faults);
}
