/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that a batch of booking orders is about, in memory for as long as the batch's transaction. It
 * is read and locked in one statement a table, decided upon in the order of the queue (each order
 * sees what the one before changed) and written back in one statement a table. What may be booked
 * is for core/booking-rules.h to say.
 */
#pragma once

#include "core/booking-order.h"
#include "core/booking.h"
#include "server/store/family.h"
#include "server/store/town.h"

G_BEGIN_DECLS

typedef struct
{
  PfPlacePool *record;
  int shown; /* places that families were told of when the batch began */
} PfBatchPool;

typedef struct
{
  PfSession *record;
  PfSlot *slot;
  PfActivity *activity;
  GPtrArray *pools;     /* of PfPlacePool */
  gboolean had_waiting; /* when the batch began: who waits makes it full for others */
} PfBatchSession;

typedef struct
{
  PfBooking *record;
  PfSlot *slot;
  gboolean late; /* made when the deadline had passed */
} PfBatchBooking;

typedef struct
{
  PfChild *record;
  GPtrArray *bookings; /* of PfBatchBooking: in force around the days of the orders; where the town
                        * limits late adds, of their school years */
} PfBatchChild;

typedef struct _PfBookingBatch PfBookingBatch;

PfBookingBatch *pf_booking_batch_new (PfTown *town);
void pf_booking_batch_free (PfBookingBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfBookingBatch, pf_booking_batch_free)

/* Says what an order is about, before loading. */
void pf_booking_batch_want (PfBookingBatch *self, const char *account, PfBookingOrder *order);

gboolean pf_booking_batch_load (PfBookingBatch *self, PfDb *db, GError **error);

/* Each (transfer none), or NULL where there is none such for these. */
PfFamily *pf_booking_batch_find_family (PfBookingBatch *self,
                                        const char *account,
                                        const char *household);
PfBatchChild *pf_booking_batch_find_child (PfBookingBatch *self,
                                           PfFamily *family,
                                           const char *child);
PfBatchSession *pf_booking_batch_find_session (PfBookingBatch *self, const char *session);

/* The child's booking in force in that session, or NULL. */
PfBatchBooking *pf_batch_child_find_booking (PfBatchChild *self, const char *session);

/* Whose act a change is, for its booking_change. */
typedef struct
{
  const char *account;
  PfInstant now;
  gint64 request; /* its number */
} PfBatchAct;

/* Gives the child's booking in @session the state @to, counts it in the session and its pools, and
 * notes the change. @booking: NULL: a new one (transfer none is returned), on @family's account.
 */
PfBooking *pf_booking_batch_change (PfBookingBatch *self,
                                    PfFamily *family,
                                    PfBatchChild *child,
                                    PfBatchSession *session,
                                    PfBatchBooking *booking,
                                    PfBookingState to,
                                    const PfBatchAct *act);

/* How many changes were made, and back to when there were only so many. */
guint pf_booking_batch_get_n_changes (PfBookingBatch *self);
void pf_booking_batch_roll_back (PfBookingBatch *self, guint n_changes);

/* Writes all changes; new bookings have their ids from here on. */
gboolean pf_booking_batch_save (PfBookingBatch *self, PfDb *db, GError **error);

G_END_DECLS
