/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page of enrolments says. All texts are (transfer full) where nothing else is said.
 */
#pragma once

#include "client/model/school-enrolling.h"
#include "client/model/visit.h"
#include "client/views/widgets/note.h"

G_BEGIN_DECLS

/* "petite section", in a sentence; "" for none */
char *pf_enrolling_say_level (PfLevel level);

/* "Born on 14 February 2023 · petite section from 1 September 2026" */
char *pf_enrolling_say_child (PfSchoolEnrolling *self);

/* Of a child in the list: "Tom, to be enrolled"; "Léa: CE2, Jean-Moulin: nothing to do." */
char *pf_enrolling_say_need (PfSchoolEnrolling *self, PfChild *child);

/* "Les Hirondelles, your school by address"; its address below (nullable). */
char *pf_enrolling_say_sector_school (PfSchool *school);
char *pf_enrolling_say_school_address (PfSchool *school);

/* What the reasons are called (transfer none). */
const char *pf_enrolling_get_reason (PfDerogationReason reason);

/* What to do about a field, or NULL. */
char *pf_enrolling_say_fault (PfSchoolEnrolling *self, PfSchoolField field);

/* What came of it, where it is not said in the bar or beside a field; else NULL. */
char *pf_enrolling_say_outcome (PfSchoolEnrolling *self, PfNoteKind *ret_kind);

/* Of the bar. */
char *pf_enrolling_say_sum (PfSchoolEnrolling *self);
char *pf_enrolling_say_detail (PfSchoolEnrolling *self);

/* Why there is nothing to be answered on the page, or NULL. */
char *pf_enrolling_say_nothing (PfSchoolEnrolling *self);

/* "Hugo Berger, the other guardian of the household, is told too.", or NULL. */
char *pf_enrolling_say_told (PfSchoolEnrolling *self);

G_END_DECLS
