/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of documents; what they hold is in document-store.h.
 */
#pragma once

#include "core/document.h"
#include "server/store/accounts.h"

G_BEGIN_DECLS

/* Where the bytes of one are. */
typedef struct
{
  PfId document;
  char *body;
  char *key;
  int size;
} PfDocumentBody;

void pf_document_body_clear (PfDocumentBody *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PfDocumentBody, pf_document_body_clear)

/* Whether the household is one that @scope may hand documents in for: else PF_PROBLEM_NOT_FOUND.
 * @ret_has_child: whether @child, which may be "", is of it
 */
gboolean pf_store_find_document_place (PfDb *db,
                                       const char *household,
                                       const char *child,
                                       const PfScope *scope,
                                       gboolean *ret_has_child,
                                       GError **error);

/* Gives @document its id. @body, @key: of what is settled in the document store */
gboolean pf_store_insert_document (PfDb *db,
                                   PfDocument *document,
                                   const char *body,
                                   const char *key,
                                   GError **error);

/* The document (transfer full), and where its bytes are. */
PfDocument *pf_store_find_document (PfDb *db,
                                    const char *id,
                                    const PfScope *scope,
                                    PfDocumentBody *ret_body,
                                    GError **error);

/* The one document (transfer full) that @query finds: its columns, its body and its key. */
PfDocument *pf_store_read_document (PfQuery *query, PfDocumentBody *ret_body, GError **error);

/* The body (transfer full) to be removed once this is on disk; PF_PROBLEM_DOCUMENT_IN_HAND where
 * somebody has looked at it.
 */
char *pf_store_delete_document (PfDb *db, const char *id, const PfScope *scope, GError **error);

/* Up to a hundred bodies (transfer full, of PfDocumentBody) of documents after @after, in order.
 * @key: (nullable): those of other keys alone
 */
GPtrArray *pf_store_list_document_bodies (PfDb *db,
                                          const char *after,
                                          const char *key,
                                          GError **error);

/* The document's bytes are elsewhere from now on: PF_PROBLEM_NOT_FOUND where it is gone. */
gboolean pf_store_move_document (PfDb *db,
                                 const PfDocumentBody *from,
                                 const char *body,
                                 const char *key,
                                 GError **error);

G_END_DECLS
