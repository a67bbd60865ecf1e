/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/adult-panel.h"

#include <glib/gi18n.h>

#include "client/views/family/household-words.h"
#include "client/views/say.h"

struct _PfAdultPanel
{
  AdwBin parent_instance;

  GtkWidget *avatar;
  GtkWidget *name;
  GtkWidget *role;
  GtkWidget *phone;
  GtkWidget *email;
};

G_DEFINE_FINAL_TYPE (PfAdultPanel, pf_adult_panel, ADW_TYPE_BIN)

static void
pf_adult_panel_class_init (PfAdultPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/adult-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PfAdultPanel, avatar);
  gtk_widget_class_bind_template_child (widget_class, PfAdultPanel, name);
  gtk_widget_class_bind_template_child (widget_class, PfAdultPanel, role);
  gtk_widget_class_bind_template_child (widget_class, PfAdultPanel, phone);
  gtk_widget_class_bind_template_child (widget_class, PfAdultPanel, email);
}

static void
pf_adult_panel_init (PfAdultPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is missing is said: an adult who cannot be reached is what a family must see here. */
GtkWidget *
pf_adult_panel_new (PfAdult *adult)
{
  PfAdultPanel *self = g_object_new (PF_TYPE_ADULT_PANEL, NULL);
  g_autofree char *name = g_strdup_printf ("%s %s", adult->first_name, adult->last_name);
  g_autofree char *phone =
      adult->phone != NULL ? pf_say_phone (adult->phone) : g_strdup (_ ("No phone number"));

  adw_avatar_set_text (ADW_AVATAR (self->avatar), name);
  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->role), pf_household_get_role (adult->role));
  gtk_label_set_label (GTK_LABEL (self->phone), phone);
  gtk_label_set_label (GTK_LABEL (self->email),
                       adult->email != NULL ? adult->email : _ ("No e-mail address"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
