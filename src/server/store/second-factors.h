/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What accounts sign in with besides a password. Each change counts in the account's version.
 */
#pragma once

#include "core/second-factor.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* An app's secret as it is kept: see document-secrets.h. */
typedef struct
{
  PfId account;
  gboolean in_force;
  char *sealed;
  char *key;
} PfTotp;

void pf_totp_free (PfTotp *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfTotp, pf_totp_free)

/* Keeps it until it is put in force, instead of one that was prepared before. */
gboolean pf_store_prepare_totp (PfDb *db, const PfTotp *totp, GError **error);

/* The account's (transfer full), or NULL: without @error where there is none. */
PfTotp *pf_store_find_totp (PfDb *db, const char *account, gboolean in_force, GError **error);

/* Puts the prepared one in force, whose figures of @step were shown. */
gboolean pf_store_put_totp_in_force (PfDb *db, const char *account, gint64 step, GError **error);

/* Takes the figures of @step: *ret_fresh is FALSE where these or later ones were taken before. */
gboolean pf_store_use_totp_step (PfDb *db,
                                 const char *account,
                                 gint64 step,
                                 gboolean *ret_fresh,
                                 GError **error);

/* Those (transfer full) that other keys than @key encipher; keeps @totp enciphered anew, unless it
 * was changed meanwhile.
 */
GPtrArray *pf_store_list_totps_of_other_keys (PfDb *db, const char *key, GError **error);
gboolean pf_store_move_totp (PfDb *db,
                             const PfTotp *totp,
                             const char *sealed,
                             const char *key,
                             GError **error);

/* New codes (transfer full) as people read them, instead of those there were. */
GStrv pf_store_make_codes (PfDb *db, const char *account, guint n_codes, GError **error);

/* The same with codes that were chosen, "K7QM-2XRT", and a salt that follows from @seed: for a
 * demonstration, which is the same each time.
 */
gboolean pf_store_insert_codes (PfDb *db,
                                const char *account,
                                const char *const *codes,
                                const char *seed,
                                GError **error);

/* Takes one: *ret_found is FALSE where the account has none such, or it was taken before.
 * @code: as pf_code_read() wrote it
 */
gboolean pf_store_use_code (PfDb *db,
                            const char *account,
                            const char *code,
                            PfInstant now,
                            gboolean *ret_found,
                            GError **error);

gboolean pf_store_count_codes_left (PfDb *db, const char *account, int *ret_n, GError **error);

/* What the account signs in with from now on. Without an app no secret of one is kept, with neither
 * no code is.
 */
gboolean pf_store_set_second_factor (PfDb *db,
                                     const char *account,
                                     PfSecondFactor factor,
                                     GError **error);

/* Notes that who is signed in by @session showed who they are. */
gboolean pf_store_prove_session (PfDb *db, const char *session, PfInstant now, GError **error);

G_END_DECLS
