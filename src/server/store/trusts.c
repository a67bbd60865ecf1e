/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/trusts.h"

#include "server/store/accounts.h"

gboolean
pf_store_find_trust (PfDb *db,
                     const char *account,
                     const char *hash,
                     PfInstant now,
                     PfInstant *ret_until,
                     GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_TRUST);
  gboolean found;

  pf_query_bind_id (&query, account);
  pf_query_bind_text (&query, hash);
  pf_query_bind_integer (&query, now);
  if (!pf_query_step (&query, &found, error))
    return FALSE;
  *ret_until = found ? pf_query_get_number (&query, 0) : 0;
  return TRUE;
}

static gboolean
leave_others (PfDb *db, const char *account, const char *hash, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_MOVE_TRUST);

  pf_query_bind_id (&query, account);
  pf_query_bind_text (&query, hash);
  return pf_query_run (&query, error);
}

gboolean
pf_store_move_trust (PfDb *db,
                     const char *account,
                     const char *session,
                     const char *hash,
                     PfInstant until,
                     GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_TRUST_SESSION);

  pf_query_bind_id (&query, session);
  pf_query_bind_text (&query, hash);
  pf_query_bind_integer (&query, until);
  return leave_others (db, account, hash, error) && pf_query_run (&query, error);
}

gboolean
pf_store_sign_out (PfDb *db,
                   const char *session,
                   const char *account,
                   PfInstant now,
                   GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SIGN_TRUSTED_OUT);
  gboolean kept;

  pf_query_bind_id (&query, session);
  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, now);
  return pf_query_step (&query, &kept, error) &&
         (kept || pf_store_end_account_session (db, session, account, error));
}

static gboolean
run (PfDb *db, PfStatementId id, const char *account, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, id);

  pf_query_bind_id (&query, account);
  return pf_query_run (&query, error);
}

gboolean
pf_store_forget_trusts (PfDb *db, const char *account, GError **error)
{
  return run (db, PF_STATEMENT_DELETE_SIGNED_OUT, account, error) &&
         run (db, PF_STATEMENT_FORGET_TRUST, account, error);
}
