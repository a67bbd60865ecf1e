/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/home-page.h"

#include <glib/gi18n.h>

#include "client/views/family/awaited-panel.h"
#include "client/views/family/day-row.h"
#include "client/views/family/home-next.h"
#include "client/views/family/home-words.h"
#include "client/views/family/road-panel.h"
#include "client/views/say.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/loading-note.h"
#include "client/views/widgets/note.h"
#include "client/views/widgets/side-bin.h"
#include "client/views/widgets/wrapping-label.h"

#define N_ROADS_PER_ROW 2

struct _PfHomePage
{
  AdwBin parent_instance;

  PfHomeModel *model;
  PfVisit *visit;
  gboolean narrow;

  GtkWidget *greeting;
  GtkWidget *today;
  GtkWidget *loading_note;
  GtkWidget *pending;
  GtkWidget *awaited;
  GtkWidget *next;
  GtkWidget *next_avatar;
  GtkWidget *next_overline;
  GtkWidget *next_title;
  GtkWidget *next_detail;
  GtkWidget *next_button;
  GtkWidget *roads;
  GtkWidget *waiting_panel;
  GtkWidget *waiting;
  GtkWidget *desk;
  GtkWidget *desk_phone;
  GtkWidget *desk_hours;
  GtkWidget *days_panel;
  GtkWidget *days;
  GtkWidget *no_days;
  GtkWidget *days_button;
};

typedef enum
{
  PROP_MODEL = 1,
  PROP_VISIT,
  PROP_NARROW,
} PfHomePageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (PfHomePage, pf_home_page, ADW_TYPE_BIN)

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* ---- the head */

static gboolean
is_pending (PfHomePage *self)
{
  PfAccount *account = pf_home_model_get_account (self->model);

  return account != NULL && account->state == PF_ACCOUNT_STATE_PENDING;
}

/* What the family desk wants is said in its own panel. */
static gboolean
waits_for_desk (PfHomePage *self)
{
  PfAccountFile *file = pf_home_model_get_sending (self->model)->file;

  return is_pending (self) && (file == NULL || file->state == PF_QUEUE_STATE_WAITING);
}

/* What takes the focus first says where one has come to. */
static void
describe_button (PfHomePage *self, const char *greeting)
{
  g_autofree char *pending = NULL;
  g_autofree char *words = NULL;

  g_object_get (self->pending, "text", &pending, NULL);
  words =
      waits_for_desk (self) ? g_strdup_printf ("%s. %s", greeting, pending) : g_strdup (greeting);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->next_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
show_head (PfHomePage *self)
{
  PfAccount *account = pf_home_model_get_account (self->model);
  PfAccountFile *file = pf_home_model_get_sending (self->model)->file;
  g_autofree char *today = pf_home_say_today (pf_home_model_get_today (self->model), self->visit);
  g_autofree char *greeting =
      g_strdup_printf (_ ("Hello %s"), account != NULL ? account->first_name : "");

  set_label (self->greeting, greeting);
  set_label (self->today, today);
  /* Of a file, its own panel says it with the day. */
  gtk_widget_set_visible (self->pending, waits_for_desk (self) && file == NULL);
  describe_button (self, greeting);
}

/* ---- the next step */

/* Sending the document that the desk asked for comes before all else, and has a button of its own.
 */
static gboolean
owes_document (PfHomePage *self)
{
  PfAccountFile *file = pf_home_model_get_sending (self->model)->file;

  return file != NULL && file->state == PF_QUEUE_STATE_MORE_WANTED;
}

static void
show_next (PfHomePage *self)
{
  PfAccount *account = pf_home_model_get_account (self->model);
  g_auto (PfHomeNext) next = pf_home_next_tell (self->model, self->visit);

  gtk_widget_set_visible (self->next, next.title != NULL);
  set_label (self->next_overline, next.overline);
  set_label (self->next_title, next.title);
  set_label (self->next_detail, next.detail);
  if (next.name == NULL && account != NULL)
    next.name = g_strdup_printf ("%s %s", account->first_name, account->last_name);
  adw_avatar_set_text (ADW_AVATAR (self->next_avatar), next.name);
  gtk_widget_set_visible (self->next_button, next.place != NULL);
  if (owes_document (self))
    gtk_widget_remove_css_class (self->next_button, "suggested-action");
  else
    gtk_widget_add_css_class (self->next_button, "suggested-action");
  if (next.place != NULL) {
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next_button), "s", next.place);
    gtk_button_set_label (GTK_BUTTON (self->next_button), next.button);
  }
}

