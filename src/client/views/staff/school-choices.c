/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/school-choices.h"

#include <glib/gi18n.h>

#include "client/views/staff/school-file-words.h"
#include "client/views/widgets/wrap-bin.h"
#include "client/views/widgets/wrapping-label.h"

/* In the order in which they stand. */
typedef enum
{
  OPTION_ASKED,
  OPTION_SECTOR,
  OPTION_OTHER,
  N_OPTIONS
} Option;

struct _PfSchoolChoices
{
  AdwBin parent_instance;

  PfQueueModel *model;
  PfQueueItem *shown; /* (nullable) */
  GPtrArray *others;  /* of PfSchool: as the drop-down has them */
  gboolean filling;   /* what changes now was not done by the person */

  GtkWidget *options;
  GtkWidget *buttons[N_OPTIONS];
  GtkWidget *names[N_OPTIONS];
  GtkWidget *fates[N_OPTIONS];
  GtkWidget *keycaps[N_OPTIONS];
  GtkWidget *other;
  GtkWidget *reason_part;
  GtkWidget *reason;
};

G_DEFINE_FINAL_TYPE (PfSchoolChoices, pf_school_choices, ADW_TYPE_BIN)

/* That is chosen among the others, or "". */
static const char *
get_other (PfSchoolChoices *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->other));

  return selected < self->others->len ? PF_SCHOOL (self->others->pdata[selected])->id : "";
}

static void
chosen_cb (PfSchoolChoices *self)
{
  PfQueueDraft *draft = self->model->draft;

  if (self->filling || draft == NULL || self->shown == NULL)
    return;
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->buttons[OPTION_ASKED])))
    pf_queue_draft_set_school (draft, "");
  else if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->buttons[OPTION_SECTOR])))
    pf_queue_draft_set_school (draft, self->shown->school_file->school);
  else if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->buttons[OPTION_OTHER])))
    pf_queue_draft_set_school (draft, get_other (self));
}

/* A group tells of who loses the choice first: the one that gains it is what was chosen. */
static void
toggled_cb (PfSchoolChoices *self, GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    chosen_cb (self);
}

static void
reason_changed_cb (PfSchoolChoices *self, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *reason = NULL;

  if (self->filling || self->model->draft == NULL)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  reason = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  pf_queue_draft_set_reason (self->model->draft, reason);
}

/* What the toolkit would read is the list's own widget (GTK 4.8). */
static void
name_other (PfSchoolChoices *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->other));
  const char *school =
      selected < self->others->len ? PF_SCHOOL (self->others->pdata[selected])->name : "";
  g_autofree char *name = g_strdup_printf ("%s, %s", _ ("Another school"), school);
  GtkWidget *inside = gtk_widget_get_first_child (self->other);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->other), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->other), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
other_cb (PfSchoolChoices *self)
{
  name_other (self);
  chosen_cb (self);
}

static void
setup_name_cb (PfSchoolChoices *, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL));
}

/* What has the focus, and is read, is the list's own widget around the name. */
static void
bind_name_cb (PfSchoolChoices *, GtkListItem *item)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *around = gtk_widget_get_parent (label);

  gtk_label_set_label (GTK_LABEL (label), name);
  if (around != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Those that no option of their own stands for. */
static void
fill_others (PfSchoolChoices *self, const PfSchoolFile *file)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->others, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->schools)); i++) {
    g_autoptr (PfSchool) school = g_list_model_get_item (G_LIST_MODEL (file->schools), i);

    if (g_str_equal (school->id, file->school) ||
        g_str_equal (school->id, pf_school_file_get_asked (file)))
      continue;
    gtk_string_list_append (names, school->name);
    g_ptr_array_add (self->others, g_steal_pointer (&school));
  }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->other), G_LIST_MODEL (names));
  name_other (self);
}

/* @fate: (nullable): of a derogation */
static void
show_option (PfSchoolChoices *self, Option option, const char *name, const char *fate)
{
  gtk_label_set_label (GTK_LABEL (self->names[option]), name);
  gtk_label_set_label (GTK_LABEL (self->fates[option]), fate != NULL ? fate : "");
  gtk_widget_set_visible (self->fates[option], fate != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[option]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  fate != NULL ? fate : "",
                                  -1);
}

/* Whether @id is a school that can be chosen. */
static gboolean
is_offered (const PfSchoolFile *file, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->schools)); i++) {
    g_autoptr (PfSchool) school = g_list_model_get_item (G_LIST_MODEL (file->schools), i);

    if (g_str_equal (school->id, id))
      return TRUE;
  }
  return FALSE;
}

/* Each has the key of its place. */
static void
number_options (PfSchoolChoices *self)
{
  guint n = 0;

  for (guint i = 0; i < N_OPTIONS; i++) {
    g_autofree char *key = NULL;

    if (!gtk_widget_get_visible (self->buttons[i]))
      continue;
    key = g_strdup_printf ("%u", ++n);
    gtk_label_set_label (GTK_LABEL (self->keycaps[i]), key);
  }
}

static void
fill (PfSchoolChoices *self, PfQueueItem *item)
{
  const PfSchoolFile *file = item->school_file;
  const char *asked = pf_school_file_get_asked (file);

  g_set_object (&self->shown, item);
  fill_others (self, file);
  show_option (self,
               OPTION_ASKED,
               pf_school_file_get_asked_name (file),
               file->derogation != NULL ? pf_school_file_say_fate (file, asked)
                                        : _ ("Asked for by the family"));
  show_option (self,
               OPTION_SECTOR,
               file->school_name != NULL ? file->school_name : "",
               pf_school_file_say_fate (file, file->school));
  show_option (self,
               OPTION_OTHER,
               self->others->len == 1 ? PF_SCHOOL (self->others->pdata[0])->name
                                      : _ ("Another school"),
               NULL);
  gtk_widget_set_visible (self->buttons[OPTION_SECTOR],
                          !g_str_equal (file->school, asked) && is_offered (file, file->school));
  gtk_widget_set_visible (self->buttons[OPTION_OTHER], self->others->len > 0);
  number_options (self);
}

