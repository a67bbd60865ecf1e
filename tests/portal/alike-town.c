/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alike-town.h"

#include "core/calendar-day.h"
#include "core/child.h"
#include "core/family-quotient.h"
#include "server/store/records.h"
#include "server/store/town.h"

#define N_ACTIVITIES 3
#define N_CHILDREN 3
#define N_SITES 2
#define SHARED_CHILD 3
#define DAYS 8

static const char people[] =
    "INSERT INTO portal (name, time_zone, alsace_moselle, languages, version)"
    " VALUES ('Nantes', 'Europe/Paris', 0, '[\"fr\"]', 1);"
    "INSERT INTO school_year (id, name, first_day, last_day, provisional) VALUES"
    " (1, '2025-2026', '2025-09-01', '2026-07-03', 0),"
    " (2, '2026-2027', '2026-09-01', '2027-07-02', 0);"
    "INSERT INTO school_holiday (id, name, \"from\", \"to\") VALUES"
    " (1, 'autumn', '2026-10-17', '2026-11-01'), (2, 'christmas', '2026-12-19', '2027-01-03');"
    "INSERT INTO site (id, name) VALUES (1, 'Port'), (2, 'Parc');"
    "INSERT INTO \"group\" (id, name) VALUES (1, 'Petits'), (2, 'Grands');"
    "INSERT INTO household (id, name, address_line1, address_postal_code, address_city, resident,"
    " version) VALUES (1, 'One', '1 quai', '44000', 'Nantes', 1, 1),"
    " (2, 'Two', '2 quai', '44000', 'Nantes', 1, 1);"
    "INSERT INTO account (id, email, first_name, last_name, state, roles, version) VALUES"
    " (1, 'eve@example.org', 'Ève', 'Ågren', 'active', '[\"family\"]', 1);"
    "INSERT INTO adult (id, household, account, role, first_name, last_name) VALUES"
    " (1, 1, 1, 'guardian', 'Ève', 'Ågren');";

static const char links[] = "INSERT INTO household_child (household, child, side, main) VALUES"
                            " (1, 1, NULL, 1), (1, 2, NULL, 1), (1, 3, '%s', 1), (2, 3, '%s', 0);";

/* ---- what is there before a session is made */

gpointer
pf_alike_add (GPtrArray *records, GType type)
{
  gpointer record = g_object_new (type, NULL);

  g_ptr_array_add (records, record);
  return record;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

void
pf_alike_town_insert (PfAlikeTown *self, GPtrArray *records)
{
  g_autoptr (GError) error = NULL;

  if (records->len > 0)
    pf_store_insert_records (self->db, records, &error);
  g_assert_no_error (error);
}

static void
insert_and_free (PfAlikeTown *self, GPtrArray *records)
{
  pf_alike_town_insert (self, records);
  g_ptr_array_unref (records);
}

void
pf_alike_town_run (PfAlikeTown *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  pf_db_run (self->db, sql, &error);
  g_assert_no_error (error);
}

void
pf_alike_town_sign_in (PfAlikeTown *self)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "one", -1);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO account_session (account, device_name, signed_in_at, last_used_at, expires_at,"
      " token_hash) VALUES (1, 'test', 1, 1, 4000000000000000, '%s')",
      hash);

  pf_alike_town_run (self, sql);
}

static GPtrArray *
draw_activities (void)
{
  GPtrArray *activities = new_list ();

  for (guint i = 1; i <= N_ACTIVITIES; i++) {
    PfActivity *activity = pf_alike_add (activities, PF_TYPE_ACTIVITY);

    pf_alike_set_id (activity->id, i);
    activity->name = g_strdup_printf ("Activity %u", i);
    activity->category = PF_ACTIVITY_CATEGORY_OTHER;
    activity->needs_approval = pf_alike_draw_one_in (4);
    activity->has_waiting_list = pf_alike_draw_one_in (2);
    activity->version = 1;
  }
  return activities;
}

/* A slot may name one made before it. */
static void
draw_slots (PfAlikeTown *self)
{
  for (guint i = 0; i < N_ACTIVITIES + pf_alike_draw (N_ACTIVITIES); i++) {
    PfSlot *slot = pf_alike_add (self->slots, PF_TYPE_SLOT);
    guint start = 14 + pf_alike_draw (20); /* half hours */
    guint end = start + 1 + pf_alike_draw (12);

    pf_alike_set_id (slot->id, i + 1);
    pf_alike_set_id (slot->activity, 1 + i % N_ACTIVITIES);
    slot->name = g_strdup_printf ("Slot %u", i + 1);
    slot->starts = g_strdup_printf ("%02u:%02u", start / 2, start % 2 * 30);
    slot->ends = g_strdup_printf ("%02u:%02u", end / 2, end % 2 * 30);
    slot->unit = PF_UNIT_SESSION;
    if (i > 0 && pf_alike_draw_one_in (5))
      pf_alike_set_id (slot->needs, 1 + pf_alike_draw (i));
    if (i > 0 && pf_alike_draw_one_in (4))
      pf_alike_set_id (slot->within, 1 + pf_alike_draw (i));
  }
}

