/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/tie-choices.h"

#include "client/views/staff/tie-words.h"

static const PfCustodyPattern patterns[] = {
  PF_CUSTODY_PATTERN_NONE,
  PF_CUSTODY_PATTERN_ISO_EVEN,
  PF_CUSTODY_PATTERN_ISO_ODD,
};

#define N_PATTERNS G_N_ELEMENTS (patterns)

struct _PfTieChoices
{
  AdwBin parent_instance;

  PfQueueModel *model;
  gboolean filling; /* what changes now was not done by the person */

  GtkWidget *options;
  GtkWidget *buttons[N_PATTERNS];
  GtkWidget *words[N_PATTERNS];
  GtkWidget *outsider;
};

G_DEFINE_FINAL_TYPE (PfTieChoices, pf_tie_choices, ADW_TYPE_BIN)

static void
chosen_cb (PfTieChoices *self, GtkCheckButton *button)
{
  PfQueueDraft *draft = self->model->draft;

  if (self->filling || draft == NULL || !gtk_check_button_get_active (button))
    return;
  for (gsize i = 0; i < N_PATTERNS; i++) {
    if (self->buttons[i] == GTK_WIDGET (button))
      pf_queue_draft_set_custody (draft, patterns[i]);
  }
}

static void
outsider_toggled_cb (PfTieChoices *self)
{
  if (!self->filling && self->model->draft != NULL)
    pf_queue_draft_set_outsider (self->model->draft,
                                 gtk_check_button_get_active (GTK_CHECK_BUTTON (self->outsider)));
}

static void
show (PfTieChoices *self, PfQueueItem *item, PfQueueDraft *draft)
{
  for (gsize i = 0; i < N_PATTERNS; i++) {
    g_autofree char *words = pf_tie_say_days (item, patterns[i]);

    gtk_label_set_label (GTK_LABEL (self->words[i]), words);
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->buttons[i]),
                                 draft->custody == patterns[i]);
  }
  gtk_widget_set_visible (self->outsider, item->tie->opens);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->outsider), draft->outsider);
}

static void
changed_cb (PfTieChoices *self)
{
  PfQueueItem *item = self->model->item;
  PfQueueDraft *draft = self->model->draft;
  gboolean shown = item != NULL && item->tie != NULL && draft != NULL &&
                   draft->verdict == PF_QUEUE_VERDICT_NONE &&
                   pf_queue_item_may_get (item, PF_QUEUE_VERDICT_ACCEPT);

  self->filling = TRUE;
  if (shown)
    show (self, item, draft);
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  self->filling = FALSE;
}

static void
pf_tie_choices_dispose (GObject *object)
{
  g_clear_object (&PF_TIE_CHOICES (object)->model);
  G_OBJECT_CLASS (pf_tie_choices_parent_class)->dispose (object);
}

static void
pf_tie_choices_class_init (PfTieChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_tie_choices_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/tie-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, PfTieChoices, options);
  gtk_widget_class_bind_template_child (widget_class, PfTieChoices, outsider);
  gtk_widget_class_bind_template_callback (widget_class, outsider_toggled_cb);
}

static void
add_option (PfTieChoices *self, gsize i)
{
  GtkWidget *button =
      g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (words), GTK_NATURAL_WRAP_NONE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), words);
  if (i > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (self->buttons[0]));
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (self->options), button);
  self->buttons[i] = button;
  self->words[i] = words;
}

static void
pf_tie_choices_init (PfTieChoices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < N_PATTERNS; i++)
    add_option (self, i);
}

void
pf_tie_choices_set_model (PfTieChoices *self, PfQueueModel *model)
{
  g_return_if_fail (PF_IS_TIE_CHOICES (self));

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}