static Option
find_option (PfSchoolChoices *self, const char *school)
{
  const PfSchoolFile *file = self->shown->school_file;

  if (*school == '\0' || g_str_equal (school, pf_school_file_get_asked (file)))
    return OPTION_ASKED;
  return g_str_equal (school, file->school) ? OPTION_SECTOR : OPTION_OTHER;
}

static void
show_choice (PfSchoolChoices *self, const char *school)
{
  Option option = find_option (self, school);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->buttons[option]), TRUE);
  for (guint i = 0; i < N_OPTIONS; i++) {
    if (i == option)
      gtk_widget_add_css_class (self->buttons[i], "on");
    else
      gtk_widget_remove_css_class (self->buttons[i], "on");
  }
  for (guint i = 0; option == OPTION_OTHER && i < self->others->len; i++) {
    if (g_str_equal (PF_SCHOOL (self->others->pdata[i])->id, school))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->other), i);
  }
  gtk_widget_set_visible (self->other, option == OPTION_OTHER && self->others->len > 1);
}

/* Never over what is being typed: that is what the draft has. */
static void
show_reason (PfSchoolChoices *self, PfQueueDraft *draft)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->reason));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (!g_str_equal (text, draft->reason))
    gtk_text_buffer_set_text (buffer, draft->reason, -1);
  gtk_widget_set_visible (self->reason_part, pf_queue_model_sends_elsewhere (self->model));
}

static void
changed_cb (PfSchoolChoices *self)
{
  PfQueueItem *item = self->model->item;
  PfQueueDraft *draft = self->model->draft;
  gboolean shown = item != NULL && item->school_file != NULL && draft != NULL &&
                   draft->verdict == PF_QUEUE_VERDICT_NONE &&
                   pf_queue_item_may_get (item, PF_QUEUE_VERDICT_ACCEPT) &&
                   g_list_model_get_n_items (G_LIST_MODEL (item->school_file->schools)) > 1;

  self->filling = TRUE;
  if (!shown)
    g_clear_object (&self->shown);
  else if (item != self->shown)
    fill (self, item);
  if (shown) {
    show_choice (self, draft->school);
    show_reason (self, draft);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  self->filling = FALSE;
}

static void
pf_school_choices_dispose (GObject *object)
{
  PfSchoolChoices *self = PF_SCHOOL_CHOICES (object);

  g_clear_object (&self->model);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (pf_school_choices_parent_class)->dispose (object);
}

static void
pf_school_choices_finalize (GObject *object)
{
  g_ptr_array_unref (PF_SCHOOL_CHOICES (object)->others);
  G_OBJECT_CLASS (pf_school_choices_parent_class)->finalize (object);
}

static void
pf_school_choices_class_init (PfSchoolChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_school_choices_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_school_choices_finalize;
  g_type_ensure (PF_TYPE_WRAP_BIN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/school-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, PfSchoolChoices, options);
  gtk_widget_class_bind_template_child (widget_class, PfSchoolChoices, other);
  gtk_widget_class_bind_template_child (widget_class, PfSchoolChoices, reason_part);
  gtk_widget_class_bind_template_child (widget_class, PfSchoolChoices, reason);
  gtk_widget_class_bind_template_callback (widget_class, setup_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
}

static void
add_option (PfSchoolChoices *self, Option option)
{
  static const char *const plain[] = { NULL };
  static const char *const quiet[] = { "caption", "dim", NULL };
  GtkWidget *button =
      g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->buttons[option] = button;
  self->names[option] = pf_wrapping_label_new (NULL, plain);
  self->fates[option] = pf_wrapping_label_new (NULL, quiet);
  self->keycaps[option] = gtk_label_new (NULL);
  gtk_widget_set_valign (self->keycaps[option], GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->keycaps[option], "key-hint");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), self->names[option]);
  gtk_box_append (GTK_BOX (words), self->fates[option]);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), self->keycaps[option]);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "option");
  if (option > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (self->buttons[0]));
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->options), button);
}

static void
pf_school_choices_init (PfSchoolChoices *self)
{
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
  self->filling = TRUE; /* until there is a model */
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_OPTIONS; i++)
    add_option (self, (Option) i);
}

void
pf_school_choices_set_model (PfSchoolChoices *self, PfQueueModel *model)
{
  g_return_if_fail (PF_IS_SCHOOL_CHOICES (self));

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

gboolean
pf_school_choices_choose (PfSchoolChoices *self, guint n)
{
  g_return_val_if_fail (PF_IS_SCHOOL_CHOICES (self), FALSE);

  if (!gtk_widget_get_mapped (self->options))
    return FALSE;
  for (guint i = 0; i < N_OPTIONS; i++) {
    if (gtk_widget_get_visible (self->buttons[i]) && n-- == 0) {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->buttons[i]), TRUE);
      return TRUE;
    }
  }
  return FALSE;
}

void
pf_school_choices_focus_reason (PfSchoolChoices *self)
{
  g_return_if_fail (PF_IS_SCHOOL_CHOICES (self));
  gtk_widget_grab_focus (self->reason);
}
