/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "benchmarks/town.h"

#include "core/local-time.h"
#include "core/weekday.h"

#define N_DAYS 122
#define BOOKED_DAYS 13 /* of three children and one slot: 39 bookings, and one more */
#define HOUR_MINUTES 60

static const struct
{
  int activity;
  const char *part;
  const char *starts, *ends;
} slots[PF_BENCH_N_SLOTS] = {
  { 1000, "morning", "07:30", "08:20" },   { 1001, "meal", "11:30", "13:20" },
  { 1002, "evening", "16:30", "17:30" },   { 1002, "evening", "17:30", "18:30" },
  { 1003, "afternoon", "13:30", "16:20" },
};

static const char settings[] =
    "INSERT INTO site (id, name) VALUES (1000, 'École Jules-Ferry');"
    "INSERT INTO activity (id, name, category, position, levels, residents_only, needs_approval,"
    " has_waiting_list, version) VALUES"
    " (1000, 'Accueil du matin', 'morning', 10, '[]', 0, 0, 0, 1),"
    " (1001, 'Restaurant scolaire', 'canteen', 11, '[]', 0, 0, 1, 1),"
    " (1002, 'Accueil du soir', 'evening', 12, '[]', 0, 0, 0, 1),"
    " (1003, 'Ateliers', 'other', 13, '[]', 0, 0, 1, 1);"
    "INSERT INTO tariff (id, name, edition, kind, rounding, rounding_cents, no_quotient, siblings,"
    " sibling_percents, reductions, version) VALUES (1000, 'Quotient', 1, 'brackets', 'half_up', 1,"
    " 'cap', 'percent_by_rank', '[\"100\",\"90\",\"80\"]', '[]', 1);"
    "INSERT INTO tariff_line (id, tariff, lower, cents) VALUES (1000, 1000, '0', 80),"
    " (1001, 1000, '400', 160), (1002, 1000, '700', 245), (1003, 1000, '1000', 330),"
    " (1004, 1000, '1400', 415), (1005, 1000, '1900', 520);"
    "INSERT INTO tariff_assignment (id, tariff, activity, version) VALUES"
    " (1000, 1000, 1000, 1), (1001, 1000, 1001, 1), (1002, 1000, 1002, 1), (1003, 1000, 1003, 1);";

static const char rules[] =
    "INSERT INTO deadline_rule (id, activity, act, kind, n, at, excluded, open_weekdays,"
    " per_weekday, months, version) SELECT 1000 + id, id, 'change', 'days', 1,"
    " '10:00', '[]', '[]', '[]', '[]', 1 FROM activity WHERE id >= 1000;";

/* Starts a row of a list, and its table's statement before the first. */
static void
start_row (GString *sql, const char *insert)
{
  if (g_str_has_suffix (sql->str, ")"))
    g_string_append (sql, ",(");
  else
    g_string_append_printf (sql, "INSERT INTO %s VALUES (", insert);
}

static void
end_rows (GString *sql)
{
  g_string_append_c (sql, ';');
}

/* A day before at 10, but all of a week on the Thursday before it for meals. */
static PfInstant
find_closing (PfDate date, guint slot, GTimeZone *zone)
{
  PfDate day = slot == 1 ? pf_date_back_to (date, PF_WEEKDAY_MONDAY) - 4 : date - 1;

  return pf_local_instant (day, 10 * HOUR_MINUTES, zone);
}

static void
add_pools (GString *sql, PfDate first)
{
  for (guint day = 0; day < N_DAYS; day++) {
    for (guint slot = 0; slot < PF_BENCH_N_SLOTS; slot++) {
      char date[PF_DATE_SIZE];

      if (slot == 3)
        continue; /* the pool of the evening's first slot is both's */
      pf_date_write (first + day, date);
      start_row (sql, "place_pool");
      g_string_append_printf (sql,
                              "%u, 1000, NULL, '%s', '%s', 1000000, 1000000, 0, 0)",
                              10000 + day * PF_BENCH_N_SLOTS + slot,
                              date,
                              slots[slot].part);
    }
  }
  end_rows (sql);
}

