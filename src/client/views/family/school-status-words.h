/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of a request to enrol a child that the education service has, or has answered. All
 * texts are (transfer full), and (nullable).
 */
#pragma once

#include "client/model/school-enrolling.h"
#include "client/views/widgets/note.h"

G_BEGIN_DECLS

/* How it stands, in one sentence. @ret_kind: of the note that says it */
char *pf_enrolling_say_state (PfSchoolEnrolling *self, PfNoteKind *ret_kind);

/* What it asks for: "petite section · Jean-Moulin, a brother or sister goes there". */
char *pf_enrolling_say_asked (PfSchoolEnrolling *self);

/* What comes next. */
char *pf_enrolling_say_next (PfSchoolEnrolling *self);

G_END_DECLS
