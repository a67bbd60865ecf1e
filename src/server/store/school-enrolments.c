/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/school-enrolments.h"

#include "core/text.h"
#include "server/store/record-row.h"

/* Behind the columns of an enrolment: what became of it. */
enum
{
  STATE,
  SUBMITTED_AT,
  DECIDED_AT,
  DECIDED_SCHOOL,
  REASON,
  DOCUMENTS_WANTED
};

GPtrArray *
pf_store_list_sectors (PfDb *db, const char *postal_code, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_SECTORS);

  pf_query_bind_text (&query, postal_code);
  return pf_query_list (&query, PF_TYPE_SECTOR, error);
}

/* ---- reading */

static PfSchoolEnrolment *
read_enrolment (PfQuery *query, GError **error)
{
  g_autoptr (PfSchoolEnrolment) self = g_object_new (PF_TYPE_SCHOOL_ENROLMENT, NULL);
  int next = pf_record_count_columns (self);

  if (!pf_query_read (query, self, error))
    return NULL;
  self->state = (PfSchoolEnrolmentState) pf_query_get_word (
      query, next + STATE, PF_TYPE_SCHOOL_ENROLMENT_STATE);
  self->submitted_at = pf_query_get_number (query, next + SUBMITTED_AT);
  self->decided_at = pf_query_get_number (query, next + DECIDED_AT);
  pf_id_from_number (self->decided_school, pf_query_get_number (query, next + DECIDED_SCHOOL));
  self->reason = g_strdup (pf_query_get_text (query, next + REASON));
  if (pf_query_get_text (query, next + DOCUMENTS_WANTED) != NULL)
    pf_texts_parse (pf_query_get_text (query, next + DOCUMENTS_WANTED), &self->documents_wanted);
  return g_steal_pointer (&self);
}

static PfSchoolEnrolment *
find (PfQuery *query, GError **error)
{
  gboolean found;

  if (!pf_query_step (query, &found, error))
    return NULL;
  if (!found)
    return pf_problem_set (error, PF_PROBLEM_NOT_FOUND), NULL;
  return read_enrolment (query, error);
}

static void
bind_scope (PfQuery *query, const PfScope *scope)
{
  pf_query_bind_id (query, scope->account);
  pf_query_bind_integer (query, scope->is_staff ? 1 : 0);
}

GPtrArray *
pf_store_list_school_enrolments (PfDb *db,
                                 const char *household,
                                 const PfScope *scope,
                                 GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_SCHOOL_ENROLMENTS);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean row;

  pf_query_bind_id (&query, household);
  bind_scope (&query, scope);
  while (pf_query_step (&query, &row, error)) {
    PfSchoolEnrolment *enrolment = row ? read_enrolment (&query, error) : NULL;

    if (!row)
      return g_steal_pointer (&found);
    if (enrolment == NULL)
      return NULL;
    g_ptr_array_add (found, enrolment);
  }
  return NULL;
}

PfSchoolEnrolment *
pf_store_find_school_enrolment (PfDb *db, const char *id, const PfScope *scope, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_SCHOOL_ENROLMENT);

  pf_query_bind_id (&query, id);
  bind_scope (&query, scope);
  return find (&query, error);
}

PfSchoolEnrolment *
pf_store_find_queued_school_enrolment (PfDb *db, const char *item, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_SCHOOL_ENROLMENT_OF_ITEM);

  pf_query_bind_id (&query, item);
  return find (&query, error);
}

gboolean
pf_store_fill_school_documents (PfDb *db, PfSchoolEnrolment *self, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_SCHOOL_DOCUMENTS);
  g_autoptr (GPtrArray) found = NULL;

  pf_query_bind_id (&query, self->id);
  found = pf_query_list (&query, PF_TYPE_DOCUMENT, error);
  if (found != NULL)
    pf_record_list_update (self->documents, found->pdata, found->len);
  return found != NULL;
}

static PfSchoolState
read_state (const PfQuery *query)
{
  PfSchoolState state = { .since = pf_query_get_number (query, 3) };

  pf_id_from_number (state.child, pf_query_get_number (query, 0));
  pf_id_from_number (state.school_year, pf_query_get_number (query, 1));
  state.state =
      (PfSchoolEnrolmentState) pf_query_get_word (query, 2, PF_TYPE_SCHOOL_ENROLMENT_STATE);
  return state;
}