static void
add_sessions (GString *sql, PfDate first, GTimeZone *zone)
{
  for (guint i = 0; i < N_DAYS * PF_BENCH_N_SLOTS; i++) {
    guint slot = i % PF_BENCH_N_SLOTS;
    PfDate day = first + i / PF_BENCH_N_SLOTS;
    PfInstant starts = pf_local_instant (day, (guint) pf_day_time_parse (slots[slot].starts), zone);
    PfInstant closing = find_closing (day, slot, zone);
    char date[PF_DATE_SIZE];

    pf_date_write (day, date);
    start_row (sql, "session");
    g_string_append_printf (sql,
                            "%u, %u, '%s', 1000, NULL, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
                            ", NULL, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
                            ", 0, 0, 0)",
                            10000 + i,
                            1000 + slot,
                            date,
                            starts,
                            starts,
                            closing,
                            closing,
                            starts);
  }
  end_rows (sql);
  for (guint i = 0; i < N_DAYS * PF_BENCH_N_SLOTS; i++) {
    start_row (sql, "session_pool");
    g_string_append_printf (
        sql, "%u, %u)", 10000 + i, 10000 + (i % PF_BENCH_N_SLOTS == 3 ? i - 1 : i));
  }
  end_rows (sql);
}

static void
add_slots (GString *sql)
{
  for (guint i = 0; i < PF_BENCH_N_SLOTS; i++) {
    start_row (sql, "slot");
    g_string_append_printf (sql,
                            "%u, %d, '%s', '%s', '%s', 'session', NULL, NULL, %u)",
                            1000 + i,
                            slots[i].activity,
                            slots[i].part,
                            slots[i].starts,
                            slots[i].ends,
                            10 + i);
  }
  end_rows (sql);
}

static void
add_households (GString *sql)
{
  for (guint i = 0; i < PF_BENCH_N_FAMILIES; i++) {
    start_row (sql,
               "household (id, name, address_line1, address_postal_code, address_city, resident,"
               " version)");
    g_string_append_printf (
        sql, "%u, 'Famille %u', '1 quai', '44000', 'Nantes', 1, 1)", PF_BENCH_HOUSEHOLD (i), i);
  }
  end_rows (sql);
  for (guint i = 0; i < PF_BENCH_N_FAMILIES; i++) {
    start_row (sql, "account (id, email, first_name, last_name, state, roles, version)");
    g_string_append_printf (
        sql, "%u, '%u@example.org', 'Ève', 'Ågren', 'active', '[\"family\"]', 1)", 1000 + i, i);
  }
  end_rows (sql);
  for (guint i = 0; i < PF_BENCH_N_FAMILIES; i++) {
    start_row (sql, "adult");
    g_string_append_printf (sql,
                            "%u, %u, %u, 'guardian', 'Ève', 'Ågren', NULL, NULL)",
                            1000 + i,
                            PF_BENCH_HOUSEHOLD (i),
                            1000 + i);
  }
  end_rows (sql);
}

static void
add_quotients_and_sessions (GString *sql)
{
  for (guint i = 0; i < PF_BENCH_N_FAMILIES; i++) {
    start_row (sql,
               "family_quotient (id, household, value, valid_from, valid_to, source, version)");
    g_string_append_printf (sql,
                            "%u, %u, '%u.50', '2036-09-01', '2037-08-31', 'document', 1)",
                            1000 + i,
                            PF_BENCH_HOUSEHOLD (i),
                            200 + i * 5);
  }
  end_rows (sql);
  for (guint i = 0; i < PF_BENCH_N_FAMILIES; i++) {
    g_autofree char *token = g_strdup_printf ("family-%u", i);
    g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);

    start_row (sql,
               "account_session (id, account, device_name, signed_in_at, last_used_at, expires_at,"
               " token_hash)");
    g_string_append_printf (sql,
                            "%u, %u, 'bench', 1, %" G_GINT64_FORMAT ", 4000000000000000, '%s')",
                            1000 + i,
                            1000 + i,
                            g_get_real_time (),
                            hash);
  }
  end_rows (sql);
}

