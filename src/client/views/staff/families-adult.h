/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One adult of the household that is open: whether they get in, what stands in the way, and what
 * the desk can do about it.
 */
#pragma once

#include <adwaita.h>

#include "client/model/families-model.h"

G_BEGIN_DECLS

#define PF_TYPE_FAMILIES_ADULT (pf_families_adult_get_type ())
G_DECLARE_FINAL_TYPE (PfFamiliesAdult, pf_families_adult, PF, FAMILIES_ADULT, AdwBin)

GtkWidget *pf_families_adult_new (PfFamiliesModel *model, PfStaffAdult *adult);

/* The focus where the form lacks something, where it is this adult's: else FALSE. */
gboolean pf_families_adult_focus_form (PfFamiliesAdult *self);

G_END_DECLS
