/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/school-form.h"

#include <glib/gi18n.h>

#include "client/views/family/school-words.h"
#include "client/views/say.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/choice-field.h"
#include "client/views/widgets/form-field.h"
#include "client/views/widgets/note.h"

struct _PfSchoolForm
{
  AdwBin parent_instance;

  PfSchoolEnrolling *enrolling; /* (nullable) */
  gboolean filling;             /* what changes now was not done by the person */
  GPtrArray *schools;           /* of PfSchool: those that the lists offer */

  GtkWidget *level;
  GtkWidget *options;
  GtkWidget *of_sector;
  GtkWidget *sector_name;
  GtkWidget *sector_address;
  GtkWidget *sector_fault;
  GtkWidget *elsewhere;
  GtkWidget *nested;
  GtkWidget *wanted;
  GtkWidget *reason;
  GtkWidget *detail_field;
  GtkWidget *detail;
  GtkWidget *unknown;
  GtkWidget *school;
  GtkWidget *childcare_field;
  GtkWidget *childcare;
};

enum
{
  PROP_ENROLLING = 1,
};

G_DEFINE_FINAL_TYPE (PfSchoolForm, pf_school_form, ADW_TYPE_BIN)

/* ---- what the person does: the first of each list is no choice yet */

static void
level_cb (PfSchoolForm *self)
{
  pf_school_enrolling_set_level (
      self->enrolling, (PfLevel) pf_choice_field_get_selected (PF_CHOICE_FIELD (self->level)));
}

static const char *
get_chosen (PfSchoolForm *self, GtkWidget *field)
{
  guint selected = pf_choice_field_get_selected (PF_CHOICE_FIELD (field));

  return selected > 0 && selected <= self->schools->len
             ? ((PfSchool *) self->schools->pdata[selected - 1])->id
             : "";
}

static void
wanted_cb (PfSchoolForm *self)
{
  pf_school_enrolling_set_wanted_school (self->enrolling, get_chosen (self, self->wanted));
}

static void
school_cb (PfSchoolForm *self)
{
  pf_school_enrolling_set_school (self->enrolling, get_chosen (self, self->school));
}

static void
reason_cb (PfSchoolForm *self)
{
  pf_school_enrolling_set_reason (
      self->enrolling,
      (PfDerogationReason) pf_choice_field_get_selected (PF_CHOICE_FIELD (self->reason)));
}

/* Of the two that change, the one that is chosen. */
static void
option_cb (GtkCheckButton *option, PfSchoolForm *self)
{
  if (!self->filling && gtk_check_button_get_active (option))
    pf_school_enrolling_set_elsewhere (self->enrolling, GTK_WIDGET (option) == self->elsewhere);
}

static void
detail_cb (PfSchoolForm *self)
{
  if (!self->filling)
    pf_school_enrolling_set_detail (self->enrolling,
                                    gtk_editable_get_text (GTK_EDITABLE (self->detail)));
}

static void
childcare_cb (PfSchoolForm *self)
{
  if (!self->filling)
    pf_school_enrolling_set_childcare (self->enrolling,
                                       gtk_editable_get_text (GTK_EDITABLE (self->childcare)));
}

/* ---- what is shown */

static void
show_level (PfSchoolForm *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_ptr_array_add (words, (gpointer) _ ("Choose…"));
  for (PfLevel level = PF_LEVEL_TPS; level <= PF_LEVEL_CM2; level++)
    g_ptr_array_add (words, (gpointer) pf_say_level (level));
  g_ptr_array_add (words, NULL);
  pf_choice_field_show (PF_CHOICE_FIELD (self->level),
                        (const char *const *) words->pdata,
                        self->enrolling->answers->level);
}

