/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For tests of what mails' links and codes open: a town that lets one person in, and the gate and
 * the controller that a window has.
 */
#pragma once

#include "client/app/fake-portal.h"
#include "client/app/recovery-controller.h"

G_BEGIN_DECLS

#define WAIT_WHILE(condition)                                                                      \
  while (condition)                                                                                \
  g_main_context_iteration (NULL, TRUE)

#define RECOVERY_TOWN_PASSWORD "trois bateaux sur la mare"

typedef struct
{
  PfFakePortal *portal;
  GSettings *settings;
  PfGate *gate;
  PfRecoveryController *controller;
  PfRecovery *recovery; /* the controller's */
  GString *told;        /* the controller's last words */
} PfRecoveryTown;

/* The portal is known, and nobody signed in. Beside signing in and out it answers nothing yet.
 * @account: JSON, of who signs in
 */
void pf_recovery_town_open (PfRecoveryTown *self, const char *account);

/* What was on its way ends, and holds on to nothing. */
void pf_recovery_town_close (PfRecoveryTown *self);

/* What /v1/me says of that account from now on. @households: JSON, of none, one or more */
void pf_recovery_town_answer_me (PfRecoveryTown *self, const char *account, const char *households);

/* Until they are in. */
void pf_recovery_town_sign_in (PfRecoveryTown *self, const char *email);

/* @portal: (nullable): another one's address; @path: "/activate/TOKEN" */
void pf_recovery_town_open_link (PfRecoveryTown *self, const char *portal, const char *path);

/* That the controller says, or has said, these words since it was asked last. */
void pf_recovery_town_assert_told (PfRecoveryTown *self, const char *words);

G_END_DECLS
