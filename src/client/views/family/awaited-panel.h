/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On Home of an account that waits, or of a guardian who lives elsewhere: since when the family
 * desk looks at their file, or which document it wants, and the form that sends it.
 */
#pragma once

#include <adwaita.h>

#include "client/model/proof-sending.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_AWAITED_PANEL (pf_awaited_panel_get_type ())
G_DECLARE_FINAL_TYPE (PfAwaitedPanel, pf_awaited_panel, PF, AWAITED_PANEL, AdwBin)

/* Once, before it is shown. */
void pf_awaited_panel_follow (PfAwaitedPanel *self, PfProofSending *sending, PfVisit *visit);

G_END_DECLS
