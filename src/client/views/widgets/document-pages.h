/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document of a family as pictures, page by page. It is read and drawn in threads of its own and
 * from memory alone: nothing of it is written to a disk.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Why a document cannot be shown. */
#define PF_DOCUMENT_FAULT (pf_document_fault_quark ())
GQuark pf_document_fault_quark (void);

typedef enum
{
  PF_DOCUMENT_FAULT_DAMAGED,   /* it is not what it says, or not whole */
  PF_DOCUMENT_FAULT_FORMAT,    /* nothing on this computer reads its format */
  PF_DOCUMENT_FAULT_PROTECTED, /* by a password */
  PF_DOCUMENT_FAULT_TOO_LARGE, /* more than is safe to unpack */
} PfDocumentFault;

#define PF_TYPE_DOCUMENT_PAGES (pf_document_pages_get_type ())
G_DECLARE_FINAL_TYPE (PfDocumentPages, pf_document_pages, PF, DOCUMENT_PAGES, GObject)

/* @content_type: as the portal found it: "application/pdf", or that of an image */
void pf_document_pages_open_async (GBytes *bytes,
                                   const char *content_type,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* The pages (transfer full), or NULL with a PF_DOCUMENT_FAULT or G_IO_ERROR_CANCELLED. */
PfDocumentPages *pf_document_pages_open_finish (GAsyncResult *result, GError **error);

guint pf_document_pages_get_n_pages (PfDocumentPages *self);

/* Draws page @page, from 0, with @side pixels on its longer side; an image as large as it is. */
void pf_document_pages_draw_async (PfDocumentPages *self,
                                   guint page,
                                   int side,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GdkTexture *pf_document_pages_draw_finish (PfDocumentPages *self,
                                           GAsyncResult *result,
                                           GError **error);

G_END_DECLS
