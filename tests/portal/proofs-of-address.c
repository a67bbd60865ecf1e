/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A town that takes leases and statements on honour, no bills: what is handed in, what agents ask
 * for, and what the portal says of it before anyone signs in.
 */
#include <string.h>

#include "portal/queue-town.h"

#define LIST "[\"lease\",\"statement_on_honour\"]"

static void
choose (PfPortal *portal)
{
  pf_demo_run (portal->demo,
               "UPDATE portal SET proofs_of_address = '" LIST "', version = version + 1");
}

/* What Paul is answered who hands in a document for his household. */
static void
hand_in (PfPortal *portal, const char *members, PfRawAnswer *ret_answer)
{
  g_autoptr (GByteArray) file = pf_files_make_pdf (1000, "page");
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *json = NULL;
  g_autoptr (GByteArray) body = NULL;
  PfId household;

  pf_id_from_number (household, PF_QUEUE_PAUL);
  json = g_strdup_printf ("{\"household\":\"%s\",%s}", household, members);
  body = pf_uploading_build (json, "proof.pdf", file);
  pf_portal_send_body (portal->raw, "paul", key, body, ret_answer);
  g_test_message ("%u %s", ret_answer->status, ret_answer->body);
}

static void
test_portal (PfPortal *portal, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (portal->raw, "GET", "/v1/portal", "", NULL, &answer);
  g_assert_nonnull (strstr (answer.body,
                            "\"proofs_of_address\":[\"proof_of_address\",\"lodging_certificate\","
                            "\"lease\",\"statement_on_honour\"]"));
  choose (portal);
  pf_raw_ask (portal->raw, "GET", "/v1/portal", "", NULL, &answer);
  g_assert_nonnull (strstr (answer.body, "\"proofs_of_address\":" LIST));
}

static void
test_documents (PfPortal *portal, gconstpointer)
{
  static const char *const taken[] = { "\"kind\":\"lease\"",
                                       "\"kind\":\"statement_on_honour\"",
                                       "\"kind\":\"proof_of_parenthood\"",
                                       "\"kind\":\"insurance\"" };
  g_autofree char *before = pf_queue_hand_in (portal, "paul", PF_QUEUE_PAUL);
  g_auto (PfRawAnswer) answer = { 0 };

  g_assert_nonnull (before);
  choose (portal);
  hand_in (portal, "\"kind\":\"proof_of_address\",\"issued_on\":\"2999-01-01\"", &answer);
  pf_portal_assert_problem (
      &answer, 422, "\"pointer\":\"/document/kind\",\"code\":\"not-taken-here\"");
  g_assert_nonnull (strstr (answer.body, "\"pointer\":\"/document/issued_on\""));
  hand_in (portal, "\"kind\":\"lodging_certificate\"", &answer);
  pf_portal_assert_problem (&answer, 422, "\"code\":\"not-taken-here\"");
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++) {
    hand_in (portal, taken[i], &answer);
    g_assert_cmpuint (answer.status, ==, 201);
  }
}

static void
ask_for (PfPortal *portal, const char *documents, PfQueueAnswer *ret_answer)
{
  g_autofree char *body = g_strdup_printf (
      "{\"decision\":\"ask\",\"reason\":\"Illisible.\",\"documents\":%s}", documents);

  pf_queue_decide (portal, "nina", 1, body, ret_answer);
}

/* Nobody is asked for what they could not hand in. */
static void
test_asked (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  choose (portal);
  ask_for (portal, "[\"lease\",\"proof_of_address\"]", &answer);
  pf_portal_assert_problem (
      &answer.raw, 422, "\"pointer\":\"/documents\",\"code\":\"not-taken-here\"");
  ask_for (portal, "[\"lease\",\"other\"]", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = { { "portal", test_portal },
                                        { "documents", test_documents },
                                        { "asked", test_asked },
                                        { NULL, NULL } };

  return pf_portal_run (argc, argv, "proofs-of-address", pf_queue_set_up, tests);
}
