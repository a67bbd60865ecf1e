/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "core/problem.h"

struct _PfZip
{
  struct archive *archive;
  GByteArray *bytes; /* that came out and nobody took */
  gsize taken;       /* of these, from their beginning */
};

static gboolean
fail (PfZip *self, GError **error)
{
  g_set_error (error,
               PF_PROBLEM,
               PF_PROBLEM_FAILED,
               "An archive cannot be written: %s",
               archive_error_string (self->archive));
  return FALSE;
}

static la_ssize_t
write_cb (struct archive *, void *zip, const void *data, size_t size)
{
  PfZip *self = zip;

  g_byte_array_append (self->bytes, data, (guint) size);
  return (la_ssize_t) size;
}

/* Documents hardly shrink, and their sizes are not always known: the quickest deflation, which the
 * oldest programs read.
 */
static gboolean
open_archive (PfZip *self)
{
  return archive_write_set_format_zip (self->archive) == ARCHIVE_OK &&
         archive_write_set_options (self->archive, "zip:compression=deflate") == ARCHIVE_OK &&
         archive_write_set_options (self->archive, "zip:compression-level=1") == ARCHIVE_OK &&
         archive_write_set_bytes_per_block (self->archive, 0) == ARCHIVE_OK &&
         archive_write_open (self->archive, self, NULL, write_cb, NULL) == ARCHIVE_OK;
}

PfZip *
pf_zip_new (GError **error)
{
  g_autoptr (PfZip) self = g_new0 (PfZip, 1);

  self->bytes = g_byte_array_new ();
  self->archive = archive_write_new ();
  if (!open_archive (self))
    return fail (self, error), NULL;
  return g_steal_pointer (&self);
}

void
pf_zip_free (PfZip *self)
{
  archive_write_free (self->archive);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

gboolean
pf_zip_begin (PfZip *self, const char *name, PfInstant changed_at, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean begun;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_mtime (entry, (time_t) (changed_at / G_TIME_SPAN_SECOND), 0);
  begun = archive_write_header (self->archive, entry) == ARCHIVE_OK;
  archive_entry_free (entry);
  return begun || fail (self, error);
}

gboolean
pf_zip_write (PfZip *self, const void *data, gsize size, GError **error)
{
  return archive_write_data (self->archive, data, size) >= 0 || fail (self, error);
}

gboolean
pf_zip_end (PfZip *self, GError **error)
{
  return archive_write_close (self->archive) == ARCHIVE_OK || fail (self, error);
}

gsize
pf_zip_take (PfZip *self, guint8 *out, gsize max)
{
  gsize n = MIN (max, self->bytes->len - self->taken);

  memcpy (out, self->bytes->data + self->taken, n);
  self->taken += n;
  if (self->taken == self->bytes->len) {
    g_byte_array_set_size (self->bytes, 0);
    self->taken = 0;
  }
  return n;
}
