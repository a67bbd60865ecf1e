/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/live-region.h"

struct _PfLiveRegion
{
  GtkBox parent_instance;

  char *words;
};

G_DEFINE_FINAL_TYPE (PfLiveRegion, pf_live_region, GTK_TYPE_BOX)

gboolean
pf_live_region_say (PfLiveRegion *self, const char *words)
{
  g_return_val_if_fail (PF_IS_LIVE_REGION (self), FALSE);
  if (g_strcmp0 (words, self->words) == 0)
    return FALSE;
  g_free (self->words);
  self->words = g_strdup (words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words, -1);
  return TRUE;
}

void
pf_live_region_set_open (PfLiveRegion *self, gboolean open)
{
  g_return_if_fail (PF_IS_LIVE_REGION (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), open);
  if (open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "notice");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "notice");
}

const char *
pf_live_region_get_words (PfLiveRegion *self)
{
  g_return_val_if_fail (PF_IS_LIVE_REGION (self), NULL);
  return self->words;
}

static void
pf_live_region_finalize (GObject *object)
{
  g_free (PF_LIVE_REGION (object)->words);
  G_OBJECT_CLASS (pf_live_region_parent_class)->finalize (object);
}

static void
pf_live_region_class_init (PfLiveRegionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWidgetClass *plain = g_type_class_peek (GTK_TYPE_WIDGET);

  G_OBJECT_CLASS (klass)->finalize = pf_live_region_finalize;
  /* A box only passes the focus on; any other widget takes it. */
  widget_class->focus = plain->focus;
  widget_class->grab_focus = plain->grab_focus;
  gtk_widget_class_set_css_name (widget_class, "pf-live");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
pf_live_region_init (PfLiveRegion *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}
