/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The town's own list of what shows where a family lives: a bill under three months old, or what
 * the town takes in its place.
 */
#pragma once

#include "core/document.h"

G_BEGIN_DECLS

/* Whether the town takes a document of @kind as a proof of address.
 * @accepted: (nullable): what it takes, as PfPortal has it; of a list that is not known, or names
 * none, it is every kind that shows where somebody lives
 */
gboolean pf_proof_is_accepted (GStrv accepted, PfDocumentKind kind);

/* All kinds that show where somebody lives. */
#define PF_N_PROOFS_OF_ADDRESS 4

/* Those that the town takes, at least one, in the order of their kinds: how many.
 * @ret_kinds: has room for PF_N_PROOFS_OF_ADDRESS
 */
guint pf_proof_list_accepted (GStrv accepted, PfDocumentKind *ret_kinds);

G_END_DECLS
