/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A child's enrolment at school, in words, for agents. Where nothing else is said, all return
 * (transfer full).
 */
#pragma once

#include "core/queue-item.h"

G_BEGIN_DECLS

/* "Tom Berger, born on 3 May 2023" */
char *pf_school_file_say_child (const PfSchoolFile *file);

/* "First nursery class (PS), school year 2026-2027" */
char *pf_school_file_say_class (const PfSchoolFile *file);

/* Where the class is other than that age's, or NULL. */
char *pf_school_file_say_unusual (const PfSchoolFile *file);

/* Above the name of the school that is not asked for by derogation (transfer none). */
const char *pf_school_file_say_school_title (const PfSchoolFile *file);

/* Where that school is not of the address's sector, or NULL (transfer none). */
const char *pf_school_file_say_no_sector (const PfSchoolFile *file);

/* Why another school is wanted, then the family's own words in quotes, if any; NULL where none is.
 */
char *pf_school_file_say_derogation (const PfSchoolFile *file);

/* That another household asks for another school, or NULL where none does (transfer none). */
const char *pf_school_file_say_contrary (const PfSchoolFile *file);

/* That the account which asks is not accepted, or NULL where it is (transfer none). */
const char *pf_school_file_say_account (const PfSchoolFile *file);

/* What keeps it from being accepted (transfer none), or NULL where nothing does. */
const char *pf_school_file_say_hindrance (const PfSchoolFile *file);

/* What becomes of the derogation where that school takes the child (transfer none); NULL: the file
 * has none, or the school is neither of the two.
 */
const char *pf_school_file_say_fate (const PfSchoolFile *file, const char *school);

/* The name (transfer none) of the school that the family asks for; "": it is not known. */
const char *pf_school_file_get_asked_name (const PfSchoolFile *file);

/* What is said of a file once accepted, in English: {name} is who asked, {child} the child
 * (transfer none).
 */
const char *pf_school_file_get_accepted (const PfSchoolFile *file);

G_END_DECLS
