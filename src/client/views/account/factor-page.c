/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/factor-page.h"

#include <glib/gi18n.h>

#include "client/views/account/factor-panel.h"

struct _PfFactorPage
{
  PfFrame parent_instance;

  PfFactorSetup *setup;

  GtkWidget *title;
  GtkWidget *about;
  GtkWidget *place;
};

G_DEFINE_FINAL_TYPE (PfFactorPage, pf_factor_page, PF_TYPE_FRAME)

static void
pf_factor_page_map (GtkWidget *widget)
{
  PfFactorPage *self = PF_FACTOR_PAGE (widget);

  GTK_WIDGET_CLASS (pf_factor_page_parent_class)->map (widget);
  pf_factor_panel_take_focus (PF_FACTOR_PANEL (adw_bin_get_child (ADW_BIN (self->place))));
}

static void
pf_factor_page_dispose (GObject *object)
{
  g_clear_object (&PF_FACTOR_PAGE (object)->setup);
  G_OBJECT_CLASS (pf_factor_page_parent_class)->dispose (object);
}

static void
pf_factor_page_class_init (PfFactorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_factor_page_dispose;
  widget_class->map = pf_factor_page_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/account/factor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PfFactorPage, about);
  gtk_widget_class_bind_template_child (widget_class, PfFactorPage, title);
  gtk_widget_class_bind_template_child (widget_class, PfFactorPage, place);
  gtk_widget_class_bind_template_callback (widget_class, pf_frame_pick_decoration);
}

static void
pf_factor_page_init (PfFactorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_factor_page_new (PfFactorSetup *setup, PfVisit *visit, PfEntrance *entrance)
{
  PfFactorPage *self = g_object_new (PF_TYPE_FACTOR_PAGE, NULL);
  PfAccount *account = pf_visit_get_me (visit)->account;
  g_autofree char *town = NULL;
  g_autofree char *about = NULL;
  g_autofree char *spoken = NULL;
  GtkWidget *panel;

  g_object_get (visit, "town", &town, NULL);
  /* Translators: first name, last name, town */
  about = g_strdup_printf (_ ("%s %s, %s. Once this is set up, your pages open."),
                           account->first_name,
                           account->last_name,
                           town);
  self->setup = g_object_ref (setup);
  gtk_label_set_label (GTK_LABEL (self->about), about);
  panel = pf_factor_panel_new (setup, entrance, town);
  spoken = g_strdup_printf ("%s. %s", gtk_label_get_label (GTK_LABEL (self->title)), about);
  pf_factor_panel_set_about (PF_FACTOR_PANEL (panel), spoken);
  adw_bin_set_child (ADW_BIN (self->place), panel);
  pf_frame_let_wrap (PF_FRAME (self), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

gboolean
pf_factor_page_shows_codes (PfFactorPage *self)
{
  g_return_val_if_fail (PF_IS_FACTOR_PAGE (self), FALSE);
  return self->setup->stage == PF_FACTOR_STAGE_CODES;
}
