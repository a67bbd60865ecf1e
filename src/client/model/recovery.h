/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The road of a person whom the town knows and who has no password, or none that they remember: an
 * address, a mail, a new password; and of who asked for an account, whose mail is the last of it.
 * The page shows it and says what the person asks for; the application does it and writes down here
 * what came of it. No secret is kept in here.
 */
#pragma once

#include "client/model/entrance.h"
#include "client/model/typed-address.h"
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
  PF_RECOVERY_FAULT_EMAIL,       /* the portal takes it for none */
  PF_RECOVERY_FAULT_CODE,        /* it is not the one of the last mail */
  PF_RECOVERY_FAULT_NO_PASSWORD, /* nothing is typed: it is not asked for */
  PF_RECOVERY_FAULT_TOO_SHORT,
  PF_RECOVERY_FAULT_TOO_COMMON,
  PF_RECOVERY_FAULT_TOO_PERSONAL,
  PF_RECOVERY_FAULT_PASSWORD,     /* refused by a rule that is not known here */
  PF_RECOVERY_FAULT_HOME_ADDRESS, /* of who lives elsewhere: see address_faults */
  PF_RECOVERY_FAULT_LINK_INVALID, /* of the link or of the code, once it had been good */
  PF_RECOVERY_FAULT_LINK_USED,
  PF_RECOVERY_FAULT_LINK_EXPIRED,
  PF_RECOVERY_FAULT_LINK_BROKEN,       /* it is not whole, or none of ours */
  PF_RECOVERY_FAULT_LINK_NOT_SAFE,     /* of a portal that anybody could read */
  PF_RECOVERY_FAULT_ERASED,            /* the new account that the mail was of */
  PF_RECOVERY_FAULT_ADDRESS_TAKEN,     /* it became another account's meanwhile */
  PF_RECOVERY_FAULT_INVITED,           /* into a household: who has an account signs in to accept */
  PF_RECOVERY_FAULT_INVITED_ELSEWHERE, /* the same, to a household of their own */
  PF_RECOVERY_FAULT_NEW_EMAIL,         /* waits for its account to sign in */
  PF_RECOVERY_FAULT_TOO_MANY,          /* attempts: see retry_seconds */
  PF_RECOVERY_FAULT_WAY,               /* to the portal: see failure */
  PF_N_RECOVERY_FAULTS,
} PfRecoveryFault;

#define PF_TYPE_RECOVERY (pf_recovery_get_type ())
G_DECLARE_FINAL_TYPE (PfRecovery, pf_recovery, PF, RECOVERY, GObject)

/* Signal "changed": what is written below is other than it was.
 * Signals of what the person asks for: "ask" (e-mail), "check" (code as typed), "choose" (password,
 * whether to stay signed in), "accept" (an invitation, by who has an account or is signed in),
 * "back", "ask-again",
 * "other-address", "try-again" (the link), "leave".
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
  gboolean accepts;     /* who is invited has an account: at the last stage no password is chosen */

  /* Of the household of who lives elsewhere, where it is wanted. */
  char *address[PF_N_ADDRESS_PARTS];              /* as typed; (nullable) */
  const char *address_faults[PF_N_ADDRESS_PARTS]; /* a rule's code, interned, or NULL */
  char *address_of;                               /* (nullable): the e-mail address of who typed */
  gboolean keeps_address; /* until they are signed in, and the invitation is accepted */
};

PfRecovery *pf_recovery_new (void);

/* For the application, after it wrote to the members. */
void pf_recovery_tell (PfRecovery *self);

/* For it too: a new way begins, at the first stage. @email: (nullable) */
void pf_recovery_begin (PfRecovery *self, const char *email);

/* Ends the way: nothing of the person stays. */
void pf_recovery_end (PfRecovery *self);

/* The link or the code was good, and is that of @account: the last stage begins. */
void pf_recovery_prove (PfRecovery *self, PfProvenAccount *account);

/* Forgets the address that was typed. */
void pf_recovery_forget_address (PfRecovery *self);

/* Writes down what the portal finds wrong with it, at the JSON @pointer; FALSE where that is none
 * of its parts.
 */
gboolean pf_recovery_take_address_fault (PfRecovery *self, const char *pointer, const char *code);

/* One stage back; FALSE from the first one. A link that was good had no second stage. */
gboolean pf_recovery_go_back (PfRecovery *self);

/* Writes down what is wrong, and which stage can do something about it. */
void pf_recovery_fail (PfRecovery *self, PfRecoveryFault fault);

/* Looks for every fault of the address at once; TRUE where there is none, or it is not wanted. */
gboolean pf_recovery_check_address (PfRecovery *self);

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

/* For it too: what is typed of an address is no longer at fault. */
void pf_recovery_set_address (PfRecovery *self, PfAddressPart part, const char *text);

/* Whether the address of a household is asked, and the first part of it that is at fault, if any.
 */
gboolean pf_recovery_wants_address (PfRecovery *self);
gboolean pf_recovery_find_address_fault (PfRecovery *self, PfAddressPart *ret_part);

/* For the page: one of the signals without arguments. */
void pf_recovery_want (PfRecovery *self, const char *signal);

G_END_DECLS
