/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/school-enrolling-private.h"

/* What is answered anew is not at fault any more, and the draft does not have it. */
static void
take_answer (PfSchoolEnrolling *self, PfSchoolField field)
{
  self->answers->touched = TRUE;
  self->faults[field] = NULL;
  self->kept_at = 0;
  if (self->outcome == PF_SCHOOL_OUTCOME_KEPT)
    self->outcome = PF_SCHOOL_OUTCOME_NONE;
  pf_school_enrolling_tell (self);
}

/* A class that a school does not teach takes that school out of the answers. */
static void
drop_school (PfSchoolEnrolling *self, char *id)
{
  PfSchool *school = pf_school_find (self->schools, id);

  if (school != NULL && !pf_school_teaches (school, self->answers->level))
    *id = '\0';
}

void
pf_school_enrolling_set_level (PfSchoolEnrolling *self, PfLevel level)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));

  if (self->answers == NULL || self->answers->level == level)
    return;
  self->answers->level = level;
  drop_school (self, self->answers->school);
  drop_school (self, self->answers->wanted_school);
  self->faults[PF_SCHOOL_FIELD_SCHOOL] = NULL;
  self->faults[PF_SCHOOL_FIELD_WANTED_SCHOOL] = NULL;
  take_answer (self, PF_SCHOOL_FIELD_LEVEL);
}

static void
set_id (PfSchoolEnrolling *self, char *place, const char *id, PfSchoolField field)
{
  if (g_str_equal (place, id))
    return;
  g_strlcpy (place, id, sizeof (PfId));
  take_answer (self, field);
}

void
pf_school_enrolling_set_school (PfSchoolEnrolling *self, const char *school)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));
  if (self->answers != NULL)
    set_id (self, self->answers->school, school, PF_SCHOOL_FIELD_SCHOOL);
}

void
pf_school_enrolling_set_wanted_school (PfSchoolEnrolling *self, const char *school)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));
  if (self->answers != NULL)
    set_id (self, self->answers->wanted_school, school, PF_SCHOOL_FIELD_WANTED_SCHOOL);
}

void
pf_school_enrolling_set_elsewhere (PfSchoolEnrolling *self, gboolean elsewhere)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));

  if (self->answers == NULL || self->answers->elsewhere == elsewhere)
    return;
  self->answers->elsewhere = elsewhere;
  self->faults[PF_SCHOOL_FIELD_WANTED_SCHOOL] = NULL;
  self->faults[PF_SCHOOL_FIELD_REASON] = NULL;
  self->faults[PF_SCHOOL_FIELD_DETAIL] = NULL;
  take_answer (self, PF_SCHOOL_FIELD_SCHOOL);
}

void
pf_school_enrolling_set_reason (PfSchoolEnrolling *self, PfDerogationReason reason)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));

  if (self->answers == NULL || self->answers->reason == reason)
    return;
  self->answers->reason = reason;
  self->faults[PF_SCHOOL_FIELD_DETAIL] = NULL;
  take_answer (self, PF_SCHOOL_FIELD_REASON);
}

static void
set_text (PfSchoolEnrolling *self, char **place, const char *text, PfSchoolField field)
{
  if (g_str_equal (*place != NULL ? *place : "", text))
    return;
  g_free (*place);
  *place = g_strdup (text);
  take_answer (self, field);
}

void
pf_school_enrolling_set_detail (PfSchoolEnrolling *self, const char *detail)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));
  if (self->answers != NULL)
    set_text (self, &self->answers->detail, detail, PF_SCHOOL_FIELD_DETAIL);
}

void
pf_school_enrolling_set_childcare (PfSchoolEnrolling *self, const char *childcare)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));
  if (self->answers != NULL)
    set_text (self, &self->answers->childcare, childcare, PF_SCHOOL_FIELD_CHILDCARE);
}
