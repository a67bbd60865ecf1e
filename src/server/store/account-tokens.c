/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/account-tokens.h"

#include "server/store/record-row.h"
#include "server/store/token-hash.h"
#include "server/store/trusts.h"

void
pf_account_token_free (PfAccountToken *self)
{
  g_clear_object (&self->account);
  g_free (self->email);
  g_free (self);
}

gboolean
pf_store_insert_account_token (PfDb *db,
                               const PfAccount *account,
                               const char *token,
                               PfInstant now,
                               PfInstant expires_at,
                               GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_ACCOUNT_TOKEN);
  g_autofree char *token_hash = pf_token_hash (token);
  g_autofree char *code_hash = pf_token_hash_own_code (account->email, token);

  pf_query_bind_id (&query, account->id);
  pf_query_bind_text (&query, account->email);
  pf_query_bind_text (&query, token_hash);
  pf_query_bind_text (&query, code_hash);
  pf_query_bind_integer (&query, now);
  pf_query_bind_integer (&query, expires_at);
  return pf_query_run (&query, error);
}

static PfAccountToken *
find_token (PfQuery *query, GError **error)
{
  g_autoptr (PfAccountToken) token = g_new0 (PfAccountToken, 1);
  gboolean found;
  int next;

  if (!pf_query_step (query, &found, error))
    return NULL;
  if (!found)
    return pf_problem_set (error, PF_PROBLEM_NOT_FOUND), NULL;
  token->account = g_object_new (PF_TYPE_ACCOUNT, NULL);
  if (!pf_query_read (query, token->account, error))
    return NULL;
  next = pf_record_count_columns (token->account);
  token->email = g_strdup (pf_query_get_text (query, next));
  token->expires_at = pf_query_get_number (query, next + 1);
  token->used_at = pf_query_get_number (query, next + 2);
  token->has_no_password = pf_query_get_number (query, next + 3) != 0;
  return g_steal_pointer (&token);
}

static PfAccountToken *
find_by_token (PfDb *db, PfStatementId statement, const char *token, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);
  g_autofree char *hash = pf_token_hash (token);

  pf_query_bind_text (&query, hash);
  return find_token (&query, error);
}

PfAccountToken *
pf_store_find_account_token (PfDb *db, const char *token, GError **error)
{
  return find_by_token (db, PF_STATEMENT_FIND_ACCOUNT_TOKEN, token, error);
}

PfAccountToken *
pf_store_look_at_account_token (PfDb *db, const char *token, GError **error)
{
  return find_by_token (db, PF_STATEMENT_LOOK_AT_ACCOUNT_TOKEN, token, error);
}

PfAccountToken *
pf_store_find_account_token_by_code (PfDb *db, const char *email, const char *code, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_ACCOUNT_TOKEN_BY_CODE);
  g_autofree char *hash = pf_token_hash_code (email, code);

  pf_query_bind_text (&query, email);
  pf_query_bind_text (&query, hash);
  return find_token (&query, error);
}

gboolean
pf_store_end_account_sessions (PfDb *db,
                               const char *account,
                               const char *but_session,
                               GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_ACCOUNT_SESSIONS);

  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, pf_id_to_number (but_session));
  return pf_query_run (&query, error) && pf_store_forget_trusts (db, account, error);
}

gboolean
pf_store_use_account_tokens (PfDb *db, const char *account, PfInstant now, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_USE_ACCOUNT_TOKENS);

  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, now);
  return pf_query_run (&query, error);
}

static gboolean
set_password (PfDb *db, const char *account, const char *hash, PfInstant now, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SET_PASSWORD);

  pf_query_bind_id (&query, account);
  pf_query_bind_text (&query, hash);
  pf_query_bind_integer (&query, now);
  return pf_query_run (&query, error);
}

gboolean
pf_store_change_password (PfDb *db,
                          const char *account,
                          const char *session,
                          const char *hash,
                          PfInstant now,
                          GError **error)
{
  return set_password (db, account, hash, now, error) &&
         pf_store_use_account_tokens (db, account, now, error) &&
         pf_store_end_account_sessions (db, account, session, error);
}

gboolean
pf_store_verify_account (PfDb *db, const char *account, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_VERIFY_ACCOUNT);

  pf_query_bind_id (&query, account);
  return pf_query_run (&query, error);
}

GPtrArray *
pf_store_list_adults_by_email (PfDb *db, const char *email, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_ADULTS_BY_EMAIL);

  pf_query_bind_text (&query, email);
  return pf_query_list (&query, PF_TYPE_ADULT, error);
}

gboolean
pf_store_link_adults (PfDb *db, const char *account, GPtrArray *adults, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LINK_ADULTS);
  g_autofree gint64 *ids = g_new (gint64, adults->len);

  for (guint i = 0; i < adults->len; i++)
    ids[i] = pf_id_to_number (((PfAdult *) adults->pdata[i])->id);
  pf_query_bind_id (&query, account);
  pf_query_bind_integers (&query, ids, adults->len);
  return pf_query_run (&query, error);
}
