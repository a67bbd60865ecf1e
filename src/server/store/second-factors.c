/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/second-factors.h"

#include <sodium.h>
#include <string.h>

#include "core/password-reset.h"
#include "server/store/rows.h"
#include "server/store/trusts.h"

/* Codes have 40 bits: who stole the database would have tried them all within minutes if they were
 * hashed in no time. This takes a millisecond each, and a mebibyte, which keeps graphics cards
 * away.
 */
#define CODE_PASSES 1
#define CODE_MEMORY (1024 * 1024)
#define CODE_HASH 16

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void
pf_totp_free (PfTotp *self)
{
  g_free (self->sealed);
  g_free (self->key);
  g_free (self);
}

static gboolean
run_of_account (PfDb *db, PfStatementId statement, const char *account, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_id (&query, account);
  return pf_query_run (&query, error);
}

gboolean
pf_store_prepare_totp (PfDb *db, const PfTotp *totp, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_PREPARE_TOTP);

  if (!run_of_account (db, PF_STATEMENT_DELETE_PREPARED_TOTP, totp->account, error))
    return FALSE;
  pf_query_bind_id (&query, totp->account);
  pf_query_bind_text (&query, totp->sealed);
  pf_query_bind_text (&query, totp->key);
  return pf_query_run (&query, error);
}

PfTotp *
pf_store_find_totp (PfDb *db, const char *account, gboolean in_force, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_TOTP);
  gboolean found;
  PfTotp *totp;

  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, in_force);
  if (!pf_query_step (&query, &found, error) || !found)
    return NULL;
  totp = g_new0 (PfTotp, 1);
  g_strlcpy (totp->account, account, PF_ID_SIZE);
  totp->in_force = in_force;
  totp->sealed = g_strdup (pf_query_get_text (&query, 0));
  totp->key = g_strdup (pf_query_get_text (&query, 1));
  return totp;
}

gboolean
pf_store_put_totp_in_force (PfDb *db, const char *account, gint64 step, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_PUT_TOTP_IN_FORCE);

  if (!run_of_account (db, PF_STATEMENT_DELETE_TOTP_IN_FORCE, account, error))
    return FALSE;
  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, step);
  return pf_query_run (&query, error);
}

gboolean
pf_store_use_totp_step (PfDb *db,
                        const char *account,
                        gint64 step,
                        gboolean *ret_fresh,
                        GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_USE_TOTP_STEP);

  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, step);
  return pf_query_step (&query, ret_fresh, error);
}

GPtrArray *
pf_store_list_totps_of_other_keys (PfDb *db, const char *key, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_TOTPS_OF_OTHER_KEYS);
  g_autoptr (GPtrArray) totps = g_ptr_array_new_with_free_func ((GDestroyNotify) pf_totp_free);
  gboolean found;

  pf_query_bind_text (&query, key);
  while (pf_query_step (&query, &found, error)) {
    PfTotp *totp;

    if (!found)
      return g_steal_pointer (&totps);
    totp = g_new0 (PfTotp, 1);
    g_ptr_array_add (totps, totp);
    pf_id_from_number (totp->account, pf_query_get_number (&query, 0));
    totp->in_force = pf_query_get_number (&query, 1) != 0;
    totp->sealed = g_strdup (pf_query_get_text (&query, 2));
    totp->key = g_strdup (pf_query_get_text (&query, 3));
  }
  return NULL;
}

gboolean
pf_store_move_totp (PfDb *db,
                    const PfTotp *totp,
                    const char *sealed,
                    const char *key,
                    GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_MOVE_TOTP);

  pf_query_bind_id (&query, totp->account);
  pf_query_bind_integer (&query, totp->in_force);
  pf_query_bind_text (&query, totp->sealed);
  pf_query_bind_text (&query, sealed);
  pf_query_bind_text (&query, key);
  return pf_query_run (&query, error);
}

/* The text (transfer full) that is kept of a code. */
static char *
hash_code (const char *code, const char *salt, GError **error)
{
  guint8 salt_bytes[crypto_pwhash_SALTBYTES];
  guint8 hash[CODE_HASH];

  crypto_generichash (salt_bytes, sizeof salt_bytes, (const guint8 *) salt, strlen (salt), NULL, 0);
  if (crypto_pwhash (hash,
                     sizeof hash,
                     code,
                     strlen (code),
                     salt_bytes,
                     CODE_PASSES,
                     CODE_MEMORY,
                     crypto_pwhash_ALG_ARGON2ID13) == 0)
    return g_base64_encode (hash, sizeof hash);
  g_set_error (error, PF_PROBLEM, PF_PROBLEM_FAILED, "No memory to hash a code with");
  return NULL;
}

