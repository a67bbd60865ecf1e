/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document between its panel and the portal: what the town takes, what it refuses, and how long
 * to wait.
 */
#include "client/app/proof-controller.h"

#include "client/app/fake-portal.h"

#define ACCOUNT                                                                                    \
  "{\"id\":\"1\",\"email\":\"c@example.org\",\"first_name\":\"Camille\",\"last_name\":\"Berger\"," \
  "\"roles\":[\"family\"]}"
#define SEND "POST /v1/documents"

typedef struct
{
  PfFakePortal *portal;
  GSettings *settings;
  PfGate *gate;
  PfProofSending *sending;
  PfProofController *controller;
} Fixture;

static void
take (Fixture *fixture, const char *proofs)
{
  g_autofree char *portal = g_strdup_printf (
      "{\"name\":\"Valbourg\",\"time_zone\":\"Europe/Paris\",\"proofs_of_address\":%s}", proofs);

  pf_fake_portal_answer (fixture->portal, "GET /v1/portal", 200, portal);
}

static void
sign_in (Fixture *fixture)
{
  PfEntrance *entrance = pf_gate_get_entrance (fixture->gate);

  while (entrance->busy || entrance->stage != PF_ENTRANCE_STAGE_SIGN_IN || entrance->portal == NULL)
    g_main_context_iteration (NULL, TRUE);
  pf_entrance_sign_in (entrance, "c@example.org", "good", FALSE);
  while (pf_gate_get_visit (fixture->gate) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
open (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("page", 4);
  g_autoptr (PfProof) proof = pf_proof_new ("bail.pdf", bytes, 0, NULL, "application/pdf");
  g_autoptr (PfAccountFile) file = g_object_new (PF_TYPE_ACCOUNT_FILE,
                                                 "kind",
                                                 PF_QUEUE_KIND_ACCOUNT,
                                                 "state",
                                                 PF_QUEUE_STATE_MORE_WANTED,
                                                 "household",
                                                 "h1",
                                                 NULL);

  pf_proof_sending_set_file (fixture->sending, file, "h1");
  pf_proof_sending_set_open (fixture->sending, TRUE);
  pf_proof_sending_answer (fixture->sending, fixture->sending->kind, "", proof);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->portal = pf_fake_portal_new ();
  take (fixture, "[\"lease\",\"statement_on_honour\"]");
  pf_fake_portal_answer (fixture->portal, "GET /v1/me", 200, "{\"account\":" ACCOUNT "}");
  pf_fake_portal_answer (
      fixture->portal,
      "POST /v1/sessions",
      201,
      "{\"token\":\"T\",\"expires_at\":\"2030-01-01T00:00:00Z\",\"account\":" ACCOUNT "}");
  fixture->settings = g_settings_new (PF_APPLICATION_ID);
  fixture->gate = pf_gate_new (fixture->settings);
  pf_gate_start (fixture->gate, fixture->portal->address);
  sign_in (fixture);
  fixture->sending = pf_proof_sending_new ();
  fixture->controller = pf_proof_controller_new (fixture->gate, fixture->sending);
  open (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_run_dispose (G_OBJECT (fixture->controller));
  g_object_run_dispose (G_OBJECT (fixture->gate));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->controller);
  g_assert_finalize_object (fixture->sending);
  g_object_unref (fixture->gate);
  g_object_unref (fixture->settings);
  pf_fake_portal_free (fixture->portal);
}

static void
send (Fixture *fixture)
{
  g_string_truncate (fixture->portal->asked, 0);
  pf_proof_sending_send (fixture->sending);
  while (fixture->sending->busy)
    g_main_context_iteration (NULL, TRUE);
}

/* The town has other wishes since the client asked: they are shown, with what was refused. */
static void
test_kinds (Fixture *fixture, gconstpointer)
{
  PfProofSending *sending = fixture->sending;

  g_assert_cmpuint (sending->n_kinds, ==, 2);
  g_assert_cmpint (sending->kind, ==, PF_DOCUMENT_KIND_LEASE);
  take (fixture, "[\"statement_on_honour\"]");
  pf_fake_portal_refuse (
      fixture->portal,
      SEND,
      422,
      "bad-members",
      0,
      "[{\"pointer\":\"/document/kind\",\"code\":\"not-taken-here\",\"message\":\"m\"}]");
  send (fixture);
  g_assert_cmpstr (sending->faults[PF_PROOF_FAULT_KIND], ==, "not-taken-here");
  g_assert_cmpint (sending->failure, ==, PF_FAILURE_NONE);
  while (sending->n_kinds != 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (sending->kind, ==, PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR);
  g_assert_cmpstr (sending->faults[PF_PROOF_FAULT_KIND], ==, "not-taken-here");
  g_assert_nonnull (sending->proof);
}

/* How long to wait is counted down; meanwhile nothing is sent. */
static void
test_too_many (Fixture *fixture, gconstpointer)
{
  PfProofSending *sending = fixture->sending;

  pf_fake_portal_refuse (fixture->portal, SEND, 429, "too-many-requests", 2, NULL);
  send (fixture);
  g_assert_cmpint (sending->failure, ==, PF_FAILURE_TOO_MANY);
  g_assert_cmpuint (sending->retry_seconds, ==, 2);
  send (fixture);
  g_assert_cmpstr (fixture->portal->asked->str, ==, "");
  while (sending->retry_seconds > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (sending->failure, ==, PF_FAILURE_NONE);
  g_assert_nonnull (sending->proof);
  pf_fake_portal_answer (fixture->portal, SEND, 201, "{\"id\":\"d1\"}");
  send (fixture);
  g_assert_null (sending->proof);
  g_assert_false (sending->open);
}

/* What is asked for a child’s enrolment is the child’s. */
static void
test_enrolment (Fixture *fixture, gconstpointer)
{
  PfProofSending *sending = fixture->sending;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("page", 4);
  g_autoptr (PfProof) proof = pf_proof_new ("livret.pdf", bytes, 0, NULL, "application/pdf");
  g_autoptr (PfSchoolEnrolment) enrolment =
      g_object_new (PF_TYPE_SCHOOL_ENROLMENT, "id", "e1", "household", "h2", "child", "tom", NULL);

  enrolment->documents_wanted = g_strsplit ("proof_of_parenthood", " ", -1);
  pf_proof_sending_set_file (sending, NULL, NULL);
  pf_proof_sending_set_enrolment (sending, enrolment);
  pf_proof_sending_set_open (sending, TRUE);
  pf_proof_sending_answer (sending, sending->kind, "", proof);
  pf_fake_portal_answer (fixture->portal, SEND, 201, "{\"id\":\"d1\"}");
  send (fixture);
  g_assert_nonnull (
      strstr (fixture->portal->asked->str,
              "{\"kind\":\"proof_of_parenthood\",\"household\":\"h2\",\"child\":\"tom\"}"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/proof-controller/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("kinds", test_kinds);
  ADD ("too-many", test_too_many);
  ADD ("enrolment", test_enrolment);
  return g_test_run ();
}
