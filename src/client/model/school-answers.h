/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a family answers to enrol one child at school, and whether a child is to be enrolled.
 */
#pragma once

#include "core/household.h"
#include "core/school-enrolment.h"

G_BEGIN_DECLS

/* What is to be done for a child in a school year. */
typedef enum
{
  PF_SCHOOL_NEED_ENROL,     /* the family asks for a school */
  PF_SCHOOL_NEED_WAIT,      /* it did: the education service answers, or wants something */
  PF_SCHOOL_NEED_VALIDATED, /* the service has given a school */
  PF_SCHOOL_NEED_NOTHING,   /* the child has one already */
  PF_SCHOOL_NEED_BIRTH,
  PF_SCHOOL_NEED_AGE,   /* school begins later */
  PF_SCHOOL_NEED_OLDER, /* secondary school: the town has none */
} PfSchoolNeed;

/* @enrolment: (nullable): what pf_school_enrolments_find() found; @year: in which it begins */
PfSchoolNeed pf_school_need_find (PfChild *child, PfSchoolEnrolment *enrolment, guint year);

/* Whether the page has something to show of such a child: a form, or what came of it. */
gboolean pf_school_need_is_shown (PfSchoolNeed need);

/* That of the child and year (transfer none): the one that is open, else the newest; or NULL.
 * @enrolments: of PfSchoolEnrolment, the newest first
 */
PfSchoolEnrolment *pf_school_enrolments_find (GPtrArray *enrolments,
                                              const char *child,
                                              const char *school_year);

/* Read its members straight from the struct; those who follow it write them by PfSchoolEnrolling.
 */
typedef struct
{
  PfLevel level;
  PfId school;        /* where no school of the sector is known; "": none is chosen */
  gboolean elsewhere; /* by derogation */
  PfId wanted_school; /* kept where the family looks at the other choice */
  PfDerogationReason reason;
  char *detail;     /* as typed */
  char *childcare;  /* the same */
  gboolean touched; /* by the person, since they were made */
} PfSchoolAnswers;

/* Those of @enrolment; without one, what is usual.
 * @enrolment: (nullable); @level: of the child's age
 */
PfSchoolAnswers *pf_school_answers_new (PfSchoolEnrolment *enrolment, PfLevel level);
void pf_school_answers_free (PfSchoolAnswers *self);

/* Writes them to @enrolment, which is its caller's alone.
 * @sector_school: (nullable): of the household's address, for the level
 */
void pf_school_answers_write (const PfSchoolAnswers *self,
                              PfSchool *sector_school,
                              PfSchoolEnrolment *enrolment);

G_END_DECLS
