/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "server/store/booking-batch.h"

G_BEGIN_DECLS

/* One change of one booking, with all that undoes it. */
typedef struct
{
  PfBatchChild *child;
  PfBatchSession *session;
  PfBatchBooking *booking;
  PfBooking *before; /* owned; NULL: the booking is new */
  PfBookingState from;
  PfBookingState to;
  int last_rank; /* of the session, before */
  PfId by;
  PfInstant at;
  PfId request;
} PfBatchChange;

struct _PfBookingBatch
{
  PfTown *town;

  /* Numbers of the ids wanted: sets. */
  GHashTable *accounts, *households, *children, *sessions;

  /* What was read, by id. */
  GHashTable *members; /* "account household": a set */
  GHashTable *family_by_id;
  GHashTable *child_by_id;
  GHashTable *session_by_id;
  GHashTable *pool_by_id;
  PfDate first, last; /* days of the sessions */

  GPtrArray *changes; /* of PfBatchChange */
};

void pf_batch_booking_free (PfBatchBooking *self);

G_END_DECLS
