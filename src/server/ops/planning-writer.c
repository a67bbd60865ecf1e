/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/planning-writer.h"

#include "core/booking-rules.h"
#include "core/local-time.h"
#include "core/planning.h"
#include "core/text.h"
#include "core/weekday.h"
#include "server/ops/planning-deadlines.h"
#include "server/ops/planning-row.h"
#include "words/day-words.h"

/* What rows often have for a day of an enrolment, and what is beside the rows, the days and so on.
 */
#define DAY_BYTES 256
#define OTHER_BYTES (16 * 1024)

/* The sessions of an activity, a site and a group on the days of the range, and the enrolment for
 * whose days their deadlines are told. Brothers and sisters often share it.
 */
typedef struct
{
  PfEnrolment *enrolment;
  GHashTable *by_slot; /* PfStripSession pointers, one a day */
} Placed;

/* What is gathered while the document is written: its parts need one another's. */
typedef struct
{
  const PfPlanningAsked *asked;
  guint n_days;
  PfSchoolYear **years; /* of each day */
  PfPlanningDeadlines *deadlines;
  GPtrArray *placed; /* of Placed, of the family at hand */
  GString *days, *children, *activities, *rows;
  GHashTable *known_activities; /* "activity site": written already */
} Document;

static void
free_placed (gpointer data)
{
  g_hash_table_unref (((Placed *) data)->by_slot);
  g_free (data);
}

static void
start_item (GString *out)
{
  g_string_append (out, out->len > 1 ? ",{" : "{");
}

static void
write_text (GString *out, const char *name, const char *text)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  g_string_append_c (out, '"');
  pf_text_write (out, name);
  pf_text_write (out, "\":");
  if (text != NULL)
    pf_text_quote (out, text);
  else
    pf_text_write (out, "null");
}

static void
write_day (Document *self, guint day)
{
  static GEnumClass *kinds;
  PfCalendar *calendar = pf_town_get_calendar (self->asked->town);
  PfDate date = self->asked->from + day;
  const char *label = NULL;
  PfDayKind kind = pf_calendar_get_kind (calendar, date, NULL, &label);
  char text[PF_DATE_SIZE];

  if (g_once_init_enter (&kinds))
    g_once_init_leave (&kinds, g_type_class_ref (PF_TYPE_DAY_KIND));
  self->years[day] = pf_town_find_school_year (self->asked->town, date);
  pf_date_write (date, text);
  start_item (self->days);
  write_text (self->days, "date", text);
  write_text (self->days, "kind", g_enum_get_value (kinds, (int) kind)->value_nick);
  write_text (self->days, "label", pf_words_day_label (self->asked->language, label));
  g_string_append_c (self->days, '}');
}

static void
write_overlaps (PfTown *town, PfSlot *slot, GString *out)
{
  GPtrArray *slots = pf_town_get_overlapping (town, slot);

  g_string_append (out, ",\"overlaps\":[");
  for (guint i = 0; i < slots->len; i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    pf_text_quote (out, ((PfSlot *) slots->pdata[i])->id);
  }
  g_string_append_c (out, ']');
}

