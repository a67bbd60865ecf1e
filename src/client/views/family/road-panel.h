/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The panel of a child's road: who, how far, and step after step.
 */
#pragma once

#include <adwaita.h>

#include "client/model/home-road.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_ROAD_PANEL (pf_road_panel_get_type ())
G_DECLARE_FINAL_TYPE (PfRoadPanel, pf_road_panel, PF, ROAD_PANEL, AdwBin)

GtkWidget *pf_road_panel_new (PfHomeRoad *road, PfVisit *visit);

G_END_DECLS
