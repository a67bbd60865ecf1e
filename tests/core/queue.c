/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/queue-item.h"

/* Each kind is decided by somebody, and nobody whom the operations do not let in. */
static void
test_roles (void)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_QUEUE_KIND);

  g_assert_cmpuint (kinds->n_values, >, 1);
  for (guint i = 1; i < kinds->n_values; i++) {
    PfRoles roles = pf_queue_kind_get_roles ((PfQueueKind) kinds->values[i].value);

    g_assert_cmpint (roles, !=, PF_ROLE_NONE);
    g_assert_cmpint (roles & ~PF_QUEUE_ROLES, ==, 0);
    g_assert_cmpint (roles & ~PF_ROLES_STAFF, ==, 0);
  }
}

static void
test_states (void)
{
  static const struct
  {
    PfQueueKind kind;
    PfQueueState state;
    gboolean accept, refuse, ask;
  } cases[] = {
    { PF_QUEUE_KIND_ACCOUNT, PF_QUEUE_STATE_WAITING, TRUE, TRUE, TRUE },
    { PF_QUEUE_KIND_ACCOUNT, PF_QUEUE_STATE_MORE_WANTED, TRUE, TRUE, TRUE },
    { PF_QUEUE_KIND_ACCOUNT, PF_QUEUE_STATE_REFUSED, TRUE, FALSE, TRUE },
    { PF_QUEUE_KIND_ACCOUNT, PF_QUEUE_STATE_ACCEPTED, FALSE, FALSE, FALSE },
    { PF_QUEUE_KIND_ERASURE, PF_QUEUE_STATE_WAITING, TRUE, TRUE, TRUE },
    { PF_QUEUE_KIND_ERASURE, PF_QUEUE_STATE_REFUSED, FALSE, FALSE, FALSE },
    { PF_QUEUE_KIND_ERASURE, PF_QUEUE_STATE_ACCEPTED, FALSE, FALSE, FALSE },
    { PF_QUEUE_KIND_GUARDIAN_TIE, PF_QUEUE_STATE_MORE_WANTED, TRUE, TRUE, TRUE },
    { PF_QUEUE_KIND_GUARDIAN_TIE, PF_QUEUE_STATE_REFUSED, TRUE, FALSE, TRUE },
    { PF_QUEUE_KIND_GUARDIAN_TIE, PF_QUEUE_STATE_ACCEPTED, FALSE, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_cmpint (
        pf_queue_kind_may_become (cases[i].kind, cases[i].state, PF_QUEUE_VERDICT_ACCEPT),
        ==,
        cases[i].accept);
    g_assert_cmpint (
        pf_queue_kind_may_become (cases[i].kind, cases[i].state, PF_QUEUE_VERDICT_REFUSE),
        ==,
        cases[i].refuse);
    g_assert_cmpint (pf_queue_kind_may_become (cases[i].kind, cases[i].state, PF_QUEUE_VERDICT_ASK),
                     ==,
                     cases[i].ask);
  }
}

/* What is no part of a kind is told of, each member. */
static void
test_kinds (void)
{
  static const struct
  {
    PfQueueKind kind;
    PfChanged changed;
    PfQueueVerdict verdict;
    const char *household;
    gboolean outsider;
    guint n_errors;
  } cases[] = {
    { PF_QUEUE_KIND_ACCOUNT, PF_CHANGED_NONE, PF_QUEUE_VERDICT_ASK, "", FALSE, 0 },
    { PF_QUEUE_KIND_ACCOUNT, PF_CHANGED_NONE, PF_QUEUE_VERDICT_ACCEPT, "1", FALSE, 0 },
    { PF_QUEUE_KIND_ACCOUNT, PF_CHANGED_NONE, PF_QUEUE_VERDICT_ACCEPT, "", TRUE, 0 },
    { PF_QUEUE_KIND_HOUSEHOLD_CHANGE, PF_CHANGED_ADDRESS, PF_QUEUE_VERDICT_ACCEPT, "", TRUE, 0 },
    { PF_QUEUE_KIND_HOUSEHOLD_CHANGE, PF_CHANGED_NAME, PF_QUEUE_VERDICT_REFUSE, "", FALSE, 0 },
    { PF_QUEUE_KIND_HOUSEHOLD_CHANGE, PF_CHANGED_NAME, PF_QUEUE_VERDICT_ACCEPT, "", TRUE, 1 },
    { PF_QUEUE_KIND_HOUSEHOLD_CHANGE, PF_CHANGED_ADDRESS, PF_QUEUE_VERDICT_ACCEPT, "1", FALSE, 1 },
    { PF_QUEUE_KIND_HOUSEHOLD_CHANGE, PF_CHANGED_NAME, PF_QUEUE_VERDICT_ASK, "1", TRUE, 3 },
    { PF_QUEUE_KIND_ERASURE, PF_CHANGED_NONE, PF_QUEUE_VERDICT_REFUSE, "", FALSE, 0 },
    { PF_QUEUE_KIND_ERASURE, PF_CHANGED_NONE, PF_QUEUE_VERDICT_ACCEPT, "1", TRUE, 2 },
    { PF_QUEUE_KIND_ERASURE, PF_CHANGED_NONE, PF_QUEUE_VERDICT_ASK, "", FALSE, 1 },
    { PF_QUEUE_KIND_GUARDIAN_TIE, PF_CHANGED_NONE, PF_QUEUE_VERDICT_ASK, "", FALSE, 0 },
    { PF_QUEUE_KIND_GUARDIAN_TIE, PF_CHANGED_NONE, PF_QUEUE_VERDICT_ACCEPT, "", TRUE, 0 },
    { PF_QUEUE_KIND_GUARDIAN_TIE, PF_CHANGED_NONE, PF_QUEUE_VERDICT_ACCEPT, "1", FALSE, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfErrors) errors = pf_errors_new ();
    g_autoptr (PfQueueDecision) decision = g_object_new (PF_TYPE_QUEUE_DECISION,
                                                         "decision",
                                                         cases[i].verdict,
                                                         "household",
                                                         cases[i].household,
                                                         "outsider",
                                                         cases[i].outsider,
                                                         NULL);

    pf_queue_decision_check_kind (decision, cases[i].kind, cases[i].changed, errors);
    g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, cases[i].n_errors);
  }
}

