/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/invitations.h"

#include "core/child.h"
#include "server/store/token-hash.h"

gboolean
pf_store_check_inviting (PfDb *db, const char *household, const char *account, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_INVITING);
  gboolean found;

  pf_query_bind_id (&query, household);
  pf_query_bind_id (&query, account);
  if (!pf_query_step (&query, &found, error))
    return FALSE;
  if (!found)
    return pf_problem_set (error, PF_PROBLEM_NOT_FOUND);
  if (!g_str_equal (pf_query_get_text (&query, 0), "guardian"))
    return pf_problem_set (error, PF_PROBLEM_NOT_ALLOWED);
  return g_str_equal (pf_query_get_text (&query, 1), "active") ||
         pf_problem_set (error, PF_PROBLEM_ACCOUNT_NOT_ACTIVE);
}

gboolean
pf_store_find_waiting_invitation (PfDb *db,
                                  const char *household,
                                  const char *email,
                                  PfInvitation **ret_invitation,
                                  GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_WAITING_INVITATION);
  g_autoptr (GError) problem = NULL;
  PfInvitation *invitation;

  pf_query_bind_id (&query, household);
  pf_query_bind_text (&query, email);
  invitation = pf_query_find (&query, PF_TYPE_INVITATION, &problem);
  if (invitation == NULL && !g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
  *ret_invitation = invitation;
  return TRUE;
}

gboolean
pf_store_keep_invitation (PfDb *db, PfInvitation *invitation, GError **error)
{
  gboolean is_new = *invitation->id == '\0';
  g_auto (PfQuery) query =
      pf_db_query (db, is_new ? PF_STATEMENT_INSERT_INVITATION : PF_STATEMENT_RENEW_INVITATION);

  pf_query_bind_record (&query, invitation);
  return pf_query_take_id (&query, invitation->id, error);
}

GPtrArray *
pf_store_list_invitations (PfDb *db, const char *household, const char *account, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_INVITATIONS);

  pf_query_bind_id (&query, household);
  pf_query_bind_id (&query, account);
  return pf_query_list (&query, PF_TYPE_INVITATION, error);
}

gboolean
pf_store_delete_invitation (PfDb *db,
                            const char *household,
                            const char *account,
                            const char *invitation,
                            GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_INVITATION);
  PfId deleted;

  pf_query_bind_id (&query, household);
  pf_query_bind_id (&query, account);
  pf_query_bind_id (&query, invitation);
  return pf_query_take_id (&query, deleted, error);
}

gboolean
pf_store_delete_old_invitations (PfDb *db, const char *household, PfInstant before, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_OLD_INVITATIONS);

  pf_query_bind_id (&query, household);
  pf_query_bind_integer (&query, before);
  return pf_query_run (&query, error);
}

PfInvitation *
pf_store_find_invitation_of_mail (PfDb *db, const char *mail, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_INVITATION_OF_MAIL);

  pf_query_bind_id (&query, mail);
  return pf_query_find (&query, PF_TYPE_INVITATION, error);
}

gboolean
pf_store_give_invitation_token (PfDb *db,
                                const PfInvitation *invitation,
                                const char *token,
                                GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_GIVE_INVITATION_TOKEN);
  g_autofree char *token_hash = pf_token_hash (token);
  g_autofree char *code_hash = pf_token_hash_own_code (invitation->email, token);

  pf_query_bind_id (&query, invitation->id);
  pf_query_bind_text (&query, token_hash);
  pf_query_bind_text (&query, code_hash);
  pf_query_bind_integer (&query, invitation->expires_at);
  return pf_query_run (&query, error);
}

static PfInvitation *
find_by_token (PfDb *db, PfStatementId statement, const char *token, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);
  g_autofree char *hash = pf_token_hash (token);

  pf_query_bind_text (&query, hash);
  return pf_query_find (&query, PF_TYPE_INVITATION, error);
}

PfInvitation *
pf_store_find_invitation_by_token (PfDb *db, const char *token, GError **error)
{
  return find_by_token (db, PF_STATEMENT_FIND_INVITATION_BY_TOKEN, token, error);
}

PfInvitation *
pf_store_look_at_invitation (PfDb *db, const char *token, GError **error)
{
  return find_by_token (db, PF_STATEMENT_LOOK_AT_INVITATION, token, error);
}

PfInvitation *
pf_store_find_invitation_by_code (PfDb *db, const char *email, const char *code, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_INVITATION_BY_CODE);
  g_autofree char *hash = pf_token_hash_code (email, code);

  pf_query_bind_text (&query, email);
  pf_query_bind_text (&query, hash);
  return pf_query_find (&query, PF_TYPE_INVITATION, error);
}

gboolean
pf_store_accept_invitation (PfDb *db,
                            const PfInvitation *invitation,
                            const char *account,
                            PfInstant now,
                            GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_ACCEPT_INVITATION);
  PfId accepted;

  pf_query_bind_id (&query, invitation->id);
  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, now);
  return pf_query_take_id (&query, accepted, error);
}

GPtrArray *
pf_store_list_inviting_adults (PfDb *db, const char *household, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_ADULTS);

  pf_query_bind_id (&query, household);
  return pf_query_list (&query, PF_TYPE_ADULT, error);
}

GPtrArray *
pf_store_list_inviting_children (PfDb *db, const char *household, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_CHILDREN);

  pf_query_bind_id (&query, household);
  return pf_query_list (&query, PF_TYPE_CHILD, error);
}

gboolean
pf_store_add_guardian (PfDb *db, const char *household, const PfAccount *account, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_ADULT);
  g_autoptr (PfAdult) adult = g_object_new (PF_TYPE_ADULT,
                                            "household",
                                            household,
                                            "account",
                                            account->id,
                                            "role",
                                            PF_ADULT_ROLE_GUARDIAN,
                                            "first-name",
                                            account->first_name,
                                            "last-name",
                                            account->last_name,
                                            "email",
                                            account->email,
                                            NULL);

  pf_query_bind_record (&query, adult);
  return pf_query_take_id (&query, adult->id, error);
}

gboolean
pf_store_touch_household (PfDb *db, const char *household, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_TOUCH_HOUSEHOLD);

  pf_query_bind_id (&query, household);
  return pf_query_run (&query, error);
}
