/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For core/document-type.c alone: the kinds of files that are documents.
 */
#pragma once

#include "core/document-type.h"

G_BEGIN_DECLS

#define PF_DOCUMENT_NOT_ONE "not-a-document"
#define PF_DOCUMENT_DAMAGED "damaged"
#define PF_DOCUMENT_TOO_MANY_PIXELS "too-many-pixels"
#define PF_DOCUMENT_ACTIVE "active-content"
#define PF_DOCUMENT_NO_PAGE "no-page"
#define PF_DOCUMENT_PROTECTED "password-protected"

/* The bytes at the start that tell formats apart. */
#define PF_DOCUMENT_HEAD 12

/* The head is part of what take() gets. Each answers NULL, or the rule that is broken. */
typedef struct
{
  const char *content_type;
  gboolean (*recognizes) (const guint8 head[static PF_DOCUMENT_HEAD]);
  gpointer (*start) (void);
  void (*free) (gpointer state);
  const char *(*take) (gpointer state, const guint8 *data, gsize size, gsize *ret_n_kept);
  const char *(*end) (gpointer state);
} PfDocumentFormat;

extern const PfDocumentFormat pf_document_pdf;
extern const PfDocumentFormat pf_document_jpeg;
extern const PfDocumentFormat pf_document_png;
extern const PfDocumentFormat pf_document_heic;

/* NULL, or the rule that a picture of that size breaks. */
const char *pf_document_check_pixels (guint64 width, guint64 height);

G_END_DECLS
