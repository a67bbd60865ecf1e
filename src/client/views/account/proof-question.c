/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A password is in its entry only as long as it takes: assistive technology can read it there.
 */
#include "client/views/account/proof-question.h"

#include <glib/gi18n.h>

#include "client/views/account/attempt-words.h"

struct _PfProofQuestion
{
  AdwBin parent_instance;

  PfAttempt *attempt;
  PfEntrance *entrance;
  guint n_faults; /* shown so far */
  gboolean was_asked;
  gboolean wanted_code;

  GtkWidget *note;
  GtkWidget *password_field;
  GtkWidget *password;
  GtkWidget *code_field;
  GtkWidget *code;
  GtkWidget *go;
};

G_DEFINE_FINAL_TYPE (PfProofQuestion, pf_proof_question, ADW_TYPE_BIN)

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static gboolean
check_fields (PfProofQuestion *self)
{
  gboolean has_password = *get_text (self->password) != '\0';
  gboolean has_code = !self->attempt->needs_code || *get_text (self->code) != '\0';

  pf_form_field_set_fault (PF_FORM_FIELD (self->password_field),
                           has_password ? NULL : _ ("Type the password of your account"));
  pf_form_field_set_fault (PF_FORM_FIELD (self->code_field),
                           has_code ? NULL : _ ("Type the code that your application shows"));
  if (!has_password)
    gtk_widget_grab_focus (self->password);
  else if (!has_code)
    gtk_widget_grab_focus (self->code);
  return has_password && has_code;
}

static void
go_cb (PfProofQuestion *self)
{
  if (!pf_attempt_is_held (self->attempt) && check_fields (self))
    pf_attempt_prove (self->attempt,
                      get_text (self->password),
                      self->attempt->needs_code ? get_text (self->code) : NULL);
}

static void
give_up_cb (PfProofQuestion *self)
{
  pf_attempt_give_up (self->attempt);
}

static void
edited_cb (PfProofQuestion *self)
{
  pf_form_field_set_fault (PF_FORM_FIELD (self->password_field), NULL);
  pf_form_field_set_fault (PF_FORM_FIELD (self->code_field), NULL);
}

static void
forget (PfProofQuestion *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->password), "");
  gtk_editable_set_text (GTK_EDITABLE (self->code), "");
}

static void
show_faults (PfProofQuestion *self)
{
  PfAttempt *attempt = self->attempt;

  pf_attempt_show_note (attempt, self->entrance, PF_NOTE (self->note));
  if (attempt->n_faults == self->n_faults)
    return;
  self->n_faults = attempt->n_faults;
  if (attempt->fault == PF_ATTEMPT_FAULT_PASSWORD)
    gtk_editable_set_text (GTK_EDITABLE (self->password), "");
  if (attempt->fault == PF_ATTEMPT_FAULT_CODE)
    gtk_editable_set_text (GTK_EDITABLE (self->code), "");
  pf_attempt_show_fault (
      attempt, self->entrance, PF_ATTEMPT_PLACE_PASSWORD, PF_FORM_FIELD (self->password_field));
  pf_attempt_show_fault (
      attempt, self->entrance, PF_ATTEMPT_PLACE_CODE, PF_FORM_FIELD (self->code_field));
  gtk_widget_grab_focus (
      attempt->fault == PF_ATTEMPT_FAULT_CODE || attempt->needs_code ? self->code : self->password);
}

/* It stays in sight until what waited for it is done, so that the focus is somewhere. */
static void
update (PfProofQuestion *self)
{
  PfAttempt *attempt = self->attempt;
  gboolean begins = attempt->needs_proof && !self->was_asked;
  gboolean is_over = !attempt->needs_proof && !attempt->busy;

  if (begins || is_over)
    gtk_widget_set_visible (GTK_WIDGET (self), begins);
  gtk_widget_set_visible (self->code_field, attempt->needs_code);
  gtk_widget_set_sensitive (self->go, !pf_attempt_is_held (attempt));
  self->was_asked = attempt->needs_proof;
  if (is_over) {
    self->n_faults = attempt->n_faults;
    forget (self);
  }
  if (!attempt->needs_proof)
    return;
  if (begins)
    gtk_widget_grab_focus (self->password);
  show_faults (self);
}

static void
pf_proof_question_unmap (GtkWidget *widget)
{
  forget (PF_PROOF_QUESTION (widget));
  GTK_WIDGET_CLASS (pf_proof_question_parent_class)->unmap (widget);
}

static void
pf_proof_question_dispose (GObject *object)
{
  PfProofQuestion *self = PF_PROOF_QUESTION (object);

  g_clear_object (&self->attempt);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_proof_question_parent_class)->dispose (object);
}

static void
pf_proof_question_class_init (PfProofQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_proof_question_dispose;
  widget_class->unmap = pf_proof_question_unmap;
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/account/proof-question.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfProofQuestion, name)
  BIND (note);
  BIND (password_field);
  BIND (password);
  BIND (code_field);
  BIND (code);
  BIND (go);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, give_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
pf_proof_question_init (PfProofQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  pf_form_field_watch_caps_lock (PF_FORM_FIELD (self->password_field));
}

void
pf_proof_question_ask_for (PfProofQuestion *self, PfAttempt *attempt, PfEntrance *entrance)
{
  g_return_if_fail (PF_IS_PROOF_QUESTION (self) && self->attempt == NULL);

  self->attempt = g_object_ref (attempt);
  self->entrance = g_object_ref (entrance);
  g_signal_connect_object (attempt, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
