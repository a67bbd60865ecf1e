/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/staff-households.h"

#include "core/text.h"
#include "server/store/email-changes.h"
#include "server/store/household-search.h"
#include "server/store/invitations.h"
#include "server/store/record-row.h"

/* The columns of an adult, behind its household's. */
enum
{
  ADULT = 1,
  ACCOUNT,
  ROLE,
  FIRST_NAME,
  LAST_NAME,
  EMAIL,
  PHONE,
  SIGN_IN_EMAIL,
  STATE,
  ROLES,
  HAS_PASSWORD
};

/* The same of who shares an address. */
enum
{
  SHARER = 2,
  SHARER_FIRST_NAME,
  SHARER_LAST_NAME,
  SHARER_HOUSEHOLD,
  OPENS_ACCOUNT,
  SHARER_HOUSEHOLD_ID
};

static char *
copy_text (const PfQuery *query, int column)
{
  return g_strdup (pf_query_get_text (query, column));
}

static gboolean
is_agent (const char *roles)
{
  g_auto (GStrv) words = NULL;

  return roles != NULL && pf_texts_parse (roles, &words) &&
         (pf_roles_from_words ((const char *const *) words) & PF_ROLES_STAFF) != 0;
}

static void
add_adult (PfStaffHousehold *household, const PfQuery *query)
{
  g_autoptr (PfStaffAdult) adult = g_object_new (PF_TYPE_STAFF_ADULT, NULL);

  pf_id_from_number (adult->id, pf_query_get_number (query, ADULT));
  pf_id_from_number (adult->account, pf_query_get_number (query, ACCOUNT));
  adult->role = (PfAdultRole) pf_query_get_word (query, ROLE, PF_TYPE_ADULT_ROLE);
  adult->first_name = copy_text (query, FIRST_NAME);
  adult->last_name = copy_text (query, LAST_NAME);
  adult->email = copy_text (query, EMAIL);
  adult->phone = copy_text (query, PHONE);
  adult->sign_in_email = copy_text (query, SIGN_IN_EMAIL);
  adult->access = pf_access_from_account (
      (PfAccountState) pf_query_get_word (query, STATE, PF_TYPE_ACCOUNT_STATE),
      pf_query_get_number (query, HAS_PASSWORD) != 0);
  adult->agent = is_agent (pf_query_get_text (query, ROLES));
  g_list_store_append (household->adults, adult);
}

static void
add_child (PfStaffHousehold *household, const PfQuery *query)
{
  g_autoptr (PfQueueChild) child = g_object_new (PF_TYPE_QUEUE_CHILD, NULL);
  const char *birth_date = pf_query_get_text (query, 2);

  child->first_name = copy_text (query, 1);
  if (birth_date != NULL)
    pf_date_parse (birth_date, &child->birth_date);
  g_list_store_append (household->children, child);
}

static void
add_sharer (PfStaffHousehold *household, const PfQuery *query)
{
  g_autoptr (PfAddressSharer) sharer = g_object_new (PF_TYPE_ADDRESS_SHARER, NULL);
  PfStaffAdult *adult;
  PfId id;

  pf_id_from_number (id, pf_query_get_number (query, ADULT));
  adult = pf_staff_household_find_adult (household, id);
  if (adult == NULL)
    return;
  pf_id_from_number (sharer->adult, pf_query_get_number (query, SHARER));
  pf_id_from_number (sharer->household, pf_query_get_number (query, SHARER_HOUSEHOLD_ID));
  sharer->first_name = copy_text (query, SHARER_FIRST_NAME);
  sharer->last_name = copy_text (query, SHARER_LAST_NAME);
  sharer->household_name = copy_text (query, SHARER_HOUSEHOLD);
  sharer->opens_account = pf_query_get_number (query, OPENS_ACCOUNT) != 0;
  g_list_store_append (adult->shared_with, sharer);
}

/* What a row tells of its household, which the first column names. */
static const struct
{
  PfStatementId statement;
  void (*add) (PfStaffHousehold *household, const PfQuery *query);
} parts[] = {
  { PF_STATEMENT_LIST_STAFF_ADULTS, add_adult },
  { PF_STATEMENT_LIST_STAFF_CHILDREN, add_child },
  { PF_STATEMENT_LIST_ADDRESS_SHARERS, add_sharer }, /* needs the adults */
};

static PfStaffHousehold *
find_among (GPtrArray *households, gint64 number)
{
  for (guint i = 0; i < households->len; i++) {
    PfStaffHousehold *household = households->pdata[i];

    if (pf_id_to_number (household->id) == number)
      return household;
  }
  return NULL;
}

static gboolean
fill_part (PfDb *db, GPtrArray *households, const gint64 *numbers, guint part, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, parts[part].statement);
  gboolean row;

  pf_query_bind_integers (&query, numbers, households->len);
  while (pf_query_step (&query, &row, error)) {
    PfStaffHousehold *household =
        row ? find_among (households, pf_query_get_number (&query, 0)) : NULL;

    if (!row)
      return TRUE;
    if (household != NULL)
      parts[part].add (household, &query);
  }
  return FALSE;
}

static gboolean
fill (PfDb *db, GPtrArray *households, GError **error)
{
  g_autofree gint64 *numbers = g_new (gint64, households->len);
  gboolean done = TRUE;

  for (guint i = 0; i < households->len; i++)
    numbers[i] = pf_id_to_number (pf_record_get_id (households->pdata[i]));
  for (guint i = 0; i < G_N_ELEMENTS (parts) && done && households->len > 0; i++)
    done = fill_part (db, households, numbers, i, error);
  return done;
}

