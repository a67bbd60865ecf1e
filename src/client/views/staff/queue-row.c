/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/queue-row.h"

#include "client/views/staff/erasure-words.h"
#include "client/views/staff/queue-words.h"

struct _PfQueueRow
{
  AdwBin parent_instance;

  PfLoading *loading;
  GSignalGroup *summary; /* its target: what is shown, if anything */

  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *kind;
  GtkWidget *candidates;
  GtkWidget *deadline;
  GtkWidget *opened;
  GtkWidget *age;
};

G_DEFINE_FINAL_TYPE (PfQueueRow, pf_queue_row, ADW_TYPE_BIN)

PfQueueSummary *
pf_queue_row_get_summary (PfQueueRow *self)
{
  g_autoptr (PfQueueSummary) summary = NULL;

  g_return_val_if_fail (PF_IS_QUEUE_ROW (self), NULL);
  summary = g_signal_group_dup_target (self->summary);
  return summary; /* the list holds it */
}

static void
set_tag (GtkWidget *tag, const char *words)
{
  gtk_label_set_label (GTK_LABEL (tag), words != NULL ? words : "");
  gtk_widget_set_visible (tag, words != NULL);
}

/* Where there is time it does not press. */
static void
show_deadline (PfQueueRow *self, PfQueueSummary *summary, gboolean is_opened)
{
  PfDate today = pf_instant_get_date (self->loading->now, self->loading->zone);
  PfErasureDelay delay = pf_erasure_get_delay (summary->answer_until, today);
  gboolean presses = summary->answer_until != 0 && delay != PF_ERASURE_DELAY_FAR && !is_opened;
  g_autofree char *words = presses ? pf_erasure_say_answer (summary->answer_until, today) : NULL;

  gtk_widget_remove_css_class (self->deadline, delay == PF_ERASURE_DELAY_PAST ? "warn" : "bad");
  gtk_widget_add_css_class (self->deadline, delay == PF_ERASURE_DELAY_PAST ? "bad" : "warn");
  set_tag (self->deadline, words);
}

/* What has the focus, and is read, is the list's own widget around the row. */
static void
speak (PfQueueRow *self, PfQueueSummary *summary)
{
  g_autofree char *words = pf_queue_say_summary (summary, self->loading);
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));

  if (around != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show (PfQueueRow *self)
{
  PfQueueSummary *summary = pf_queue_row_get_summary (self);
  g_autofree char *name = NULL;
  g_autofree char *matter = NULL;
  g_autofree char *candidates = NULL;
  g_autofree char *opened = NULL;
  g_autofree char *age = NULL;

  if (summary == NULL)
    return;
  name = pf_queue_say_name (summary->first_name, summary->last_name);
  matter = pf_queue_say_matter (summary);
  opened = pf_queue_say_opened_by (summary->opened_by);
  /* One tag is what there is room for: who has it on screen is news of now. */
  candidates = opened == NULL ? pf_queue_say_candidates (summary->n_candidates) : NULL;
  age = pf_queue_say_age (summary->submitted_at, self->loading->now);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                pf_queue_get_icon (summary->kind, summary->changed));
  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->kind), matter);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), summary->address);
  set_tag (self->candidates, candidates);
  show_deadline (self, summary, opened != NULL);
  set_tag (self->opened, opened);
  gtk_label_set_label (GTK_LABEL (self->age), age);
  speak (self, summary);
}

static void
pf_queue_row_dispose (GObject *object)
{
  PfQueueRow *self = PF_QUEUE_ROW (object);

  g_clear_object (&self->summary);
  g_clear_object (&self->loading);
  G_OBJECT_CLASS (pf_queue_row_parent_class)->dispose (object);
}

static void
pf_queue_row_class_init (PfQueueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_queue_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/queue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PfQueueRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PfQueueRow, name);
  gtk_widget_class_bind_template_child (widget_class, PfQueueRow, kind);
  gtk_widget_class_bind_template_child (widget_class, PfQueueRow, candidates);
  gtk_widget_class_bind_template_child (widget_class, PfQueueRow, deadline);
  gtk_widget_class_bind_template_child (widget_class, PfQueueRow, opened);
  gtk_widget_class_bind_template_child (widget_class, PfQueueRow, age);
}

static void
pf_queue_row_init (PfQueueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->summary = g_signal_group_new (PF_TYPE_QUEUE_SUMMARY);
  g_signal_group_connect_swapped (self->summary, "notify", G_CALLBACK (show), self);
}

void
pf_queue_row_set_summary (PfQueueRow *self, PfQueueSummary *summary)
{
  g_return_if_fail (PF_IS_QUEUE_ROW (self));
  g_signal_group_set_target (self->summary, summary);
  show (self);
}

GtkWidget *
pf_queue_row_new (PfLoading *loading)
{
  PfQueueRow *self = g_object_new (PF_TYPE_QUEUE_ROW, NULL);

  self->loading = g_object_ref (loading);
  g_signal_connect_object (loading, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
