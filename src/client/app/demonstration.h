/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the program shows of a demonstration town alone: the window of its mails. Its action,
 * "app.demonstration-mails", is there as long as the portal at hand is a demonstration's.
 */
#pragma once

#include "client/app/gate.h"

G_BEGIN_DECLS

#define PF_TYPE_DEMONSTRATION (pf_demonstration_get_type ())
G_DECLARE_FINAL_TYPE (PfDemonstration, pf_demonstration, PF, DEMONSTRATION, GObject)

/* Signal "follow" (text): the link of a mail is to be followed. */
PfDemonstration *pf_demonstration_new (GApplication *application, PfGate *gate);

G_END_DECLS
