/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Agents, over HTTP: withheld until their second factor is in force, invited by mail, changed,
 * suspended and reset by administrators, of whom one is always left.
 */
#include <string.h>

#include "outbox.h"
#include "staffed-portal.h"

#define AGENTS "/v1/staff/agents"
#define INVITATION                                                                                 \
  "{\"email\":\"Max@Example.org\",\"first_name\":\"Max\",\"last_name\":\"Brun\","                  \
  "\"roles\":[\"billing\",\"front_desk\"]}"

/* The administrator, signed in behind the server's back. */
static char *
sign_in_zoe (PfStaffed *self)
{
  char *token;

  pf_staffed_forget_factor (self, ZOE);
  token = pf_staffed_sign_in (self, "zoe", NULL);
  pf_demo_run (self->demo, "UPDATE account SET second_factor = 'codes' WHERE id = 6");
  return token;
}

static void
test_withheld (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = NULL;
  g_autofree char *again = NULL;
  g_autofree char *secret = NULL;
  g_auto (GStrv) codes = NULL;

  pf_staffed_forget_factor (self, ADA);
  token = pf_staffed_sign_in (self, "ada", NULL);
  g_assert_nonnull (strstr (self->answer.body, "\"second_factor_required\":true"));
  pf_staffed_ask (self, "GET", "/v1/documents/" DEMO_1, token, NULL);
  pf_staffed_assert_problem (self, 403, "second-factor-required");
  pf_staffed_ask (self, "GET", "/v1/me/journal", token, NULL);
  pf_staffed_assert_problem (self, 403, "second-factor-required");
  g_assert_cmpuint (pf_staffed_ask (self, "GET", "/v1/me", token, NULL), ==, 200);
  g_assert_cmpuint (pf_staffed_ask (self, "GET", "/v1/sessions", token, NULL), ==, 200);
  g_assert_cmpuint (pf_staffed_ask (self, "GET", "/v1/portal", token, NULL), ==, 200);

  secret = pf_staffed_set_app_up (self, token, &codes);
  pf_staffed_ask (self, "GET", "/v1/documents/" DEMO_1, token, NULL);
  pf_staffed_assert_problem (self, 404, "not-found");
  g_assert_cmpuint (pf_staffed_ask (self, "GET", "/v1/me/journal", token, NULL), ==, 200);
  pf_staffed_ask (self, "DELETE", "/v1/me/totp", token, NULL);
  pf_staffed_assert_problem (self, 403, "second-factor-required");
  g_assert_cmpint (pf_staffed_count (self, "account_totp WHERE in_force = 1"), ==, 1);
  again = pf_staffed_sign_in (self, "ada", codes[0]);
  g_assert_cmpuint (pf_staffed_ask (self, "DELETE", "/v1/sessions/current", again, NULL), ==, 204);
}

/* A family's session is put off each time that it is used; whoever finds an agent's open in the
 * evening is out the next morning.
 */
static void
test_session_ends (PfStaffed *self, gconstpointer)
{
  PfWriter *writer = pf_store_get_writer (self->demo->store);
  static const char expiry[] = "SELECT min(expires_at) FROM account_session WHERE account = 6";
  g_autofree char *token = sign_in_zoe (self);
  gint64 expires_at = pf_demo_ask (self->demo, expiry);
  guint n_commits;

  g_assert_cmpint (
      ABS (expires_at - g_get_real_time () - 12 * G_TIME_SPAN_HOUR), <, G_TIME_SPAN_MINUTE);
  pf_demo_run (self->demo,
               "UPDATE account_session SET last_used_at = last_used_at - 7200000000"
               " WHERE account = 6");
  n_commits = pf_writer_get_n_commits (writer);
  g_assert_cmpuint (pf_staffed_ask (self, "GET", "/v1/me", token, NULL), ==, 200);
  while (pf_writer_get_n_commits (writer) == n_commits)
    g_thread_yield ();
  g_assert_cmpint (pf_demo_ask (self->demo, expiry), ==, expires_at);
}

