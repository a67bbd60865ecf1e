/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A portal at which families ask for new accounts: on PostgreSQL two servers that share a database,
 * and a mailer that is started when a test wants its mails.
 */
#pragma once

#include "files.h"
#include "outbox.h"
#include "raw.h"
#include "server/http/server.h"
#include "uploading.h"

G_BEGIN_DECLS

#define NEW_PASSWORD "girafe bleue du ciel"
/* What may be known of an address. */
#define NEW_UNKNOWN "ana@example.org"
#define NEW_KNOWN "luc@example.org"   /* has an account, and a password */
#define NEW_ADULT "mia@example.org"   /* of a household, without an account */
#define NEW_SHARED "both@example.org" /* of two adults */

#define NEW_TERMS "2026-09"
#define NEW_CANARY "This stands in the proof of address and nowhere else"

typedef struct
{
  const PfDriver *driver;
  gboolean with_limits;
  gint64 unconfirmed_bytes;
} PfNewAccountsVariant;

typedef struct
{
  PfDemo *demo;
  PfStore *other; /* the second server's; NULL on SQLite */
  PfPasswordPool *passwords;
  PfServer *servers[2]; /* the second is NULL on SQLite */
  PfRaw *raws[2];       /* to each; on SQLite both to the one */
  PfSink *sink;
  PfMailer *mailer; /* (nullable) */
} PfNewAccounts;

/* A fixture's: @variant names the database. */
void pf_new_accounts_set_up (PfNewAccounts *self, gconstpointer variant);
void pf_new_accounts_tear_down (PfNewAccounts *self, gconstpointer variant);

/* Adds those who are known. */
void pf_new_accounts_add_known (PfNewAccounts *self);

/* Until the outbox is empty. */
void pf_new_accounts_send_mails (PfNewAccounts *self);

/* The JSON (transfer full) of Ana Petit's application. */
char *pf_new_accounts_build (const char *email, const char *password);

/* Hands in @json with a file that holds NEW_CANARY, or with @file. */
void pf_new_accounts_apply (PfNewAccounts *self,
                            const char *json,
                            GByteArray *file,
                            PfRawAnswer *ret_answer);

/* The same of Ana, which is taken. */
void pf_new_accounts_ask (PfNewAccounts *self, const char *email, const char *password);

/* To the first server, or the second. */
void pf_new_accounts_post (PfNewAccounts *self,
                           guint server,
                           const char *path,
                           const char *body,
                           PfRawAnswer *ret_answer);

/* That POST /v1/email-verifications/confirm with the link's token answers that. */
void pf_new_accounts_confirm (PfNewAccounts *self,
                              guint server,
                              const char *token,
                              guint status,
                              const char *code);

/* The status of signing in. */
guint pf_new_accounts_sign_in (PfNewAccounts *self, const char *email, const char *password);

void pf_new_accounts_assert_problem (const PfRawAnswer *answer, guint status, const char *code);

/* The token (transfer full) of the n-th mail that came, from 0, whose kind was another in words. */
char *pf_new_accounts_get_token (PfNewAccounts *self, guint n);

gint64 pf_new_accounts_count (PfNewAccounts *self, const char *sql);

/* How many files are kept; waits until there are @n. */
void pf_new_accounts_assert_kept (PfNewAccounts *self, guint n);

G_END_DECLS
