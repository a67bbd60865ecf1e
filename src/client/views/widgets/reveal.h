/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For what opens where nobody looks: a form below the fold.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls what is around @area so that it is in view, its top first, once it has been given its
 * place: where the focus goes into what has just been shown, GTK scrolls to where it was before.
 */
void pf_reveal (GtkWidget *area);

G_END_DECLS
