/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/planning.h"

#include <string.h>

#include "core/booking-rules.h"
#include "core/weekday.h"
#include "server/store/db-private.h"

#define ANY_LATER pf_date (9999, 12, 31)

void
pf_planning_family_free (PfPlanningFamily *self)
{
  g_clear_pointer (&self->family, pf_family_free);
  g_clear_pointer (&self->months, g_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->bookings, g_array_unref);
  g_clear_pointer (&self->ahead, g_array_unref);
  g_clear_pointer (&self->late_adds, g_array_unref);
  g_free (self);
}

static void
write_month (PfDate date, char month[static sizeof "2026-09"])
{
  char text[PF_DATE_SIZE];

  pf_date_write (date, text);
  g_strlcpy (month, text, sizeof "2026-09");
}

static void
bind_month (PfQuery *query, PfDate date)
{
  char text[sizeof "2026-09"];

  write_month (date, text);
  pf_query_bind_text (query, text);
}

/* The columns of PF_STATEMENT_FIND_PLANNING_FAMILY: of the family in each row, of one month each.
 */
enum
{
  COLUMN_RESIDENT,
  COLUMN_VERSION,
  COLUMN_PLANNING_VERSION,
  COLUMN_SETTINGS_VERSION,
  COLUMN_CONFIRMED_FOR,
  COLUMN_CONFIRMED_AT,
  COLUMN_ACTIVITY,
  COLUMN_MONTH,
  COLUMN_MONTH_VERSION,
};

static void
read_month (PfPlanningFamily *self, PfQuery *query)
{
  const char *text = pf_query_get_text (query, COLUMN_MONTH);
  PfPlanningMonth month;

  if (text == NULL)
    return;
  pf_id_from_number (month.activity, pf_query_get_number (query, COLUMN_ACTIVITY));
  g_strlcpy (month.month, text, sizeof month.month);
  month.version = pf_query_get_number (query, COLUMN_MONTH_VERSION);
  g_array_append_val (self->months, month);
}

/* FALSE after the last row, and with an error. */
static gboolean
read_family (PfPlanningFamily *self, PfQuery *query, GError **error)
{
  gboolean row;

  if (!pf_query_step (query, &row, error) || !row)
    return FALSE;
  self->family->resident = pf_query_get_number (query, COLUMN_RESIDENT) != 0;
  self->version = pf_query_get_number (query, COLUMN_VERSION);
  self->planning_version = pf_query_get_number (query, COLUMN_PLANNING_VERSION);
  self->settings_version = pf_query_get_number (query, COLUMN_SETTINGS_VERSION);
  pf_id_from_number (self->confirmed_for, pf_query_get_number (query, COLUMN_CONFIRMED_FOR));
  self->confirmed_at = pf_query_get_number (query, COLUMN_CONFIRMED_AT);
  read_month (self, query);
  return TRUE;
}