static void
show_schools (PfSchoolForm *self, GtkWidget *field, const char *chosen)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint selected = 0;

  g_ptr_array_add (words, (gpointer) _ ("Choose…"));
  for (guint i = 0; i < self->schools->len; i++) {
    PfSchool *school = self->schools->pdata[i];

    g_ptr_array_add (words, school->name);
    if (g_str_equal (school->id, chosen))
      selected = i + 1;
  }
  g_ptr_array_add (words, NULL);
  pf_choice_field_show (PF_CHOICE_FIELD (field), (const char *const *) words->pdata, selected);
}

static void
show_reasons (PfSchoolForm *self)
{
  const char *words[PF_DEROGATION_REASON_OTHER + 2] = { NULL };

  for (PfDerogationReason reason = 0; reason <= PF_DEROGATION_REASON_OTHER; reason++)
    words[reason] = pf_enrolling_get_reason (reason);
  pf_choice_field_show (PF_CHOICE_FIELD (self->reason), words, self->enrolling->answers->reason);
}

static void
show_option (GtkWidget *option, gboolean is_chosen)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (option), is_chosen);
  if (is_chosen)
    gtk_widget_add_css_class (option, "on");
  else
    gtk_widget_remove_css_class (option, "on");
}

/* What a faulty choice takes the focus for is read with it. */
static void
show_sector_school (PfSchoolForm *self, PfSchool *school)
{
  g_autofree char *name = pf_enrolling_say_sector_school (school);
  g_autofree char *address = pf_enrolling_say_school_address (school);
  g_autofree char *fault = pf_enrolling_say_fault (self->enrolling, PF_SCHOOL_FIELD_SCHOOL);
  const char *about = fault != NULL ? fault : address;

  gtk_label_set_label (GTK_LABEL (self->sector_name), name);
  gtk_label_set_label (GTK_LABEL (self->sector_address), address != NULL ? address : "");
  gtk_widget_set_visible (self->sector_address, address != NULL);
  pf_note_say (PF_NOTE (self->sector_fault), fault);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->of_sector),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  about != NULL ? about : "",
                                  -1);
}

static void
show_school (PfSchoolForm *self)
{
  PfSchoolAnswers *answers = self->enrolling->answers;
  PfSchool *sector = pf_school_enrolling_get_sector_school (self->enrolling);

  g_clear_pointer (&self->schools, g_ptr_array_unref);
  self->schools = pf_school_enrolling_list_schools (self->enrolling);
  gtk_widget_set_visible (self->options, sector != NULL);
  gtk_widget_set_visible (self->nested, sector != NULL && answers->elsewhere);
  gtk_widget_set_visible (self->unknown, sector == NULL && answers->level != PF_LEVEL_NONE);
  if (sector != NULL)
    show_sector_school (self, sector);
  else
    pf_note_say (PF_NOTE (self->sector_fault), NULL);
  show_option (self->of_sector, !answers->elsewhere);
  show_option (self->elsewhere, answers->elsewhere);
  show_schools (self, self->wanted, answers->wanted_school);
  show_schools (self, self->school, answers->school);
  show_reasons (self);
}

/* A text that is put in place of the same one would move the cursor. */
static void
show_text (GtkWidget *entry, const char *text)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text != NULL ? text : ""))
    gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

static void
show_faults (PfSchoolForm *self)
{
  const struct
  {
    PfSchoolField field;
    GtkWidget *place;
  } table[] = {
    { PF_SCHOOL_FIELD_LEVEL, self->level },
    { PF_SCHOOL_FIELD_SCHOOL, self->school },
    { PF_SCHOOL_FIELD_WANTED_SCHOOL, self->wanted },
    { PF_SCHOOL_FIELD_REASON, self->reason },
    { PF_SCHOOL_FIELD_DETAIL, self->detail_field },
    { PF_SCHOOL_FIELD_CHILDCARE, self->childcare_field },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autofree char *words = pf_enrolling_say_fault (self->enrolling, table[i].field);

    if (PF_IS_CHOICE_FIELD (table[i].place))
      pf_choice_field_set_fault (PF_CHOICE_FIELD (table[i].place), words);
    else
      pf_form_field_set_fault (PF_FORM_FIELD (table[i].place), words);
  }
}

