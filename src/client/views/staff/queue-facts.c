/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/queue-facts.h"

#include <glib/gi18n.h>

#include "client/views/say.h"
#include "client/views/staff/check-row.h"
#include "client/views/staff/erasure-facts.h"
#include "client/views/staff/queue-words.h"
#include "client/views/staff/school-facts.h"
#include "client/views/staff/tie-facts.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/note.h"

struct _PfQueueFacts
{
  AdwBin parent_instance;

  PfQueueModel *model;
  PfQueueItem *shown; /* (nullable) */

  GtkWidget *name;
  GtkWidget *about;
  GtkWidget *children;
  GtkWidget *change;
  GtkWidget *kind;
  GtkWidget *before_title;
  GtkWidget *before;
  GtkWidget *after;
  GtkWidget *erasure;
  GtkWidget *tie;
  GtkWidget *school;
  GtkWidget *checks;
  GtkWidget *opened;
};

G_DEFINE_FINAL_TYPE (PfQueueFacts, pf_queue_facts, ADW_TYPE_BIN)

static void
show_checks (PfQueueFacts *self)
{
  GListModel *checks = G_LIST_MODEL (self->shown->checks);

  pf_item_rows_clear (GTK_BOX (self->checks));
  for (guint i = 0; i < g_list_model_get_n_items (checks); i++) {
    g_autoptr (PfQueueCheck) check = g_list_model_get_item (checks, i);
    const char *words = pf_queue_say_check (check);

    if (words != NULL)
      gtk_box_append (GTK_BOX (self->checks), pf_check_row_new (check->ok, words, NULL));
  }
  pf_item_rows_show (GTK_BOX (self->checks));
}

/* "7 rue du Port, 49000 Valbourg · nadia@example.org · 02 00 00 00 00" */
static char *
say_about (PfQueueItem *item)
{
  g_autofree char *address =
      item->household != NULL ? pf_address_write (item->household->address) : NULL;
  GString *words = g_string_new (address);
  g_autofree char *phone = NULL;

  if (item->account == NULL)
    return g_string_free (words, FALSE);
  if (item->account->email != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", item->account->email);
  if (item->account->phone == NULL)
    return g_string_free (words, FALSE);
  phone = pf_say_phone (item->account->phone);
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", phone);
  return g_string_free (words, FALSE);
}

/* Whom the family has added while it waits: they go with it, whatever is decided. */
static void
show_children (PfQueueFacts *self)
{
  g_autofree char *words = pf_queue_say_children (self->shown);

  gtk_label_set_label (GTK_LABEL (self->children), words != NULL ? words : "");
  gtk_widget_set_visible (self->children, words != NULL);
}

static char *
say_before (const PfHouseholdChange *change)
{
  return change->changed == PF_CHANGED_ADDRESS
             ? pf_address_write (change->old_address)
             : g_strdup_printf ("%s %s", change->old_name->first_name, change->old_name->last_name);
}

/* What stands and what would stand, one above the other, so that the eye finds what differs. */
static void
show_change (PfQueueFacts *self, const PfHouseholdChange *change)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  gtk_widget_set_visible (self->change, change != NULL);
  if (change == NULL)
    return;
  before = say_before (change);
  after = pf_household_change_write (change);
  gtk_label_set_label (GTK_LABEL (self->kind),
                       pf_queue_say_kind (self->shown->kind, change->changed));
  gtk_label_set_label (GTK_LABEL (self->before_title),
                       change->state == PF_QUEUE_STATE_ACCEPTED ? _ ("The town had")
                                                                : _ ("The town has"));
  gtk_label_set_label (GTK_LABEL (self->before), before);
  gtk_label_set_label (GTK_LABEL (self->after), after);
}

static void
show_item (PfQueueFacts *self, PfQueueItem *item)
{
  g_autofree char *name = NULL;
  g_autofree char *about = NULL;

  g_set_object (&self->shown, item);
  gtk_widget_set_visible (GTK_WIDGET (self), item != NULL);
  if (item == NULL)
    return;
  name = g_strdup_printf ("%s %s", item->first_name, item->last_name);
  about = say_about (item);
  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->about), about);
  show_children (self);
  show_change (self, item->change);
  pf_erasure_facts_show (PF_ERASURE_FACTS (self->erasure), item, self->model->item_loading);
  pf_tie_facts_show (PF_TIE_FACTS (self->tie), item, self->model->item_loading);
  pf_school_facts_show (PF_SCHOOL_FACTS (self->school), item);
  show_checks (self);
}

static void
show_opening (PfQueueFacts *self, PfQueueItem *item)
{
  const char *agent = item != NULL ? item->opened_by : NULL;
  g_autofree char *words =
      agent != NULL
          ? g_strdup_printf (_ ("%s has this file on screen too: talk before you decide."), agent)
          : NULL;

  pf_note_say (PF_NOTE (self->opened), words);
}

static void
changed_cb (PfQueueFacts *self)
{
  PfQueueItem *item = self->model->item;

  if (item != self->shown)
    show_item (self, item);
  show_opening (self, item);
}

static void
pf_queue_facts_dispose (GObject *object)
{
  PfQueueFacts *self = PF_QUEUE_FACTS (object);

  g_clear_object (&self->model);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (pf_queue_facts_parent_class)->dispose (object);
}

static void
pf_queue_facts_class_init (PfQueueFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_queue_facts_dispose;
  g_type_ensure (PF_TYPE_ERASURE_FACTS);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_SCHOOL_FACTS);
  g_type_ensure (PF_TYPE_TIE_FACTS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/queue-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, PfQueueFacts, name);
  gtk_widget_class_bind_template_child (widget_class, PfQueueFacts, about);
  gtk_widget_class_bind_template_child (widget_class, PfQueueFacts, children);
  gtk_widget_class_bind_template_child (widget_class, PfQueueFacts, change);
  gtk_widget_class_bind_template_child (widget_class, PfQueueFacts, kind);
  gtk_widget_class_bind_template_child (widget_class, PfQueueFacts, before_title);
  gtk_widget_class_bind_template_child (widget_class, PfQueueFacts, before);
  gtk_widget_class_bind_template_child (widget_class, PfQueueFacts, after);
  gtk_widget_class_bind_template_child (widget_class, PfQueueFacts, erasure);
  gtk_widget_class_bind_template_child (widget_class, PfQueueFacts, tie);
  gtk_widget_class_bind_template_child (widget_class, PfQueueFacts, school);
  gtk_widget_class_bind_template_child (widget_class, PfQueueFacts, checks);
  gtk_widget_class_bind_template_child (widget_class, PfQueueFacts, opened);
}

static void
pf_queue_facts_init (PfQueueFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pf_queue_facts_set_model (PfQueueFacts *self, PfQueueModel *model)
{
  g_return_if_fail (PF_IS_QUEUE_FACTS (self));

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_item (self, model->item);
  show_opening (self, model->item);
}
