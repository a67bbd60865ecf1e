/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guardian invites the other one, who lives elsewhere: what they have to say, what is asked of
 * the agents when they accept, and that they are told nothing of the children before.
 */
#include <string.h>

#include "portal/inviting.h"

#define ZOE_AND_TOM "[\"" DEMO_1 "\",\"" DEMO_2 "\"]"
#define ELSEWHERE(email, first_name, last_name, children)                                          \
  "{\"email\":\"" email "\",\"first_name\":\"" first_name "\",\"last_name\":\"" last_name          \
  "\",\"lives_elsewhere\":true,\"children\":" children "}"
#define SAM ELSEWHERE (INVITING_SAM, "Sam", "Petit", ZOE_AND_TOM)
#define LUC ELSEWHERE ("luc@example.org", "Luc", "Blanc", "[\"" DEMO_1 "\"]")

#define ADDRESS "{\"line1\":\"3 rue Basse\",\"postal_code\":\"49000\",\"city\":\"Angers\"}"

static void
assert_count (PfNewAccounts *self, const char *sql, gint64 n)
{
  g_assert_cmpint (pf_new_accounts_count (self, sql), ==, n);
}

/* @more: further members, each with a comma before it */
static void
confirm (PfNewAccounts *self, const char *token, const char *more, PfRawAnswer *ret_answer)
{
  g_autofree char *body =
      g_strdup_printf ("{\"token\":\"%s\",\"password\":\"" NEW_PASSWORD "\"%s}", token, more);

  pf_new_accounts_post (self, 1, "password-resets/confirm", body, ret_answer);
}

static void
assert_refused (PfNewAccounts *self, const char *body, const char *fault)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_inviting_ask (self, 0, "one", "POST", INVITING_PATH, body, &answer);
  g_assert_cmpuint (answer.status, ==, 422);
  g_assert_nonnull (strstr (answer.body, fault));
}

static void
test_faults (PfNewAccounts *self, gconstpointer)
{
  assert_refused (self, ELSEWHERE (INVITING_SAM, "Sam", "Petit", "[]"), "/children");
  /* Léa is of household Two. */
  assert_refused (self,
                  ELSEWHERE (INVITING_SAM, "Sam", "Petit", "[\"" DEMO_1 "\",\"" DEMO_3 "\"]"),
                  "/children");
  assert_refused (self,
                  "{\"email\":\"" INVITING_SAM "\",\"first_name\":\"Sam\",\"last_name\":\"Petit\","
                  "\"children\":" ZOE_AND_TOM "}",
                  "/children");
  assert_count (self, "SELECT count(*) FROM guardian_invitation", 0);
}

static void
assert_nothing_told (PfNewAccounts *self)
{
  const PfSinkMail *mail = pf_sink_get (self->sink, 0);

  g_assert_cmpstr (mail->recipient, ==, INVITING_SAM);
  g_assert_nonnull (strstr (mail->text, "=C3=88ve =C3=85gren"));
  g_assert_null (strstr (mail->text, "Zo=C3=A9"));
  g_assert_null (strstr (mail->text, "Tom"));
}

