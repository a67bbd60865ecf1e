/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/families-page.h"

#include "client/views/staff/families-adult.h"
#include "client/views/staff/families-words.h"
#include "client/views/staff/queue-words.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/form-field.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/loading-note.h"
#include "client/views/widgets/note.h"
#include "client/views/widgets/wrapping-label.h"

struct _PfFamiliesPage
{
  AdwBin parent_instance;

  PfFamiliesModel *model;
  GtkSingleSelection *selection;
  PfStaffHousehold *shown; /* (nullable) */
  gboolean narrow;
  gboolean following; /* the model: what is selected now was not chosen by the person */
  guint n_news;       /* of the model, when it was told last */

  GtkWidget *search;
  GtkWidget *found_live;
  GtkWidget *found;
  GtkWidget *loading_note;
  GtkWidget *list_window;
  GtkWidget *list;
  GtkWidget *detail;
  GtkWidget *nothing;
  GtkWidget *household_place;
  GtkWidget *household_note;
  GtkWidget *head;
  GtkWidget *name;
  GtkWidget *about;
  GtkWidget *adults_panel;
  GtkWidget *adults;
  GtkWidget *mails_panel;
  GtkWidget *no_mail;
  GtkWidget *mails;
  GtkWidget *live;
  GtkWidget *news;
  GtkWidget *next;
  GtkWidget *next_words;
};

/* Of large text on a telephone: where it is narrow, the list is as high as its rows are with those.
 */
#define PHONE_CHARS 24
#define NARROW_LIST 240 /* pixels: four households and a half */

typedef enum
{
  PROP_NARROW = 1,
} PfFamiliesPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (PfFamiliesPage, pf_families_page, ADW_TYPE_BIN)

/* ---- the search */

static void
typed_cb (PfFamiliesPage *self)
{
  pf_families_model_search (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
go_to_list (PfFamiliesPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

/* Enter is for who sees what they look for already. */
static void
open_first_cb (PfFamiliesPage *self)
{
  g_autoptr (PfStaffHousehold) first = g_list_model_get_item (G_LIST_MODEL (self->model->found), 0);

  if (first == NULL || self->model->searching)
    return;
  pf_families_model_select (self->model, first->id);
  go_to_list (self);
}

static gboolean
search_key_cb (PfFamiliesPage *self, guint key)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  go_to_list (self);
  return GDK_EVENT_STOP;
}

/* ---- the list */

static void
setup_cb (PfFamiliesPage *, GtkListItem *item)
{
  static const char *const strong[] = { "strong", NULL };
  static const char *const quiet[] = { "caption", "dim", NULL };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *members = pf_wrapping_label_new (NULL, quiet);

  gtk_label_set_max_width_chars (GTK_LABEL (members), PHONE_CHARS);
  gtk_box_append (GTK_BOX (row), pf_wrapping_label_new (NULL, strong));
  gtk_box_append (GTK_BOX (row), members);
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_list_item_set_child (item, row);
}

/* What has the focus, and is read, is the list's own widget around the row. */
static void
bind_cb (PfFamiliesPage *, GtkListItem *item)
{
  PfStaffHousehold *household = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *name = gtk_widget_get_first_child (row);
  GtkWidget *around = gtk_widget_get_parent (row);
  g_autofree char *members = pf_families_say_members (household);
  g_autofree char *words = pf_families_say_household (household);

  gtk_label_set_label (GTK_LABEL (name), household->name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), members);
  gtk_widget_set_tooltip_text (row, words);
  if (around != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
selected_cb (PfFamiliesPage *self)
{
  PfStaffHousehold *household = gtk_single_selection_get_selected_item (self->selection);

  if (!self->following && household != NULL)
    pf_families_model_select (self->model, household->id);
}

static void
fill_list (PfFamiliesPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model->found));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
}

static void
show_list (PfFamiliesPage *self)
{
  const guint position = pf_families_model_get_position (self->model);
  g_autofree char *found = pf_families_say_found (self->model);

  self->following = TRUE;
  if (gtk_single_selection_get_selected (self->selection) != position)
    gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  gtk_label_set_label (GTK_LABEL (self->found), found);
  if (!self->model->searching)
    pf_live_region_say (PF_LIVE_REGION (self->found_live), found);
}

/* ---- the household */

static GtkWidget *
new_adult (gpointer adult, gpointer page)
{
  return pf_families_adult_new (PF_FAMILIES_PAGE (page)->model, adult);
}

static GtkWidget *
new_tag (PfMailState state)
{
  const char *const classes[] = { "tag", pf_families_get_mail_class (state), NULL };
  GtkWidget *tag = gtk_label_new (pf_families_say_mail_state (state));

  gtk_widget_set_css_classes (tag, (const char **) classes);
  gtk_widget_set_valign (tag, GTK_ALIGN_START);
  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  return tag;
}

static GtkWidget *
new_mail (gpointer item, gpointer page)
{
  static const char *const strong[] = { "strong", NULL };
  static const char *const quiet[] = { "caption", "dim", NULL };
  static const char *const plain[] = { "caption", NULL };
  PfMailFate *mail = item;
  PfLoading *loading = PF_FAMILIES_PAGE (page)->model->household_loading;
  g_autofree char *where = pf_families_say_mail_where (mail, loading);
  g_autofree char *fault = pf_families_say_mail_fault (mail, loading);
  GtkWidget *row = pf_box_new (6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words),
                  pf_wrapping_label_new (pf_families_say_mail (mail->kind), strong));
  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (where, quiet));
  if (fault != NULL)
    gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (fault, plain));
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), new_tag (mail->state));
  return row;
}

