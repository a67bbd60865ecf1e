/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who invites is told nothing of the address. Here it is found out, in the transaction that takes
 * the mail to send it, whether there is still something to accept, and by whom.
 */
#pragma once

#include "server/store/mails.h"

G_BEGIN_DECLS

/* Gives @letter the token of its invitation and, where the address has an account, whose it is. Its
 * state is "dropped" where nothing is to be said: it was taken back, or who is invited is there.
 */
gboolean pf_mail_address_invitation (PfDb *db, PfLetter *letter, PfInstant now, GError **error);

/* Whether its link may still be accepted. */
gboolean pf_mail_invites (PfDb *db, const PfLetter *letter, PfInstant now);

G_END_DECLS
