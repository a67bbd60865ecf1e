/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A box whose content is told when it changes. GTK 4.8 cannot announce: what a screen reader can
 * follow is a place in the order of focus, of the role "status", whose name changes.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PF_TYPE_LIVE_REGION (pf_live_region_get_type ())
G_DECLARE_FINAL_TYPE (PfLiveRegion, pf_live_region, PF, LIVE_REGION, GtkBox)

/* Makes @words its name; FALSE where they were so already. */
gboolean pf_live_region_say (PfLiveRegion *self, const char *words);

/* Shows it, with its class "notice", or leaves it empty in its place: GTK 4.8 tells nothing of a
 * region that was hidden until it had something to say. Its content is shown and hidden with it.
 */
void pf_live_region_set_open (PfLiveRegion *self, gboolean open);

/* What it says (transfer none), or NULL. */
const char *pf_live_region_get_words (PfLiveRegion *self);

G_END_DECLS
