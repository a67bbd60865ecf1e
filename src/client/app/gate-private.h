/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The gate's insides, for gate.c (which portal) and gate-session.c (who) alone.
 */
#pragma once

#include "client/app/gate.h"
#include "client/app/patience.h"

G_BEGIN_DECLS

struct _PfGate
{
  GObject parent_instance;

  GSettings *settings;
  PfEntrance *entrance;
  PfPatience *patience;
  PfApiClient *client; /* (nullable) */
  PfVisit *visit;      /* (nullable) */
  PfKeptSession *kept; /* (nullable): in the keyring, or on its way there */
  PfCache *cache;      /* (nullable): of the account, while its session is kept */
  GCancellable *calls; /* of the present portal and person */
  char *password;      /* (nullable): while it is not known whether a code is wanted besides */
  gboolean looked_for_trust; /* in the keyring, for this password */
  gboolean asked;            /* the keyring was asked to be opened */
  gboolean skipped;          /* the person goes on this once without it */
};

/* Writes down why the person is not in. @result: (nullable): of the call that failed */
void pf_gate_fail (PfGate *self, const GError *error, GAsyncResult *result);

/* What was asked is answered: the entrance goes on with @stage. */
void pf_gate_go_on (PfGate *self, PfEntranceStage stage);

/* What is on its way will not be heard. */
void pf_gate_drop_calls (PfGate *self);

gboolean pf_gate_is_too_old (PfGate *self);

/* Looks for a session that is kept; with @open, asks for a closed keyring to be opened. */
void pf_gate_look_in_keyring (PfGate *self, gboolean open);

void pf_gate_skip_keyring (PfGate *self);

void pf_gate_sign_in (PfGate *self, const char *password);

/* Signs in once more with that password, and with the code of the second factor. */
void pf_gate_give_code (PfGate *self, const char *code);

/* Back to the password. The address stays. */
void pf_gate_leave_code (PfGate *self);

/* What was typed is done with. */
void pf_gate_forget_password (PfGate *self);

void pf_gate_load_me (PfGate *self);

/* Takes the session of that account out of the keyring; where it is closed, once it is open. */
void pf_gate_empty_keyring (PfGate *self, const char *email);

/* Whether what the keyring still holds of that account was left. */
gboolean pf_gate_is_left (PfGate *self, const char *email);

/* Ends @session (transfer full), found after it was left: the portal may not have been told. */
void pf_gate_end_left (PfGate *self, PfKeptSession *session, const char *email);

/* What the keyring holds of that account is of a new session. */
void pf_gate_mark_kept (PfGate *self, const char *email);

/* Nobody is signed in any more, because of @failure or by their own wish. */
void pf_gate_leave (PfGate *self, PfFailure failure);

G_END_DECLS