GArray *
pf_store_list_school_states (PfDb *db, const char *household, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_SCHOOL_STATES);
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (PfSchoolState));
  gboolean row;

  pf_query_bind_id (&query, household);
  while (pf_query_step (&query, &row, error)) {
    PfSchoolState state;

    if (!row)
      return g_steal_pointer (&states);
    state = read_state (&query);
    g_array_append_val (states, state);
  }
  return NULL;
}

/* ---- what stands in the way */

gboolean
pf_store_lock_child (PfDb *db, const char *child, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LOCK_CHILD);
  PfId locked;

  pf_query_bind_id (&query, child);
  return pf_query_take_id (&query, locked, error);
}

gboolean
pf_store_has_school (PfDb *db,
                     const char *child,
                     const char *school_year,
                     gboolean *ret_has,
                     GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_HAS_SCHOOL);

  pf_query_bind_id (&query, child);
  pf_query_bind_id (&query, school_year);
  return pf_query_step (&query, ret_has, error);
}

gboolean
pf_store_has_open_school_enrolment (PfDb *db,
                                    const PfSchoolEnrolment *like,
                                    gboolean *ret_has,
                                    GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_HAS_OPEN_SCHOOL_ENROLMENT);

  pf_query_bind_id (&query, like->child);
  pf_query_bind_id (&query, like->school_year);
  pf_query_bind_id (&query, like->household);
  return pf_query_step (&query, ret_has, error);
}

/* ---- asking */

gboolean
pf_store_insert_school_enrolment (PfDb *db, PfSchoolEnrolment *self, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_SCHOOL_ENROLMENT);

  pf_query_bind_record (&query, self);
  return pf_query_take_id (&query, self->id, error);
}

gboolean
pf_store_update_school_enrolment (PfDb *db, PfSchoolEnrolment *self, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_UPDATE_SCHOOL_ENROLMENT);
  gboolean updated;

  self->version++;
  pf_query_bind_record (&query, self);
  if (!pf_query_step (&query, &updated, error))
    return FALSE;
  return updated || pf_problem_set (error, PF_PROBLEM_CHANGED_MEANWHILE);
}

static gboolean
enqueue (PfDb *db,
         const PfSchoolEnrolment *self,
         const char *account,
         PfInstant now,
         PfId ret_item,
         GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_SCHOOL_QUEUE_ITEM);

  pf_query_bind_id (&query, account);
  pf_query_bind_id (&query, self->household);
  pf_query_bind_integer (&query, now);
  return pf_query_take_id (&query, ret_item, error);
}

gboolean
pf_store_submit_school_enrolment (PfDb *db,
                                  const PfSchoolEnrolment *self,
                                  const char *account,
                                  PfInstant now,
                                  GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SUBMIT_SCHOOL_ENROLMENT);
  gboolean submitted;
  PfId item;

  if (!enqueue (db, self, account, now, item, error))
    return FALSE;
  pf_query_bind_id (&query, self->id);
  pf_query_bind_id (&query, item);
  if (!pf_query_step (&query, &submitted, error))
    return FALSE;
  return submitted || pf_problem_set (error, PF_PROBLEM_ALREADY_SUBMITTED);
}

gboolean
pf_store_lock_school_enrolment (PfDb *db, const char *id, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LOCK_SCHOOL_ITEM);

  pf_query_bind_id (&query, id);
  return pf_query_run (&query, error);
}

gboolean
pf_store_withdraw_school_enrolment (PfDb *db,
                                    const PfSchoolEnrolment *self,
                                    PfInstant now,
                                    GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_WITHDRAW_SCHOOL_ENROLMENT);

  pf_query_bind_id (&query, self->id);
  pf_query_bind_integer (&query, now);
  return pf_query_run (&query, error);
}

GPtrArray *
pf_store_list_other_guardians (PfDb *db, const char *child, const char *account, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_OTHER_GUARDIANS);

  pf_query_bind_id (&query, child);
  pf_query_bind_id (&query, account);
  return pf_query_list (&query, PF_TYPE_ADULT, error);
}
