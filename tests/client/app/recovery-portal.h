/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A portal made of a few answers, for the way to a new password.
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define RECOVERY_EMAIL "camille.berger@example.org"
#define RECOVERY_ACCOUNT                                                                           \
  "\"email\":\"" RECOVERY_EMAIL "\",\"first_name\":\"Camille\",\"last_name\":\"Berger\""

#define RECOVERY_VERIFICATION "/v1/email-verifications/check"

/* Answers that. */
void pf_recovery_portal_answer (SoupServerMessage *message,
                                guint status,
                                const char *type,
                                const char *body);

/* Answers a problem. @refusal: "PATH STATUS PROBLEM", and what its JSON has besides */
void pf_recovery_portal_refuse (SoupServerMessage *message, const char *refusal);

/* Answers what a good portal does. */
void pf_recovery_portal_answer_path (SoupServerMessage *message, const char *path);

G_END_DECLS
