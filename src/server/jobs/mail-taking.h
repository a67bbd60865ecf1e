/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the mailer does in transactions: takes the mail whose turn it is, and notes what became of
 * it.
 */
#pragma once

#include "core/account-application.h"
#include "server/jobs/delivery.h"
#include "server/store/mails.h"
#include "words/mail-words.h"

G_BEGIN_DECLS

typedef struct
{
  const char *public_url; /* of the portal, without a slash at its end */
  const char *host;       /* of that address */
  PfInstant now;

  PfLetter *letter;                  /* the one taken; NULL: none was due */
  PfAccountApplication *application; /* (nullable): that the letter is to confirm */
  GPtrArray *removed; /* (nullable): bodies of documents that are nobody's once this is on disk */
  PfMailWords *words; /* what it says; NULL: it is not to be sent, and that is noted already */
} PfTaking;

void pf_taking_clear (PfTaking *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PfTaking, pf_taking_clear)

/* A PfJobChange, on a PfTaking: the mail is nobody else's for PF_MAIL_LEASE. Where it was not
 * found out yet to whom it goes, it is.
 */
gboolean pf_mail_take (PfDb *db, gpointer taking, GError **error);

/* What becomes of the letter: sent, to be sent later, or failed.
 * @reply: (nullable): what the mail server said
 */
void pf_mail_settle (PfLetter *letter, PfDelivered delivered, const char *reply, PfInstant now);

/* A PfJobChange, on a PfMail: notes what became of it. */
gboolean pf_mail_end (PfDb *db, gpointer mail, GError **error);

G_END_DECLS
