/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One stage of several, as in "1 Address": done, being done, or to come. Properties: "number" (from
 * 1), "label", "at" (the number of the stage that is being done). Where it is narrow, only that one
 * has its name.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_STAGE (pf_stage_get_type ())
G_DECLARE_FINAL_TYPE (PfStage, pf_stage, PF, STAGE, AdwBin)

const char *pf_stage_get_label (PfStage *self);

G_END_DECLS
