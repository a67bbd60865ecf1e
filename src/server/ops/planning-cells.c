/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/planning-cells.h"

#include <string.h>

#include "core/booking-rules.h"
#include "core/local-time.h"
#include "core/text.h"
#include "server/ops/planning-members.h"
#include "server/ops/prices.h"

static const char *
get_word (PfBookingState state)
{
  static GEnumClass *words;

  if (g_once_init_enter (&words))
    g_once_init_leave (&words, g_type_class_ref (PF_TYPE_BOOKING_STATE));
  return g_enum_get_value (words, (int) state)->value_nick;
}

static const char *
get_problem_word (PfProblem problem)
{
  static GEnumClass *words;

  if (g_once_init_enter (&words))
    g_once_init_leave (&words, g_type_class_ref (PF_TYPE_PROBLEM));
  return g_enum_get_value (words, (int) problem)->value_nick;
}

/* ---- prices */

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

static gboolean
add_price (const PfPricing *pricing,
           const PfPriceInput *input,
           const char *name,
           PfPlanningLastPrice *price)
{
  gsize n = strlen (price->members);
  PfPrice computed;

  if (!pf_price_compute (pricing, input, &computed, NULL))
    return FALSE;
  g_snprintf (price->members + n,
              sizeof price->members - n,
              ",\"%s\":%" G_GINT64_FORMAT,
              name,
              (gint64) computed.cents);
  return TRUE;
}

static void
compute_prices (const PfPlanningRowData *self,
                PfStripSession *session,
                PfDeadlineRule *late_rule,
                PfPlanningLastPrice *price)
{
  PfDate date = session->record->date;
  PfPriceInput input = pf_price_input (self->family, self->child->id, self->slot, date);
  const PfPricing *late_pricing;

  *price = (PfPlanningLastPrice){
    .pricing = session->pricing,
    .late_rule = late_rule,
    .until = find_next_change (self->family, date),
  };
  price->is_known = add_price (session->pricing, &input, "price_cents", price);
  if (late_rule == NULL)
    return;
  late_pricing = pf_price_take_late_add (self->asked->town, late_rule, session->pricing, &input);
  price->is_late_known = add_price (late_pricing, &input, "late_cents", price);
}

/* What the place would cost, as the cell's members. */
static const PfPlanningLastPrice *
find_price (const PfPlanningRowData *self,
            PfStripSession *session,
            PfDeadlineRule *late_rule,
            PfPlanningLastPrice *last)
{
  static const PfPlanningLastPrice nothing = { .is_known = TRUE, .is_late_known = TRUE };

  if (session->pricing == NULL)
    return &nothing;
  if (session->pricing != last->pricing || late_rule != last->late_rule ||
      session->record->date >= last->until)
    compute_prices (self, session, late_rule, last);
  return last;
}

/* ---- reasons */

/* @closes_at: 0: it holds already; @may: what is left to do, or NULL for nothing. */
static void
write_reason (GString *out, PfProblem code, PfInstant closes_at, const char *const *may)
{
  pf_member_write_name (out, "locked_reason");
  g_string_append_c (out, '{');
  pf_member_write_word (out, "code", get_problem_word (code));
  pf_member_write_instant (out, "closes_at", closes_at);
  pf_member_write_name (out, "may");
  for (guint i = 0; may != NULL && may[i] != NULL; i++) {
    pf_text_write (out, i == 0 ? "[\"" : "\",\"");
    pf_text_write (out, may[i]);
  }
  pf_text_write (out, may != NULL ? "\"]}" : "[]}");
}

