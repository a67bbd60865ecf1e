/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a job's thread asks of the store, and waits for: a change, by the one writer, or whether
 * there is one to make. Not for the writer's own thread.
 */
#pragma once

#include "server/store/store.h"

G_BEGIN_DECLS

/* Does one change; FALSE undoes it. Called again where a batch fails: it starts afresh each time.
 */
typedef gboolean (*PfJobChange) (PfDb *db, gpointer data, GError **error);

/* Has it done, and returns when it is on disk; FALSE with an error where nothing of it is:
 * PF_PROBLEM_OVERLOADED where no more may wait for the writer.
 */
gboolean pf_job_change_run (PfStore *store, PfJobChange work, gpointer data, GError **error);

/* Of an error of that: FALSE where the writer had no room, as there is another look to come. */
gboolean pf_job_change_has_failed (const GError *error);

/* Whether there is something to do now. */
typedef gboolean (*PfJobQuestion) (PfDb *reader, PfInstant now, gboolean *ret_has, GError **error);

/* FALSE too where that cannot be known, with an error. */
gboolean pf_job_change_is_due (PfStore *store, PfJobQuestion question, GError **error);

G_END_DECLS