/* The link (transfer full) that the one mail to that address brought. */
static char *
receive_link (PfStaffed *self, const char *email, const char *kind, gint64 span)
{
  PfOutbox outbox = { .demo = self->demo, .sink = pf_sink_new (NULL, NULL) };
  char *token;

  pf_outbox_start (&outbox);
  pf_outbox_wait_until_empty (self->demo);
  pf_outbox_assert_kind (&outbox, email, kind);
  pf_outbox_assert_link (&outbox, email, span);
  token = pf_sink_mail_find_token (pf_outbox_find (&outbox, email));
  pf_mailer_stop (outbox.mailer);
  pf_sink_free (outbox.sink);
  return token;
}

static void
choose_password (PfStaffed *self, const char *link)
{
  g_autofree char *body =
      g_strdup_printf ("{\"token\":\"%s\",\"password\":\"" STAFFED_PASSWORD "\"}", link);

  g_assert_cmpuint (
      pf_staffed_ask (self, "POST", "/v1/password-resets/confirm", NULL, body), ==, 204);
}

/* Who invites says in which language, else the mail is in their own. */
static void
test_language (PfStaffed *self, gconstpointer)
{
  g_autofree char *zoe = sign_in_zoe (self);

  g_assert_cmpuint (pf_staffed_ask (self,
                                    "POST",
                                    AGENTS,
                                    zoe,
                                    "{\"email\":\"max@example.org\",\"first_name\":\"Max\","
                                    "\"last_name\":\"Brun\",\"roles\":[\"billing\"],"
                                    "\"language\":\"fr\"}"),
                    ==,
                    201);
  g_assert_cmpint (pf_staffed_count (self,
                                     "mail WHERE recipient = 'max@example.org'"
                                     " AND language = 'fr'"),
                   ==,
                   1);
  g_assert_cmpuint (pf_staffed_ask (self,
                                    "POST",
                                    AGENTS,
                                    zoe,
                                    "{\"email\":\"kim@example.org\",\"first_name\":\"Kim\","
                                    "\"last_name\":\"Brun\",\"roles\":[\"billing\"]}"),
                    ==,
                    201);
  g_assert_cmpint (pf_staffed_count (self,
                                     "mail WHERE recipient = 'kim@example.org'"
                                     " AND language = 'en'"),
                   ==,
                   1);
  pf_staffed_ask (self,
                  "POST",
                  AGENTS,
                  zoe,
                  "{\"email\":\"leo@example.org\",\"first_name\":\"Leo\",\"last_name\":\"Brun\","
                  "\"roles\":[\"billing\"],\"language\":\"de\"}");
  pf_staffed_assert_problem (self, 422, "/language");
}

/* From the invitation to the first thing that the agent does. */
static void
test_invitation (PfStaffed *self, gconstpointer)
{
  g_autofree char *zoe = sign_in_zoe (self);
  g_autofree char *link = NULL;
  g_autofree char *max = NULL;
  g_autofree char *secret = NULL;
  g_auto (GStrv) codes = NULL;

  g_assert_cmpuint (pf_staffed_ask (self, "POST", AGENTS, zoe, INVITATION), ==, 201);
  g_assert_nonnull (strstr (self->answer.body, "\"email\":\"max@example.org\""));
  g_assert_nonnull (strstr (self->answer.body, "\"activated\":false"));
  g_assert_cmpint (pf_staffed_count (self,
                                     "journal_entry WHERE action = 'agent_invited' AND account = 6"
                                     " AND subject IS NOT NULL AND detail = 'billing front_desk'"),
                   ==,
                   1);
  g_assert_cmpuint (pf_staffed_try_sign_in (self, "max", NULL), ==, 401);
  link = receive_link (self, "max@example.org", "agent_invitation", 72 * G_TIME_SPAN_HOUR);
  choose_password (self, link);
  max = pf_staffed_sign_in (self, "max", NULL);
  pf_staffed_ask (self, "GET", "/v1/me/journal", max, NULL);
  pf_staffed_assert_problem (self, 403, "second-factor-required");
  secret = pf_staffed_set_app_up (self, max, &codes);
  pf_staffed_ask (self, "GET", AGENTS, max, NULL);
  pf_staffed_assert_problem (self, 403, "not-allowed");
  g_assert_cmpuint (pf_staffed_ask (self, "GET", AGENTS, zoe, NULL), ==, 200);
  g_assert_nonnull (strstr (self->answer.body, "\"second_factor\":\"totp\",\"activated\":true"));
  g_assert_null (strstr (self->answer.body, "eve@example.org"));
}

