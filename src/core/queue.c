/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/queue.h"

#include "core/document.h"
#include "core/proof-of-address.h"

G_DEFINE_ENUM_TYPE (PfQueueKind,
                    pf_queue_kind,
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_KIND_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_KIND_ACCOUNT, "account"),
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_KIND_HOUSEHOLD_CHANGE, "household_change"),
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_KIND_ERASURE, "erasure"),
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_KIND_GUARDIAN_TIE, "guardian_tie"),
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_KIND_SCHOOL_ENROLMENT, "school_enrolment"))

G_DEFINE_ENUM_TYPE (PfChanged,
                    pf_changed,
                    G_DEFINE_ENUM_VALUE (PF_CHANGED_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_CHANGED_ADDRESS, "address"),
                    G_DEFINE_ENUM_VALUE (PF_CHANGED_NAME, "name"))

G_DEFINE_ENUM_TYPE (PfQueueState,
                    pf_queue_state,
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_STATE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_STATE_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_STATE_MORE_WANTED, "more_wanted"),
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_STATE_ACCEPTED, "accepted"),
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_STATE_REFUSED, "refused"))

G_DEFINE_ENUM_TYPE (PfQueueVerdict,
                    pf_queue_verdict,
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_VERDICT_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_VERDICT_ACCEPT, "accept"),
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_VERDICT_REFUSE, "refuse"),
                    G_DEFINE_ENUM_VALUE (PF_QUEUE_VERDICT_ASK, "ask"))

static const PfRoles roles[] = {
  [PF_QUEUE_KIND_ACCOUNT] = PF_ROLE_FRONT_DESK | PF_ROLE_ADMINISTRATOR,
  [PF_QUEUE_KIND_HOUSEHOLD_CHANGE] = PF_ROLE_FRONT_DESK | PF_ROLE_ADMINISTRATOR,
  [PF_QUEUE_KIND_ERASURE] = PF_ROLE_FRONT_DESK | PF_ROLE_ADMINISTRATOR,
  [PF_QUEUE_KIND_GUARDIAN_TIE] = PF_ROLE_FRONT_DESK | PF_ROLE_ADMINISTRATOR,
  [PF_QUEUE_KIND_SCHOOL_ENROLMENT] = PF_ROLE_EDUCATION | PF_ROLE_ADMINISTRATOR,
};

static const PfQueueState states[] = {
  [PF_QUEUE_VERDICT_ACCEPT] = PF_QUEUE_STATE_ACCEPTED,
  [PF_QUEUE_VERDICT_REFUSE] = PF_QUEUE_STATE_REFUSED,
  [PF_QUEUE_VERDICT_ASK] = PF_QUEUE_STATE_MORE_WANTED,
};

#define STATE_PATTERN "(waiting|more_wanted|accepted|refused)"

static const PfField query_fields[] = {
  PF_ENUM (PfQueueQuery, kind, PfQueueKind, pf_queue_kind),
  PF_TEXT (PfQueueQuery,
           state,
           .max = 60,
           .pattern = "^" STATE_PATTERN "(," STATE_PATTERN "){0,3}$"),
  PF_INTEGER (PfQueueQuery, limit, .min = 1, .max = 200),
  PF_ID (PfQueueQuery, after),
};

PF_DEFINE_RECORD (PfQueueQuery, pf_queue_query, "queue_query", query_fields)

static const PfField summary_fields[] = {
  PF_ID (PfQueueSummary, id, .read_only = true),
  PF_ENUM (PfQueueSummary, kind, PfQueueKind, pf_queue_kind, .read_only = true),
  PF_ENUM (PfQueueSummary, state, PfQueueState, pf_queue_state, .read_only = true),
  PF_TEXT (PfQueueSummary, first_name, .read_only = true),
  PF_TEXT (PfQueueSummary, last_name, .read_only = true),
  PF_TEXT (PfQueueSummary, address, .read_only = true),
  PF_ENUM (PfQueueSummary, changed, PfChanged, pf_changed, .read_only = true),
  PF_TEXT (PfQueueSummary, child, .read_only = true),
  PF_INSTANT (PfQueueSummary, submitted_at, .read_only = true),
  PF_DATE (PfQueueSummary, answer_until, .read_only = true),
  PF_INTEGER (PfQueueSummary, n_candidates, .read_only = true),
  PF_TEXT (PfQueueSummary, opened_by, .read_only = true),
  PF_INSTANT (PfQueueSummary, opened_until, .read_only = true),
  PF_INSTANT (PfQueueSummary, decided_at, .read_only = true),
  PF_INTEGER (PfQueueSummary, version, .read_only = true),
};

