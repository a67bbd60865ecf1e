/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/erasure-row.h"

#include "client/views/family/own-data-words.h"
#include "client/views/widgets/box.h"

struct _PfErasureRow
{
  AdwBin parent_instance;

  PfOwnData *own_data;
  gboolean was_asked;

  GtkWidget *state;
  GtkWidget *open_button;
  GtkWidget *withdraw_button;
  GtkWidget *question;
  GtkWidget *keep_button;
  GtkWidget *ask_button;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (PfErasureRow, pf_erasure_row, ADW_TYPE_BIN)

/* The button that had the focus may be gone: it goes to what can be done now, and first to what
 * changes nothing.
 */
static void
move_focus (PfErasureRow *self)
{
  gboolean asks = self->own_data->is_sure_asked;

  if (asks && !self->was_asked)
    gtk_widget_grab_focus (self->keep_button);
  else if (!asks && self->was_asked)
    gtk_widget_grab_focus (self->own_data->asked_at != 0 ? self->withdraw_button
                                                         : self->open_button);
  else if (self->own_data->withdrawn)
    gtk_widget_grab_focus (self->open_button);
  self->was_asked = asks;
}

static void
show (PfErasureRow *self)
{
  PfOwnData *own_data = self->own_data;
  PfNoteKind kind;
  g_autofree char *result = pf_own_data_say_erasure (own_data, &kind);
  g_autofree char *state = pf_own_data_say_state (own_data);
  gboolean asked = own_data->asked_at != 0;

  gtk_label_set_label (GTK_LABEL (self->state), state);
  gtk_widget_set_visible (self->open_button, !asked && !own_data->is_sure_asked);
  gtk_widget_set_visible (self->withdraw_button, asked);
  gtk_widget_set_visible (self->question, !asked && own_data->is_sure_asked);
  gtk_widget_set_sensitive (self->withdraw_button, !own_data->busy);
  gtk_widget_set_sensitive (self->ask_button, !own_data->busy);
  pf_note_set_kind (PF_NOTE (self->note), kind);
  pf_note_set_text (PF_NOTE (self->note), result);
  gtk_widget_set_visible (self->note, result != NULL);
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
  G_OBJECT_CLASS (pf_erasure_row_parent_class)->finalize (object);
}

static void
pf_erasure_row_class_init (PfErasureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pf_erasure_row_finalize;
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/erasure-row.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PfErasureRow, child)
  BIND (state);
  BIND (open_button);
  BIND (withdraw_button);
  BIND (question);
  BIND (keep_button);
  BIND (ask_button);
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
pf_erasure_row_new (PfOwnData *own_data)
{
  PfErasureRow *self = g_object_new (PF_TYPE_ERASURE_ROW, NULL);

  self->own_data = g_object_ref (own_data);
  g_signal_connect_object (own_data, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
