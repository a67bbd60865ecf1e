/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names as French families bear them, none of them anybody's.
 */
#pragma once

#include "admin/demo-town.h"
#include "core/child.h"

G_BEGIN_DECLS

const char *pf_demo_draw_last_name (PfDemoTown *self);
const char *pf_demo_draw_adult_name (PfDemoTown *self, PfSex sex);
const char *pf_demo_draw_child_name (PfDemoTown *self, PfSex sex);

/* @text (transfer full) for an e-mail address: without accents, spaces and capitals. */
char *pf_demo_fold_name (const char *text);

G_END_DECLS