static gboolean
add_code (PfRows *rows,
          const char *account,
          int number,
          const char *shown,
          const char *salt,
          GError **error)
{
  char code[PF_CODE_SIZE] = "";
  g_autofree char *hash = NULL;

  g_return_val_if_fail (pf_code_read (code, shown), FALSE);
  hash = hash_code (code, salt, error);
  if (hash == NULL)
    return FALSE;
  pf_rows_start (rows);
  pf_rows_add_id (rows, account);
  pf_rows_add_integer (rows, number);
  pf_rows_add_text (rows, salt);
  pf_rows_add_text (rows, hash);
  return TRUE;
}

gboolean
pf_store_insert_codes (PfDb *db,
                       const char *account,
                       const char *const *codes,
                       const char *seed,
                       GError **error)
{
  g_auto (PfRows) rows = PF_ROWS_INIT;

  if (sodium_init () < 0)
    return pf_problem_set (error, PF_PROBLEM_FAILED);
  for (int i = 0; codes[i] != NULL; i++) {
    if (!add_code (&rows, account, i + 1, codes[i], seed, error))
      return FALSE;
  }
  return run_of_account (db, PF_STATEMENT_DELETE_CODES, account, error) &&
         pf_rows_run (&rows, db, PF_STATEMENT_INSERT_CODES, error);
}

static char *
draw_text (guint length)
{
  char *text = g_new0 (char, length + 1);

  for (guint i = 0; i < length; i++)
    text[i] = digits[randombytes_uniform (strlen (digits))];
  return text;
}

GStrv
pf_store_make_codes (PfDb *db, const char *account, guint n_codes, GError **error)
{
  g_auto (GStrv) codes = g_new0 (char *, n_codes + 1);
  g_autofree char *salt = draw_text (crypto_pwhash_SALTBYTES * 2);

  for (guint i = 0; i < n_codes; i++) {
    g_autofree char *code = draw_text (PF_CODE_LENGTH);

    codes[i] = g_strdup_printf ("%.4s-%s", code, code + 4);
  }
  if (!pf_store_insert_codes (db, account, (const char *const *) codes, salt, error))
    return NULL;
  return g_steal_pointer (&codes);
}

/* (transfer full): NULL where the account has no codes. */
static gboolean
find_salt (PfDb *db, const char *account, char **ret_salt, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_CODE_SALT);
  gboolean found;

  pf_query_bind_id (&query, account);
  if (!pf_query_step (&query, &found, error))
    return FALSE;
  *ret_salt = found ? g_strdup (pf_query_get_text (&query, 0)) : NULL;
  return TRUE;
}

gboolean
pf_store_use_code (PfDb *db,
                   const char *account,
                   const char *code,
                   PfInstant now,
                   gboolean *ret_found,
                   GError **error)
{
  g_autofree char *salt = NULL;
  g_autofree char *hash = NULL;
  g_auto (PfQuery) query = { 0 };

  *ret_found = FALSE;
  if (sodium_init () < 0 || !find_salt (db, account, &salt, error))
    return FALSE;
  if (salt == NULL)
    return TRUE;
  hash = hash_code (code, salt, error);
  if (hash == NULL)
    return FALSE;
  query = pf_db_query (db, PF_STATEMENT_USE_CODE);
  pf_query_bind_id (&query, account);
  pf_query_bind_text (&query, hash);
  pf_query_bind_integer (&query, now);
  return pf_query_step (&query, ret_found, error);
}

gboolean
pf_store_count_codes_left (PfDb *db, const char *account, int *ret_n, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_COUNT_CODES_LEFT);
  gboolean found;

  pf_query_bind_id (&query, account);
  if (!pf_query_step (&query, &found, error))
    return FALSE;
  *ret_n = (int) pf_query_get_number (&query, 0);
  return TRUE;
}

static gboolean
write_second_factor (PfDb *db, const char *account, PfSecondFactor factor, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SET_SECOND_FACTOR);
  g_autoptr (GEnumClass) words = g_type_class_ref (PF_TYPE_SECOND_FACTOR);

  pf_query_bind_id (&query, account);
  pf_query_bind_text (&query, g_enum_get_value (words, (int) factor)->value_nick);
  return pf_query_run (&query, error);
}

gboolean
pf_store_set_second_factor (PfDb *db, const char *account, PfSecondFactor factor, GError **error)
{
  if (factor != PF_SECOND_FACTOR_TOTP &&
      !run_of_account (db, PF_STATEMENT_DELETE_TOTP, account, error))
    return FALSE;
  if (factor == PF_SECOND_FACTOR_NONE &&
      !run_of_account (db, PF_STATEMENT_DELETE_CODES, account, error))
    return FALSE;
  return write_second_factor (db, account, factor, error) &&
         pf_store_forget_trusts (db, account, error);
}

gboolean
pf_store_prove_session (PfDb *db, const char *session, PfInstant now, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_PROVE_SESSION);

  pf_query_bind_id (&query, session);
  pf_query_bind_integer (&query, now);
  return pf_query_run (&query, error);
}
