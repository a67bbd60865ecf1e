/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/api/cache.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

/* A file of ours is far smaller; another is not worth the memory. */
#define MAX_FILE (8 * 1024 * 1024)

#define HEADER_SIZE crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define EXTRA_SIZE crypto_secretstream_xchacha20poly1305_ABYTES

/* Names, when each was put, and what: the plain text of the file. */
#define ENTRIES_TYPE G_VARIANT_TYPE ("a(sxay)")

typedef struct
{
  PfInstant at;
  GBytes *answer;
} Entry;

struct _PfCache
{
  GObject parent_instance;

  char *path;
  char *owner;         /* the portal and the account: the file is good for no other */
  GBytes *key;         /* (nullable): keeps nothing */
  GHashTable *entries; /* name to Entry */
  GThreadPool *writer; /* one thread */
  int latest;          /* the number of the last job; read by the writer */
};

G_STATIC_ASSERT (PF_CACHE_KEY_SIZE == crypto_secretstream_xchacha20poly1305_KEYBYTES);

G_DEFINE_FINAL_TYPE (PfCache, pf_cache, G_TYPE_OBJECT)

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_bytes_unref (entry->answer);
  g_free (entry);
}

static void
set_entry (PfCache *self, const char *name, GBytes *answer, PfInstant at)
{
  Entry *entry = g_new (Entry, 1);

  entry->at = at;
  entry->answer = g_bytes_ref (answer);
  g_hash_table_insert (self->entries, g_strdup (name), entry);
}

/* ---- the file */

/* NULL where @file was not made with this key for this owner, or is not whole. */
static GBytes *
decrypt (PfCache *self, const guint8 *file, gsize size)
{
  crypto_secretstream_xchacha20poly1305_state state;
  g_autofree guint8 *plain = NULL;
  unsigned long long plain_size = 0;
  unsigned char tag = 0;

  if (size < HEADER_SIZE + EXTRA_SIZE)
    return NULL;
  plain = g_malloc (size - HEADER_SIZE - EXTRA_SIZE + 1);
  if (crypto_secretstream_xchacha20poly1305_init_pull (
          &state, file, g_bytes_get_data (self->key, NULL)) != 0 ||
      crypto_secretstream_xchacha20poly1305_pull (&state,
                                                  plain,
                                                  &plain_size,
                                                  &tag,
                                                  file + HEADER_SIZE,
                                                  size - HEADER_SIZE,
                                                  (const guint8 *) self->owner,
                                                  strlen (self->owner)) != 0 ||
      tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&plain), plain_size);
}

static GBytes *
encrypt (PfCache *self, const guint8 *plain, gsize size)
{
  crypto_secretstream_xchacha20poly1305_state state;
  gsize file_size = HEADER_SIZE + size + EXTRA_SIZE;
  guint8 *file = g_malloc (file_size);

  crypto_secretstream_xchacha20poly1305_init_push (
      &state, file, g_bytes_get_data (self->key, NULL));
  crypto_secretstream_xchacha20poly1305_push (&state,
                                              file + HEADER_SIZE,
                                              NULL,
                                              plain,
                                              size,
                                              (const guint8 *) self->owner,
                                              strlen (self->owner),
                                              crypto_secretstream_xchacha20poly1305_TAG_FINAL);
  return g_bytes_new_take (file, file_size);
}

static void
load_entries (PfCache *self, GBytes *plain)
{
  g_autoptr (GVariant) variant = g_variant_new_from_bytes (ENTRIES_TYPE, plain, FALSE);
  g_autoptr (GVariant) entries = g_variant_ref_sink (g_steal_pointer (&variant));
  GVariantIter iter;
  const char *name;
  gint64 at;
  GVariant *bytes;

  g_variant_iter_init (&iter, entries);
  while (g_variant_iter_next (&iter, "(&sx@ay)", &name, &at, &bytes)) {
    g_autoptr (GBytes) answer = g_variant_get_data_as_bytes (bytes);

    set_entry (self, name, answer, at);
    g_variant_unref (bytes);
  }
}

static void
load (PfCache *self)
{
  g_autofree char *file = NULL;
  g_autoptr (GBytes) plain = NULL;
  GStatBuf status;
  gsize size;

  if (g_stat (self->path, &status) != 0 || status.st_size > MAX_FILE ||
      !g_file_get_contents (self->path, &file, &size, NULL))
    return;
  plain = decrypt (self, (const guint8 *) file, size);
  if (plain != NULL)
    load_entries (self, plain);
}

