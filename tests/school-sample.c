/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "school-sample.h"

#define SENT_AT (G_GINT64_CONSTANT (1780500000) * G_USEC_PER_SEC) /* 3 June 2026 */

PfMe *
school_sample_new_me (void)
{
  PfMe *me = g_object_new (PF_TYPE_ME, NULL);
  g_autoptr (PfSchoolYear) year = g_object_new (PF_TYPE_SCHOOL_YEAR,
                                                "id",
                                                SCHOOL_YEAR_ID,
                                                "name",
                                                "2026-2027",
                                                "first-day",
                                                pf_date (2026, 9, 1),
                                                NULL);
  g_autoptr (PfHouseholdSummary) household =
      g_object_new (PF_TYPE_HOUSEHOLD_SUMMARY, "id", "h1", "name", "Berger", NULL);

  me->account = g_object_new (PF_TYPE_ACCOUNT, "id", "a1", "email", "Camille@example.org", NULL);
  g_list_store_append (me->school_years, year);
  g_list_store_append (me->households, household);
  return me;
}

static void
add_adult (PfHousehold *household, const char *id, const char *first_name, const char *email)
{
  g_autoptr (PfAdult) adult = g_object_new (PF_TYPE_ADULT,
                                            "id",
                                            id,
                                            "role",
                                            PF_ADULT_ROLE_GUARDIAN,
                                            "first-name",
                                            first_name,
                                            "last-name",
                                            "Berger",
                                            "email",
                                            email,
                                            NULL);

  g_list_store_append (household->adults, adult);
}

PfChild *
school_sample_add_child (PfHousehold *household,
                         const char *id,
                         const char *name,
                         PfDate birth_date)
{
  g_autoptr (PfChild) child = g_object_new (PF_TYPE_CHILD,
                                            "id",
                                            id,
                                            "first-name",
                                            name,
                                            "last-name",
                                            "Berger",
                                            "birth-date",
                                            birth_date,
                                            NULL);

  g_list_store_append (household->children, child);
  return child; /* the list holds it */
}

PfHousehold *
school_sample_new_household (void)
{
  PfHousehold *household = g_object_new (PF_TYPE_HOUSEHOLD, "id", "h1", NULL);
  PfChild *lea = NULL;

  household->address = g_object_new (PF_TYPE_ADDRESS,
                                     "line1",
                                     "12 rue des Tilleuls",
                                     "postal-code",
                                     "44990",
                                     "city",
                                     "Valbourg",
                                     NULL);
  add_adult (household, "a1", "Camille", "camille@example.org");
  add_adult (household, "a2", "Hugo", "hugo@example.org");
  add_adult (household, "a3", "Louis", NULL);
  school_sample_add_child (household, SCHOOL_TOM, "Tom", pf_date (2023, 2, 14));
  lea = school_sample_add_child (household, SCHOOL_LEA, "Léa", pf_date (2018, 5, 2));
  lea->level = PF_LEVEL_CE2;
  g_strlcpy (lea->school, SCHOOL_MOULIN, sizeof lea->school);
  return household;
}

static void
add_school (GPtrArray *schools, const char *id, const char *name, PfSchoolKind kind)
{
  PfSchool *school = g_object_new (PF_TYPE_SCHOOL, "id", id, "name", name, "kind", kind, NULL);

  school->address = g_object_new (PF_TYPE_ADDRESS,
                                  "line1",
                                  "4 rue des Lilas",
                                  "postal-code",
                                  "44990",
                                  "city",
                                  "Valbourg",
                                  NULL);
  g_ptr_array_add (schools, school);
}

GPtrArray *
school_sample_new_sector (void)
{
  GPtrArray *schools = g_ptr_array_new_with_free_func (g_object_unref);

  add_school (schools, SCHOOL_OF_SECTOR, "Les Hirondelles", PF_SCHOOL_KIND_NURSERY);
  return schools;
}

GPtrArray *
school_sample_new_schools (void)
{
  GPtrArray *schools = school_sample_new_sector ();

  add_school (schools, SCHOOL_MOULIN, "Jean-Moulin", PF_SCHOOL_KIND_PRIMARY);
  add_school (schools, SCHOOL_PASTEUR, "Pasteur", PF_SCHOOL_KIND_NURSERY);
  return schools;
}

PfSchoolEnrolment *
school_sample_new_enrolment (const char *id, PfSchoolEnrolmentState state)
{
  PfSchoolEnrolment *enrolment = g_object_new (PF_TYPE_SCHOOL_ENROLMENT,
                                               "id",
                                               id,
                                               "household",
                                               "h1",
                                               "child",
                                               SCHOOL_TOM,
                                               "school-year",
                                               SCHOOL_YEAR_ID,
                                               "level",
                                               PF_LEVEL_PS,
                                               "school",
                                               SCHOOL_OF_SECTOR,
                                               "state",
                                               state,
                                               "submitted-at",
                                               SENT_AT,
                                               "version",
                                               1,
                                               NULL);

  return enrolment;
}

GPtrArray *
school_sample_list (PfSchoolEnrolment *enrolment)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  if (enrolment != NULL)
    g_ptr_array_add (list, enrolment);
  return list;
}
