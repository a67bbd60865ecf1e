/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which documents may be sent, and whose household they are of.
 */
#include "client/model/proof-sending.h"

#define TODAY pf_date (2026, 11, 24)

typedef struct
{
  PfProofSending *sending;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->sending = pf_proof_sending_new ();
  fixture->sending->today = TODAY;
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_assert_finalize_object (fixture->sending);
}

/* @wanted: in one string */
static void
set_file (Fixture *fixture, PfQueueKind kind, const char *wanted, const char *household)
{
  g_autoptr (PfAccountFile) file = g_object_new (PF_TYPE_ACCOUNT_FILE,
                                                 "kind",
                                                 kind,
                                                 "state",
                                                 PF_QUEUE_STATE_MORE_WANTED,
                                                 "household",
                                                 household,
                                                 NULL);

  file->documents_wanted = g_strsplit (wanted, " ", -1);
  pf_proof_sending_set_file (fixture->sending, file, "shown");
}

static void
assert_kinds (Fixture *fixture, const PfDocumentKind *kinds, guint n)
{
  g_assert_cmpuint (fixture->sending->n_kinds, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (fixture->sending->kinds[i], ==, kinds[i]);
}

static const PfDocumentKind of_address[] = { PF_DOCUMENT_KIND_PROOF_OF_ADDRESS,
                                             PF_DOCUMENT_KIND_LODGING_CERTIFICATE,
                                             PF_DOCUMENT_KIND_LEASE,
                                             PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR,
                                             PF_DOCUMENT_KIND_OTHER };

static void
test_account (Fixture *fixture, gconstpointer)
{
  assert_kinds (fixture, of_address, 4);
  set_file (fixture, PF_QUEUE_KIND_ACCOUNT, "lease", "");
  assert_kinds (fixture, of_address, 4);
  g_assert_cmpint (fixture->sending->kind, ==, PF_DOCUMENT_KIND_LEASE);
  g_assert_cmpstr (fixture->sending->household, ==, "shown");
  set_file (fixture, PF_QUEUE_KIND_ACCOUNT, "other", "");
  assert_kinds (fixture, of_address, 5);
  g_assert_cmpint (fixture->sending->kind, ==, PF_DOCUMENT_KIND_OTHER);
}

static void
set_proofs (Fixture *fixture, const char *words)
{
  g_auto (GStrv) proofs = g_strsplit (words, " ", -1);

  pf_proof_sending_set_proofs (fixture->sending, proofs);
}

/* What the town does not take is offered to nobody, not even where an agent asked for it before. */
static void
test_town (Fixture *fixture, gconstpointer)
{
  static const PfDocumentKind two[] = { PF_DOCUMENT_KIND_LEASE,
                                        PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR };
  static const PfDocumentKind any[] = { PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD,
                                        PF_DOCUMENT_KIND_OTHER };

  set_file (fixture, PF_QUEUE_KIND_ACCOUNT, "proof_of_address", "");
  pf_proof_sending_set_open (fixture->sending, TRUE);
  g_assert_cmpint (fixture->sending->kind, ==, PF_DOCUMENT_KIND_PROOF_OF_ADDRESS);
  set_proofs (fixture, "statement_on_honour lease");
  assert_kinds (fixture, two, 2);
  g_assert_cmpint (fixture->sending->kind, ==, PF_DOCUMENT_KIND_LEASE);
  pf_proof_sending_answer (
      fixture->sending, PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR, "", fixture->sending->proof);
  set_proofs (fixture, "statement_on_honour lease");
  g_assert_cmpint (fixture->sending->kind, ==, PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR);
  set_file (fixture, PF_QUEUE_KIND_GUARDIAN_TIE, "proof_of_address", "mine");
  assert_kinds (fixture, any, 2);
}

static void
test_tie (Fixture *fixture, gconstpointer)
{
  static const PfDocumentKind any[] = { PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD,
                                        PF_DOCUMENT_KIND_OTHER };
  static const PfDocumentKind both[] = { PF_DOCUMENT_KIND_LEASE,
                                         PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD };

  set_file (fixture, PF_QUEUE_KIND_GUARDIAN_TIE, "proof_of_parenthood", "mine");
  assert_kinds (fixture, any, 1);
  g_assert_cmpint (fixture->sending->kind, ==, PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD);
  g_assert_cmpstr (fixture->sending->household, ==, "mine");
  set_file (fixture, PF_QUEUE_KIND_GUARDIAN_TIE, "proof_of_parenthood lease", "mine");
  assert_kinds (fixture, both, 2);
  g_assert_cmpint (fixture->sending->kind, ==, PF_DOCUMENT_KIND_LEASE);
  /* What is asked for is in the reason alone. */
  set_file (fixture, PF_QUEUE_KIND_GUARDIAN_TIE, "", "mine");
  assert_kinds (fixture, any, 2);
}

/* What the person chose stays while the form is open, unless it is wanted no more. */
static void
test_keeps_kind (Fixture *fixture, gconstpointer)
{
  set_file (fixture, PF_QUEUE_KIND_GUARDIAN_TIE, "", "mine");
  pf_proof_sending_set_open (fixture->sending, TRUE);
  pf_proof_sending_answer (fixture->sending, PF_DOCUMENT_KIND_OTHER, "", NULL);
  set_file (fixture, PF_QUEUE_KIND_GUARDIAN_TIE, "", "mine");
  g_assert_cmpint (fixture->sending->kind, ==, PF_DOCUMENT_KIND_OTHER);
  set_file (fixture, PF_QUEUE_KIND_GUARDIAN_TIE, "proof_of_parenthood", "mine");
  g_assert_cmpint (fixture->sending->kind, ==, PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD);
  pf_proof_sending_end (fixture->sending);
  g_assert_cmpint (fixture->sending->kind, ==, PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD);
}

/* Only a proof of address has a date that is asked; one that was typed for another is not sent. */
static void
test_date (Fixture *fixture, gconstpointer)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("page", 4);
  g_autoptr (PfProof) proof = pf_proof_new ("livret.pdf", bytes, 0, NULL, "application/pdf");

  set_file (fixture, PF_QUEUE_KIND_GUARDIAN_TIE, "proof_of_parenthood proof_of_address", "mine");
  pf_proof_sending_answer (fixture->sending, PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, "", proof);
  g_assert_false (pf_proof_sending_check (fixture->sending));
  g_assert_cmpstr (fixture->sending->faults[PF_PROOF_FAULT_DATE], ==, "required");
  pf_proof_sending_answer (fixture->sending, PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, "1/1/2026", proof);
  g_assert_false (pf_proof_sending_check (fixture->sending));
  g_assert_cmpstr (fixture->sending->faults[PF_PROOF_FAULT_DATE], ==, "too-old");
  g_assert_cmpuint (pf_proof_sending_get_date (fixture->sending), ==, pf_date (2026, 1, 1));
  pf_proof_sending_answer (
      fixture->sending, PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD, "1/1/2026", proof);
  g_assert_true (pf_proof_sending_check (fixture->sending));
  g_assert_cmpuint (pf_proof_sending_get_date (fixture->sending), ==, 0);
}

