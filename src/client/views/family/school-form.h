/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a family answers to enrol one child at school: the class, the school, who looks after the
 * child today. Property: "enrolling".
 */
#pragma once

#include <adwaita.h>

#include "client/model/school-enrolling.h"

G_BEGIN_DECLS

#define PF_TYPE_SCHOOL_FORM (pf_school_form_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolForm, pf_school_form, PF, SCHOOL_FORM, AdwBin)

/* To the first thing that is at fault; FALSE where nothing is. */
gboolean pf_school_form_focus_fault (PfSchoolForm *self);

G_END_DECLS
