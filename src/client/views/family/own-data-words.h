/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of taking one's data along and of having it erased.
 */
#pragma once

#include "client/model/own-data.h"
#include "client/views/widgets/note.h"

G_BEGIN_DECLS

/* How much came by now (transfer full). */
char *pf_own_data_say_progress (PfOwnData *self);

/* What came of each (transfer full), or NULL. */
char *pf_own_data_say_download (PfOwnData *self, PfNoteKind *ret_kind);
char *pf_own_data_say_erasure (PfOwnData *self, PfNoteKind *ret_kind);

/* Below the words “Ask for the erasure” (transfer full): what it means, or since when it is asked
 * and until when the town answers.
 */
char *pf_own_data_say_state (PfOwnData *self);

G_END_DECLS