/* Another failure than the wait itself outlives it. */
static void
test_wait (Fixture *fixture, gconstpointer)
{
  PfProofSending *sending = fixture->sending;

  sending->retry_seconds = 2;
  sending->failure = PF_FAILURE_TOO_MANY;
  g_assert_true (pf_proof_sending_count_down (sending));
  g_assert_true (pf_proof_sending_is_held (sending));
  g_assert_cmpint (sending->failure, ==, PF_FAILURE_TOO_MANY);
  g_assert_false (pf_proof_sending_count_down (sending));
  g_assert_false (pf_proof_sending_is_held (sending));
  g_assert_cmpint (sending->failure, ==, PF_FAILURE_NONE);
  sending->retry_seconds = 1;
  sending->failure = PF_FAILURE_OVERLOADED;
  g_assert_false (pf_proof_sending_count_down (sending));
  g_assert_cmpint (sending->failure, ==, PF_FAILURE_OVERLOADED);
}

static void
set_enrolment (Fixture *fixture, const char *id, const char *wanted)
{
  g_autoptr (PfSchoolEnrolment) enrolment =
      g_object_new (PF_TYPE_SCHOOL_ENROLMENT, "id", id, "household", "h1", "child", "tom", NULL);

  enrolment->documents_wanted = g_strsplit (wanted, " ", -1);
  pf_proof_sending_set_enrolment (fixture->sending, enrolment);
}

/* For a school, what was asked for alone; what was typed for one child is not sent for another. */
static void
test_enrolment (Fixture *fixture, gconstpointer)
{
  static const PfDocumentKind asked[] = { PF_DOCUMENT_KIND_LEASE,
                                          PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD };
  static const PfDocumentKind described[] = { PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD,
                                              PF_DOCUMENT_KIND_OTHER };

  set_enrolment (fixture, "e1", "proof_of_parenthood lease");
  assert_kinds (fixture, asked, 2);
  g_assert_cmpstr (fixture->sending->household, ==, "h1");
  pf_proof_sending_answer (fixture->sending, PF_DOCUMENT_KIND_LEASE, "12/10/2026", NULL);
  set_enrolment (fixture, "e1", "proof_of_parenthood lease");
  g_assert_cmpstr (fixture->sending->date, ==, "12/10/2026");
  set_enrolment (fixture, "e2", "");
  assert_kinds (fixture, described, 2);
  g_assert_null (fixture->sending->date);
  pf_proof_sending_set_enrolment (fixture->sending, NULL);
  g_assert_null (fixture->sending->household);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/proof-sending/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("account", test_account);
  ADD ("town", test_town);
  ADD ("tie", test_tie);
  ADD ("keeps-kind", test_keeps_kind);
  ADD ("date", test_date);
  ADD ("wait", test_wait);
  ADD ("enrolment", test_enrolment);
  return g_test_run ();
}
