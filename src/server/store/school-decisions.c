/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/school-decisions.h"

#include "server/store/children.h"
#include "server/store/queue-states.h"
#include "server/store/school-enrolments.h"
#include "server/store/town.h"

/* For statements whose parameters are ids; @second: (nullable) */
static gboolean
run (PfDb *db, PfStatementId statement, const char *id, const char *second, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_id (&query, id);
  if (second != NULL)
    pf_query_bind_id (&query, second);
  return pf_query_run (&query, error);
}

/* ---- at the desk */

static PfChild *
find_child (PfDb *db, const char *id, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_PUPIL);

  pf_query_bind_id (&query, id);
  return pf_query_find (&query, PF_TYPE_CHILD, error);
}

static char *
dup_name (PfTown *town, const char *school)
{
  PfSchool *found = pf_town_find_school (town, school);

  return found != NULL ? g_strdup (found->name) : NULL;
}

/* Those that teach the class, the one asked for first. */
static void
add_schools (PfTown *town, PfSchoolFile *file)
{
  GPtrArray *schools = pf_town_get_schools (town);
  const char *asked = pf_school_file_get_asked (file);

  for (guint i = 0; i < schools->len; i++) {
    PfSchool *school = schools->pdata[i];

    if (g_str_equal (school->id, asked))
      g_list_store_insert (file->schools, 0, school);
    else if (pf_school_teaches (school, file->level))
      g_list_store_append (file->schools, school);
  }
}

static gboolean
check_sector (PfDb *db, PfTown *town, const PfQueueItem *item, PfSchoolFile *file, GError **error)
{
  const PfAddress *address = item->household->address;
  g_autoptr (GPtrArray) sectors =
      address != NULL ? pf_store_list_sectors (db, address->postal_code, error) : NULL;
  PfSchool *school;

  if (address == NULL)
    return TRUE;
  if (sectors == NULL)
    return FALSE;
  school = pf_sector_find_school (sectors, pf_town_get_schools (town), address, file->level);
  file->is_of_sector = school != NULL && g_str_equal (school->id, file->school);
  return TRUE;
}

static gboolean
check_contrary (PfDb *db, const PfSchoolEnrolment *enrolment, PfSchoolFile *file, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_HAS_CONTRARY_ENROLMENT);

  pf_query_bind_id (&query, enrolment->child);
  pf_query_bind_id (&query, enrolment->school_year);
  pf_query_bind_id (&query, enrolment->household);
  pf_query_bind_id (&query, pf_school_enrolment_get_asked (enrolment));
  return pf_query_step (&query, &file->is_contrary, error);
}

static gboolean
check_school (PfDb *db, const PfSchoolEnrolment *enrolment, PfSchoolFile *file, GError **error)
{
  gboolean has = FALSE;

  if (enrolment->state == PF_SCHOOL_ENROLMENT_STATE_VALIDATED)
    return TRUE;
  if (!pf_store_has_school (db, enrolment->child, enrolment->school_year, &has, error))
    return FALSE;
  file->hindrance = has ? PF_PROBLEM_HAS_SCHOOL : PF_PROBLEM_NONE;
  return TRUE;
}

static gboolean
check_account (PfDb *db, const PfQueueItem *item, PfSchoolFile *file, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_ASKER_STATE);
  gboolean waits;

  pf_query_bind_id (&query, item->account->id);
  if (!pf_query_step (&query, &waits, error))
    return FALSE;
  if (waits)
    file->account_state = (PfQueueState) pf_query_get_word (&query, 0, PF_TYPE_QUEUE_STATE);
  return TRUE;
}

static PfSchoolFile *
build_file (PfTown *town, const PfSchoolEnrolment *enrolment, const PfChild *child)
{
  PfSchoolYear *year = pf_town_get_school_year (town, enrolment->school_year);
  PfSchoolFile *file = g_object_new (PF_TYPE_SCHOOL_FILE, NULL);

  file->first_name = g_strdup (child->first_name);
  file->last_name = g_strdup (child->last_name);
  file->birth_date = child->birth_date;
  file->level = enrolment->level;
  if (year != NULL) {
    file->usual_level =
        pf_level_of_age (child->birth_date, pf_date_get_year (year->first_day, NULL, NULL));
    file->school_year = g_strdup (year->name);
  }
  g_strlcpy (file->school, enrolment->school, PF_ID_SIZE);
  file->school_name = dup_name (town, enrolment->school);
  if (enrolment->derogation != NULL) {
    file->derogation = pf_record_copy (enrolment->derogation);
    file->wanted_school_name = dup_name (town, enrolment->derogation->wanted_school);
  }
  file->childcare = g_strdup (enrolment->childcare);
  g_strlcpy (file->decided_school, enrolment->decided_school, PF_ID_SIZE);
  add_schools (town, file);
  return file;
}

