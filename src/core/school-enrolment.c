/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/school-enrolment.h"

G_DEFINE_ENUM_TYPE (PfSchoolEnrolmentState,
                    pf_school_enrolment_state,
                    G_DEFINE_ENUM_VALUE (PF_SCHOOL_ENROLMENT_STATE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_SCHOOL_ENROLMENT_STATE_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (PF_SCHOOL_ENROLMENT_STATE_SUBMITTED, "submitted"),
                    G_DEFINE_ENUM_VALUE (PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED, "more_wanted"),
                    G_DEFINE_ENUM_VALUE (PF_SCHOOL_ENROLMENT_STATE_VALIDATED, "validated"),
                    G_DEFINE_ENUM_VALUE (PF_SCHOOL_ENROLMENT_STATE_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN, "withdrawn"))

G_DEFINE_ENUM_TYPE (PfDerogationReason,
                    pf_derogation_reason,
                    G_DEFINE_ENUM_VALUE (PF_DEROGATION_REASON_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_DEROGATION_REASON_SIBLING, "sibling"),
                    G_DEFINE_ENUM_VALUE (PF_DEROGATION_REASON_WORK, "work"),
                    G_DEFINE_ENUM_VALUE (PF_DEROGATION_REASON_HEALTH, "health"),
                    G_DEFINE_ENUM_VALUE (PF_DEROGATION_REASON_CHILDCARE, "childcare"),
                    G_DEFINE_ENUM_VALUE (PF_DEROGATION_REASON_MOVING, "moving"),
                    G_DEFINE_ENUM_VALUE (PF_DEROGATION_REASON_OTHER, "other"))

/* A draft may lack anything: see pf_school_enrolment_find_faults(). */
static const PfField derogation_fields[] = {
  PF_ID (PfDerogation, wanted_school),
  PF_ENUM (PfDerogation, reason, PfDerogationReason, pf_derogation_reason),
  PF_TEXT (PfDerogation, detail, .max = 500),
};

PF_DEFINE_RECORD (PfDerogation, pf_derogation, "derogation", derogation_fields)

#define WORKED_OUT .read_only = true, .not_stored = true

static const PfField enrolment_fields[] = {
  PF_ID (PfSchoolEnrolment, id, .read_only = true),
  PF_ID (PfSchoolEnrolment, household, .required = true),
  PF_ID (PfSchoolEnrolment, child, .required = true),
  PF_ID (PfSchoolEnrolment, school_year, .required = true),
  PF_ENUM (PfSchoolEnrolment, level, PfLevel, pf_level),
  PF_ID (PfSchoolEnrolment, school),
  PF_OBJECT (PfSchoolEnrolment, derogation, PfDerogation, pf_derogation),
  PF_TEXT (PfSchoolEnrolment, childcare, .max = 120),
  PF_ENUM (PfSchoolEnrolment, state, PfSchoolEnrolmentState, pf_school_enrolment_state, WORKED_OUT),
  PF_INSTANT (PfSchoolEnrolment, submitted_at, WORKED_OUT),
  PF_INSTANT (PfSchoolEnrolment, decided_at, WORKED_OUT),
  PF_ID (PfSchoolEnrolment, decided_school, WORKED_OUT),
  PF_TEXT (PfSchoolEnrolment, reason, WORKED_OUT),
  PF_TEXTS (PfSchoolEnrolment, documents_wanted, WORKED_OUT),
  PF_LIST (PfSchoolEnrolment, documents, pf_document, WORKED_OUT),
  PF_INTEGER (PfSchoolEnrolment, version, .version = true),
};

PF_DEFINE_RECORD (PfSchoolEnrolment, pf_school_enrolment, "school_enrolment", enrolment_fields)

static const PfField query_fields[] = {
  PF_ID (PfSchoolEnrolmentQuery, household, .required = true),
};

PF_DEFINE_RECORD (PfSchoolEnrolmentQuery,
                  pf_school_enrolment_query,
                  "school_enrolment_query",
                  query_fields)

static const PfField file_fields[] = {
  PF_TEXT (PfSchoolFile, first_name, .read_only = true),
  PF_TEXT (PfSchoolFile, last_name, .read_only = true),
  PF_DATE (PfSchoolFile, birth_date, .read_only = true),
  PF_ENUM (PfSchoolFile, level, PfLevel, pf_level, .read_only = true),
  PF_ENUM (PfSchoolFile, usual_level, PfLevel, pf_level, .read_only = true),
  PF_TEXT (PfSchoolFile, school_year, .read_only = true),
  PF_ID (PfSchoolFile, school, .read_only = true),
  PF_TEXT (PfSchoolFile, school_name, .read_only = true),
  PF_BOOLEAN (PfSchoolFile, is_of_sector, .read_only = true),
  PF_OBJECT (PfSchoolFile, derogation, PfDerogation, pf_derogation, .read_only = true),
  PF_TEXT (PfSchoolFile, wanted_school_name, .read_only = true),
  PF_TEXT (PfSchoolFile, childcare, .read_only = true),
  PF_BOOLEAN (PfSchoolFile, is_contrary, .read_only = true),
  PF_ENUM (PfSchoolFile, account_state, PfQueueState, pf_queue_state, .read_only = true),
  PF_LIST (PfSchoolFile, schools, pf_school, .read_only = true),
  PF_ID (PfSchoolFile, decided_school, .read_only = true),
  PF_ENUM (PfSchoolFile, hindrance, PfProblem, pf_problem, .read_only = true),
};

PF_DEFINE_RECORD (PfSchoolFile, pf_school_file, "school_file", file_fields)

gboolean
pf_school_enrolment_is_open (const PfSchoolEnrolment *self)
{
  switch (self->state) {
  case PF_SCHOOL_ENROLMENT_STATE_DRAFT:
  case PF_SCHOOL_ENROLMENT_STATE_SUBMITTED:
  case PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED:
  case PF_SCHOOL_ENROLMENT_STATE_VALIDATED:
    return TRUE;
  case PF_SCHOOL_ENROLMENT_STATE_NONE:
  case PF_SCHOOL_ENROLMENT_STATE_REFUSED:
  case PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN:
    return FALSE;
  }
  g_return_val_if_reached (FALSE);
}

const char *
pf_school_enrolment_get_asked (const PfSchoolEnrolment *self)
{
  return self->derogation != NULL ? self->derogation->wanted_school : self->school;
}

const char *
pf_school_file_get_asked (const PfSchoolFile *self)
{
  return self->derogation != NULL ? self->derogation->wanted_school : self->school;
}

/* Who is sent elsewhere than they asked is told why. */
void
pf_school_file_check_decision (const PfSchoolFile *self,
                               const char *school,
                               gboolean has_reason,
                               PfErrors *errors)
{
  gboolean is_known = FALSE;

  if (*school == '\0')
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->schools)); i++) {
    g_autoptr (PfSchool) one = g_list_model_get_item (G_LIST_MODEL (self->schools), i);

    is_known |= g_str_equal (one->id, school);
  }
  if (!is_known)
    pf_errors_add (errors, "school", "bad-id");
  else if (!has_reason && !g_str_equal (school, pf_school_file_get_asked (self)))
    pf_errors_add (errors, "reason", "required");
}

