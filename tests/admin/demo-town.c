/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demonstration town: the same for the same options, of one piece on any day, and never without
 * a lunch to book.
 */
#include <sodium.h>
#include <string.h>

#include "admin/demo-load.h"
#include "core/booking-rules.h"
#include "core/local-time.h"
#include "demo.h"
#include "server/ops/prices.h"
#include "server/store/accounts.h"
#include "server/store/checks.h"
#include "server/store/family.h"
#include "server/store/town.h"

#define N_FAMILIES 40
#define WEEKS_AHEAD 12

/* A town in a database of its own. */
typedef struct
{
  PfDemo *demo;
  PfDemoTown *town;
  PfDb *db;
} Fixture;

static Fixture
make_town (const PfDriver *driver, const char *today, guint n_families, guint32 seed)
{
  PfDemoOptions options = { n_families, seed, 0 };
  Fixture fixture = { .demo = pf_demo_new_empty (driver) };
  g_autoptr (GError) error = NULL;

  g_assert_true (pf_date_parse (today, &options.today));
  fixture.town = pf_demo_town_new (&options);
  fixture.db = pf_db_open (driver, fixture.demo->path, PF_DB_WRITER, &error);
  g_assert_no_error (error);
  pf_demo_load (fixture.town, fixture.db, &error);
  g_assert_no_error (error);
  return fixture;
}

static void
free_town (Fixture *fixture)
{
  pf_db_close (fixture->db);
  pf_demo_town_free (fixture->town);
  pf_demo_free (fixture->demo);
}

/* What a request would be refused for: an absent field, a text that is not like its pattern. */
static void
check_fields (PfRecord *record)
{
  PfRecordClass *klass = PF_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->table->n_fields; i++) {
    const PfField *field = &klass->table->fields[i];

    if (field->required && field->type != PF_FIELD_LIST)
      g_assert_false (pf_field_is_absent (record, field));
    if (pf_field_is_absent (record, field))
      continue;
    if (field->type == PF_FIELD_TEXT && klass->cache[i].pattern != NULL)
      g_assert_true (
          g_regex_match (klass->cache[i].pattern, PF_MEMBER (char *, record, field), 0, NULL));
    if (field->type == PF_FIELD_TEXT && field->max > 0)
      g_assert_cmpint (g_utf8_strlen (PF_MEMBER (char *, record, field), -1), <=, field->max);
    if (field->type == PF_FIELD_OBJECT)
      check_fields (PF_MEMBER (PfRecord *, record, field));
  }
}

/* And by the rules between fields. */
static void
check_records (PfDemoTown *town)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();

  for (guint table = 0; table < PF_DEMO_N_TABLES; table++) {
    GPtrArray *records = town->tables[table];

    g_assert_cmpuint (records->len, >, 0);
    for (guint i = 0; i < records->len; i++) {
      PfRecord *record = records->pdata[i];

      check_fields (record);
      if (PF_RECORD_GET_CLASS (record)->table->check != NULL)
        PF_RECORD_GET_CLASS (record)->table->check (record, errors);
    }
  }
  g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, 0);
}

static void
check_database (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = pf_store_check (fixture->db, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpint (
      pf_demo_ask (fixture->demo,
                   "SELECT count(*) FROM place_pool WHERE taken > booking - kept_by_town"),
      ==,
      0);
}

/* The instants at which sessions close are those of the rules as the server reads them. */
static void
check_closings (Fixture *fixture, PfTown *town)
{
  const PfDeadlineAct acts[] = { PF_DEADLINE_ACT_ADD,
                                 PF_DEADLINE_ACT_REMOVE,
                                 PF_DEADLINE_ACT_ABSENCE };
  GPtrArray *sessions = fixture->town->tables[PF_DEMO_SESSION];

  for (guint i = 0; i < sessions->len; i++) {
    PfSession *session = sessions->pdata[i];
    const PfInstant closings[] = { session->book_until,
                                   session->cancel_until,
                                   session->absence_until };

    for (guint act = 0; act < G_N_ELEMENTS (acts); act++) {
      PfDeadlineRule *rule = pf_town_find_rule (town, acts[act], session);

      g_assert_nonnull (rule);
      g_assert_cmpint (pf_deadline_rule_closes_at (rule,
                                                   session->date,
                                                   session->starts_at,
                                                   pf_town_get_calendar (town),
                                                   session->site,
                                                   pf_town_get_zone (town)),
                       ==,
                       closings[act]);
    }
  }
}

static GHashTable *
load_families (Fixture *fixture)
{
  GPtrArray *households = fixture->town->tables[PF_DEMO_HOUSEHOLD];
  GHashTable *families =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) pf_family_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < households->len; i++) {
    PfHousehold *household = households->pdata[i];
    PfFamily *family = pf_family_new (household->id);

    family->resident = household->resident;
    g_hash_table_insert (families, family->id, family);
  }
  g_assert_true (pf_store_fill_families (fixture->db, families, &error));
  return families;
}

