/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/school-children.h"

#include "client/views/family/school-words.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/wrapping-label.h"

#define CHILD "child" /* of an option: its child's id */

struct _PfSchoolChildren
{
  AdwBin parent_instance;

  PfSchoolEnrolling *enrolling; /* (nullable) */
  char *shown;                  /* (nullable): all that the rows say */
  gboolean filling;             /* what changes now was not done by the person */

  GtkWidget *options;
  GtkWidget *others;
};

enum
{
  PROP_ENROLLING = 1,
};

G_DEFINE_FINAL_TYPE (PfSchoolChildren, pf_school_children, ADW_TYPE_BIN)

static void
chosen_cb (GtkCheckButton *option, PfSchoolChildren *self)
{
  if (!self->filling && gtk_check_button_get_active (option))
    pf_school_enrolling_choose_child (self->enrolling,
                                      g_object_get_data (G_OBJECT (option), CHILD));
}

static GtkWidget *
make_option (PfSchoolChildren *self, PfChild *child, const char *about)
{
  static const char *const quiet[] = { "caption", "dim", NULL };
  GtkWidget *first = gtk_widget_get_first_child (self->options);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *option =
      g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (child->first_name, NULL));
  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (about, quiet));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (option), words);
  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (option), GTK_CHECK_BUTTON (first));
  gtk_widget_add_css_class (option, "option");
  gtk_accessible_update_property (GTK_ACCESSIBLE (option),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  child->first_name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  about,
                                  -1);
  g_object_set_data_full (G_OBJECT (option), CHILD, g_strdup (child->id), g_free);
  g_signal_connect (option, "toggled", G_CALLBACK (chosen_cb), self);
  return option;
}

static GtkWidget *
make_other (const char *words)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 "orientation",
                                 GTK_ORIENTATION_VERTICAL,
                                 NULL);

  gtk_box_append (GTK_BOX (row), pf_wrapping_label_new (words, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

/* Rows that say the same keep the focus that they have. */
static gboolean
is_news (PfSchoolChildren *self)
{
  GListModel *children = G_LIST_MODEL (self->enrolling->household->children);
  g_autoptr (GString) now = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfChild) child = g_list_model_get_item (children, i);
    g_autofree char *need = pf_enrolling_say_need (self->enrolling, child);

    g_string_append_printf (now, "%s %s %s\n", child->id, child->first_name, need);
  }
  if (g_strcmp0 (now->str, self->shown) == 0)
    return FALSE;
  g_free (self->shown);
  self->shown = g_strdup (now->str);
  return TRUE;
}

static guint
count_shown (PfSchoolChildren *self)
{
  GListModel *children = G_LIST_MODEL (self->enrolling->household->children);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfChild) child = g_list_model_get_item (children, i);

    n += pf_school_need_is_shown (pf_school_enrolling_get_need (self->enrolling, child));
  }
  return n;
}

static void
fill (PfSchoolChildren *self)
{
  GListModel *children = G_LIST_MODEL (self->enrolling->household->children);
  gboolean has_choice = count_shown (self) > 1;

  pf_item_rows_clear (GTK_BOX (self->options));
  pf_item_rows_clear (GTK_BOX (self->others));
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfChild) child = g_list_model_get_item (children, i);
    g_autofree char *words = pf_enrolling_say_need (self->enrolling, child);

    if (!pf_school_need_is_shown (pf_school_enrolling_get_need (self->enrolling, child)))
      gtk_box_append (GTK_BOX (self->others), make_other (words));
    else if (has_choice)
      gtk_box_append (GTK_BOX (self->options), make_option (self, child, words));
  }
}

static void
show_chosen (PfSchoolChildren *self)
{
  const char *chosen = self->enrolling->child != NULL ? self->enrolling->child->id : "";

  for (GtkWidget *option = gtk_widget_get_first_child (self->options); option != NULL;
       option = gtk_widget_get_next_sibling (option)) {
    gboolean is_chosen = g_str_equal (g_object_get_data (G_OBJECT (option), CHILD), chosen);

    gtk_check_button_set_active (GTK_CHECK_BUTTON (option), is_chosen);
    if (is_chosen)
      gtk_widget_add_css_class (option, "on");
    else
      gtk_widget_remove_css_class (option, "on");
  }
}

/* A single child who can be chosen is shown by the page itself. */
static void
show (PfSchoolChildren *self)
{
  gboolean has_choice, has_others;

  if (!pf_school_enrolling_is_ready (self->enrolling)) {
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    return;
  }
  self->filling = TRUE;
  if (is_news (self))
    fill (self);
  show_chosen (self);
  self->filling = FALSE;
  has_choice = gtk_widget_get_first_child (self->options) != NULL;
  has_others = gtk_widget_get_first_child (self->others) != NULL;
  pf_item_rows_show (GTK_BOX (self->options));
  pf_item_rows_show (GTK_BOX (self->others));
  gtk_widget_set_sensitive (self->options, !self->enrolling->busy);
  gtk_widget_set_visible (GTK_WIDGET (self), has_choice || has_others);
}

static void
pf_school_children_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  PfSchoolChildren *self = PF_SCHOOL_CHILDREN (object);

  if (!g_set_object (&self->enrolling, g_value_get_object (value)) || self->enrolling == NULL)
    return;
  g_signal_connect_object (self->enrolling, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

static void
pf_school_children_finalize (GObject *object)
{
  PfSchoolChildren *self = PF_SCHOOL_CHILDREN (object);

  g_clear_object (&self->enrolling);
  g_free (self->shown);
  G_OBJECT_CLASS (pf_school_children_parent_class)->finalize (object);
}

static void
pf_school_children_class_init (PfSchoolChildrenClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pf_school_children_set_property;
  object_class->finalize = pf_school_children_finalize;
  g_object_class_install_property (object_class,
                                   PROP_ENROLLING,
                                   g_param_spec_object ("enrolling",
                                                        NULL,
                                                        NULL,
                                                        PF_TYPE_SCHOOL_ENROLLING,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/school-children.ui");
  gtk_widget_class_bind_template_child (widget_class, PfSchoolChildren, options);
  gtk_widget_class_bind_template_child (widget_class, PfSchoolChildren, others);
}

static void
pf_school_children_init (PfSchoolChildren *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
