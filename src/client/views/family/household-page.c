/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/household-page.h"

#include <glib/gi18n.h>

#include "client/views/family/adding-panel.h"
#include "client/views/family/adult-panel.h"
#include "client/views/family/confirming-panel.h"
#include "client/views/family/household-child-row.h"
#include "client/views/family/household-words.h"
#include "client/views/family/inviting-panel.h"
#include "client/views/say.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/loading-note.h"
#include "client/views/widgets/note.h"

struct _PfHouseholdPage
{
  AdwBin parent_instance;

  PfHouseholdModel *model;
  PfVisit *visit;

  GtkWidget *loading_note;
  GtkWidget *desk_note;
  GtkWidget *confirming_panel;
  GtkWidget *pending;
  GtkWidget *content;
  GtkWidget *address;
  GtkWidget *quotient;
  GtkWidget *validity;
  GtkWidget *allowance_panel;
  GtkWidget *allowance;
  GtkWidget *adults;
  GtkWidget *inviting_panel;
  GtkWidget *children;
  GtkWidget *no_children;
  GtkWidget *adding_panel;
};

typedef enum
{
  PROP_MODEL = 1,
  PROP_VISIT,
} PfHouseholdPageProperty;

static GParamSpec *properties[PROP_VISIT + 1];

G_DEFINE_FINAL_TYPE (PfHouseholdPage, pf_household_page, ADW_TYPE_BIN)

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
show_quotient (PfHouseholdPage *self, PfQuotientSummary *quotient)
{
  g_autofree char *value =
      quotient != NULL && quotient->value != NULL ? pf_say_decimal (quotient->value) : NULL;
  g_autofree char *validity =
      value != NULL ? pf_household_say_validity (quotient) : g_strdup (_ ("The town knows none."));

  set_label (self->quotient, value);
  set_label (self->validity, validity);
}

static void
show_adults (PfHouseholdPage *self, GListModel *adults)
{
  pf_item_rows_clear (GTK_BOX (self->adults));
  for (guint i = 0; i < g_list_model_get_n_items (adults); i++) {
    g_autoptr (PfAdult) adult = g_list_model_get_item (adults, i);

    gtk_box_append (GTK_BOX (self->adults), pf_adult_panel_new (adult));
  }
}

static void
show_children (PfHouseholdPage *self, GListModel *children)
{
  PfLoading *loading = pf_household_model_get_loading (self->model);
  PfDate today = pf_instant_get_date (loading->now, loading->zone);

  pf_item_rows_clear (GTK_BOX (self->children));
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfChild) child = g_list_model_get_item (children, i);
    const char *school = pf_household_model_get_school (self->model, child);

    gtk_box_append (GTK_BOX (self->children), pf_household_child_row_new (child, school, today));
  }
  gtk_widget_set_visible (self->children, g_list_model_get_n_items (children) > 0);
  gtk_widget_set_visible (self->no_children, g_list_model_get_n_items (children) == 0);
}

/* What a family has given and does not find below must not seem lost. */
static void
show_pending (PfHouseholdPage *self, GListModel *changes)
{
  PfLoading *loading = pf_household_model_get_loading (self->model);

  pf_item_rows_clear (GTK_BOX (self->pending));
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++) {
    g_autoptr (PfHouseholdChange) change = g_list_model_get_item (changes, i);
    g_autofree char *words = pf_household_say_pending (change, loading);

    gtk_box_append (GTK_BOX (self->pending),
                    g_object_new (PF_TYPE_NOTE,
                                  "icon-name",
                                  "document-open-recent-symbolic",
                                  "kind",
                                  PF_NOTE_KIND_INFO,
                                  "text",
                                  words,
                                  NULL));
  }
  gtk_widget_set_visible (self->pending, g_list_model_get_n_items (changes) > 0);
}

