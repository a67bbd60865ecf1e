/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document as it is handed in: which one it is, the date of a proof of address as typed, the
 * file. Signal "changed": the person answered something.
 */
#pragma once

#include "client/views/widgets/proof-field.h"
#include "core/document.h"

G_BEGIN_DECLS

typedef enum
{
  PF_PROOF_PART_KIND,
  PF_PROOF_PART_DATE,
  PF_PROOF_PART_FILE,
} PfProofPart;

#define PF_TYPE_PROOF_FORM (pf_proof_form_get_type ())
G_DECLARE_FINAL_TYPE (PfProofForm, pf_proof_form, PF, PROOF_FORM, AdwBin)

PfDocumentKind pf_proof_form_get_kind (PfProofForm *self);

/* As it was typed. */
const char *pf_proof_form_get_date (PfProofForm *self);

/* (nullable) (transfer none) */
PfProof *pf_proof_form_get_proof (PfProofForm *self);

/* What is to be shown; no signal. @proof: (nullable) */
void pf_proof_form_show (PfProofForm *self, PfDocumentKind kind, const char *date, PfProof *proof);

/* Which documents may be chosen, of those that it knows; at first the proofs of address. */
void pf_proof_form_offer (PfProofForm *self, const PfDocumentKind *some, guint n);

/* Bytes that the portal takes; 0: it is not known. */
void pf_proof_form_set_maximum (PfProofForm *self, gsize maximum);

/* @fault: what to do, or NULL where nothing is wrong */
void pf_proof_form_set_fault (PfProofForm *self, PfProofPart part, const char *fault);

void pf_proof_form_take_focus (PfProofForm *self, PfProofPart part);

G_END_DECLS
