/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The links of invitations, where they come to who has no account yet: the same two calls that let
 * a person choose a password open them.
 */
#pragma once

#include "core/password-reset.h"
#include "server/ops/call.h"

G_BEGIN_DECLS

/* Answers whom the proof invites, where it is an invitation's.
 * @problem: (transfer full): why it opens no account, told where it is none
 */
gboolean pf_invitation_check_proof (PfCall *call,
                                    const PfPasswordProof *proof,
                                    GError *problem,
                                    GError **error);

/* Opens the account with the password that was chosen, and lets it into the household.
 * @problem: as above
 */
gboolean pf_invitation_confirm (PfCall *call,
                                const PfNewPassword *body,
                                GError *problem,
                                GError **error);

G_END_DECLS