static void
show_head (PfFamiliesPage *self)
{
  g_autofree char *address = pf_address_write (self->shown->address);
  g_autofree char *members = pf_families_say_members (self->shown);
  g_autofree char *about = g_strdup_printf ("%s\n%s", address, members);

  gtk_label_set_label (GTK_LABEL (self->name), self->shown->name);
  gtk_label_set_label (GTK_LABEL (self->about), about);
}

static void
show_household (PfFamiliesPage *self)
{
  PfStaffHousehold *household = self->model->household;
  GListModel *mails = G_LIST_MODEL (self->model->mails);
  const gboolean has_mails = g_list_model_get_n_items (mails) > 0;

  if (household != self->shown) {
    pf_item_rows_clear (GTK_BOX (self->adults));
    g_set_object (&self->shown, household);
    if (household != NULL)
      pf_item_rows_bind (GTK_BOX (self->adults), G_LIST_MODEL (household->adults), new_adult, self);
  }
  gtk_widget_set_visible (self->nothing, self->model->selected == NULL);
  gtk_widget_set_visible (self->head, household != NULL);
  gtk_widget_set_visible (self->adults_panel, household != NULL);
  gtk_widget_set_visible (self->mails_panel, household != NULL);
  gtk_widget_set_visible (self->mails, has_mails);
  gtk_widget_set_visible (self->no_mail, !has_mails);
  if (household != NULL)
    show_head (self);
}

static void
show_household_note (PfFamiliesPage *self)
{
  gtk_widget_set_visible (self->household_place,
                          self->model->selected != NULL &&
                              gtk_widget_get_visible (self->household_note));
}

/* ---- news */

static gboolean
focus_form (PfFamiliesPage *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->adults);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row)) {
    if (pf_families_adult_focus_form (PF_FAMILIES_ADULT (row)))
      return TRUE;
  }
  return FALSE;
}

