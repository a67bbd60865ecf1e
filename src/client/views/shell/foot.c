/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/foot.h"

#include <glib/gi18n.h>

#include "client/views/account/account-words.h"
#include "client/views/widgets/person.h"
#include "client/views/widgets/wrapping-label.h"

struct _PfFoot
{
  AdwBin parent_instance;

  GSignalGroup *visit; /* its target: the visit, while there is one */

  GtkWidget *plain;
  GtkWidget *switcher;
  GtkWidget *switcher_person;
  GtkWidget *household_choice;
  GtkWidget *households;
  GtkWidget *school_year_choice;
  GtkWidget *school_years;
};

typedef enum
{
  PROP_VISIT = 1,
} PfFootProperty;

static GParamSpec *properties[PROP_VISIT + 1];

G_DEFINE_FINAL_TYPE (PfFoot, pf_foot, ADW_TYPE_BIN)

static char *
build_name (PfMe *me)
{
  if (me == NULL || me->account == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%s %s", me->account->first_name, me->account->last_name);
}

/* Agents are of a service, where families are of a household. */
static char *
build_about (PfVisit *visit)
{
  PfMe *me = pf_visit_get_me (visit);
  PfRoles roles = me != NULL && me->account != NULL
                      ? pf_roles_from_words ((const char *const *) me->account->roles)
                      : PF_ROLE_NONE;
  const char *household = pf_visit_get_household_name (visit);
  const char *school_year = pf_visit_get_school_year_name (visit);

  if ((roles & PF_ROLE_FAMILY) == 0 && (roles & PF_ROLES_STAFF) != 0)
    return pf_roles_say (roles);
  if (household == NULL || school_year == NULL)
    return g_strdup (household != NULL ? household : school_year);
  return g_strdup_printf ("%s · %s", household, school_year);
}

/* "Léa, Tom and Zoé", or NULL. */
static char *
list_children (GListModel *children)
{
  guint n = g_list_model_get_n_items (children);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    g_autoptr (PfChildSummary) child = g_list_model_get_item (children, i);
    const char *before = i == 0       ? ""
                         : i + 1 == n ? C_ ("before the last of a list", " and ")
                                      : ", ";

    g_string_append_printf (list, "%s%s", before, child->first_name);
  }
  return g_string_free (list, list->len == 0);
}

/* One choice of the popover: a radio button, because its action has a parameter.
 * @detail: (nullable)
 */
static void
append_choice (GtkWidget *choices,
               const char *name,
               const char *detail,
               const char *action,
               const char *id)
{
  static const char *const plain[] = { NULL };
  static const char *const quiet[] = { "caption", "dim", NULL };
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *choice =
      g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (name, plain));
  if (detail != NULL)
    gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (detail, quiet));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (choice), words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (choice), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (choice), "s", id);
  gtk_widget_add_css_class (choice, "switch-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (detail != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  gtk_box_append (GTK_BOX (choices), choice);
}

static void
empty (GtkWidget *choices)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (choices)) != NULL)
    gtk_box_remove (GTK_BOX (choices), child);
}

/* Whether there is a choice. */
static gboolean
fill_households (PfFoot *self, GListModel *households)
{
  guint n = households != NULL ? g_list_model_get_n_items (households) : 0;

  empty (self->households);
  for (guint i = 0; i < n; i++) {
    g_autoptr (PfHouseholdSummary) household = g_list_model_get_item (households, i);
    g_autofree char *children = list_children (G_LIST_MODEL (household->children));

    append_choice (self->households, household->name, children, "visit.household", household->id);
  }
  gtk_widget_set_visible (self->household_choice, n > 1);
  return n > 1;
}

/* They stand the newest first, and none is over: the last is the one that today is in. */
static gboolean
fill_school_years (PfFoot *self, GListModel *years)
{
  guint n = years != NULL ? g_list_model_get_n_items (years) : 0;

  empty (self->school_years);
  for (guint i = 0; i < n; i++) {
    g_autoptr (PfSchoolYear) year = g_list_model_get_item (years, i);

    append_choice (self->school_years,
                   year->name,
                   i + 1 < n ? _ ("to come, from September") : _ ("under way until 31 August"),
                   "visit.school-year",
                   year->id);
  }
  gtk_widget_set_visible (self->school_year_choice, n > 1);
  return n > 1;
}

static void
fill_choices (PfFoot *self, PfMe *me)
{
  gboolean has_households =
      fill_households (self, me != NULL ? G_LIST_MODEL (me->households) : NULL);
  gboolean has_years =
      fill_school_years (self, me != NULL ? G_LIST_MODEL (me->school_years) : NULL);

  gtk_widget_set_visible (self->switcher, has_households || has_years);
  gtk_widget_set_visible (self->plain, !has_households && !has_years);
}

static void
update (PfFoot *self, PfVisit *visit)
{
  PfMe *me = pf_visit_get_me (visit);
  g_autofree char *name = build_name (me);
  g_autofree char *about = build_about (visit);
  g_autofree char *words =
      g_strdup_printf (_ ("Change household or school year: %s"), about != NULL ? about : "");

  g_object_set (self->plain, "full-name", name, "about", about, NULL);
  g_object_set (self->switcher_person, "full-name", name, "about", about, NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->switcher), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
visit_changed_cb (PfVisit *visit, GParamSpec *, PfFoot *self)
{
  update (self, visit);
}

static void
me_changed_cb (PfVisit *visit, GParamSpec *, PfFoot *self)
{
  fill_choices (self, pf_visit_get_me (visit));
}

static void
bind_cb (PfFoot *self, PfVisit *visit)
{
  fill_choices (self, pf_visit_get_me (visit));
  update (self, visit);
}

static void
pf_foot_get_property (GObject *object, guint, GValue *value, GParamSpec *)
{
  g_value_take_object (value, g_signal_group_dup_target (PF_FOOT (object)->visit));
}

static void
pf_foot_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  g_signal_group_set_target (PF_FOOT (object)->visit, g_value_get_object (value));
}

static void
pf_foot_dispose (GObject *object)
{
  g_clear_object (&PF_FOOT (object)->visit);
  G_OBJECT_CLASS (pf_foot_parent_class)->dispose (object);
}

static void
pf_foot_class_init (PfFootClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pf_foot_get_property;
  object_class->set_property = pf_foot_set_property;
  object_class->dispose = pf_foot_dispose;

  properties[PROP_VISIT] = g_param_spec_object (
      "visit", NULL, NULL, PF_TYPE_VISIT, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_PERSON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portailfamille/PortailFamille/shell/foot.ui");
  gtk_widget_class_bind_template_child (widget_class, PfFoot, plain);
  gtk_widget_class_bind_template_child (widget_class, PfFoot, switcher);
  gtk_widget_class_bind_template_child (widget_class, PfFoot, switcher_person);
  gtk_widget_class_bind_template_child (widget_class, PfFoot, household_choice);
  gtk_widget_class_bind_template_child (widget_class, PfFoot, households);
  gtk_widget_class_bind_template_child (widget_class, PfFoot, school_year_choice);
  gtk_widget_class_bind_template_child (widget_class, PfFoot, school_years);
}

static void
pf_foot_init (PfFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->visit = g_signal_group_new (PF_TYPE_VISIT);
  g_signal_connect_object (self->visit, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect (self->visit, "notify::me", G_CALLBACK (me_changed_cb), self);
  g_signal_group_connect (self->visit, "notify", G_CALLBACK (visit_changed_cb), self);
}
