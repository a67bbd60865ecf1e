/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/residence-choice.h"

#include <glib/gi18n.h>

#include "client/views/family/inviting-words.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/note.h"
#include "client/views/widgets/wrapping-label.h"

#define CHILD "child" /* of a check: its child's id */

struct _PfResidenceChoice
{
  AdwBin parent_instance;

  PfInviting *inviting; /* (nullable) */
  gboolean filling;     /* what changes now was not done by the person */

  GtkWidget *here;
  GtkWidget *here_about;
  GtkWidget *elsewhere;
  GtkWidget *residence_fault;
  GtkWidget *ties;
  GtkWidget *children;
  GtkWidget *children_fault;
};

enum
{
  PROP_INVITING = 1,
};

G_DEFINE_FINAL_TYPE (PfResidenceChoice, pf_residence_choice, ADW_TYPE_BIN)

/* ---- what the person does */

static void
residence_cb (GtkCheckButton *option, PfResidenceChoice *self)
{
  if (!self->filling && gtk_check_button_get_active (option))
    pf_inviting_set_residence (self->inviting,
                               GTK_WIDGET (option) == self->here ? PF_INVITING_RESIDENCE_HERE
                                                                 : PF_INVITING_RESIDENCE_ELSEWHERE);
}

static void
child_cb (GtkCheckButton *check, PfResidenceChoice *self)
{
  if (!self->filling)
    pf_inviting_choose_child (self->inviting,
                              g_object_get_data (G_OBJECT (check), CHILD),
                              gtk_check_button_get_active (check));
}

/* ---- what is shown */

static GtkWidget *
make_check (gpointer item, gpointer data)
{
  PfChild *child = item;
  PfResidenceChoice *self = data;
  g_autofree char *name = g_strdup_printf ("%s %s", child->first_name, child->last_name);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), pf_wrapping_label_new (name, NULL));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               pf_inviting_is_chosen (self->inviting, child->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (check), CHILD, g_strdup (child->id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (child_cb), self);
  return check;
}

static void
show_children (PfResidenceChoice *self)
{
  for (GtkWidget *check = gtk_widget_get_first_child (self->children); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (check),
        pf_inviting_is_chosen (self->inviting, g_object_get_data (G_OBJECT (check), CHILD)));
}

static void
show_option (PfResidenceChoice *self, GtkWidget *option, PfInvitingResidence residence)
{
  gboolean chosen = self->inviting->residence == residence;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (option), chosen);
  if (chosen)
    gtk_widget_add_css_class (option, "on");
  else
    gtk_widget_remove_css_class (option, "on");
}

/* What takes the focus because of it says it too. @about: (nullable): what it says else */
static void
show_fault (PfResidenceChoice *self,
            PfInvitingFault fault,
            GtkWidget *note,
            GtkWidget *first,
            const char *about)
{
  const char *words = pf_inviting_say_fault (self->inviting, fault);

  pf_note_set_text (PF_NOTE (note), words);
  gtk_widget_set_visible (note, words != NULL);
  if (first != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (first),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    words != NULL ? words : about,
                                    -1);
}

static void
show (PfResidenceChoice *self)
{
  self->filling = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), pf_inviting_asks_residence (self->inviting));
  show_option (self, self->here, PF_INVITING_RESIDENCE_HERE);
  show_option (self, self->elsewhere, PF_INVITING_RESIDENCE_ELSEWHERE);
  gtk_widget_set_visible (self->ties, self->inviting->residence == PF_INVITING_RESIDENCE_ELSEWHERE);
  show_children (self);
  show_fault (self,
              PF_INVITING_FAULT_RESIDENCE,
              self->residence_fault,
              self->here,
              gtk_label_get_label (GTK_LABEL (self->here_about)));
  show_fault (self,
              PF_INVITING_FAULT_CHILDREN,
              self->children_fault,
              gtk_widget_get_first_child (self->children),
              "");
  self->filling = FALSE;
}

gboolean
pf_residence_choice_focus_fault (PfResidenceChoice *self)
{
  g_return_val_if_fail (PF_IS_RESIDENCE_CHOICE (self), FALSE);

  if ((self->inviting->faults & PF_INVITING_FAULT_RESIDENCE) != 0)
    return gtk_widget_grab_focus (self->here);
  return (self->inviting->faults & PF_INVITING_FAULT_CHILDREN) != 0 &&
         gtk_widget_grab_focus (gtk_widget_get_first_child (self->children));
}

/* ---- the widget */

static void
set_inviting (PfResidenceChoice *self, PfInviting *inviting)
{
  if (!g_set_object (&self->inviting, inviting) || inviting == NULL)
    return;
  pf_item_rows_bind (GTK_BOX (self->children), G_LIST_MODEL (inviting->children), make_check, self);
  g_signal_connect_object (inviting, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

static void
pf_residence_choice_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  set_inviting (PF_RESIDENCE_CHOICE (object), g_value_get_object (value));
}

static void
pf_residence_choice_finalize (GObject *object)
{
  g_clear_object (&PF_RESIDENCE_CHOICE (object)->inviting);
  G_OBJECT_CLASS (pf_residence_choice_parent_class)->finalize (object);
}

static void
pf_residence_choice_class_init (PfResidenceChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pf_residence_choice_set_property;
  object_class->finalize = pf_residence_choice_finalize;
  g_object_class_install_property (
      object_class,
      PROP_INVITING,
      g_param_spec_object (
          "inviting", NULL, NULL, PF_TYPE_INVITING, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/residence-choice.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfResidenceChoice, name)
  BIND (here);
  BIND (here_about);
  BIND (elsewhere);
  BIND (residence_fault);
  BIND (ties);
  BIND (children);
  BIND (children_fault);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, residence_cb);
}

static void
pf_residence_choice_init (PfResidenceChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
