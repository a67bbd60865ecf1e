/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The town's list of proofs of address, where documents are handed in and asked for.
 */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* For create_document: notes a proof of address of a kind that the town does not take. */
gboolean pf_check_document (PfCall *call, GError **error);

/* Notes at "documents" that one of @kinds, which a family is to be asked for, is such a proof: it
 * could not be handed in. @kinds: (nullable): words of PfDocumentKind
 */
gboolean pf_call_check_documents_wanted (PfCall *call, GStrv kinds, GError **error);

G_END_DECLS
