/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that comes in with a call, without HTTP: looked at and enciphered as it passes. Nothing of
 * it is left unless its call keeps it.
 */
#pragma once

#include "server/store/document-store.h"

G_BEGIN_DECLS

typedef struct _PfUpload PfUpload;

/* @name: (nullable): of the file, as its sender has it */
PfUpload *pf_upload_new (PfDocumentStore *documents, const char *name, GError **error);
void pf_upload_free (PfUpload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfUpload, pf_upload_free)

/* FALSE with an error where it cannot be kept: that is the portal's fault, never the file's. */
gboolean pf_upload_take (PfUpload *self, const guint8 *data, gsize size, GError **error);

/* Whether there was more of it than a document may have. */
gboolean pf_upload_is_too_large (PfUpload *self);

/* All of it was taken: what is wrong with it, a rule of core/errors.h; NULL: it is a document. */
const char *pf_upload_judge (PfUpload *self);

/* Puts it on disk, which may take a while. */
gboolean pf_upload_settle (PfUpload *self, GError **error);

/* A row names it from now on: it stays. */
void pf_upload_keep (PfUpload *self);

/* Of a document; its name is cleaned. */
const char *pf_upload_get_name (PfUpload *self);
const char *pf_upload_get_content_type (PfUpload *self);
int pf_upload_get_size (PfUpload *self);
const char *pf_upload_get_body (PfUpload *self);
const char *pf_upload_get_key (PfUpload *self);

/* Of all its bytes and its name: the same file has the same. */
const char *pf_upload_get_hash (PfUpload *self);

G_END_DECLS
