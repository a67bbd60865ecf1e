/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the tests of enrolments at school: what a family asks for, over HTTP, and an agent of the
 * education service to decide, "ines".
 *
 * Paul's household of queue-town.h, a new one that waits for an agent, lies in the sector of the
 * nursery "Lilas"; it has Sami, who enters it this school year. Household Two has Léa, whose other
 * guardian, Ugo, lives there too; Noé lives in One and Two.
 */
#pragma once

#include <string.h>

#include "portal/own-household.h"

/* The schools. */
#define LILAS "0000000000001"
#define PORT "0000000000002"
#define RIVES "0000000000003"

#define SAMI "000000000001j"
#define PAULS "000000000000n"

/* Ready to be handed in. */
#define SAMI_AT_LILAS                                                                              \
  "{\"household\":\"" PAULS "\",\"child\":\"" SAMI "\",\"school_year\":\"" YEAR_AT_HAND            \
  "\",\"level\":\"PS\",\"school\":\"" LILAS "\"}"
#define LEA_AT(school)                                                                             \
  "{\"household\":\"" DEMO_2 "\",\"child\":\"" DEMO_3 "\",\"school_year\":\"" YEAR_AT_HAND         \
  "\",\"level\":\"PS\",\"school\":\"" school "\"}"

static inline void
school_town_set_up (PfPortal *portal, gconstpointer driver)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "ines", -1);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO school (id, name, kind) VALUES (1, 'Lilas', 'nursery'), (2, 'Port', 'primary'),"
      " (3, 'Rives', 'elementary');"
      "INSERT INTO sector (school, street, postal_code, parity, from_number, to_number) VALUES"
      " (1, 'rue des lilas', '44000', 'odd', 1, 99), (3, 'rue des lilas', '44000', NULL, 1, 99);"
      "INSERT INTO child (id, first_name, last_name, birth_date, may_leave_alone, version)"
      " VALUES (50, 'Sami', 'Martin', '2023-05-03', 0, 1);"
      "INSERT INTO household_child VALUES (21, 50, NULL, 1);"
      "INSERT INTO adult (id, household, account, role, first_name, last_name, email) VALUES"
      " (50, 2, NULL, 'guardian', 'Ugo', 'Blanc', 'ugo@example.org');"
      "INSERT INTO account (id, email, first_name, last_name, state, roles, second_factor, version)"
      " VALUES (50, 'ines@example.org', 'Inès', 'Roux', 'active', '[\"education\"]', 'codes', 1);"
      "INSERT INTO account_session (account, device_name, signed_in_at, last_used_at, expires_at,"
      " token_hash) VALUES (50, 'desk ines', 1, 3999999999999999, 4000000000000000, '%s');"
      "UPDATE portal SET version = version + 1",
      hash);

  own_household_set_up (portal, driver);
  pf_demo_run (portal->demo, sql);
}

/* Prepares an enrolment as @token: its id (transfer full), or NULL where that is refused. */
static inline char *
school_prepare (PfPortal *portal, const char *token, const char *body)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, token, "POST", "school-enrolments", NULL, body, &answer);
  return answer.raw.status == 201 ? g_strdup (json_object_get_string_member (answer.object, "id"))
                                  : NULL;
}

/* Hands it in, or takes it back. */
static inline void
school_send (PfPortal *portal,
             const char *token,
             const char *id,
             const char *end,
             PfQueueAnswer *ret_answer)
{
  g_autofree char *path = g_strconcat ("school-enrolments/", id, end, NULL);

  pf_queue_ask (portal, token, "POST", path, NULL, NULL, ret_answer);
}

/* Prepares and hands in: the id (transfer full). */
static inline char *
school_submit (PfPortal *portal, const char *token, const char *body)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  g_autofree char *id = school_prepare (portal, token, body);

  g_assert_nonnull (id);
  school_send (portal, token, id, "/submission", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  return g_steal_pointer (&id);
}

static inline const char *
school_get_text (const PfQueueAnswer *answer, const char *member)
{
  return json_object_get_string_member_with_default (answer->object, member, NULL);
}

static inline void
school_assert_state (PfPortal *portal, const char *token, const char *id, const char *state)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  g_autofree char *path = g_strconcat ("school-enrolments/", id, NULL);

  pf_queue_ask (portal, token, "GET", path, NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  g_assert_cmpstr (school_get_text (&answer, "state"), ==, state);
}

/* The item of the queue (of those of the education service the last). */
static inline guint
school_find_item (PfPortal *portal)
{
  return (guint) pf_portal_count (
      portal, "SELECT max (id) FROM queue_item WHERE kind = 'school_enrolment'");
}

static inline gint64
school_count_mails (PfPortal *portal, const char *kind, const char *recipient)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM mail WHERE kind = '%s' AND recipient = '%s' AND state = 'waiting'",
      kind,
      recipient);

  return pf_portal_count (portal, sql);
}