/* Neither who has an account, nor who will have one by that address, becomes an agent unasked. */
static void
test_taken (PfStaffed *self, gconstpointer)
{
  static const struct
  {
    const char *body, *code;
    guint status;
  } cases[] = {
    { "{\"email\":\"EVE@example.org\",\"first_name\":\"a\",\"last_name\":\"b\","
      "\"roles\":[\"billing\"]}",
      "address-in-use",
      409 },
    { "{\"email\":\"mia@example.org\",\"first_name\":\"a\",\"last_name\":\"b\","
      "\"roles\":[\"billing\"]}",
      "address-in-use",
      409 },
    { "{\"email\":\"new@example.org\",\"first_name\":\"a\",\"last_name\":\"b\",\"roles\":[]}",
      "too-few-items",
      422 },
    { "{\"email\":\"new@example.org\",\"first_name\":\"a\",\"last_name\":\"b\","
      "\"roles\":[\"family\"]}",
      "not-a-role",
      422 },
    { "{\"email\":\"new@example.org\",\"first_name\":\"a\",\"last_name\":\"b\","
      "\"roles\":[\"billing\",\"mayor\"]}",
      "not-a-role",
      422 },
  };
  g_autofree char *zoe = sign_in_zoe (self);

  pf_demo_run (self->demo,
               "INSERT INTO adult (household, role, first_name, last_name, email)"
               " VALUES (1, 'guardian', 'Mia', 'Roux', 'Mia@example.org')");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    pf_staffed_ask (self, "POST", AGENTS, zoe, cases[i].body);
    pf_staffed_assert_problem (self, cases[i].status, cases[i].code);
  }
  g_assert_cmpint (pf_staffed_count (self, "mail"), ==, 0);
}

#define ADA_PATH AGENTS "/" DEMO_3

/* What was seen is what is changed. */
static void
assert_stale (PfStaffed *self, const char *token)
{
  static const char body[] = "{\"roles\":[\"education\"]}";
  g_autofree char *etag = NULL;
  g_autofree char *headers = NULL;

  g_assert_cmpuint (pf_staffed_ask (self, "GET", ADA_PATH, token, NULL), ==, 200);
  etag = pf_raw_answer_get (&self->answer, "ETag");
  headers = g_strdup_printf ("Authorization: Bearer %s\r\nIf-Match: %s\r\n", token, etag);
  pf_raw_ask (self->raw, "PATCH", ADA_PATH, headers, body, &self->answer);
  g_assert_cmpuint (self->answer.status, ==, 200);
  pf_raw_ask (self->raw, "PATCH", ADA_PATH, headers, body, &self->answer);
  pf_staffed_assert_problem (self, 412, "changed-meanwhile");
}

