/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Families at the desk: a search, the households that it finds, and the one that is open with its
 * adults and the fate of their mails. Property: "narrow".
 */
#pragma once

#include <adwaita.h>

#include "client/model/families-model.h"

G_BEGIN_DECLS

#define PF_TYPE_FAMILIES_PAGE (pf_families_page_get_type ())
G_DECLARE_FINAL_TYPE (PfFamiliesPage, pf_families_page, PF, FAMILIES_PAGE, AdwBin)

GtkWidget *pf_families_page_new (PfFamiliesModel *model);

G_END_DECLS
