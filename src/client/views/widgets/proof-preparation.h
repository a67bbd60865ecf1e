/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file as it is chosen, made ready to be sent: a photo is turned the right way up, made no larger
 * than it takes to read it, and loses what the camera noted of where it was taken. What cannot be a
 * document is told before anything is sent, by the server's own rules.
 */
#pragma once

#include <gtk/gtk.h>

#include "client/model/proof.h"

G_BEGIN_DECLS

/* No side of a photo is longer, in pixels: a page of small letters can still be read. */
#define PF_PROOF_EDGE 2500

/* Reads @file and prepares what it holds, in a thread. @maximum: bytes that the portal takes, or 0
 */
void pf_proof_prepare_file_async (GFile *file,
                                  gsize maximum,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* The same of bytes that are here already; @turns: quarters of a turn to the right. */
void pf_proof_prepare_async (const char *name,
                             GBytes *original,
                             guint turns,
                             gsize maximum,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* The same of a picture that no file holds. */
void pf_proof_prepare_picture_async (const char *name,
                                     GdkTexture *picture,
                                     gsize maximum,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* (transfer full), or NULL and in *ret_code a rule's code: one of core/errors.h, or "unreadable"
 * for a file that is gone or not to be read. NULL with *ret_code NULL: cancelled.
 */
PfProof *pf_proof_prepare_finish (GAsyncResult *result, const char **ret_code);

G_END_DECLS
