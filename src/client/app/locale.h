/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The language of the window.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes the language of the environment and binds the catalogues: those installed, or those of the
 * folder that the environment variable PF_LOCALE_DIR names. A language whose locale the system
 * lacks still gets its words. Call it once, before any other thread and before GTK starts.
 */
void pf_locale_set_up (void);

G_END_DECLS
