/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/household-child-row.h"

#include "client/views/family/household-words.h"

struct _PfHouseholdChildRow
{
  AdwBin parent_instance;

  GtkWidget *avatar;
  GtkWidget *name;
  GtkWidget *school;
  GtkWidget *birth;
  GtkWidget *custody;
};

G_DEFINE_FINAL_TYPE (PfHouseholdChildRow, pf_household_child_row, ADW_TYPE_BIN)

static void
pf_household_child_row_class_init (PfHouseholdChildRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/household-child-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PfHouseholdChildRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, PfHouseholdChildRow, name);
  gtk_widget_class_bind_template_child (widget_class, PfHouseholdChildRow, school);
  gtk_widget_class_bind_template_child (widget_class, PfHouseholdChildRow, birth);
  gtk_widget_class_bind_template_child (widget_class, PfHouseholdChildRow, custody);
}

static void
pf_household_child_row_init (PfHouseholdChildRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Takes @text (transfer full) in; without one the line is not there. */
static void
set_label (GtkWidget *label, char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
  g_free (text);
}

GtkWidget *
pf_household_child_row_new (PfChild *child, const char *school, PfDate today)
{
  PfHouseholdChildRow *self = g_object_new (PF_TYPE_HOUSEHOLD_CHILD_ROW, NULL);
  g_autofree char *name = g_strdup_printf ("%s %s", child->first_name, child->last_name);

  adw_avatar_set_text (ADW_AVATAR (self->avatar), name);
  set_label (self->name, pf_household_say_child (child, today));
  set_label (self->school, pf_household_say_school (child, school));
  set_label (self->birth, pf_household_say_birth (child));
  set_label (self->custody, pf_household_say_custody (child->custody));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
