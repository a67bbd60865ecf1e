/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/planning.h"

#include <string.h>

#include "core/booking-rules.h"
#include "core/weekday.h"
#include "server/store/db-private.h"

#define MONTH_LENGTH strlen ("2026-09")

void
pf_planning_family_free (PfPlanningFamily *self)
{
  g_clear_pointer (&self->family, pf_family_free);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

PfPlanningFamily *
pf_store_find_planning_family (PfDb *db,
                               const char *household,
                               const PfScope *scope,
                               GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_PLANNING_FAMILY);
  PfPlanningFamily *self;
  gboolean row;

  pf_query_bind_id (&query, household);
  pf_query_bind_id (&query, scope->account);
  pf_query_bind_integer (&query, scope->is_staff ? 1 : 0);
  if (!pf_query_step (&query, &row, error))
    return NULL;
  if (!row)
    return pf_problem_set (error, PF_PROBLEM_NOT_FOUND), NULL;

  self = g_new0 (PfPlanningFamily, 1);
  self->family = pf_family_new (household);
  self->family->resident = pf_query_get_number (&query, 0) != 0;
  self->version = pf_query_get_number (&query, 1);
  self->planning_version = pf_query_get_number (&query, 2);
  pf_id_from_number (self->confirmed_for, pf_query_get_number (&query, 3));
  return self;
}

gboolean
pf_store_fill_planning_family (PfDb *db, PfPlanningFamily *self, GError **error)
{
  g_autoptr (GHashTable) families = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_CHILDREN);

  g_hash_table_insert (families, self->family->id, self->family);
  if (!pf_store_fill_families (db, families, error))
    return FALSE;
  pf_query_bind_id (&query, self->family->id);
  self->children = pf_query_list (&query, PF_TYPE_CHILD, error);
  return self->children != NULL;
}

static void
bind_date (PfQuery *query, PfDate date)
{
  char text[PF_DATE_SIZE];

  pf_date_write (date, text);
  pf_query_bind_text (query, text);
}

static void
bind_month (PfQuery *query, PfDate date)
{
  char text[PF_DATE_SIZE];

  pf_date_write (date, text);
  text[MONTH_LENGTH] = '\0';
  pf_query_bind_text (query, text);
}

gboolean
pf_store_write_month_versions (PfDb *db,
                               const char *household,
                               PfDate from,
                               PfDate to,
                               GString *text,
                               GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_MONTH_VERSIONS);
  gboolean row;

  pf_query_bind_id (&query, household);
  bind_month (&query, from);
  bind_month (&query, to);
  while (pf_query_step (&query, &row, error)) {
    if (!row)
      return TRUE;
    g_string_append_printf (text,
                            ";%" G_GINT64_FORMAT ".%s.%" G_GINT64_FORMAT,
                            pf_query_get_number (&query, 0),
                            pf_query_get_text (&query, 1),
                            pf_query_get_number (&query, 2));
  }
  return FALSE;
}

static void
clear_session (gpointer data)
{
  g_object_unref (((PfStripSession *) data)->record);
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

static gboolean
find_month_version (PfDb *db,
                    const char *activity,
                    PfDate month,
                    gint64 *ret_version,
                    GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_MONTH_VERSION);
  gboolean row;

  pf_query_bind_id (&query, activity);
  bind_month (&query, month);
  if (!pf_query_step (&query, &row, error))
    return FALSE;
  *ret_version = row ? pf_query_get_number (&query, 0) : 0;
  return TRUE;
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
  bind_date (&query, pf_date_get_month_start (month));
  bind_date (&query, pf_date_get_month_end (month));
  while (pf_query_step (&query, &row, error)) {
    if (!row)
      return TRUE;
    if (!read_session (town, &query, strip, error))
      return FALSE;
  }
  return FALSE;
}

static char *
build_name (PfEnrolment *enrolment, PfDate month)
{
  return g_strdup_printf ("%s %s %s %u",
                          enrolment->activity,
                          enrolment->site,
                          enrolment->group,
                          pf_date_get_month_start (month));
}

/* The version is read before the sessions: what changes in between is read again next time. */
const PfStrip *
pf_store_get_strip (PfDb *db, PfTown *town, PfEnrolment *enrolment, PfDate month, GError **error)
{
  g_autofree char *name = build_name (enrolment, month);
  PfStrip *strip;
  gint64 version;

  if (!find_month_version (db, enrolment->activity, month, &version, error))
    return NULL;
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

GPtrArray *
pf_store_list_planning_bookings (PfDb *db,
                                 const char *household,
                                 PfDate from,
                                 PfDate to,
                                 GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_PLANNING_BOOKINGS);

  pf_query_bind_id (&query, household);
  bind_date (&query, from);
  bind_date (&query, to);
  return pf_query_list (&query, PF_TYPE_BOOKING, error);
}

GHashTable *
pf_store_count_bookings_ahead (PfDb *db, const char *household, PfDate from, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_COUNT_BOOKINGS_AHEAD);
  gboolean row;

  pf_query_bind_id (&query, household);
  bind_date (&query, from);
  while (pf_query_step (&query, &row, error)) {
    PfId child, activity;

    if (!row)
      return g_steal_pointer (&counts);
    pf_id_from_number (child, pf_query_get_number (&query, 0));
    pf_id_from_number (activity, pf_query_get_number (&query, 1));
    g_hash_table_insert (counts,
                         g_strconcat (child, " ", activity, NULL),
                         GINT_TO_POINTER ((int) pf_query_get_number (&query, 2)));
  }
  return NULL;
}
