/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of a document that is handed in.
 */
#pragma once

#include "client/model/proof.h"
#include "core/document.h"

G_BEGIN_DECLS

/* What to do about the rule that a file breaks (transfer full). @maximum: bytes, or 0 */
char *pf_proof_build_fault (const char *code, gsize maximum);

/* "Photo, 4.8 MB, converted to 0.6 MB" (transfer full) */
char *pf_proof_build_detail (PfProof *proof);

/* @words, and that it came among others (transfer full): one document is handed in there. */
char *pf_proof_add_others (const char *words, guint n_files);

/* What to do about its date (transfer full). @today: the portal's, or 0 */
char *pf_proof_build_date_fault (const char *code, PfDate today);

/* What to do about a kind that the town does not take (transfer none). */
const char *pf_proof_get_kind_fault (void);

/* What will be asked for of who asks for an account (transfer full). @proofs: (nullable): of
 * address, as PfPortal has them
 */
char *pf_proof_build_wanted (GStrv proofs);

/* What the town takes in place of a bill (transfer full), or NULL where that is nothing, or where
 * it takes no bill: then all there is stands in the list.
 */
char *pf_proof_build_others (const PfDocumentKind *kinds, guint n);

/* "Lease" (transfer none): a kind that PfProofForm knows, or NULL for another one. */
const char *pf_proof_kind_get_words (PfDocumentKind kind);

G_END_DECLS
