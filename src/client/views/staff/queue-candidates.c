/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/queue-candidates.h"

#include <glib/gi18n.h>

#include "client/views/staff/queue-words.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/wrapping-label.h"

#define HOUSEHOLD "household" /* of an option: the id that it stands for */

struct _PfQueueCandidates
{
  AdwBin parent_instance;

  PfQueueModel *model;
  PfQueueItem *shown; /* (nullable) */
  GPtrArray *buttons; /* one for each option */
  gboolean filling;   /* what changes now was not done by the person */

  GtkWidget *question;
  GtkWidget *options;
  GtkWidget *outsider;
};

G_DEFINE_FINAL_TYPE (PfQueueCandidates, pf_queue_candidates, ADW_TYPE_BIN)

static void
toggled_cb (GtkCheckButton *button, PfQueueCandidates *self)
{
  if (!self->filling && gtk_check_button_get_active (button) && self->model->draft != NULL)
    pf_queue_draft_place (self->model->draft, g_object_get_data (G_OBJECT (button), HOUSEHOLD));
}

static void
outsider_toggled_cb (PfQueueCandidates *self)
{
  if (!self->filling && self->model->draft != NULL)
    pf_queue_draft_set_outsider (self->model->draft,
                                 gtk_check_button_get_active (GTK_CHECK_BUTTON (self->outsider)));
}

/* They are looked at, not gone to. */
static GtkWidget *
new_signs (PfQueueCandidate *candidate)
{
  static const char *const good[] = { "tag", "good", NULL };
  GtkWidget *signs = g_object_new (GTK_TYPE_FLOW_BOX,
                                   "can-focus",
                                   FALSE,
                                   "can-target",
                                   FALSE,
                                   "column-spacing",
                                   3,
                                   "row-spacing",
                                   3,
                                   "max-children-per-line",
                                   5,
                                   "selection-mode",
                                   GTK_SELECTION_NONE,
                                   NULL);

  for (char **sign = candidate->signs; sign != NULL && *sign != NULL; sign++) {
    const char *words = pf_queue_say_sign (*sign);
    GtkWidget *tag = words != NULL ? pf_wrapping_label_new (words, good) : NULL;

    if (tag == NULL)
      continue;
    gtk_widget_set_halign (tag, GTK_ALIGN_START);
    gtk_flow_box_append (GTK_FLOW_BOX (signs), tag);
  }
  return signs;
}

/* Its key, while the list has the focus. */
static GtkWidget *
new_keycap (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *keycap = gtk_label_new (text);

  gtk_widget_set_valign (keycap, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (keycap, "key-hint");
  gtk_widget_set_visible (keycap, number <= 9);
  return keycap;
}

/* Returns what stands in it, below its words. */
static GtkWidget *
append_option (PfQueueCandidates *self, const char *household, const char *name, const char *about)
{
  static const char *const plain[] = { NULL };
  static const char *const quiet[] = { "caption", "dim", NULL };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button =
      g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (name, plain));
  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (about, quiet));
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), new_keycap (self->buttons->len + 1));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), row);
  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->buttons->pdata[0]);
  gtk_widget_add_css_class (button, "option");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  about,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), HOUSEHOLD, g_strdup (household), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  g_ptr_array_add (self->buttons, button);
  gtk_box_append (GTK_BOX (self->options), button);
  return words;
}

static char *
join (const char *first, const char *second)
{
  gboolean both = *first != '\0' && *second != '\0';

  return g_strconcat (first, both ? "\n" : "", second, NULL);
}

static void
append_candidate (PfQueueCandidates *self, PfQueueCandidate *candidate)
{
  PfLoading *loading = self->model->item_loading;
  g_autofree char *members =
      pf_queue_say_members (candidate, pf_instant_get_date (loading->now, loading->zone));
  g_autofree char *address = pf_address_write (candidate->address);
  g_autofree char *about = join (members, address);
  GtkWidget *words = append_option (self, candidate->household, candidate->name, about);

  gtk_box_append (GTK_BOX (words), new_signs (candidate));
}

