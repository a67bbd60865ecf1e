/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/planning-explanation.h"

#include <glib/gi18n.h>

#include "client/views/family/planning-words.h"

struct _PfPlanningExplanation
{
  GtkPopover parent_instance;

  PfPlanningModel *model;
  PfPlanningItem *item;

  GtkWidget *subject;
  GtkWidget *sample;
  GtkWidget *why;
  GtkWidget *left;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (PfPlanningExplanation, pf_planning_explanation, GTK_TYPE_POPOVER)

/* What may be offered, in this order; the first that is possible is the suggested one. */
static const struct
{
  PfCellChoice choice;
  PfPlanningState state; /* of the cell */
  const char *label;
} offers[] = {
  { { PF_BOOKING_ACTION_BOOK, FALSE }, PF_PLANNING_STATE_OFFERED, N_ ("Accept the place") },
  { { PF_BOOKING_ACTION_CANCEL, FALSE }, PF_PLANNING_STATE_OFFERED, N_ ("Decline") },
  { { PF_BOOKING_ACTION_BOOK, FALSE }, PF_PLANNING_STATE_FULL, N_ ("Join the waiting list") },
  { { PF_BOOKING_ACTION_BOOK, FALSE }, PF_PLANNING_STATE_OPEN, N_ ("Choose this day") },
  { { PF_BOOKING_ACTION_BOOK, TRUE }, PF_PLANNING_STATE_OPEN, N_ ("Book late") },
  { { PF_BOOKING_ACTION_BOOK, TRUE }, PF_PLANNING_STATE_FULL, N_ ("Ask for a place late") },
  { { PF_BOOKING_ACTION_CANCEL, FALSE }, PF_PLANNING_STATE_WAITING, N_ ("Leave the waiting list") },
  { { PF_BOOKING_ACTION_CANCEL, FALSE }, PF_PLANNING_STATE_REQUESTED, N_ ("Withdraw the request") },
  { { PF_BOOKING_ACTION_CANCEL, FALSE }, PF_PLANNING_STATE_HELD, N_ ("Give the place back") },
  { { PF_BOOKING_ACTION_CANCEL, FALSE }, PF_PLANNING_STATE_BOOKED, N_ ("Cancel this day") },
  { { PF_BOOKING_ACTION_ABSENT, FALSE }, PF_PLANNING_STATE_BOOKED, N_ ("Tell an absence") },
  { { PF_BOOKING_ACTION_CANCEL, TRUE }, PF_PLANNING_STATE_BOOKED, N_ ("Cancel all the same") },
};

static void
choose_cb (PfPlanningExplanation *self, GtkButton *button)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "offer"));

  pf_planning_model_choose (self->model, self->item, &offers[position].choice);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkWidget *
add_button (PfPlanningExplanation *self, const char *label)
{
  GtkWidget *text = g_object_new (
      GTK_TYPE_LABEL, "label", label, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static void
add_offers (PfPlanningExplanation *self)
{
  const PfCellChoice none = { 0 };
  gboolean suggested = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++) {
    GtkWidget *button;

    if (offers[i].state != self->item->cell->state ||
        !pf_planning_model_may_choose (self->model, self->item, &offers[i].choice))
      continue;
    button = add_button (self, _ (offers[i].label));
    if (!suggested)
      gtk_widget_add_css_class (button, "suggested-action");
    suggested = TRUE;
    g_object_set_data (G_OBJECT (button), "offer", GUINT_TO_POINTER (i));
    g_signal_connect_swapped (button, "clicked", G_CALLBACK (choose_cb), self);
  }
  if (self->item->problem != PF_PROBLEM_NONE &&
      pf_planning_model_may_choose (self->model, self->item, &none))
    g_signal_connect_swapped (
        add_button (self, _ ("Leave it")), "clicked", G_CALLBACK (gtk_popover_popdown), self);
}

void
pf_planning_explanation_show (PfPlanningExplanation *self,
                              PfPlanningModel *model,
                              PfPlanningItem *item)
{
  g_autofree char *subject = pf_planning_say_item (item);
  g_autofree char *why = pf_planning_say_why (model, item);
  g_autofree char *left = pf_planning_say_what_is_left (model, item);
  GtkWidget *child;

  g_return_if_fail (PF_IS_PLANNING_EXPLANATION (self));
  g_set_object (&self->model, model);
  g_set_object (&self->item, item);
  gtk_label_set_label (GTK_LABEL (self->subject), subject);
  gtk_label_set_label (GTK_LABEL (self->why), why);
  gtk_label_set_label (GTK_LABEL (self->left), left);
  gtk_widget_set_visible (self->left, *left != '\0');
  pf_planning_show_item (PF_CELL (self->sample), model, item);
  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), child);
  add_offers (self);
  gtk_widget_set_visible (self->buttons, gtk_widget_get_first_child (self->buttons) != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  subject,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  why,
                                  -1);
}

static void
pf_planning_explanation_dispose (GObject *object)
{
  PfPlanningExplanation *self = PF_PLANNING_EXPLANATION (object);

  g_clear_object (&self->item);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (pf_planning_explanation_parent_class)->dispose (object);
}

static void
pf_planning_explanation_class_init (PfPlanningExplanationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_planning_explanation_dispose;
  g_type_ensure (PF_TYPE_CELL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/planning-explanation.ui");
  gtk_widget_class_bind_template_child (widget_class, PfPlanningExplanation, subject);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningExplanation, sample);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningExplanation, why);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningExplanation, left);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningExplanation, buttons);
}

static void
pf_planning_explanation_init (PfPlanningExplanation *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_planning_explanation_new (void)
{
  return g_object_new (PF_TYPE_PLANNING_EXPLANATION, NULL);
}
