/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/email-changes.h"

#include "core/password-reset.h"
#include "server/store/household-search.h"

void
pf_email_change_free (PfEmailChange *self)
{
  g_free (self->email);
  g_free (self);
}

/* A code is short: alone, its hash would be the same for every account that was sent it. */
static char *
hash_code (const char *account, const char *code)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", account, code);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static char *
hash_token (const char *token)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
}

gboolean
pf_store_ask_email_change (PfDb *db,
                           const char *account,
                           const char *email,
                           PfInstant expires_at,
                           GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_ASK_EMAIL_CHANGE);

  pf_query_bind_id (&query, account);
  pf_query_bind_text (&query, email);
  pf_query_bind_integer (&query, expires_at);
  return pf_query_run (&query, error);
}

gboolean
pf_store_give_email_change_token (PfDb *db,
                                  const char *account,
                                  const char *email,
                                  const char *token,
                                  PfInstant now,
                                  gboolean *ret_done,
                                  GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_GIVE_EMAIL_CHANGE_TOKEN);
  g_autofree char *token_hash = hash_token (token);
  g_autofree char *code_hash = NULL;
  char code[PF_CODE_SIZE];

  pf_code_from_token (code, token);
  code_hash = hash_code (account, code);
  pf_query_bind_id (&query, account);
  pf_query_bind_text (&query, email);
  pf_query_bind_integer (&query, now);
  pf_query_bind_text (&query, token_hash);
  pf_query_bind_text (&query, code_hash);
  return pf_query_step (&query, ret_done, error);
}

PfEmailChange *
pf_store_find_email_change (PfDb *db,
                            const char *account,
                            const char *token,
                            const char *code,
                            GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_EMAIL_CHANGE);
  g_autofree char *hash = token != NULL ? hash_token (token) : hash_code (account, code);
  gboolean found;
  PfEmailChange *change;

  pf_query_bind_id (&query, account);
  pf_query_bind_text (&query, token != NULL ? hash : NULL);
  pf_query_bind_text (&query, token != NULL ? NULL : hash);
  if (!pf_query_step (&query, &found, error))
    return NULL;
  if (!found)
    return pf_problem_set (error, PF_PROBLEM_NOT_FOUND), NULL;
  change = g_new0 (PfEmailChange, 1);
  change->email = g_strdup (pf_query_get_text (&query, 0));
  change->expires_at = pf_query_get_number (&query, 1);
  return change;
}

gboolean
pf_store_find_pending_email (PfDb *db,
                             const char *account,
                             PfInstant now,
                             char **ret_email,
                             GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_PENDING_EMAIL);
  gboolean found;

  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, now);
  if (!pf_query_step (&query, &found, error))
    return FALSE;
  *ret_email = found ? g_strdup (pf_query_get_text (&query, 0)) : NULL;
  return TRUE;
}

gboolean
pf_store_forget_email_change (PfDb *db, const char *account, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_EMAIL_CHANGE);

  pf_query_bind_id (&query, account);
  return pf_query_run (&query, error);
}

gboolean
pf_store_change_email (PfDb *db, const char *account, const char *email, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_CHANGE_EMAIL);

  pf_query_bind_id (&query, account);
  pf_query_bind_text (&query, email);
  return pf_query_run (&query, error) && pf_store_forget_email_change (db, account, error) &&
         pf_store_index_account (db, account, error);
}
