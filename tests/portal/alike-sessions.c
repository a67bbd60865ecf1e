/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sessions, their places and who has them.
 */
#include "alike-town.h"
#include "core/booking-rules.h"
#include "core/local-time.h"

static PfInstant
find_closing (PfTown *town, PfSession *session, PfDeadlineAct act)
{
  PfDeadlineRule *rule = pf_town_find_rule (town, act, session);

  return rule != NULL ? pf_deadline_rule_closes_at (rule,
                                                    session->date,
                                                    session->starts_at,
                                                    pf_town_get_calendar (town),
                                                    session->site,
                                                    pf_town_get_zone (town))
                      : session->starts_at;
}

static void
add_session (PfAlikeTown *self, PfTown *town, PfEnrolment *enrolment, PfSlot *slot, PfDate date)
{
  GTimeZone *zone = pf_town_get_zone (town);
  PfSession *session = pf_alike_add (self->sessions, PF_TYPE_SESSION);

  pf_alike_set_id (session->id, self->sessions->len);
  g_strlcpy (session->slot, slot->id, PF_ID_SIZE);
  g_strlcpy (session->site, enrolment->site, PF_ID_SIZE);
  g_strlcpy (session->group, enrolment->group, PF_ID_SIZE);
  session->date = date;
  session->starts_at = pf_local_instant (date, (guint) pf_day_time_parse (slot->starts), zone);
  session->ends_at = pf_local_instant (date, (guint) pf_day_time_parse (slot->ends), zone);
  session->book_until = find_closing (town, session, PF_DEADLINE_ACT_ADD);
  session->cancel_until = find_closing (town, session, PF_DEADLINE_ACT_REMOVE);
  session->absence_until = find_closing (town, session, PF_DEADLINE_ACT_ABSENCE);
  if (pf_alike_draw_one_in (4))
    session->book_from = session->starts_at - pf_alike_draw (200) * G_TIME_SPAN_HOUR;
  session->closed = pf_alike_draw_one_in (10);
  session->waiting = 0;
  session->last_rank = 9;
}

static gboolean
is_there (PfAlikeTown *self, PfEnrolment *enrolment, PfSlot *slot, PfDate date)
{
  return pf_alike_town_find_session (self, enrolment->id, slot->id, date) != NULL;
}

static void
draw_sessions (PfAlikeTown *self, PfTown *town)
{
  for (guint e = 0; e < self->enrolments->len; e++) {
    PfEnrolment *enrolment = self->enrolments->pdata[e];

    for (guint s = 0; s < self->slots->len; s++) {
      PfSlot *slot = self->slots->pdata[s];

      for (PfDate date = self->from; date <= self->to; date++) {
        if (g_str_equal (slot->activity, enrolment->activity) &&
            !is_there (self, enrolment, slot, date) && !pf_alike_draw_one_in (3))
          add_session (self, town, enrolment, slot, date);
      }
    }
  }
}

static void
add_booking (PfAlikeTown *self, PfEnrolment *enrolment, PfSession *session, PfBookingState state)
{
  PfBooking *booking = pf_alike_add (self->bookings, PF_TYPE_BOOKING);

  pf_alike_set_id (booking->id, self->bookings->len);
  g_strlcpy (booking->household, enrolment->household, PF_ID_SIZE);
  g_strlcpy (booking->child, enrolment->child, PF_ID_SIZE);
  g_strlcpy (booking->session, session->id, PF_ID_SIZE);
  booking->date = session->date;
  booking->state = state;
  booking->booked_at = pf_alike_draw_one_in (3) ? session->book_until : 1;
  if (!pf_alike_draw_one_in (4))
    booking->price_cents = pf_alike_draw (1000);
  if (state == PF_BOOKING_STATE_WAITING || state == PF_BOOKING_STATE_OFFERED)
    booking->rank = (int) (1 + pf_alike_draw (9));
  if (state == PF_BOOKING_STATE_OFFERED && !pf_alike_draw_one_in (4))
    booking->offer_until = session->starts_at - pf_alike_draw (100) * G_TIME_SPAN_HOUR;
  if (state == PF_BOOKING_STATE_HELD)
    booking->held_until = session->starts_at - pf_alike_draw (100) * G_TIME_SPAN_HOUR;
  session->waiting += state == PF_BOOKING_STATE_WAITING;
}