PF_DEFINE_RECORD (PfQueueSummary, pf_queue_summary, "queue_summary", summary_fields)

static const PfField decision_fields[] = {
  PF_ENUM (PfQueueDecision, decision, PfQueueVerdict, pf_queue_verdict, .required = true),
  PF_TEXT (PfQueueDecision, reason, .max = 1000),
  PF_TEXTS (PfQueueDecision, documents, .max = 8),
  PF_ID (PfQueueDecision, household),
  PF_BOOLEAN (PfQueueDecision, outsider),
  PF_OBJECT (PfQueueDecision, custody, PfCustody, pf_custody),
  PF_ID (PfQueueDecision, school),
};

static gboolean
are_document_kinds (GStrv words)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_DOCUMENT_KIND);

  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] == '\0' || g_enum_get_value_by_nick (kinds, words[i]) == NULL)
      return FALSE;
  }
  return TRUE;
}

static void
check_documents (const PfQueueDecision *self, PfErrors *errors)
{
  gboolean has_some = self->documents != NULL && self->documents[0] != NULL;

  if (self->decision != PF_QUEUE_VERDICT_ASK && has_some)
    pf_errors_add (errors, "documents", "not-for-this");
  else if (self->decision == PF_QUEUE_VERDICT_ASK && !has_some)
    pf_errors_add (errors, "documents", "required");
  else if (has_some && !are_document_kinds (self->documents))
    pf_errors_add (errors, "documents", "unknown-value");
}

static void
check_decision (PfRecord *record, PfErrors *errors)
{
  const PfQueueDecision *self = PF_QUEUE_DECISION (record);
  gboolean accepts = self->decision == PF_QUEUE_VERDICT_ACCEPT;

  if (!accepts && (self->reason == NULL || *self->reason == '\0'))
    pf_errors_add (errors, "reason", "required");
  if (!accepts && *self->household != '\0')
    pf_errors_add (errors, "household", "not-for-this");
  if (self->outsider && (!accepts || *self->household != '\0'))
    pf_errors_add (errors, "outsider", "not-for-this");
  if (self->custody != NULL && !accepts)
    pf_errors_add (errors, "custody", "not-for-this");
  if (*self->school != '\0' && !accepts)
    pf_errors_add (errors, "school", "not-for-this");
  check_documents (self, errors);
}

PF_DEFINE_RECORD (PfQueueDecision,
                  pf_queue_decision,
                  "queue_decision",
                  decision_fields,
                  .check = check_decision)

/* The law lets a school ask who the child is and where it lives, and nothing more (education code,
 * article D. 131-3-1).
 */
static gboolean
are_for_school (GStrv words)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_DOCUMENT_KIND);

  for (guint i = 0; words != NULL && words[i] != NULL; i++) {
    const GEnumValue *kind = g_enum_get_value_by_nick (kinds, words[i]);

    if (kind == NULL || (kind->value != PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD &&
                         !pf_proof_is_accepted (NULL, (PfDocumentKind) kind->value)))
      return FALSE;
  }
  return TRUE;
}

void
pf_queue_decision_check_kind (const PfQueueDecision *self,
                              PfQueueKind kind,
                              PfChanged changed,
                              PfErrors *errors)
{
  if (!pf_queue_kind_may_get (kind, self->decision))
    pf_errors_add (errors, "decision", "not-for-this");
  if (kind != PF_QUEUE_KIND_GUARDIAN_TIE && self->custody != NULL)
    pf_errors_add (errors, "custody", "not-for-this");
  if (kind == PF_QUEUE_KIND_SCHOOL_ENROLMENT && !are_for_school (self->documents))
    pf_errors_add (errors, "documents", "not-for-this");
  if (kind != PF_QUEUE_KIND_SCHOOL_ENROLMENT && *self->school != '\0')
    pf_errors_add (errors, "school", "not-for-this");
  if (kind != PF_QUEUE_KIND_ACCOUNT && *self->household != '\0')
    pf_errors_add (errors, "household", "not-for-this");
  if (kind != PF_QUEUE_KIND_ACCOUNT && kind != PF_QUEUE_KIND_GUARDIAN_TIE &&
      changed != PF_CHANGED_ADDRESS && self->outsider)
    pf_errors_add (errors, "outsider", "not-for-this");
}

