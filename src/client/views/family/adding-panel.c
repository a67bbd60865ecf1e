/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/adding-panel.h"

#include "client/views/family/adding-words.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/form-field.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/reveal.h"

struct _PfAddingPanel
{
  AdwBin parent_instance;

  PfAddingChild *adding; /* (nullable) */
  gboolean was_open;
  guint n_faults; /* shown so far */

  GtkWidget *result;
  GtkWidget *note;
  GtkWidget *open_button;
  GtkWidget *form;
  GtkWidget *first_name_field;
  GtkWidget *first_name;
  GtkWidget *last_name_field;
  GtkWidget *last_name;
  GtkWidget *unborn;
  GtkWidget *date_field;
  GtkWidget *date;
  GtkWidget *add_button;
};

enum
{
  PROP_ADDING = 1,
};

G_DEFINE_FINAL_TYPE (PfAddingPanel, pf_adding_panel, ADW_TYPE_BIN)

static void
show_fault (PfAddingPanel *self, GtkWidget *field, PfAddingChildFault fault)
{
  g_autofree char *words = pf_adding_say_fault (self->adding, fault);

  pf_form_field_set_fault (PF_FORM_FIELD (field), words);
}

static void
show_fields (PfAddingPanel *self)
{
  show_fault (self, self->first_name_field, PF_ADDING_CHILD_FAULT_FIRST_NAME);
  show_fault (self, self->last_name_field, PF_ADDING_CHILD_FAULT_LAST_NAME);
  show_fault (self, self->date_field, PF_ADDING_CHILD_FAULT_DATE);
  g_object_set (self->date_field,
                "label",
                pf_adding_get_date_label (self->adding),
                "hint",
                pf_adding_get_date_hint (self->adding),
                NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->unborn), self->adding->unborn);
}

static void
show_result (PfAddingPanel *self)
{
  PfNoteKind kind;
  g_autofree char *words = pf_adding_say_result (self->adding, &kind);

  pf_note_set_kind (PF_NOTE (self->note), kind);
  pf_note_say (PF_NOTE (self->note), words);
  gtk_widget_set_visible (self->result, words != NULL);
  pf_live_region_say (PF_LIVE_REGION (self->result), words != NULL ? words : "");
}

/* What concerns no field stands in the note above. */
static void
focus_fault (PfAddingPanel *self)
{
  PfAddingChildFault faults = self->adding->faults;

  if ((faults & PF_ADDING_CHILD_FAULT_FIRST_NAME) != 0)
    gtk_widget_grab_focus (self->first_name);
  else if ((faults & PF_ADDING_CHILD_FAULT_LAST_NAME) != 0)
    gtk_widget_grab_focus (self->last_name);
  else if ((faults & PF_ADDING_CHILD_FAULT_DATE) != 0)
    gtk_widget_grab_focus (self->date);
  else
    gtk_widget_grab_focus (self->result);
}

/* The focus goes where something is to be done, or said: into the form, to what is wrong, to what
 * came of it, and back to the button that opened it.
 */
static void
move_focus (PfAddingPanel *self)
{
  PfAddingChild *adding = self->adding;
  gboolean fails = adding->n_faults != self->n_faults;

  self->n_faults = adding->n_faults;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (adding->is_open && !self->was_open) {
    gtk_widget_grab_focus (self->first_name);
    pf_reveal (self->form);
  } else if (!adding->is_open && self->was_open)
    gtk_widget_grab_focus (adding->added != NULL ? self->result : self->open_button);
  else if (fails)
    focus_fault (self);
}

static void
empty_form (PfAddingPanel *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->first_name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->last_name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->date), "");
}

static void
show (PfAddingPanel *self)
{
  PfAddingChild *adding = self->adding;

  show_result (self);
  gtk_widget_set_visible (self->form, adding->is_open);
  gtk_widget_set_visible (self->open_button, !adding->is_open);
  gtk_widget_set_sensitive (self->add_button, !adding->busy);
  show_fields (self);
  move_focus (self);
  if (!adding->is_open && self->was_open)
    empty_form (self);
  self->was_open = adding->is_open;
}

static void
open_cb (PfAddingPanel *self)
{
  pf_adding_child_set_open (self->adding, TRUE);
}

static void
cancel_cb (PfAddingPanel *self)
{
  pf_adding_child_set_open (self->adding, FALSE);
}

static void
unborn_cb (PfAddingPanel *self)
{
  if (self->adding != NULL)
    pf_adding_child_set_unborn (self->adding,
                                gtk_check_button_get_active (GTK_CHECK_BUTTON (self->unborn)));
}

static void
add_cb (PfAddingPanel *self)
{
  pf_adding_child_add (self->adding,
                       gtk_editable_get_text (GTK_EDITABLE (self->first_name)),
                       gtk_editable_get_text (GTK_EDITABLE (self->last_name)),
                       gtk_editable_get_text (GTK_EDITABLE (self->date)));
}

static gboolean
pf_adding_panel_grab_focus (GtkWidget *widget)
{
  PfAddingPanel *self = PF_ADDING_PANEL (widget);

  return gtk_widget_grab_focus (self->adding != NULL && self->adding->is_open ? self->first_name
                                                                              : self->open_button);
}

static void
set_adding (PfAddingPanel *self, PfAddingChild *adding)
{
  if (!g_set_object (&self->adding, adding) || adding == NULL)
    return;
  self->n_faults = adding->n_faults;
  g_signal_connect_object (adding, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

static void
pf_adding_panel_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  set_adding (PF_ADDING_PANEL (object), g_value_get_object (value));
}

static void
pf_adding_panel_finalize (GObject *object)
{
  g_clear_object (&PF_ADDING_PANEL (object)->adding);
  G_OBJECT_CLASS (pf_adding_panel_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PfAddingPanel, child)
  BIND (result);
  BIND (note);
  BIND (open_button);
  BIND (form);
  BIND (first_name_field);
  BIND (first_name);
  BIND (last_name_field);
  BIND (last_name);
  BIND (unborn);
  BIND (date_field);
  BIND (date);
  BIND (add_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, unborn_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
pf_adding_panel_class_init (PfAddingPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pf_adding_panel_set_property;
  object_class->finalize = pf_adding_panel_finalize;
  widget_class->grab_focus = pf_adding_panel_grab_focus;
  g_object_class_install_property (
      object_class,
      PROP_ADDING,
      g_param_spec_object (
          "adding", NULL, NULL, PF_TYPE_ADDING_CHILD, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/adding-panel.ui");
  bind_template (widget_class);
}

static void
pf_adding_panel_init (PfAddingPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