/* The focus goes where there is something to do about what was told, or else where it is told. */
static void
follow_news (PfFamiliesPage *self)
{
  g_autofree char *words = pf_families_say_news (self->model);
  gboolean is_new = self->n_news != self->model->n_news;

  if (is_new)
    pf_live_region_say (PF_LIVE_REGION (self->live), "");
  self->n_news = self->model->n_news;
  pf_note_set_kind (PF_NOTE (self->news),
                    pf_families_is_good_news (self->model) ? PF_NOTE_KIND_GOOD : PF_NOTE_KIND_WARN);
  pf_note_set_text (PF_NOTE (self->news), words);
  gtk_widget_set_visible (self->news, words != NULL);
  pf_live_region_set_open (PF_LIVE_REGION (self->live), words != NULL);
  pf_live_region_say (PF_LIVE_REGION (self->live), words != NULL ? words : "");
  if (is_new && gtk_widget_get_mapped (GTK_WIDGET (self)) && !focus_form (self) && words != NULL)
    gtk_widget_grab_focus (self->live);
}

/* Whoever lost the address in another household is one press away. */
static void
show_next (PfFamiliesPage *self)
{
  g_autofree char *words = pf_families_say_next (self->model);

  gtk_widget_set_visible (self->next, words != NULL);
  gtk_label_set_label (GTK_LABEL (self->next_words), words);
  if (words != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
next_cb (PfFamiliesPage *self)
{
  /* The button goes with what it did. */
  gtk_widget_grab_focus (self->search);
  pf_families_model_ask_next (self->model);
}

static void
changed_cb (PfFamiliesPage *self)
{
  show_list (self);
  show_household (self);
  show_household_note (self);
  show_next (self);
  follow_news (self);
}

/* ---- the page */

/* Where it is narrow all scrolls together: nothing has a height of its own but a long list. */
static void
set_narrow (PfFamiliesPage *self, gboolean narrow)
{
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->detail),
                                  GTK_POLICY_NEVER,
                                  narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->list_window),
                                                    narrow);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->list_window),
                                              narrow ? NARROW_LIST : -1);
  gtk_widget_set_vexpand (self->list_window, !narrow);
}

static void
pf_families_page_get_property (GObject *object, guint, GValue *value, GParamSpec *)
{
  g_value_set_boolean (value, PF_FAMILIES_PAGE (object)->narrow);
}

static void
pf_families_page_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  set_narrow (PF_FAMILIES_PAGE (object), g_value_get_boolean (value));
}

static gboolean
pf_families_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PF_FAMILIES_PAGE (widget)->search);
}

static void
pf_families_page_dispose (GObject *object)
{
  PfFamiliesPage *self = PF_FAMILIES_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (pf_families_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfFamiliesPage, name)
  BIND (search);
  BIND (found_live);
  BIND (found);
  BIND (loading_note);
  BIND (list_window);
  BIND (list);
  BIND (detail);
  BIND (nothing);
  BIND (household_place);
  BIND (household_note);
  BIND (head);
  BIND (name);
  BIND (about);
  BIND (adults_panel);
  BIND (adults);
  BIND (mails_panel);
  BIND (no_mail);
  BIND (mails);
  BIND (live);
  BIND (news);
  BIND (next);
  BIND (next_words);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
pf_families_page_class_init (PfFamiliesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pf_families_page_get_property;
  object_class->set_property = pf_families_page_set_property;
  object_class->dispose = pf_families_page_dispose;
  widget_class->grab_focus = pf_families_page_grab_focus;
  properties[PROP_NARROW] = g_param_spec_boolean (
      "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_LOADING_NOTE);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/families-page.ui");
  bind_children (widget_class);
}

static void
pf_families_page_init (PfFamiliesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (
      self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pf_families_page_new (PfFamiliesModel *model)
{
  PfFamiliesPage *self = g_object_new (PF_TYPE_FAMILIES_PAGE, NULL);

  self->model = g_object_ref (model);
  g_object_set (self->loading_note, "loading", model->loading, NULL);
  g_object_set (self->household_note, "loading", model->household_loading, NULL);
  fill_list (self);
  pf_item_rows_bind (GTK_BOX (self->mails), G_LIST_MODEL (model->mails), new_mail, self);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->household_note,
                           "notify::visible",
                           G_CALLBACK (show_household_note),
                           self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}
