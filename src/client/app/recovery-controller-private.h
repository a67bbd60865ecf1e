/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The controller's insides, for recovery-controller.c (the way) and recovery-calls.c (what the
 * portal is asked) alone.
 */
#pragma once

#include "client/api/activation-link.h"
#include "client/app/recovery-controller.h"

G_BEGIN_DECLS

struct _PfRecoveryController
{
  GObject parent_instance;

  PfGate *gate;
  PfRecovery *recovery;
  GCancellable *calls;    /* of the present way and stage */
  guint countdown;        /* each second, while there is one */
  PfActivationLink *link; /* (nullable): that is or was being looked at, or waits */
  gboolean waits;         /* the link, for who is signed in, or for knowing whether somebody is */
  char code[PF_CODE_SIZE];
  char *password; /* (nullable): from the button until the portal has signed in with it */
  gboolean stays;
  gboolean unsure;     /* a password was sent, and the answer lost */
  gboolean signing_in; /* the gate is */
};

/* Each asks the portal, and goes on with the answer. */
void pf_recovery_controller_send_mail (PfRecoveryController *self, const char *email);
void pf_recovery_controller_send_proof (PfRecoveryController *self);
void pf_recovery_controller_send_password (PfRecoveryController *self);

/* What is on its way will not be heard. */
void pf_recovery_controller_drop_calls (PfRecoveryController *self);

/* Counts down what the recovery has to wait. */
void pf_recovery_controller_count_down (PfRecoveryController *self);

/* The password is the account's: signs in with it. */
void pf_recovery_controller_sign_in (PfRecoveryController *self);

/* Nothing of a secret stays in memory that is done with. */
void pf_recovery_controller_forget_password (PfRecoveryController *self);
void pf_recovery_controller_forget_proof (PfRecoveryController *self);

G_END_DECLS