static GBytes *
build_file (PfCache *self)
{
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (ENTRIES_TYPE);
  g_autoptr (GVariant) entries = NULL;
  GHashTableIter iter;
  const char *name;
  Entry *entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &entry))
    g_variant_builder_add (
        builder,
        "(sx@ay)",
        name,
        entry->at,
        g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, entry->answer, TRUE));
  entries = g_variant_ref_sink (g_variant_builder_end (builder));
  return encrypt (self, g_variant_get_data (entries), g_variant_get_size (entries));
}

/* What the writer's thread does next: @file replaces the file, or NULL removes it. */
typedef struct
{
  char *path;
  GBytes *file;
  int number;
} Job;

/* A cache that cannot be written is a cache that is not there. Each job is about the whole file, so
 * that those before the last are skipped: a wipe waits for no slow disk.
 */
static void
run_job (gpointer data, gpointer user_data)
{
  PfCache *self = user_data;
  Job *job = data;
  g_autofree char *folder = g_path_get_dirname (job->path);

  if (job->number != g_atomic_int_get (&self->latest))
    ; /* a newer one follows */
  else if (job->file == NULL)
    g_unlink (job->path);
  else if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (job->path,
                              g_bytes_get_data (job->file, NULL),
                              (gssize) g_bytes_get_size (job->file),
                              G_FILE_SET_CONTENTS_CONSISTENT,
                              0600,
                              NULL);
  g_clear_pointer (&job->file, g_bytes_unref);
  g_free (job->path);
  g_free (job);
}

static void
start_job (PfCache *self, GBytes *file)
{
  Job *job = g_new (Job, 1);

  job->path = g_strdup (self->path);
  job->file = file;
  job->number = g_atomic_int_add (&self->latest, 1) + 1;
  if (self->writer == NULL)
    self->writer = g_thread_pool_new (run_job, self, 1, FALSE, NULL);
  g_thread_pool_push (self->writer, job, NULL);
}

void
pf_cache_flush (PfCache *self)
{
  g_return_if_fail (PF_IS_CACHE (self));
  if (self->writer != NULL)
    g_thread_pool_free (g_steal_pointer (&self->writer), FALSE, TRUE);
}

/* ---- what is kept */

GBytes *
pf_cache_get (PfCache *self, const char *name, PfInstant *ret_at)
{
  Entry *entry;

  g_return_val_if_fail (PF_IS_CACHE (self), NULL);
  entry = g_hash_table_lookup (self->entries, name);
  if (entry == NULL)
    return NULL;
  *ret_at = entry->at;
  return g_bytes_ref (entry->answer);
}

void
pf_cache_put (PfCache *self, const char *name, GBytes *answer, PfInstant at)
{
  g_return_if_fail (PF_IS_CACHE (self));
  if (self->key == NULL)
    return;
  set_entry (self, name, answer, at);
  start_job (self, build_file (self));
}

void
pf_cache_remove (PfCache *self, const char *name)
{
  g_return_if_fail (PF_IS_CACHE (self));
  if (self->key != NULL && g_hash_table_remove (self->entries, name))
    start_job (self, build_file (self));
}

void
pf_cache_wipe (PfCache *self)
{
  g_return_if_fail (PF_IS_CACHE (self));
  g_hash_table_remove_all (self->entries);
  g_clear_pointer (&self->key, g_bytes_unref);
  start_job (self, NULL);
}

static void
pf_cache_finalize (GObject *object)
{
  PfCache *self = PF_CACHE (object);

  pf_cache_flush (self);
  g_free (self->path);
  g_free (self->owner);
  g_clear_pointer (&self->key, g_bytes_unref);
  g_hash_table_unref (self->entries);
  G_OBJECT_CLASS (pf_cache_parent_class)->finalize (object);
}

static void
pf_cache_class_init (PfCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_cache_finalize;
}

static void
pf_cache_init (PfCache *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);
}

/* Neither the portal nor the account is named on the disk. */
static char *
build_path (const char *directory, const char *owner)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, owner, -1);
  g_autofree char *name = g_strconcat (digest, ".cache", NULL);

  if (directory == NULL)
    directory = g_get_user_cache_dir ();
  return g_build_filename (directory, "portail-famille", name, NULL);
}

PfCache *
pf_cache_new (const char *directory, const char *portal, const char *account, GBytes *key)
{
  PfCache *self = g_object_new (PF_TYPE_CACHE, NULL);

  self->owner = g_strconcat (portal, "\n", account, NULL);
  self->path = build_path (directory, self->owner);
  if (key == NULL || g_bytes_get_size (key) != PF_CACHE_KEY_SIZE || sodium_init () < 0)
    return self;
  self->key = g_bytes_ref (key);
  load (self);
  return self;
}
