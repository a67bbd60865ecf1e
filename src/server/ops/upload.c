/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/upload.h"

#include <string.h>

#include "core/document-type.h"
#include "core/document.h"

struct _PfUpload
{
  PfDocumentStore *documents;
  PfDocumentScan *scan;
  PfDocumentWriter *writer; /* NULL once it is known to be no document */
  GChecksum *checksum;
  guint64 n_taken;
  guint64 n_kept;
  char *given_name; /* (nullable) */
  char *name;
  const char *content_type; /* once it was judged to be a document */
  const char *code;         /* once it was judged to be none */
  gboolean settled, kept;
};

PfUpload *
pf_upload_new (PfDocumentStore *documents, const char *name, GError **error)
{
  PfDocumentWriter *writer = pf_document_writer_new (documents, error);
  PfUpload *self;

  if (writer == NULL)
    return NULL;
  self = g_new0 (PfUpload, 1);
  self->documents = documents;
  self->writer = writer;
  self->scan = pf_document_scan_new ();
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->given_name = g_strdup (name);
  if (name != NULL)
    g_checksum_update (self->checksum, (const guchar *) name, (gssize) strlen (name) + 1);
  return self;
}

void
pf_upload_free (PfUpload *self)
{
  g_autoptr (GError) error = NULL;

  if (self->settled && !self->kept &&
      !pf_document_store_remove (
          self->documents, pf_document_writer_get_body (self->writer), &error))
    g_warning ("Left to be swept away: %s", error->message);
  g_clear_pointer (&self->writer, pf_document_writer_free);
  pf_document_scan_free (self->scan);
  g_checksum_free (self->checksum);
  g_free (self->given_name);
  g_free (self->name);
  g_free (self);
}

gboolean
pf_upload_is_too_large (PfUpload *self)
{
  return self->n_taken > PF_DOCUMENT_MAX_SIZE;
}

/* What is known to be refused need not be kept any longer. */
gboolean
pf_upload_take (PfUpload *self, const guint8 *data, gsize size, GError **error)
{
  gsize n_kept;

  self->n_taken += size;
  g_checksum_update (self->checksum, data, (gssize) size);
  n_kept = pf_document_scan_take (self->scan, data, size);
  self->n_kept += n_kept;
  if (pf_document_scan_has_failed (self->scan) || pf_upload_is_too_large (self))
    g_clear_pointer (&self->writer, pf_document_writer_free);
  return self->writer == NULL || pf_document_writer_take (self->writer, data, n_kept, error);
}

const char *
pf_upload_judge (PfUpload *self)
{
  if (self->content_type == NULL && self->code == NULL) {
    self->content_type = pf_document_scan_end (self->scan, &self->code);
    if (self->content_type != NULL)
      self->name = pf_document_clean_name (self->given_name, self->content_type);
  }
  return self->code;
}

gboolean
pf_upload_settle (PfUpload *self, GError **error)
{
  g_return_val_if_fail (self->writer != NULL, FALSE);
  self->settled = pf_document_writer_settle (self->writer, error);
  return self->settled;
}

void
pf_upload_keep (PfUpload *self)
{
  self->kept = TRUE;
}

const char *
pf_upload_get_name (PfUpload *self)
{
  return self->name;
}

const char *
pf_upload_get_content_type (PfUpload *self)
{
  return self->content_type;
}

int
pf_upload_get_size (PfUpload *self)
{
  return (int) self->n_kept;
}

const char *
pf_upload_get_body (PfUpload *self)
{
  return pf_document_writer_get_body (self->writer);
}

const char *
pf_upload_get_key (PfUpload *self)
{
  return pf_document_writer_get_key (self->writer);
}

const char *
pf_upload_get_hash (PfUpload *self)
{
  return g_checksum_get_string (self->checksum);
}
