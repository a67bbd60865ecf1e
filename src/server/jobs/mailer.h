/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sends what waits in the outbox, on a thread of its own. A mail is taken for a few minutes, handed
 * over outside any transaction, then noted: whoever is killed in between leaves it to be taken
 * again, with the same message id and the same link. Any number of servers may do so on one
 * database.
 */
#pragma once

#include "server/jobs/smtp.h"
#include "server/store/document-store.h"
#include "server/store/store.h"

G_BEGIN_DECLS

typedef struct _PfMailer PfMailer;

/* Of a server and a folder there may be one at most. With neither, a demonstration's mails count as
 * sent, since its window shows them; other towns' wait.
 */
typedef struct
{
  const char *public_url; /* of the portal, without a slash at its end */
  const char *from;       /* (nullable): the address that mails come from; needed for a server */
  const char *logo_file;  /* (nullable): the town's, a PNG */
  const char *folder;     /* (nullable): a file each goes there */
  const char *server;     /* (nullable): smtp://mail.example.org:587 */
  const char *user;       /* (nullable) */
  const char *password;   /* (nullable) */
  PfStarttls starttls;
  const char *authority_file; /* (nullable): as of PfSmtpOptions */
  guint timeout_seconds;      /* of one message to the server; 0: 30 */

  /* (nullable): where documents are of new accounts that nobody needs; outlives the mailer */
  PfDocumentStore *documents;
} PfMailerOptions;

/* @store: outlives the mailer
 */
PfMailer *pf_mailer_start (PfStore *store, const PfMailerOptions *options, GError **error);

/* Gives up what is under way, which is sent again later: the store's writer still works. */
void pf_mailer_stop (PfMailer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfMailer, pf_mailer_stop)

G_END_DECLS
