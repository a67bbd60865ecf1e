/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/role-choice.h"

#include <glib/gi18n.h>

#include "client/views/account/account-words.h"
#include "client/views/staff/agents-words.h"
#include "client/views/widgets/note.h"
#include "client/views/widgets/wrapping-label.h"

static const PfRoles roles[] = { PF_ROLE_FRONT_DESK, PF_ROLE_EDUCATION, PF_ROLE_ACTIVITIES,
                                 PF_ROLE_ATTENDANCE, PF_ROLE_BILLING,   PF_ROLE_ADMINISTRATOR };

struct _PfRoleChoice
{
  AdwBin parent_instance;

  GtkWidget *checks[G_N_ELEMENTS (roles)];
  GtkWidget *fault;
};

G_DEFINE_FINAL_TYPE (PfRoleChoice, pf_role_choice, ADW_TYPE_BIN)

PfRoles
pf_role_choice_get_roles (PfRoleChoice *self)
{
  PfRoles chosen = PF_ROLE_NONE;

  g_return_val_if_fail (PF_IS_ROLE_CHOICE (self), PF_ROLE_NONE);

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      chosen |= roles[i];
  }
  return chosen;
}

void
pf_role_choice_set_roles (PfRoleChoice *self, PfRoles chosen)
{
  g_return_if_fail (PF_IS_ROLE_CHOICE (self));

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]), (chosen & roles[i]) != 0);
  gtk_widget_set_visible (self->fault, FALSE);
}

gboolean
pf_role_choice_check (PfRoleChoice *self)
{
  gboolean is_good = pf_role_choice_get_roles (self) != PF_ROLE_NONE;

  gtk_widget_set_visible (self->fault, !is_good);
  if (!is_good)
    gtk_widget_grab_focus (self->checks[0]);
  return is_good;
}

static gboolean
pf_role_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PF_ROLE_CHOICE (widget)->checks[0]);
}

static void
toggled_cb (PfRoleChoice *self)
{
  gtk_widget_set_visible (self->fault, FALSE);
}

static GtkWidget *
new_check (PfRoleChoice *self, PfRoles role)
{
  static const char *const quiet[] = { "caption", "dim", NULL };
  g_autofree char *name = pf_roles_say (role);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (name, NULL));
  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (pf_role_describe (role), quiet));
  g_object_set (check, "child", words, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  pf_role_describe (role),
                                  -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  return check;
}

static void
pf_role_choice_class_init (PfRoleChoiceClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = pf_role_choice_grab_focus;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pf_role_choice_init (PfRoleChoice *self)
{
  static const char *const heading[] = { "heading", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), pf_wrapping_label_new (_ ("Roles"), heading));
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    self->checks[i] = new_check (self, roles[i]);
    gtk_box_append (GTK_BOX (box), self->checks[i]);
  }
  self->fault = g_object_new (PF_TYPE_NOTE,
                              "kind",
                              PF_NOTE_KIND_WARN,
                              "icon-name",
                              "dialog-warning-symbolic",
                              "text",
                              _ ("Tick one role at least: without any, nothing can be done here"),
                              "visible",
                              FALSE,
                              NULL);
  gtk_box_append (GTK_BOX (box), self->fault);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Roles"), -1);
}
