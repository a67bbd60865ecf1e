/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a document looks like: a page of a PDF, a photo the right way up. Reading and drawing take
 * their time: all functions may be called in any thread, one at a time for one picture. What they
 * read comes from strangers; nothing in it is run.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PF_TYPE_DOCUMENT_PICTURE (pf_document_picture_get_type ())
G_DECLARE_FINAL_TYPE (PfDocumentPicture, pf_document_picture, PF, DOCUMENT_PICTURE, GObject)

/* @content_type: "application/pdf", "image/jpeg", "image/png" or "image/heic"; NULL and @error
 * where it cannot be shown on this computer. A HEIC needs the loader of heif-gdk-pixbuf.
 */
PfDocumentPicture *pf_document_picture_new (GBytes *content,
                                            const char *content_type,
                                            GError **error);

guint pf_document_picture_get_n_pages (PfDocumentPicture *self);

/* The page (transfer full), from 0 on, no side of it longer than @edge in pixels. */
GdkTexture *pf_document_picture_draw (PfDocumentPicture *self,
                                      guint page,
                                      int edge,
                                      GError **error);

/* Both at once, in a thread of their own. */
void pf_document_picture_load_async (GBytes *content,
                                     const char *content_type,
                                     guint page,
                                     int edge,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* (transfer full) */
GdkTexture *pf_document_picture_load_finish (GAsyncResult *result, GError **error);

/* A photo (transfer full) as it is meant to be seen, no side longer than @edge: what cameras note
 * of how they were held is done. One of too many pixels is refused before it is decoded
 * (G_IO_ERROR_NO_SPACE).
 * @content_type: (nullable): the only one that is taken
 */
GdkPixbuf *pf_document_picture_decode (GBytes *content,
                                       const char *content_type,
                                       int edge,
                                       GError **error);

/* Of a JPEG that is to be made smaller: those of telephones have up to 200 million. */
#define PF_DOCUMENT_PICTURE_MAX_PIXELS 250000000

/* The same of one's own JPEG, with more pixels than a document may have: the decoder leaves out
 * what is not wanted as it reads, so that it takes the memory of what it returns. NULL where it is
 * none.
 */
GdkPixbuf *pf_document_picture_shrink (GBytes *content, int edge);

G_END_DECLS
