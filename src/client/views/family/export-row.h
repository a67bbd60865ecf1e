/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * “Download my data”, for a panel of preferences: asks where to, and says there how it goes.
 */
#pragma once

#include <adwaita.h>

#include "client/model/entrance.h"
#include "client/model/own-data.h"

G_BEGIN_DECLS

#define PF_TYPE_EXPORT_ROW (pf_export_row_get_type ())
G_DECLARE_FINAL_TYPE (PfExportRow, pf_export_row, PF, EXPORT_ROW, AdwBin)

GtkWidget *pf_export_row_new (PfOwnData *own_data, PfEntrance *entrance);

G_END_DECLS
