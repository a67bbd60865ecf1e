/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * “Ask for the erasure”, for a panel of preferences: says what happens before it is asked, and
 * since when it is.
 */
#pragma once

#include <adwaita.h>

#include "client/model/entrance.h"
#include "client/model/own-data.h"

G_BEGIN_DECLS

#define PF_TYPE_ERASURE_ROW (pf_erasure_row_get_type ())
G_DECLARE_FINAL_TYPE (PfErasureRow, pf_erasure_row, PF, ERASURE_ROW, AdwBin)

GtkWidget *pf_erasure_row_new (PfOwnData *own_data, PfEntrance *entrance);

G_END_DECLS
