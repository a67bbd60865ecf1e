/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/school-page.h"

#include <glib/gi18n.h>

#include "client/views/family/awaited-panel.h"
#include "client/views/family/school-aside.h"
#include "client/views/family/school-children.h"
#include "client/views/family/school-form.h"
#include "client/views/family/school-status.h"
#include "client/views/family/school-words.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/loading-note.h"
#include "client/views/widgets/note.h"
#include "client/views/widgets/reveal.h"
#include "client/views/widgets/side-bin.h"
#include "client/views/widgets/validate-bar.h"

struct _PfSchoolPage
{
  AdwBin parent_instance;

  PfSchoolEnrolling *model;
  PfVisit *visit;
  guint n_outcomes;    /* shown so far */
  gboolean was_wanted; /* a document */

  GtkWidget *loading_note;
  GtkWidget *result;
  GtkWidget *note;
  GtkWidget *content;
  GtkWidget *children;
  GtkWidget *nothing_panel;
  GtkWidget *nothing;
  GtkWidget *household_button;
  GtkWidget *person;
  GtkWidget *avatar;
  GtkWidget *name;
  GtkWidget *about;
  GtkWidget *status;
  GtkWidget *awaited;
  GtkWidget *form;
  GtkWidget *aside;
  GtkWidget *bar;
};

typedef enum
{
  PROP_MODEL = 1,
  PROP_VISIT,
} PfSchoolPageProperty;

static GParamSpec *properties[PROP_VISIT + 1];

G_DEFINE_FINAL_TYPE (PfSchoolPage, pf_school_page, ADW_TYPE_BIN)

/* ---- what is shown */

static void
show_person (PfSchoolPage *self)
{
  PfChild *child = self->model->child;
  g_autofree char *name = NULL;
  g_autofree char *about = NULL;

  gtk_widget_set_visible (self->person, child != NULL);
  if (child == NULL)
    return;
  name = g_strdup_printf ("%s %s", child->first_name, child->last_name);
  about = pf_enrolling_say_child (self->model);
  adw_avatar_set_text (ADW_AVATAR (self->avatar), name);
  gtk_label_set_label (GTK_LABEL (self->name), child->first_name);
  gtk_label_set_label (GTK_LABEL (self->about), about != NULL ? about : "");
}

static void
show_nothing (PfSchoolPage *self)
{
  g_autofree char *words = pf_enrolling_say_nothing (self->model);
  gboolean has_none = words != NULL && g_list_model_get_n_items (
                                           G_LIST_MODEL (self->model->household->children)) == 0;

  gtk_widget_set_visible (self->nothing_panel, words != NULL);
  gtk_label_set_label (GTK_LABEL (self->nothing), words != NULL ? words : "");
  gtk_widget_set_visible (self->household_button, has_none);
}

static void
show_result (PfSchoolPage *self)
{
  PfNoteKind kind;
  g_autofree char *words = pf_enrolling_say_outcome (self->model, &kind);

  pf_note_set_kind (PF_NOTE (self->note), kind);
  pf_note_say (PF_NOTE (self->note), words);
  gtk_widget_set_visible (self->result, words != NULL);
  pf_live_region_say (PF_LIVE_REGION (self->result), words != NULL ? words : "");
}

static void
show_bar (PfSchoolPage *self)
{
  g_autofree char *sum = NULL;
  g_autofree char *detail = NULL;

  gtk_widget_set_visible (self->bar, pf_school_enrolling_is_open (self->model));
  if (!pf_school_enrolling_is_open (self->model))
    return;
  sum = pf_enrolling_say_sum (self->model);
  detail = pf_enrolling_say_detail (self->model);
  pf_validate_bar_say (PF_VALIDATE_BAR (self->bar), sum, NULL, detail);
}

/* The focus goes to what is wrong, or to what is said; what the bar says leaves it where it is. */
static void
move_focus (PfSchoolPage *self)
{
  gboolean is_news = self->model->n_outcomes != self->n_outcomes;

  self->n_outcomes = self->model->n_outcomes;
  if (!is_news || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      self->model->outcome == PF_SCHOOL_OUTCOME_KEPT)
    return;
  if (self->model->outcome == PF_SCHOOL_OUTCOME_FAULTS &&
      pf_school_form_focus_fault (PF_SCHOOL_FORM (self->form)))
    return;
  if (gtk_widget_get_visible (self->result)) {
    gtk_widget_grab_focus (self->result);
    pf_reveal (self->result);
  }
}

