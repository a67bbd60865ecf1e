/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the looks of cells mean: a sample of each, with its word.
 */
#pragma once

#include <adwaita.h>

#include "client/model/cell-look.h"

G_BEGIN_DECLS

#define PF_TYPE_LEGEND (pf_legend_get_type ())
G_DECLARE_FINAL_TYPE (PfLegend, pf_legend, PF, LEGEND, AdwBin)

void pf_legend_show (PfLegend *self, const PfCellLook *looks, guint n_looks);

/* Whether the entry of @look is seen, as all are at first. */
void pf_legend_set_shown (PfLegend *self, PfCellLook look, gboolean shown);

/* How many stand side by side: at least @min, however small the place. */
void pf_legend_set_per_line (PfLegend *self, guint min, guint max);

G_END_DECLS
