/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/queue-states.h"

#include "core/child.h"
#include "core/problem.h"
#include "core/queue-item.h"

gboolean
pf_store_set_account_state (PfDb *db, const char *account, const char *state, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SET_ACCOUNT_STATE);

  pf_query_bind_id (&query, account);
  pf_query_bind_text (&query, state);
  return pf_query_run (&query, error);
}

gboolean
pf_store_set_household_state (PfDb *db,
                              const char *household,
                              const char *state,
                              gboolean resident,
                              GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SET_HOUSEHOLD_STATE);

  pf_query_bind_id (&query, household);
  pf_query_bind_text (&query, state);
  pf_query_bind_integer (&query, resident ? 1 : 0);
  return pf_query_run (&query, error);
}

gboolean
pf_query_accept_documents (PfQuery *query, PfQueueStep *step, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  gboolean row;

  while (pf_query_step (query, &row, error)) {
    PfId id;

    if (!row) {
      step->accepted = g_strv_builder_end (ids);
      return TRUE;
    }
    pf_id_from_number (id, pf_query_get_number (query, 0));
    g_strv_builder_add (ids, id);
  }
  return FALSE;
}

gboolean
pf_store_take_documents_back (PfDb *db, const PfQueueStep *step, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_TAKE_DOCUMENTS_BACK);
  guint n = step->accepted != NULL ? g_strv_length (step->accepted) : 0;
  g_autofree gint64 *ids = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    ids[i] = pf_id_to_number (step->accepted[i]);
  pf_query_bind_integers (&query, ids, n);
  return pf_query_run (&query, error);
}

gboolean
pf_store_drop_mail (PfDb *db, const char *mail, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DROP_MAIL);
  gboolean dropped;

  pf_query_bind_id (&query, mail);
  if (!pf_query_step (&query, &dropped, error))
    return FALSE;
  return dropped || pf_problem_set (error, PF_PROBLEM_TOO_LATE_TO_UNDO);
}

void
pf_queue_list_children (GListModel *children, GListStore *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfChild) child = g_list_model_get_item (children, i);
    g_autoptr (PfQueueChild) shown = g_object_new (PF_TYPE_QUEUE_CHILD,
                                                   "first-name",
                                                   child->first_name,
                                                   "birth-date",
                                                   child->birth_date,
                                                   "expected-on",
                                                   child->expected_on,
                                                   NULL);

    g_list_store_append (list, shown);
  }
}
