/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mails that an agent has sent so that an adult gets in.
 */
#pragma once

#include "core/staff-household.h"
#include "server/ops/call.h"

G_BEGIN_DECLS

/* Asks for the mail with the link, as the adult could; who it goes to, and what it says, is found
 * when it is sent. It speaks the language in which @known was last written to.
 * @known: (nullable): an address
 * @ret_id: the mail's
 */
gboolean pf_access_mail_send (PfCall *call,
                              const PfStaffAdult *adult,
                              const char *email,
                              const char *known,
                              PfId ret_id,
                              GError **error);

/* Tells @email that another address is noted instead. */
gboolean pf_access_mail_tell_changed (PfCall *call,
                                      const PfStaffAdult *adult,
                                      const char *email,
                                      GError **error);

G_END_DECLS
