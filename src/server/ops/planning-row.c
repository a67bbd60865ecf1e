/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/planning-row.h"

#include "core/booking-rules.h"
#include "core/local-time.h"
#include "core/text.h"
#include "server/ops/prices.h"

/* A price that stays the same until something of the family does, or the tariff. */
typedef struct
{
  const PfPricing *pricing;
  PfDate date;
  PfMoney cents;
} LastPrice;

static void
write_name (GString *out, const char *name)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  g_string_append_c (out, '"');
  g_string_append (out, name);
  g_string_append_len (out, "\":", 2);
}

static void
write_word (GString *out, const char *name, const char *word)
{
  write_name (out, name);
  g_string_append_c (out, '"');
  g_string_append (out, word);
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

static gboolean
lies_between (PfDate day, PfDate after, PfDate until)
{
  return after < day && day <= until;
}

/* Whether an enrolment or a quotient of the family begins or ends between two days. */
static gboolean
changes_between (PfFamily *family, PfDate after, PfDate until)
{
  for (guint i = 0; i < family->enrolments->len; i++) {
    PfEnrolment *enrolment = family->enrolments->pdata[i];

    if (lies_between (enrolment->from, after, until) ||
        lies_between (enrolment->to + 1, after, until))
      return TRUE;
  }
  for (guint i = 0; i < family->quotients->len; i++) {
    PfFamilyQuotient *quotient = family->quotients->pdata[i];

    if (lies_between (quotient->valid_from, after, until) ||
        (quotient->valid_to != 0 && lies_between (quotient->valid_to + 1, after, until)))
      return TRUE;
  }
  return FALSE;
}

/* What the place would cost; PF_NO_MONEY where the tariff cannot say. */
static PfMoney
find_price (const PfPlanningRowData *self, PfDate date, PfDayKind kind, LastPrice *last)
{
  const PfPricing *pricing = pf_town_find_pricing (self->asked->town, self->slot, date, kind);
  PfPriceInput input;
  PfPrice price;

  if (pricing == NULL)
    return PF_NO_MONEY;
  if (pricing == last->pricing && !changes_between (self->family, last->date, date))
    return last->cents;
  input = pf_price_input (self->family, self->child->id, self->slot, date);
  last->pricing = pricing;
  last->date = date;
  last->cents = pf_price_compute (pricing, &input, &price, NULL) ? price.cents : PF_NO_MONEY;
  return last->cents;
}

/* What is left once the deadline has passed, said before: nothing here waits for the clock. */
static void
write_deadline_reason (GString *out, PfInstant closes_at, const char *left)
{
  char text[PF_INSTANT_SIZE];

  pf_instant_write (closes_at, text);
  g_string_append_printf (out,
                          ",\"locked_reason\":{\"code\":\"deadline-passed\",\"closes_at\":\"%s\","
                          "\"may\":[\"%s\"]}",
                          text,
                          left);
}

/* What would be billed of it, where the town lets a family give it up late. */
static PfMoney
find_late_price (const PfPlanningRowData *self, PfSession *session, PfBooking *booking)
{
  PfDeadlineRule *rule = pf_town_find_rule (self->asked->town, PF_DEADLINE_ACT_REMOVE, session);

  return rule != NULL && rule->late_removal != PF_LATE_REMOVAL_NONE
             ? pf_price_given_up_late (self->asked->town, session, booking->price_cents)
             : PF_NO_MONEY;
}

static void
write_booked (const PfPlanningRowData *self, PfBooking *booking, PfSession *session, GString *out)
{
  write_word (out, "booking", booking->id);
  write_word (out, "state", get_word (booking->state));
  write_number (out, "rank", booking->rank, PF_NO_INTEGER);
  write_number (out, "price_cents", booking->price_cents, PF_NO_MONEY);
  if (booking->state == PF_BOOKING_STATE_BOOKED) {
    write_number (out, "late_cents", find_late_price (self, session, booking), PF_NO_MONEY);
    write_instant (out, "absence_until", session->absence_until);
  }
  write_instant (out, "held_until", booking->held_until);
  write_instant (out, "offer_until", booking->offer_until);
  if (booking->state == PF_BOOKING_STATE_BOOKED && session->absence_until > session->cancel_until)
    write_deadline_reason (out, session->cancel_until, "absent");
}

static gboolean
is_health_confirmed (const PfPlanningRowData *self, PfDate date)
{
  PfSchoolYear *year = pf_town_find_school_year (self->asked->town, date);

  return year != NULL && g_str_equal (self->child->health_confirmed_for, year->id);
}

static gboolean
takes_late_adds (const PfPlanningRowData *self, PfSession *session)
{
  PfDeadlineRule *rule = pf_town_find_rule (self->asked->town, PF_DEADLINE_ACT_ADD, session);

  return rule != NULL &&
         (rule->late_add == PF_LATE_ADD_ALLOW_WITH || rule->late_add == PF_LATE_ADD_ON_REQUEST);
}

static void
write_free (const PfPlanningRowData *self,
            const PfStripSession *session,
            PfDayKind kind,
            PfBooking *last,
            LastPrice *last_price,
            GString *out)
{
  PfDate date = session->record->date;

  write_word (out, "state", session->full ? "full" : "open");
  write_number (out, "places_left", session->places_left, PF_NO_INTEGER);
  write_number (out, "price_cents", find_price (self, date, kind, last_price), PF_NO_MONEY);
  write_instant (out, "book_from", session->record->book_from);
  if (last != NULL)
    write_word (out, "last", get_word (last->state));
  if (!is_health_confirmed (self, date))
    g_string_append (out, ",\"locked_reason\":{\"code\":\"health-not-confirmed\"}");
  else if (takes_late_adds (self, session->record))
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

static void
write_cell (const PfPlanningRowData *self,
            const PfStripSession *session,
            PfDayKind kind,
            LastPrice *last_price,
            GString *out)
{
  PfSession *record = session->record;
  PfBooking *booking = g_hash_table_lookup (self->bookings, record->id);
  gboolean in_force = booking != NULL && pf_booking_state_is_in_force (booking->state);
  gboolean own = in_force && g_str_equal (booking->household, self->family->id);

  if ((in_force && !own) || (!own && !is_own_day (self, record->date))) {
    g_string_append (out, "{\"state\":\"other_household\"}");
    return;
  }
  g_string_append_c (out, '{');
  write_word (out, "session", record->id);
  if (own)
    write_booked (self, booking, record, out);
  else if (record->closed)
    write_word (out, "state", "closed");
  else
    write_free (self, session, kind, booking, last_price, out);
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
  LastPrice last_price = { NULL, 0, PF_NO_MONEY };

  g_string_append (out, "[");
  for (guint day = 0; day < n_days; day++) {
    if (day > 0)
      g_string_append_c (out, ',');
    if (has_cell (self, day))
      write_cell (self, self->sessions[day], self->day_kinds[day], &last_price, out);
    else
      g_string_append_len (out, "null", 4);
  }
  g_string_append_c (out, ']');
}

static void
write_closing (PfSession *first, PfDate last, GString *out)
{
  if (out->str[out->len - 1] != '[')
    g_string_append_c (out, ',');
  g_string_append_c (out, '{');
  write_date (out, "from", first->date);
  write_date (out, "to", last);
  write_instant (out, "book_until", first->book_until);
  write_instant (out, "cancel_until", first->cancel_until);
  g_string_append_c (out, '}');
}

/* Days in a row that close at the same instants say so once. */
static void
write_closings (const PfPlanningRowData *self, GString *out)
{
  guint n_days = self->asked->to - self->asked->from + 1;
  PfSession *first = NULL;
  PfDate last = 0;

  g_string_append_c (out, '[');
  for (guint day = 0; day < n_days; day++) {
    PfSession *session = has_cell (self, day) ? self->sessions[day]->record : NULL;

    if (session == NULL)
      continue;
    if (first != NULL && (first->book_until != session->book_until ||
                          first->cancel_until != session->cancel_until)) {
      write_closing (first, last, out);
      first = NULL;
    }
    if (first == NULL)
      first = session;
    last = session->date;
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