static void
test_edit (PfStaffed *self, gconstpointer)
{
  g_autofree char *zoe = sign_in_zoe (self);

  pf_demo_run (self->demo, "UPDATE account SET roles = '[\"family\",\"activities\"]' WHERE id = 3");
  g_assert_cmpuint (
      pf_staffed_ask (self, "PATCH", ADA_PATH, zoe, "{\"roles\":[\"education\"]}"), ==, 200);
  g_assert_nonnull (strstr (self->answer.body, "\"roles\":[\"education\"]"));
  g_assert_cmpint (pf_staffed_count (self,
                                     "account WHERE id = 3"
                                     " AND roles = '[\"family\",\"education\"]'"),
                   ==,
                   1);
  g_assert_cmpint (pf_staffed_count (self,
                                     "journal_entry WHERE action = 'agent_changed' AND account = 6"
                                     " AND detail = 'activities (active) → education (active)'"),
                   ==,
                   1);
  assert_stale (self, zoe);
  pf_staffed_ask (self, "PATCH", ADA_PATH, zoe, "{\"roles\":[]}");
  pf_staffed_assert_problem (self, 422, "/roles");
  pf_staffed_ask (self, "PATCH", ADA_PATH, zoe, "{\"state\":\"pending\"}");
  pf_staffed_assert_problem (self, 422, "/state");
  pf_staffed_ask (self, "PATCH", ADA_PATH, zoe, "{\"email\":\"a@example.org\"}");
  pf_staffed_assert_problem (self, 422, "/email");
  pf_staffed_ask (self, "PATCH", AGENTS "/" DEMO_1, zoe, "{\"state\":\"suspended\"}");
  pf_staffed_assert_problem (self, 404, "not-found"); /* a family's account is none of theirs */

  g_assert_cmpuint (
      pf_staffed_ask (self, "PATCH", ADA_PATH, zoe, "{\"state\":\"suspended\"}"), ==, 200);
  g_assert_cmpuint (pf_staffed_ask (self, "GET", "/v1/me", "agent", NULL), ==, 401);
  g_assert_cmpuint (pf_staffed_try_sign_in (self, "ada", NULL), ==, 423);
  g_assert_cmpuint (
      pf_staffed_ask (self, "PATCH", ADA_PATH, zoe, "{\"state\":\"active\"}"), ==, 200);
  pf_staffed_try_sign_in (self, "ada", NULL);
  pf_staffed_assert_problem (self, 401, "totp-required");
}

#define ZOE_PATH AGENTS "/0000000000006"

static void
test_last_administrator (PfStaffed *self, gconstpointer)
{
  g_autofree char *zoe = sign_in_zoe (self);

  /* Who was invited, or is suspended, cannot administer. */
  pf_demo_run (self->demo,
               "UPDATE account SET roles = '[\"administrator\"]' WHERE id IN (2, 4);"
               "INSERT INTO account_password VALUES (4, 'x', 1)");
  pf_staffed_ask (self, "PATCH", ZOE_PATH, zoe, "{\"roles\":[\"billing\"]}");
  pf_staffed_assert_problem (self, 409, "last-administrator");
  pf_staffed_ask (self, "PATCH", ZOE_PATH, zoe, "{\"state\":\"suspended\"}");
  pf_staffed_assert_problem (self, 409, "last-administrator");
  pf_staffed_ask (self, "POST", ZOE_PATH "/reset", zoe, NULL);
  pf_staffed_assert_problem (self, 409, "last-administrator");
  g_assert_cmpuint (
      pf_staffed_ask (self, "PATCH", ZOE_PATH, zoe, "{\"roles\":[\"billing\",\"administrator\"]}"),
      ==,
      200);
  pf_demo_run (self->demo, "UPDATE account SET roles = '[\"administrator\"]' WHERE id = 3");
  g_assert_cmpuint (
      pf_staffed_ask (self, "PATCH", ZOE_PATH, zoe, "{\"roles\":[\"billing\"]}"), ==, 200);
  pf_staffed_ask (self, "GET", AGENTS, zoe, NULL);
  pf_staffed_assert_problem (self, 403, "not-allowed");
}

static gpointer
step_down (gpointer data)
{
  PfStaffed *self = ((gpointer *) data)[0];
  const char *token = ((gpointer *) data)[1];
  const char *path = ((gpointer *) data)[2];
  g_autoptr (PfRaw) raw = pf_raw_open (pf_server_get_port (self->server));
  g_autofree char *headers = g_strdup_printf ("Authorization: Bearer %s\r\nIf-Match: *\r\n", token);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (raw, "PATCH", path, headers, "{\"roles\":[\"billing\"]}", &answer);
  return GUINT_TO_POINTER (answer.status);
}

