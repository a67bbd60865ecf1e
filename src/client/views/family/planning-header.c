/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the planning puts into the window's header.
 */
#include <glib/gi18n.h>

#include "client/views/family/planning-page.h"
#include "client/views/widgets/segments.h"

#define TITLE_WIDTH_CHARS 16

static GtkWidget *
new_turner (const char *icon_name, const char *words, const char *action_name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  return button;
}

static GtkWidget *
new_heading (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "heading");
  return label;
}

/* Narrow turns the weeks in the page: the header has no room for it. */
GtkWidget *
pf_planning_page_new_title (PfPlanningPage *self)
{
  GtkWidget *title = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *turner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *plain = new_heading (_ ("Planning"));
  GtkWidget *range = new_heading (NULL);

  gtk_label_set_width_chars (GTK_LABEL (range), TITLE_WIDTH_CHARS);
  gtk_box_append (GTK_BOX (turner),
                  new_turner ("go-previous-symbolic", _ ("Earlier"), "planning.previous"));
  gtk_box_append (GTK_BOX (turner), range);
  gtk_box_append (GTK_BOX (turner), new_turner ("go-next-symbolic", _ ("Later"), "planning.next"));
  gtk_box_append (GTK_BOX (title), plain);
  gtk_box_append (GTK_BOX (title), turner);
  g_object_bind_property (self, "title", range, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "narrow", plain, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (
      self, "narrow", turner, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return title;
}

static gboolean
view_to_position (GBinding *, const GValue *from, GValue *to, gpointer)
{
  g_value_set_uint (to, (guint) g_value_get_enum (from));
  return TRUE;
}

static gboolean
position_to_view (GBinding *, const GValue *from, GValue *to, gpointer)
{
  g_value_set_enum (to, (int) g_value_get_uint (from));
  return TRUE;
}

GtkWidget *
pf_planning_page_new_views (PfPlanningPage *self)
{
  const char *const words[] = { _ ("Month"), _ ("Week"), NULL };
  GtkWidget *views = pf_segments_new ();

  pf_segments_set_words (PF_SEGMENTS (views), words);
  g_object_bind_property_full (self,
                               "view",
                               views,
                               "selected",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL,
                               view_to_position,
                               position_to_view,
                               NULL,
                               NULL);
  g_object_bind_property (
      self, "narrow", views, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return views;
}
