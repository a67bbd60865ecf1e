/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What somebody drops or pastes: files, or a picture that no file holds.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GFile *file;         /* (nullable): the first one */
  guint n_files;       /* how many there are */
  GdkTexture *picture; /* (nullable): where there is no file */
} PfProofOffer;

void pf_proof_offer_free (PfProofOffer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfProofOffer, pf_proof_offer_free)

/* What a document can come in (transfer full), as other programs name it too. */
GdkContentFormats *pf_proof_offer_build_formats (void);

/* Whether a document may be among what is offered. */
gboolean pf_proof_offer_is_possible (GdkContentFormats *formats);

/* Reads what @source, a GdkClipboard or a GdkDrop, offers. A file goes before a picture beside it,
 * which a file manager gives as its thumbnail; a picture before the address of a page, which a
 * browser gives as a file that is not on this computer.
 */
void pf_proof_offer_read_async (GObject *source,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/* (transfer full), or NULL and @error where another program does not give what it offered. A
 * drop ends with it.
 */
PfProofOffer *pf_proof_offer_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
