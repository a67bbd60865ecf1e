/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thing that the person asks of the portal from a form, and what keeps it from being done. A
 * view shows it; the application sends it and writes down here what came of it. No secret is kept.
 */
#pragma once

#include "client/model/entrance.h"

G_BEGIN_DECLS

/* What is in the way. Each has its own words, and its place. */
typedef enum
{
  PF_ATTEMPT_FAULT_NONE,
  PF_ATTEMPT_FAULT_PASSWORD, /* it is not the account's */
  PF_ATTEMPT_FAULT_CODE,     /* of the second factor: wrong, or used already */
  PF_ATTEMPT_FAULT_TOO_SHORT,
  PF_ATTEMPT_FAULT_TOO_COMMON,
  PF_ATTEMPT_FAULT_TOO_PERSONAL,
  PF_ATTEMPT_FAULT_NEW_PASSWORD, /* refused by a rule that is not known here */
  PF_ATTEMPT_FAULT_EMAIL,        /* the portal takes it for none */
  PF_ATTEMPT_FAULT_EMAIL_TAKEN,  /* somebody has it */
  PF_ATTEMPT_FAULT_APP_OFF,      /* the portal cannot keep an app's secret */
  PF_ATTEMPT_FAULT_GONE,         /* what it is about is there no more */
  PF_ATTEMPT_FAULT_CHANGED,      /* what it is about was changed by somebody else */
  PF_ATTEMPT_FAULT_LAST_ADMINISTRATOR,
  PF_ATTEMPT_FAULT_DISK,     /* what was to be saved could not be written */
  PF_ATTEMPT_FAULT_TOO_MANY, /* attempts: see retry_seconds */
  PF_ATTEMPT_FAULT_WAY,      /* to the portal: see failure */
  PF_N_ATTEMPT_FAULTS,
} PfAttemptFault;

#define PF_TYPE_ATTEMPT (pf_attempt_get_type ())
G_DECLARE_FINAL_TYPE (PfAttempt, pf_attempt, PF, ATTEMPT, GObject)

/* Signal "changed": what is written below is other than it was.
 * Signals of what the person asks for: "prove" (password, code or NULL), "give-up" (what waits for
 * a proof is not done).
 */
struct _PfAttempt
{
  GObject parent_instance;

  gboolean busy; /* an answer is awaited */
  PfAttemptFault fault;
  guint n_faults;       /* so far: the same one again is news */
  PfFailure failure;    /* where the fault is the way */
  guint retry_seconds;  /* until the portal takes another attempt */
  gboolean needs_proof; /* it waits for the person to show again who they are */
  gboolean needs_code;  /* of the second factor, with that proof */
};

PfAttempt *pf_attempt_new (void);

/* For the application, after it wrote to the members. */
void pf_attempt_tell (PfAttempt *self);

/* For it too: an answer is awaited; it came, and all is well; something is in the way. */
void pf_attempt_begin (PfAttempt *self);
void pf_attempt_succeed (PfAttempt *self);
void pf_attempt_fail (PfAttempt *self, PfAttemptFault fault);

/* Nothing of it is left: another one may begin. */
void pf_attempt_reset (PfAttempt *self);

/* One second has passed: whether the countdown goes on. */
gboolean pf_attempt_count_down (PfAttempt *self);

/* Whether nothing may be asked just now. */
gboolean pf_attempt_is_held (PfAttempt *self);

/* For the view. @code: (nullable). Neither is kept. */
void pf_attempt_prove (PfAttempt *self, const char *password, const char *code);
void pf_attempt_give_up (PfAttempt *self);

G_END_DECLS
