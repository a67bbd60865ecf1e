/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The outbox: mails are written in the transaction of what they tell, and sent from here.
 */
#pragma once

#include "core/mail.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* A mail, and the token of its link: that is for whom it is sent to, and for nobody who lists
 * mails.
 */
typedef struct
{
  PfMail *mail;
  char *token; /* (nullable) */
} PfLetter;

void pf_letter_free (PfLetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfLetter, pf_letter_free)

/* Gives @mail its id. */
gboolean pf_store_insert_mail (PfDb *db, PfMail *mail, GError **error);

/* The one to be sent first (transfer full), which nobody else is given until @give_up_at; NULL
 * without @error where none is due.
 */
PfLetter *pf_store_take_letter (PfDb *db, PfInstant now, PfInstant give_up_at, GError **error);

/* Keeps what was found out of a mail before it is sent: its kind, account, name, message id,
 * token and application.
 */
gboolean pf_store_address_letter (PfDb *db, const PfLetter *letter, GError **error);

/* Whether another mail told the recipient of @mail, after @since, that nobody has that address. */
gboolean pf_store_find_unknown_address_mail (PfDb *db,
                                             const PfMail *mail,
                                             PfInstant since,
                                             gboolean *ret_told,
                                             GError **error);

/* Keeps the mail's state, times and failure; its token is forgotten unless it is to be sent again
 * (the demonstration keeps it, to show its mails). Where it was taken again meanwhile, nothing is
 * kept but that it was sent.
 */
gboolean pf_store_end_mail (PfDb *db, const PfMail *mail, GError **error);

/* When the next is to be sent: *ret_instant is 0 where none waits. */
gboolean pf_store_find_next_mail (PfDb *db, PfInstant *ret_instant, GError **error);

/* The last hundred as PfLetter (transfer full), the newest first; none but in a demonstration. */
GPtrArray *pf_store_list_demonstration_letters (PfDb *db, GError **error);

/* The language (transfer full) of the last mail to @recipient; NULL where there was none, or with
 * @error.
 */
char *pf_store_find_mail_language (PfDb *db, const char *recipient, GError **error);

G_END_DECLS
