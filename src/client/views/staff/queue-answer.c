/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/queue-answer.h"

#include <glib/gi18n.h>

#include "client/views/staff/queue-words.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/wrapping-label.h"
#include "core/account-application.h"
#include "core/proof-of-address.h"

/* What a family may be asked for: that it is of the child only where that is the question. */
static const PfDocumentKind kinds[] = {
  PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD, PF_DOCUMENT_KIND_PROOF_OF_ADDRESS,
  PF_DOCUMENT_KIND_LODGING_CERTIFICATE, PF_DOCUMENT_KIND_LEASE,
  PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR, PF_DOCUMENT_KIND_OTHER,
};

struct _PfQueueAnswer
{
  AdwBin parent_instance;

  PfQueueModel *model;
  PfQueueItem *shown;  /* (nullable): whose past is shown */
  PfQueueDraft *typed; /* (nullable): whose reason is shown */
  gboolean filling;    /* what changes now was not done by the person */

  GtkWidget *three;
  GtkWidget *accept;
  GtkWidget *accept_words;
  GtkWidget *ask;
  GtkWidget *refuse;
  GtkWidget *writing;
  GtkWidget *title;
  GtkWidget *documents;
  GtkWidget *checks[G_N_ELEMENTS (kinds)];
  GtkWidget *words[G_N_ELEMENTS (kinds)]; /* of each */
  GtkWidget *reason;
  GtkWidget *send;
  GtkWidget *send_words;
  GtkWidget *mail_part;
  GtkWidget *subject;
  GtkWidget *text;
  GtkWidget *no_mail;
  GtkWidget *past_part;
  GtkWidget *past;
};

G_DEFINE_FINAL_TYPE (PfQueueAnswer, pf_queue_answer, ADW_TYPE_BIN)

static void
reason_changed_cb (PfQueueAnswer *self, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *reason = NULL;

  if (self->filling || self->model->draft == NULL)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  reason = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  pf_queue_draft_set_reason (self->model->draft, reason);
}

static void
document_toggled_cb (GtkCheckButton *check, PfQueueAnswer *self)
{
  if (self->filling || self->model->draft == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (self->checks[i] == GTK_WIDGET (check))
      pf_queue_draft_want (self->model->draft, kinds[i], gtk_check_button_get_active (check));
  }
}

static void
add_checks (PfQueueAnswer *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    self->checks[i] = gtk_check_button_new ();
    self->words[i] = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);
    gtk_check_button_set_child (GTK_CHECK_BUTTON (self->checks[i]), self->words[i]);
    g_signal_connect (self->checks[i], "toggled", G_CALLBACK (document_toggled_cb), self);
    gtk_box_append (GTK_BOX (self->documents), self->checks[i]);
  }
}

/* Never over what is being typed. */
static void
show_reason (PfQueueAnswer *self, PfQueueDraft *draft)
{
  if (draft == self->typed)
    return;
  g_set_object (&self->typed, draft);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->reason)),
                            draft != NULL ? draft->reason : "",
                            -1);
}

/* A proof of address only where the town takes it; for school nothing beside that but who the child
 * is (education code, article D. 131-3-1).
 */
static gboolean
is_asked (PfQueueAnswer *self, PfDocumentKind kind, PfQueueKind item)
{
  gboolean is_school = item == PF_QUEUE_KIND_SCHOOL_ENROLMENT;

  if (pf_proof_is_of_address (kind))
    return pf_proof_is_accepted (self->model->proofs, kind);
  return kind == PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD
             ? is_school || item == PF_QUEUE_KIND_GUARDIAN_TIE
             : !is_school;
}

static void
show_document (PfQueueAnswer *self, gsize i, PfQueueDraft *draft, PfQueueKind item)
{
  const char *words = pf_queue_say_document_kind (kinds[i], item);

  gtk_label_set_label (GTK_LABEL (self->words[i]), words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->checks[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (self->checks[i], is_asked (self, kinds[i], item));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]),
                               pf_queue_draft_wants (draft, kinds[i]));
}

static void
show_writing (PfQueueAnswer *self, PfQueueDraft *draft, PfQueueItem *item)
{
  const gboolean asks = draft->verdict == PF_QUEUE_VERDICT_ASK;
  g_autofree char *title = pf_queue_say_writing (item, draft->verdict);
  const char *send = asks ? _ ("Ask for It") : _ ("Refuse");

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (self->documents, asks);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    show_document (self, i, draft, item->kind);
  gtk_label_set_label (GTK_LABEL (self->send_words), send);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->send), GTK_ACCESSIBLE_PROPERTY_LABEL, send, -1);
}