/* ---- submitting */

/* What is wrong with a school of the file; NULL: nothing. */
static const char *
find_fault (GPtrArray *schools, const char *id, PfLevel level)
{
  PfSchool *school = pf_school_find (schools, id);

  if (*id == '\0')
    return "required";
  if (school == NULL)
    return "bad-id";
  return level == PF_LEVEL_NONE || pf_school_teaches (school, level) ? NULL : "level-not-taught";
}

static const char *
find_school_fault (const PfSchoolEnrolment *self, const PfSchoolEnrolmentFacts *facts)
{
  const char *fault = find_fault (facts->schools, self->school, self->level);
  gboolean is_elsewhere =
      facts->sector_school != NULL && !g_str_equal (facts->sector_school, self->school);

  return fault == NULL && is_elsewhere ? "not-of-sector" : fault;
}

static void
check_derogation (const PfSchoolEnrolment *self,
                  const PfSchoolEnrolmentFacts *facts,
                  PfErrors *errors)
{
  const PfDerogation *derogation = self->derogation;
  gsize position = pf_errors_enter_member (errors, "derogation");
  const char *fault = find_fault (facts->schools, derogation->wanted_school, self->level);

  if (fault == NULL && g_str_equal (derogation->wanted_school, self->school))
    fault = "not-for-this";
  if (fault != NULL)
    pf_errors_add (errors, "wanted_school", fault);
  if (derogation->reason == PF_DEROGATION_REASON_NONE)
    pf_errors_add (errors, "reason", "required");
  if (derogation->reason == PF_DEROGATION_REASON_OTHER &&
      (derogation->detail == NULL || *derogation->detail == '\0'))
    pf_errors_add (errors, "detail", "required");
  pf_errors_leave (errors, position);
}

void
pf_school_enrolment_find_faults (const PfSchoolEnrolment *self,
                                 const PfSchoolEnrolmentFacts *facts,
                                 PfErrors *errors)
{
  const char *fault = find_school_fault (self, facts);

  if (facts->child->birth_date == 0)
    pf_errors_add (errors, "child", "not-born");
  if (self->level == PF_LEVEL_NONE)
    pf_errors_add (errors, "level", "required");
  if (fault != NULL)
    pf_errors_add (errors, "school", fault);
  if (self->derogation != NULL)
    check_derogation (self, facts, errors);
}
