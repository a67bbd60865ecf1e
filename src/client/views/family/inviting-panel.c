/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/inviting-panel.h"

#include <glib/gi18n.h>

#include "client/views/family/inviting-words.h"
#include "client/views/family/residence-choice.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/form-field.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/reveal.h"
#include "client/views/widgets/wrapping-label.h"

struct _PfInvitingPanel
{
  AdwBin parent_instance;

  PfInviting *inviting; /* (nullable) */
  gboolean was_open;
  gboolean was_waiting; /* until the portal takes another one */
  guint n_faults;       /* shown so far */

  GtkWidget *panel;
  GtkWidget *result;
  GtkWidget *note;
  GtkWidget *proposed;
  GtkWidget *open_button;
  GtkWidget *form;
  GtkWidget *first_name_field;
  GtkWidget *first_name;
  GtkWidget *last_name_field;
  GtkWidget *last_name;
  GtkWidget *email_field;
  GtkWidget *email;
  GtkWidget *residence;
  GtkWidget *send_button;
  GtkWidget *waiting;
};

enum
{
  PROP_INVITING = 1,
};

G_DEFINE_FINAL_TYPE (PfInvitingPanel, pf_inviting_panel, ADW_TYPE_BIN)

static void
withdraw_cb (GtkButton *button, PfInvitingPanel *self)
{
  /* The row goes with its button. */
  gtk_widget_grab_focus (self->inviting->is_open ? self->first_name : self->open_button);
  pf_inviting_withdraw (self->inviting, g_object_get_data (G_OBJECT (button), "invitation"));
}

static GtkWidget *
build_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (dim)
    gtk_widget_add_css_class (label, "dim");
  gtk_widget_add_css_class (label, dim ? "caption" : "heading");
  return label;
}

static GtkWidget *
build_withdraw_button (PfInvitingPanel *self, PfInvitation *invitation, const char *name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (_ ("Withdraw"));
  g_autofree char *spoken = g_strdup_printf (_ ("Withdraw the invitation of %s"), name);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link-like");
  gtk_widget_set_sensitive (button, !self->inviting->busy);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (
      G_OBJECT (button), "invitation", g_object_ref (invitation), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (withdraw_cb), self);
  return button;
}

static GtkWidget *
build_row (PfInvitingPanel *self, PfInvitation *invitation)
{
  GtkWidget *row = pf_box_new (12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = g_strdup_printf ("%s %s", invitation->first_name, invitation->last_name);
  g_autofree char *residence = pf_inviting_say_residence (self->inviting, invitation);
  g_autofree char *wait = pf_inviting_say_wait (self->inviting, invitation);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), build_label (name, FALSE));
  gtk_box_append (GTK_BOX (words), build_label (invitation->email, TRUE));
  if (residence != NULL)
    gtk_box_append (GTK_BOX (words), build_label (residence, TRUE));
  gtk_box_append (GTK_BOX (words), build_label (wait, TRUE));
  gtk_box_append (GTK_BOX (row), words);
  if (pf_inviting_may_withdraw (invitation))
    gtk_box_append (GTK_BOX (row), build_withdraw_button (self, invitation, name));
  return row;
}

static void
show_waiting (PfInvitingPanel *self)
{
  GListModel *waiting = G_LIST_MODEL (self->inviting->waiting);
  guint n = g_list_model_get_n_items (waiting);

  pf_item_rows_clear (GTK_BOX (self->waiting));
  gtk_widget_set_visible (self->waiting, n > 0);
  for (guint i = 0; i < n; i++) {
    g_autoptr (PfInvitation) invitation = g_list_model_get_item (waiting, i);

    gtk_box_append (GTK_BOX (self->waiting), build_row (self, invitation));
  }
}

static void
propose_cb (GtkButton *button, PfInvitingPanel *self)
{
  pf_inviting_open_for (self->inviting, g_object_get_data (G_OBJECT (button), "adult"));
}

