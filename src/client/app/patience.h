/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Waiting at the entrance: counts down until the portal takes another attempt, and says "over"
 * when a way that was missing may be there again: the network came back, or some time passed.
 */
#pragma once

#include "client/model/entrance.h"

G_BEGIN_DECLS

#define PF_TYPE_PATIENCE (pf_patience_get_type ())
G_DECLARE_FINAL_TYPE (PfPatience, pf_patience, PF, PATIENCE, GObject)

PfPatience *pf_patience_new (PfEntrance *entrance);

/* @seconds: that the portal asked for, 0 for none; @may_pass: worth trying again by itself. */
void pf_patience_wait (PfPatience *self, guint seconds, gboolean may_pass);

/* Waits for nothing any more. */
void pf_patience_stop (PfPatience *self);

G_END_DECLS
