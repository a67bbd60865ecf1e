/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/planning-row.h"

#include <string.h>

#include "core/booking-rules.h"
#include "core/local-time.h"
#include "core/text.h"
#include "server/ops/prices.h"

/* A price that stays the same until something of the family does, or the tariff. */
typedef struct
{
  const PfPricing *pricing;
  PfDate until;    /* the day on which the family changes */
  char member[40]; /* as it is written; empty where the tariff cannot say */
} LastPrice;

static void
write_name (GString *out, const char *name)
{
  if (out->len == 0 || out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  g_string_append_c (out, '"');
  pf_text_write (out, name);
  pf_text_write (out, "\":");
}

static void
write_word (GString *out, const char *name, const char *word)
{
  write_name (out, name);
  g_string_append_c (out, '"');
  pf_text_write (out, word);
  g_string_append_c (out, '"');
}

static void
write_number (GString *out, const char *name, gint64 value, gint64 absent)
{
  if (value == absent)
    return;
  write_name (out, name);
  pf_text_write_integer (out, value);
}

static void
write_instant (GString *out, const char *name, PfInstant instant)
{
  char text[PF_INSTANT_SIZE];

  if (instant == 0)
    return;
  pf_instant_write (instant, text);
  write_word (out, name, text);
}

static void
write_date (GString *out, const char *name, PfDate date)
{
  char text[PF_DATE_SIZE];

  pf_date_write (date, text);
  write_word (out, name, text);
}

static const char *
get_word (PfBookingState state)
{
  static GEnumClass *words;

  if (g_once_init_enter (&words))
    g_once_init_leave (&words, g_type_class_ref (PF_TYPE_BOOKING_STATE));
  return g_enum_get_value (words, (int) state)->value_nick;
}

static PfDate
find_earlier (PfDate day, PfDate after, PfDate found)
{
  return after < day && day < found ? day : found;
}

/* The first day after @date on which an enrolment or a quotient of the family begins or ended. */
static PfDate
find_next_change (PfFamily *family, PfDate date)
{
  PfDate found = G_MAXUINT32;

  for (guint i = 0; i < family->enrolments->len; i++) {
    PfEnrolment *enrolment = family->enrolments->pdata[i];

    found = find_earlier (enrolment->from, date, found);
    found = find_earlier (enrolment->to + 1, date, found);
  }
  for (guint i = 0; i < family->quotients->len; i++) {
    PfFamilyQuotient *quotient = family->quotients->pdata[i];

    found = find_earlier (quotient->valid_from, date, found);
    if (quotient->valid_to != 0)
      found = find_earlier (quotient->valid_to + 1, date, found);
  }
  return found;
}

/* What the place would cost, as the cell's member. */
static const char *
find_price (const PfPlanningRowData *self, const PfPricing *pricing, PfDate date, LastPrice *last)
{
  PfPriceInput input;
  PfPrice price;

  if (pricing == NULL)
    return "";
  if (pricing == last->pricing && date < last->until)
    return last->member;
  input = pf_price_input (self->family, self->child->id, self->slot, date);
  last->pricing = pricing;
  last->until = find_next_change (self->family, date);
  last->member[0] = '\0';
  if (pf_price_compute (pricing, &input, &price, NULL))
    g_snprintf (last->member,
                sizeof last->member,
                ",\"price_cents\":%" G_GINT64_FORMAT,
                (gint64) price.cents);
  return last->member;
}

/* What is left once the deadline has passed, said before: nothing here waits for the clock. */
static void
write_deadline_reason (GString *out, PfInstant closes_at, const char *left)
{
  char text[PF_INSTANT_SIZE];

  pf_instant_write (closes_at, text);
  pf_text_write (out, ",\"locked_reason\":{\"code\":\"deadline-passed\",\"closes_at\":\"");
  pf_text_write (out, text);
  pf_text_write (out, "\",\"may\":[\"");
  pf_text_write (out, left);
  pf_text_write (out, "\"]}");
}

/* The same for all families, so that it is looked for once. */
static PfDeadlineRule *
get_removal_rule (const PfPlanningRowData *self, PfStripSession *session)
{
  if (!session->knows_removal_rule) {
    session->removal_rule =
        pf_town_find_rule (self->asked->town, PF_DEADLINE_ACT_REMOVE, session->record);
    session->knows_removal_rule = TRUE;
  }
  return session->removal_rule;
}

/* What would be billed of it, where the town lets a family give it up late. */
static PfMoney
find_late_price (const PfPlanningRowData *self,
                 PfStripSession *session,
                 const PfPlanningBooking *booking)
{
  PfDeadlineRule *rule = get_removal_rule (self, session);

  return rule != NULL && rule->late_removal != PF_LATE_REMOVAL_NONE
             ? pf_price_given_up_late (rule, booking->price_cents)
             : PF_NO_MONEY;
}

static void
write_booked (const PfPlanningRowData *self,
              const PfPlanningBooking *booking,
              PfStripSession *strip_session,
              GString *out)
{
  PfSession *session = strip_session->record;

  write_word (out, "booking", booking->id);
  write_word (out, "state", get_word (booking->state));
  write_number (out, "rank", booking->rank, PF_NO_INTEGER);
  write_number (out, "price_cents", booking->price_cents, PF_NO_MONEY);
  if (booking->state == PF_BOOKING_STATE_BOOKED) {
    write_number (out, "late_cents", find_late_price (self, strip_session, booking), PF_NO_MONEY);
    write_instant (out, "absence_until", session->absence_until);
  }
  write_instant (out, "held_until", booking->held_until);
  write_instant (out, "offer_until", booking->offer_until);
  if (booking->state == PF_BOOKING_STATE_BOOKED && session->absence_until > session->cancel_until)
    write_deadline_reason (out, session->cancel_until, "absent");
}

static gboolean
is_health_confirmed (const PfPlanningRowData *self, guint day)
{
  PfSchoolYear *year = self->years[day];

  return year != NULL && g_str_equal (self->child->health_confirmed_for, year->id);
}

static gboolean
takes_late_adds (const PfPlanningRowData *self, PfSession *session)
{
  PfDeadlineRule *rule = pf_town_find_rule (self->asked->town, PF_DEADLINE_ACT_ADD, session);

  return rule != NULL &&
         (rule->late_add == PF_LATE_ADD_ALLOW_WITH || rule->late_add == PF_LATE_ADD_ON_REQUEST);
}

/* Of a cell that nobody of the family has booked: all but its price and what the child lacks. Most
 * cells are such, and alike for all families, so that this is written once for each session.
 */
static const GString *
get_free_text (const PfPlanningRowData *self, PfStripSession *session, guint day)
{
  PfSession *record = session->record;
  GString *text;

  if (session->free_text != NULL)
    return session->free_text;
  session->free_text = text = g_string_new ("{");
  write_word (text, "session", record->id);
  write_word (text, "state", record->closed ? "closed" : session->full ? "full" : "open");
  if (!record->closed) {
    write_number (text, "places_left", session->places_left, PF_NO_INTEGER);
    write_instant (text, "book_from", record->book_from);
    session->takes_late_adds = takes_late_adds (self, record);
    session->pricing =
        pf_town_find_pricing (self->asked->town, session->slot, record->date, self->day_kinds[day]);
  }
  return text;
}

static void
write_free (const PfPlanningRowData *self,
            PfStripSession *session,
            guint day,
            const PfPlanningBooking *last,
            LastPrice *last_price,
            GString *out)
{
  const GString *text = get_free_text (self, session, day);
  PfDate date = session->record->date;

  pf_text_append (out, text->str, text->len);
  if (session->record->closed)
    return;
  pf_text_write (out, find_price (self, session->pricing, date, last_price));
  if (last != NULL)
    write_word (out, "last", get_word (last->state));
  if (!is_health_confirmed (self, day))
    pf_text_write (out, ",\"locked_reason\":{\"code\":\"health-not-confirmed\"}");
  else if (session->takes_late_adds)
    write_deadline_reason (out, session->record->book_until, "late_add");
}

static gboolean
is_own_day (const PfPlanningRowData *self, PfDate date)
{
  return self->link->side == PF_CUSTODY_SIDE_NONE ||
         pf_town_is_own_day (self->asked->town,
                             self->child->custody,
                             self->link->side,
                             date,
                             (guint) pf_day_time_parse (self->slot->starts));
}

/* Which of two bookings of a session a cell shows: the one in force, else the later one. */
static gboolean
counts_more (const PfPlanningBooking *booking, const PfPlanningBooking *than)
{
  return than == NULL || !pf_booking_state_is_in_force (than->state) ||
         pf_booking_state_is_in_force (booking->state);
}

/* Those of a day are few: looking through them costs less than a table. */
static const PfPlanningBooking *
find_booking (const PfPlanningRowData *self, guint day, const char *session)
{
  const PfPlanningBooking *found = NULL;

  for (guint i = self->first_of_day[day]; i < self->first_of_day[day + 1]; i++) {
    const PfPlanningBooking *booking = self->bookings->pdata[i];

    if (g_str_equal (booking->session, session) && counts_more (booking, found))
      found = booking;
  }
  return found;
}

static void
write_cell (const PfPlanningRowData *self, guint day, LastPrice *last_price, GString *out)
{
  PfStripSession *session = self->sessions[day];
  PfSession *record = session->record;
  const PfPlanningBooking *booking = find_booking (self, day, record->id);
  gboolean in_force = booking != NULL && pf_booking_state_is_in_force (booking->state);
  gboolean own = in_force && booking->own;

  if ((in_force && !own) || (!own && !is_own_day (self, record->date))) {
    pf_text_write (out, "{\"state\":\"other_household\"}");
    return;
  }
  if (own) {
    g_string_append_c (out, '{');
    write_word (out, "session", record->id);
    write_booked (self, booking, session, out);
  } else {
    write_free (self, session, day, booking, last_price, out);
  }
  g_string_append_c (out, '}');
}

static gboolean
has_cell (const PfPlanningRowData *self, guint day)
{
  PfDate date = self->asked->from + day;

  return self->sessions[day] != NULL && self->enrolment->from <= date &&
         date <= self->enrolment->to;
}

static void
write_cells (const PfPlanningRowData *self, GString *out)
{
  guint n_days = self->asked->to - self->asked->from + 1;
  LastPrice last_price = { 0 };

  g_string_append (out, "[");
  for (guint day = 0; day < n_days; day++) {
    if (day > 0)
      g_string_append_c (out, ',');
    if (has_cell (self, day))
      write_cell (self, day, &last_price, out);
    else
      pf_text_write (out, "null");
  }
  g_string_append_c (out, ']');
}

/* Where a closing's last day stands in its text. */
#define CLOSING_TO (strlen ("{\"from\":\"2036-09-01\",\"to\":\""))

/* The closing of the session's day alone: the same for all families too. */
static const GString *
get_closing_text (PfStripSession *session)
{
  GString *text;

  if (session->closing_text != NULL)
    return session->closing_text;
  session->closing_text = text = g_string_new ("{");
  write_word (text, "from", session->date);
  write_word (text, "to", session->date);
  write_instant (text, "book_until", session->record->book_until);
  write_instant (text, "cancel_until", session->record->cancel_until);
  g_string_append_c (text, '}');
  return text;
}

static void
write_closing (PfStripSession *first, const PfStripSession *last, GString *out)
{
  const GString *text = get_closing_text (first);
  gsize start;

  if (out->str[out->len - 1] != '[')
    g_string_append_c (out, ',');
  start = out->len;
  pf_text_append (out, text->str, text->len);
  memcpy (out->str + start + CLOSING_TO, last->date, PF_DATE_SIZE - 1);
}

static gboolean
closes_alike (const PfStripSession *a, const PfStripSession *b)
{
  return a->record->book_until == b->record->book_until &&
         a->record->cancel_until == b->record->cancel_until;
}

/* Days in a row that close at the same instants say so once. */
static void
write_closings (const PfPlanningRowData *self, GString *out)
{
  guint n_days = self->asked->to - self->asked->from + 1;
  PfStripSession *first = NULL;
  PfStripSession *last = NULL;

  g_string_append_c (out, '[');
  for (guint day = 0; day < n_days; day++) {
    PfStripSession *session = has_cell (self, day) ? self->sessions[day] : NULL;

    if (session == NULL)
      continue;
    if (first != NULL && !closes_alike (first, session)) {
      write_closing (first, last, out);
      first = NULL;
    }
    if (first == NULL)
      first = session;
    last = session;
  }
  if (first != NULL)
    write_closing (first, last, out);
  g_string_append_c (out, ']');
}

gboolean
pf_planning_row_write (const PfPlanningRowData *self, GString *out)
{
  guint n_days = self->asked->to - self->asked->from + 1;
  gboolean has_cells = FALSE;

  for (guint day = 0; day < n_days && !has_cells; day++)
    has_cells = has_cell (self, day);
  if (!has_cells)
    return FALSE;

  g_string_append (out, out->str[out->len - 1] == '[' ? "{" : ",{");
  write_word (out, "child", self->child->id);
  write_word (out, "activity", self->slot->activity);
  write_word (out, "slot", self->slot->id);
  write_word (out, "enrolment", self->enrolment->id);
  write_date (out, "enrolled_from", self->enrolment->from);
  write_date (out, "enrolled_to", self->enrolment->to);
  write_number (out, "bookings_ahead", self->bookings_ahead, PF_NO_INTEGER);
  write_name (out, "closings");
  write_closings (self, out);
  write_name (out, "cells");
  write_cells (self, out);
  g_string_append_c (out, '}');
  return TRUE;
}
