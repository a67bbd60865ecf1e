/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For core/document-pdf.c alone: the words of a PDF as they pass (ISO 32000-1, section 7.2).
 * Nothing is skipped, be it a text, a comment or pixels: what one reader takes for a comment is an
 * object to another.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PF_PDF_WORD_SIZE 24

typedef struct
{
  char word[PF_PDF_WORD_SIZE]; /* a longer one is cut, and equals none that matters */
  guint length;
  gboolean is_name;      /* "/Launch", without its slash */
  gboolean has_ended;    /* the next byte begins another */
  gboolean next_is_name; /* which is this */
  guint n_hex;           /* figures of a #xx that are there, the # included; 0: none */
  guint8 hex;
} PfPdfNames;

/* Takes a byte; whether a word has ended just before it, which stands in @self until the next. */
gboolean pf_pdf_names_take (PfPdfNames *self, guint8 byte);

/* NULL, or the rule that a PDF with this word breaks. */
const char *pf_pdf_names_check (const PfPdfNames *self);

gboolean pf_pdf_names_is (const PfPdfNames *self, gboolean is_name, const char *word);

G_END_DECLS
