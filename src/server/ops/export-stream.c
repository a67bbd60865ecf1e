/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/export-stream.h"

#include <glib/gi18n.h>
#include <string.h>

#include "server/store/exports.h"
#include "words/words.h"

/* Of a document, deciphered at once. */
#define BLOCK (64 * 1024)

struct _PfExportStream
{
  PfZip *zip;
  GPtrArray *documents;
  PfDocumentStore *store;
  PfLanguage language;
  guint next;               /* of the documents, the one to be begun */
  PfDocumentReader *reader; /* (nullable): of the one before */
  gboolean ended;
  guint8 block[BLOCK];
};

PfExportStream *
pf_export_stream_new (PfZip *zip, GPtrArray *documents, PfDocumentStore *store, PfLanguage language)
{
  PfExportStream *self = g_new0 (PfExportStream, 1);

  self->zip = zip;
  self->documents = documents;
  self->store = store;
  self->language = language;
  return self;
}

void
pf_export_stream_free (PfExportStream *self)
{
  g_clear_pointer (&self->reader, pf_document_reader_free);
  g_ptr_array_unref (self->documents);
  pf_zip_free (self->zip);
  g_free (self);
}

/* Documents bear their ids: a name that somebody chose is no name for a file of another machine. */
static char *
build_name (const PfExportedDocument *document, const char *extension)
{
  return g_strdup_printf ("documents/%s.%s", document->document->id, extension);
}

static const char *
get_extension (const PfDocument *document)
{
  const char *slash = strchr (document->content_type, '/');

  if (g_str_equal (document->content_type, "image/jpeg"))
    return "jpg";
  return slash != NULL ? slash + 1 : "bin";
}

/* Who took it back meanwhile wants no trace of it; else one is told whom to ask. */
static gboolean
excuse (PfExportStream *self, const PfExportedDocument *document, GError **error)
{
  g_autofree char *name = build_name (document, "txt");
  const char *words =
      pf_words (self->language,
                N_ ("This document could not be read when the archive was made. Ask for the "
                    "archive again, or write to the town’s service.\n"));

  return pf_zip_begin (self->zip, name, document->document->uploaded_at, error) &&
         pf_zip_write (self->zip, words, strlen (words), error);
}

static gboolean
begin_document (PfExportStream *self, GError **error)
{
  const PfExportedDocument *document = self->documents->pdata[self->next++];
  const PfDocumentBody *body = &document->body;
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = build_name (document, get_extension (document->document));

  if (self->store != NULL && document->document->state != PF_DOCUMENT_STATE_INFECTED)
    self->reader =
        pf_document_reader_new (self->store, body->body, body->key, (guint64) body->size, &problem);
  if (problem != NULL)
    g_warning ("A document is missing in an export: %s", problem->message);
  if (self->reader == NULL)
    return excuse (self, document, error);
  return pf_zip_begin (self->zip, name, document->document->uploaded_at, error);
}

static gboolean
copy_block (PfExportStream *self, GError **error)
{
  gssize n = pf_document_reader_read (self->reader, self->block, sizeof self->block, error);

  if (n <= 0)
    g_clear_pointer (&self->reader, pf_document_reader_free);
  return n == 0 || (n > 0 && pf_zip_write (self->zip, self->block, (gsize) n, error));
}

static gboolean
go_on (PfExportStream *self, GError **error)
{
  if (self->reader != NULL)
    return copy_block (self, error);
  if (self->next < self->documents->len)
    return begin_document (self, error);
  self->ended = TRUE;
  return pf_zip_end (self->zip, error);
}

gssize
pf_export_stream_read (PfExportStream *self, guint8 *out, gsize max, GError **error)
{
  gsize n = pf_zip_take (self->zip, out, max);

  while (n == 0 && !self->ended) {
    if (!go_on (self, error))
      return -1;
    n = pf_zip_take (self->zip, out, max);
  }
  return (gssize) n;
}
