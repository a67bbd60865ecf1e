/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/queue-item.h"

/* How old a proof of address may be. */
#define MAX_MONTHS 3

static const PfField person_fields[] = {
  PF_ID (PfQueuePerson, id, .read_only = true),
  PF_TEXT (PfQueuePerson, first_name, .read_only = true),
  PF_TEXT (PfQueuePerson, last_name, .read_only = true),
  PF_TEXT (PfQueuePerson, email, .read_only = true),
  PF_TEXT (PfQueuePerson, phone, .read_only = true),
};

PF_DEFINE_RECORD (PfQueuePerson, pf_queue_person, "queue_person", person_fields)

static const PfField household_fields[] = {
  PF_ID (PfQueueHousehold, id, .read_only = true),
  PF_TEXT (PfQueueHousehold, name, .read_only = true),
  PF_OBJECT (PfQueueHousehold, address, PfAddress, pf_address, .read_only = true),
};

PF_DEFINE_RECORD (PfQueueHousehold, pf_queue_household, "queue_household", household_fields)

static const PfField child_fields[] = {
  PF_TEXT (PfQueueChild, first_name),
  PF_DATE (PfQueueChild, birth_date),
  PF_DATE (PfQueueChild, expected_on),
};

PF_DEFINE_RECORD (PfQueueChild, pf_queue_child, "queue_child", child_fields)

static const PfField candidate_fields[] = {
  PF_ID (PfQueueCandidate, household),
  PF_TEXT (PfQueueCandidate, name),
  PF_OBJECT (PfQueueCandidate, address, PfAddress, pf_address),
  PF_TEXTS (PfQueueCandidate, adults),
  PF_LIST (PfQueueCandidate, children, pf_queue_child),
  PF_TEXTS (PfQueueCandidate, signs),
};

PF_DEFINE_RECORD (PfQueueCandidate, pf_queue_candidate, "queue_candidate", candidate_fields)

static const PfField check_fields[] = {
  PF_TEXT (PfQueueCheck, code),
  PF_BOOLEAN (PfQueueCheck, ok),
};

PF_DEFINE_RECORD (PfQueueCheck, pf_queue_check, "queue_check", check_fields)

static const PfField item_fields[] = {
  PF_ID (PfQueueItem, id, .read_only = true),
  PF_ENUM (PfQueueItem, kind, PfQueueKind, pf_queue_kind, .read_only = true),
  PF_ENUM (PfQueueItem, state, PfQueueState, pf_queue_state, .read_only = true),
  PF_TEXT (PfQueueItem, first_name, .read_only = true),
  PF_TEXT (PfQueueItem, last_name, .read_only = true),
  PF_TEXT (PfQueueItem, address, .read_only = true),
  PF_ENUM (PfQueueItem, changed, PfChanged, pf_changed, .read_only = true),
  PF_TEXT (PfQueueItem, child, .read_only = true),
  PF_INSTANT (PfQueueItem, submitted_at, .read_only = true),
  PF_INTEGER (PfQueueItem, n_candidates, .read_only = true),
  PF_TEXT (PfQueueItem, opened_by, .read_only = true),
  PF_INSTANT (PfQueueItem, opened_until, .read_only = true),
  PF_INSTANT (PfQueueItem, decided_at, .read_only = true),
  PF_OBJECT (PfQueueItem, account, PfQueuePerson, pf_queue_person, .read_only = true),
  PF_OBJECT (PfQueueItem, household, PfQueueHousehold, pf_queue_household, .read_only = true),
  PF_OBJECT (PfQueueItem, change, PfHouseholdChange, pf_household_change, .read_only = true),
  PF_OBJECT (PfQueueItem, erasure, PfErasureFile, pf_erasure_file, .read_only = true),
  PF_OBJECT (PfQueueItem, tie, PfTieFile, pf_tie_file, .read_only = true),
  PF_OBJECT (PfQueueItem, school_file, PfSchoolFile, pf_school_file, .read_only = true),
  PF_LIST (PfQueueItem, children, pf_queue_child, .read_only = true),
  PF_LIST (PfQueueItem, documents, pf_document, .read_only = true),
  PF_LIST (PfQueueItem, candidates, pf_queue_candidate, .read_only = true),
  PF_LIST (PfQueueItem, checks, pf_queue_check, .read_only = true),
  PF_LIST (PfQueueItem, history, pf_queue_past, .read_only = true),
  PF_INSTANT (PfQueueItem, undo_until, .read_only = true),
  PF_INTEGER (PfQueueItem, version, .version = true),
};

PF_DEFINE_RECORD (PfQueueItem, pf_queue_item, "queue_item", item_fields)

PfProblem
pf_queue_item_get_hindrance (const PfQueueItem *self)
{
  if (self->erasure != NULL)
    return self->erasure->hindrance;
  if (self->school_file != NULL)
    return self->school_file->hindrance;
  return self->tie != NULL ? self->tie->hindrance : PF_PROBLEM_NONE;
}

gboolean
pf_queue_item_may_get (const PfQueueItem *self, PfQueueVerdict verdict)
{
  gboolean is_hindered = pf_queue_item_get_hindrance (self) != PF_PROBLEM_NONE;

  return pf_queue_kind_may_get (self->kind, verdict) &&
         pf_queue_kind_may_become (self->kind, self->state, verdict) &&
         (verdict != PF_QUEUE_VERDICT_ACCEPT || !is_hindered);
}

static gboolean
proves_address (const PfDocument *document)
{
  switch (document->kind) {
  case PF_DOCUMENT_KIND_PROOF_OF_ADDRESS:
  case PF_DOCUMENT_KIND_LODGING_CERTIFICATE:
  case PF_DOCUMENT_KIND_LEASE:
  case PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR:
    return TRUE;
  case PF_DOCUMENT_KIND_NONE:
  case PF_DOCUMENT_KIND_INSURANCE:
  case PF_DOCUMENT_KIND_QUOTIENT_CERTIFICATE:
  case PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD:
  case PF_DOCUMENT_KIND_OTHER:
    break;
  }
  return FALSE;
}

/* The same day of the month so many months before, or the month's last. */
static PfDate
subtract_months (PfDate day, guint n)
{
  guint month, day_of_month;
  guint year = pf_date_get_year (day, &month, &day_of_month);
  guint months = year * 12 + month - 1 - n;
  guint last = g_date_get_days_in_month (months % 12 + 1, (GDateYear) (months / 12));

  return pf_date (months / 12, months % 12 + 1, MIN (day_of_month, last));
}

static gboolean
is_recent (const PfDocument *document, GTimeZone *zone)
{
  PfDate handed_in = pf_instant_get_date (document->uploaded_at, zone);

  return document->issued_on > subtract_months (handed_in, MAX_MONTHS);
}

static void
add_check (GListStore *checks, const char *code, gboolean ok)
{
  g_autoptr (PfQueueCheck) check = g_object_new (PF_TYPE_QUEUE_CHECK, "code", code, "ok", ok, NULL);

  g_list_store_append (checks, check);
}

void
pf_queue_check_documents (GListModel *documents, GTimeZone *zone, GListStore *checks)
{
  gboolean has_proof = FALSE;
  gboolean has_recent = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++) {
    g_autoptr (PfDocument) document = g_list_model_get_item (documents, i);

    if (!proves_address (document))
      continue;
    has_proof = TRUE;
    has_recent = has_recent || is_recent (document, zone);
  }
  add_check (checks, "proof_of_address_given", has_proof);
  add_check (checks, "issued_under_three_months", has_recent);
}
