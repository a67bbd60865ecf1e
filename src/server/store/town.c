/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/town.h"

#include "core/text.h"
#include "core/weekday.h"
#include "server/store/db-private.h"
#include "server/store/planning.h"
#include "server/store/town-private.h"

static gboolean
read_version (PfDb *db, gint64 *ret_version, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_SETTINGS_VERSION);
  gboolean row;

  if (!pf_query_step (&query, &row, error))
    return FALSE;
  *ret_version = row ? pf_query_get_number (&query, 0) : 0;
  return TRUE;
}

static gboolean
load_portal (PfTown *self, PfDb *db, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_PORTAL);

  self->portal = pf_query_find (&query, PF_TYPE_PORTAL, error);
  if (self->portal == NULL)
    return FALSE;
  self->zone = g_time_zone_new_identifier (self->portal->time_zone);
  if (self->zone != NULL)
    return TRUE;
  g_set_error (error,
               PF_PROBLEM,
               PF_PROBLEM_FAILED,
               "This system knows no time zone “%s”",
               self->portal->time_zone);
  return FALSE;
}

gboolean
pf_town_load_list (PfDb *db,
                   PfStatementId statement,
                   GType type,
                   GPtrArray **ret_list,
                   GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  *ret_list = pf_query_list (&query, type, error);
  return *ret_list != NULL;
}

static GHashTable *
index_by_id (GPtrArray *records)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (table, (gpointer) pf_record_get_id (records->pdata[i]), records->pdata[i]);
  return table;
}

static gboolean
load_lists (PfTown *self, PfDb *db, GError **error)
{
  const struct
  {
    PfStatementId statement;
    GType type;
  } nouns[PF_TOWN_N_NOUNS] = {
    [PF_TOWN_SCHOOL_YEAR] = { PF_STATEMENT_LIST_SCHOOL_YEARS, PF_TYPE_SCHOOL_YEAR },
    [PF_TOWN_SITE] = { PF_STATEMENT_LIST_SITES, PF_TYPE_SITE },
    [PF_TOWN_SCHOOL] = { PF_STATEMENT_LIST_SCHOOLS, PF_TYPE_SCHOOL },
    [PF_TOWN_ACTIVITY] = { PF_STATEMENT_LIST_ACTIVITIES, PF_TYPE_ACTIVITY },
    [PF_TOWN_SLOT] = { PF_STATEMENT_LIST_SLOTS, PF_TYPE_SLOT },
  };

  for (PfTownNoun i = 0; i < PF_TOWN_N_NOUNS; i++) {
    if (!pf_town_load_list (db, nouns[i].statement, nouns[i].type, &self->lists[i], error))
      return FALSE;
    self->by_id[i] = index_by_id (self->lists[i]);
  }
  return TRUE;
}

static gboolean
add_holidays (PfTown *self, PfDb *db, GError **error)
{
  g_autoptr (GPtrArray) holidays = NULL;

  if (!pf_town_load_list (
          db, PF_STATEMENT_LIST_SCHOOL_HOLIDAYS, PF_TYPE_SCHOOL_HOLIDAY, &holidays, error))
    return FALSE;
  for (guint i = 0; i < holidays->len; i++) {
    PfSchoolHoliday *holiday = holidays->pdata[i];

    pf_calendar_add_holiday (self->calendar, holiday->name, NULL, holiday->from, holiday->to);
  }
  return TRUE;
}

static gboolean
add_own_days (PfTown *self, PfDb *db, GError **error)
{
  g_autoptr (GPtrArray) days = NULL;

  if (!pf_town_load_list (db, PF_STATEMENT_LIST_CALENDAR_DAYS, PF_TYPE_CALENDAR_DAY, &days, error))
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    pf_calendar_add_day (self->calendar, days->pdata[i]);
  return TRUE;
}

/* The zone's holidays are already chosen: the calendar is told of no other. */
static gboolean
load_calendar (PfTown *self, PfDb *db, GError **error)
{
  GPtrArray *years = self->lists[PF_TOWN_SCHOOL_YEAR];

  self->calendar = pf_calendar_new (0, self->portal->alsace_moselle);
  for (guint i = 0; i < years->len; i++) {
    PfSchoolYear *year = years->pdata[i];

    pf_calendar_add_year (self->calendar, year->first_day, year->last_day);
  }
  return add_holidays (self, db, error) && add_own_days (self, db, error);
}

static PfTown *
load (PfDb *db, GError **error)
{
  g_autoptr (PfTown) self = g_new0 (PfTown, 1);

  if (!load_portal (self, db, error) || !load_lists (self, db, error) ||
      !load_calendar (self, db, error) || !pf_town_load_rules (self, db, error))
    return NULL;
  self->version = self->portal->version;
  return g_steal_pointer (&self);
}

PfTown *
pf_store_get_town_at (PfDb *db, gint64 version, GError **error)
{
  PfTown *town;

  if (version == 0) {
    g_set_error_literal (error,
                         PF_PROBLEM,
                         PF_PROBLEM_FAILED,
                         "The database holds no town yet: portail-famille-admin makes one");
    return NULL;
  }
  if (db->town != NULL && db->town->version == version)
    return db->town;

  town = load (db, error);
  if (town == NULL)
    return NULL;
  g_clear_pointer (&db->strips, pf_strips_free);
  g_clear_pointer (&db->town, pf_town_free);
  db->town = town;
  return town;
}

PfTown *
pf_store_get_town (PfDb *db, GError **error)
{
  gint64 version;

  return read_version (db, &version, error) ? pf_store_get_town_at (db, version, error) : NULL;
}

