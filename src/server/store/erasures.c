/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/erasures.h"

#include "server/store/accounts.h"
#include "server/store/town.h"

gboolean
pf_store_find_waiting_erasure (PfDb *db,
                               const char *account,
                               PfErasureRequest **ret_request,
                               GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_WAITING_ERASURE);
  g_autoptr (GError) problem = NULL;
  PfErasureRequest *request;

  pf_query_bind_id (&query, account);
  request = pf_query_find (&query, PF_TYPE_ERASURE_REQUEST, &problem);
  if (request == NULL && !g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
  *ret_request = request;
  return TRUE;
}

/* Gives the request @id its item of the queue. */
static gboolean
enqueue (PfDb *db, const char *id, const char *account, PfInstant now, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_ERASURE_QUEUE_ITEM);
  g_auto (PfQuery) place = pf_db_query (db, PF_STATEMENT_PLACE_ERASURE);
  PfId item;

  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, now);
  if (!pf_query_take_id (&query, item, error))
    return FALSE;
  pf_query_bind_id (&place, id);
  pf_query_bind_id (&place, item);
  return pf_query_run (&place, error);
}

gboolean
pf_store_ask_erasure (PfDb *db,
                      const char *account,
                      PfInstant now,
                      gboolean *ret_new,
                      GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_ERASURE);
  PfId id;

  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, now);
  if (!pf_query_step (&query, ret_new, error))
    return FALSE;
  if (!*ret_new)
    return TRUE;
  pf_id_from_number (id, pf_query_get_number (&query, 0));
  return enqueue (db, id, account, now, error);
}

gboolean
pf_store_withdraw_erasure (PfDb *db,
                           const char *account,
                           PfInstant now,
                           gboolean *ret_ended,
                           GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_WITHDRAW_ERASURE);
  g_auto (PfQuery) mail = pf_db_query (db, PF_STATEMENT_DROP_ERASURE_MAIL);
  PfId item;

  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, now);
  if (!pf_query_step (&query, ret_ended, error))
    return FALSE;
  if (!*ret_ended)
    return TRUE;
  pf_id_from_number (item, pf_query_get_number (&query, 0));
  pf_query_bind_id (&mail, item);
  return pf_query_run (&mail, error);
}

/* ---- at the desk */

gboolean
pf_store_find_last_day (PfDb *db, PfInstant asked_at, PfDate *ret_day, GError **error)
{
  PfTown *town = pf_store_get_town (db, error);

  if (town == NULL)
    return FALSE;
  *ret_day = pf_erasure_get_last_day (pf_instant_get_date (asked_at, pf_town_get_zone (town)));
  return TRUE;
}

static gboolean
fill_children (PfDb *db, PfErasureHousehold *household, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_ERASURE_CHILDREN);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean row;

  pf_query_bind_id (&query, household->id);
  while (pf_query_step (&query, &row, error)) {
    if (!row) {
      household->children = g_strv_builder_end (names);
      return TRUE;
    }
    g_strv_builder_add (names, pf_query_get_text (&query, 0));
  }
  return FALSE;
}

static PfErasureHousehold *
read_household (const PfQuery *query)
{
  PfErasureHousehold *household = g_object_new (PF_TYPE_ERASURE_HOUSEHOLD, NULL);

  pf_id_from_number (household->id, pf_query_get_number (query, 0));
  household->name = g_strdup (pf_query_get_text (query, 1));
  household->only_guardian = pf_query_get_number (query, 2) != 0;
  household->n_to_come = (int) pf_query_get_number (query, 3);
  household->n_priced = (int) pf_query_get_number (query, 4);
  return household;
}

static gboolean
fill_households (PfDb *db, PfErasureFile *file, const char *account, PfDate today, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_ERASURE_HOUSEHOLDS);
  gboolean row;

  pf_query_bind_id (&query, account);
  pf_query_bind_date (&query, today);
  while (pf_query_step (&query, &row, error)) {
    g_autoptr (PfErasureHousehold) household = row ? read_household (&query) : NULL;

    if (!row)
      return TRUE;
    if (!fill_children (db, household, error))
      return FALSE;
    g_list_store_append (file->households, household);
  }
  return FALSE;
}

static gboolean
count_erased (PfDb *db, PfErasureFile *file, const char *account, PfInstant now, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_COUNT_ERASED);
  gboolean found;

  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, now);
  if (!pf_query_step (&query, &found, error))
    return FALSE;
  file->n_documents = (int) pf_query_get_number (&query, 0);
  file->n_computers = (int) pf_query_get_number (&query, 1);
  return TRUE;
}

gboolean
pf_store_fill_queued_erasure (PfDb *db, PfQueueItem *item, PfInstant now, GError **error)
{
  const char *id = item->account->id;
  PfTown *town = pf_store_get_town (db, error);
  g_autoptr (PfAccount) account = town != NULL ? pf_store_find_account (db, id, error) : NULL;
  g_autoptr (PfErasureFile) file = g_object_new (PF_TYPE_ERASURE_FILE, NULL);

  if (account == NULL ||
      !pf_store_find_last_day (db, item->submitted_at, &file->answer_until, error) ||
      !fill_households (db, file, id, pf_instant_get_date (now, pf_town_get_zone (town)), error) ||
      !count_erased (db, file, id, now, error))
    return FALSE;
  file->invoice_years = PF_INVOICE_YEARS;
  file->hindrance = pf_erasure_find_hindrance (
      pf_roles_from_words ((const char *const *) account->roles), G_LIST_MODEL (file->households));
  item->erasure = g_steal_pointer (&file);
  return TRUE;
}

static gboolean
run_once (PfQuery *query, PfProblem otherwise, GError **error)
{
  gboolean changed;

  if (!pf_query_step (query, &changed, error))
    return FALSE;
  return changed || pf_problem_set (error, otherwise);
}

gboolean
pf_store_decide_erasure (PfDb *db, const PfQueueStep *step, GError **error)
{
  gboolean accepts = step->decision == PF_QUEUE_VERDICT_ACCEPT;
  g_auto (PfQuery) query =
      pf_db_query (db, accepts ? PF_STATEMENT_ACCEPT_ERASURE : PF_STATEMENT_REFUSE_ERASURE);

  pf_query_bind_id (&query, step->item);
  pf_query_bind_integer (&query, accepts ? step->at + PF_QUEUE_UNDO_SPAN : step->at);
  pf_query_bind_id (&query, step->agent);
  if (!accepts)
    pf_query_bind_text (&query, step->reason);
  return run_once (&query, PF_PROBLEM_ALREADY_DECIDED, error);
}

gboolean
pf_store_reopen_erasure (PfDb *db, const char *item, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_REOPEN_ERASURE);

  pf_query_bind_id (&query, item);
  return run_once (&query, PF_PROBLEM_TOO_LATE_TO_UNDO, error);
}
