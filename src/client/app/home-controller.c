/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/home-controller.h"

#include "client/app/loader.h"

#define TICK_SECONDS 60

struct _PfHomeController
{
  GObject parent_instance;

  PfVisit *visit;
  PfHomePage *page; /* weak */
  PfHomeModel *model;
  PfLoader *loader;
  guint timer;
};

static guint signed_out_signal;
static guint outdated_signal;

G_DEFINE_FINAL_TYPE (PfHomeController, pf_home_controller, G_TYPE_OBJECT)

/* ---- loading */

static void
load (PfHomeController *self)
{
  const char *household = pf_visit_get_household (self->visit);
  PfDate today = pf_home_model_get_today (self->model);
  g_autoptr (PfPlanningQuery) query = NULL;
  g_autofree char *name = NULL;

  if (household == NULL)
    return;
  query = g_object_new (PF_TYPE_PLANNING_QUERY,
                        "household",
                        household,
                        "from",
                        today,
                        "to",
                        today + PF_HOME_N_DAYS - 1,
                        NULL);
  name = g_strconcat ("days ", household, NULL);
  pf_loader_load (self->loader, name, NULL, query);
}

/* Of a page that nobody sees nothing is asked: it asks once it is seen. */
static void
load_if_seen (PfHomeController *self)
{
  if (self->page != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->page)))
    load (self);
}

static void
taken_cb (PfHomeController *self, PfRecord *planning)
{
  gboolean had_one = pf_home_model_get_loading (self->model)->state == PF_LOADING_STATE_FRESH;

  pf_home_model_take_planning (
      self->model, PF_PLANNING (planning), pf_loader_get_now (self->loader));
  if (had_one)
    g_signal_emit (self, outdated_signal, 0);
}

static void
emptied_cb (PfHomeController *self)
{
  pf_home_model_take_planning (self->model, NULL, 0);
}

static void
signed_out_cb (PfHomeController *self)
{
  g_signal_emit (self, signed_out_signal, 0);
}

/* ---- what changes */

static gboolean
tick_cb (gpointer user_data)
{
  PfHomeController *self = user_data;
  PfDate before = pf_home_model_get_today (self->model);

  pf_home_model_set_now (self->model, pf_loader_get_now (self->loader));
  if (pf_home_model_get_today (self->model) != before)
    load_if_seen (self);
  return G_SOURCE_CONTINUE;
}

static void
mapped_cb (PfHomeController *self)
{
  pf_home_model_set_now (self->model, pf_loader_get_now (self->loader));
  load (self);
}

static void
show_me (PfHomeController *self)
{
  pf_home_model_set_me (self->model,
                        pf_visit_get_me (self->visit),
                        pf_visit_get_household (self->visit),
                        pf_visit_get_school_year (self->visit));
}

static void
me_cb (PfHomeController *self)
{
  show_me (self);
  load_if_seen (self);
}

static void
time_zone_cb (PfHomeController *self)
{
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (self->visit);

  pf_home_model_set_zone (self->model, zone);
}

static void
retry_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  load (user_data);
}

static void
add_actions (PfHomeController *self)
{
  static const GActionEntry entries[] = { { .name = "retry", .activate = retry_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->page), "page", G_ACTION_GROUP (actions));
}

/* ---- the object */

static void
pf_home_controller_dispose (GObject *object)
{
  PfHomeController *self = PF_HOME_CONTROLLER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->page != NULL)
    gtk_widget_insert_action_group (GTK_WIDGET (self->page), "page", NULL);
  g_clear_weak_pointer (&self->page);
  if (self->loader != NULL)
    g_object_run_dispose (G_OBJECT (self->loader));
  g_clear_object (&self->loader);
  g_clear_object (&self->visit);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (pf_home_controller_parent_class)->dispose (object);
}

static void
pf_home_controller_class_init (PfHomeControllerClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_home_controller_dispose;
#define SIGNAL(name)                                                                               \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  signed_out_signal = SIGNAL ("signed-out");
  outdated_signal = SIGNAL ("outdated");
#undef SIGNAL
}

static void
pf_home_controller_init (PfHomeController *)
{
}

static void
listen (PfHomeController *self)
{
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (self->loader, "taken", taken_cb);
  LISTEN (self->loader, "emptied", emptied_cb);
  LISTEN (self->loader, "signed-out", signed_out_cb);
  LISTEN (self->visit, "notify::household", me_cb);
  LISTEN (self->visit, "notify::school-year", show_me);
  LISTEN (self->visit, "notify::me", me_cb);
  LISTEN (self->visit, "notify::time-zone", time_zone_cb);
  LISTEN (self->page, "map", mapped_cb);
#undef LISTEN
}

PfHomeController *
pf_home_controller_new (PfApiClient *client, PfVisit *visit, PfHomePage *page, PfCache *cache)
{
  PfHomeController *self = g_object_new (PF_TYPE_HOME_CONTROLLER, NULL);

  self->visit = g_object_ref (visit);
  g_set_weak_pointer (&self->page, page);
  self->model = g_object_ref (pf_home_page_get_model (page));
  self->loader = pf_loader_new (
      client, cache, PF_OPERATION_GET_PLANNING, pf_home_model_get_loading (self->model));
  time_zone_cb (self);
  pf_home_model_set_now (self->model, pf_loader_get_now (self->loader));
  show_me (self);
  add_actions (self);
  listen (self);
  self->timer = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  return self;
}