gboolean
pf_store_set_proofs_of_address (PfDb *db, const char *const *kinds, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SET_PROOFS_OF_ADDRESS);
  g_autoptr (GString) json = g_string_new (NULL);

  pf_texts_write (json, kinds);
  pf_query_bind_text (&query, json->str);
  return pf_query_run (&query, error);
}

void
pf_town_free (PfTown *self)
{
  for (PfTownNoun i = 0; i < PF_TOWN_N_NOUNS; i++) {
    g_clear_pointer (&self->by_id[i], g_hash_table_unref);
    g_clear_pointer (&self->lists[i], g_ptr_array_unref);
  }
  pf_town_clear_rules (self);
  g_clear_pointer (&self->overlapping, g_hash_table_unref);
  g_clear_pointer (&self->calendar, pf_calendar_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_object (&self->portal);
  g_free (self);
}

PfPortal *
pf_town_get_portal (PfTown *self)
{
  return self->portal;
}

GTimeZone *
pf_town_get_zone (PfTown *self)
{
  return self->zone;
}

PfActivity *
pf_town_find_activity (PfTown *self, const char *id)
{
  return g_hash_table_lookup (self->by_id[PF_TOWN_ACTIVITY], id);
}

PfSlot *
pf_town_find_slot (PfTown *self, const char *id)
{
  return g_hash_table_lookup (self->by_id[PF_TOWN_SLOT], id);
}

PfSite *
pf_town_find_site (PfTown *self, const char *id)
{
  return g_hash_table_lookup (self->by_id[PF_TOWN_SITE], id);
}

PfSchool *
pf_town_find_school (PfTown *self, const char *id)
{
  return g_hash_table_lookup (self->by_id[PF_TOWN_SCHOOL], id);
}

PfSchoolYear *
pf_town_get_school_year (PfTown *self, const char *id)
{
  return g_hash_table_lookup (self->by_id[PF_TOWN_SCHOOL_YEAR], id);
}

GPtrArray *
pf_town_get_schools (PfTown *self)
{
  return self->lists[PF_TOWN_SCHOOL];
}

GPtrArray *
pf_town_get_slots (PfTown *self)
{
  return self->lists[PF_TOWN_SLOT];
}

static GPtrArray *
list_overlapping (GPtrArray *slots, PfSlot *slot)
{
  GPtrArray *overlapping = g_ptr_array_new ();

  for (guint i = 0; i < slots->len; i++) {
    if (slots->pdata[i] != slot && pf_slot_overlaps (slot, slots->pdata[i]))
      g_ptr_array_add (overlapping, slots->pdata[i]);
  }
  return overlapping;
}

GPtrArray *
pf_town_get_overlapping (PfTown *self, PfSlot *slot)
{
  GPtrArray *overlapping;

  if (self->overlapping == NULL)
    self->overlapping =
        g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  overlapping = g_hash_table_lookup (self->overlapping, slot);
  if (overlapping == NULL) {
    overlapping = list_overlapping (self->lists[PF_TOWN_SLOT], slot);
    g_hash_table_insert (self->overlapping, slot, overlapping);
  }
  return overlapping;
}

PfSchoolYear *
pf_town_find_school_year (PfTown *self, PfDate date)
{
  GPtrArray *years = self->lists[PF_TOWN_SCHOOL_YEAR];
  PfDate wanted = pf_school_year_find_start (date);

  for (guint i = 0; i < years->len; i++) {
    PfSchoolYear *year = years->pdata[i];

    if (pf_school_year_find_start (year->first_day) == wanted)
      return year;
  }
  return NULL;
}

static int
compare_newest_first (gconstpointer first, gconstpointer second)
{
  PfSchoolYear *a = *(PfSchoolYear *const *) first;
  PfSchoolYear *b = *(PfSchoolYear *const *) second;

  return (a->first_day < b->first_day) - (a->first_day > b->first_day);
}

GPtrArray *
pf_town_list_live_school_years (PfTown *self, PfDate today)
{
  GPtrArray *years = self->lists[PF_TOWN_SCHOOL_YEAR];
  GPtrArray *live = g_ptr_array_new ();

  for (guint i = 0; i < years->len; i++) {
    if (pf_school_year_is_live (years->pdata[i], today))
      g_ptr_array_add (live, years->pdata[i]);
  }
  g_ptr_array_sort (live, compare_newest_first);
  return live;
}

gboolean
pf_town_is_confirmed (PfTown *self, const char *confirmed_for, PfSchoolYear *year)
{
  GPtrArray *years = self->lists[PF_TOWN_SCHOOL_YEAR];

  if (*confirmed_for == '\0' || g_str_equal (confirmed_for, year->id))
    return *confirmed_for != '\0';
  for (guint i = 0; i < years->len; i++) {
    PfSchoolYear *other = years->pdata[i];

    if (g_str_equal (other->id, confirmed_for))
      return other->first_day > year->first_day;
  }
  return FALSE;
}

void
pf_town_widen_to_school_years (PfDate *from, PfDate *to)
{
  *from = pf_school_year_find_start (*from);
  *to = pf_school_year_find_end (*to);
}

PfCalendar *
pf_town_get_calendar (PfTown *self)
{
  return self->calendar;
}

gboolean
pf_town_is_own_day (PfTown *self, PfCustody *custody, PfCustodySide side, PfDate date, guint minute)
{
  return custody == NULL || side == PF_CUSTODY_SIDE_NONE ||
         pf_custody_side_on (custody, date, minute, self->calendar, NULL, 0) == side;
}