static void
add_children (GString *sql)
{
  for (guint i = 0; i < PF_BENCH_N_CHILDREN; i++) {
    start_row (sql,
               "child (id, first_name, last_name, birth_date, level, custody_pattern,"
               " health_confirmed_for, may_leave_alone, version)");
    g_string_append_printf (sql,
                            "%u, 'Zoé', 'Ågren', '20%u-02-28', 'CP', 'full', 1, 0, 1)",
                            PF_BENCH_CHILD (i),
                            26 + i % 3);
  }
  end_rows (sql);
  for (guint i = 0; i < PF_BENCH_N_CHILDREN; i++) {
    start_row (sql, "household_child");
    g_string_append_printf (
        sql, "%u, %u, NULL, 1)", PF_BENCH_HOUSEHOLD (i / 3), PF_BENCH_CHILD (i));
  }
  end_rows (sql);
  for (guint i = 0; i < PF_BENCH_N_CHILDREN * 4; i++) {
    start_row (sql, "enrolment");
    g_string_append_printf (sql,
                            "%u, %u, %u, %u, 1000, NULL, '2036-09-01', '2037-07-03', 'active', 1)",
                            10000 + i,
                            PF_BENCH_CHILD (i / 4),
                            PF_BENCH_HOUSEHOLD (i / 12),
                            1000 + i % 4);
  }
  end_rows (sql);
}

static void
add_bookings (GString *sql, PfDate first)
{
  guint number = 0;

  for (guint i = 0; i < PF_BENCH_N_CHILDREN; i++) {
    guint n_days = BOOKED_DAYS + (i % 3 == 0);

    for (guint day = 30; day < 30 + 2 * n_days; day += 2) {
      char date[PF_DATE_SIZE];

      pf_date_write (first + day, date);
      start_row (sql,
                 "booking (id, household, child, session, date, state, price_cents, tariff,"
                 " tariff_version, explanation, booked_at)");
      g_string_append_printf (sql,
                              "%u, %u, %u, %u, '%s', 'booked', 330, 1000, 1, '[\"line=1000\"]', 1)",
                              10000 + number++,
                              PF_BENCH_HOUSEHOLD (i / 3),
                              PF_BENCH_CHILD (i),
                              10000 + day * PF_BENCH_N_SLOTS + 1,
                              date);
    }
  }
  end_rows (sql);
}

/* PostgreSQL gives numbers from 1 on, whatever the rows are that it was given; and both plan by
 * what they know of the tables.
 */
static const char finish_postgres[] =
    "SELECT setval (pg_get_serial_sequence ('booking', 'id'), max (id)) FROM booking; ANALYZE;";
static const char finish_sqlite[] = "ANALYZE;";

void
pf_bench_fill_town (PfDemo *demo)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GString) sql = g_string_new ("BEGIN;");
  PfDate first = pf_date (2036, 9, 1);

  g_string_append (sql, settings);
  add_slots (sql);
  g_string_append (sql, rules);
  add_pools (sql, first);
  add_sessions (sql, first, zone);
  add_households (sql);
  add_quotients_and_sessions (sql);
  add_children (sql);
  add_bookings (sql, first);
  g_string_append (sql, "COMMIT;");
  g_string_append (sql, demo->driver == &pf_sqlite_driver ? finish_sqlite : finish_postgres);
  pf_demo_run (demo, sql->str);
}

char *
pf_bench_order (guint child, gint64 session)
{
  PfId household_id, child_id, session_id;

  pf_id_from_number (household_id, PF_BENCH_HOUSEHOLD (child / 3));
  pf_id_from_number (child_id, PF_BENCH_CHILD (child));
  pf_id_from_number (session_id, session);
  return g_strdup_printf ("{\"household\":\"%s\",\"changes\":[{\"child\":\"%s\",\"session\":\"%s\","
                          "\"action\":\"book\",\"accept_waiting\":false}]}",
                          household_id,
                          child_id,
                          session_id);
}
