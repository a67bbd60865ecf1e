/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/check-row.h"

#include "client/views/widgets/wrapping-label.h"

static GtkWidget *
new_glyph (gboolean ok)
{
  GtkWidget *glyph = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name",
                                   ok ? "pf-booked-symbolic" : "dialog-warning-symbolic",
                                   "valign",
                                   GTK_ALIGN_START,
                                   "margin-top",
                                   3,
                                   NULL);

  gtk_widget_add_css_class (glyph, ok ? "good-text" : "warn-text");
  return glyph;
}

GtkWidget *
pf_check_row_new (gboolean ok, const char *words, const char *about)
{
  static const char *const plain[] = { NULL };
  static const char *const quiet[] = { "caption", "dim", NULL };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (lines), pf_wrapping_label_new (words, plain));
  if (about != NULL)
    gtk_box_append (GTK_BOX (lines), pf_wrapping_label_new (about, quiet));
  gtk_box_append (GTK_BOX (row), new_glyph (ok));
  gtk_box_append (GTK_BOX (row), lines);
  return row;
}
