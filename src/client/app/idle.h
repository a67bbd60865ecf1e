/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long nobody has used the program: no key, no pointer, no touch in any of its windows. Signal
 * "idle": the limit has passed; it comes once, until pf_idle_set_limit() begins anew.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PF_TYPE_IDLE (pf_idle_get_type ())
G_DECLARE_FINAL_TYPE (PfIdle, pf_idle, PF, IDLE, GObject)

/* Follows the windows that @application has, and gets. */
PfIdle *pf_idle_new (GtkApplication *application);

/* From now on; 0: there is none. */
void pf_idle_set_limit (PfIdle *self, gint64 seconds);

G_END_DECLS
