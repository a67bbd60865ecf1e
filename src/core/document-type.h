/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file is, told by its bytes alone: neither its name nor what its sender says of it counts.
 * It is looked at as it passes, some KiB at a time, and never taken apart: pixels are counted, not
 * decoded. Whole, of bounded size, nothing in it that runs: that is what is promised, not that it
 * shows what it should.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PF_DOCUMENT_MAX_PIXELS 50000000

typedef struct _PfDocumentScan PfDocumentScan;

PfDocumentScan *pf_document_scan_new (void);
void pf_document_scan_free (PfDocumentScan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfDocumentScan, pf_document_scan_free)

/* Looks at the next bytes. Returns how many of them, from the first, are the document's: what
 * telephones append to a photo (a moving picture, notes of their own) is to be left out.
 */
gsize pf_document_scan_take (PfDocumentScan *self, const guint8 *data, gsize size);

/* Whether it is known already that it is no document: what follows need not be kept. */
gboolean pf_document_scan_has_failed (PfDocumentScan *self);

/* Once all was taken: its content type, or NULL and what is wrong with it, as the rule that
 * core/errors.h has words for.
 */
const char *pf_document_scan_end (PfDocumentScan *self, const char **ret_code);

G_END_DECLS
