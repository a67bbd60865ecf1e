/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/agents.h"

#include "server/store/account-tokens.h"
#include "server/store/accounts.h"
#include "server/store/mails.h"
#include "server/store/record-row.h"
#include "server/store/second-factors.h"

static PfAgent *
read_agent (PfQuery *query, GError **error)
{
  g_autoptr (PfAgent) agent = g_object_new (PF_TYPE_AGENT, NULL);
  int next = pf_record_count_columns (agent);

  if (!pf_query_read (query, agent, error))
    return NULL;
  agent->activated = pf_query_get_number (query, next) != 0;
  return g_steal_pointer (&agent);
}

GPtrArray *
pf_store_list_agents (PfDb *db, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_AGENTS);
  g_autoptr (GPtrArray) agents = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean found;

  while (pf_query_step (&query, &found, error)) {
    PfAgent *agent = found ? read_agent (&query, error) : NULL;

    if (!found)
      return g_steal_pointer (&agents);
    if (agent == NULL)
      return NULL;
    g_ptr_array_add (agents, agent);
  }
  return NULL;
}

static PfAgent *
find_by (PfDb *db, PfStatementId statement, const char *id, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);
  gboolean found;

  pf_query_bind_id (&query, id);
  if (!pf_query_step (&query, &found, error))
    return NULL;
  if (!found)
    return pf_problem_set (error, PF_PROBLEM_NOT_FOUND), NULL;
  return read_agent (&query, error);
}

PfAgent *
pf_store_find_agent (PfDb *db, const char *id, GError **error)
{
  return find_by (db, PF_STATEMENT_FIND_AGENT, id, error);
}

PfAgent *
pf_store_look_at_agent (PfDb *db, const char *id, GError **error)
{
  return find_by (db, PF_STATEMENT_LOOK_AT_AGENT, id, error);
}

gboolean
pf_store_update_agent (PfDb *db, PfAgent *agent, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_UPDATE_AGENT);

  agent->version++;
  pf_query_bind_record (&query, agent);
  if (!pf_query_take_id (&query, agent->id, error))
    return FALSE;
  return agent->state != PF_ACCOUNT_STATE_SUSPENDED ||
         pf_store_end_account_sessions (db, agent->id, "", error);
}

gboolean
pf_store_is_last_administrator (PfDb *db, const char *id, gboolean *ret_last, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_ADMINISTRATORS);
  gboolean found = FALSE, done;
  gboolean is_one = FALSE;
  guint n_others = 0;

  while ((done = pf_query_step (&query, &found, error)) && found) {
    if (pf_query_get_number (&query, 0) == pf_id_to_number (id))
      is_one = TRUE;
    else
      n_others++;
  }
  *ret_last = is_one && n_others == 0;
  return done;
}

static gboolean
check_address (PfDb *db, const char *email, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (PfAccount) account = pf_store_find_account_by_email (db, email, &problem);
  g_autoptr (GPtrArray) adults = NULL;

  if (account == NULL && !g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
  adults = account == NULL ? pf_store_list_adults_by_email (db, email, error) : NULL;
  if (account == NULL && adults == NULL)
    return FALSE;
  if (account != NULL || adults->len > 0)
    return pf_problem_set (error, PF_PROBLEM_ADDRESS_IN_USE);
  return TRUE;
}

/* Whether an address that was free a moment ago still is. */
static gboolean
insert (PfDb *db, PfAccount *account, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (pf_store_insert_account (db, account, &problem))
    return TRUE;
  if (g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_ADDRESS_TAKEN))
    return pf_problem_set (error, PF_PROBLEM_ADDRESS_IN_USE);
  return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
}

gboolean
pf_store_invite_agent (PfDb *db,
                       PfAccount *account,
                       const char *language,
                       PfInstant now,
                       GError **error)
{
  g_autoptr (PfMail) mail = NULL;

  account->state = PF_ACCOUNT_STATE_ACTIVE;
  account->version = 1;
  if (!check_address (db, account->email, error) || !insert (db, account, error))
    return FALSE;
  if (language == NULL)
    return TRUE;
  mail = pf_mail_new (PF_MAIL_KIND_AGENT_INVITATION, account->email, language, now);
  g_object_set (mail, "account", account->id, "name", account->first_name, NULL);
  return pf_store_insert_mail (db, mail, error);
}

/* The mails' worker finds that the account has no password, and writes as to somebody new. */
gboolean
pf_store_mail_agent_link (PfDb *db,
                          const char *email,
                          const char *language,
                          PfInstant now,
                          GError **error)
{
  g_autoptr (PfMail) mail = pf_mail_new (PF_MAIL_KIND_RESET_ASKED, email, language, now);

  return pf_store_insert_mail (db, mail, error);
}

gboolean
pf_store_reset_agent (PfDb *db, const char *id, PfInstant now, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_PASSWORD);

  pf_query_bind_id (&query, id);
  return pf_query_run (&query, error) && pf_store_use_account_tokens (db, id, now, error) &&
         pf_store_set_second_factor (db, id, PF_SECOND_FACTOR_NONE, error) &&
         pf_store_end_account_sessions (db, id, "", error);
}
