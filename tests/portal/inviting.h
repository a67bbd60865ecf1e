/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guardian, Ève of household 1, who invites.
 */
#pragma once

#include "portal/new-accounts.h"

G_BEGIN_DECLS

#define INVITING_SAM "sam@example.org"
#define INVITING_PATH "/v1/households/" DEMO_1 "/invitations"
#define INVITING_BODY                                                                              \
  "{\"email\":\"Sam@Example.org\",\"first_name\":\"Sam\",\"last_name\":\"Petit\"}"
#define INVITING_LUC                                                                               \
  "{\"email\":\"luc@example.org\",\"first_name\":\"Luc\",\"last_name\":\"Blanc\"}"
#define INVITING_MEMBERS                                                                           \
  "SELECT count(*) FROM adult a JOIN account c ON c.id = a.account WHERE a.household = 1"          \
  " AND c.state = 'active' AND c.email = "

/* To the first server or the second, signed in with that token. */
void pf_inviting_ask (PfNewAccounts *self,
                      guint server,
                      const char *token,
                      const char *method,
                      const char *path,
                      const char *body,
                      PfRawAnswer *ret_answer);

/* Ève invites, and is told nothing. */
void pf_inviting_invite (PfNewAccounts *self, const char *body);

/* The same; the token (transfer full) of the mail that goes to who is invited. */
char *pf_inviting_get_token (PfNewAccounts *self, const char *body);

void pf_inviting_accept (PfNewAccounts *self,
                         guint server,
                         const char *who,
                         const char *token,
                         PfRawAnswer *ret_answer);

/* Chooses a password with the mail's link. */
void pf_inviting_confirm (PfNewAccounts *self,
                          guint server,
                          const char *token,
                          PfRawAnswer *ret_answer);

/* Whom the mail's link lets in. */
void pf_inviting_check (PfNewAccounts *self, const char *token, PfRawAnswer *ret_answer);

/* Whether @who sees that @email is invited. */
void pf_inviting_assert_listed (PfNewAccounts *self,
                                const char *who,
                                const char *email,
                                gboolean listed);

/* Adds a test for each database, and one with limits. */
typedef void (*PfInvitingTest) (PfNewAccounts *self, gconstpointer);
void pf_inviting_add_test (const char *name, PfInvitingTest test);
void pf_inviting_add_limited_test (const char *name, PfInvitingTest test);

G_END_DECLS
