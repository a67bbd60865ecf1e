/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings the invitations of a household and the portal together.
 */
#pragma once

#include "client/api/client.h"
#include "client/model/inviting.h"

G_BEGIN_DECLS

#define PF_TYPE_INVITING_CONTROLLER (pf_inviting_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfInvitingController,
                      pf_inviting_controller,
                      PF,
                      INVITING_CONTROLLER,
                      GObject)

PfInvitingController *pf_inviting_controller_new (PfApiClient *client, PfInviting *inviting);

/* Loads the invitations of @household; what is on its way for another one is dropped. */
void pf_inviting_controller_load (PfInvitingController *self, const char *household);

G_END_DECLS