/* Each booking was allowed, is of its household's day, and costs what the server would ask. */
static void
check_bookings (Fixture *fixture, PfTown *town)
{
  g_autoptr (GHashTable) families = load_families (fixture);
  GPtrArray *bookings = fixture->town->tables[PF_DEMO_BOOKING];

  for (guint i = 0; i < bookings->len; i++) {
    PfBooking *booking = bookings->pdata[i];
    PfFamily *family = g_hash_table_lookup (families, booking->household);
    PfSession *session = pf_demo_town_get (
        fixture->town, PF_DEMO_SESSION, (guint) pf_id_to_number (booking->session));
    PfChild *child =
        pf_demo_town_get (fixture->town, PF_DEMO_CHILD, (guint) pf_id_to_number (booking->child));
    PfSlot *slot = pf_town_find_slot (town, session->slot);
    PfPrice price;

    g_assert_cmpint (booking->booked_at, <, MIN (session->book_until, fixture->town->now));
    g_assert_cmpint (booking->booked_at, >=, session->book_from);
    g_assert_true (pf_town_is_own_day (town,
                                       child->custody,
                                       pf_family_find_child (family, child->id)->side,
                                       session->date,
                                       (guint) pf_day_time_parse (slot->starts)));
    if (booking->state == PF_BOOKING_STATE_WAITING)
      continue;
    g_assert_true (pf_price_of_place (town, family, child->id, session, FALSE, &price, NULL));
    g_assert_cmpint (price.cents, ==, booking->price_cents);
  }
}

static void
check_changes (Fixture *fixture)
{
  GPtrArray *changes = fixture->town->tables[PF_DEMO_BOOKING_CHANGE];

  for (guint i = 0; i < changes->len; i++) {
    PfBookingChange *change = changes->pdata[i];

    g_assert_true (pf_booking_state_may_become (change->from, change->to));
    g_assert_cmpstr (change->by, !=, "");
  }
}

static gboolean
has_booked (Fixture *fixture, PfSession *session, const char *child)
{
  GPtrArray *bookings = fixture->town->tables[PF_DEMO_BOOKING];

  for (guint i = 0; i < bookings->len; i++) {
    PfBooking *booking = bookings->pdata[i];

    if (g_str_equal (booking->session, session->id) && g_str_equal (booking->child, child) &&
        pf_booking_state_is_in_force (booking->state))
      return TRUE;
  }
  return FALSE;
}

/* The places left in the tightest pool of a session. */
static int
count_left (Fixture *fixture, PfSession *session)
{
  int left = G_MAXINT;

  for (guint i = 0; i < fixture->town->draws->len; i++) {
    PfDemoDraw *draw = &g_array_index (fixture->town->draws, PfDemoDraw, i);

    if (draw->session == session)
      left = MIN (left, pf_place_pools_get_left (&draw->pool, 1));
  }
  return left;
}

static gboolean
is_enrolled (Fixture *fixture, PfSession *session, PfSlot *slot, const char *child)
{
  GPtrArray *enrolments = fixture->town->tables[PF_DEMO_ENROLMENT];

  for (guint i = 0; i < enrolments->len; i++) {
    PfEnrolment *enrolment = enrolments->pdata[i];

    if (g_str_equal (enrolment->child, child) &&
        g_str_equal (enrolment->activity, slot->activity) &&
        g_str_equal (enrolment->site, session->site) &&
        g_str_equal (enrolment->group, session->group) &&
        pf_enrolment_covers (enrolment, session->date))
      return TRUE;
  }
  return FALSE;
}

static PfBookingState
decide (Fixture *fixture, const PfBookingFacts *facts)
{
  return pf_booking_decide (facts, PF_BOOKING_ACTION_BOOK, FALSE, fixture->town->now, NULL);
}

/* The first persona's children can book a lunch: by the rule that the server decides with. And what
 * looks open to them is: no health sheet stands in the way.
 */
