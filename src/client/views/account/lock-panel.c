/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/lock-panel.h"

#include <glib/gi18n.h>

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

static void
set_at_most (PfLockPanel *self, int minutes)
{
  g_autofree char *words = g_strdup_printf (
      ngettext ("Without a key or the mouse for a while, it locks by itself: for your role, after "
                "%d minute at the latest.",
                "Without a key or the mouse for a while, it locks by itself: for your role, after "
                "%d minutes at the latest.",
                (gulong) minutes),
      minutes);

  gtk_label_set_label (GTK_LABEL (self->staff_words), words);
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->minutes), 2, minutes);
}

GtkWidget *
pf_lock_panel_new (GSettings *settings, int at_most)
{
  PfLockPanel *self = g_object_new (PF_TYPE_LOCK_PANEL, NULL);
  const gboolean is_staff = at_most > 0;

  gtk_widget_set_visible (self->staff_words, is_staff);
  gtk_widget_set_visible (self->when_idle, !is_staff);
  if (is_staff)
    set_at_most (self, at_most);
  g_settings_bind (settings, "lock-minutes", self->minutes, "value", G_SETTINGS_BIND_DEFAULT);
  if (is_staff)
    return GTK_WIDGET (self);
  g_settings_bind (settings, "lock-when-idle", self->when_idle, "active", G_SETTINGS_BIND_DEFAULT);
  g_object_bind_property (self->when_idle, "active", self->field, "visible", G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (self);
}
