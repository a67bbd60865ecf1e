/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/account-applications.h"

#include "core/household.h"
#include "server/store/accounts.h"
#include "server/store/household-search.h"
#include "server/store/token-hash.h"

static gboolean
set_password (PfDb *db, const PfAccountApplication *application, const char *hash, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SET_APPLICATION_PASSWORD);

  pf_query_bind_text (&query, application->email);
  pf_query_bind_text (&query, hash);
  pf_query_bind_integer (&query, application->expires_at);
  return pf_query_run (&query, error);
}

static gboolean
forget_password (PfDb *db, const PfAccountApplication *application, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_APPLICATION_PASSWORD);

  pf_query_bind_text (&query, application->email);
  return pf_query_run (&query, error);
}

gboolean
pf_store_insert_account_application (PfDb *db,
                                     PfAccountApplication *application,
                                     const char *password_hash,
                                     GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_ACCOUNT_APPLICATION);

  pf_query_bind_record (&query, application);
  pf_query_bind_text (&query, password_hash);
  return pf_query_take_id (&query, application->id, error) &&
         set_password (db, application, password_hash, error);
}

gboolean
pf_store_sum_unconfirmed_bytes (PfDb *db, gint64 *ret_bytes, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SUM_UNCONFIRMED_BYTES);
  gboolean found;

  if (!pf_query_step (&query, &found, error))
    return FALSE;
  *ret_bytes = found ? pf_query_get_number (&query, 0) : 0;
  return TRUE;
}

PfAccountApplication *
pf_store_find_account_application (PfDb *db, const char *id, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_ACCOUNT_APPLICATION);

  pf_query_bind_id (&query, id);
  return pf_query_find (&query, PF_TYPE_ACCOUNT_APPLICATION, error);
}

PfAccountApplication *
pf_store_find_account_application_by_token (PfDb *db, const char *token, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_ACCOUNT_APPLICATION_BY_TOKEN);
  g_autofree char *hash = pf_token_hash (token);

  pf_query_bind_text (&query, hash);
  return pf_query_find (&query, PF_TYPE_ACCOUNT_APPLICATION, error);
}

PfAccountApplication *
pf_store_find_account_application_by_code (PfDb *db,
                                           const char *email,
                                           const char *code,
                                           GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_ACCOUNT_APPLICATION_BY_CODE);
  g_autofree char *hash = pf_token_hash_code (email, code);

  pf_query_bind_text (&query, email);
  pf_query_bind_text (&query, hash);
  return pf_query_find (&query, PF_TYPE_ACCOUNT_APPLICATION, error);
}

PfAccountApplication *
pf_store_find_newest_account_application (PfDb *db,
                                          const char *email,
                                          PfInstant now,
                                          GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_NEWEST_ACCOUNT_APPLICATION);

  pf_query_bind_text (&query, email);
  pf_query_bind_integer (&query, now);
  return pf_query_find (&query, PF_TYPE_ACCOUNT_APPLICATION, error);
}

gboolean
pf_store_find_application_password (PfDb *db,
                                    const char *email,
                                    PfInstant now,
                                    char **ret_hash,
                                    GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_APPLICATION_PASSWORD);
  gboolean found;

  pf_query_bind_text (&query, email);
  pf_query_bind_integer (&query, now);
  if (!pf_query_step (&query, &found, error))
    return FALSE;
  *ret_hash = found ? g_strdup (pf_query_get_text (&query, 0)) : NULL;
  return TRUE;
}

gboolean
pf_store_give_application_token (PfDb *db,
                                 const PfAccountApplication *application,
                                 const char *token,
                                 GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_GIVE_APPLICATION_TOKEN);
  g_autofree char *token_hash = pf_token_hash (token);
  g_autofree char *code_hash = pf_token_hash_own_code (application->email, token);

  pf_query_bind_id (&query, application->id);
  pf_query_bind_text (&query, token_hash);
  pf_query_bind_text (&query, code_hash);
  return pf_query_run (&query, error);
}

static gboolean
delete_document (PfDb *db, gint64 document, GPtrArray *removed, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_APPLICATION_DOCUMENT);
  gboolean deleted;

  pf_query_bind_integer (&query, document);
  if (!pf_query_step (&query, &deleted, error))
    return FALSE;
  if (deleted)
    g_ptr_array_add (removed, g_strdup (pf_query_get_text (&query, 0)));
  return TRUE;
}

