/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/fault-panel.h"

#include <glib/gi18n.h>

#include "client/views/widgets/live-region.h"
#include "client/views/widgets/wrapping-label.h"

struct _PfFaultPanel
{
  AdwBin parent_instance;

  GArray *shown; /* of PfFaultLine */

  GtkWidget *news;
  GtkWidget *title;
  GtkWidget *lines;
};

static guint jump_signal;

G_DEFINE_FINAL_TYPE (PfFaultPanel, pf_fault_panel, ADW_TYPE_BIN)

static void
clear_line (gpointer line)
{
  g_free (((PfFaultLine *) line)->what);
}

GArray *
pf_fault_lines_new (void)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PfFaultLine));

  g_array_set_clear_func (lines, clear_line);
  return lines;
}

static void
clicked_cb (GtkWidget *button, PfFaultPanel *self)
{
  guint id = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "line"));

  g_signal_emit (self, jump_signal, 0, id);
}

static GtkWidget *
new_icon (const char *name, const char *css_class)
{
  GtkWidget *icon = g_object_new (
      GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name", name, NULL);

  gtk_widget_add_css_class (icon, css_class);
  return icon;
}

static GtkWidget *
new_button (PfFaultPanel *self, const PfFaultLine *line)
{
  static const char *const strong[] = { "strong", NULL };
  static const char *const quiet[] = { "caption", "dim", NULL };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", row, NULL);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", line->what, line->where);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (line->what, strong));
  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (line->where, quiet));
  gtk_box_append (GTK_BOX (row), new_icon ("dialog-warning-symbolic", "bad-text"));
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), new_icon ("go-next-symbolic", "dim"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "line", GUINT_TO_POINTER (line->id));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  return button;
}

static gboolean
is_same (GArray *a, GArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++) {
    const PfFaultLine *one = &g_array_index (a, PfFaultLine, i);
    const PfFaultLine *other = &g_array_index (b, PfFaultLine, i);

    same = one->id == other->id && g_str_equal (one->what, other->what);
  }
  return same;
}

static void
fill (PfFaultPanel *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), old);
  for (guint i = 0; i < self->shown->len; i++)
    gtk_box_append (GTK_BOX (self->lines),
                    new_button (self, &g_array_index (self->shown, PfFaultLine, i)));
}

void
pf_fault_panel_show (PfFaultPanel *self, GArray *lines)
{
  g_autofree char *title = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (PF_IS_FAULT_PANEL (self));

  if (is_same (self->shown, lines))
    return;
  g_array_unref (self->shown);
  self->shown = g_array_ref (lines);
  fill (self);
  title = g_strdup_printf (ngettext ("%u answer to correct", "%u answers to correct", lines->len),
                           lines->len);
  spoken = g_strdup_printf ("%s. %s", title, _ ("All the rest is kept."));
  gtk_label_set_label (GTK_LABEL (self->title), title);
  pf_live_region_say (PF_LIVE_REGION (self->news), spoken);
  gtk_widget_set_visible (GTK_WIDGET (self), lines->len > 0);
}

void
pf_fault_panel_take_focus (PfFaultPanel *self)
{
  GtkWidget *first;

  g_return_if_fail (PF_IS_FAULT_PANEL (self));

  first = gtk_widget_get_first_child (self->lines);
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

static void
pf_fault_panel_finalize (GObject *object)
{
  g_array_unref (PF_FAULT_PANEL (object)->shown);
  G_OBJECT_CLASS (pf_fault_panel_parent_class)->finalize (object);
}

static void
pf_fault_panel_class_init (PfFaultPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pf_fault_panel_finalize;
  jump_signal = g_signal_new ("jump",
                              G_TYPE_FROM_CLASS (klass),
                              G_SIGNAL_RUN_LAST,
                              0,
                              NULL,
                              NULL,
                              NULL,
                              G_TYPE_NONE,
                              1,
                              G_TYPE_UINT);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/fault-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PfFaultPanel, news);
  gtk_widget_class_bind_template_child (widget_class, PfFaultPanel, title);
  gtk_widget_class_bind_template_child (widget_class, PfFaultPanel, lines);
}

static void
pf_fault_panel_init (PfFaultPanel *self)
{
  self->shown = pf_fault_lines_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
