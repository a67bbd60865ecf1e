/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lets the label in it break its lines inside of a widget that asks for heights whatever the
 * width, as GtkDropDown does: it asks for the height at the width that it had last.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_WRAP_BIN (pf_wrap_bin_get_type ())
G_DECLARE_FINAL_TYPE (PfWrapBin, pf_wrap_bin, PF, WRAP_BIN, AdwBin)

G_END_DECLS
