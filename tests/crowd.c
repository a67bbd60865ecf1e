/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crowd.h"

#include <string.h>

#define FAR "4000000000000000"
#define SERIES "WITH RECURSIVE n (i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) "

static const char families[] =
    "INSERT INTO household (id, name, address_line1, address_postal_code, address_city, resident,"
    " version) " SERIES "SELECT i, 'Foyer ' || i, '1 quai', '44000', 'Nantes', 1, 1 FROM n;"
    "INSERT INTO child (id, first_name, last_name, birth_date, custody_pattern,"
    " health_confirmed_for, may_leave_alone, version) " SERIES
    "SELECT i, 'Lou', 'Nom ' || i, '2029-01-01', 'full', 1, 0, 1 FROM n;"
    "INSERT INTO household_child " SERIES "SELECT i, i, NULL, 1 FROM n;"
    "INSERT INTO account (id, email, first_name, last_name, state, roles, version) " SERIES
    "SELECT i, 'parent' || i || '@example.org', 'Sam', 'Nom ' || i,"
    " 'active', '[\"family\"]', 1 FROM n;"
    "INSERT INTO adult " SERIES "SELECT i, i, i, 'guardian', 'Sam', 'Nom ' || i, NULL, NULL FROM n;"
    "INSERT INTO enrolment " SERIES "SELECT i, i, i, 1, 1, NULL, '2036-09-01', '2037-07-03',"
    " 'active', 1 FROM n;";

static void
add_days (GString *sql, guint n_days)
{
  PfDate first = pf_date (2036, 12, 1);

  for (guint i = 0; i < n_days; i++) {
    char date[PF_DATE_SIZE];
    guint id = PF_CROWD_FIRST + i;

    pf_date_write (first + i, date);
    g_string_append_printf (
        sql,
        "INSERT INTO place_pool VALUES (%u, 1, NULL, '%s', 'meal', %u, %u, 0, 0);"
        "INSERT INTO session VALUES (%u, 1, '%s', 1, NULL, " FAR ", " FAR ", NULL, " FAR ", " FAR
        ", " FAR ", 0, 0, 0);"
        "INSERT INTO session_pool VALUES (%u, %u);",
        id,
        date,
        PF_CROWD_PLACES,
        PF_CROWD_PLACES,
        id,
        date,
        id,
        id);
  }
}

static void
sign_in_all (GString *sql)
{
  g_string_append (sql,
                   "INSERT INTO account_session (account, signed_in_at, last_used_at, expires_at,"
                   " token_hash) VALUES ");
  for (guint i = 0; i < PF_CROWD_FAMILIES; i++) {
    g_autofree char *token = g_strdup_printf ("family%u", i);
    g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);

    g_string_append_printf (
        sql, "%s(%u, 1, " FAR " - 1, " FAR ", '%s')", i > 0 ? "," : "", PF_CROWD_FIRST + i, hash);
  }
}

void
pf_crowd_add (PfDemo *demo, guint n_days)
{
  g_autoptr (GString) sql = g_string_new ("BEGIN;");

  g_assert_cmpuint (n_days, <=, 200);
  g_string_append (sql, families);
  add_days (sql, n_days);
  sign_in_all (sql);
  g_string_append (sql, ";COMMIT");
  pf_demo_run (demo, sql->str);
}

char *
pf_crowd_build_request (guint family, guint day)
{
  g_autofree char *body = NULL;
  PfId family_id, day_id;

  pf_id_from_number (family_id, PF_CROWD_FIRST + family);
  pf_id_from_number (day_id, PF_CROWD_FIRST + day);
  body = g_strdup_printf ("{\"household\":\"%s\",\"changes\":[{\"child\":\"%s\",\"session\":\"%s\","
                          "\"action\":\"book\",\"accept_waiting\":true}]}",
                          family_id,
                          family_id,
                          day_id);
  return g_strdup_printf ("POST /v1/bookings HTTP/1.1\r\nHost: test\r\n"
                          "Authorization: Bearer family%u\r\nIdempotency-Key: %u-%u\r\n"
                          "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                          family,
                          family,
                          day,
                          strlen (body),
                          body);
}
