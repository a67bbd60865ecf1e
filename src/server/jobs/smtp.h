/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The town's mail server (RFC 5321), one message at a time.
 */
#pragma once

#include "server/jobs/delivery.h"

G_BEGIN_DECLS

typedef enum
{
  PF_STARTTLS_DEFAULT, /* required, unless the server is on this machine */
  PF_STARTTLS_REQUIRED,
  PF_STARTTLS_IF_OFFERED,
  PF_STARTTLS_NEVER,
} PfStarttls;

typedef struct
{
  const char *url;      /* smtp://mail.example.org:587, smtps://mail.example.org */
  const char *user;     /* (nullable) */
  const char *password; /* (nullable) */
  const char *host;     /* who we say we are */
  PfStarttls starttls;
  const char *authority_file; /* (nullable): PEM, of who signs the server's certificate; NULL: those
                                 that the system trusts */
  guint timeout_seconds;      /* 0: 30. For one message, with the connection where there is none */
} PfSmtpOptions;

typedef struct _PfSmtp PfSmtp;

/* @stopping: (atomic): once it is TRUE, what is under way is given up */
PfSmtp *pf_smtp_new (const PfSmtpOptions *options, const int *stopping);
void pf_smtp_free (PfSmtp *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfSmtp, pf_smtp_free)

/* Hands @message over. The connection stays for the next one.
 * @ret_reply: (transfer full): what the server said last, or why it could not be asked
 */
PfDelivered pf_smtp_send (PfSmtp *self,
                          const char *from,
                          const char *to,
                          GBytes *message,
                          char **ret_reply);

/* Says good-bye: nothing is to be sent for a while. */
void pf_smtp_rest (PfSmtp *self);

G_END_DECLS
