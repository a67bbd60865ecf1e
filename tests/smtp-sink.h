/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mail server on loopback that keeps what it is sent and sends nothing on. A test makes it
 * refuse, fall silent or hang up.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  PF_SINK_AT_SIGN_IN, /* the recipient is what was said to sign in, in base64 */
  PF_SINK_AT_SENDER,
  PF_SINK_AT_RECIPIENT,
  PF_SINK_AT_MESSAGE, /* all of it was received */
} PfSinkStage;

/* Instead of an answer. */
#define PF_SINK_SILENCE "silence"
#define PF_SINK_HANG_UP "hang up"
#define PF_SINK_KEEP_AND_HANG_UP "keep and hang up" /* at the message: it is delivered, unsaid */

/* What is answered, NULL for "250 OK". Called from threads of the sink.
 * @recipient: (nullable): known from its stage on
 */
typedef const char *(*PfSinkAnswer) (PfSinkStage stage, const char *recipient, gpointer data);

typedef struct
{
  char *sender;
  char *recipient;
  gboolean encrypted; /* on its way here */
  char *text;         /* the message, with line feeds alone and its quoted-printable read */
} PfSinkMail;

typedef struct _PfSink PfSink;

/* @answer: (nullable) */
PfSink *pf_sink_new (PfSinkAnswer answer, gpointer data);

/* The same with a certificate: @at_once, all is encrypted from the first byte and the address is
 * smtps://…; else STARTTLS is offered (RFC 3207).
 * @certificate: a file (PEM) with its key
 */
PfSink *pf_sink_new_encrypted (const char *certificate,
                               gboolean at_once,
                               PfSinkAnswer answer,
                               gpointer data);
void pf_sink_free (PfSink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfSink, pf_sink_free)

/* "smtp://127.0.0.1:12345" */
const char *pf_sink_get_url (PfSink *self);

guint pf_sink_get_n_mails (PfSink *self);
guint pf_sink_get_n_connections (PfSink *self);

/* The n-th (transfer none) that was kept, from 0. */
const PfSinkMail *pf_sink_get (PfSink *self, guint n);

/* The value (transfer full) of a header, unfolded and its words decoded, or NULL. */
char *pf_sink_mail_get (const PfSinkMail *self, const char *header);

/* All that follows the headers (transfer full), its letters beyond ASCII read too. */
char *pf_sink_mail_get_body (const PfSinkMail *self);

/* The token (transfer full) of the link in it, or NULL. */
char *pf_sink_mail_find_token (const PfSinkMail *self);

G_END_DECLS
