/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/booking-rules.h"
#include "server/store/booking-batch.h"

G_BEGIN_DECLS

/* What the rules need to know of one child and one session.
 * @booking: (nullable): the child's, in force there
 */
PfBookingFacts pf_booking_facts (PfTown *town,
                                 PfFamily *family,
                                 PfBatchChild *child,
                                 PfBatchSession *session,
                                 PfBatchBooking *booking);

G_END_DECLS
