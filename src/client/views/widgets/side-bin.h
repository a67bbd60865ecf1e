/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column beside a larger one: it asks for its least width ("width-request", if it can do with
 * that) and no more, whatever it holds, so that neither column moves when their content changes.
 * Where it stands below the other, it takes the width that there is.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_SIDE_BIN (pf_side_bin_get_type ())
G_DECLARE_FINAL_TYPE (PfSideBin, pf_side_bin, PF, SIDE_BIN, AdwBin)

G_END_DECLS
