/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who asked for a password, or for a new account, gave an address and was told nothing. Here it is
 * found out, in the transaction that takes the mail to send it, whose address that is and what the
 * mail is to say.
 */
#pragma once

#include "server/store/mails.h"

G_BEGIN_DECLS

/* Gives @letter its kind, account, application, name, token and message id, in the database too;
 * makes the account of a person known to the services who has none yet. Erases what was asked for a
 * new account where none is needed, or something newer was. Its state is "dropped" where nothing is
 * to be said. @letter is left as it was where this fails.
 * @host: of the portal's address, for the message id
 * @removed: bodies of documents that are nobody's once this is on disk are added to it
 */
gboolean pf_mail_address (PfDb *db,
                          PfLetter *letter,
                          const char *host,
                          PfInstant now,
                          GPtrArray *removed,
                          GError **error);

G_END_DECLS
