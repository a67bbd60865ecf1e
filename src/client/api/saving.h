/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file on its way from the portal to the disk, for client.c alone. What is not whole is taken
 * away again: a part of an archive is not to be mistaken for one.
 */
#pragma once

#include "client/api/client.h"

G_BEGIN_DECLS

typedef struct _PfApiSaving PfApiSaving;

PfApiSaving *pf_api_saving_new (GFile *file, PfApiSavingProgress progress, gpointer progress_data);
void pf_api_saving_free (PfApiSaving *self);

/* Appends @chunk; one at a time. */
void pf_api_saving_write_async (PfApiSaving *self,
                                GBytes *chunk,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean pf_api_saving_write_finish (PfApiSaving *self, GAsyncResult *result, GError **error);

/* Whether what came ends as a ZIP does: libsoup takes a connection that breaks between two chunks
 * for their end.
 */
gboolean pf_api_saving_is_whole_archive (PfApiSaving *self);

/* All of it came: it is there. */
void pf_api_saving_close_async (PfApiSaving *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean pf_api_saving_close_finish (PfApiSaving *self, GAsyncResult *result, GError **error);

/* What came is nothing. */
void pf_api_saving_drop (PfApiSaving *self);

G_END_DECLS
