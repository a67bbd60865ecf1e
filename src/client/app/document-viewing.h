/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings a document that the town has and shows it in a window of its own, one at a time.
 *
 * Signals: "signed-out": the portal does not know the session any more.
 */
#pragma once

#include <gtk/gtk.h>

#include "client/api/client.h"
#include "core/document.h"

G_BEGIN_DECLS

#define PF_TYPE_DOCUMENT_VIEWING (pf_document_viewing_get_type ())
G_DECLARE_FINAL_TYPE (PfDocumentViewing, pf_document_viewing, PF, DOCUMENT_VIEWING, GObject)

PfDocumentViewing *pf_document_viewing_new (PfApiClient *client);

/* Opens it in front of the window that @from is in. */
void pf_document_viewing_open (PfDocumentViewing *self, PfDocument *document, GtkWidget *from);

G_END_DECLS