gboolean
pf_store_fill_queued_school (PfDb *db, PfQueueItem *item, GError **error)
{
  PfTown *town = pf_store_get_town (db, error);
  g_autoptr (PfSchoolEnrolment) enrolment =
      town != NULL ? pf_store_find_queued_school_enrolment (db, item->id, error) : NULL;
  g_autoptr (PfChild) child = enrolment != NULL ? find_child (db, enrolment->child, error) : NULL;

  if (child == NULL)
    return FALSE;
  item->school_file = build_file (town, enrolment, child);
  if (!check_sector (db, town, item, item->school_file, error) ||
      !check_contrary (db, enrolment, item->school_file, error) ||
      !check_account (db, item, item->school_file, error) ||
      !check_school (db, enrolment, item->school_file, error) ||
      !pf_store_fill_school_documents (db, enrolment, error))
    return FALSE;
  g_list_store_remove_all (item->documents);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (enrolment->documents)); i++) {
    g_autoptr (PfDocument) document =
        g_list_model_get_item (G_LIST_MODEL (enrolment->documents), i);

    g_list_store_append (item->documents, document);
  }
  return TRUE;
}

/* ---- decided */

static gboolean
accept_documents (PfDb *db, const PfQueueItem *item, PfQueueStep *step, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_ACCEPT_SCHOOL_DOCUMENTS);

  pf_query_bind_id (&query, item->id);
  return pf_query_accept_documents (&query, step, error);
}

/* Another household's may have been accepted since the item was looked at. */
static gboolean
check_free (PfDb *db, const PfSchoolEnrolment *enrolment, GError **error)
{
  gboolean has = FALSE;

  return pf_store_lock_child (db, enrolment->child, error) &&
         pf_store_has_school (db, enrolment->child, enrolment->school_year, &has, error) &&
         (!has || pf_problem_set (error, PF_PROBLEM_HAS_SCHOOL));
}

static gboolean
accept (PfDb *db,
        const PfQueueItem *item,
        const PfQueueDecision *decision,
        PfQueueStep *step,
        GError **error)
{
  const char *asked = pf_school_file_get_asked (item->school_file);
  const char *school = *decision->school != '\0' ? decision->school : asked;
  g_autoptr (PfSchoolEnrolment) enrolment =
      pf_store_find_queued_school_enrolment (db, item->id, error);

  return enrolment != NULL && check_free (db, enrolment, error) &&
         run (db, PF_STATEMENT_DECIDE_SCHOOL_ENROLMENT, item->id, school, error) &&
         accept_documents (db, item, step, error) && pf_store_place_pupils (db, step->at, error);
}

gboolean
pf_store_decide_school (PfDb *db,
                        const PfQueueItem *item,
                        const PfQueueDecision *decision,
                        PfQueueStep *step,
                        GError **error)
{
  if (decision->decision == PF_QUEUE_VERDICT_ACCEPT)
    return accept (db, item, decision, step, error);
  return run (db, PF_STATEMENT_DECIDE_SCHOOL_ENROLMENT, item->id, "", error);
}

/* ---- undone */

static gboolean
touch_households (PfDb *db, const char *child, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_TOUCH_HOUSEHOLD_PLANNINGS);
  gint64 id = pf_id_to_number (child);

  pf_query_bind_integers (&query, &id, 1);
  return pf_query_run (&query, error) &&
         run (db, PF_STATEMENT_TOUCH_HOUSEHOLDS_OF_CHILD, child, NULL, error);
}

static gboolean
take_pupil_back (PfDb *db, const char *enrolment, GError **error)
{
  return run (db, PF_STATEMENT_TAKE_PUPIL_BACK, enrolment, NULL, error) &&
         run (db, PF_STATEMENT_NOTE_TAKEN_BACK, enrolment, NULL, error);
}

gboolean
pf_store_take_school_back (PfDb *db,
                           const PfQueueItem *item,
                           const PfQueueStep *step,
                           GError **error)
{
  g_autoptr (PfSchoolEnrolment) enrolment =
      pf_store_find_queued_school_enrolment (db, item->id, error);

  return enrolment != NULL && pf_store_lock_child (db, enrolment->child, error) &&
         take_pupil_back (db, enrolment->id, error) &&
         touch_households (db, enrolment->child, error) &&
         run (db, PF_STATEMENT_DECIDE_SCHOOL_ENROLMENT, item->id, "", error) &&
         pf_store_take_documents_back (db, step, error) &&
         run (db, PF_STATEMENT_DROP_SCHOOL_TOLD, item->id, NULL, error);
}

