/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/tie-facts.h"

#include "client/views/staff/check-row.h"
#include "client/views/staff/tie-words.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/note.h"

struct _PfTieFacts
{
  AdwBin parent_instance;

  GtkWidget *invitation;
  GtkWidget *hindrance;
  GtkWidget *name;
  GtkWidget *household;
  GtkWidget *children;
  GtkWidget *acceptance_part;
  GtkWidget *acceptance;
};

G_DEFINE_FINAL_TYPE (PfTieFacts, pf_tie_facts, ADW_TYPE_BIN)

static void
show_children (PfTieFacts *self, const PfTieFile *file)
{
  GListModel *children = G_LIST_MODEL (file->children);

  pf_item_rows_clear (GTK_BOX (self->children));
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfTiedChild) child = g_list_model_get_item (children, i);
    g_autofree char *words = pf_tie_say_child (child);

    gtk_box_append (GTK_BOX (self->children),
                    pf_check_row_new (
                        child->may_be_tied || child->tied, words, pf_tie_say_child_state (child)));
  }
}

static void
show_acceptance (PfTieFacts *self, PfQueueItem *item)
{
  g_autofree char *words = pf_tie_say_acceptance (item);

  gtk_label_set_label (GTK_LABEL (self->acceptance), words != NULL ? words : "");
  gtk_widget_set_visible (self->acceptance_part, words != NULL);
}

void
pf_tie_facts_show (PfTieFacts *self, PfQueueItem *item, PfLoading *loading)
{
  g_autofree char *invitation = NULL;
  g_autofree char *household = NULL;

  g_return_if_fail (PF_IS_TIE_FACTS (self));
  gtk_widget_set_visible (GTK_WIDGET (self), item->tie != NULL);
  if (item->tie == NULL)
    return;
  invitation = pf_tie_say_invitation (item, loading->zone);
  household = pf_tie_say_household (item->tie);
  gtk_label_set_label (GTK_LABEL (self->invitation), invitation);
  pf_note_say (PF_NOTE (self->hindrance), pf_tie_say_hindrance (item->tie));
  gtk_label_set_label (GTK_LABEL (self->name), item->tie->household_name);
  gtk_label_set_label (GTK_LABEL (self->household), household);
  show_children (self, item->tie);
  show_acceptance (self, item);
}

static void
pf_tie_facts_class_init (PfTieFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/tie-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, PfTieFacts, invitation);
  gtk_widget_class_bind_template_child (widget_class, PfTieFacts, hindrance);
  gtk_widget_class_bind_template_child (widget_class, PfTieFacts, name);
  gtk_widget_class_bind_template_child (widget_class, PfTieFacts, household);
  gtk_widget_class_bind_template_child (widget_class, PfTieFacts, children);
  gtk_widget_class_bind_template_child (widget_class, PfTieFacts, acceptance_part);
  gtk_widget_class_bind_template_child (widget_class, PfTieFacts, acceptance);
}

static void
pf_tie_facts_init (PfTieFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
