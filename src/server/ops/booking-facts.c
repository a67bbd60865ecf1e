/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/booking-facts.h"

#include "core/local-time.h"

static gboolean
is_health_confirmed (PfTown *town, PfChild *child, PfDate date)
{
  PfSchoolYear *year = pf_town_find_school_year (town, date);

  return year != NULL && pf_town_is_confirmed (town, child->health_confirmed_for, year);
}

static gboolean
is_enrolled (PfFamily *family, PfChild *child, PfBatchSession *session)
{
  for (guint i = 0; i < family->enrolments->len; i++) {
    PfEnrolment *enrolment = family->enrolments->pdata[i];

    if (g_str_equal (enrolment->child, child->id) &&
        g_str_equal (enrolment->activity, session->activity->id) &&
        g_str_equal (enrolment->site, session->record->site) &&
        g_str_equal (enrolment->group, session->record->group) &&
        pf_enrolment_covers (enrolment, session->record->date))
      return TRUE;
  }
  return FALSE;
}

static gboolean
overlaps (PfBatchChild *child, PfBatchSession *session)
{
  for (guint i = 0; i < child->bookings->len; i++) {
    PfBatchBooking *other = child->bookings->pdata[i];

    if (other->record->date == session->record->date &&
        pf_booking_state_fills_hours (other->record->state) &&
        !g_str_equal (other->record->session, session->record->id) &&
        pf_slot_overlaps (other->slot, session->slot))
      return TRUE;
  }
  return FALSE;
}

static gboolean
lacks_needed_slot (PfBatchChild *child, PfBatchSession *session)
{
  if (session->slot->needs[0] == '\0')
    return FALSE;
  for (guint i = 0; i < child->bookings->len; i++) {
    PfBatchBooking *other = child->bookings->pdata[i];

    if (other->record->date == session->record->date &&
        pf_booking_state_fills_hours (other->record->state) &&
        g_str_equal (other->slot->id, session->slot->needs))
      return FALSE;
  }
  return TRUE;
}

/* Whether the child has had all late adds that @rule allows it in that activity and school year. */
static gboolean
has_used_up (PfTown *town, PfDeadlineRule *rule, PfBatchChild *child, PfBatchSession *session)
{
  int most = rule != NULL ? pf_deadline_rule_get_most_late_adds (rule) : G_MAXINT;
  PfSchoolYear *year = pf_town_find_school_year (town, session->record->date);
  int n = 0;

  for (guint i = 0; most != G_MAXINT && i < child->bookings->len; i++) {
    PfBatchBooking *other = child->bookings->pdata[i];

    n += other->late && pf_booking_state_is_in_force (other->record->state) &&
         g_str_equal (other->slot->activity, session->activity->id) &&
         pf_town_find_school_year (town, other->record->date) == year;
  }
  return n >= most;
}

PfBookingFacts
pf_booking_facts (PfTown *town,
                  PfFamily *family,
                  PfBatchChild *child,
                  PfBatchSession *session,
                  PfBatchBooking *booking)
{
  PfDate date = session->record->date;
  PfDeadlineRule *add = pf_town_find_rule (town, PF_DEADLINE_ACT_ADD, session->record);
  PfDeadlineRule *remove = pf_town_find_rule (town, PF_DEADLINE_ACT_REMOVE, session->record);
  PfHouseholdChild *link = pf_family_find_child (family, child->record->id);

  return (PfBookingFacts){
    .session = session->record,
    .state = booking != NULL ? booking->record->state : PF_BOOKING_STATE_NONE,
    .offer_until = booking != NULL ? booking->record->offer_until : 0,
    .places_left =
        pf_place_pools_get_left ((PfPlacePool *const *) session->pools->pdata, session->pools->len),
    .has_waiting_list = session->activity->has_waiting_list,
    .needs_approval = session->activity->needs_approval,
    .late_add = add != NULL ? add->late_add : PF_LATE_ADD_NONE,
    .late_adds_used_up = has_used_up (town, add, child, session),
    .late_removal = remove != NULL ? remove->late_removal : PF_LATE_REMOVAL_NONE,
    .health_confirmed = is_health_confirmed (town, child->record, date),
    .enrolled = is_enrolled (family, child->record, session),
    .own_day = pf_town_is_own_day (
        town, child->record->custody, link->side, date, pf_day_time_parse (session->slot->starts)),
    .others_booking = booking != NULL && !g_str_equal (booking->record->household, family->id),
    .overlaps = overlaps (child, session),
    .lacks_needed_slot = lacks_needed_slot (child, session),
  };
}