static void
check_lunch (Fixture *fixture, PfTown *town, guint n_child)
{
  PfChild *child = pf_demo_town_get (fixture->town, PF_DEMO_CHILD, n_child);
  PfSlot *slot = pf_demo_town_get (fixture->town, PF_DEMO_SLOT, PF_DEMO_SLOT_LUNCH);
  GPtrArray *sessions = fixture->town->tables[PF_DEMO_SESSION];
  guint n_open = 0;

  for (guint i = 0; i < sessions->len; i++) {
    PfSession *session = sessions->pdata[i];
    PfSchoolYear *year = pf_town_find_school_year (town, session->date);
    PfBookingFacts facts = { .session = session, .account_active = TRUE, .own_day = TRUE };

    if (!g_str_equal (session->slot, slot->id) ||
        session->date > fixture->town->options.today + WEEKS_AHEAD * 7)
      continue;
    facts.health_confirmed = TRUE;
    facts.enrolled = is_enrolled (fixture, session, slot, child->id);
    facts.places_left = count_left (fixture, session);
    if (!facts.enrolled || has_booked (fixture, session, child->id) ||
        decide (fixture, &facts) != PF_BOOKING_STATE_BOOKED)
      continue;
    facts.health_confirmed = g_str_equal (child->health_confirmed_for, year->id);
    g_assert_cmpint (decide (fixture, &facts), ==, PF_BOOKING_STATE_BOOKED);
    n_open++;
  }
  g_assert_cmpuint (n_open, >=, 1);
}

static void
check_town (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PfTown *town = pf_store_get_town (fixture->db, &error);

  g_assert_no_error (error);
  check_records (fixture->town);
  check_database (fixture);
  check_closings (fixture, town);
  check_bookings (fixture, town);
  check_changes (fixture);
  for (guint child = 1; child <= 2; child++)
    check_lunch (fixture, town, child);
}

/* Those of the portal's first years, and the ends and beginnings in between. */
static const char *const days[] = {
  "2026-09-01", "2026-12-23", "2027-02-28", "2027-03-28", "2027-07-14", "2028-02-29",
  "2025-08-31", "2026-06-18", "2026-06-19", "2026-06-25", "2026-08-31", "2031-05-29",
};

static void
test_day (gconstpointer day)
{
  Fixture fixture = make_town (&pf_sqlite_driver, day, N_FAMILIES, 1);

  check_town (&fixture);
  free_town (&fixture);
}

static void
test_postgres (void)
{
  Fixture fixture;

  if (!pf_demo_has_postgres ()) {
    g_test_skip ("PF_TEST_POSTGRES names no database");
    return;
  }
  fixture = make_town (&pf_postgres_driver, "2026-11-24", N_FAMILIES, 1);
  check_town (&fixture);
  /* The next row has an id of its own. */
  pf_demo_run (fixture.demo,
               "INSERT INTO account (email, first_name, last_name, state, roles, version)"
               " VALUES ('new@example.org', 'N', 'N', 'active', '[]', 1)");
  free_town (&fixture);
}

/* The bytes of the file, once nobody has it open. */
static char *
sum_file (const char *today, guint32 seed)
{
  Fixture fixture = make_town (&pf_sqlite_driver, today, N_FAMILIES, seed);
  g_autofree char *copy = g_strconcat (fixture.demo->path, ".copy", NULL);
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", copy);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *sum;
  gsize length;

  pf_demo_run (fixture.demo, sql);
  g_file_get_contents (copy, &bytes, &length, &error);
  g_assert_no_error (error);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) bytes, length);
  g_assert_cmpint (remove (copy), ==, 0);
  free_town (&fixture);
  return sum;
}

static void
test_same_bytes (void)
{
  g_autofree char *first = sum_file ("2026-11-24", 7);
  g_autofree char *second = sum_file ("2026-11-24", 7);
  g_autofree char *other_seed = sum_file ("2026-11-24", 8);
  g_autofree char *other_day = sum_file ("2026-11-25", 7);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, other_seed);
  g_assert_cmpstr (first, !=, other_day);
}

