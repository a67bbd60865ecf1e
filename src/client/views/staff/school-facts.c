/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/school-facts.h"

#include "client/views/staff/school-file-words.h"
#include "client/views/widgets/note.h"

struct _PfSchoolFacts
{
  AdwBin parent_instance;

  GtkWidget *hindrance;
  GtkWidget *contrary;
  GtkWidget *account;
  GtkWidget *child;
  GtkWidget *level;
  GtkWidget *unusual;
  GtkWidget *derogation_part;
  GtkWidget *wanted;
  GtkWidget *derogation;
  GtkWidget *school_title;
  GtkWidget *school;
  GtkWidget *no_sector;
  GtkWidget *childcare_part;
  GtkWidget *childcare;
};

G_DEFINE_FINAL_TYPE (PfSchoolFacts, pf_school_facts, ADW_TYPE_BIN)

static void
show_child (PfSchoolFacts *self, const PfSchoolFile *file)
{
  g_autofree char *child = pf_school_file_say_child (file);
  g_autofree char *level = pf_school_file_say_class (file);
  g_autofree char *unusual = pf_school_file_say_unusual (file);

  gtk_label_set_label (GTK_LABEL (self->child), child);
  gtk_label_set_label (GTK_LABEL (self->level), level);
  pf_note_say (PF_NOTE (self->unusual), unusual);
}

static void
show_schools (PfSchoolFacts *self, const PfSchoolFile *file)
{
  g_autofree char *derogation = pf_school_file_say_derogation (file);

  gtk_label_set_label (GTK_LABEL (self->wanted), pf_school_file_get_asked_name (file));
  gtk_label_set_label (GTK_LABEL (self->derogation), derogation != NULL ? derogation : "");
  gtk_widget_set_visible (self->derogation_part, derogation != NULL);
  gtk_label_set_label (GTK_LABEL (self->school_title), pf_school_file_say_school_title (file));
  gtk_label_set_label (GTK_LABEL (self->school),
                       file->school_name != NULL ? file->school_name : "");
  if (derogation == NULL)
    gtk_widget_add_css_class (self->school, "strong");
  else
    gtk_widget_remove_css_class (self->school, "strong");
  pf_note_say (PF_NOTE (self->no_sector), pf_school_file_say_no_sector (file));
}

void
pf_school_facts_show (PfSchoolFacts *self, PfQueueItem *item)
{
  const PfSchoolFile *file = item->school_file;
  const char *childcare = file != NULL && file->childcare != NULL ? file->childcare : "";

  g_return_if_fail (PF_IS_SCHOOL_FACTS (self));
  gtk_widget_set_visible (GTK_WIDGET (self), file != NULL);
  if (file == NULL)
    return;
  pf_note_say (PF_NOTE (self->hindrance), pf_school_file_say_hindrance (file));
  pf_note_say (PF_NOTE (self->contrary), pf_school_file_say_contrary (file));
  pf_note_say (PF_NOTE (self->account), pf_school_file_say_account (file));
  show_child (self, file);
  show_schools (self, file);
  gtk_label_set_label (GTK_LABEL (self->childcare), childcare);
  gtk_widget_set_visible (self->childcare_part, *childcare != '\0');
}

static void
pf_school_facts_class_init (PfSchoolFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/school-facts.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfSchoolFacts, name)
  BIND (hindrance);
  BIND (contrary);
  BIND (account);
  BIND (child);
  BIND (level);
  BIND (unusual);
  BIND (derogation_part);
  BIND (wanted);
  BIND (derogation);
  BIND (school_title);
  BIND (school);
  BIND (no_sector);
  BIND (childcare_part);
  BIND (childcare);
#undef BIND
}

static void
pf_school_facts_init (PfSchoolFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
