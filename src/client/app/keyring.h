/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The session that stays on this computer, in the person's keyring: one entry per portal and
 * account, with the token and the key of what is cached on disk; beside it, one for the trust that
 * the account has in this computer. A keyring may be missing, closed,
 * without anyone to open it, or silent: none of that keeps anyone from signing in.
 */
#pragma once

#include <gio/gio.h>

#include "client/api/cache.h"

G_BEGIN_DECLS

typedef enum
{
  PF_KEYRING_STATE_MISSING, /* or it failed, or did not answer in 5 s */
  PF_KEYRING_STATE_CLOSED,
  PF_KEYRING_STATE_OPEN,
} PfKeyringState;

typedef struct
{
  char *token;
  GBytes *cache_key; /* PF_CACHE_KEY_SIZE bytes */
} PfKeptSession;

/* With a cache key of its own, made at random. */
PfKeptSession *pf_kept_session_new (const char *token);
void pf_kept_session_free (PfKeptSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfKeptSession, pf_kept_session_free)

/* @open: asks the person to open a closed keyring, which takes as long as they take. */
void pf_keyring_look_async (const char *portal,
                            const char *email,
                            gboolean open,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/* @ret_session: set (transfer full) where the keyring is open, to NULL where it holds none. The
 * only error is G_IO_ERROR_CANCELLED, with PF_KEYRING_STATE_MISSING.
 */
PfKeyringState pf_keyring_look_finish (GAsyncResult *result,
                                       PfKeptSession **ret_session,
                                       GError **error);

/* Keeps @session, asking the person to open a closed keyring. @town: for the entry's name. */
void pf_keyring_keep_async (const char *portal,
                            const char *email,
                            const char *town,
                            const PfKeptSession *session,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/* PF_KEYRING_STATE_OPEN: it is kept. */
PfKeyringState pf_keyring_keep_finish (GAsyncResult *result, GError **error);

/* Removes what is kept of that account, where the keyring is open. */
void pf_keyring_forget_async (const char *portal,
                              const char *email,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
PfKeyringState pf_keyring_forget_finish (GAsyncResult *result, GError **error);

/* The same of what this computer shows where the account trusts it: it is asked no code of the
 * second factor. It outlives the session. (transfer full): NULL where there is none, or the keyring
 * is not open
 */
void pf_keyring_look_for_trust_async (const char *portal,
                                      const char *email,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
char *pf_keyring_look_for_trust_finish (GAsyncResult *result, GError **error);

void pf_keyring_keep_trust_async (const char *portal,
                                  const char *email,
                                  const char *town,
                                  const char *computer,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PfKeyringState pf_keyring_keep_trust_finish (GAsyncResult *result, GError **error);

/* Where the keyring is open; nobody waits for it. */
void pf_keyring_forget_trust (const char *portal, const char *email);

G_END_DECLS
