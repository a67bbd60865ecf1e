/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/school-aside.h"

#include <glib/gi18n.h>

#include "client/views/family/school-words.h"
#include "client/views/say.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/note.h"
#include "client/views/widgets/proof-words.h"
#include "client/views/widgets/wrapping-label.h"

struct _PfSchoolAside
{
  AdwBin parent_instance;

  PfSchoolEnrolling *enrolling; /* (nullable) */
  char *shown;                  /* (nullable): the documents that stand there */

  GtkWidget *documents;
  GtkWidget *no_documents;
  GtkWidget *steps;
  GtkWidget *told;
};

enum
{
  PROP_ENROLLING = 1,
};

G_DEFINE_FINAL_TYPE (PfSchoolAside, pf_school_aside, ADW_TYPE_BIN)

static const char *const plain[] = { NULL };
static const char *const quiet[] = { "caption", "dim", NULL };

static GtkWidget *
new_item (const char *title, const char *detail)
{
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, detail);
  GtkWidget *item = g_object_new (
      GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "spacing", 12, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return item;
}

static void
append_words (GtkWidget *item, const char *title, const char *detail, const char *class_name)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, class_name);
  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (title, plain));
  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (detail, quiet));
  gtk_box_append (GTK_BOX (item), words);
}

/* ---- documents */

static const char *
get_title (PfDocument *document)
{
  const char *words =
      document->kind != PF_DOCUMENT_KIND_NONE ? pf_proof_kind_get_words (document->kind) : NULL;

  return words != NULL ? words : document->name;
}

/* What a parent has sent can be opened. */
static GtkWidget *
make_view_button (PfDocument *document)
{
  g_autofree char *spoken =
      /* Translators: what the document is, the name of its file */
      g_strdup_printf (_ ("View %s, %s"), get_title (document), document->name);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON,
                                    "action-name",
                                    "page.view-document",
                                    "label",
                                    _ ("View"),
                                    "tooltip-text",
                                    document->name,
                                    "valign",
                                    GTK_ALIGN_START,
                                    NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", document->id);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static GtkWidget *
make_document (PfDocument *document, GTimeZone *zone)
{
  g_autofree char *day = pf_say_date (pf_instant_get_date (document->uploaded_at, zone));
  /* Translators: day */
  g_autofree char *detail = g_strdup_printf (_ ("received on %s"), day);
  GtkWidget *item = new_item (get_title (document), detail);

  gtk_widget_add_css_class (item, "fact");
  gtk_box_append (GTK_BOX (item),
                  g_object_new (GTK_TYPE_IMAGE,
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                "icon-name",
                                "pf-booked-symbolic",
                                "valign",
                                GTK_ALIGN_START,
                                "css-classes",
                                (const char *const[]){ "good-text", NULL },
                                NULL));
  append_words (item, get_title (document), detail, "fact-words");
  gtk_box_append (GTK_BOX (item), make_view_button (document));
  return item;
}

/* What cannot serve any more is not said to be there. */
static gboolean
serves (PfDocument *document)
{
  switch (document->state) {
  case PF_DOCUMENT_STATE_NONE:
  case PF_DOCUMENT_STATE_RECEIVED:
  case PF_DOCUMENT_STATE_ACCEPTED:
    return TRUE;
  case PF_DOCUMENT_STATE_REFUSED:
  case PF_DOCUMENT_STATE_EXPIRED:
  case PF_DOCUMENT_STATE_INFECTED:
    return FALSE;
  }
  g_return_val_if_reached (FALSE);
}

/* Those that serve (transfer full). */
static GPtrArray *
find_documents (PfSchoolAside *self)
{
  PfSchoolEnrolment *enrolment = self->enrolling->enrolment;
  GListModel *documents = enrolment != NULL ? G_LIST_MODEL (enrolment->documents) : NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; documents != NULL && i < g_list_model_get_n_items (documents); i++) {
    g_autoptr (PfDocument) document = g_list_model_get_item (documents, i);

    if (serves (document))
      g_ptr_array_add (found, g_steal_pointer (&document));
  }
  return found;
}

/* The same ones keep the focus that they have. */
static gboolean
is_news (PfSchoolAside *self, GPtrArray *documents)
{
  g_autoptr (GString) now = g_string_new (NULL);

  for (guint i = 0; i < documents->len; i++)
    g_string_append_printf (now, "%s ", ((PfDocument *) documents->pdata[i])->id);
  if (g_strcmp0 (now->str, self->shown) == 0)
    return FALSE;
  g_free (self->shown);
  self->shown = g_strdup (now->str);
  return TRUE;
}

