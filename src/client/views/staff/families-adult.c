/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/families-adult.h"

#include <glib/gi18n.h>

#include "client/views/staff/families-words.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/form-field.h"
#include "client/views/widgets/note.h"

#define N_CHECKS 3

struct _PfFamiliesAdult
{
  AdwBin parent_instance;

  PfFamiliesModel *model;
  PfStaffAdult *adult;
  gboolean following; /* the model: what changes now was not typed by the person */

  GtkWidget *name;
  GtkWidget *contact;
  GtkWidget *access;
  GtkWidget *shared;
  GtkWidget *actions;
  GtkWidget *send;
  GtkWidget *assign;
  GtkWidget *assign_words;
  GtkWidget *correct;
  GtkWidget *correct_words;
  GtkWidget *form;
  GtkWidget *email_field;
  GtkWidget *email;
  GtkWidget *identity_card;
  GtkWidget *known_to_desk;
  GtkWidget *called_back;
  GtkWidget *check_fault;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (PfFamiliesAdult, pf_families_adult, ADW_TYPE_BIN)

static gboolean
is_correcting (PfFamiliesAdult *self)
{
  return g_str_equal (self->model->correcting, self->adult->id);
}

/* ---- what the person does */

static void
send_cb (PfFamiliesAdult *self)
{
  pf_families_model_send (self->model, self->adult->id);
}

static void
assign_cb (PfFamiliesAdult *self)
{
  pf_families_model_assign (self->model, self->adult->id);
}

static void
correct_cb (PfFamiliesAdult *self)
{
  pf_families_model_begin (self->model, self->adult->id);
  gtk_widget_grab_focus (self->email);
}

static void
leave_cb (PfFamiliesAdult *self)
{
  pf_families_model_begin (self->model, NULL);
  gtk_widget_grab_focus (self->correct);
}

static void
save_cb (PfFamiliesAdult *self)
{
  pf_families_model_correct (self->model);
}

static void
typed_cb (PfFamiliesAdult *self)
{
  if (!self->following)
    pf_families_model_set_email (self->model, gtk_editable_get_text (GTK_EDITABLE (self->email)));
}

static GtkWidget *
get_check (PfFamiliesAdult *self, PfIdentityCheck check)
{
  switch (check) {
  case PF_IDENTITY_CHECK_NONE:
    break;
  case PF_IDENTITY_CHECK_IDENTITY_CARD:
    return self->identity_card;
  case PF_IDENTITY_CHECK_KNOWN_TO_DESK:
    return self->known_to_desk;
  case PF_IDENTITY_CHECK_CALLED_BACK:
    return self->called_back;
  }
  return NULL;
}

static void
checked_cb (PfFamiliesAdult *self)
{
  for (int check = 1; check <= N_CHECKS && !self->following; check++) {
    GtkWidget *button = get_check (self, (PfIdentityCheck) check);

    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)))
      pf_families_model_set_check (self->model, (PfIdentityCheck) check);
  }
}

static gboolean
key_cb (PfFamiliesAdult *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  leave_cb (self);
  return GDK_EVENT_STOP;
}

/* ---- what is shown */

/* What has the focus must not be hidden, or GTK 4.8 holds on to it for ever. */
static void
set_shown (PfFamiliesAdult *self, GtkWidget *widget, gboolean shown)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!shown && focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)))
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_visible (widget, shown);
}

/* A button says for whom: there is one of it for each adult. */
static void
name_button (GtkWidget *button, const char *words, const char *name)
{
  g_autofree char *label = g_strdup_printf ("%s, %s", words, name);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_actions (PfFamiliesAdult *self, const char *name)
{
  const gboolean undecided = pf_staff_adult_is_undecided (self->adult);
  const gboolean closed = self->adult->agent || self->adult->access == PF_ACCESS_SUSPENDED;
  const gboolean has_address = pf_staff_adult_get_address (self->adult) != NULL;
  g_autofree char *assign = g_strdup_printf (_ ("This address is %s’s"), name);
  const char *correct = has_address ? _ ("Correct the address…") : _ ("Note an address…");

  set_shown (self,
             self->send,
             !closed && has_address && !undecided &&
                 !pf_staff_adult_has_others_address (self->adult));
  set_shown (self, self->assign, undecided);
  set_shown (self, self->correct, !closed && !is_correcting (self));
  gtk_label_set_label (GTK_LABEL (self->assign_words), assign);
  gtk_label_set_label (GTK_LABEL (self->correct_words), correct);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->assign), GTK_ACCESSIBLE_PROPERTY_LABEL, assign, -1);
  name_button (self->send, _ ("Send the link again"), name);
  name_button (self->correct, correct, name);
  gtk_widget_set_sensitive (self->actions, !self->model->sending);
}