/* Whoever is printed with a password can sign in with it; who has none has no account. */
static void
test_personas (void)
{
  Fixture fixture = make_town (&pf_sqlite_driver, "2026-11-24", N_FAMILIES, 1);
  g_autoptr (GString) roles = g_string_new (NULL);

  g_assert_cmpint (sodium_init (), >=, 0);
  for (guint i = 0; i < fixture.town->personas->len; i++) {
    PfDemoPersona *persona = fixture.town->personas->pdata[i];
    g_autofree char *hash = NULL;

    g_assert_true (pf_store_find_password (fixture.db, persona->email, &hash, NULL));
    g_string_append_printf (roles, "%s ", persona->role);
    g_assert_true ((hash == NULL) == (persona->password == NULL));
    if (hash == NULL)
      continue;
    g_assert_cmpuint (strlen (persona->password), >=, PF_PASSWORD_MIN_LENGTH);
    g_assert_cmpint (
        crypto_pwhash_str_verify (hash, persona->password, strlen (persona->password)), ==, 0);
    g_assert_cmpint (crypto_pwhash_str_verify (hash, "valbourg-nobody", 15), !=, 0);
  }
  g_assert_cmpstr (roles->str,
                   ==,
                   "family family family family front_desk education activities attendance billing"
                   " administrator ");
  free_town (&fixture);
}

static gint64
count (Fixture *fixture, const char *rows)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM ", rows, NULL);

  return pf_demo_ask (fixture->demo, sql);
}

/* Of the default size: places are short somewhere, about one child in seven is shared, and there
 * are outsiders, families without a quotient, without an account, and without a booking.
 */
static void
test_default_size (void)
{
  Fixture fixture = make_town (&pf_sqlite_driver, "2026-11-24", 300, 1);
  gint64 n_children = count (&fixture, "child");
  gint64 n_shared = count (&fixture, "child WHERE custody_pattern <> 'full'");

  check_database (&fixture);
  g_assert_cmpint (count (&fixture, "household"), ==, 300);
  g_assert_cmpint (count (&fixture,
                          "adult a JOIN adult b ON b.email = a.email AND b.id > a.id"
                          " AND b.household = a.household"
                          " WHERE a.account IS NULL AND b.account IS NULL"),
                   ==,
                   1);
  g_assert_cmpint (n_children, >, 300);
  g_assert_cmpint (100 * n_shared / n_children, >=, 8);
  g_assert_cmpint (100 * n_shared / n_children, <=, 25);
  g_assert_cmpint (count (&fixture, "session WHERE waiting > 0"), >, 0);
  g_assert_cmpint (
      count (&fixture, "place_pool WHERE booking - kept_by_town - taken BETWEEN 1 AND 5"), >, 0);
  g_assert_cmpint (count (&fixture, "place_pool WHERE booking > legal"), >, 0);
  g_assert_cmpint (count (&fixture, "household WHERE resident = 0"), >, 0);
  g_assert_cmpint (
      count (&fixture, "household WHERE id NOT IN (SELECT household FROM family_quotient)"), >, 0);
  g_assert_cmpint (
      count (&fixture,
             "household WHERE id NOT IN (SELECT household FROM adult WHERE account IS NOT NULL)"),
      >,
      0);
  g_assert_cmpint (count (&fixture,
                          "enrolment e WHERE NOT EXISTS (SELECT 1 FROM booking b"
                          " WHERE b.child = e.child AND b.household = e.household)"),
                   >,
                   0);
  free_town (&fixture);
}

/* A generous limit: it takes seconds. */
static void
test_large (void)
{
  gint64 started_at = g_get_monotonic_time ();
  Fixture fixture = make_town (&pf_sqlite_driver, "2026-11-24", 2000, 1);

  g_assert_cmpint (g_get_monotonic_time () - started_at, <, 60 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (pf_demo_ask (fixture.demo, "SELECT count(*) FROM household"), ==, 2000);
  free_town (&fixture);
}

/* A town is never laid over another. */
static void
test_twice (void)
{
  Fixture fixture = make_town (&pf_sqlite_driver, "2026-11-24", 10, 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (pf_demo_load (fixture.town, fixture.db, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_cmpint (pf_demo_ask (fixture.demo, "SELECT count(*) FROM household"), ==, 10);
  free_town (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autofree char *path = g_strconcat ("/admin/demo-town/day/", days[i], NULL);

    g_test_add_data_func (path, days[i], test_day);
  }
  g_test_add_func ("/admin/demo-town/postgres", test_postgres);
  g_test_add_func ("/admin/demo-town/same-bytes", test_same_bytes);
  g_test_add_func ("/admin/demo-town/personas", test_personas);
  g_test_add_func ("/admin/demo-town/default-size", test_default_size);
  g_test_add_func ("/admin/demo-town/twice", test_twice);
  g_test_add_func ("/admin/demo-town/large", test_large);
  return g_test_run ();
}
