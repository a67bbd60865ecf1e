/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/school-file-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"

char *
pf_school_file_say_child (const PfSchoolFile *file)
{
  g_autofree char *day = file->birth_date != 0 ? pf_say_date (file->birth_date) : NULL;

  if (day == NULL)
    return g_strdup_printf ("%s %s", file->first_name, file->last_name);
  /* Translators: a child's first name, last name and date of birth. */
  return g_strdup_printf (_ ("%s %s, born on %s"), file->first_name, file->last_name, day);
}

char *
pf_school_file_say_class (const PfSchoolFile *file)
{
  const char *level = pf_say_level (file->level);

  if (level == NULL || file->school_year == NULL)
    return g_strdup (level != NULL ? level : "");
  /* Translators: a class, then the name of a school year such as 2026-2027. */
  return g_strdup_printf (_ ("%s, school year %s"), level, file->school_year);
}

char *
pf_school_file_say_unusual (const PfSchoolFile *file)
{
  const char *usual = pf_say_level (file->usual_level);

  if (file->level == file->usual_level)
    return NULL;
  if (usual == NULL)
    return g_strdup (_ ("At that age, children are in no class of a nursery or elementary school: "
                        "check the date of birth."));
  return g_strdup_printf (_ ("The usual class at that age is another one: %s. Check it."), usual);
}

const char *
pf_school_file_say_school_title (const PfSchoolFile *file)
{
  if (file->is_of_sector)
    return file->derogation != NULL ? _ ("School of the sector")
                                    : _ ("School asked for, of the sector");
  return file->derogation != NULL ? _ ("School without derogation") : _ ("School asked for");
}

const char *
pf_school_file_say_no_sector (const PfSchoolFile *file)
{
  return file->is_of_sector
             ? NULL
             : _ ("The portal does not find the household’s address in the sector of "
                  "this school: check it.");
}

static const char *
say_reason (PfDerogationReason reason)
{
  switch (reason) {
  case PF_DEROGATION_REASON_SIBLING:
    return _ ("A brother or sister goes to that school");
  case PF_DEROGATION_REASON_WORK:
    return _ ("The parents’ work, and nobody to look after the child");
  case PF_DEROGATION_REASON_HEALTH:
    return _ ("The child’s health");
  case PF_DEROGATION_REASON_CHILDCARE:
    return _ ("Who looks after the child is near that school");
  case PF_DEROGATION_REASON_MOVING:
    return _ ("The family is about to move");
  case PF_DEROGATION_REASON_OTHER:
    return _ ("Another reason");
  case PF_DEROGATION_REASON_NONE:
    break;
  }
  return _ ("No reason given");
}

char *
pf_school_file_say_derogation (const PfSchoolFile *file)
{
  const char *detail = file->derogation != NULL ? file->derogation->detail : NULL;

  if (file->derogation == NULL)
    return NULL;
  if (detail == NULL || *detail == '\0')
    return g_strdup (say_reason (file->derogation->reason));
  /* Translators: why a family wants another school, then its own words, in quotes. */
  return g_strdup_printf (_ ("%s. “%s”"), say_reason (file->derogation->reason), detail);
}

const char *
pf_school_file_say_contrary (const PfSchoolFile *file)
{
  return file->is_contrary
             ? _ ("The child’s other household asks for another school. The town does not decide "
                  "between guardians: have them agree, or wait for a judge’s decision.")
             : NULL;
}

const char *
pf_school_file_say_account (const PfSchoolFile *file)
{
  switch (file->account_state) {
  case PF_QUEUE_STATE_WAITING:
  case PF_QUEUE_STATE_MORE_WANTED:
    return _ ("The family’s account still waits to be accepted. The child may be enrolled all the "
              "same.");
  case PF_QUEUE_STATE_REFUSED:
    return _ ("The family’s account was refused: talk it over with the family desk.");
  case PF_QUEUE_STATE_NONE:
  case PF_QUEUE_STATE_ACCEPTED:
    break;
  }
  return NULL;
}

const char *
pf_school_file_say_hindrance (const PfSchoolFile *file)
{
  if (file->hindrance == PF_PROBLEM_NONE)
    return NULL;
  if (file->hindrance == PF_PROBLEM_HAS_SCHOOL)
    return _ ("Another enrolment of this child is validated already for that school year. Refuse "
              "this one, and give that as the reason.");
  return _ ("Something stands in the way that this version of the program has no words for.");
}

const char *
pf_school_file_say_fate (const PfSchoolFile *file, const char *school)
{
  if (file->derogation == NULL)
    return NULL;
  if (g_str_equal (school, file->derogation->wanted_school))
    return _ ("Derogation granted");
  if (!g_str_equal (school, file->school))
    return NULL;
  return file->is_of_sector ? _ ("Derogation refused: school of the sector")
                            : _ ("Derogation refused");
}

const char *
pf_school_file_get_asked_name (const PfSchoolFile *file)
{
  const char *name = file->derogation != NULL ? file->wanted_school_name : file->school_name;

  return name != NULL ? name : "";
}

const char *
pf_school_file_get_accepted (const PfSchoolFile *file)
{
  if (file->derogation == NULL || *file->decided_school == '\0')
    return N_ ("{name}: {child}, school enrolment accepted");
  return g_str_equal (file->decided_school, pf_school_file_get_asked (file))
             ? N_ ("{name}: {child}, derogation granted")
             : N_ ("{name}: {child}, derogation refused, school enrolment accepted");
}
