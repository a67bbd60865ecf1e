/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A step of the road: marker, rail, title, reason. Properties: "step" (PfHomeStep), "visit"
 * (PfVisit: its desk is named where no page does the step), both given once.
 */
#pragma once

#include <adwaita.h>

#include "client/model/home-road.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_STEP_ROW (pf_step_row_get_type ())
G_DECLARE_FINAL_TYPE (PfStepRow, pf_step_row, PF, STEP_ROW, AdwBin)

GtkWidget *pf_step_row_new (PfHomeStep *step, PfVisit *visit);

G_END_DECLS
