/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the form says by which a child is added.
 */
#pragma once

#include "client/model/adding-child.h"
#include "client/views/widgets/note.h"

G_BEGIN_DECLS

/* What came of it (transfer full), or NULL. */
char *pf_adding_say_result (PfAddingChild *self, PfNoteKind *ret_kind);

/* What to do about a field (transfer full), or NULL: nothing is wrong there. */
char *pf_adding_say_fault (PfAddingChild *self, PfAddingChildFault fault);

/* How the day is asked for (both transfer none). */
const char *pf_adding_get_date_label (PfAddingChild *self);
const char *pf_adding_get_date_hint (PfAddingChild *self);

G_END_DECLS
