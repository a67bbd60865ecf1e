/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "Enrolments": a family enrols its children at school, one at a time, and sees what came of it.
 * Its actions are "page.later" and "page.submit", and "page.retry" of its loading note. Properties:
 * "model" and "visit", given when it is made.
 */
#pragma once

#include <adwaita.h>

#include "client/model/school-enrolling.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_SCHOOL_PAGE (pf_school_page_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolPage, pf_school_page, PF, SCHOOL_PAGE, AdwBin)

GtkWidget *pf_school_page_new (PfSchoolEnrolling *model, PfVisit *visit);

PfSchoolEnrolling *pf_school_page_get_model (PfSchoolPage *self);

/* The title (transfer floating) with the school year, for the header bar. */
GtkWidget *pf_school_page_new_title (PfSchoolPage *self);

G_END_DECLS