static gboolean
is_health_confirmed (const PfPlanningRowData *self, guint day)
{
  PfSchoolYear *year = self->years[day];

  return year != NULL &&
         pf_town_is_confirmed (self->asked->town, self->child->health_confirmed_for, year);
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

static gboolean
is_of_one (const char *slot, GPtrArray *slots)
{
  for (guint i = 0; i < slots->len; i++) {
    if (g_str_equal (slot, ((PfSlot *) slots->pdata[i])->id))
      return TRUE;
  }
  return FALSE;
}

/* What of the child's day speaks against @session: what it has at those hours, and what it lacks.
 */
static void
look_at_day (const PfPlanningRowData *self, PfSession *session, guint day, PfBookingFacts *facts)
{
  facts->lacks_needed_slot = self->slot->needs[0] != '\0';
  for (guint i = self->first_of_day[day]; i < self->first_of_day[day + 1]; i++) {
    const PfPlanningBooking *other = self->bookings->pdata[i];

    if (!pf_booking_state_fills_hours (other->state))
      continue;
    if ((g_str_equal (other->slot, self->slot->id) || is_of_one (other->slot, self->overlapping)) &&
        !g_str_equal (other->session, session->id))
      facts->overlaps = TRUE;
    if (g_str_equal (other->slot, self->slot->needs))
      facts->lacks_needed_slot = FALSE;
  }
}

/* What keeps the child from that session whatever the clock says. Whether the account is active is
 * the account's to know.
 */
static PfProblem
find_standing_gate (const PfPlanningRowData *self, PfSession *session, guint day, gboolean own_day)
{
  PfBookingFacts facts = {
    .session = session,
    .account_active = TRUE,
    .health_confirmed = is_health_confirmed (self, day),
    .enrolled = TRUE,
    .own_day = own_day,
  };

  look_at_day (self, session, day, &facts);
  return pf_booking_find_standing_gate (&facts);
}

/* ---- cells that the family has booked */

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

/* What would be billed of it, where the town lets a family give it up late, and until when. */
static void
write_late_removal (const PfPlanningRowData *self,
                    const PfPlanningBooking *booking,
                    PfStripSession *session,
                    GString *out)
{
  PfDeadlineRule *rule = get_removal_rule (self, session);

  if (rule == NULL || rule->late_removal == PF_LATE_REMOVAL_NONE)
    return;
  pf_member_write_number (
      out, "late_cents", pf_price_given_up_late (rule, booking->price_cents), PF_NO_MONEY);
  pf_member_write_instant (out, "late_until", session->record->starts_at);
}

static void
write_offer_lock (const PfPlanningRowData *self, PfSession *session, guint day, GString *out)
{
  PfProblem gate = find_standing_gate (self, session, day, is_own_day (self, session->date));

  if (gate != PF_PROBLEM_NONE)
    write_reason (out, gate, 0, NULL);
}

static void
write_booked (const PfPlanningRowData *self,
              const PfPlanningBooking *booking,
              PfStripSession *strip_session,
              guint day,
              GString *out)
{
  static const char *const may[] = { "absent", NULL };
  PfSession *session = strip_session->record;

  pf_member_write_word (out, "booking", booking->id);
  pf_member_write_word (out, "state", get_word (booking->state));
  pf_member_write_number (out, "rank", booking->rank, PF_NO_INTEGER);
  pf_member_write_number (out, "price_cents", booking->price_cents, PF_NO_MONEY);
  if (booking->state == PF_BOOKING_STATE_BOOKED) {
    write_late_removal (self, booking, strip_session, out);
    pf_member_write_instant (out, "absence_until", session->absence_until);
  }
  pf_member_write_instant (out, "held_until", booking->held_until);
  pf_member_write_instant (out, "offer_until", booking->offer_until);
  if (booking->state == PF_BOOKING_STATE_OFFERED)
    write_offer_lock (self, session, day, out);
  if (booking->state == PF_BOOKING_STATE_BOOKED && session->absence_until > session->cancel_until)
    write_reason (out, PF_PROBLEM_DEADLINE_PASSED, session->cancel_until, may);
}

/* ---- cells that it has not */

/* The rule under which the session may still be booked once the deadline has passed, or NULL. */
static PfDeadlineRule *
find_late_rule (PfTown *town, PfSession *session)
{
  PfDeadlineRule *rule = pf_town_find_rule (town, PF_DEADLINE_ACT_ADD, session);

  return rule != NULL && session->book_until < session->starts_at &&
                 (rule->late_add == PF_LATE_ADD_ALLOW_WITH ||
                  rule->late_add == PF_LATE_ADD_ON_REQUEST)
             ? rule
             : NULL;
}

/* Where an agent answers each booking, who books joins no waiting list: places are the agent's
 * care. */
static const char *
get_free_word (const PfPlanningRowData *self, const PfStripSession *session)
{
  PfActivity *activity = pf_town_find_activity (self->asked->town, self->slot->activity);

  if (session->record->closed)
    return "closed";
  return session->full && !activity->needs_approval ? "full" : "open";
}

/* Of a cell that nobody of the family has booked: all but its price and what the child lacks. Most
 * cells are such, and alike for all families, so that this is written once for each session.
 */
static const GString *
get_free_text (const PfPlanningRowData *self, PfStripSession *session)
{
  PfTown *town = self->asked->town;
  PfSession *record = session->record;
  GString *text;

  if (session->free_text != NULL)
    return session->free_text;
  session->free_text = text = g_string_new ("{");
  pf_member_write_word (text, "session", record->id);
  pf_member_write_word (text, "state", get_free_word (self, session));
  if (record->closed)
    return text;
  pf_member_write_number (text, "places_left", session->places_left, PF_NO_INTEGER);
  pf_member_write_instant (text, "book_from", record->book_from);
  session->late_rule = find_late_rule (town, record);
  session->pricing = pf_town_find_pricing (
      town,
      session->slot,
      record->date,
      pf_calendar_get_kind (pf_town_get_calendar (town), record->date, record->site, NULL));
  return text;
}

/* The session's late rule, or NULL where the child has had all that it allows. */
static PfDeadlineRule *
get_late_rule (const PfPlanningRowData *self, const PfStripSession *session, guint day)
{
  PfDeadlineRule *rule = session->late_rule;
  int most = rule != NULL ? pf_deadline_rule_get_most_late_adds (rule) : G_MAXINT;

  if (most == G_MAXINT)
    return rule;
  return pf_planning_family_count_late_adds (self->planning,
                                             self->asked->town,
                                             self->child->id,
                                             self->slot->activity,
                                             self->years[day]) < most
             ? rule
             : NULL;
}

static gboolean
refuses_for_places (const PfPlanningRowData *self, const PfStripSession *session)
{
  PfActivity *activity = pf_town_find_activity (self->asked->town, self->slot->activity);

  return session->full && !activity->has_waiting_list && !activity->needs_approval;
}

/* What is left once the deadline has passed: an agent who is asked looks for a place too. */
static const char *const *
get_late_words (const PfDeadlineRule *late_rule, gboolean full)
{
  static const char *const add[] = { "late_add", NULL };
  static const char *const ask[] = { "late_add", "request", NULL };

  if (late_rule == NULL)
    return NULL;
  if (late_rule->late_add == PF_LATE_ADD_ON_REQUEST)
    return ask;
  return full ? NULL : add;
}

/* In the order in which pf_booking_decide() asks, and the price last: what is not known of it
 * refuses too.
 */
static void
write_lock (const PfPlanningRowData *self,
            PfStripSession *session,
            PfDeadlineRule *late_rule,
            guint day,
            const PfPlanningLastPrice *price,
            GString *out)
{
  PfProblem gate = find_standing_gate (self, session->record, day, TRUE);
  gboolean full = refuses_for_places (self, session);
  const char *const *may = price->is_late_known ? get_late_words (late_rule, full) : NULL;

  if (gate != PF_PROBLEM_NONE)
    write_reason (out, gate, 0, NULL);
  else if (full)
    write_reason (out, PF_PROBLEM_SESSION_FULL, 0, may);
  else if (!price->is_known)
    write_reason (out, PF_PROBLEM_NO_BRACKET, 0, may);
  else if (may != NULL)
    write_reason (out, PF_PROBLEM_DEADLINE_PASSED, session->record->book_until, may);
  else if (late_rule != NULL)
    write_reason (out, PF_PROBLEM_NO_BRACKET, session->record->book_until, NULL);
}

static void
write_free (const PfPlanningRowData *self,
            PfStripSession *session,
            guint day,
            const PfPlanningBooking *last,
            PfPlanningLastPrice *last_price,
            GString *out)
{
  const GString *text = get_free_text (self, session);
  PfDeadlineRule *late_rule;
  const PfPlanningLastPrice *price;

  pf_text_append (out, text->str, text->len);
  if (session->record->closed)
    return;
  late_rule = get_late_rule (self, session, day);
  if (late_rule != NULL)
    pf_member_write_instant (out, "late_until", session->record->starts_at);
  price = find_price (self, session, late_rule, last_price);
  pf_text_write (out, price->members);
  if (last != NULL)
    pf_member_write_word (out, "last", get_word (last->state));
  write_lock (self, session, late_rule, day, price, out);
}

/* ---- which of the two */

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

void
pf_planning_cell_write (const PfPlanningRowData *self,
                        guint day,
                        PfPlanningLastPrice *last_price,
                        GString *out)
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
    pf_member_write_word (out, "session", record->id);
    write_booked (self, booking, session, day, out);
  } else {
    write_free (self, session, day, booking, last_price, out);
  }
  g_string_append_c (out, '}');
}
