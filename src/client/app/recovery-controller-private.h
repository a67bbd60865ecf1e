/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The controller's insides, for recovery-controller.c (the way), recovery-links.c, and
 * recovery-calls.c, recovery-invitation.c, recovery-verification.c and recovery-email.c (what the
 * portal is asked) alone.
 */
#pragma once

#include "client/api/activation-link.h"
#include "client/app/recovery-controller.h"
#include "core/password-reset.h"

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
  char *held_for; /* (nullable): whose it is */
  char *held;     /* (nullable): the password of a new account, until its address is verified */
  PfPasswordProof *invitation; /* (nullable): until who has an account is signed in */
  gboolean ties;               /* it is to a household of their own */
  PfActivationLink *new_email; /* (nullable): of an e-mail change, until somebody is signed in */
  PfLock *lock;                /* (nullable): while it is closed, links wait */
  char *held_link;             /* (nullable): that was opened meanwhile */
  gboolean stays;
  gboolean unsure;     /* a password was sent, and the answer lost */
  gboolean signing_in; /* the gate is */
};

/* Forgets a secret, in memory too. */
void pf_recovery_wipe (char **secret);

/* Whether a session that is kept may let somebody in without being asked. */
gboolean pf_recovery_controller_may_enter (PfRecoveryController *self);

/* Follows the link that waits: nobody is signed in. */
void pf_recovery_controller_follow (PfRecoveryController *self);

/* Does what waits for somebody to be signed in, and for their window to be open. */
void pf_recovery_controller_go_on (PfRecoveryController *self);

/* Looks at the link again, after the way to the portal failed. */
void pf_recovery_controller_try_link_again (PfRecoveryController *self);

/* Finds out what the link that waits is for, and asks who is signed in what is to become of it. */
void pf_recovery_controller_look_at_link (PfRecoveryController *self);

gboolean pf_recovery_controller_is_locked (PfRecoveryController *self);
gboolean pf_recovery_controller_is_other_portal (PfRecoveryController *self);

/* The signals. */
void pf_recovery_controller_ask_to_leave (PfRecoveryController *self);
void pf_recovery_controller_tell_invited (PfRecoveryController *self);
void pf_recovery_controller_tell_held (PfRecoveryController *self);

/* Each asks the portal, and goes on with the answer. */
void pf_recovery_controller_send_mail (PfRecoveryController *self, const char *email);

/* The mail was asked for: its code is. */
void pf_recovery_controller_take_mail (PfRecoveryController *self);

/* The link or the code, to what it is most likely for: a code that is not the one that was looked
 * for is asked for at the other of the two.
 */
void pf_recovery_controller_send_proof (PfRecoveryController *self);
void pf_recovery_controller_send_password_proof (PfRecoveryController *self);
void pf_recovery_controller_send_password (PfRecoveryController *self);

/* Asks whose new account the link or the code confirms, confirms it, and goes on. */
void pf_recovery_controller_send_verification (PfRecoveryController *self);

/* Whatever is asked: begins, and fails. */
void pf_recovery_controller_call (PfRecoveryController *self,
                                  PfOperationId id,
                                  gpointer body,
                                  GAsyncReadyCallback callback);
void pf_recovery_controller_fail (PfRecoveryController *self,
                                  const GError *error,
                                  GAsyncResult *result);

/* Writes down what the portal, in the problem @body (nullable), finds wrong with an address; FALSE
 * where that is nothing.
 */
gboolean pf_recovery_controller_take_address_faults (PfRecoveryController *self, GBytes *body);

/* The proof is of an invitation, of who has an account. */
void pf_recovery_controller_take_invitation (PfRecoveryController *self, PfProvenAccount *account);

/* Who is signed in has opened the link of one, which waits. */
void pf_recovery_controller_invite (PfRecoveryController *self, PfProvenAccount *account);

/* The person accepts it, and has said where they live, if that is asked. */
void pf_recovery_controller_accept (PfRecoveryController *self);

void pf_recovery_controller_forget_invitation (PfRecoveryController *self);

/* The link's token, or the address and the code (transfer full). */
PfPasswordProof *pf_recovery_controller_build_proof (PfRecoveryController *self);

/* Whose mail it is, as the portal knows it: a password that waits for another address is forgotten.
 */
void pf_recovery_controller_take_email (PfRecoveryController *self, const char *email);

/* The address of a new account is verified: signs in with the password that waits for it, or has
 * it asked for.
 */
void pf_recovery_controller_enter_verified (PfRecoveryController *self);

/* The person asks for the mail of an account that waits. @password: (nullable) */
void pf_recovery_controller_ask_verification (PfRecoveryController *self,
                                              const char *email,
                                              const char *password);

/* Keeps the password of a new account in memory until its address is verified; NULL wipes it. */
void pf_recovery_controller_hold (PfRecoveryController *self,
                                  const char *email,
                                  const char *password);

/* Ends what is under way; from the first stage on; back to where e-mail and password are asked. */
void pf_recovery_controller_stop (PfRecoveryController *self);
void pf_recovery_controller_begin (PfRecoveryController *self, const char *email);
void pf_recovery_controller_leave (PfRecoveryController *self);

/* Accepts the invitation, by who is signed in now. */
void pf_recovery_controller_accept_invitation (PfRecoveryController *self);

/* Has who is signed in, or will be, confirm the new address of their account.
 * @link: (transfer full)
 * @enters: somebody is about to be signed in
 */
void pf_recovery_controller_take_email_link (PfRecoveryController *self,
                                             PfActivationLink *link,
                                             gboolean enters);

/* Does that with the link that waits for it, if one does. */
void pf_recovery_controller_confirm_new_email (PfRecoveryController *self);

/* Tells who is signed in. */
void pf_recovery_controller_tell (PfRecoveryController *self, const char *words);

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
