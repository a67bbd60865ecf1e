/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first screen: which town, what the portal is for, the tutorial's question, and the way in.
 * Property: "entrance" (PfEntrance), which says all that it shows and hears all that is asked.
 */
#pragma once

#include "client/model/entrance.h"
#include "client/views/widgets/frame.h"

G_BEGIN_DECLS

#define PF_TYPE_WELCOME_PAGE (pf_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (PfWelcomePage, pf_welcome_page, PF, WELCOME_PAGE, PfFrame)

GtkWidget *pf_welcome_page_new (PfEntrance *entrance);

/* Gives the focus to what the person does next. */
void pf_welcome_page_take_focus (PfWelcomePage *self);

G_END_DECLS
