/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The family's road through a school year, as GET /v1/me tells it and Home shows it: what is done,
 * what comes next, what waits for the town and what is shut until something before it is done.
 */
#pragma once

#include "core/account.h"
#include "core/school-enrolment.h"

G_BEGIN_DECLS

/* In the order in which a family goes through them; the first is the account's, the second each
 * household's, the others each child's.
 */
typedef enum
{
  PF_STEP_KIND_NONE,
  PF_STEP_KIND_VERIFY_ACCOUNT,
  PF_STEP_KIND_CHECK_HOUSEHOLD,
  PF_STEP_KIND_CHECK_HEALTH,
  PF_STEP_KIND_ENROL_SCHOOL,
  PF_STEP_KIND_REQUEST_ACTIVITIES,
  PF_STEP_KIND_ENROL_ACTIVITIES,
  PF_STEP_KIND_BOOK_TYPICAL_WEEK,
} PfStepKind;

#define PF_TYPE_STEP_KIND (pf_step_kind_get_type ())
GType pf_step_kind_get_type (void);

typedef enum
{
  PF_STEP_STATE_NONE,
  PF_STEP_STATE_TODO,
  PF_STEP_STATE_WAITING, /* for the town */
  PF_STEP_STATE_DONE,
  PF_STEP_STATE_BLOCKED, /* by a step before it, named in missing */
} PfStepState;

#define PF_TYPE_STEP_STATE (pf_step_state_get_type ())
GType pf_step_state_get_type (void);

#define PF_TYPE_STEP (pf_step_get_type ())
G_DECLARE_FINAL_TYPE (PfStep, pf_step, PF, STEP, PfRecord)

struct _PfStep
{
  PfRecord parent_instance;

  PfStepKind step;
  PfId household; /* none: the account's own */
  PfId child;
  PfId school_year;
  PfStepState state;
  PfInstant since;
  PfDate opens_on;
  GStrv missing; /* words of PfStepKind */
  char *detail;
};

/* Whether it belongs to the road through that school year, or to no year's.
 * @school_year: an id, or NULL for whichever there is
 */
gboolean pf_step_is_of_year (const PfStep *self, const char *school_year);

/* What is known of a household, and of one of its children, for the school year at hand. */
typedef struct
{
  const char *household;   /* its id */
  const char *school_year; /* the same */
  gboolean household_confirmed;
  PfInstant confirmed_at; /* 0: not known */
} PfRoadFacts;

typedef struct
{
  const char *child; /* its id */
  gboolean health_confirmed;
  gboolean has_school;
  PfSchoolEnrolmentState school; /* of what was asked for that year; none: nothing */
  PfInstant school_since;        /* while the education service looks at it */
  gboolean has_request;          /* an activity is asked for, or had */
  gboolean has_enrolment;        /* in force */
  gboolean has_bookings;         /* ahead */
} PfChildRoadFacts;

/* Append to @steps, a list of PfStep, that of the account, that of a household, and those of one of
 * its children. @school_year: the id
 */
void pf_road_add_account (GListStore *steps, const char *school_year, PfAccountState state);
void pf_road_add_household (GListStore *steps, const PfRoadFacts *facts);
void pf_road_add_child (GListStore *steps, const PfRoadFacts *facts, const PfChildRoadFacts *child);

G_END_DECLS
