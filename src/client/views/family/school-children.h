/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The household's children as the page of enrolments has them: of those it can show, one is chosen;
 * of the others it says why there is nothing to do. Property: "enrolling". Hidden where the page
 * says it all.
 */
#pragma once

#include <adwaita.h>

#include "client/model/school-enrolling.h"

G_BEGIN_DECLS

#define PF_TYPE_SCHOOL_CHILDREN (pf_school_children_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolChildren, pf_school_children, PF, SCHOOL_CHILDREN, AdwBin)

G_END_DECLS
