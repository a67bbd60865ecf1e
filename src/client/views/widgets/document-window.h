/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window in front of another one, to read one document that the town has. It goes with the widget
 * that it was asked for from: what is signed out or locked shows no document.
 */
#pragma once

#include <adwaita.h>

#include "core/document.h"

G_BEGIN_DECLS

#define PF_TYPE_DOCUMENT_WINDOW (pf_document_window_get_type ())
G_DECLARE_FINAL_TYPE (PfDocumentWindow, pf_document_window, PF, DOCUMENT_WINDOW, AdwWindow)

/* Owned by itself, as each window. @from: where it was asked for, in a window. */
PfDocumentWindow *pf_document_window_new (PfDocument *document, GtkWidget *from);

/* The document is on its way. */
void pf_document_window_await (PfDocumentWindow *self);

/* It has come; or @content is NULL: it has not, and what is beside the words is the action
 * "page.fetch-document".
 */
void pf_document_window_take (PfDocumentWindow *self, GBytes *content);

G_END_DECLS
