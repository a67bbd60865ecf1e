/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a document is handed in: dropped, pasted or chosen, then made ready in a thread, seen,
 * turned, replaced or taken back. Signal "changed": pf_proof_field_get_proof() is other than it was
 * by what the person did.
 */
#pragma once

#include <adwaita.h>

#include "client/model/proof.h"

G_BEGIN_DECLS

#define PF_TYPE_PROOF_FIELD (pf_proof_field_get_type ())
G_DECLARE_FINAL_TYPE (PfProofField, pf_proof_field, PF, PROOF_FIELD, AdwBin)

/* (nullable): until one is ready (transfer none) */
PfProof *pf_proof_field_get_proof (PfProofField *self);

/* Shows another one, or with NULL that there is none. */
void pf_proof_field_set_proof (PfProofField *self, PfProof *proof);

/* Bytes that the portal takes; 0: it is not known. Of what is chosen from then on. */
void pf_proof_field_set_maximum (PfProofField *self, gsize maximum);

/* Says what is wrong with the file, or with NULL that nothing is. */
void pf_proof_field_set_fault (PfProofField *self, const char *fault);

void pf_proof_field_take_focus (PfProofField *self);

G_END_DECLS
