/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One page above others that are not to be met. GTK 4.8 keeps the size of a stack's page that lies
 * below another, and assistive technology still reads it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows that child of the stack, and hides the one that was there. */
void pf_stack_show (GtkStack *stack, GtkWidget *child);

G_END_DECLS
