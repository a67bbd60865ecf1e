/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way to a new password, in three numbered stages: address, mail, password. Escape and the back
 * button lead to the stage before, and from the first one back to the welcome page. Properties:
 * "recovery" (PfRecovery), which is asked for what the person wants; "entrance" (PfEntrance), which
 * knows the town.
 */
#pragma once

#include "client/model/recovery.h"
#include "client/views/widgets/frame.h"

G_BEGIN_DECLS

#define PF_TYPE_RECOVERY_PAGE (pf_recovery_page_get_type ())
G_DECLARE_FINAL_TYPE (PfRecoveryPage, pf_recovery_page, PF, RECOVERY_PAGE, PfFrame)

GtkWidget *pf_recovery_page_new (PfRecovery *recovery, PfEntrance *entrance);

G_END_DECLS
