/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/school-answers.h"

/* Whoever repeats a class of a primary school is this many years older than it at most. */
#define YEARS_REPEATED 2

/* ---- which child */

/* A child who repeats the last class has no class of their age any more. */
static PfSchoolNeed
find_need_of_age (PfChild *child, guint year)
{
  if (pf_level_of_age (child->birth_date, year) != PF_LEVEL_NONE)
    return PF_SCHOOL_NEED_ENROL;
  for (int i = 1; i <= YEARS_REPEATED; i++) {
    if (pf_level_of_age (child->birth_date, year - (guint) i) != PF_LEVEL_NONE)
      return PF_SCHOOL_NEED_ENROL;
  }
  return pf_date_get_year (child->birth_date, NULL, NULL) + YEARS_REPEATED > year
             ? PF_SCHOOL_NEED_AGE
             : PF_SCHOOL_NEED_OLDER;
}

PfSchoolNeed
pf_school_need_find (PfChild *child, PfSchoolEnrolment *enrolment, guint year)
{
  PfSchoolEnrolmentState state =
      enrolment != NULL ? enrolment->state : PF_SCHOOL_ENROLMENT_STATE_NONE;

  switch (state) {
  case PF_SCHOOL_ENROLMENT_STATE_SUBMITTED:
  case PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED:
    return PF_SCHOOL_NEED_WAIT;
  case PF_SCHOOL_ENROLMENT_STATE_VALIDATED:
    return PF_SCHOOL_NEED_VALIDATED;
  case PF_SCHOOL_ENROLMENT_STATE_NONE:
  case PF_SCHOOL_ENROLMENT_STATE_DRAFT:
  case PF_SCHOOL_ENROLMENT_STATE_REFUSED:
  case PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN:
    break;
  }
  if (*child->school != '\0')
    return PF_SCHOOL_NEED_NOTHING;
  if (child->birth_date == 0)
    return PF_SCHOOL_NEED_BIRTH;
  return find_need_of_age (child, year);
}

gboolean
pf_school_need_is_shown (PfSchoolNeed need)
{
  switch (need) {
  case PF_SCHOOL_NEED_ENROL:
  case PF_SCHOOL_NEED_WAIT:
  case PF_SCHOOL_NEED_VALIDATED:
    return TRUE;
  case PF_SCHOOL_NEED_NOTHING:
  case PF_SCHOOL_NEED_BIRTH:
  case PF_SCHOOL_NEED_AGE:
  case PF_SCHOOL_NEED_OLDER:
    return FALSE;
  }
  g_return_val_if_reached (FALSE);
}

PfSchoolEnrolment *
pf_school_enrolments_find (GPtrArray *enrolments, const char *child, const char *school_year)
{
  PfSchoolEnrolment *newest = NULL;

  for (guint i = 0; i < enrolments->len; i++) {
    PfSchoolEnrolment *enrolment = enrolments->pdata[i];

    if (!g_str_equal (enrolment->child, child) ||
        !g_str_equal (enrolment->school_year, school_year))
      continue;
    if (pf_school_enrolment_is_open (enrolment))
      return enrolment;
    newest = newest != NULL ? newest : enrolment;
  }
  return newest;
}

/* ---- what is answered */

static void
read_derogation (PfSchoolAnswers *self, PfDerogation *derogation)
{
  self->elsewhere = TRUE;
  g_strlcpy (self->wanted_school, derogation->wanted_school, sizeof self->wanted_school);
  self->reason = derogation->reason;
  self->detail = g_strdup (derogation->detail);
}

PfSchoolAnswers *
pf_school_answers_new (PfSchoolEnrolment *enrolment, PfLevel level)
{
  PfSchoolAnswers *self = g_new0 (PfSchoolAnswers, 1);

  self->level = level;
  if (enrolment == NULL)
    return self;
  if (enrolment->level != PF_LEVEL_NONE)
    self->level = enrolment->level;
  g_strlcpy (self->school, enrolment->school, sizeof self->school);
  self->childcare = g_strdup (enrolment->childcare);
  if (enrolment->derogation != NULL)
    read_derogation (self, enrolment->derogation);
  return self;
}

void
pf_school_answers_free (PfSchoolAnswers *self)
{
  g_free (self->detail);
  g_free (self->childcare);
  g_free (self);
}

/* (transfer full), NULL for nothing */
static char *
clean (const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed != NULL ? typed : ""));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static PfDerogation *
build_derogation (const PfSchoolAnswers *self)
{
  PfDerogation *derogation = g_object_new (PF_TYPE_DEROGATION, NULL);

  g_strlcpy (derogation->wanted_school, self->wanted_school, sizeof derogation->wanted_school);
  derogation->reason = self->reason;
  derogation->detail = clean (self->detail);
  return derogation;
}

/* Only a school of the sector can be left for another one. */
void
pf_school_answers_write (const PfSchoolAnswers *self,
                         PfSchool *sector_school,
                         PfSchoolEnrolment *enrolment)
{
  const char *school = sector_school != NULL ? sector_school->id : self->school;

  enrolment->level = self->level;
  g_strlcpy (enrolment->school, school, sizeof enrolment->school);
  g_clear_object (&enrolment->derogation);
  if (self->elsewhere && sector_school != NULL)
    enrolment->derogation = build_derogation (self);
  g_free (enrolment->childcare);
  enrolment->childcare = clean (self->childcare);
}