static void
show_notes (PfFamiliesAdult *self)
{
  g_autofree char *shared = pf_families_say_shared (self->adult);
  g_autofree char *lost = pf_families_say_lost (self->model, self->adult);
  const char *words = shared != NULL ? shared : lost;

  if (self->adult->agent)
    words = _ ("Works for the town too: their address is theirs to change.");

  pf_note_set_kind (PF_NOTE (self->shared),
                    self->adult->agent ? PF_NOTE_KIND_QUIET : PF_NOTE_KIND_WARN);
  pf_note_set_text (PF_NOTE (self->shared), words);
  gtk_widget_set_visible (self->shared, words != NULL);
}

static void
show_access (PfFamiliesAdult *self)
{
  const char *classes[] = { "tag", pf_families_get_access_class (self->adult->access), NULL };

  gtk_label_set_label (GTK_LABEL (self->access), pf_families_say_access (self->adult->access));
  gtk_widget_set_css_classes (self->access, classes);
}

static void
show_checks (PfFamiliesAdult *self)
{
  const char *fault = is_correcting (self) ? pf_families_say_check_fault (self->model) : NULL;

  for (int check = 1; check <= N_CHECKS; check++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (self, (PfIdentityCheck) check)),
                                 (int) self->model->check == check);
  pf_note_set_text (PF_NOTE (self->check_fault), fault);
  gtk_widget_set_visible (self->check_fault, fault != NULL);
}

static void
show_form (PfFamiliesAdult *self)
{
  g_autofree char *fault = is_correcting (self) ? pf_families_say_email_fault (self->model) : NULL;

  set_shown (self, self->form, is_correcting (self));
  if (!is_correcting (self))
    return;
  self->following = TRUE;
  if (*self->model->email == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->email), "");
  show_checks (self);
  self->following = FALSE;
  pf_form_field_set_hint (PF_FORM_FIELD (self->email_field), pf_families_say_hint (self->adult));
  pf_form_field_set_fault (PF_FORM_FIELD (self->email_field), fault);
  gtk_widget_set_sensitive (self->save, !self->model->sending);
}

static void
show (PfFamiliesAdult *self)
{
  PfStaffAdult *adult = self->adult;
  g_autofree char *name = g_strdup_printf ("%s %s", adult->first_name, adult->last_name);
  g_autofree char *contact = pf_families_say_contact (adult);

  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->contact), contact);
  show_access (self);
  show_notes (self);
  show_form (self);
  show_actions (self, name);
}

gboolean
pf_families_adult_focus_form (PfFamiliesAdult *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *place;

  g_return_val_if_fail (PF_IS_FAMILIES_ADULT (self), FALSE);

  if (!is_correcting (self))
    return FALSE;
  place = self->model->lack == PF_FAMILIES_LACK_CHECK ? self->identity_card : self->email;
  /* Given once more, GTK 4.8 warns of it. */
  return (focus != NULL && gtk_widget_is_ancestor (focus, place)) || gtk_widget_grab_focus (place);
}

static void
pf_families_adult_dispose (GObject *object)
{
  PfFamiliesAdult *self = PF_FAMILIES_ADULT (object);

  g_clear_object (&self->model);
  g_clear_object (&self->adult);
  G_OBJECT_CLASS (pf_families_adult_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfFamiliesAdult, name)
  BIND (name);
  BIND (contact);
  BIND (access);
  BIND (shared);
  BIND (actions);
  BIND (send);
  BIND (assign);
  BIND (assign_words);
  BIND (correct);
  BIND (correct_words);
  BIND (form);
  BIND (email_field);
  BIND (email);
  BIND (identity_card);
  BIND (known_to_desk);
  BIND (called_back);
  BIND (check_fault);
  BIND (save);
#undef BIND
#define CALL(name) gtk_widget_class_bind_template_callback (widget_class, name)
  CALL (send_cb);
  CALL (assign_cb);
  CALL (correct_cb);
  CALL (leave_cb);
  CALL (save_cb);
  CALL (typed_cb);
  CALL (checked_cb);
  CALL (key_cb);
#undef CALL
}

static void
pf_families_adult_class_init (PfFamiliesAdultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_families_adult_dispose;
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/families-adult.ui");
  bind_children (widget_class);
}

static void
pf_families_adult_init (PfFamiliesAdult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_families_adult_new (PfFamiliesModel *model, PfStaffAdult *adult)
{
  PfFamiliesAdult *self = g_object_new (PF_TYPE_FAMILIES_ADULT, NULL);

  self->model = g_object_ref (model);
  self->adult = g_object_ref (adult);
  g_signal_connect_object (model, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