typedef struct
{
  PfDocumentKind kind;
  PfDate issued_on;
  gboolean proves, recent;
} Case;

/* Handed in on 31 May 2026 in Paris, just after midnight. */
static void
check (const Case *document_case, GTimeZone *zone)
{
  g_autoptr (GListStore) documents = g_list_store_new (PF_TYPE_DOCUMENT);
  g_autoptr (GListStore) checks = g_list_store_new (PF_TYPE_QUEUE_CHECK);
  g_autoptr (PfDocument) document = g_object_new (PF_TYPE_DOCUMENT, NULL);
  g_autoptr (PfQueueCheck) proves = NULL;
  g_autoptr (PfQueueCheck) recent = NULL;

  pf_instant_parse ("2026-05-30T22:30:00Z", &document->uploaded_at);
  document->kind = document_case->kind;
  document->issued_on = document_case->issued_on;
  g_list_store_append (documents, document);
  pf_queue_check_documents (G_LIST_MODEL (documents), zone, checks);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (checks)), ==, 2);
  proves = g_list_model_get_item (G_LIST_MODEL (checks), 0);
  recent = g_list_model_get_item (G_LIST_MODEL (checks), 1);
  g_assert_cmpstr (proves->code, ==, "proof_of_address_given");
  g_assert_cmpint (proves->ok, ==, document_case->proves);
  g_assert_cmpstr (recent->code, ==, "issued_under_three_months");
  g_assert_cmpint (recent->ok, ==, document_case->recent);
}

static void
test_checks (void)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  const Case cases[] = {
    { PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, pf_date (2026, 5, 31), TRUE, TRUE },
    { PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, pf_date (2026, 3, 1), TRUE, TRUE },
    { PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, pf_date (2026, 2, 28), TRUE, FALSE },
    { PF_DOCUMENT_KIND_LEASE, 0, TRUE, FALSE },
    { PF_DOCUMENT_KIND_INSURANCE, pf_date (2026, 5, 31), FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i], paris);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/queue/roles", test_roles);
  g_test_add_func ("/queue/states", test_states);
  g_test_add_func ("/queue/kinds", test_kinds);
  g_test_add_func ("/queue/checks", test_checks);
  return g_test_run ();
}