/* Two who take the office from each other at once. */
static void
test_race (PfStaffed *self, gconstpointer)
{
  g_autofree char *zoe = sign_in_zoe (self);
  gpointer one[] = { self, zoe, (gpointer) ADA_PATH };
  gpointer other[] = { self, (gpointer) "agent", (gpointer) ZOE_PATH };
  guint statuses[2];
  GThread *thread;

  pf_demo_run (self->demo, "UPDATE account SET roles = '[\"administrator\"]' WHERE id = 3");
  thread = g_thread_new ("other", step_down, other);
  statuses[0] = GPOINTER_TO_UINT (step_down (one));
  statuses[1] = GPOINTER_TO_UINT (g_thread_join (thread));
  g_test_message ("%u, %u", statuses[0], statuses[1]);
  g_assert_cmpuint (statuses[0] == 200, !=, statuses[1] == 200);
  g_assert_cmpint (pf_staffed_count (self, "account WHERE roles = '[\"administrator\"]'"), ==, 1);
}

/* Password, app, codes, devices and lock-outs are gone; a mail lets them in anew. */
static void
test_reset (PfStaffed *self, gconstpointer)
{
  g_autofree char *zoe = sign_in_zoe (self);
  g_autofree char *token = NULL;
  g_autofree char *secret = NULL;
  g_autofree char *link = NULL;
  g_auto (GStrv) codes = NULL;

  pf_staffed_forget_factor (self, ADA);
  token = pf_staffed_sign_in (self, "ada", NULL);
  secret = pf_staffed_set_app_up (self, token, &codes);
  for (guint i = 0; i < 6; i++)
    pf_staffed_try_sign_in (self, "ada", "000000");
  g_assert_cmpuint (self->answer.status, ==, 429);
  for (guint i = 0; i < 6; i++)
    pf_staffed_ask (self,
                    "POST",
                    "/v1/sessions",
                    NULL,
                    "{\"email\":\"ada@example.org\",\"password\":\"guess\","
                    "\"device_name\":\"test\"}");
  g_assert_cmpuint (self->answer.status, ==, 429);

  g_assert_cmpuint (pf_staffed_ask (self, "POST", ADA_PATH "/reset", zoe, NULL), ==, 204);
  g_assert_cmpuint (pf_staffed_ask (self, "GET", "/v1/me", token, NULL), ==, 401);
  g_assert_cmpint (pf_staffed_count (self, "account_totp"), ==, 0);
  g_assert_cmpint (pf_staffed_count (self, "account_code"), ==, 0);
  g_assert_cmpint (pf_staffed_count (self,
                                     "journal_entry WHERE action = 'agent_reset' AND account = 6"
                                     " AND subject = '" DEMO_3 "'"),
                   ==,
                   1);
  pf_staffed_try_sign_in (self, "ada", codes[0]);
  pf_staffed_assert_problem (self, 401, "invalid-credentials");
  pf_demo_run (self->demo, "DELETE FROM mail WHERE kind = 'second_factor_changed'");
  link = receive_link (self, "ada@example.org", "activation", 72 * G_TIME_SPAN_HOUR);
  choose_password (self, link);
  g_assert_cmpuint (pf_staffed_try_sign_in (self, "ada", NULL), ==, 201);
  g_assert_nonnull (strstr (self->answer.body, "\"second_factor\":\"none\""));
}

static void
add (const char *name, const PfStaffedVariant *variant, void (*test) (PfStaffed *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/agents/%s/%s", variant->driver->name, name);

  g_test_add (path, PfStaffed, variant, pf_staffed_set_up, test, pf_staffed_tear_down);
}

int
main (int argc, char **argv)
{
  const PfStaffedVariant *variants;
  const PfStaffedVariant *limited;

  g_test_init (&argc, &argv, NULL);
  variants = pf_staffed_list_variants (FALSE);
  limited = pf_staffed_list_variants (TRUE);
  for (guint i = 0; variants[i].driver != NULL; i++) {
    add ("withheld", &variants[i], test_withheld);
    add ("session-ends", &variants[i], test_session_ends);
    add ("invitation", &variants[i], test_invitation);
    add ("language", &variants[i], test_language);
    add ("taken", &variants[i], test_taken);
    add ("edit", &variants[i], test_edit);
    add ("last-administrator", &variants[i], test_last_administrator);
    add ("race", &variants[i], test_race);
    add ("reset", &limited[i], test_reset);
  }
  return g_test_run ();
}
