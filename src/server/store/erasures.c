/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/erasures.h"

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

static gboolean
change (PfDb *db,
        PfStatementId statement,
        const char *account,
        PfInstant now,
        gboolean *ret_changed,
        GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, now);
  return pf_query_step (&query, ret_changed, error);
}

gboolean
pf_store_ask_erasure (PfDb *db,
                      const char *account,
                      PfInstant now,
                      gboolean *ret_new,
                      GError **error)
{
  return change (db, PF_STATEMENT_INSERT_ERASURE, account, now, ret_new, error);
}

gboolean
pf_store_withdraw_erasure (PfDb *db,
                           const char *account,
                           PfInstant now,
                           gboolean *ret_ended,
                           GError **error)
{
  return change (db, PF_STATEMENT_WITHDRAW_ERASURE, account, now, ret_ended, error);
}