static PfStaffHousehold *
read_household (PfQuery *query, GError **error)
{
  g_autoptr (PfStaffHousehold) household = g_object_new (PF_TYPE_STAFF_HOUSEHOLD, NULL);
  int next = pf_record_count_columns (household);

  if (!pf_query_read (query, household, error))
    return NULL;
  household->provisional = pf_query_get_number (query, next) != 0;
  return g_steal_pointer (&household);
}

/* NULL with @error. */
static GPtrArray *
read_households (PfDb *db, PfQuery *query, GError **error)
{
  g_autoptr (GPtrArray) households = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean row = FALSE;
  gboolean done;

  while ((done = pf_query_step (query, &row, error)) && row) {
    PfStaffHousehold *household = read_household (query, error);

    if (household == NULL)
      return NULL;
    g_ptr_array_add (households, household);
  }
  return done && fill (db, households, error) ? g_steal_pointer (&households) : NULL;
}

GPtrArray *
pf_store_list_staff_households (PfDb *db,
                                const PfHouseholdSearch *asked,
                                const PfQueueViewer *viewer,
                                guint limit,
                                GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SEARCH_STAFF_HOUSEHOLDS);

  pf_query_bind_searched_words (&query, asked->q);
  pf_query_bind_searched_phone (&query, asked->q);
  pf_queue_bind_kinds (&query, viewer, PF_QUEUE_KIND_NONE);
  pf_query_bind_id (&query, asked->after);
  pf_query_bind_integer (&query, limit);
  return read_households (db, &query, error);
}

PfStaffHousehold *
pf_store_find_staff_household (PfDb *db,
                               const char *id,
                               const PfQueueViewer *viewer,
                               GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_STAFF_HOUSEHOLD);
  g_autoptr (GPtrArray) found = NULL;

  pf_query_bind_id (&query, id);
  pf_queue_bind_kinds (&query, viewer, PF_QUEUE_KIND_NONE);
  found = read_households (db, &query, error);
  if (found == NULL)
    return NULL;
  if (found->len == 0)
    return pf_problem_set (error, PF_PROBLEM_NOT_FOUND), NULL;
  return g_object_ref (found->pdata[0]);
}

PfStaffHousehold *
pf_store_find_household_of_adult (PfDb *db,
                                  const char *adult,
                                  const PfQueueViewer *viewer,
                                  GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_HOUSEHOLD_OF_ADULT);
  PfId household;

  pf_query_bind_id (&query, adult);
  return pf_query_take_id (&query, household, error)
             ? pf_store_find_staff_household (db, household, viewer, error)
             : NULL;
}

gboolean
pf_store_lock_household_of_adult (PfDb *db, const char *adult, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LOCK_HOUSEHOLD_OF_ADULT);
  PfId locked;

  pf_query_bind_id (&query, adult);
  return pf_query_take_id (&query, locked, error);
}

GPtrArray *
pf_store_list_adults_of_account (PfDb *db, const char *account, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_ADULTS_OF_ACCOUNT);

  pf_query_bind_id (&query, account);
  return pf_query_list (&query, PF_TYPE_ADULT, error);
}

static gboolean
write_email (PfDb *db, const char *adult, const char *email, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SET_ADULT_EMAIL);

  pf_query_bind_id (&query, adult);
  pf_query_bind_text (&query, email);
  return pf_query_run (&query, error);
}

gboolean
pf_store_set_adult_email (PfDb *db, const PfAdult *adult, const char *email, GError **error)
{
  return write_email (db, adult->id, email, error) &&
         pf_store_touch_household (db, adult->household, error) &&
         pf_store_index_household (db, adult->household, error);
}

gboolean
pf_store_delete_invitations_to (PfDb *db, const char *household, const char *email, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_INVITATIONS_TO);

  pf_query_bind_id (&query, household);
  pf_query_bind_text (&query, email);
  return pf_query_run (&query, error);
}

static gboolean
check_free (PfDb *db, const char *account, const char *email, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (PfAccount) other = pf_store_find_account_by_email (db, email, &problem);

  if (other == NULL && !g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
  return other == NULL || g_str_equal (other->id, account) ||
         pf_problem_set (error, PF_PROBLEM_ADDRESS_IN_USE);
}

/* Another server may have given it away between the look and the change, which then fails: what it
 * left is undone before the second look, or PostgreSQL would answer nothing more.
 */
gboolean
pf_store_move_account (PfDb *db, const char *account, const char *email, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (!check_free (db, account, email, error) || !pf_db_command (db, PF_COMMAND_SAVEPOINT, error))
    return FALSE;
  if (pf_store_change_email (db, account, email, &problem))
    return pf_db_command (db, PF_COMMAND_RELEASE, error);
  if (!pf_db_command (db, PF_COMMAND_ROLLBACK_TO, error) ||
      !pf_db_command (db, PF_COMMAND_RELEASE, error) || !check_free (db, account, email, error))
    return FALSE;
  return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
}

GPtrArray *
pf_store_list_mail_fates (PfDb *db, const PfMailQuery *asked, guint limit, GError **error)
{
  gboolean of_all = *asked->adult == '\0';
  g_auto (PfQuery) query = pf_db_query (
      db, of_all ? PF_STATEMENT_LIST_MAIL_FATES : PF_STATEMENT_LIST_MAIL_FATES_OF_ADULT);
  g_autoptr (GEnumClass) states = g_type_class_ref (PF_TYPE_MAIL_STATE);

  pf_query_bind_text (&query, g_enum_get_value (states, (int) asked->state)->value_nick);
  pf_query_bind_id (&query, asked->after);
  pf_query_bind_integer (&query, limit);
  if (!of_all)
    pf_query_bind_id (&query, asked->adult);
  return pf_query_list (&query, PF_TYPE_MAIL_FATE, error);
}
