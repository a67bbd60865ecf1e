/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sends the document that the town wants of somebody whose file it looks at, and asks anew how that
 * stands.
 */
#pragma once

#include "client/app/gate.h"
#include "client/model/proof-sending.h"

G_BEGIN_DECLS

#define PF_TYPE_PROOF_CONTROLLER (pf_proof_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfProofController, pf_proof_controller, PF, PROOF_CONTROLLER, GObject)

PfProofController *pf_proof_controller_new (PfGate *gate, PfProofSending *sending);

G_END_DECLS
