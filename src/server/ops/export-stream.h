/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that is held about a person on its way to them: lists that were written before, then their
 * documents, one after the other, deciphered as they go out.
 */
#pragma once

#include "server/ops/zip.h"
#include "server/store/document-store.h"
#include "words/language.h"

G_BEGIN_DECLS

typedef struct _PfExportStream PfExportStream;

/* @zip: (transfer full): with the lists
 * @documents: (transfer full): of PfExportedDocument
 * @store: (nullable): where they are; must outlive this
 * @language: of what stands for a document that is not there
 */
PfExportStream *pf_export_stream_new (PfZip *zip,
                                      GPtrArray *documents,
                                      PfDocumentStore *store,
                                      PfLanguage language);
void pf_export_stream_free (PfExportStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfExportStream, pf_export_stream_free)

/* The next bytes, up to @max: 0 at the end, -1 with an error. */
gssize pf_export_stream_read (PfExportStream *self, guint8 *out, gsize max, GError **error);

G_END_DECLS
