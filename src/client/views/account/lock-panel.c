/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/lock-panel.h"

#include "client/views/widgets/form-field.h"

struct _PfLockPanel
{
  AdwBin parent_instance;

  GtkWidget *staff_words;
  GtkWidget *when_idle;
  GtkWidget *field;
  GtkWidget *minutes;
};

G_DEFINE_FINAL_TYPE (PfLockPanel, pf_lock_panel, ADW_TYPE_BIN)

static void
pf_lock_panel_class_init (PfLockPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PF_TYPE_FORM_FIELD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/account/lock-panel.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfLockPanel, name)
  BIND (staff_words);
  BIND (when_idle);
  BIND (field);
  BIND (minutes);
#undef BIND
}

static void
pf_lock_panel_init (PfLockPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_lock_panel_new (GSettings *settings, gboolean is_staff)
{
  PfLockPanel *self = g_object_new (PF_TYPE_LOCK_PANEL, NULL);

  gtk_widget_set_visible (self->staff_words, is_staff);
  gtk_widget_set_visible (self->when_idle, !is_staff);
  g_settings_bind (settings, "lock-minutes", self->minutes, "value", G_SETTINGS_BIND_DEFAULT);
  if (is_staff)
    return GTK_WIDGET (self);
  g_settings_bind (settings, "lock-when-idle", self->when_idle, "active", G_SETTINGS_BIND_DEFAULT);
  g_object_bind_property (self->when_idle, "active", self->field, "visible", G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (self);
}
