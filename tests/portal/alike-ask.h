/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the server answers at an instant of the test's, as the client reads it.
 */
#pragma once

#include "core/booking-order.h"
#include "core/planning.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* Of whoever is signed in as "one". */
PfPlanning *pf_alike_ask_planning (PfDb *db,
                                   const char *household,
                                   PfDate from,
                                   PfDate to,
                                   PfInstant now);

/* Runs in the transaction at hand. @key: its Idempotency-Key. */
PfBookingResults *pf_alike_ask_bookings (PfDb *db,
                                         PfBookingOrder *order,
                                         const char *key,
                                         PfInstant now);

G_END_DECLS
