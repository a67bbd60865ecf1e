/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/booking.h"
#include "server/store/db.h"

G_BEGIN_DECLS

PfSession *pf_store_find_session (PfDb *db, const char *id, GError **error);
gboolean pf_store_update_session (PfDb *db, PfSession *session, GError **error);

/* The child's booking in force in that session (transfer full), NULL for none. */
gboolean pf_store_find_booking (PfDb *db,
                                const char *child,
                                const char *session,
                                PfBooking **ret_booking,
                                GError **error);

/* Inserts a @booking without an id and gives it one, else updates it. */
gboolean pf_store_save_booking (PfDb *db, PfBooking *booking, GError **error);

G_END_DECLS
