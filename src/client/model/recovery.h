/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The road of a person whom the town knows and who has no password, or none that they remember: an
 * address, a mail, a new password; and of who asked for an account, whose mail is the last of it.
 * The page shows it and says what the person asks for; the application does it and writes down here
 * what came of it. No secret is kept in here.
 */
#pragma once

#include "client/model/entrance.h"
#include "core/password-reset.h"

G_BEGIN_DECLS

typedef enum
{
  PF_RECOVERY_STAGE_ADDRESS,  /* where the mail is to go is asked */
  PF_RECOVERY_STAGE_MAIL,     /* it has left, maybe; its code is asked */
  PF_RECOVERY_STAGE_PASSWORD, /* the link or the code was good: a new one is asked */
} PfRecoveryStage;

/* What keeps the person where they are. Each has its own words and its own way out. */
typedef enum
{
  PF_RECOVERY_FAULT_NONE,
  PF_RECOVERY_FAULT_EMAIL, /* the portal takes it for none */
  PF_RECOVERY_FAULT_CODE,  /* it is not the one of the last mail */
  PF_RECOVERY_FAULT_TOO_SHORT,
  PF_RECOVERY_FAULT_TOO_COMMON,
  PF_RECOVERY_FAULT_TOO_PERSONAL,
  PF_RECOVERY_FAULT_PASSWORD,     /* refused by a rule that is not known here */
  PF_RECOVERY_FAULT_LINK_INVALID, /* of the link or of the code, once it had been good */
  PF_RECOVERY_FAULT_LINK_USED,
  PF_RECOVERY_FAULT_LINK_EXPIRED,
  PF_RECOVERY_FAULT_LINK_BROKEN,     /* it is not whole, or none of ours */
  PF_RECOVERY_FAULT_LINK_NOT_SAFE,   /* of a portal that anybody could read */
  PF_RECOVERY_FAULT_ERASED,          /* the new account that the mail was of */
  PF_RECOVERY_FAULT_ADDRESS_TAKEN,   /* it became another account's meanwhile */
  PF_RECOVERY_FAULT_INVITED,         /* into a household: who has an account signs in to accept */
  PF_RECOVERY_FAULT_INVITED_BY_CODE, /* the same, but only the link is accepted with */
  PF_RECOVERY_FAULT_NEW_EMAIL,       /* waits for its account to sign in */
  PF_RECOVERY_FAULT_TOO_MANY,        /* attempts: see retry_seconds */
  PF_RECOVERY_FAULT_WAY,             /* to the portal: see failure */
  PF_N_RECOVERY_FAULTS,
} PfRecoveryFault;

#define PF_TYPE_RECOVERY (pf_recovery_get_type ())
G_DECLARE_FINAL_TYPE (PfRecovery, pf_recovery, PF, RECOVERY, GObject)

/* Signal "changed": what is written below is other than it was.
 * Signals of what the person asks for: "ask" (e-mail), "check" (code as typed), "choose" (password,
 * whether to stay signed in), "back", "ask-again", "other-address", "try-again" (the link),
 * "leave".
 */
struct _PfRecovery
{
  GObject parent_instance;

  gboolean active; /* the page is to be shown */
  PfRecoveryStage stage;
  char *email;              /* (nullable) */
  PfInstant sent_at;        /* when the last mail was asked for, by the portal's clock */
  guint n_sent;             /* mails asked for, on this way */
  PfProvenAccount *account; /* (nullable): until the link or the code was good */
  PfRecoveryFault fault;
  guint n_faults;       /* so far: the same one again is news */
  PfFailure failure;    /* where the fault is the way */
  guint retry_seconds;  /* until the portal takes another attempt */
  guint resend_seconds; /* until another mail may be asked for */
  gboolean busy;        /* an answer is awaited */
  gboolean by_link;     /* a link is being looked at, or was good */
  gboolean verifies;    /* the mail shows that a new account's address is theirs: no password is
                           chosen */
  gboolean chosen;      /* the password is the account's: what is left is signing in */
};

PfRecovery *pf_recovery_new (void);

/* For the application, after it wrote to the members. */
void pf_recovery_tell (PfRecovery *self);

/* For it too: a new way begins, at the first stage. @email: (nullable) */
void pf_recovery_begin (PfRecovery *self, const char *email);

/* Ends the way: nothing of the person stays. */
void pf_recovery_end (PfRecovery *self);

/* One stage back; FALSE from the first one. A link that was good had no second stage. */
gboolean pf_recovery_go_back (PfRecovery *self);

/* Writes down what is wrong, and which stage can do something about it. */
void pf_recovery_fail (PfRecovery *self, PfRecoveryFault fault);

/* One second has passed: whether a countdown goes on. */
gboolean pf_recovery_count_down (PfRecovery *self);

/* What the account's password may not be made of (transfer full). */
GStrv pf_recovery_dup_own_words (PfRecovery *self);

/* Whether the way out of @fault is signing in, rather than another mail. */
gboolean pf_recovery_fault_asks_to_sign_in (PfRecoveryFault fault);

/* For the page. No secret is kept. */
void pf_recovery_ask (PfRecovery *self, const char *email);
void pf_recovery_check (PfRecovery *self, const char *code);
void pf_recovery_choose (PfRecovery *self, const char *password, gboolean stays);

/* For the page: one of the signals without arguments. */
void pf_recovery_want (PfRecovery *self, const char *signal);

G_END_DECLS
