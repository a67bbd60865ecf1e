/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is kept on disk: only for the right key and owner, whole or not at all.
 */
#include "client/api/cache.h"

#include <glib/gstdio.h>
#include <string.h>

#define PORTAL "https://portail.example"
#define SECRET "Léa is allergic to peanuts"

typedef struct
{
  char *directory;
  GBytes *key;
} Fixture;

static GBytes *
new_key (guint8 byte)
{
  guint8 key[PF_CACHE_KEY_SIZE];

  memset (key, byte, sizeof key);
  return g_bytes_new (key, sizeof key);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->directory = g_dir_make_tmp ("pf-cache-XXXXXX", NULL);
  fixture->key = new_key (7);
}

static char *
get_folder (Fixture *fixture)
{
  return g_build_filename (fixture->directory, "portail-famille", NULL);
}

/* The path of the one file, or NULL. */
static char *
find_file (Fixture *fixture)
{
  g_autofree char *folder = get_folder (fixture);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_autofree char *file = find_file (fixture);
  g_autofree char *folder = get_folder (fixture);

  if (file != NULL)
    g_unlink (file);
  g_rmdir (folder);
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
  g_bytes_unref (fixture->key);
}

static PfCache *
open_cache (Fixture *fixture, const char *account, GBytes *key)
{
  return pf_cache_new (fixture->directory, PORTAL, account, key);
}

static void
put (Fixture *fixture)
{
  g_autoptr (PfCache) cache = open_cache (fixture, "a1", fixture->key);
  g_autoptr (GBytes) answer = g_bytes_new_static (SECRET, strlen (SECRET));

  pf_cache_put (cache, "me", answer, 5);
  pf_cache_put (cache, "planning", answer, 6);
  pf_cache_flush (cache);
}

static gboolean
is_kept (Fixture *fixture, const char *account, GBytes *key)
{
  g_autoptr (PfCache) cache = open_cache (fixture, account, key);
  PfInstant at = 0;
  g_autoptr (GBytes) answer = pf_cache_get (cache, "planning", &at);

  if (answer == NULL)
    return FALSE;
  g_assert_cmpmem (
      g_bytes_get_data (answer, NULL), g_bytes_get_size (answer), SECRET, strlen (SECRET));
  g_assert_cmpint (at, ==, 6);
  return TRUE;
}

static void
test_kept (Fixture *fixture, gconstpointer)
{
  g_autofree char *file = NULL;
  g_autofree char *text = NULL;
  GStatBuf status;
  gsize size;

  put (fixture);
  g_assert_true (is_kept (fixture, "a1", fixture->key));
  file = find_file (fixture);
  g_assert_no_errno (g_stat (file, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (file, &text, &size, NULL));
  g_assert_null (g_strstr_len (text, (gssize) size, "peanuts"));
  g_assert_null (strstr (file, "portail.example"));
}

static void
test_other_key (Fixture *fixture, gconstpointer)
{
  g_autoptr (GBytes) other = new_key (8);
  g_autoptr (GBytes) shorter = g_bytes_new_static ("short", 5);

  put (fixture);
  g_assert_false (is_kept (fixture, "a1", other));
  g_assert_false (is_kept (fixture, "a1", shorter));
  g_assert_false (is_kept (fixture, "a1", NULL));
  g_assert_true (is_kept (fixture, "a1", fixture->key));
}

/* A file moved to another account's place is not read there. */
static void
test_other_owner (Fixture *fixture, gconstpointer)
{
  g_autofree char *folder = get_folder (fixture);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, PORTAL "\na2", -1);
  g_autofree char *name = g_strconcat (digest, ".cache", NULL);
  g_autofree char *theirs = g_build_filename (folder, name, NULL);
  g_autofree char *mine = NULL;

  put (fixture);
  mine = find_file (fixture);
  g_assert_no_errno (g_rename (mine, theirs));
  g_assert_false (is_kept (fixture, "a2", fixture->key));
  g_assert_no_errno (g_rename (theirs, mine));
  g_assert_true (is_kept (fixture, "a1", fixture->key));
}

/* Cut anywhere, or one byte changed: as if it were not there. */
static void
test_damaged (Fixture *fixture, gconstpointer)
{
  g_autofree char *file = NULL;
  g_autofree char *text = NULL;
  gsize size;

  put (fixture);
  file = find_file (fixture);
  g_assert_true (g_file_get_contents (file, &text, &size, NULL));
  for (gsize length = 0; length < size; length++) {
    g_assert_true (g_file_set_contents (file, text, (gssize) length, NULL));
    g_assert_false (is_kept (fixture, "a1", fixture->key));
  }
  text[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (file, text, (gssize) size, NULL));
  g_assert_false (is_kept (fixture, "a1", fixture->key));
}

static void
test_wipe (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfCache) cache = NULL;
  g_autoptr (GBytes) answer = g_bytes_new_static (SECRET, strlen (SECRET));
  g_autofree char *file = NULL;
  PfInstant at;

  put (fixture);
  cache = open_cache (fixture, "a1", fixture->key);
  pf_cache_wipe (cache);
  pf_cache_put (cache, "me", answer, 9);
  pf_cache_flush (cache);
  g_assert_null (pf_cache_get (cache, "me", &at));
  file = find_file (fixture);
  g_assert_null (file);
}

static void
test_without_key (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfCache) cache = open_cache (fixture, "a1", NULL);
  g_autoptr (GBytes) answer = g_bytes_new_static (SECRET, strlen (SECRET));
  g_autofree char *file = NULL;
  PfInstant at;

  pf_cache_put (cache, "me", answer, 9);
  pf_cache_flush (cache);
  g_assert_null (pf_cache_get (cache, "me", &at));
  file = find_file (fixture);
  g_assert_null (file);
}

#define ADD(name, function) g_test_add ("/cache/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("other-key", test_other_key);
  ADD ("other-owner", test_other_owner);
  ADD ("damaged", test_damaged);
  ADD ("wipe", test_wipe);
  ADD ("without-key", test_without_key);
  return g_test_run ();
}
