/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many bodies with files may come in at once, and the threads that wait for the disk to have
 * them.
 */
#pragma once

#include "core/problem.h"

G_BEGIN_DECLS

typedef struct _PfUploads PfUploads;

/* @settle: waits for the disk, on a thread of its own
 * @max, @max_of_one: how many at once, and of one person
 */
PfUploads *pf_uploads_new (GFunc settle, guint max, guint max_of_one);
void pf_uploads_free (PfUploads *self);

/* @who: an account or an address
 * Returns PF_PROBLEM_NONE, and pf_uploads_leave() is owed, or why there is no room.
 */
PfProblem pf_uploads_enter (PfUploads *self, const char *who);
void pf_uploads_leave (PfUploads *self, const char *who);

/* Calls the settle function with @data, soon. */
void pf_uploads_settle (PfUploads *self, gpointer data);

G_END_DECLS
