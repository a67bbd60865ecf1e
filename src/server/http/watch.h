/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Suspended connections never time out by themselves: here is their deadline. A writer whose disk
 * hangs then costs a family a wait of known length, not for ever.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PfWatch PfWatch;

/* Asked, from the watch's thread, to give up one that is overdue; it is not watched any more. */
typedef void (*PfOverdue) (gpointer watched);

/* A place in the watch, inside what is watched. */
typedef struct
{
  GList link;
  gint64 deadline; /* monotonic; 0: not watched */
} PfWatched;

/* @ref, @unref: keep what is overdue alive while @overdue runs */
typedef gpointer (*PfWatchRef) (gpointer watched);

PfWatch *pf_watch_new (guint seconds, PfOverdue overdue, PfWatchRef ref, GDestroyNotify unref);

/* Ends its thread: everything still watched is overdue at once, and nothing more is watched. */
void pf_watch_stop (PfWatch *self);
void pf_watch_free (PfWatch *self);

/* FALSE once it has stopped. */
gboolean pf_watch_add (PfWatch *self, PfWatched *place, gpointer watched);
void pf_watch_remove (PfWatch *self, PfWatched *place);

G_END_DECLS
