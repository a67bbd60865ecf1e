/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where families of the demonstration town live, and the school that takes their children.
 */
#pragma once

#include "admin/demo-town.h"

G_BEGIN_DECLS

/* An address (transfer full) in town, and the site of the schools of its sector. */
PfAddress *pf_demo_draw_address (PfDemoTown *self, guint *ret_site);

/* An address (transfer full) in the village next to it. */
PfAddress *pf_demo_draw_outside_address (PfDemoTown *self);

/* An address in town, by hand. */
PfAddress *pf_demo_address (const char *line1);

/* The school (transfer none) of that level at a site. */
PfSchool *pf_demo_find_school (PfDemoTown *self, guint site, PfLevel level);

G_END_DECLS
