/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of taking one's data along and of having it erased.
 */
#pragma once

#include "client/model/own-data.h"

G_BEGIN_DECLS

/* How much came by now (transfer full). */
char *pf_own_data_say_progress (PfOwnData *self);

/* That it went well (transfer full), or NULL. */
char *pf_own_data_say_saved (PfOwnData *self);
char *pf_own_data_say_withdrawn (PfOwnData *self);

/* Below the words “Ask for the erasure” (transfer full): what it means, or since when it is asked
 * and until when the town answers.
 */
char *pf_own_data_say_state (PfOwnData *self);

G_END_DECLS