static PfCustody *
draw_custody (PfDate day)
{
  static const char *const weekdays[] = { "MON", "WED", "SAT", NULL };
  PfCustody *custody = g_object_new (PF_TYPE_CUSTODY, "weekdays", weekdays, NULL);

  custody->pattern =
      (PfCustodyPattern) (PF_CUSTODY_PATTERN_FULL + pf_alike_draw (PF_CUSTODY_PATTERN_FREE));
  custody->anchor = day - pf_alike_draw (30);
  if (pf_alike_draw_one_in (3))
    custody->hand_over_weekday = (PfWeekday) (PF_WEEKDAY_MONDAY + pf_alike_draw (7));
  if (pf_alike_draw_one_in (3))
    custody->hand_over_time = g_strdup ("12:00");
  custody->holidays = (PfCustodyHolidays) pf_alike_draw (PF_CUSTODY_HOLIDAYS_WEEKS + 1);
  custody->even_years = pf_alike_draw_one_in (2) ? PF_CUSTODY_SIDE_A : PF_CUSTODY_SIDE_B;
  return custody;
}

static GPtrArray *
draw_children (PfDate day)
{
  GPtrArray *children = new_list ();

  for (guint i = 1; i <= N_CHILDREN; i++) {
    PfChild *child = pf_alike_add (children, PF_TYPE_CHILD);

    pf_alike_set_id (child->id, i);
    child->first_name = g_strdup_printf ("Child %u", i);
    child->last_name = g_strdup ("Ågren");
    child->birth_date = pf_date (2018, 1, 1) + pf_alike_draw (1000);
    if (!pf_alike_draw_one_in (12))
      pf_alike_set_id (child->health_confirmed_for, pf_alike_draw_one_in (12) ? 1 : 2);
    if (i == SHARED_CHILD)
      child->custody = draw_custody (day);
    child->version = 1;
  }
  return children;
}

static void
draw_links (PfAlikeTown *self)
{
  gboolean first = pf_alike_draw_one_in (2);
  g_autofree char *sql = g_strdup_printf (links, first ? "a" : "b", first ? "b" : "a");

  pf_alike_town_run (self, sql);
}

static GPtrArray *
draw_calendar_days (PfAlikeTown *self)
{
  GPtrArray *days = new_list ();

  for (guint i = pf_alike_draw (4); i > 0; i--) {
    PfCalendarDay *day = pf_alike_add (days, PF_TYPE_CALENDAR_DAY);

    pf_alike_set_id (day->id, i);
    day->date = self->from - 8 + 3 * i; /* one a day */
    if (pf_alike_draw_one_in (2))
      pf_alike_set_id (day->site, 1 + pf_alike_draw (N_SITES));
    day->kind = (PfDayKind) (PF_DAY_KIND_SCHOOL + pf_alike_draw (PF_DAY_KIND_CLOSED));
  }
  return days;
}

static GPtrArray *
draw_quotients (PfAlikeTown *self)
{
  GPtrArray *quotients = new_list ();
  guint n = pf_alike_draw (3);

  for (guint i = 1; i <= n; i++) {
    PfFamilyQuotient *quotient = pf_alike_add (quotients, PF_TYPE_FAMILY_QUOTIENT);

    pf_alike_set_id (quotient->id, i);
    pf_alike_set_id (quotient->household, 1);
    quotient->value = g_strdup_printf ("%u.%02u", pf_alike_draw (2000), pf_alike_draw (100));
    quotient->valid_from = self->from - 3 + pf_alike_draw (8);
    if (pf_alike_draw_one_in (2))
      quotient->valid_to = quotient->valid_from + pf_alike_draw (6);
    quotient->source = PF_QUOTIENT_SOURCE_AGENT;
    quotient->version = 1;
  }
  return quotients;
}

static void
add_enrolment (PfAlikeTown *self, guint household, guint child, guint activity)
{
  PfEnrolment *enrolment = pf_alike_add (self->enrolments, PF_TYPE_ENROLMENT);

  pf_alike_set_id (enrolment->id, self->enrolments->len);
  pf_alike_set_id (enrolment->child, child);
  pf_alike_set_id (enrolment->household, household);
  pf_alike_set_id (enrolment->activity, activity);
  pf_alike_set_id (enrolment->site, 1 + pf_alike_draw (N_SITES));
  if (pf_alike_draw_one_in (3))
    pf_alike_set_id (enrolment->group, 1 + pf_alike_draw (2));
  enrolment->from = self->from - 2 + pf_alike_draw (4);
  enrolment->to = self->to - 2 + pf_alike_draw (4);
  enrolment->state =
      pf_alike_draw_one_in (8) ? PF_ENROLMENT_STATE_ENDED : PF_ENROLMENT_STATE_ACTIVE;
  enrolment->version = 1;
}

