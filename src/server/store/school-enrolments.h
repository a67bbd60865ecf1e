/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What families ask for when they enrol a child at school. All that writes runs in the transaction
 * at hand.
 */
#pragma once

#include "core/household.h"
#include "core/school-enrolment.h"
#include "server/store/accounts.h"

G_BEGIN_DECLS

/* The sectors (transfer full; of PfSector) that have a street of that postal code. */
GPtrArray *pf_store_list_sectors (PfDb *db, const char *postal_code, GError **error);

/* What a household asked for (transfer full; of PfSchoolEnrolment), the newest first. */
GPtrArray *pf_store_list_school_enrolments (PfDb *db,
                                            const char *household,
                                            const PfScope *scope,
                                            GError **error);

/* One of them (transfer full). */
PfSchoolEnrolment *pf_store_find_school_enrolment (PfDb *db,
                                                   const char *id,
                                                   const PfScope *scope,
                                                   GError **error);

/* That of an item of the queue (transfer full). */
PfSchoolEnrolment *pf_store_find_queued_school_enrolment (PfDb *db,
                                                          const char *item,
                                                          GError **error);

/* Fills @self->documents: what a school may look at, who the child is and where it lives. */
gboolean pf_store_fill_school_documents (PfDb *db, PfSchoolEnrolment *self, GError **error);

/* How far a child's enrolment is. */
typedef struct
{
  PfId child;
  PfId school_year;
  PfSchoolEnrolmentState state;
  PfInstant since;
} PfSchoolState;

/* That (transfer full) of each child of a household who has one, whichever household asked; what
 * was taken back is not among them.
 */
GArray *pf_store_list_school_states (PfDb *db, const char *household, GError **error);

/* Until the transaction ends nobody else says where the child goes to school. */
gboolean pf_store_lock_child (PfDb *db, const char *child, GError **error);

/* Whether the child has a school for the year, or was given one. */
gboolean pf_store_has_school (PfDb *db,
                              const char *child,
                              const char *school_year,
                              gboolean *ret_has,
                              GError **error);

/* Whether that household has asked for the child and year, and was not refused. */
gboolean pf_store_has_open_school_enrolment (PfDb *db,
                                             const PfSchoolEnrolment *like,
                                             gboolean *ret_has,
                                             GError **error);

/* Stores @self, whose id it sets. */
gboolean pf_store_insert_school_enrolment (PfDb *db, PfSchoolEnrolment *self, GError **error);

/* Gives @self its next version. */
gboolean pf_store_update_school_enrolment (PfDb *db, PfSchoolEnrolment *self, GError **error);

/* Hands @self in, as @account: PF_PROBLEM_ALREADY_SUBMITTED where that was done. */
gboolean pf_store_submit_school_enrolment (PfDb *db,
                                           const PfSchoolEnrolment *self,
                                           const char *account,
                                           PfInstant now,
                                           GError **error);

/* Nobody decides of it until the transaction ends. */
gboolean pf_store_lock_school_enrolment (PfDb *db, const char *id, GError **error);

/* Takes @self back. */
gboolean pf_store_withdraw_school_enrolment (PfDb *db,
                                             const PfSchoolEnrolment *self,
                                             PfInstant now,
                                             GError **error);

/* The other guardians (transfer full; of PfAdult, with the address they are written to) of a child,
 * in whichever household.
 */
GPtrArray *pf_store_list_other_guardians (PfDb *db,
                                          const char *child,
                                          const char *account,
                                          GError **error);

G_END_DECLS
