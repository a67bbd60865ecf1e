/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A server on a demo's town, with documents, whose people have passwords: Ève (account 1) is of a
 * family, Ada (3) of the activities and Zoé (6) the administrator, with lists of codes of which
 * none is left.
 */
#pragma once

#include "demo.h"
#include "raw.h"
#include "server/http/server.h"

G_BEGIN_DECLS

#define STAFFED_PASSWORD "cheval correct pile"
#define STAFFED_URL "https://portail.example.org"

#define EVE 1
#define ADA 3
#define ZOE 6

typedef struct
{
  const PfDriver *driver;
  gboolean with_limits;
  gboolean without_documents;
} PfStaffedVariant;

typedef struct
{
  PfDemo *demo;
  PfPasswordPool *passwords;
  PfServer *server;
  PfRaw *raw;
  PfRawAnswer answer; /* the last */
} PfStaffed;

void pf_staffed_set_up (PfStaffed *self, gconstpointer variant);
void pf_staffed_tear_down (PfStaffed *self, gconstpointer variant);

/* Asks, and keeps the answer; returns its status. @token, @body: (nullable) */
guint pf_staffed_ask (PfStaffed *self,
                      const char *method,
                      const char *path,
                      const char *token,
                      const char *body);

/* That the last answer is that problem, or says so among its bad members. */
void pf_staffed_assert_problem (PfStaffed *self, guint status, const char *code);

/* A member of the last answer (transfer full), the first of that name. */
char *pf_staffed_get_text (PfStaffed *self, const char *name);

/* The texts of the last answer's "codes" (transfer full). */
GStrv pf_staffed_get_codes (PfStaffed *self);

/* Signs in by "NAME@example.org"; the status. @totp: (nullable) */
guint pf_staffed_try_sign_in (PfStaffed *self, const char *name, const char *totp);

/* The same, which succeeds: the token (transfer full). */
char *pf_staffed_sign_in (PfStaffed *self, const char *name, const char *totp);

/* Takes the second factor of an account away, behind the server's back. */
void pf_staffed_forget_factor (PfStaffed *self, guint account);

/* Sets an app up on the session of @token. The secret as it was given (transfer full); *ret_codes
 * (transfer full).
 */
char *pf_staffed_set_app_up (PfStaffed *self, const char *token, GStrv *ret_codes);

/* The figures (transfer full) that an app with that secret shows, @n_later steps from now on. They
 * change in the middle of a test: each is made when it is used.
 */
char *pf_staffed_show (const char *secret, int n_later);

/* How many rows there are, see pf_demo_ask(). */
gint64 pf_staffed_count (PfStaffed *self, const char *table_and_condition);

/* As if the account had been signed in, and proven, @minutes earlier than it was. */
void pf_staffed_age (PfStaffed *self, guint account, guint minutes);

/* Both databases, or one where there is no other; ends with a driver of NULL. */
const PfStaffedVariant *pf_staffed_list_variants (gboolean with_limits);

G_END_DECLS
