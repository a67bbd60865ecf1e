/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A family enrols a child at school for a school year: the first of its town's services, and the
 * one that the law opens widest. Only the child's identity, the guardians' and the domicile by any
 * means may be asked for (education code, article D. 131-3-1): no insurance, quotient, health sheet
 * or paid invoice holds it up, nor does an account that still waits for an agent.
 */
#pragma once

#include "core/child.h"
#include "core/document.h"
#include "core/problem.h"
#include "core/queue.h"
#include "core/school-year.h"
#include "core/school.h"

G_BEGIN_DECLS

typedef enum
{
  PF_SCHOOL_ENROLMENT_STATE_NONE,
  PF_SCHOOL_ENROLMENT_STATE_DRAFT,
  PF_SCHOOL_ENROLMENT_STATE_SUBMITTED,   /* the education service looks at it */
  PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED, /* the family hands something in */
  PF_SCHOOL_ENROLMENT_STATE_VALIDATED,
  PF_SCHOOL_ENROLMENT_STATE_REFUSED,
  PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN, /* by who asked */
} PfSchoolEnrolmentState;

#define PF_TYPE_SCHOOL_ENROLMENT_STATE (pf_school_enrolment_state_get_type ())
GType pf_school_enrolment_state_get_type (void);

/* Why another school than the sector's: those that article L. 212-8 of the education code names,
 * and what else a town hears.
 */
typedef enum
{
  PF_DEROGATION_REASON_NONE,
  PF_DEROGATION_REASON_SIBLING, /* a brother or sister goes there */
  PF_DEROGATION_REASON_WORK,    /* the guardians', and nobody to look after the child */
  PF_DEROGATION_REASON_HEALTH,  /* the child's */
  PF_DEROGATION_REASON_CHILDCARE,
  PF_DEROGATION_REASON_MOVING,
  PF_DEROGATION_REASON_OTHER, /* told in words */
} PfDerogationReason;

#define PF_TYPE_DEROGATION_REASON (pf_derogation_reason_get_type ())
GType pf_derogation_reason_get_type (void);

#define PF_TYPE_DEROGATION (pf_derogation_get_type ())
G_DECLARE_FINAL_TYPE (PfDerogation, pf_derogation, PF, DEROGATION, PfRecord)

struct _PfDerogation
{
  PfRecord parent_instance;

  PfId wanted_school;
  PfDerogationReason reason;
  char *detail; /* in the family's words */
};

#define PF_TYPE_SCHOOL_ENROLMENT (pf_school_enrolment_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolEnrolment, pf_school_enrolment, PF, SCHOOL_ENROLMENT, PfRecord)

struct _PfSchoolEnrolment
{
  PfRecord parent_instance;

  PfId id;
  PfId household; /* whose guardian asks */
  PfId child;
  PfId school_year;
  PfLevel level;
  PfId school;              /* of the sector; the one asked for, where no sector is known */
  PfDerogation *derogation; /* (nullable) */
  char *childcare;          /* who looks after the child today, so that the school can ask them */
  PfSchoolEnrolmentState state;
  PfInstant submitted_at;
  PfInstant decided_at;
  PfId decided_school; /* that takes the child: once validated */
  char *reason;        /* of a decision, in the agent's words */
  GStrv documents_wanted;
  GListStore *documents; /* of PfDocument: what the town has of the child and of the address */
  int version;
};

/* Whether it stands in the way of another one of the same child and year. */
gboolean pf_school_enrolment_is_open (const PfSchoolEnrolment *self);

/* The school that the family asks for: by derogation, else of the sector. */
const char *pf_school_enrolment_get_asked (const PfSchoolEnrolment *self);

/* What is known of the child and the town when it is submitted. */
typedef struct
{
  PfChild *child;
  GPtrArray *schools;        /* of PfSchool: the town's */
  const char *sector_school; /* (nullable): of the household's address, for the level */
} PfSchoolEnrolmentFacts;

/* Adds to @errors all that keeps @self from being submitted, each at its member. */
void pf_school_enrolment_find_faults (const PfSchoolEnrolment *self,
                                      const PfSchoolEnrolmentFacts *facts,
                                      PfErrors *errors);

/* The query parameters of GET /v1/school-enrolments. */
#define PF_TYPE_SCHOOL_ENROLMENT_QUERY (pf_school_enrolment_query_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolEnrolmentQuery,
                      pf_school_enrolment_query,
                      PF,
                      SCHOOL_ENROLMENT_QUERY,
                      PfRecord)

struct _PfSchoolEnrolmentQuery
{
  PfRecord parent_instance;

  PfId household;
};

/* What an agent of the education service decides by. */
#define PF_TYPE_SCHOOL_FILE (pf_school_file_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolFile, pf_school_file, PF, SCHOOL_FILE, PfRecord)

struct _PfSchoolFile
{
  PfRecord parent_instance;

  char *first_name; /* these three the child's */
  char *last_name;
  PfDate birth_date;
  PfLevel level;
  PfLevel usual_level; /* of that age; none: no class of a primary school is */
  char *school_year;   /* its name */
  PfId school;
  char *school_name;
  gboolean is_of_sector;    /* school is that of the household's address */
  PfDerogation *derogation; /* (nullable) */
  char *wanted_school_name;
  char *childcare;
  gboolean is_contrary; /* the child's other household asks for another school */
  /* Of the account that asks, while it is not accepted: that holds nothing up. */
  PfQueueState account_state;
  GListStore *schools; /* of PfSchool: those that teach the level, the one asked for first */
  PfId decided_school; /* once accepted */
  PfProblem hindrance; /* why it cannot be accepted now; none: it can */
};

/* Adds to @errors why the child cannot be put there.
 * @school: the one that an agent chose; "": the one that the family asked for
 * @has_reason: the agent says why
 */
void pf_school_file_check_decision (const PfSchoolFile *self,
                                    const char *school,
                                    gboolean has_reason,
                                    PfErrors *errors);

/* The school that the family asks for: by derogation, else of the sector. */
const char *pf_school_file_get_asked (const PfSchoolFile *self);

G_END_DECLS
