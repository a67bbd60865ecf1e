/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/bookings.h"

PfSession *
pf_store_find_session (PfDb *db, const char *id, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_SESSION);

  pf_query_bind_id (&query, id);
  return pf_query_find (&query, PF_TYPE_SESSION, error);
}

gboolean
pf_store_update_session (PfDb *db, PfSession *session, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_UPDATE_SESSION);

  pf_query_bind_record (&query, session);
  return pf_query_run (&query, error);
}

gboolean
pf_store_find_booking (PfDb *db,
                       const char *child,
                       const char *session,
                       PfBooking **ret_booking,
                       GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_BOOKING);
  g_autoptr (GError) problem = NULL;
  PfBooking *booking;

  pf_query_bind_id (&query, child);
  pf_query_bind_id (&query, session);
  booking = pf_query_find (&query, PF_TYPE_BOOKING, &problem);
  if (booking == NULL && !g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  *ret_booking = booking;
  return TRUE;
}

gboolean
pf_store_save_booking (PfDb *db, PfBooking *booking, GError **error)
{
  gboolean is_new = booking->id[0] == '\0';
  g_auto (PfQuery) query =
      pf_db_query (db, is_new ? PF_STATEMENT_INSERT_BOOKING : PF_STATEMENT_UPDATE_BOOKING);

  pf_query_bind_record (&query, booking);
  return is_new ? pf_query_take_id (&query, booking->id, error) : pf_query_run (&query, error);
}