static void
write_slots (PfTown *town, const char *activity, GString *out)
{
  GPtrArray *slots = pf_town_get_slots (town);

  g_string_append (out, ",\"slots\":[");
  for (guint i = 0; i < slots->len; i++) {
    PfSlot *slot = slots->pdata[i];

    if (!g_str_equal (slot->activity, activity))
      continue;
    g_string_append (out, out->str[out->len - 1] == '[' ? "{" : ",{");
    write_text (out, "id", slot->id);
    write_text (out, "name", slot->name);
    write_text (out, "starts", slot->starts);
    write_text (out, "ends", slot->ends);
    write_text (out, "needs", slot->needs[0] != '\0' ? slot->needs : NULL);
    write_overlaps (town, slot, out);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
write_activity (Document *self, PfEnrolment *enrolment)
{
  PfTown *town = self->asked->town;
  PfActivity *activity = pf_town_find_activity (town, enrolment->activity);
  PfSite *site = pf_town_find_site (town, enrolment->site);

  if (!g_hash_table_add (self->known_activities, enrolment->activity))
    return;
  start_item (self->activities);
  write_text (self->activities, "id", activity->id);
  write_text (self->activities, "name", activity->name);
  write_text (self->activities, "site", site != NULL ? site->name : NULL);
  write_text (self->activities, "colour", activity->colour);
  write_slots (town, activity->id, self->activities);
  g_string_append_c (self->activities, '}');
}

static void
write_child (Document *self, PfChild *child, PfHouseholdChild *link, GPtrArray *bookings)
{
  static GEnumClass *levels;
  PfSchool *school = pf_town_find_school (self->asked->town, child->school);
  PfMoney total = 0;
  guint n_booked = 0;

  if (g_once_init_enter (&levels))
    g_once_init_leave (&levels, g_type_class_ref (PF_TYPE_LEVEL));
  for (guint i = 0; i < bookings->len; i++) {
    const PfPlanningBooking *booking = bookings->pdata[i];

    if (!booking->own || !pf_booking_state_is_billed (booking->state))
      continue;
    n_booked++;
    total += booking->price_cents != PF_NO_MONEY ? booking->price_cents : 0;
  }
  start_item (self->children);
  write_text (self->children, "id", child->id);
  write_text (self->children, "first_name", child->first_name);
  write_text (self->children,
              "level",
              child->level != PF_LEVEL_NONE
                  ? g_enum_get_value (levels, (int) child->level)->value_nick
                  : NULL);
  write_text (self->children, "school", school != NULL ? school->name : NULL);
  write_text (self->children,
              "household_side",
              link->side == PF_CUSTODY_SIDE_NONE ? NULL
              : link->side == PF_CUSTODY_SIDE_A  ? "a"
                                                 : "b");
  g_string_append_printf (self->children, ",\"booked\":%u,\"total_cents\":", n_booked);
  pf_text_write_integer (self->children, total);
  g_string_append_c (self->children, '}');
}

/* The bookings of @child (transfer container), by date as all are. */
static GPtrArray *
select_bookings (GArray *bookings, PfChild *child)
{
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; i < bookings->len; i++) {
    PfPlanningBooking *booking = &g_array_index (bookings, PfPlanningBooking, i);

    if (g_str_equal (booking->child, child->id))
      g_ptr_array_add (selected, booking);
  }
  return selected;
}

/* Where the bookings of each day of the range begin, and where those of the last end. */
static guint *
index_days (Document *self, GPtrArray *bookings)
{
  guint *first_of_day = g_new (guint, self->n_days + 1);
  guint n = 0;

  for (guint day = 0; day <= self->n_days; day++) {
    while (n < bookings->len &&
           ((PfPlanningBooking *) bookings->pdata[n])->date < self->asked->from + day)
      n++;
    first_of_day[day] = n;
  }
  return first_of_day;
}

static PfStripSession **
ensure_days (Document *self, GHashTable *by_slot, PfSlot *slot)
{
  PfStripSession **days = g_hash_table_lookup (by_slot, slot);

  if (days != NULL)
    return days;
  days = g_new0 (PfStripSession *, self->n_days);
  g_hash_table_insert (by_slot, slot, days);
  return days;
}

/* Puts the sessions of one strip on their days, a list for each slot, and notes their deadlines. */
static gboolean
place_strip (Document *self,
             const PfPlanningFamily *family,
             PfEnrolment *enrolment,
             PfDate month,
             GHashTable *by_slot,
             GError **error)
{
  const PfStrip *strip =
      pf_store_get_strip (self->asked->db, self->asked->town, family, enrolment, month, error);
  PfStripSession **days = NULL;
  PfSlot *slot = NULL; /* of @days: sessions come slot by slot */

  for (guint i = 0; strip != NULL && i < strip->sessions->len; i++) {
    PfStripSession *session = &g_array_index (strip->sessions, PfStripSession, i);
    PfDate date = session->record->date;

    if (enrolment->from <= date && date <= enrolment->to)
      pf_planning_deadlines_add (self->deadlines, session);
    if (date < self->asked->from || date > self->asked->to)
      continue;
    if (session->slot != slot)
      days = ensure_days (self, by_slot, slot = session->slot);
    days[date - self->asked->from] = session;
  }
  return strip != NULL;
}

static GHashTable *
place_strips (Document *self,
              const PfPlanningFamily *family,
              PfEnrolment *enrolment,
              GError **error)
{
  g_autoptr (GHashTable) by_slot = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  PfDate last = self->asked->to + PF_PLANNING_DAYS_AHEAD;

  for (PfDate month = pf_date_get_month_start (self->asked->from); month <= last;
       month = pf_date_get_month_end (month) + 1) {
    if (!place_strip (self, family, enrolment, month, by_slot, error))
      return NULL;
  }
  return g_steal_pointer (&by_slot);
}

static gboolean
are_alike (PfEnrolment *a, PfEnrolment *b)
{
  return a->from == b->from && a->to == b->to && g_str_equal (a->activity, b->activity) &&
         g_str_equal (a->site, b->site) && g_str_equal (a->group, b->group);
}

/* The sessions of the enrolment by slot (transfer none), or NULL with an error. */
static GHashTable *
ensure_placed (Document *self,
               const PfPlanningFamily *family,
               PfEnrolment *enrolment,
               GError **error)
{
  GHashTable *by_slot;
  Placed *placed;

  for (guint i = 0; i < self->placed->len; i++) {
    placed = self->placed->pdata[i];
    if (are_alike (placed->enrolment, enrolment))
      return placed->by_slot;
  }
  by_slot = place_strips (self, family, enrolment, error);
  if (by_slot == NULL)
    return NULL;
  placed = g_new (Placed, 1);
  *placed = (Placed){ enrolment, by_slot };
  g_ptr_array_add (self->placed, placed);
  return by_slot;
}

/* The rows of one enrolment, in the order of the day. */
static gboolean
write_enrolment (Document *self,
                 const PfPlanningFamily *family,
                 PfPlanningRowData *row,
                 GError **error)
{
  GHashTable *by_slot = ensure_placed (self, family, row->enrolment, error);
  GPtrArray *slots = pf_town_get_slots (self->asked->town);
  gboolean written = FALSE;

  if (by_slot == NULL)
    return FALSE;
  for (guint i = 0; i < slots->len; i++) {
    row->slot = slots->pdata[i];
    row->sessions = g_hash_table_lookup (by_slot, row->slot);
    if (row->sessions == NULL)
      continue;
    row->overlapping = pf_town_get_overlapping (self->asked->town, row->slot);
    written |= pf_planning_row_write (row, self->rows);
  }
  if (written)
    write_activity (self, row->enrolment);
  return TRUE;
}

static gboolean
write_rows (Document *self, PfPlanningFamily *family, PfChild *child, GError **error)
{
  g_autoptr (GPtrArray) bookings = select_bookings (family->bookings, child);
  g_autofree guint *first_of_day = index_days (self, bookings);
  PfHouseholdChild *link = pf_family_find_child (family->family, child->id);

  write_child (self, child, link, bookings);
  for (guint i = 0; i < family->family->enrolments->len; i++) {
    PfEnrolment *enrolment = family->family->enrolments->pdata[i];
    PfPlanningRowData row;

    if (!g_str_equal (enrolment->child, child->id))
      continue;
    row = (PfPlanningRowData){
      .asked = self->asked,
      .planning = family,
      .family = family->family,
      .child = child,
      .link = link,
      .enrolment = enrolment,
      .bookings = bookings,
      .first_of_day = first_of_day,
      .years = self->years,
      .bookings_ahead = pf_planning_family_count_ahead (family, child->id, enrolment->activity),
    };
    if (!write_enrolment (self, family, &row, error))
      return FALSE;
  }
  return TRUE;
}

/* What is placed is the family's own: another that was found later may know of newer strips, which
 * replace those.
 */
static gboolean
write_family (Document *self, PfPlanningFamily *family, GError **error)
{
  g_ptr_array_set_size (self->placed, 0);
  for (guint i = 0; i < family->children->len; i++) {
    if (!write_rows (self, family, family->children->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_families (Document *self, GError **error)
{
  for (guint i = 0; i < self->asked->families->len; i++) {
    if (!write_family (self, self->asked->families->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

static void
write_part (GString *out, const char *name, GString *part)
{
  pf_text_write (out, ",\"");
  pf_text_write (out, name);
  pf_text_write (out, "\":");
  pf_text_append (out, part->str, part->len);
  g_string_append_c (out, ']');
}

static GString *
join (Document *self)
{
  GString *out = g_string_sized_new (self->days->len + self->children->len + self->activities->len +
                                     self->rows->len + OTHER_BYTES);
  char from[PF_DATE_SIZE], to[PF_DATE_SIZE];

  pf_date_write (self->asked->from, from);
  pf_date_write (self->asked->to, to);
  g_string_append_c (out, '{');
  write_text (out, "household", self->asked->household);
  write_text (out, "from", from);
  write_text (out, "to", to);
  write_text (out, "etag", self->asked->etag);
  write_part (out, "days", self->days);
  write_part (out, "children", self->children);
  write_part (out, "activities", self->activities);
  g_string_append (out, ",\"deadlines\":");
  pf_planning_deadlines_write (self->deadlines, out);
  write_part (out, "rows", self->rows);
  g_string_append_c (out, '}');
  return out;
}

/* Growing it by and by would copy it as often. */
static gsize
guess_rows_size (const PfPlanningAsked *asked, guint n_days)
{
  gsize n_enrolments = 0;

  for (guint i = 0; i < asked->families->len; i++)
    n_enrolments += ((PfPlanningFamily *) asked->families->pdata[i])->family->enrolments->len;
  return n_enrolments * n_days * DAY_BYTES;
}

GString *
pf_planning_write (const PfPlanningAsked *asked, GError **error)
{
  GTimeZone *zone = pf_town_get_zone (asked->town);
  guint n_days = asked->to - asked->from + 1;
  g_autofree PfSchoolYear **years = g_new0 (PfSchoolYear *, n_days);
  g_autoptr (PfPlanningDeadlines) deadlines =
      pf_planning_deadlines_new (pf_local_instant (asked->from - PF_PLANNING_DAYS_AHEAD, 0, zone),
                                 pf_local_instant (asked->to + 1, 0, zone));
  g_autoptr (GString) days = g_string_new ("[");
  g_autoptr (GString) children = g_string_new ("[");
  g_autoptr (GString) activities = g_string_new ("[");
  g_autoptr (GString) rows = g_string_sized_new (guess_rows_size (asked, n_days));
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) placed = g_ptr_array_new_with_free_func (free_placed);
  Document document = { asked, n_days,   years,      deadlines, placed,
                        days,  children, activities, rows,      known };

  for (guint day = 0; day < n_days; day++)
    write_day (&document, day);
  g_string_append_c (rows, '[');
  return write_families (&document, error) ? join (&document) : NULL;
}
