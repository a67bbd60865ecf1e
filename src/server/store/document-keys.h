/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys that documents are enciphered with: a file that stands away from the data, so that who
 * copies the one has nothing without the other. One key a line, in figures of base 16; the last is
 * for what is new, those before it for what is there already.
 */
#pragma once

#include "core/problem.h"

G_BEGIN_DECLS

typedef struct _PfDocumentKeys PfDocumentKeys;

/* Reads them. Refused is a file inside the folder @data, or one that others may read. */
PfDocumentKeys *pf_document_keys_load (const char *path, const char *data, GError **error);
void pf_document_keys_free (PfDocumentKeys *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfDocumentKeys, pf_document_keys_free)

/* Makes a file with one key, where there is none yet. */
gboolean pf_document_keys_make (const char *path, const char *data, GError **error);

/* Adds a key, the last from now on: the file is replaced whole, or not at all. */
gboolean pf_document_keys_add (PfDocumentKeys *self, GError **error);

/* The name of the last; it follows from the key. */
const char *pf_document_keys_get_current (PfDocumentKeys *self);

/* The key of that name, or NULL. */
const guint8 *pf_document_keys_find (PfDocumentKeys *self, const char *name);

/* Whether the file is another than was read. */
gboolean pf_document_keys_are_stale (PfDocumentKeys *self);

G_END_DECLS
