/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/school-enrolling.h"

gboolean
pf_school_enrolling_is_open (PfSchoolEnrolling *self)
{
  g_return_val_if_fail (PF_IS_SCHOOL_ENROLLING (self), FALSE);
  return self->child != NULL && self->need == PF_SCHOOL_NEED_ENROL;
}

PfSchool *
pf_school_enrolling_get_sector_school (PfSchoolEnrolling *self)
{
  g_return_val_if_fail (PF_IS_SCHOOL_ENROLLING (self), NULL);

  for (guint i = 0; self->answers != NULL && i < self->sector->len; i++) {
    if (pf_school_teaches (self->sector->pdata[i], self->answers->level))
      return self->sector->pdata[i];
  }
  return NULL;
}

GPtrArray *
pf_school_enrolling_list_schools (PfSchoolEnrolling *self)
{
  PfSchool *sector = pf_school_enrolling_get_sector_school (self);
  GPtrArray *schools = g_ptr_array_new ();

  for (guint i = 0; self->answers != NULL && i < self->schools->len; i++) {
    PfSchool *school = self->schools->pdata[i];

    if (pf_school_teaches (school, self->answers->level) &&
        (sector == NULL || !g_str_equal (school->id, sector->id)))
      g_ptr_array_add (schools, school);
  }
  return schools;
}

PfSchool *
pf_school_enrolling_get_asked (PfSchoolEnrolling *self)
{
  PfSchool *sector = pf_school_enrolling_get_sector_school (self);

  if (self->answers == NULL)
    return NULL;
  if (sector == NULL)
    return pf_school_find (self->schools, self->answers->school);
  return self->answers->elsewhere ? pf_school_find (self->schools, self->answers->wanted_school)
                                  : sector;
}

/* A household does not tell whose account is whose: it tells names and addresses. */
static gboolean
is_me (PfSchoolEnrolling *self, const PfAdult *adult)
{
  const PfAccount *account = self->me != NULL ? self->me->account : NULL;

  if (account == NULL)
    return FALSE;
  if (adult->email != NULL && account->email != NULL &&
      g_ascii_strcasecmp (adult->email, account->email) == 0)
    return TRUE;
  return g_strcmp0 (adult->first_name, account->first_name) == 0 &&
         g_strcmp0 (adult->last_name, account->last_name) == 0;
}

GPtrArray *
pf_school_enrolling_list_other_guardians (PfSchoolEnrolling *self)
{
  GPtrArray *guardians = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *adults = self->household != NULL ? G_LIST_MODEL (self->household->adults) : NULL;

  for (guint i = 0; adults != NULL && i < g_list_model_get_n_items (adults); i++) {
    g_autoptr (PfAdult) adult = g_list_model_get_item (adults, i);

    if (adult->role == PF_ADULT_ROLE_GUARDIAN && adult->email != NULL && !is_me (self, adult))
      g_ptr_array_add (guardians, g_steal_pointer (&adult));
  }
  return guardians;
}

PfSchoolEnrolment *
pf_school_enrolling_build (PfSchoolEnrolling *self)
{
  PfSchoolEnrolment *built = NULL;

  g_return_val_if_fail (self->answers != NULL, NULL);

  if (self->enrolment != NULL && self->enrolment->state == PF_SCHOOL_ENROLMENT_STATE_DRAFT)
    built = pf_record_copy (self->enrolment);
  else
    built = g_object_new (PF_TYPE_SCHOOL_ENROLMENT,
                          "household",
                          self->household->id,
                          "child",
                          self->child->id,
                          "school-year",
                          self->year->id,
                          NULL);
  pf_school_answers_write (self->answers, pf_school_enrolling_get_sector_school (self), built);
  return built;
}
