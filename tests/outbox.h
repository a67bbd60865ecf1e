/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The outbox of a demo's town, filled and watched.
 */
#pragma once

#include "demo.h"
#include "server/jobs/mailer.h"
#include "smtp-sink.h"

G_BEGIN_DECLS

#define OUTBOX_URL "https://portail.example.org"
#define OUTBOX_FROM "portail@example.org"

/* Somebody asks for a password, now or at @at. */
void pf_outbox_ask (PfDemo *demo, const char *email);
void pf_outbox_ask_at (PfDemo *demo, const char *email, gint64 at);

/* Gives account 1, 2… of the demo a password. */
void pf_outbox_give_password (PfDemo *demo, guint account);

/* Adds accounts "fam0@example.org", "fam1@example.org"…, and asks for a mail for each. */
void pf_outbox_fill (PfDemo *demo, guint first, guint n);

/* How many mails are in @state: "sent"; in any of two. */
guint pf_outbox_count (PfDemo *demo, const char *state);

/* Until no mail is "waiting" nor "sending". */
void pf_outbox_wait_until_empty (PfDemo *demo);

/* Until @n mails are in @state, whose failures are put off. */
void pf_outbox_wait_for (PfDemo *demo, const char *state, guint n);

/* Whether each mail of @sink came once alone; counts those that came again, and of these the ones
 * with another message id.
 */
void pf_outbox_count_twice (PfSink *sink, guint *ret_n_twice, guint *ret_n_differing);

/* Two mailers on one outbox, of one store on SQLite and of one each on PostgreSQL: how many mails
 * came twice. All of them come.
 */
guint pf_outbox_race (const PfDriver *driver);

/* For tests of one mailer: a fixture, and what they look at. */
typedef struct
{
  PfDemo *demo;
  PfSink *sink;
  PfMailer *mailer;
  const char *at_sign_in; /* what the mail server answers; NULL: yes */
  const char *at_sender;
  const char *at_recipient;
  const char *at_message;
  int n_sign_ins; /* atomic: as "portail", rightly */
} PfOutbox;

void pf_outbox_set_up (PfOutbox *self, gconstpointer driver);
void pf_outbox_tear_down (PfOutbox *self, gconstpointer driver);

/* A mailer that waits a second for the mail server; one that signs in there, or encrypts. */
void pf_outbox_start (PfOutbox *self);
void pf_outbox_start_with (PfOutbox *self, PfStarttls starttls, const char *user);

gint64 pf_outbox_ask_number (PfOutbox *self, const char *sql);

/* The one mail to @email that came. */
const PfSinkMail *pf_outbox_find (PfOutbox *self, const char *email);

/* That one mail of that kind was sent there, and nothing more is kept of it than that. */
void pf_outbox_assert_kind (PfOutbox *self, const char *email, const char *kind);

/* That the mail's link opens the account of that e-mail for @span; that it has none. */
void pf_outbox_assert_link (PfOutbox *self, const char *email, gint64 span);
void pf_outbox_assert_no_link (PfOutbox *self, const char *email);

/* How many seconds the one mail waits yet. */
gint64 pf_outbox_get_delay (PfOutbox *self);

/* That the one mail failed with words LIKE these. */
void pf_outbox_assert_failure (PfOutbox *self, const char *words);

G_END_DECLS
