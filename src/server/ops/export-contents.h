/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an export holds beside documents: a list each, as JSON, and what they are in words.
 */
#pragma once

#include "server/ops/call.h"
#include "server/ops/zip.h"

G_BEGIN_DECLS

/* Writes them into @zip, of who calls; the documents' list is made of @documents, of
 * PfExportedDocument.
 */
gboolean pf_export_write_contents (PfCall *call, PfZip *zip, GPtrArray *documents, GError **error);

G_END_DECLS
