/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the families of the demonstration town asked for since September, before anyone knows
 * whether there is room.
 */
#pragma once

#include "admin/demo-town.h"

G_BEGIN_DECLS

typedef struct
{
  PfEnrolment *enrolment;
  PfSession *session;
  PfSession *with; /* had only with the other: a lunch after the morning (nullable) */
  PfInstant asked_at;
} PfDemoWish;

/* All (transfer full; of PfDemoWish), in the order in which they were asked. */
GArray *pf_demo_make_wishes (PfDemoTown *self);

G_END_DECLS
