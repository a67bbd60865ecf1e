/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A desk to read one document on: page by page, larger, turned. Its name and what can be done stand
 * above it; where it cannot be shown, the desk says why. The actions "document.zoom-in",
 * "document.zoom-out", "document.whole", "document.turn", "document.previous" and "document.next"
 * are its own: gtk_widget_activate_action() on it reaches them from elsewhere.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_DOCUMENT_VIEW (pf_document_view_get_type ())
G_DECLARE_FINAL_TYPE (PfDocumentView, pf_document_view, PF, DOCUMENT_VIEW, AdwBin)

/* Shows the document that @bytes are, once it is read. @name: of its file */
void pf_document_view_show (PfDocumentView *self,
                            const char *name,
                            const char *content_type,
                            GBytes *bytes);

/* Says @words in its place: it is awaited, or did not come. @name: (nullable); @words: (nullable):
 * the desk is empty; @may_help: a button below is the action "page.fetch-document"
 */
void pf_document_view_say (PfDocumentView *self,
                           const char *name,
                           const char *words,
                           gboolean may_help);

G_END_DECLS
