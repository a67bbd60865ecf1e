/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Leads a person to a new password: asks the portal for the mail, shows it the code or the link,
 * then the password, and has the gate sign them in; or, of who asked for an account, has the portal
 * verify the address first. What comes of it stands in its recovery, for
 * the page.
 *
 * Signals: "link-waits" (PfVisit): a link was opened while somebody is signed in, who may leave for
 * it (pf_recovery_controller_follow_link) or not (…_drop_link); "invited" (PfVisit): it is that of
 * an invitation, which they may accept besides: the recovery's account says whose; "link-held": one
 * was opened while the window is locked; "told" (words): something that who is signed in must know.
 */
#pragma once

#include "client/app/gate.h"
#include "client/app/lock.h"
#include "client/model/recovery.h"
#include "client/views/shell/leave-note.h"

G_BEGIN_DECLS

#define PF_TYPE_RECOVERY_CONTROLLER (pf_recovery_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfRecoveryController,
                      pf_recovery_controller,
                      PF,
                      RECOVERY_CONTROLLER,
                      GObject)

PfRecoveryController *pf_recovery_controller_new (PfGate *gate);

PfRecovery *pf_recovery_controller_get_recovery (PfRecoveryController *self);

/* An account was asked for: shows where the code of its mail is typed, and signs in with @password
 * once it is verified. @stays: signed in on this computer
 */
void pf_recovery_controller_verify (PfRecoveryController *self,
                                    const char *email,
                                    const char *password,
                                    gboolean stays);

/* From now on nothing is done by a link while @lock is closed. */
void pf_recovery_controller_follow_lock (PfRecoveryController *self, PfLock *lock);

/* Whether one waits for it to open. */
gboolean pf_recovery_controller_holds_link (PfRecoveryController *self);

/* Takes what the desktop hands over, good or not; the gate has started. */
void pf_recovery_controller_open_link (PfRecoveryController *self, const char *uri);

/* What the link that waits is for. */
PfLeaveReason pf_recovery_controller_get_leave_reason (PfRecoveryController *self);

/* Who is signed in leaves, and the link that waits is opened. */
void pf_recovery_controller_follow_link (PfRecoveryController *self);

/* They stay: the link that waits is forgotten, and may be opened again. */
void pf_recovery_controller_drop_link (PfRecoveryController *self);

G_END_DECLS
