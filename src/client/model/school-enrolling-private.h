/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For school-enrolling.c and school-answering.c alone.
 */
#pragma once

#include "client/model/school-enrolling.h"

G_BEGIN_DECLS

/* Something is other than it was. */
void pf_school_enrolling_tell (PfSchoolEnrolling *self);

G_END_DECLS
