/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/erasure-row.h"

#include "client/views/account/attempt-words.h"
#include "client/views/account/proof-question.h"
#include "client/views/family/own-data-words.h"
#include "client/views/widgets/box.h"

struct _PfErasureRow
{
  AdwBin parent_instance;

  PfOwnData *own_data;
  PfEntrance *entrance;
  gboolean was_asked;
  gboolean was_proving;

  GtkWidget *state;
  GtkWidget *open_button;
  GtkWidget *withdraw_button;
  GtkWidget *question;
  GtkWidget *keep_button;
  GtkWidget *ask_button;
  GtkWidget *proof;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (PfErasureRow, pf_erasure_row, ADW_TYPE_BIN)

/* What had the focus may be gone: it goes to what can be done now, and first to what changes
 * nothing.
 */
static void
move_focus (PfErasureRow *self)
{
  PfOwnData *own_data = self->own_data;
  gboolean proves = own_data->erasure->needs_proof;

  if (own_data->is_sure_asked && !self->was_asked)
    gtk_widget_grab_focus (self->keep_button);
  else if (!own_data->is_sure_asked && self->was_asked)
    gtk_widget_grab_focus (own_data->asked_at != 0 ? self->withdraw_button : self->open_button);
  else if (own_data->withdrawn)
    gtk_widget_grab_focus (self->open_button);
  else if (self->was_proving && !proves && !own_data->erasure->busy)
    gtk_widget_grab_focus (self->keep_button);
  self->was_asked = own_data->is_sure_asked;
  self->was_proving = proves || (self->was_proving && own_data->erasure->busy);
}

static void
show_result (PfErasureRow *self)
{
  PfOwnData *own_data = self->own_data;
  g_autofree char *withdrawn = pf_own_data_say_withdrawn (own_data);

  if (own_data->erasure->needs_proof)
    gtk_widget_set_visible (self->note, FALSE);
  else
    pf_attempt_show_result (own_data->erasure, self->entrance, withdrawn, PF_NOTE (self->note));
}

static void
show (PfErasureRow *self)
{
  PfOwnData *own_data = self->own_data;
  g_autofree char *state = pf_own_data_say_state (own_data);
  gboolean asked = own_data->asked_at != 0;
  gboolean is_held = pf_attempt_is_held (own_data->erasure);

  gtk_label_set_label (GTK_LABEL (self->state), state);
  gtk_widget_set_visible (self->open_button, !asked && !own_data->is_sure_asked);
  gtk_widget_set_visible (self->withdraw_button, asked);
  gtk_widget_set_visible (self->question, !asked && own_data->is_sure_asked);
  gtk_widget_set_sensitive (self->withdraw_button, !is_held);
  gtk_widget_set_sensitive (self->ask_button, !is_held && !own_data->erasure->needs_proof);
  show_result (self);
  move_focus (self);
}

static void
open_cb (PfErasureRow *self)
{
  pf_own_data_ask_whether_sure (self->own_data, TRUE);
}

static void
keep_cb (PfErasureRow *self)
{
  pf_own_data_ask_whether_sure (self->own_data, FALSE);
}

static void
ask_cb (PfErasureRow *self)
{
  pf_own_data_ask_erasure (self->own_data);
}

static void
withdraw_cb (PfErasureRow *self)
{
  pf_own_data_withdraw_erasure (self->own_data);
}

static void
pf_erasure_row_finalize (GObject *object)
{
  g_clear_object (&PF_ERASURE_ROW (object)->own_data);
  g_clear_object (&PF_ERASURE_ROW (object)->entrance);
  G_OBJECT_CLASS (pf_erasure_row_parent_class)->finalize (object);
}

static void
pf_erasure_row_class_init (PfErasureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pf_erasure_row_finalize;
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_PROOF_QUESTION);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/erasure-row.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PfErasureRow, child)
  BIND (state);
  BIND (open_button);
  BIND (withdraw_button);
  BIND (question);
  BIND (keep_button);
  BIND (ask_button);
  BIND (proof);
  BIND (note);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_cb);
}

static void
pf_erasure_row_init (PfErasureRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_erasure_row_new (PfOwnData *own_data, PfEntrance *entrance)
{
  PfErasureRow *self = g_object_new (PF_TYPE_ERASURE_ROW, NULL);

  self->own_data = g_object_ref (own_data);
  self->entrance = g_object_ref (entrance);
  pf_proof_question_ask_for (PF_PROOF_QUESTION (self->proof), own_data->erasure, entrance);
  g_signal_connect_object (own_data, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      own_data->erasure, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
