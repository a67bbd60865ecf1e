/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/planning-child-row.h"

#include <glib/gi18n.h>

#include "client/views/say.h"
#include "client/views/widgets/box.h"

struct _PfPlanningChildRow
{
  AdwBin parent_instance;

  GtkWidget *avatar;
  GtkWidget *name;
  GtkWidget *about;
  GtkWidget *total;
  GtkWidget *sentence;
};

G_DEFINE_FINAL_TYPE (PfPlanningChildRow, pf_planning_child_row, ADW_TYPE_BIN)

static char *
say_about (PfPlanningChild *child)
{
  if (child->level == NULL || child->school == NULL)
    return g_strdup (child->level != NULL ? child->level : child->school);
  return g_strdup_printf ("%s, %s", child->level, child->school);
}

static char *
say_total (PfPlanningChild *child)
{
  guint n = (guint) MAX (child->booked, 0);
  g_autofree char *money = pf_say_money (MAX (child->total_cents, 0));

  return g_strdup_printf (ngettext ("%u booking · %s", "%u bookings · %s", n), n, money);
}

/* "Canteen, After school": what the child is enrolled in. */
static char *
list_activities (PfPlanningModel *model, PfPlanningChild *child)
{
  GListModel *lines = pf_planning_model_get_lines (model);
  GString *list = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (PfPlanningLine) line = g_list_model_get_item (lines, i);

    if (!g_str_equal (line->child->id, child->id) || g_strcmp0 (last, line->activity->name) == 0)
      continue;
    last = line->activity->name;
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", last);
  }
  return g_string_free (list, FALSE);
}

static void
show_emptiness (PfPlanningChildRow *self, PfPlanningModel *model, PfPlanningChild *child)
{
  PfPlanningChildSituation situation = pf_planning_model_get_child_situation (model, child->id);
  g_autofree char *activities = list_activities (model, child);
  g_autofree char *sentence = NULL;
  gboolean empty = situation != PF_PLANNING_CHILD_BOOKED;

  if (situation == PF_PLANNING_CHILD_NOT_ENROLLED)
    sentence = g_strdup_printf (
        _ ("%s is not enrolled in any activity. The town’s family service enrols children."),
        child->first_name);
  else
    sentence = g_strdup_printf (
        _ ("%s is enrolled: %s. No day is booked yet: choose days in the grid below."),
        child->first_name,
        activities);
  gtk_label_set_label (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_visible (self->sentence, empty);
  gtk_widget_set_visible (self->about, !empty);
  gtk_widget_set_visible (self->name, !empty);
  gtk_widget_set_visible (self->total, !empty);
}

void
pf_planning_child_row_show (PfPlanningChildRow *self,
                            PfPlanningModel *model,
                            PfPlanningChild *child)
{
  g_autofree char *about = say_about (child);
  g_autofree char *total = say_total (child);

  adw_avatar_set_text (ADW_AVATAR (self->avatar), child->first_name);
  gtk_label_set_label (GTK_LABEL (self->name), child->first_name);
  gtk_label_set_label (GTK_LABEL (self->about), about != NULL ? about : "");
  gtk_label_set_label (GTK_LABEL (self->total), total);
  show_emptiness (self, model, child);
}

static void
pf_planning_child_row_class_init (PfPlanningChildRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PF_TYPE_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/planning-child-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PfPlanningChildRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningChildRow, name);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningChildRow, about);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningChildRow, total);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningChildRow, sentence);
}

static void
pf_planning_child_row_init (PfPlanningChildRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_planning_child_row_new (void)
{
  return g_object_new (PF_TYPE_PLANNING_CHILD_ROW, NULL);
}
