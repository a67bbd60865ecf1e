/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On the first day of a school year, gives the children whose enrolment was validated for it their
 * school and class. It looks when the server is started, and each hour. Any number of servers may
 * do so over one database.
 */
#pragma once

#include "server/store/store.h"

G_BEGIN_DECLS

typedef struct _PfPupilPlacer PfPupilPlacer;

/* @store: outlives it */
PfPupilPlacer *pf_pupil_placer_start (PfStore *store);

/* To be stopped before the store's writer is. */
void pf_pupil_placer_stop (PfPupilPlacer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfPupilPlacer, pf_pupil_placer_stop)

G_END_DECLS