/* Who came to the page before there was anything on it goes on from where there was nothing. */
static void
take_focus (PfHouseholdPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show (PfHouseholdPage *self)
{
  gboolean was_shown = gtk_widget_get_visible (self->content);
  PfHousehold *household = pf_household_model_get_household (self->model);
  g_autofree char *desk = NULL;
  g_autofree char *address = NULL;

  /* Nothing of one household lingers under the name of another. */
  gtk_widget_set_visible (self->content, household != NULL);
  if (household == NULL)
    return;
  desk = pf_household_say_desk (self->model, self->visit);
  address = pf_address_write (household->address);
  pf_note_set_text (PF_NOTE (self->desk_note), desk);
  show_pending (self, G_LIST_MODEL (household->pending_changes));
  set_label (self->address, address);
  show_quotient (self, household->family_quotient);
  set_label (self->allowance, household->allowance_fund_number);
  gtk_widget_set_visible (self->allowance_panel, household->allowance_fund_number != NULL);
  gtk_widget_set_visible (self->inviting_panel, pf_household_model_may_invite (self->model));
  gtk_widget_set_visible (self->adding_panel, household->may_invite);
  show_adults (self, G_LIST_MODEL (household->adults));
  show_children (self, G_LIST_MODEL (household->children));
  if (!was_shown)
    take_focus (self);
}

/* One act is suggested at a time: a form that is open comes first. */
static void
form_changed_cb (PfHouseholdPage *self)
{
  gboolean is_open = pf_household_model_get_inviting (self->model)->is_open ||
                     pf_household_model_get_adding (self->model)->is_open;

  g_object_set (self->confirming_panel, "stands-back", is_open, NULL);
}

/* On what is to be done: first, there are children. */
static gboolean
pf_household_page_grab_focus (GtkWidget *widget)
{
  PfHouseholdPage *self = PF_HOUSEHOLD_PAGE (widget);

  if (!gtk_widget_get_visible (self->content))
    return FALSE;
  if (gtk_widget_get_visible (self->adding_panel) && gtk_widget_get_visible (self->no_children))
    return gtk_widget_grab_focus (self->adding_panel);
  return gtk_widget_get_visible (self->confirming_panel) &&
         gtk_widget_grab_focus (self->confirming_panel);
}

static void
pf_household_page_constructed (GObject *object)
{
  PfHouseholdPage *self = PF_HOUSEHOLD_PAGE (object);

  G_OBJECT_CLASS (pf_household_page_parent_class)->constructed (object);
  g_object_set (self->loading_note, "loading", pf_household_model_get_loading (self->model), NULL);
  g_object_set (
      self->inviting_panel, "inviting", pf_household_model_get_inviting (self->model), NULL);
  g_object_set (
      self->confirming_panel, "confirming", pf_household_model_get_confirming (self->model), NULL);
  g_object_set (self->adding_panel, "adding", pf_household_model_get_adding (self->model), NULL);
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (self->model, "changed", show);
  LISTEN (self->visit, "notify::desk", show);
  LISTEN (pf_household_model_get_inviting (self->model), "changed", form_changed_cb);
  LISTEN (pf_household_model_get_adding (self->model), "changed", form_changed_cb);
#undef LISTEN
  show (self);
}

static void
pf_household_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfHouseholdPage *self = PF_HOUSEHOLD_PAGE (object);

  switch ((PfHouseholdPageProperty) id) {
  case PROP_MODEL:
    g_value_set_object (value, self->model);
    break;
  case PROP_VISIT:
    g_value_set_object (value, self->visit);
    break;
  }
}

static void
pf_household_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfHouseholdPage *self = PF_HOUSEHOLD_PAGE (object);

  switch ((PfHouseholdPageProperty) id) {
  case PROP_MODEL:
    self->model = g_value_dup_object (value);
    break;
  case PROP_VISIT:
    self->visit = g_value_dup_object (value);
    break;
  }
}

static void
pf_household_page_finalize (GObject *object)
{
  PfHouseholdPage *self = PF_HOUSEHOLD_PAGE (object);

  g_clear_object (&self->model);
  g_clear_object (&self->visit);
  G_OBJECT_CLASS (pf_household_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PfHouseholdPage, child)
  BIND (loading_note);
  BIND (desk_note);
  BIND (confirming_panel);
  BIND (pending);
  BIND (content);
  BIND (address);
  BIND (quotient);
  BIND (validity);
  BIND (allowance_panel);
  BIND (allowance);
  BIND (adults);
  BIND (inviting_panel);
  BIND (children);
  BIND (no_children);
  BIND (adding_panel);
#undef BIND
}

static void
pf_household_page_class_init (PfHouseholdPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = pf_household_page_constructed;
  object_class->get_property = pf_household_page_get_property;
  object_class->set_property = pf_household_page_set_property;
  object_class->finalize = pf_household_page_finalize;
  widget_class->grab_focus = pf_household_page_grab_focus;

  properties[PROP_MODEL] =
      g_param_spec_object ("model", NULL, NULL, PF_TYPE_HOUSEHOLD_MODEL, flags);
  properties[PROP_VISIT] = g_param_spec_object ("visit", NULL, NULL, PF_TYPE_VISIT, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_ADDING_PANEL);
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_CONFIRMING_PANEL);
  g_type_ensure (PF_TYPE_INVITING_PANEL);
  g_type_ensure (PF_TYPE_LOADING_NOTE);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/household-page.ui");
  bind_children (widget_class);
}

static void
pf_household_page_init (PfHouseholdPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_household_page_new (PfHouseholdModel *model, PfVisit *visit)
{
  return g_object_new (PF_TYPE_HOUSEHOLD_PAGE, "model", model, "visit", visit, NULL);
}

PfHouseholdModel *
pf_household_page_get_model (PfHouseholdPage *self)
{
  g_return_val_if_fail (PF_IS_HOUSEHOLD_PAGE (self), NULL);
  return self->model;
}

static void
household_changed_cb (AdwWindowTitle *title, GParamSpec *, PfVisit *visit)
{
  adw_window_title_set_subtitle (title, pf_visit_get_household_name (visit));
}

GtkWidget *
pf_household_page_new_title (PfHouseholdPage *self)
{
  GtkWidget *title = adw_window_title_new (_ ("Household"), NULL);

  g_return_val_if_fail (PF_IS_HOUSEHOLD_PAGE (self), NULL);
  g_signal_connect_object (self->visit,
                           "notify::household",
                           G_CALLBACK (household_changed_cb),
                           title,
                           G_CONNECT_SWAPPED);
  household_changed_cb (ADW_WINDOW_TITLE (title), NULL, self->visit);
  return title;
}