static void
draw_enrolments (PfAlikeTown *self)
{
  for (guint child = 1; child <= N_CHILDREN; child++) {
    for (guint activity = 1; activity <= N_ACTIVITIES; activity++) {
      if (!pf_alike_draw_one_in (5))
        add_enrolment (self, 1, child, activity);
      if (child == SHARED_CHILD && !pf_alike_draw_one_in (3))
        add_enrolment (self, 2, child, activity);
    }
  }
}

static void
insert_settings (PfAlikeTown *self)
{
  g_autoptr (GPtrArray) tariffs = pf_alike_draw_tariffs ();

  pf_alike_town_run (self, people);
  pf_alike_town_sign_in (self);
  insert_and_free (self, draw_activities ());
  draw_slots (self);
  pf_alike_town_insert (self, self->slots);
  pf_alike_town_insert (self, tariffs);
  insert_and_free (self, pf_alike_draw_tariff_lines (tariffs));
  insert_and_free (self, pf_alike_draw_assignments (N_ACTIVITIES, tariffs->len));
  insert_and_free (self, pf_alike_draw_rules (N_ACTIVITIES, self->slots->len, self->from + 3));
  insert_and_free (self, draw_calendar_days (self));
  insert_and_free (self, draw_children (self->from));
  draw_links (self);
  insert_and_free (self, draw_quotients (self));
  draw_enrolments (self);
  pf_alike_town_insert (self, self->enrolments);
}

/* ---- the whole */

static void
fill (PfAlikeTown *self)
{
  g_autoptr (GError) error = NULL;
  PfTown *town;

  g_assert_true (pf_db_command (self->db, PF_COMMAND_BEGIN, NULL));
  insert_settings (self);
  town = pf_store_get_town (self->db, &error);
  g_assert_no_error (error);
  pf_alike_town_draw_sessions (self, town);
  g_assert_true (pf_db_command (self->db, PF_COMMAND_COMMIT, NULL));
}

PfAlikeTown *
pf_alike_town_new_empty (const PfDriver *driver)
{
  PfAlikeTown *self = g_new0 (PfAlikeTown, 1);
  g_autoptr (GError) error = NULL;

  self->demo = pf_demo_new_empty (driver);
  self->db = pf_db_open (driver, self->demo->path, PF_DB_WRITER, &error);
  g_assert_no_error (error);
  self->slots = new_list ();
  self->enrolments = new_list ();
  self->sessions = new_list ();
  self->bookings = new_list ();
  return self;
}

PfAlikeTown *
pf_alike_town_new (const PfDriver *driver)
{
  const PfDate days[] = { pf_date (2026, 10, 25),
                          pf_date (2027, 3, 28),
                          pf_date (2026, 12, 31),
                          pf_date (2026, 9, 1) + pf_alike_draw (250) };
  PfAlikeTown *self = pf_alike_town_new_empty (driver);

  self->from = days[pf_alike_draw (G_N_ELEMENTS (days))] - pf_alike_draw (DAYS);
  self->to = self->from + DAYS - 1;
  fill (self);
  return self;
}

void
pf_alike_town_free (PfAlikeTown *self)
{
  g_ptr_array_unref (self->slots);
  g_ptr_array_unref (self->enrolments);
  g_ptr_array_unref (self->sessions);
  g_ptr_array_unref (self->bookings);
  pf_db_close (self->db);
  pf_demo_free (self->demo);
  g_free (self);
}

/* ---- instants */

static PfInstant
draw_change (PfAlikeTown *self)
{
  PfSession *session = self->sessions->pdata[pf_alike_draw (self->sessions->len)];
  PfBooking *booking =
      self->bookings->len > 0 ? self->bookings->pdata[pf_alike_draw (self->bookings->len)] : NULL;
  const PfInstant instants[] = {
    session->book_until,    session->book_until,
    session->cancel_until,  session->cancel_until,
    session->absence_until, session->book_from,
    session->starts_at,     booking != NULL ? booking->offer_until : 0,
  };

  return instants[pf_alike_draw (G_N_ELEMENTS (instants))];
}

PfInstant
pf_alike_town_draw_instant (PfAlikeTown *self)
{
  static const PfInstant beside[] = { -G_TIME_SPAN_SECOND, -1, 0, 1, G_TIME_SPAN_SECOND };
  PfSession *session = self->sessions->pdata[0];
  PfInstant change = draw_change (self);

  if (change <= G_TIME_SPAN_SECOND || pf_alike_draw_one_in (6))
    return session->starts_at +
           ((int) pf_alike_draw (30 * 24 * 60) - 20 * 24 * 60) * G_TIME_SPAN_MINUTE;
  return change + beside[pf_alike_draw (G_N_ELEMENTS (beside))];
}
