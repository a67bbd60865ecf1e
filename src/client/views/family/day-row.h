/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One of the days ahead: its date, and for each child what is booked or waited for, with the glyph
 * of its state.
 */
#pragma once

#include <adwaita.h>

#include "client/model/home-day.h"

G_BEGIN_DECLS

#define PF_TYPE_DAY_ROW (pf_day_row_get_type ())
G_DECLARE_FINAL_TYPE (PfDayRow, pf_day_row, PF, DAY_ROW, AdwBin)

GtkWidget *pf_day_row_new (PfHomeDay *day);

G_END_DECLS
