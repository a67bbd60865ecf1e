/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A job with a thread of its own: it looks for work when it is started, and so often from then on,
 * until it is stopped. It has looked once, however soon that is.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PfPeriodic PfPeriodic;

/* Does what there is to do. TRUE: there may be more, so that it is to look again at once. */
typedef gboolean (*PfPeriodicLook) (gpointer data);

/* @name: of its thread
 * @span: how long it waits when there is no more, in microseconds
 * @data: outlives it
 */
PfPeriodic *pf_periodic_start (const char *name, gint64 span, PfPeriodicLook look, gpointer data);

/* Returns when it looks no more. */
void pf_periodic_stop (PfPeriodic *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfPeriodic, pf_periodic_stop)

G_END_DECLS
