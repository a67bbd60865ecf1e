/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/erasure-facts.h"

#include "client/views/staff/erasure-words.h"
#include "client/views/widgets/note.h"

struct _PfErasureFacts
{
  AdwBin parent_instance;

  GtkWidget *delay;
  GtkWidget *hindrance;
  GtkWidget *guardian;
  GtkWidget *erased;
  GtkWidget *kept;
};

G_DEFINE_FINAL_TYPE (PfErasureFacts, pf_erasure_facts, ADW_TYPE_BIN)

static void
show_delay (PfErasureFacts *self, PfQueueItem *item, PfLoading *loading)
{
  static const PfNoteKind kinds[] = {
    [PF_ERASURE_DELAY_FAR] = PF_NOTE_KIND_QUIET,
    [PF_ERASURE_DELAY_NEAR] = PF_NOTE_KIND_WARN,
    [PF_ERASURE_DELAY_PAST] = PF_NOTE_KIND_BAD,
  };
  PfDate today = pf_instant_get_date (loading->now, loading->zone);
  g_autofree char *words = pf_erasure_say_delay (item, today, loading->zone);

  pf_note_set_kind (PF_NOTE (self->delay),
                    kinds[pf_erasure_get_delay (item->erasure->answer_until, today)]);
  pf_note_set_text (PF_NOTE (self->delay), words);
}

void
pf_erasure_facts_show (PfErasureFacts *self, PfQueueItem *item, PfLoading *loading)
{
  g_autofree char *hindrance = NULL;
  g_autofree char *guardian = NULL;
  g_autofree char *erased = NULL;
  g_autofree char *kept = NULL;

  g_return_if_fail (PF_IS_ERASURE_FACTS (self));
  gtk_widget_set_visible (GTK_WIDGET (self), item->erasure != NULL);
  if (item->erasure == NULL)
    return;
  hindrance = pf_erasure_say_hindrance (item->erasure);
  guardian = pf_erasure_say_only_guardian (item->erasure);
  erased = pf_erasure_say_erased (item->erasure);
  kept = pf_erasure_say_kept (item->erasure);
  show_delay (self, item, loading);
  pf_note_say (PF_NOTE (self->hindrance), hindrance);
  pf_note_say (PF_NOTE (self->guardian), guardian);
  gtk_label_set_label (GTK_LABEL (self->erased), erased);
  gtk_label_set_label (GTK_LABEL (self->kept), kept);
}

static void
pf_erasure_facts_class_init (PfErasureFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/erasure-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, PfErasureFacts, delay);
  gtk_widget_class_bind_template_child (widget_class, PfErasureFacts, hindrance);
  gtk_widget_class_bind_template_child (widget_class, PfErasureFacts, guardian);
  gtk_widget_class_bind_template_child (widget_class, PfErasureFacts, erased);
  gtk_widget_class_bind_template_child (widget_class, PfErasureFacts, kept);
}

static void
pf_erasure_facts_init (PfErasureFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
