/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Home: the one thing to do next, the road of each child, what is awaited, and the days ahead. Its
 * buttons are "shell.go" of the shell around it, and "page.retry" of whoever loads.
 *
 * Properties: "model" (PfHomeModel) and "visit" (PfVisit), given once, and "narrow" (the shell's).
 */
#pragma once

#include <adwaita.h>

#include "client/model/home-model.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_HOME_PAGE (pf_home_page_get_type ())
G_DECLARE_FINAL_TYPE (PfHomePage, pf_home_page, PF, HOME_PAGE, AdwBin)

GtkWidget *pf_home_page_new (PfHomeModel *model, PfVisit *visit);

/* (transfer none) */
PfHomeModel *pf_home_page_get_model (PfHomePage *self);

G_END_DECLS
