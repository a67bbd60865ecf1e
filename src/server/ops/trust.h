/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second factor of who signs in, and the computers on which a family is not asked for it.
 */
#pragma once

#include "core/sign-in.h"
#include "server/ops/call.h"

G_BEGIN_DECLS

/* What is known of the computer that somebody signs in on. */
typedef struct
{
  char *token; /* (nullable): of one that is trusted from now on */
  char *hash;  /* (nullable): of what it shows; NULL where it is not trusted */
  PfInstant until;
} PfTrust;

void pf_trust_clear (PfTrust *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PfTrust, pf_trust_clear)

/* For sign_in, once the password is known to be right: whether the code came with it, or none is
 * asked here. Else @error as pf_check_second_factor() says it.
 */
gboolean pf_trust_check (PfCall *call, const PfAccount *account, PfTrust *trust, GError **error);

/* Binds it to the session that begins. *ret_computer (transfer full): what the computer is to show
 * from now on, where it is new
 */
gboolean pf_trust_keep (PfCall *call,
                        const PfAccountSession *session,
                        PfTrust *trust,
                        char **ret_computer,
                        GError **error);

G_END_DECLS
