/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Before all else, for who may not be without a second factor and has none: the way to it, and the
 * way out. The action "app.sign-out" is the latter.
 */
#pragma once

#include "client/model/factor-setup.h"
#include "client/model/visit.h"
#include "client/views/widgets/frame.h"

G_BEGIN_DECLS

#define PF_TYPE_FACTOR_PAGE (pf_factor_page_get_type ())
G_DECLARE_FINAL_TYPE (PfFactorPage, pf_factor_page, PF, FACTOR_PAGE, PfFrame)

GtkWidget *pf_factor_page_new (PfFactorSetup *setup, PfVisit *visit, PfEntrance *entrance);

/* Whether codes are being shown, which nothing may take away. */
gboolean pf_factor_page_shows_codes (PfFactorPage *self);

G_END_DECLS
