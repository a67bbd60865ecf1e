/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the portal for the account of a family that the services do not know: brings what the checks
 * need, sends the answers with the document, and hands over to the recovery once the portal has
 * sent its mail. What comes of it stands in its account, for the page. Answers that are not sent
 * yet survive a crash, where there is a keyring to keep their key in.
 */
#pragma once

#include "client/app/recovery-controller.h"
#include "client/model/new-account.h"

G_BEGIN_DECLS

#define PF_TYPE_NEW_ACCOUNT_CONTROLLER (pf_new_account_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfNewAccountController,
                      pf_new_account_controller,
                      PF,
                      NEW_ACCOUNT_CONTROLLER,
                      GObject)

PfNewAccountController *pf_new_account_controller_new (PfGate *gate,
                                                       PfRecoveryController *recovery);

PfNewAccount *pf_new_account_controller_get_account (PfNewAccountController *self);

G_END_DECLS