static const PfField past_fields[] = {
  PF_INSTANT (PfQueuePast, at),
  PF_TEXT (PfQueuePast, agent),
  PF_ENUM (PfQueuePast, decision, PfQueueVerdict, pf_queue_verdict),
  PF_TEXT (PfQueuePast, reason),
  PF_TEXTS (PfQueuePast, documents),
  PF_ID (PfQueuePast, household),
  PF_INSTANT (PfQueuePast, undone_at),
};

PF_DEFINE_RECORD (PfQueuePast, pf_queue_past, "queue_past", past_fields)

static const PfField step_fields[] = {
  PF_ID (PfQueueStep, id),
  PF_ID (PfQueueStep, item),
  PF_ENUM (PfQueueStep, decision, PfQueueVerdict, pf_queue_verdict),
  PF_TEXT (PfQueueStep, reason),
  PF_TEXTS (PfQueueStep, documents),
  PF_ID (PfQueueStep, household),
  PF_INSTANT (PfQueueStep, at),
  PF_ID (PfQueueStep, agent),
  PF_ID (PfQueueStep, mail),
  PF_ENUM (PfQueueStep, state_before, PfQueueState, pf_queue_state),
  PF_INSTANT (PfQueueStep, decided_before),
  PF_BOOLEAN (PfQueueStep, resident_before),
  PF_TEXTS (PfQueueStep, accepted),
  PF_TEXTS (PfQueueStep, children),
  PF_ID (PfQueueStep, adult),
  PF_BOOLEAN (PfQueueStep, adult_is_new),
  PF_TEXT (PfQueueStep, phone_before),
  PF_TEXT (PfQueueStep, email_before),
  PF_INSTANT (PfQueueStep, undone_at),
  PF_ID (PfQueueStep, undone_by),
};

PF_DEFINE_RECORD (PfQueueStep, pf_queue_step, "queue_step", step_fields)

static const PfField preview_fields[] = {
  PF_TEXT (PfMailPreview, subject, .read_only = true),
  PF_TEXT (PfMailPreview, text, .read_only = true),
};

PF_DEFINE_RECORD (PfMailPreview, pf_mail_preview, "mail_preview", preview_fields)

static const PfField file_fields[] = {
  PF_ENUM (PfAccountFile, kind, PfQueueKind, pf_queue_kind, .read_only = true),
  PF_ENUM (PfAccountFile, state, PfQueueState, pf_queue_state, .read_only = true),
  PF_INSTANT (PfAccountFile, since, .read_only = true),
  PF_TEXT (PfAccountFile, reason, .read_only = true),
  PF_TEXTS (PfAccountFile, documents_wanted, .read_only = true),
  PF_ID (PfAccountFile, household, .read_only = true),
};

PF_DEFINE_RECORD (PfAccountFile, pf_account_file, "account_file", file_fields)

PfRoles
pf_queue_kind_get_roles (PfQueueKind self)
{
  g_return_val_if_fail (self < G_N_ELEMENTS (roles), PF_ROLE_NONE);
  return roles[self];
}

/* What is asked for more of is a file that its family goes on with. */
gboolean
pf_queue_kind_may_get (PfQueueKind self, PfQueueVerdict verdict)
{
  return self == PF_QUEUE_KIND_ACCOUNT || self == PF_QUEUE_KIND_GUARDIAN_TIE ||
         self == PF_QUEUE_KIND_SCHOOL_ENROLMENT || verdict != PF_QUEUE_VERDICT_ASK;
}

PfQueueState
pf_queue_verdict_get_state (PfQueueVerdict self)
{
  g_return_val_if_fail (self < G_N_ELEMENTS (states), PF_QUEUE_STATE_NONE);
  return states[self];
}

gboolean
pf_queue_kind_may_become (PfQueueKind self, PfQueueState state, PfQueueVerdict verdict)
{
  switch (state) {
  case PF_QUEUE_STATE_WAITING:
  case PF_QUEUE_STATE_MORE_WANTED:
    return TRUE;
  case PF_QUEUE_STATE_REFUSED:
    return self != PF_QUEUE_KIND_ERASURE && verdict != PF_QUEUE_VERDICT_REFUSE;
  case PF_QUEUE_STATE_NONE:
  case PF_QUEUE_STATE_ACCEPTED:
    break;
  }
  return FALSE;
}
