/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of a new account: every question of it at once, its faults with their places, the proof
 * of address. Properties: "account" (PfNewAccount), "entrance" (PfEntrance): which town.
 */
#pragma once

#include "client/model/new-account.h"
#include "client/views/widgets/frame.h"

G_BEGIN_DECLS

#define PF_TYPE_NEW_ACCOUNT_PAGE (pf_new_account_page_get_type ())
G_DECLARE_FINAL_TYPE (PfNewAccountPage, pf_new_account_page, PF, NEW_ACCOUNT_PAGE, PfFrame)

GtkWidget *pf_new_account_page_new (PfNewAccount *account, PfEntrance *entrance);

G_END_DECLS