gboolean
pf_store_note_school_told (PfDb *db, const char *item, const char *mail, GError **error)
{
  return run (db, PF_STATEMENT_NOTE_SCHOOL_TOLD, item, mail, error);
}

/* ---- the first day of school */

/* How much later than in UTC it is where it is latest. */
#define LATEST_ZONE (14 * G_TIME_SPAN_HOUR)

static void
bind_date (PfQuery *query, PfInstant now, GTimeZone *zone)
{
  char text[PF_DATE_SIZE];

  pf_date_write (pf_instant_get_date (now, zone), text);
  pf_query_bind_text (query, text);
}

/* In whichever zone: there may be no town yet. */
gboolean
pf_store_has_pupils_to_place (PfDb *db, PfInstant now, gboolean *ret_has, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_HAS_PUPIL_TO_PLACE);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  bind_date (&query, now + LATEST_ZONE, zone);
  return pf_query_step (&query, ret_has, error);
}

typedef struct
{
  PfId enrolment;
  PfId child;
} Pupil;

static gboolean
place (PfDb *db, const Pupil *pupil, GError **error)
{
  return run (db, PF_STATEMENT_PLACE_PUPIL, pupil->enrolment, NULL, error) &&
         touch_households (db, pupil->child, error);
}

static GArray *
note_placed (PfDb *db, PfInstant now, GTimeZone *zone, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_NOTE_PLACED);
  g_autoptr (GArray) pupils = g_array_new (FALSE, FALSE, sizeof (Pupil));
  gboolean row;

  bind_date (&query, now, zone);
  while (pf_query_step (&query, &row, error)) {
    Pupil pupil;

    if (!row)
      return g_steal_pointer (&pupils);
    pf_id_from_number (pupil.enrolment, pf_query_get_number (&query, 0));
    pf_id_from_number (pupil.child, pf_query_get_number (&query, 1));
    g_array_append_val (pupils, pupil);
  }
  return NULL;
}

gboolean
pf_store_place_pupils (PfDb *db, PfInstant now, GError **error)
{
  PfTown *town = pf_store_get_town (db, error);
  g_autoptr (GArray) pupils =
      town != NULL ? note_placed (db, now, pf_town_get_zone (town), error) : NULL;

  for (guint i = 0; pupils != NULL && i < pupils->len; i++) {
    if (!place (db, &g_array_index (pupils, Pupil, i), error))
      return FALSE;
  }
  return pupils != NULL;
}

/* ---- a family that the town had */

gboolean
pf_store_move_school_enrolments (PfDb *db, const char *from, const char *to, GError **error)
{
  return run (db, PF_STATEMENT_MOVE_SCHOOL_ENROLMENTS, from, to, error) &&
         run (db, PF_STATEMENT_MOVE_SCHOOL_ITEMS, from, to, error);
}

static GPtrArray *
list_ids (PfDb *db, PfStatementId statement, const char *first, const char *second, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean row;

  pf_query_bind_id (&query, first);
  pf_query_bind_id (&query, second);
  while (pf_query_step (&query, &row, error)) {
    PfId id;

    if (!row)
      return g_steal_pointer (&ids);
    pf_id_from_number (id, pf_query_get_number (&query, 0));
    g_ptr_array_add (ids, g_strdup (id));
  }
  return NULL;
}

gboolean
pf_store_give_school_enrolments (PfDb *db,
                                 const char *from,
                                 const char *child,
                                 const char *known,
                                 GError **error)
{
  g_autoptr (GPtrArray) ids =
      list_ids (db, PF_STATEMENT_LIST_SCHOOL_ENROLMENTS_OF_CHILD, child, from, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    if (!take_pupil_back (db, ids->pdata[i], error) ||
        !run (db, PF_STATEMENT_GIVE_SCHOOL_ENROLMENT, ids->pdata[i], known, error))
      return FALSE;
  }
  return ids != NULL;
}

gboolean
pf_store_move_school_enrolments_back (PfDb *db, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) ids =
      list_ids (db, PF_STATEMENT_LIST_MOVED_SCHOOL_ENROLMENTS, from, to, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    if (!take_pupil_back (db, ids->pdata[i], error) ||
        !run (db, PF_STATEMENT_MOVE_SCHOOL_ITEM_BACK, ids->pdata[i], to, error) ||
        !run (db, PF_STATEMENT_MOVE_SCHOOL_ENROLMENT_BACK, ids->pdata[i], NULL, error))
      return FALSE;
  }
  return ids != NULL;
}
