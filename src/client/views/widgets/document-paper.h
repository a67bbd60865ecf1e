/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One page on the desk, inside of what scrolls: the whole of it at first, larger on demand, turned
 * by quarters.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PF_TYPE_DOCUMENT_PAPER (pf_document_paper_get_type ())
G_DECLARE_FINAL_TYPE (PfDocumentPaper, pf_document_paper, PF, DOCUMENT_PAPER, GtkWidget)

/* @texture: (nullable): nothing lies there */
void pf_document_paper_set_texture (PfDocumentPaper *self, GdkTexture *texture);

/* 1: the whole page can be seen. */
void pf_document_paper_set_zoom (PfDocumentPaper *self, double zoom);

/* Quarters, clockwise. */
void pf_document_paper_set_turns (PfDocumentPaper *self, guint turns);

G_END_DECLS