/* Who came to the page before there was anything on it goes on from where there was nothing. */
static void
take_focus (PfSchoolPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* The panel where a document was sent is gone, and the focus with it. */
static void
follow_document (PfSchoolPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean is_wanted = self->model->sending->enrolment != NULL;

  if (self->was_wanted && !is_wanted && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      gtk_root_get_focus (root) == NULL && gtk_widget_get_visible (self->status))
    gtk_widget_grab_focus (self->status);
  self->was_wanted = is_wanted;
}

static void
show (PfSchoolPage *self)
{
  gboolean was_shown = gtk_widget_get_visible (self->content);

  gtk_widget_set_visible (self->content, pf_school_enrolling_is_ready (self->model));
  show_result (self);
  show_nothing (self);
  show_person (self);
  gtk_widget_set_visible (self->form, pf_school_enrolling_is_open (self->model));
  show_bar (self);
  if (!was_shown && gtk_widget_get_visible (self->content))
    take_focus (self);
  follow_document (self);
  move_focus (self);
}

/* ---- the widget */

/* On what is to be answered, or on how it stands. */
static gboolean
pf_school_page_grab_focus (GtkWidget *widget)
{
  PfSchoolPage *self = PF_SCHOOL_PAGE (widget);

  if (!gtk_widget_get_visible (self->content))
    return FALSE;
  if (gtk_widget_get_visible (self->household_button))
    return gtk_widget_grab_focus (self->household_button);
  if (gtk_widget_get_visible (self->status))
    return gtk_widget_grab_focus (self->status);
  return gtk_widget_get_visible (self->form) &&
         gtk_widget_child_focus (self->form, GTK_DIR_TAB_FORWARD);
}

static void
pf_school_page_constructed (GObject *object)
{
  PfSchoolPage *self = PF_SCHOOL_PAGE (object);

  G_OBJECT_CLASS (pf_school_page_parent_class)->constructed (object);
  self->n_outcomes = self->model->n_outcomes;
  g_object_set (self->loading_note, "loading", self->model->loading, NULL);
  g_object_set (self->children, "enrolling", self->model, NULL);
  g_object_set (self->status, "enrolling", self->model, NULL);
  g_object_set (self->form, "enrolling", self->model, NULL);
  g_object_set (self->aside, "enrolling", self->model, NULL);
  pf_awaited_panel_follow (PF_AWAITED_PANEL (self->awaited), self->model->sending, self->visit);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

static void
pf_school_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfSchoolPage *self = PF_SCHOOL_PAGE (object);

  switch ((PfSchoolPageProperty) id) {
  case PROP_MODEL:
    g_value_set_object (value, self->model);
    break;
  case PROP_VISIT:
    g_value_set_object (value, self->visit);
    break;
  }
}

static void
pf_school_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfSchoolPage *self = PF_SCHOOL_PAGE (object);

  switch ((PfSchoolPageProperty) id) {
  case PROP_MODEL:
    self->model = g_value_dup_object (value);
    break;
  case PROP_VISIT:
    self->visit = g_value_dup_object (value);
    break;
  }
}

static void
pf_school_page_finalize (GObject *object)
{
  PfSchoolPage *self = PF_SCHOOL_PAGE (object);

  g_clear_object (&self->model);
  g_clear_object (&self->visit);
  G_OBJECT_CLASS (pf_school_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PfSchoolPage, child)
  BIND (loading_note);
  BIND (result);
  BIND (note);
  BIND (content);
  BIND (children);
  BIND (nothing_panel);
  BIND (nothing);
  BIND (household_button);
  BIND (person);
  BIND (avatar);
  BIND (name);
  BIND (about);
  BIND (status);
  BIND (awaited);
  BIND (form);
  BIND (aside);
  BIND (bar);
#undef BIND
}

static void
ensure_types (void)
{
  g_type_ensure (PF_TYPE_AWAITED_PANEL);
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_LOADING_NOTE);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_SCHOOL_ASIDE);
  g_type_ensure (PF_TYPE_SCHOOL_CHILDREN);
  g_type_ensure (PF_TYPE_SCHOOL_FORM);
  g_type_ensure (PF_TYPE_SCHOOL_STATUS);
  g_type_ensure (PF_TYPE_SIDE_BIN);
  g_type_ensure (PF_TYPE_VALIDATE_BAR);
}

static void
pf_school_page_class_init (PfSchoolPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = pf_school_page_constructed;
  object_class->get_property = pf_school_page_get_property;
  object_class->set_property = pf_school_page_set_property;
  object_class->finalize = pf_school_page_finalize;
  widget_class->grab_focus = pf_school_page_grab_focus;
  properties[PROP_MODEL] =
      g_param_spec_object ("model", NULL, NULL, PF_TYPE_SCHOOL_ENROLLING, flags);
  properties[PROP_VISIT] = g_param_spec_object ("visit", NULL, NULL, PF_TYPE_VISIT, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  ensure_types ();
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/school-page.ui");
  bind_children (widget_class);
}

static void
pf_school_page_init (PfSchoolPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_school_page_new (PfSchoolEnrolling *model, PfVisit *visit)
{
  return g_object_new (PF_TYPE_SCHOOL_PAGE, "model", model, "visit", visit, NULL);
}

PfSchoolEnrolling *
pf_school_page_get_model (PfSchoolPage *self)
{
  g_return_val_if_fail (PF_IS_SCHOOL_PAGE (self), NULL);
  return self->model;
}

static void
year_changed_cb (AdwWindowTitle *title, GParamSpec *, PfVisit *visit)
{
  const char *name = pf_visit_get_school_year_name (visit);
  /* Translators: "2026-2027" */
  g_autofree char *words = name != NULL ? g_strdup_printf (_ ("School year %s"), name) : NULL;

  adw_window_title_set_subtitle (title, words);
}

GtkWidget *
pf_school_page_new_title (PfSchoolPage *self)
{
  GtkWidget *title = adw_window_title_new (_ ("Enrolments"), NULL);

  g_return_val_if_fail (PF_IS_SCHOOL_PAGE (self), NULL);
  g_signal_connect_object (
      self->visit, "notify::school-year", G_CALLBACK (year_changed_cb), title, G_CONNECT_SWAPPED);
  year_changed_cb (ADW_WINDOW_TITLE (title), NULL, self->visit);
  return title;
}