static void
name_acceptance (PfQueueAnswer *self, PfQueueKind kind)
{
  gboolean erases = kind == PF_QUEUE_KIND_ERASURE;
  const char *words = erases ? _ ("Erase") : C_ ("an account", "Accept");

  gtk_label_set_label (GTK_LABEL (self->accept_words), words);
  gtk_widget_remove_css_class (self->accept, erases ? "valider" : "destructive-action");
  gtk_widget_add_css_class (self->accept, erases ? "destructive-action" : "valider");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->accept), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_answer (PfQueueAnswer *self)
{
  PfQueueModel *model = self->model;
  const gboolean writes = model->draft->verdict != PF_QUEUE_VERDICT_NONE;
  const gboolean accept = pf_queue_model_may_decide (model, PF_QUEUE_VERDICT_ACCEPT);
  const gboolean ask = pf_queue_model_may_decide (model, PF_QUEUE_VERDICT_ASK);
  const gboolean refuse = pf_queue_model_may_decide (model, PF_QUEUE_VERDICT_REFUSE);

  name_acceptance (self, model->item->kind);
  gtk_widget_set_visible (self->three, !writes && (accept || ask || refuse || model->sending));
  gtk_widget_set_sensitive (self->accept, accept);
  gtk_widget_set_sensitive (self->ask, ask);
  gtk_widget_set_visible (self->ask,
                          pf_queue_kind_may_get (model->item->kind, PF_QUEUE_VERDICT_ASK));
  gtk_widget_set_sensitive (self->refuse, refuse);
  gtk_widget_set_visible (self->writing, writes);
  gtk_widget_set_sensitive (self->send, !model->sending);
  if (writes)
    show_writing (self, model->draft, model->item);
}

static void
show_mail (PfQueueAnswer *self)
{
  PfQueueModel *model = self->model;
  const char *instead = pf_queue_say_no_mail (model);
  gboolean has_mail = instead == NULL && model->mail != NULL;

  gtk_label_set_label (GTK_LABEL (self->no_mail), instead != NULL ? instead : "");
  gtk_widget_set_visible (self->no_mail, !has_mail);
  gtk_widget_set_visible (self->subject, has_mail);
  gtk_widget_set_visible (self->text, has_mail);
  gtk_widget_set_visible (self->mail_part, has_mail || (instead != NULL && *instead != '\0'));
  if (!has_mail)
    return;
  gtk_label_set_label (GTK_LABEL (self->subject), model->mail->subject);
  gtk_label_set_label (GTK_LABEL (self->text), model->mail->text);
}

static void
show_past (PfQueueAnswer *self, PfQueueItem *item)
{
  static const char *const classes[] = { "caption", NULL };
  GListModel *history = G_LIST_MODEL (item->history);
  guint n = g_list_model_get_n_items (history);

  if (item == self->shown)
    return;
  g_set_object (&self->shown, item);
  pf_item_rows_clear (GTK_BOX (self->past));
  for (guint i = 0; i < n; i++) {
    g_autoptr (PfQueuePast) past = g_list_model_get_item (history, i);
    g_autofree char *words = pf_queue_say_past (past, self->model->item_loading);

    gtk_box_append (GTK_BOX (self->past), pf_wrapping_label_new (words, classes));
  }
  gtk_widget_set_visible (self->past_part, n > 0);
}

static void
changed_cb (PfQueueAnswer *self)
{
  PfQueueModel *model = self->model;

  gtk_widget_set_visible (GTK_WIDGET (self), model->item != NULL);
  self->filling = TRUE;
  show_reason (self, model->draft);
  if (model->item != NULL) {
    show_answer (self);
    show_mail (self);
    show_past (self, model->item);
  }
  self->filling = FALSE;
}

static void
pf_queue_answer_dispose (GObject *object)
{
  PfQueueAnswer *self = PF_QUEUE_ANSWER (object);

  g_clear_object (&self->model);
  g_clear_object (&self->shown);
  g_clear_object (&self->typed);
  G_OBJECT_CLASS (pf_queue_answer_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfQueueAnswer, name)
  BIND (three);
  BIND (accept);
  BIND (accept_words);
  BIND (ask);
  BIND (refuse);
  BIND (writing);
  BIND (title);
  BIND (documents);
  BIND (reason);
  BIND (send);
  BIND (send_words);
  BIND (mail_part);
  BIND (subject);
  BIND (text);
  BIND (no_mail);
  BIND (past_part);
  BIND (past);
#undef BIND
}

static void
pf_queue_answer_class_init (PfQueueAnswerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_queue_answer_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/queue-answer.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
}

static void
pf_queue_answer_init (PfQueueAnswer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_checks (self);
}

void
pf_queue_answer_set_model (PfQueueAnswer *self, PfQueueModel *model)
{
  g_return_if_fail (PF_IS_QUEUE_ANSWER (self));

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

void
pf_queue_answer_focus (PfQueueAnswer *self)
{
  PfQueueDraft *draft = self->model->draft;

  g_return_if_fail (PF_IS_QUEUE_ANSWER (self));
  if (draft == NULL)
    return;
  if (draft->verdict == PF_QUEUE_VERDICT_ASK && draft->documents == 0)
    gtk_widget_child_focus (self->documents, GTK_DIR_TAB_FORWARD);
  else if (draft->verdict != PF_QUEUE_VERDICT_NONE)
    gtk_widget_grab_focus (self->reason);
}