static void
show_documents (PfSchoolAside *self)
{
  g_autoptr (GPtrArray) documents = find_documents (self);

  if (is_news (self, documents)) {
    pf_item_rows_clear (GTK_BOX (self->documents));
    for (guint i = 0; i < documents->len; i++)
      gtk_box_append (GTK_BOX (self->documents),
                      make_document (documents->pdata[i], self->enrolling->loading->zone));
    pf_item_rows_show (GTK_BOX (self->documents));
  }
  gtk_widget_set_visible (self->no_documents,
                          documents->len == 0 && self->enrolling->sending->enrolment == NULL);
}

/* ---- what comes after */

/* What is done, and what is next, of the three. */
static guint
count_done (PfSchoolEnrolling *enrolling)
{
  switch (enrolling->need) {
  case PF_SCHOOL_NEED_WAIT:
    return 1;
  case PF_SCHOOL_NEED_VALIDATED:
    return 2;
  case PF_SCHOOL_NEED_ENROL:
  case PF_SCHOOL_NEED_NOTHING:
  case PF_SCHOOL_NEED_BIRTH:
  case PF_SCHOOL_NEED_AGE:
  case PF_SCHOOL_NEED_OLDER:
    return 0;
  }
  g_return_val_if_reached (0);
}

static GtkWidget *
make_marker (guint number, gboolean is_done, gboolean is_last)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GtkWidget *rail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *marker =
      is_done ? gtk_image_new_from_icon_name ("pf-booked-symbolic") : gtk_label_new (digits);

  gtk_widget_add_css_class (marker, "marker");
  gtk_widget_set_halign (marker, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (rail), marker);
  if (!is_last) {
    GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

    gtk_widget_add_css_class (line, "line");
    gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
    gtk_widget_set_vexpand (line, TRUE);
    gtk_box_append (GTK_BOX (rail), line);
  }
  return rail;
}

static void
show_steps (PfSchoolAside *self)
{
  static const struct
  {
    const char *title, *detail;
  } steps[] = {
    { N_ ("A mail confirms it"), N_ ("with the day, the service and what happens next") },
    { N_ ("The education service answers"), N_ ("by mail: validated, or what it needs") },
    { N_ ("Request for activities"), N_ ("canteen, before and after school, Wednesday") },
  };
  guint n_done = count_done (self->enrolling);

  pf_item_rows_clear (GTK_BOX (self->steps));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    GtkWidget *item = new_item (_ (steps[i].title), _ (steps[i].detail));

    gtk_widget_add_css_class (item, "step");
    if (i < n_done)
      gtk_widget_add_css_class (item, "done");
    gtk_box_append (GTK_BOX (item), make_marker (i + 1, i < n_done, i + 1 == G_N_ELEMENTS (steps)));
    append_words (item, _ (steps[i].title), _ (steps[i].detail), "words");
    gtk_box_append (GTK_BOX (self->steps), item);
  }
}

static void
show (PfSchoolAside *self)
{
  g_autofree char *told = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), self->enrolling->child != NULL);
  if (self->enrolling->child == NULL)
    return;
  told = pf_enrolling_say_told (self->enrolling);
  show_documents (self);
  show_steps (self);
  gtk_label_set_label (GTK_LABEL (self->told), told != NULL ? told : "");
  gtk_widget_set_visible (self->told, told != NULL);
}

static void
pf_school_aside_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  PfSchoolAside *self = PF_SCHOOL_ASIDE (object);

  if (!g_set_object (&self->enrolling, g_value_get_object (value)) || self->enrolling == NULL)
    return;
  g_signal_connect_object (self->enrolling, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

static void
pf_school_aside_finalize (GObject *object)
{
  PfSchoolAside *self = PF_SCHOOL_ASIDE (object);

  g_clear_object (&self->enrolling);
  g_free (self->shown);
  G_OBJECT_CLASS (pf_school_aside_parent_class)->finalize (object);
}

static void
pf_school_aside_class_init (PfSchoolAsideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pf_school_aside_set_property;
  object_class->finalize = pf_school_aside_finalize;
  g_object_class_install_property (object_class,
                                   PROP_ENROLLING,
                                   g_param_spec_object ("enrolling",
                                                        NULL,
                                                        NULL,
                                                        PF_TYPE_SCHOOL_ENROLLING,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/school-aside.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfSchoolAside, name)
  BIND (documents);
  BIND (no_documents);
  BIND (steps);
  BIND (told);
#undef BIND
}

static void
pf_school_aside_init (PfSchoolAside *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
