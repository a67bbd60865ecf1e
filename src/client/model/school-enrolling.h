/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A family enrols its children at school: whom, what is answered, what keeps it from being
 * submitted, and what came of it.
 *
 * Signal "changed": what is written below is other than it was. Signals of what the person asks
 * for: "save" (what is answered is kept, and submitted where "submits" is set), "withdraw".
 */
#pragma once

#include "client/model/loading.h"
#include "client/model/proof-sending.h"
#include "client/model/school-answers.h"
#include "core/me.h"

G_BEGIN_DECLS

/* The places of faults, in the order of the page. */
typedef enum
{
  PF_SCHOOL_FIELD_LEVEL,
  PF_SCHOOL_FIELD_SCHOOL,
  PF_SCHOOL_FIELD_WANTED_SCHOOL,
  PF_SCHOOL_FIELD_REASON,
  PF_SCHOOL_FIELD_DETAIL,
  PF_SCHOOL_FIELD_CHILDCARE,
  PF_N_SCHOOL_FIELDS,
} PfSchoolField;

/* What came of what the person asked for last. */
typedef enum
{
  PF_SCHOOL_OUTCOME_NONE,
  PF_SCHOOL_OUTCOME_KEPT, /* as a draft */
  PF_SCHOOL_OUTCOME_SUBMITTED,
  PF_SCHOOL_OUTCOME_WITHDRAWN,
  PF_SCHOOL_OUTCOME_FAULTS, /* see faults */
  PF_SCHOOL_OUTCOME_WAY,    /* the portal was not reached */
  PF_SCHOOL_OUTCOME_PORTAL, /* it could not */
  PF_SCHOOL_OUTCOME_NOT_ALLOWED,
  PF_SCHOOL_OUTCOME_HAS_SCHOOL,
  PF_SCHOOL_OUTCOME_CHANGED, /* by the other guardian, or elsewhere: it is shown as it is */
  PF_SCHOOL_OUTCOME_DECIDED, /* by the education service, meanwhile */
} PfSchoolOutcome;

#define PF_TYPE_SCHOOL_ENROLLING (pf_school_enrolling_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolEnrolling, pf_school_enrolling, PF, SCHOOL_ENROLLING, GObject)

/* Read its members straight from the struct; the functions below write them. */
struct _PfSchoolEnrolling
{
  GObject parent_instance;

  PfLoading *loading;
  PfProofSending *sending; /* what the education service asked for */

  PfMe *me;               /* (nullable) */
  PfSchoolYear *year;     /* (nullable): the one to enrol for */
  PfHousehold *household; /* (nullable) until known, as the three lists */
  GPtrArray *schools;     /* of PfSchool: the town's */
  GPtrArray *sector;      /* of PfSchool: those that take the household's address */
  GPtrArray *enrolments;  /* of PfSchoolEnrolment, the newest first */

  PfChild *child;               /* (nullable): whom the page shows */
  PfSchoolNeed need;            /* of that child */
  PfSchoolEnrolment *enrolment; /* (nullable): of that child and year */
  PfSchoolAnswers *answers;     /* (nullable): for that child, owned by the object */

  gboolean busy;
  gboolean submits; /* what is saved is submitted then */
  const char *faults[PF_N_SCHOOL_FIELDS];
  PfSchoolOutcome outcome;
  guint n_outcomes;  /* so far: the same one again is news */
  PfInstant kept_at; /* the draft, by this computer; 0: it was not, or other answers came since */

  /*< private >*/
  GHashTable *all_answers; /* of PfSchoolAnswers by child */
  char *answered_for;      /* the household and year that they are of */
};

PfSchoolEnrolling *pf_school_enrolling_new (void);

/* What the account is told of itself; @school_year: (nullable) */
void pf_school_enrolling_set_me (PfSchoolEnrolling *self, PfMe *me, const char *school_year);

/* Take answers of the portal in; NULL: nothing is known any more. */
void pf_school_enrolling_take_household (PfSchoolEnrolling *self, PfHousehold *household);
void pf_school_enrolling_take_schools (PfSchoolEnrolling *self, GPtrArray *schools);
void pf_school_enrolling_take_sector (PfSchoolEnrolling *self, GPtrArray *schools);
void pf_school_enrolling_take_enrolments (PfSchoolEnrolling *self, GPtrArray *enrolments);

/* Takes in one that the portal has saved: in place of what it was, or as the newest. */
void pf_school_enrolling_take_enrolment (PfSchoolEnrolling *self, PfSchoolEnrolment *enrolment);

/* Whether all is known that the page shows. */
gboolean pf_school_enrolling_is_ready (PfSchoolEnrolling *self);

/* That of the child (transfer none) for the year, or NULL. */
PfSchoolEnrolment *pf_school_enrolling_find_enrolment (PfSchoolEnrolling *self, PfChild *child);

PfSchoolNeed pf_school_enrolling_get_need (PfSchoolEnrolling *self, PfChild *child);

/* Whether the answers may be changed now. */
gboolean pf_school_enrolling_is_open (PfSchoolEnrolling *self);

/* The school of the sector (transfer none) for the class that is answered, or NULL. */
PfSchool *pf_school_enrolling_get_sector_school (PfSchoolEnrolling *self);

/* Those of the town (transfer container) that teach it, without that of the sector. */
GPtrArray *pf_school_enrolling_list_schools (PfSchoolEnrolling *self);

/* The one that is asked for (transfer none), or NULL. */
PfSchool *pf_school_enrolling_get_asked (PfSchoolEnrolling *self);

/* Other guardians of the household (transfer full) whom a mail can reach: they are told. */
GPtrArray *pf_school_enrolling_list_other_guardians (PfSchoolEnrolling *self);

/* The record (transfer full) that the answers make of what there is, to be sent. */
PfSchoolEnrolment *pf_school_enrolling_build (PfSchoolEnrolling *self);

/* ---- for the page */

void pf_school_enrolling_choose_child (PfSchoolEnrolling *self, const char *child);
void pf_school_enrolling_set_level (PfSchoolEnrolling *self, PfLevel level);
void pf_school_enrolling_set_school (PfSchoolEnrolling *self, const char *school);
void pf_school_enrolling_set_elsewhere (PfSchoolEnrolling *self, gboolean elsewhere);
void pf_school_enrolling_set_wanted_school (PfSchoolEnrolling *self, const char *school);
void pf_school_enrolling_set_reason (PfSchoolEnrolling *self, PfDerogationReason reason);
void pf_school_enrolling_set_detail (PfSchoolEnrolling *self, const char *detail);
void pf_school_enrolling_set_childcare (PfSchoolEnrolling *self, const char *childcare);

/* Asks for it to be kept, or submitted: then what keeps it from that is written down instead. */
void pf_school_enrolling_keep (PfSchoolEnrolling *self);
void pf_school_enrolling_submit (PfSchoolEnrolling *self);
void pf_school_enrolling_withdraw (PfSchoolEnrolling *self);

/* ---- for the application */

/* What came of it. @now: when */
void pf_school_enrolling_end (PfSchoolEnrolling *self, PfSchoolOutcome outcome, PfInstant now);

/* The portal found that wrong: FALSE where the page has no place for it.
 * @pointer: as the contract names members; @code: its rule
 */
gboolean pf_school_enrolling_note_fault (PfSchoolEnrolling *self,
                                         const char *pointer,
                                         const char *code);

G_END_DECLS
