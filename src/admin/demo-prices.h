/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the demonstration town's bookings cost, worked out once for a child and a slot and kept.
 */
#pragma once

#include "admin/demo-town.h"

G_BEGIN_DECLS

typedef struct _PfDemoPrices PfDemoPrices;

PfDemoPrices *pf_demo_prices_new (PfDemoTown *town);
void pf_demo_prices_free (PfDemoPrices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfDemoPrices, pf_demo_prices_free)

/* Gives @booking, of a child by that enrolment, the price of a place in @session. */
void pf_demo_prices_set (PfDemoPrices *self,
                         PfBooking *booking,
                         PfEnrolment *enrolment,
                         PfSession *session);

G_END_DECLS