/* Applications first: they name their documents. */
static gboolean
delete_with_documents (PfDb *db, PfQuery *applications, GPtrArray *removed, GError **error)
{
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;

  while (row) {
    gint64 document;

    if (!pf_query_step (applications, &row, error))
      return FALSE;
    document = row ? pf_query_get_number (applications, 0) : 0;
    if (row)
      g_array_append_val (documents, document);
  }
  for (guint i = 0; i < documents->len; i++) {
    if (!delete_document (db, g_array_index (documents, gint64, i), removed, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
pf_store_erase_account_application (PfDb *db,
                                    const PfAccountApplication *application,
                                    GPtrArray *removed,
                                    GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_ACCOUNT_APPLICATION);

  pf_query_bind_id (&query, application->id);
  return delete_with_documents (db, &query, removed, error);
}

gboolean
pf_store_erase_account_applications (PfDb *db,
                                     const char *email,
                                     const char *before,
                                     GPtrArray *removed,
                                     GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_ACCOUNT_APPLICATIONS_BY_EMAIL);

  pf_query_bind_text (&query, email);
  pf_query_bind_integer (&query, before != NULL ? pf_id_to_number (before) : G_MAXINT64);
  return delete_with_documents (db, &query, removed, error);
}

static gboolean
delete_expired (PfDb *db, PfStatementId statement, PfInstant now, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_integer (&query, now);
  return pf_query_run (&query, error);
}

gboolean
pf_store_erase_expired_account_applications (PfDb *db,
                                             PfInstant now,
                                             GPtrArray *removed,
                                             GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_EXPIRED_ACCOUNT_APPLICATIONS);

  pf_query_bind_integer (&query, now);
  return delete_expired (db, PF_STATEMENT_DELETE_EXPIRED_APPLICATION_PASSWORDS, now, error) &&
         delete_expired (db, PF_STATEMENT_DELETE_EXPIRED_APPLICATION_MAILS, now, error) &&
         delete_with_documents (db, &query, removed, error);
}

static gboolean
insert_account (PfDb *db,
                const PfAccountApplication *application,
                PfAccount *account,
                PfInstant now,
                GError **error)
{
  static const char *const roles[] = { "family", NULL };
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_NEW_ACCOUNT);

  g_object_set (account,
                "email",
                application->email,
                "first-name",
                application->first_name,
                "last-name",
                application->last_name,
                "state",
                PF_ACCOUNT_STATE_PENDING,
                "roles",
                roles,
                "second-factor",
                PF_SECOND_FACTOR_NONE,
                "version",
                1,
                NULL);
  pf_query_bind_record (&query, account);
  pf_query_bind_text (&query, application->terms_version);
  pf_query_bind_integer (&query, now);
  return pf_account_take_id (&query, account, error);
}

/* For what is taken over from the application as it stands there. */
static gboolean
take_over (PfDb *db,
           PfStatementId statement,
           const PfAccountApplication *application,
           const PfAccount *account,
           PfInstant now,
           GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_id (&query, application->id);
  pf_query_bind_id (&query, account->id);
  pf_query_bind_integer (&query, now);
  return pf_query_run (&query, error);
}

/* No agent has checked where they live. */
static gboolean
insert_household (PfDb *db,
                  const PfAccountApplication *application,
                  PfHousehold *household,
                  GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_PROVISIONAL_HOUSEHOLD);

  g_object_set (household,
                "name",
                application->last_name,
                "address",
                application->address,
                "resident",
                FALSE,
                "version",
                1,
                NULL);
  pf_query_bind_record (&query, household);
  return pf_query_take_id (&query, household->id, error);
}

static gboolean
insert_adult (PfDb *db,
              const PfAccountApplication *application,
              const PfAccount *account,
              const PfHousehold *household,
              GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_ADULT);
  g_autoptr (PfAdult) adult = g_object_new (PF_TYPE_ADULT,
                                            "household",
                                            household->id,
                                            "account",
                                            account->id,
                                            "role",
                                            PF_ADULT_ROLE_GUARDIAN,
                                            "first-name",
                                            application->first_name,
                                            "last-name",
                                            application->last_name,
                                            "email",
                                            application->email,
                                            "phone",
                                            application->phone,
                                            NULL);

  pf_query_bind_record (&query, adult);
  return pf_query_take_id (&query, adult->id, error);
}

static gboolean
give_document (PfDb *db,
               const PfAccountApplication *application,
               const PfAccount *account,
               const PfHousehold *household,
               GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_GIVE_DOCUMENT);
  PfId given;

  pf_query_bind_id (&query, application->document);
  pf_query_bind_id (&query, household->id);
  pf_query_bind_id (&query, account->id);
  return pf_query_take_id (&query, given, error);
}

static gboolean
insert_queue_item (PfDb *db,
                   const PfAccount *account,
                   const PfHousehold *household,
                   PfInstant now,
                   GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_ACCOUNT_QUEUE_ITEM);

  pf_query_bind_id (&query, account->id);
  pf_query_bind_id (&query, household->id);
  pf_query_bind_integer (&query, now);
  return pf_query_run (&query, error);
}

/* Its document is the household's by now. */
static gboolean
delete_application (PfDb *db, const PfAccountApplication *application, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_ACCOUNT_APPLICATION);
  gboolean deleted;

  pf_query_bind_id (&query, application->id);
  return pf_query_step (&query, &deleted, error);
}

gboolean
pf_store_open_account (PfDb *db,
                       const PfAccountApplication *application,
                       PfAccount *account,
                       PfInstant now,
                       GError **error)
{
  g_autoptr (PfHousehold) household = g_object_new (PF_TYPE_HOUSEHOLD, NULL);

  return insert_account (db, application, account, now, error) &&
         take_over (db, PF_STATEMENT_TAKE_OVER_PASSWORD, application, account, now, error) &&
         take_over (db, PF_STATEMENT_TAKE_OVER_TOKEN, application, account, now, error) &&
         insert_household (db, application, household, error) &&
         insert_adult (db, application, account, household, error) &&
         pf_store_index_household (db, household->id, error) &&
         give_document (db, application, account, household, error) &&
         insert_queue_item (db, account, household, now, error) &&
         forget_password (db, application, error) && delete_application (db, application, error);
}