static GtkWidget *
build_proposal (PfInvitingPanel *self, PfAdult *adult)
{
  GtkWidget *row = pf_box_new (12);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *words = pf_inviting_say_proposal (adult);
  g_autofree char *invite = pf_inviting_say_invite (adult);
  GtkWidget *label = build_label (words, TRUE);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_button_set_child (GTK_BUTTON (button), pf_wrapping_label_new (invite, NULL));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, invite, -1);
  g_object_set_data_full (G_OBJECT (button), "adult", g_object_ref (adult), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (propose_cb), self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

/* Once the form is open it is about one of them, or about somebody else. */
static void
show_proposals (PfInvitingPanel *self)
{
  GListModel *adults = G_LIST_MODEL (self->inviting->adults);
  guint n = 0;

  pf_item_rows_clear (GTK_BOX (self->proposed));
  for (guint i = 0; i < g_list_model_get_n_items (adults); i++) {
    g_autoptr (PfAdult) adult = g_list_model_get_item (adults, i);

    if (!pf_inviting_proposes (self->inviting, adult))
      continue;
    gtk_box_append (GTK_BOX (self->proposed), build_proposal (self, adult));
    n++;
  }
  gtk_widget_set_visible (self->proposed, n > 0 && !self->inviting->is_open);
}

static void
show_fields (PfInvitingPanel *self)
{
  PfInviting *inviting = self->inviting;

#define SHOW(field, FAULT)                                                                         \
  pf_form_field_set_fault (PF_FORM_FIELD (self->field),                                            \
                           pf_inviting_say_fault (inviting, PF_INVITING_FAULT_##FAULT))
  SHOW (first_name_field, FIRST_NAME);
  SHOW (last_name_field, LAST_NAME);
  SHOW (email_field, EMAIL);
#undef SHOW
}

/* The first field that is at fault. */
static gboolean
focus_fault (PfInvitingPanel *self)
{
  PfInvitingFault faults = self->inviting->faults;

  if ((faults & PF_INVITING_FAULT_FIRST_NAME) != 0)
    return gtk_widget_grab_focus (self->first_name);
  if ((faults & PF_INVITING_FAULT_LAST_NAME) != 0)
    return gtk_widget_grab_focus (self->last_name);
  if ((faults & PF_INVITING_FAULT_EMAIL) != 0)
    return gtk_widget_grab_focus (self->email);
  return pf_residence_choice_focus_fault (PF_RESIDENCE_CHOICE (self->residence));
}

/* The focus goes where something is to be done: into the form, to what is wrong, and back to the
 * button that opened it. What was refused for a while is told where it stands, for its button takes
 * no focus until then.
 */
static void
move_focus (PfInvitingPanel *self)
{
  PfInviting *inviting = self->inviting;
  gboolean fails = inviting->n_faults != self->n_faults;

  self->n_faults = inviting->n_faults;
  if (inviting->is_open && !self->was_open) {
    gtk_widget_grab_focus (inviting->opened_for != NULL ? self->email : self->first_name);
    pf_reveal (self->form);
  } else if (!inviting->is_open && self->was_open)
    gtk_widget_grab_focus (self->open_button);
  else if (fails && !focus_fault (self))
    gtk_widget_grab_focus (inviting->retry_seconds > 0 ? self->result : self->send_button);
}

static void
fill_form (PfInvitingPanel *self, PfAdult *adult)
{
  gtk_editable_set_text (GTK_EDITABLE (self->first_name), adult->first_name);
  gtk_editable_set_text (GTK_EDITABLE (self->last_name), adult->last_name);
}

static void
empty_form (PfInvitingPanel *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->first_name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->last_name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->email), "");
}

/* Told again each second, how long to wait would never be told whole: it is when the wait begins.
 */
static void
show_result (PfInvitingPanel *self)
{
  PfInviting *inviting = self->inviting;
  gboolean waits = inviting->retry_seconds > 0;
  PfNoteKind kind;
  g_autofree char *result = pf_inviting_say_result (inviting, &kind);

  if (!waits && gtk_widget_has_focus (self->result))
    gtk_widget_grab_focus (inviting->is_open ? self->send_button : self->open_button);
  pf_note_set_kind (PF_NOTE (self->note), kind);
  pf_note_set_text (PF_NOTE (self->note), result);
  gtk_widget_set_visible (self->result, result != NULL);
  if (!waits || !self->was_waiting || inviting->n_faults != self->n_faults)
    pf_live_region_say (PF_LIVE_REGION (self->result), result != NULL ? result : "");
  self->was_waiting = waits;
}

static void
show_wait (PfInvitingPanel *self)
{
  gtk_widget_set_sensitive (self->send_button, !pf_inviting_is_held (self->inviting));
  show_result (self);
}

static void
show (PfInvitingPanel *self)
{
  PfInviting *inviting = self->inviting;

  if (inviting->is_open)
    gtk_widget_add_css_class (self->panel, "editing");
  else
    gtk_widget_remove_css_class (self->panel, "editing");
  gtk_widget_set_visible (self->form, inviting->is_open);
  gtk_widget_set_visible (self->open_button, !inviting->is_open);
  show_wait (self);
  show_fields (self);
  show_waiting (self);
  show_proposals (self);
  if (inviting->is_open && !self->was_open && inviting->opened_for != NULL)
    fill_form (self, inviting->opened_for);
  move_focus (self);
  if (!inviting->is_open && self->was_open)
    empty_form (self);
  self->was_open = inviting->is_open;
}

static void
open_cb (PfInvitingPanel *self)
{
  pf_inviting_set_open (self->inviting, TRUE);
}

static void
cancel_cb (PfInvitingPanel *self)
{
  pf_inviting_set_open (self->inviting, FALSE);
}

static void
send_cb (PfInvitingPanel *self)
{
  pf_inviting_invite (self->inviting,
                      gtk_editable_get_text (GTK_EDITABLE (self->email)),
                      gtk_editable_get_text (GTK_EDITABLE (self->first_name)),
                      gtk_editable_get_text (GTK_EDITABLE (self->last_name)));
}

static void
set_inviting (PfInvitingPanel *self, PfInviting *inviting)
{
  if (!g_set_object (&self->inviting, inviting) || inviting == NULL)
    return;
  g_object_set (self->residence, "inviting", inviting, NULL);
  self->n_faults = inviting->n_faults;
  g_signal_connect_object (inviting, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (inviting, "counted", G_CALLBACK (show_wait), self, G_CONNECT_SWAPPED);
  show (self);
}

static void
pf_inviting_panel_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  set_inviting (PF_INVITING_PANEL (object), g_value_get_object (value));
}

static void
pf_inviting_panel_finalize (GObject *object)
{
  g_clear_object (&PF_INVITING_PANEL (object)->inviting);
  G_OBJECT_CLASS (pf_inviting_panel_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PfInvitingPanel, child)
  BIND (panel);
  BIND (result);
  BIND (note);
  BIND (proposed);
  BIND (open_button);
  BIND (form);
  BIND (first_name_field);
  BIND (first_name);
  BIND (last_name_field);
  BIND (last_name);
  BIND (email_field);
  BIND (email);
  BIND (residence);
  BIND (send_button);
  BIND (waiting);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
}

static void
pf_inviting_panel_class_init (PfInvitingPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pf_inviting_panel_set_property;
  object_class->finalize = pf_inviting_panel_finalize;
  g_object_class_install_property (
      object_class,
      PROP_INVITING,
      g_param_spec_object (
          "inviting", NULL, NULL, PF_TYPE_INVITING, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_RESIDENCE_CHOICE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/inviting-panel.ui");
  bind_template (widget_class);
}

static void
pf_inviting_panel_init (PfInvitingPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