/* ---- the roads */

/* Two beside each other; a single one does not fill a row that others share. */
static void
show_roads (PfHomePage *self)
{
  GListModel *roads = pf_home_model_get_roads (self->model);
  guint n = g_list_model_get_n_items (roads);
  GtkWidget *row = NULL;

  pf_item_rows_clear (GTK_BOX (self->roads));
  for (guint i = 0; i < n; i++) {
    g_autoptr (PfHomeRoad) road = g_list_model_get_item (roads, i);
    GtkWidget *panel = pf_road_panel_new (road, self->visit);

    if (i % N_ROADS_PER_ROW == 0) {
      row = pf_box_new (18);
      g_object_set (row, "same", TRUE, NULL);
      gtk_box_append (GTK_BOX (self->roads), row);
    }
    gtk_widget_set_hexpand (panel, TRUE);
    gtk_box_append (GTK_BOX (row), panel);
  }
}

/* ---- what is awaited */

static GtkWidget *
make_waiting (gpointer item, gpointer data)
{
  static const char *const plain[] = { NULL };
  static const char *const quiet[] = { "caption", "dim", NULL };
  PfHomePage *self = data;
  g_autofree char *title = pf_home_say_next (item);
  g_autofree char *detail = pf_home_say_detail (item, self->visit);
  g_autofree char *spoken = pf_home_say_step (item, self->visit);
  GtkWidget *row = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 "orientation",
                                 GTK_ORIENTATION_VERTICAL,
                                 NULL);

  gtk_box_append (GTK_BOX (row), pf_wrapping_label_new (title, plain));
  if (detail != NULL)
    gtk_box_append (GTK_BOX (row), pf_wrapping_label_new (detail, quiet));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
show_desk (PfHomePage *self)
{
  PfPortalContact *desk = pf_visit_get_desk (self->visit);
  g_autofree char *phone = desk != NULL && desk->phone != NULL ? pf_say_phone (desk->phone) : NULL;
  g_autofree char *hours = desk != NULL ? g_strdup (desk->hours) : NULL;

  set_label (self->desk_phone, phone);
  set_label (self->desk_hours, hours);
  gtk_widget_set_visible (self->desk, phone != NULL);
}

/* ---- the days ahead */

static GtkWidget *
make_day (gpointer day, gpointer)
{
  return pf_day_row_new (day);
}

/* An account that waits has no planning to speak of. */
static void
show_days (PfHomePage *self)
{
  PfPlanningModel *planning = pf_home_model_get_planning (self->model);
  gboolean known = pf_planning_model_get_planning (planning) != NULL;
  gboolean has_days = g_list_model_get_n_items (pf_home_model_get_days (self->model)) > 0;
  gboolean lost = pf_home_model_get_loading (self->model)->state == PF_LOADING_STATE_OFFLINE ||
                  pf_home_model_get_loading (self->model)->state == PF_LOADING_STATE_FAILED;
  const char *words = known   ? _ ("Nothing is booked.")
                      : !lost ? _ ("The days ahead are on their way.")
                              : _ ("The days ahead are not known on this computer.");

  gtk_widget_set_visible (self->days_panel, !is_pending (self));
  pf_item_rows_show (GTK_BOX (self->days));
  set_label (self->no_days, has_days ? NULL : words);
  gtk_widget_set_visible (self->days_button,
                          known && !has_days && pf_home_model_may_book (self->model));
}

/* ---- the page */

static void
show (PfHomePage *self)
{
  show_head (self);
  show_next (self);
  show_days (self);
  gtk_widget_set_visible (self->waiting_panel,
                          g_list_model_get_n_items (pf_home_model_get_waiting (self->model)) > 0);
}