static void
show_today (PfSchoolForm *self)
{
  /* Translators: first name */
  g_autofree char *label =
      g_strdup_printf (_ ("Who looks after %s?"), self->enrolling->child->first_name);

  g_object_set (self->childcare_field, "label", label, NULL);
  g_object_set (self->detail_field,
                "label",
                self->enrolling->answers->reason == PF_DEROGATION_REASON_OTHER
                    ? _ ("Detail")
                    : _ ("Detail (optional)"),
                NULL);
  show_text (self->detail, self->enrolling->answers->detail);
  show_text (self->childcare, self->enrolling->answers->childcare);
}

static void
show (PfSchoolForm *self)
{
  if (!pf_school_enrolling_is_open (self->enrolling))
    return;
  self->filling = TRUE;
  show_level (self);
  show_school (self);
  show_today (self);
  show_faults (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !self->enrolling->busy);
  self->filling = FALSE;
}

gboolean
pf_school_form_focus_fault (PfSchoolForm *self)
{
  GtkWidget *places[PF_N_SCHOOL_FIELDS];

  g_return_val_if_fail (PF_IS_SCHOOL_FORM (self), FALSE);

  places[PF_SCHOOL_FIELD_LEVEL] = self->level;
  places[PF_SCHOOL_FIELD_SCHOOL] =
      gtk_widget_get_visible (self->options) ? self->of_sector : self->school;
  places[PF_SCHOOL_FIELD_WANTED_SCHOOL] = self->wanted;
  places[PF_SCHOOL_FIELD_REASON] = self->reason;
  places[PF_SCHOOL_FIELD_DETAIL] = self->detail;
  places[PF_SCHOOL_FIELD_CHILDCARE] = self->childcare;
  for (guint i = 0; i < PF_N_SCHOOL_FIELDS; i++) {
    if (self->enrolling->faults[i] != NULL && gtk_widget_get_mapped (places[i]))
      return gtk_widget_grab_focus (places[i]);
  }
  return FALSE;
}

/* ---- the widget */

static void
pf_school_form_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  PfSchoolForm *self = PF_SCHOOL_FORM (object);

  if (!g_set_object (&self->enrolling, g_value_get_object (value)) || self->enrolling == NULL)
    return;
  g_signal_connect_object (self->enrolling, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

static void
pf_school_form_finalize (GObject *object)
{
  PfSchoolForm *self = PF_SCHOOL_FORM (object);

  g_clear_object (&self->enrolling);
  g_clear_pointer (&self->schools, g_ptr_array_unref);
  G_OBJECT_CLASS (pf_school_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PfSchoolForm, child)
  BIND (level);
  BIND (options);
  BIND (of_sector);
  BIND (sector_name);
  BIND (sector_address);
  BIND (sector_fault);
  BIND (elsewhere);
  BIND (nested);
  BIND (wanted);
  BIND (reason);
  BIND (detail_field);
  BIND (detail);
  BIND (unknown);
  BIND (school);
  BIND (childcare_field);
  BIND (childcare);
#undef BIND
#define BIND(name) gtk_widget_class_bind_template_callback (widget_class, name)
  BIND (level_cb);
  BIND (wanted_cb);
  BIND (school_cb);
  BIND (reason_cb);
  BIND (option_cb);
  BIND (detail_cb);
  BIND (childcare_cb);
#undef BIND
}

static void
pf_school_form_class_init (PfSchoolFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pf_school_form_set_property;
  object_class->finalize = pf_school_form_finalize;
  g_object_class_install_property (object_class,
                                   PROP_ENROLLING,
                                   g_param_spec_object ("enrolling",
                                                        NULL,
                                                        NULL,
                                                        PF_TYPE_SCHOOL_ENROLLING,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_CHOICE_FIELD);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/school-form.ui");
  bind_template (widget_class);
}

static void
pf_school_form_init (PfSchoolForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
