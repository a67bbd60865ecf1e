/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks who is signed in to show again who they are, where an attempt waits for that: the password,
 * and the code of the second factor once the portal wants it. It is seen only then: once it is
 * over, who shows it takes the focus out of it, in a handler of the attempt's "changed" that comes
 * before its own.
 */
#pragma once

#include <adwaita.h>

#include "client/model/attempt.h"

G_BEGIN_DECLS

#define PF_TYPE_PROOF_QUESTION (pf_proof_question_get_type ())
G_DECLARE_FINAL_TYPE (PfProofQuestion, pf_proof_question, PF, PROOF_QUESTION, AdwBin)

/* Of which attempt, once. */
void pf_proof_question_ask_for (PfProofQuestion *self, PfAttempt *attempt, PfEntrance *entrance);

G_END_DECLS