static void
desk_changed_cb (PfHomePage *self)
{
  show_desk (self);
  show_next (self);
}

/* On what is to be done next. */
static gboolean
pf_home_page_grab_focus (GtkWidget *widget)
{
  PfHomePage *self = PF_HOME_PAGE (widget);

  return gtk_widget_get_mapped (self->next_button) && gtk_widget_grab_focus (self->next_button);
}

static void
pf_home_page_constructed (GObject *object)
{
  PfHomePage *self = PF_HOME_PAGE (object);
  PfLoading *loading = pf_home_model_get_loading (self->model);

  G_OBJECT_CLASS (pf_home_page_parent_class)->constructed (object);
  g_object_set (self->loading_note, "loading", loading, NULL);
  pf_item_rows_bind (
      GTK_BOX (self->waiting), pf_home_model_get_waiting (self->model), make_waiting, self);
  pf_item_rows_bind (GTK_BOX (self->days), pf_home_model_get_days (self->model), make_day, self);
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (self->model, "changed", show);
  LISTEN (pf_home_model_get_roads (self->model), "items-changed", show_roads);
  LISTEN (loading, "changed", show_days);
  LISTEN (self->visit, "notify::desk", desk_changed_cb);
#undef LISTEN
  pf_awaited_panel_follow (
      PF_AWAITED_PANEL (self->awaited), pf_home_model_get_sending (self->model), self->visit);
  show_roads (self);
  show_desk (self);
  show (self);
}

static void
pf_home_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfHomePage *self = PF_HOME_PAGE (object);

  switch ((PfHomePageProperty) id) {
  case PROP_MODEL:
    g_value_set_object (value, self->model);
    break;
  case PROP_VISIT:
    g_value_set_object (value, self->visit);
    break;
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  }
}

static void
pf_home_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfHomePage *self = PF_HOME_PAGE (object);

  switch ((PfHomePageProperty) id) {
  case PROP_MODEL:
    self->model = g_value_dup_object (value);
    break;
  case PROP_VISIT:
    self->visit = g_value_dup_object (value);
    break;
  case PROP_NARROW:
    self->narrow = g_value_get_boolean (value);
    break;
  }
}

static void
pf_home_page_finalize (GObject *object)
{
  PfHomePage *self = PF_HOME_PAGE (object);

  g_clear_object (&self->model);
  g_clear_object (&self->visit);
  G_OBJECT_CLASS (pf_home_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PfHomePage, child)
  BIND (greeting);
  BIND (today);
  BIND (loading_note);
  BIND (pending);
  BIND (awaited);
  BIND (next);
  BIND (next_avatar);
  BIND (next_overline);
  BIND (next_title);
  BIND (next_detail);
  BIND (next_button);
  BIND (roads);
  BIND (waiting_panel);
  BIND (waiting);
  BIND (desk);
  BIND (desk_phone);
  BIND (desk_hours);
  BIND (days_panel);
  BIND (days);
  BIND (no_days);
  BIND (days_button);
#undef BIND
}

static void
pf_home_page_class_init (PfHomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = pf_home_page_constructed;
  object_class->get_property = pf_home_page_get_property;
  object_class->set_property = pf_home_page_set_property;
  object_class->finalize = pf_home_page_finalize;
  widget_class->grab_focus = pf_home_page_grab_focus;

  properties[PROP_MODEL] =
      g_param_spec_object ("model", NULL, NULL, PF_TYPE_HOME_MODEL, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_VISIT] =
      g_param_spec_object ("visit", NULL, NULL, PF_TYPE_VISIT, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_AWAITED_PANEL);
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_LOADING_NOTE);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_SIDE_BIN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/home-page.ui");
  bind_children (widget_class);
}

static void
pf_home_page_init (PfHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_home_page_new (PfHomeModel *model, PfVisit *visit)
{
  return g_object_new (PF_TYPE_HOME_PAGE, "model", model, "visit", visit, NULL);
}

PfHomeModel *
pf_home_page_get_model (PfHomePage *self)
{
  g_return_val_if_fail (PF_IS_HOME_PAGE (self), NULL);
  return self->model;
}
