/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the request for one child stands: what was asked for and when, what the education service
 * made of it, and the way to take it back. Property: "enrolling". Hidden while nothing is asked
 * for.
 */
#pragma once

#include <adwaita.h>

#include "client/model/school-enrolling.h"

G_BEGIN_DECLS

#define PF_TYPE_SCHOOL_STATUS (pf_school_status_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolStatus, pf_school_status, PF, SCHOOL_STATUS, AdwBin)

G_END_DECLS