PfPlanningFamily *
pf_store_find_planning_family (PfDb *db,
                               const char *household,
                               const PfScope *scope,
                               PfDate from,
                               PfDate to,
                               GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_PLANNING_FAMILY);
  g_autoptr (PfPlanningFamily) self = g_new0 (PfPlanningFamily, 1);
  g_autoptr (GError) problem = NULL;

  pf_query_bind_id (&query, household);
  pf_query_bind_id (&query, scope->account);
  pf_query_bind_integer (&query, scope->is_staff ? 1 : 0);
  bind_month (&query, from);
  bind_month (&query, to);
  self->family = pf_family_new (household);
  self->months = g_array_new (FALSE, FALSE, sizeof (PfPlanningMonth));
  while (read_family (self, &query, &problem)) {
  }
  if (problem == NULL && self->version == 0)
    pf_problem_set (&problem, PF_PROBLEM_NOT_FOUND);
  if (problem == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* The columns of PF_STATEMENT_LIST_PLANNING_BOOKINGS. */
enum
{
  BOOKING_ID,
  BOOKING_HOUSEHOLD,
  BOOKING_CHILD,
  BOOKING_SESSION,
  BOOKING_DATE,
  BOOKING_STATE,
  BOOKING_RANK,
  BOOKING_PRICE_CENTS,
  BOOKING_OFFER_UNTIL,
  BOOKING_HELD_UNTIL,
  BOOKING_SLOT,
  BOOKING_ACTIVITY,
  BOOKING_AHEAD, /* where its date is */
};

static gboolean
read_state (PfQuery *query, PfBookingState *ret_state, GError **error)
{
  static GEnumClass *words;
  const char *word = pf_query_get_text (query, BOOKING_STATE);
  const GEnumValue *value;

  if (g_once_init_enter (&words))
    g_once_init_leave (&words, g_type_class_ref (PF_TYPE_BOOKING_STATE));
  value = g_enum_get_value_by_nick (words, word);
  if (value == NULL) {
    g_set_error (error, PF_PROBLEM, PF_PROBLEM_FAILED, "A booking's state is “%s”", word);
    return FALSE;
  }
  *ret_state = value->value;
  return TRUE;
}

static void
add_ahead (PfPlanningFamily *self, gint64 child, gint64 activity, int n)
{
  const PfPlanningAhead first = { child, activity, n };

  for (guint i = 0; i < self->ahead->len; i++) {
    PfPlanningAhead *ahead = &g_array_index (self->ahead, PfPlanningAhead, i);

    if (ahead->child == child && ahead->activity == activity) {
      ahead->n += n;
      return;
    }
  }
  g_array_append_val (self->ahead, first);
}

static gboolean
read_booking (PfPlanningFamily *self, PfDate from, PfQuery *query, GError **error)
{
  gint64 child = pf_query_get_number (query, BOOKING_CHILD);
  PfPlanningBooking booking;
  gint64 number;

  if (!read_state (query, &booking.state, error))
    return FALSE;
  pf_id_from_number (booking.id, pf_query_get_number (query, BOOKING_ID));
  pf_id_from_number (booking.child, child);
  pf_id_from_number (booking.session, pf_query_get_number (query, BOOKING_SESSION));
  pf_id_from_number (booking.slot, pf_query_get_number (query, BOOKING_SLOT));
  booking.own =
      pf_query_get_number (query, BOOKING_HOUSEHOLD) == pf_id_to_number (self->family->id);
  pf_date_parse (pf_query_get_text (query, BOOKING_DATE), &booking.date);
  booking.rank = pf_query_get_integer (query, BOOKING_RANK, &number) ? (int) number : PF_NO_INTEGER;
  booking.price_cents =
      pf_query_get_integer (query, BOOKING_PRICE_CENTS, &number) ? number : PF_NO_MONEY;
  booking.offer_until = pf_query_get_number (query, BOOKING_OFFER_UNTIL);
  booking.held_until = pf_query_get_number (query, BOOKING_HELD_UNTIL);
  g_array_append_val (self->bookings, booking);
  if (booking.own && booking.date >= from && pf_query_get_number (query, BOOKING_AHEAD) != 0)
    add_ahead (self, child, pf_query_get_number (query, BOOKING_ACTIVITY), 1);
  return TRUE;
}

/* Ids are as long as one another: their order is that of their numbers. */
static int
compare_bookings (gconstpointer left, gconstpointer right)
{
  const PfPlanningBooking *a = left;
  const PfPlanningBooking *b = right;

  return a->date != b->date ? (a->date < b->date ? -1 : 1) : strcmp (a->id, b->id);
}

/* Sorted here, which costs less than having it done by the database. */
static gboolean
read_bookings (PfPlanningFamily *self, PfDate from, PfQuery *query, GError **error)
{
  gboolean row;

  self->bookings = g_array_new (FALSE, FALSE, sizeof (PfPlanningBooking));
  while (pf_query_step (query, &row, error)) {
    if (!row) {
      g_array_sort (self->bookings, compare_bookings);
      return TRUE;
    }
    if (!read_booking (self, from, query, error))
      return FALSE;
  }
  return FALSE;
}

static gboolean
read_ahead (PfPlanningFamily *self, PfQuery *query, GError **error)
{
  gboolean row;

  while (pf_query_step (query, &row, error)) {
    if (!row)
      return TRUE;
    add_ahead (self,
               pf_query_get_number (query, 0),
               pf_query_get_number (query, 1),
               (int) pf_query_get_number (query, 2));
  }
  return FALSE;
}

static void
send_children (PfPlanningFamily *self, PfQuery *children)
{
  pf_query_bind_id (children, self->family->id);
  pf_query_send (children);
}

static void
send_ahead (PfPlanningFamily *self, PfDate from, PfDate to, PfQuery *ahead)
{
  pf_query_bind_id (ahead, self->family->id);
  pf_query_bind_date (ahead, from);
  pf_query_bind_date (ahead, to);
  pf_query_send (ahead);
}

static gboolean
read_people (PfPlanningFamily *self, PfDb *db, PfQuery *children, GError **error)
{
  g_autoptr (GHashTable) families = g_hash_table_new (g_str_hash, g_str_equal);

  self->ahead = g_array_new (FALSE, FALSE, sizeof (PfPlanningAhead));
  g_hash_table_insert (families, self->family->id, self->family);
  return pf_store_fill_families (db, families, error) &&
         (self->children = pf_query_list (children, PF_TYPE_CHILD, error)) != NULL;
}

gboolean
pf_store_fill_planning_people (PfDb *db, PfPlanningFamily *self, GError **error)
{
  g_auto (PfQuery) children = pf_db_query (db, PF_STATEMENT_LIST_CHILDREN);

  send_children (self, &children);
  return read_people (self, db, &children, error);
}

gboolean
pf_store_count_planning_bookings (PfDb *db,
                                  PfPlanningFamily *self,
                                  PfDate from,
                                  PfDate to,
                                  GError **error)
{
  g_auto (PfQuery) ahead = pf_db_query (db, PF_STATEMENT_COUNT_BOOKINGS_AHEAD);

  g_array_set_size (self->ahead, 0);
  send_ahead (self, from, to, &ahead);
  return read_ahead (self, &ahead, error);
}

gboolean
pf_store_fill_planning_family (PfDb *db,
                               PfPlanningFamily *self,
                               PfDate from,
                               PfDate to,
                               GError **error)
{
  g_auto (PfQuery) children = pf_db_query (db, PF_STATEMENT_LIST_CHILDREN);
  g_auto (PfQuery) bookings = pf_db_query (db, PF_STATEMENT_LIST_PLANNING_BOOKINGS);
  g_auto (PfQuery) ahead = pf_db_query (db, PF_STATEMENT_COUNT_BOOKINGS_AHEAD);

  send_children (self, &children);
  pf_query_bind_id (&bookings, self->family->id);
  pf_query_bind_date (&bookings, pf_date_get_month_start (from));
  pf_query_bind_date (&bookings, pf_date_get_month_end (to));
  pf_query_send (&bookings);
  send_ahead (self, pf_date_get_month_end (to) + 1, ANY_LATER, &ahead);
  return read_people (self, db, &children, error) && read_bookings (self, from, &bookings, error) &&
         read_ahead (self, &ahead, error);
}

int
pf_planning_family_count_ahead (const PfPlanningFamily *self,
                                const char *child,
                                const char *activity)
{
  gint64 child_number = pf_id_to_number (child);
  gint64 activity_number = activity != NULL ? pf_id_to_number (activity) : 0;
  int n = 0;

  for (guint i = 0; i < self->ahead->len; i++) {
    const PfPlanningAhead *ahead = &g_array_index (self->ahead, PfPlanningAhead, i);

    if (ahead->child == child_number && (activity == NULL || ahead->activity == activity_number))
      n += ahead->n;
  }
  return n;
}

static void
clear_text (GString *text)
{
  g_string_free (text, TRUE);
}

static void
clear_session (gpointer data)
{
  PfStripSession *self = data;

  g_object_unref (self->record);
  g_clear_pointer (&self->free_text, clear_text);
  g_clear_pointer (&self->closing_text, clear_text);
}

static void
free_strip (gpointer data)
{
  g_array_unref (((PfStrip *) data)->sessions);
  g_free (data);
}

void
pf_strips_free (GHashTable *strips)
{
  g_hash_table_unref (strips);
}

/* 0 for a month that nothing changed in. */
static gint64
find_month_version (const PfPlanningFamily *family, const char *activity, PfDate date)
{
  char month[sizeof "2026-09"];

  write_month (date, month);
  for (guint i = 0; i < family->months->len; i++) {
    const PfPlanningMonth *known = &g_array_index (family->months, PfPlanningMonth, i);

    if (g_str_equal (known->month, month) && g_str_equal (known->activity, activity))
      return known->version;
  }
  return 0;
}

/* The session's columns, and after them the places left in the tightest of its pools. */
static gboolean
read_session (PfTown *town, PfQuery *query, PfStrip *strip, GError **error)
{
  g_autoptr (PfSession) record = g_object_new (PF_TYPE_SESSION, NULL);
  PfStripSession session = { 0 };
  int left;

  if (!pf_query_read (query, record, error))
    return FALSE;
  left = (int) pf_query_get_number (query, (int) PF_RECORD_GET_CLASS (record)->table->n_fields);
  session.slot = pf_town_find_slot (town, record->slot);
  pf_date_write (record->date, session.date);
  session.full = left <= 0 || record->waiting > 0;
  session.places_left = pf_places_to_show (MAX (left, 0));
  session.record = g_steal_pointer (&record);
  g_array_append_val (strip->sessions, session);
  return TRUE;
}

static gboolean
load_strip (PfDb *db,
            PfTown *town,
            PfEnrolment *enrolment,
            PfDate month,
            PfStrip *strip,
            GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_STRIP);
  gboolean row;

  pf_query_bind_id (&query, enrolment->activity);
  pf_query_bind_id (&query, enrolment->site);
  pf_query_bind_integer (&query, pf_id_to_number (enrolment->group));
  pf_query_bind_date (&query, pf_date_get_month_start (month));
  pf_query_bind_date (&query, pf_date_get_month_end (month));
  while (pf_query_step (&query, &row, error)) {
    if (!row)
      return TRUE;
    if (!read_session (town, &query, strip, error))
      return FALSE;
  }
  return FALSE;
}

