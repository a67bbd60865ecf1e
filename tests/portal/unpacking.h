/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is in an archive that the portal answers.
 */
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include "portal/upload-portal.h"

G_BEGIN_DECLS

static inline GBytes *
pf_unpack_entry (struct archive *archive)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 block[4096];
  la_ssize_t n;

  while ((n = archive_read_data (archive, block, sizeof block)) > 0)
    g_byte_array_append (bytes, block, (guint) n);
  g_assert_cmpint (n, ==, 0);
  return g_byte_array_free_to_bytes (bytes);
}

/* The files (transfer full) of the archive by their names. */
static inline GHashTable *
pf_unpack (const PfRawAnswer *answer)
{
  struct archive *archive = archive_read_new ();
  GHashTable *files =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  struct archive_entry *entry;
  int result;

  g_assert_cmpuint (answer->status, ==, 200);
  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, answer->body, answer->size), ==, ARCHIVE_OK);
  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    g_assert_true (g_hash_table_insert (
        files, g_strdup (archive_entry_pathname (entry)), pf_unpack_entry (archive)));
  g_assert_cmpint (result, ==, ARCHIVE_EOF);
  archive_read_free (archive);
  return files;
}

G_END_DECLS
