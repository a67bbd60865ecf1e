/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On the first day of a school year, gives the children whose enrolment was validated for it their
 * school and class. It looks when the server is started, and each hour. Any number of servers may
 * do so over one database.
 */
#pragma once

#include "server/jobs/periodic.h"
#include "server/store/store.h"

G_BEGIN_DECLS

/* To be stopped before the store's writer is. @store: outlives it */
PfPeriodic *pf_pupil_placer_start (PfStore *store);

G_END_DECLS
