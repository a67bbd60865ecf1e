/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beside what a family answers to enrol a child at school: what documents the town has, that it
 * wants no others, and what comes after the request. Property: "enrolling".
 */
#pragma once

#include <adwaita.h>

#include "client/model/school-enrolling.h"

G_BEGIN_DECLS

#define PF_TYPE_SCHOOL_ASIDE (pf_school_aside_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolAside, pf_school_aside, PF, SCHOOL_ASIDE, AdwBin)

G_END_DECLS