static char *
build_name (PfEnrolment *enrolment, PfDate date)
{
  char month[sizeof "2026-09"];

  write_month (date, month);
  return g_strjoin (" ", enrolment->activity, enrolment->site, enrolment->group, month, NULL);
}

/* The version was read before the sessions: what changed in between is read again next time. */
const PfStrip *
pf_store_get_strip (PfDb *db,
                    PfTown *town,
                    const PfPlanningFamily *family,
                    PfEnrolment *enrolment,
                    PfDate month,
                    GError **error)
{
  g_autofree char *name = build_name (enrolment, month);
  gint64 version = find_month_version (family, enrolment->activity, month);
  PfStrip *strip;

  if (db->strips == NULL)
    db->strips = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_strip);
  strip = g_hash_table_lookup (db->strips, name);
  if (strip != NULL && strip->version == version)
    return strip;

  strip = g_new0 (PfStrip, 1);
  strip->version = version;
  strip->sessions = g_array_new (FALSE, TRUE, sizeof (PfStripSession));
  g_array_set_clear_func (strip->sessions, clear_session);
  if (!load_strip (db, town, enrolment, month, strip, error)) {
    free_strip (strip);
    return NULL;
  }
  g_hash_table_insert (db->strips, g_steal_pointer (&name), strip);
  return strip;
}