static void
fill (PfQueueCandidates *self, PfQueueItem *item)
{
  GListModel *candidates = item != NULL ? G_LIST_MODEL (item->candidates) : NULL;
  guint n = candidates != NULL ? g_list_model_get_n_items (candidates) : 0;

  g_set_object (&self->shown, item);
  g_ptr_array_set_size (self->buttons, 0);
  pf_item_rows_clear (GTK_BOX (self->options));
  for (guint i = 0; i < n; i++) {
    g_autoptr (PfQueueCandidate) candidate = g_list_model_get_item (candidates, i);

    append_candidate (self, candidate);
  }
  if (n > 0)
    append_option (self,
                   "",
                   _ ("None of them: open a household"),
                   _ ("The family has its own, that the town did not know."));
  gtk_widget_set_visible (self->question, n > 0);
  gtk_widget_set_visible (self->options, n > 0);
}

static gboolean
is_chosen (PfQueueDraft *draft, GtkWidget *button)
{
  return draft->placed &&
         g_str_equal (draft->household, g_object_get_data (G_OBJECT (button), HOUSEHOLD));
}

static void
show_choice (PfQueueCandidates *self)
{
  PfQueueDraft *draft = self->model->draft;

  for (guint i = 0; i < self->buttons->len; i++) {
    GtkWidget *button = self->buttons->pdata[i];
    gboolean chosen = draft != NULL && is_chosen (draft, button);

    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), chosen);
    if (chosen)
      gtk_widget_add_css_class (button, "on");
    else
      gtk_widget_remove_css_class (button, "on");
  }
  gtk_widget_set_visible (self->outsider,
                          draft != NULL && draft->placed && *draft->household == '\0');
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->outsider), draft != NULL && draft->outsider);
}

static void
changed_cb (PfQueueCandidates *self)
{
  PfQueueItem *item = self->model->item;

  self->filling = TRUE;
  if (item != self->shown)
    fill (self, item);
  show_choice (self);
  gtk_widget_set_visible (
      GTK_WIDGET (self),
      item != NULL &&
          (item->kind == PF_QUEUE_KIND_ACCOUNT || item->changed == PF_CHANGED_ADDRESS) &&
          pf_queue_item_may_get (item, PF_QUEUE_VERDICT_ACCEPT) &&
          self->model->draft->verdict == PF_QUEUE_VERDICT_NONE);
  self->filling = FALSE;
}

static void
pf_queue_candidates_dispose (GObject *object)
{
  PfQueueCandidates *self = PF_QUEUE_CANDIDATES (object);

  g_clear_object (&self->model);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (pf_queue_candidates_parent_class)->dispose (object);
}

static void
pf_queue_candidates_finalize (GObject *object)
{
  g_ptr_array_unref (PF_QUEUE_CANDIDATES (object)->buttons);
  G_OBJECT_CLASS (pf_queue_candidates_parent_class)->finalize (object);
}

static void
pf_queue_candidates_class_init (PfQueueCandidatesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_queue_candidates_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_queue_candidates_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/queue-candidates.ui");
  gtk_widget_class_bind_template_child (widget_class, PfQueueCandidates, question);
  gtk_widget_class_bind_template_child (widget_class, PfQueueCandidates, options);
  gtk_widget_class_bind_template_child (widget_class, PfQueueCandidates, outsider);
  gtk_widget_class_bind_template_callback (widget_class, outsider_toggled_cb);
}

static void
pf_queue_candidates_init (PfQueueCandidates *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pf_queue_candidates_set_model (PfQueueCandidates *self, PfQueueModel *model)
{
  g_return_if_fail (PF_IS_QUEUE_CANDIDATES (self));

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

gboolean
pf_queue_candidates_choose (PfQueueCandidates *self, guint n)
{
  g_return_val_if_fail (PF_IS_QUEUE_CANDIDATES (self), FALSE);

  if (n >= self->buttons->len || !gtk_widget_get_mapped (self->options))
    return FALSE;
  gtk_check_button_set_active (self->buttons->pdata[n], TRUE);
  return TRUE;
}
