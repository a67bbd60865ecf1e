/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in for all pages while the window is locked: nothing of them is seen. Signals:
 * "unlock" (password); "leave": somebody else signs in.
 */
#pragma once

#include "client/model/attempt.h"
#include "client/model/visit.h"
#include "client/views/widgets/frame.h"

G_BEGIN_DECLS

#define PF_TYPE_LOCK_PAGE (pf_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (PfLockPage, pf_lock_page, PF, LOCK_PAGE, PfFrame)

/* @since: when it was locked, by the portal's clock */
GtkWidget *pf_lock_page_new (PfAttempt *attempt,
                             PfVisit *visit,
                             PfEntrance *entrance,
                             PfInstant since);

/* Says that the link of a mail was opened, and waits. */
void pf_lock_page_say_held (PfLockPage *self);

G_END_DECLS
