/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/household-controller.h"

#include "client/app/household-editing.h"
#include "client/app/inviting-controller.h"
#include "client/app/loader.h"

struct _PfHouseholdController
{
  GObject parent_instance;

  PfVisit *visit;
  PfHouseholdPage *page; /* weak */
  PfHouseholdModel *model;
  PfLoader *loader;
  PfInvitingController *inviting;
  PfHouseholdEditing *editing;
};

static guint signed_out_signal, outdated_signal;

G_DEFINE_FINAL_TYPE (PfHouseholdController, pf_household_controller, G_TYPE_OBJECT)

static void
load (PfHouseholdController *self)
{
  const char *household = pf_visit_get_household (self->visit);
  g_autofree char *name = NULL;

  if (household == NULL)
    return;
  name = g_strconcat ("household ", household, NULL);
  pf_loader_load (self->loader, name, household, NULL);
  pf_household_editing_set_household (self->editing, household);
  pf_adding_child_set_today (
      pf_household_model_get_adding (self->model),
      pf_instant_get_date (pf_loader_get_now (self->loader),
                           pf_household_model_get_loading (self->model)->zone));
  pf_inviting_controller_load (self->inviting, household);
}

static void
load_if_seen (PfHouseholdController *self)
{
  if (self->page != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->page)))
    load (self);
}

static void
taken_cb (PfHouseholdController *self, PfRecord *household)
{
  pf_household_model_take (self->model, PF_HOUSEHOLD (household));
}

static void
emptied_cb (PfHouseholdController *self)
{
  pf_household_model_take (self->model, NULL);
}

static void
signed_out_cb (PfHouseholdController *self)
{
  g_signal_emit (self, signed_out_signal, 0);
}

/* The road goes on with what the account is told of itself anew, which loads the page too. */
static void
saved_cb (PfHouseholdController *self)
{
  load (self);
  g_signal_emit (self, outdated_signal, 0);
}

static void
show_me (PfHouseholdController *self)
{
  pf_household_model_set_me (
      self->model, pf_visit_get_me (self->visit), pf_visit_get_school_year (self->visit));
}

static void
me_cb (PfHouseholdController *self)
{
  show_me (self);
  load_if_seen (self);
}

static void
time_zone_cb (PfHouseholdController *self)
{
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (self->visit);

  pf_loading_set_zone (pf_household_model_get_loading (self->model), zone);
  pf_inviting_set_zone (pf_household_model_get_inviting (self->model), zone);
}

static void
retry_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  load (user_data);
}

static void
add_actions (PfHouseholdController *self)
{
  static const GActionEntry entries[] = { { .name = "retry", .activate = retry_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->page), "page", G_ACTION_GROUP (actions));
}

static void
pf_household_controller_dispose (GObject *object)
{
  PfHouseholdController *self = PF_HOUSEHOLD_CONTROLLER (object);

  if (self->page != NULL)
    gtk_widget_insert_action_group (GTK_WIDGET (self->page), "page", NULL);
  g_clear_weak_pointer (&self->page);
  if (self->loader != NULL)
    g_object_run_dispose (G_OBJECT (self->loader));
  g_clear_object (&self->loader);
  if (self->inviting != NULL)
    g_object_run_dispose (G_OBJECT (self->inviting));
  g_clear_object (&self->inviting);
  if (self->editing != NULL)
    g_object_run_dispose (G_OBJECT (self->editing));
  g_clear_object (&self->editing);
  g_clear_object (&self->visit);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (pf_household_controller_parent_class)->dispose (object);
}

static void
pf_household_controller_class_init (PfHouseholdControllerClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_household_controller_dispose;
#define SIGNAL(name)                                                                               \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  signed_out_signal = SIGNAL ("signed-out");
  outdated_signal = SIGNAL ("outdated");
#undef SIGNAL
}

static void
pf_household_controller_init (PfHouseholdController *)
{
}

static void
listen (PfHouseholdController *self)
{
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (self->loader, "taken", taken_cb);
  LISTEN (self->loader, "emptied", emptied_cb);
  LISTEN (self->loader, "signed-out", signed_out_cb);
  LISTEN (self->editing, "signed-out", signed_out_cb);
  LISTEN (self->editing, "saved", saved_cb);
  LISTEN (self->visit, "notify::household", load_if_seen);
  LISTEN (self->visit, "notify::school-year", show_me);
  LISTEN (self->visit, "notify::me", me_cb);
  LISTEN (self->visit, "notify::time-zone", time_zone_cb);
  LISTEN (self->page, "map", load);
#undef LISTEN
}

PfHouseholdController *
pf_household_controller_new (PfApiClient *client,
                             PfVisit *visit,
                             PfHouseholdPage *page,
                             PfCache *cache)
{
  PfHouseholdController *self = g_object_new (PF_TYPE_HOUSEHOLD_CONTROLLER, NULL);

  self->visit = g_object_ref (visit);
  g_set_weak_pointer (&self->page, page);
  self->model = g_object_ref (pf_household_page_get_model (page));
  self->loader = pf_loader_new (
      client, cache, PF_OPERATION_GET_HOUSEHOLD, pf_household_model_get_loading (self->model));
  self->inviting =
      pf_inviting_controller_new (client, pf_household_model_get_inviting (self->model));
  self->editing = pf_household_editing_new (client, self->model);
  time_zone_cb (self);
  me_cb (self);
  add_actions (self);
  listen (self);
  return self;
}
