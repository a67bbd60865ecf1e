/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/stack.h"

void
pf_stack_show (GtkStack *stack, GtkWidget *child)
{
  GtkWidget *before = gtk_stack_get_visible_child (stack);

  gtk_widget_set_visible (child, TRUE);
  gtk_stack_set_visible_child (stack, child);
  if (before != NULL && before != child)
    gtk_widget_set_visible (before, FALSE);
}