static gboolean
is_booked (PfAlikeTown *self, const char *child, PfSession *session)
{
  for (guint i = 0; i < self->bookings->len; i++) {
    PfBooking *booking = self->bookings->pdata[i];

    if (g_str_equal (booking->child, child) && g_str_equal (booking->session, session->id) &&
        pf_booking_state_is_in_force (booking->state))
      return TRUE;
  }
  return FALSE;
}

static void
draw_bookings (PfAlikeTown *self)
{
  for (guint e = 0; e < self->enrolments->len; e++) {
    PfEnrolment *enrolment = self->enrolments->pdata[e];

    for (guint s = 0; s < self->sessions->len; s++) {
      PfSession *session = self->sessions->pdata[s];
      PfBookingState state = (PfBookingState) (1 + pf_alike_draw (PF_BOOKING_N_STATES - 1));

      if (pf_alike_town_find_session (self, enrolment->id, session->slot, session->date) ==
              session &&
          !is_booked (self, enrolment->child, session) && pf_alike_draw_one_in (2))
        add_booking (self, enrolment, session, state);
    }
  }
}

static int
count_taken (PfAlikeTown *self, PfSession *session)
{
  int n = 0;

  for (guint i = 0; i < self->bookings->len; i++) {
    PfBooking *booking = self->bookings->pdata[i];

    n += g_str_equal (booking->session, session->id) &&
         pf_booking_state_takes_place (booking->state);
  }
  return n;
}

/* A session draws on the place of its own day and site that it finds, or on none. */
static void
draw_pools (PfAlikeTown *self)
{
  g_autoptr (GPtrArray) pools = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_place = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < self->sessions->len; i++) {
    PfSession *session = self->sessions->pdata[i];
    PfDayPart part = (PfDayPart) (PF_DAY_PART_MORNING + pf_alike_draw (PF_DAY_PART_EVENING));
    g_autofree char *place =
        g_strdup_printf ("%s %s %u %d", session->site, session->group, session->date, (int) part);
    PfPlacePool *pool = g_hash_table_lookup (by_place, place);

    if (pf_alike_draw_one_in (8))
      continue;
    if (pool == NULL) {
      pool = pf_alike_add (pools, PF_TYPE_PLACE_POOL);
      g_hash_table_insert (by_place, g_steal_pointer (&place), pool);
      pf_alike_set_id (pool->id, pools->len);
      g_strlcpy (pool->site, session->site, PF_ID_SIZE);
      g_strlcpy (pool->group, session->group, PF_ID_SIZE);
      pool->date = session->date;
      pool->part = part;
      pool->legal = 40;
      pool->kept_by_town = (int) pf_alike_draw (2);
      pool->taken = 0;
      pool->booking = (int) pf_alike_draw (12);
    }
    pool->taken += count_taken (self, session);
    g_string_append_printf (sql,
                            "INSERT INTO session_pool VALUES (%" G_GINT64_FORMAT
                            ", %" G_GINT64_FORMAT ");",
                            pf_id_to_number (session->id),
                            pf_id_to_number (pool->id));
  }
  pf_alike_town_insert (self, pools);
  pf_alike_town_insert (self, self->sessions);
  pf_alike_town_run (self, sql->str);
}

void
pf_alike_town_draw_sessions (PfAlikeTown *self, PfTown *town)
{
  draw_sessions (self, town);
  draw_bookings (self);
  draw_pools (self);
  pf_alike_town_insert (self, self->bookings);
}

PfSession *
pf_alike_town_find_session (PfAlikeTown *self,
                            const char *enrolment_id,
                            const char *slot,
                            PfDate date)
{
  PfEnrolment *enrolment = NULL;

  for (guint i = 0; i < self->enrolments->len && enrolment == NULL; i++)
    if (g_str_equal (pf_record_get_id (self->enrolments->pdata[i]), enrolment_id))
      enrolment = self->enrolments->pdata[i];
  for (guint i = 0; enrolment != NULL && i < self->sessions->len; i++) {
    PfSession *session = self->sessions->pdata[i];

    if (session->date == date && g_str_equal (session->slot, slot) &&
        g_str_equal (session->site, enrolment->site) &&
        g_str_equal (session->group, enrolment->group))
      return session;
  }
  return NULL;
}