/* Whom nobody knows says where they live; an agent has to look at the rest. */
static void
test_stranger (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = pf_inviting_get_token (self, SAM);
  g_auto (PfRawAnswer) answer = { 0 };

  assert_nothing_told (self);
  pf_inviting_check (self, token, &answer);
  g_assert_nonnull (strstr (answer.body, "\"lives_elsewhere\":true,\"address_wanted\":true"));
  confirm (self, token, "", &answer);
  g_assert_cmpuint (answer.status, ==, 422);
  g_assert_nonnull (strstr (answer.body, "\"/address\""));
  confirm (self, token, ",\"address\":{\"line1\":\"3 rue Basse\"}", &answer);
  g_assert_cmpuint (answer.status, ==, 422);
  g_assert_nonnull (strstr (answer.body, "\"/address/postal_code\""));
  g_assert_nonnull (strstr (answer.body, "\"/address/city\""));
  assert_count (self, "SELECT count(*) FROM account WHERE email = '" INVITING_SAM "'", 0);

  confirm (self, token, ",\"address\":" ADDRESS, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  g_assert_cmpuint (pf_new_accounts_sign_in (self, INVITING_SAM, NEW_PASSWORD), ==, 201);
  assert_count (self,
                "SELECT count(*) FROM account a JOIN adult p ON p.account = a.id"
                " JOIN household h ON h.id = p.household JOIN queue_item q ON q.household = h.id"
                " WHERE a.email = '" INVITING_SAM "' AND a.state = 'pending'"
                " AND p.role = 'guardian' AND h.state = 'provisional' AND h.name = 'Petit'"
                " AND h.address_line1 = '3 rue Basse' AND q.account = a.id"
                " AND q.kind = 'guardian_tie' AND q.state = 'waiting'",
                1);
  assert_count (self, "SELECT count(*) FROM guardian_tie_child WHERE linked = 0", 2);
  assert_count (self, "SELECT count(*) FROM household_child", 5);
  assert_count (self, INVITING_MEMBERS "'" INVITING_SAM "'", 0);
}

/* Who invited hears of it, sees that an agent looks, and takes nothing back any more. */
static void
test_inviter (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = pf_inviting_get_token (self, SAM);
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *path = NULL;
  PfId id;

  confirm (self, token, ",\"address\":" ADDRESS, &answer);
  assert_count (self,
                "SELECT count(*) FROM mail WHERE account = 1 AND kind = 'tie_asked'"
                " AND recipient = 'eve@example.org' AND invited_by = 'Sam Petit'",
                1);
  pf_inviting_ask (self, 0, "one", "GET", INVITING_PATH, NULL, &answer);
  g_assert_nonnull (strstr (answer.body, "\"state\":\"accepted\""));
  pf_id_from_number (id, pf_new_accounts_count (self, "SELECT id FROM guardian_invitation"));
  path = g_strdup_printf (INVITING_PATH "/%s", id);
  pf_inviting_ask (self, 0, "one", "DELETE", path, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 404);
  confirm (self, token, ",\"address\":" ADDRESS, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-used");
}

/* Who has a household of the town says nothing more, and opens none. */
static void
test_known (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = pf_inviting_get_token (self, LUC);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_inviting_check (self, token, &answer);
  g_assert_nonnull (strstr (answer.body, "\"lives_elsewhere\":true,\"address_wanted\":false"));
  pf_inviting_accept (self, 1, "two", token, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  assert_count (self, "SELECT count(*) FROM household", 2);
  assert_count (self,
                "SELECT count(*) FROM queue_item WHERE kind = 'guardian_tie' AND account = 2"
                " AND household = 2 AND state = 'waiting'",
                1);
  assert_count (self, "SELECT count(*) FROM household_child WHERE household = 2 AND child = 1", 0);
  pf_inviting_ask (self, 0, "two", "GET", "/v1/children/" DEMO_1, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 404);
  pf_inviting_ask (self, 0, "two", "GET", "/v1/me", NULL, &answer);
  g_assert_nonnull (
      strstr (answer.body, "\"account_file\":{\"kind\":\"guardian_tie\",\"state\":\"waiting\""));
  g_assert_null (strstr (answer.body, "Zoé"));

  /* Of another child too: the same file. */
  g_free (token);
  token = pf_inviting_get_token (self,
                                 ELSEWHERE ("luc@example.org", "Luc", "Blanc", "[\"" DEMO_2 "\"]"));
  pf_inviting_accept (self, 0, "two", token, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  assert_count (self, "SELECT count(*) FROM queue_item", 1);
  assert_count (self, "SELECT count(*) FROM guardian_tie_child", 2);
}

/* Who is invited to live there first, and corrected to elsewhere, has the mail that is right. */
static void
test_corrected (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *first = pf_inviting_get_token (self, INVITING_BODY);
  g_autofree char *second = pf_inviting_get_token (self, SAM);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_inviting_check (self, first, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-invalid");
  pf_inviting_check (self, second, &answer);
  g_assert_nonnull (strstr (answer.body, "\"lives_elsewhere\":true"));
  pf_inviting_invite (self, SAM); /* on its way */
  assert_count (self, "SELECT count(*) FROM mail WHERE kind LIKE '%_invitation'", 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pf_inviting_add_test ("faults", test_faults);
  pf_inviting_add_test ("stranger", test_stranger);
  pf_inviting_add_test ("inviter", test_inviter);
  pf_inviting_add_test ("known", test_known);
  pf_inviting_add_test ("corrected", test_corrected);
  return g_test_run ();
}
