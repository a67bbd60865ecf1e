/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The last answers of a portal to an account, kept on disk so that a page can be shown, dated,
 * before the portal answers or without it. What is kept is about children: one file for each
 * portal and account, encrypted as a whole (libsodium's secretstream) with a key that is not on
 * the disk. Without a key nothing is read or written; what cannot be read is as if it were not
 * there.
 *
 * Writing happens in a thread of its own, in the order asked, each time the whole file anew.
 */
#pragma once

#include "core/value.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PF_CACHE_KEY_SIZE 32

#define PF_TYPE_CACHE (pf_cache_get_type ())
G_DECLARE_FINAL_TYPE (PfCache, pf_cache, PF, CACHE, GObject)

/* @directory: (nullable): the user's cache directory; @key: (nullable): of PF_CACHE_KEY_SIZE bytes
 */
PfCache *pf_cache_new (const char *directory, const char *portal, const char *account, GBytes *key);

/* What was kept under @name (transfer full), or NULL, and when it was put there. */
GBytes *pf_cache_get (PfCache *self, const char *name, PfInstant *ret_at);

void pf_cache_put (PfCache *self, const char *name, GBytes *answer, PfInstant at);

/* Forgets what was kept under @name. */
void pf_cache_remove (PfCache *self, const char *name);

/* Forgets everything, on disk too: when the person signs out. Nothing is kept afterwards. */
void pf_cache_wipe (PfCache *self);

/* Returns once all that was asked is on the disk. */
void pf_cache_flush (PfCache *self);

G_END_DECLS
