/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/planning-controller-private.h"

#include "client/api/error.h"

#define CACHED_NAME "planning"
#define TICK_SECONDS 60

static guint signed_out_signal;

G_DEFINE_FINAL_TYPE (PfPlanningController, pf_planning_controller, G_TYPE_OBJECT)

PfInstant
pf_planning_controller_get_now (PfPlanningController *self)
{
  return g_get_real_time () + pf_api_client_get_clock_offset (self->client);
}

/* ---- the clock */

static void schedule (PfPlanningController *self);

static gboolean
tick_cb (gpointer user_data)
{
  PfPlanningController *self = user_data;

  self->timer = 0;
  pf_planning_model_set_now (self->model, pf_planning_controller_get_now (self));
  schedule (self);
  return G_SOURCE_REMOVE;
}

/* At the next deadline, and each minute for the countdown. */
static void
schedule (PfPlanningController *self)
{
  PfInstant now = pf_planning_controller_get_now (self);
  PfInstant next = pf_planning_model_get_next_change (self->model);
  gint64 wait = TICK_SECONDS * G_TIME_SPAN_SECOND;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (next != 0)
    wait = CLAMP (next - now, 0, wait);
  self->timer = g_timeout_add ((guint) (wait / G_TIME_SPAN_MILLISECOND) + 1, tick_cb, self);
}

/* ---- loading */

/* Whether nothing, rather than a refusal, came back. */
static gboolean
is_silence (const GError *error)
{
  return error->domain == PF_API_ERROR;
}

static gboolean
is_lasting (PfPlanningSituation situation)
{
  return situation == PF_PLANNING_SITUATION_SENDING ||
         situation == PF_PLANNING_SITUATION_UNANSWERED ||
         situation == PF_PLANNING_SITUATION_RESULTS;
}

/* What an order became stays said until the family goes on. */
static void
settle (PfPlanningController *self, PfPlanningSituation situation, PfInstant since)
{
  if (!is_lasting (pf_planning_model_get_situation (self->model)))
    pf_planning_model_set_situation (self->model, situation, since);
}

static void
fail (PfPlanningController *self, const GError *error)
{
  PfPlanningSituation before = pf_planning_model_get_situation (self->model);
  PfInstant since = before == PF_PLANNING_SITUATION_OFFLINE
                        ? pf_planning_model_get_since (self->model)
                        : pf_planning_controller_get_now (self);

  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN))
    g_signal_emit (self, signed_out_signal, 0);
  else
    settle (self,
            is_silence (error) ? PF_PLANNING_SITUATION_OFFLINE : PF_PLANNING_SITUATION_FAILED,
            since);
}

static void
take (PfPlanningController *self, PfAnswer *answer, GBytes *body)
{
  PfInstant now = pf_planning_controller_get_now (self);

  g_free (self->etag);
  self->etag = g_strdup (answer->etag);
  pf_planning_model_take (self->model, PF_PLANNING (answer->record), now);
  if (self->cache != NULL && body != NULL)
    pf_cache_put (self->cache, CACHED_NAME, body, now);
}

/* A computer whose date is wrong opened on a wrong month: the portal knows better. */
static void
correct_today (PfPlanningController *self)
{
  PfDate today = pf_planning_model_get_today (self->model);

  if (self->page != NULL && self->first_day != 0 && self->first_day != today &&
      pf_planning_page_get_date (self->page) == self->first_day)
    pf_planning_page_set_date (self->page, today);
  self->first_day = 0;
}

static void
loaded_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfPlanningController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (error != NULL) {
    fail (self, error);
    return;
  }
  if (!pf_api_call_is_unchanged (result))
    take (self, answer, pf_api_call_get_body (result));
  else
    pf_planning_model_take (self->model,
                            pf_planning_model_get_planning (self->model),
                            pf_planning_controller_get_now (self));
  settle (self, PF_PLANNING_SITUATION_FRESH, pf_planning_controller_get_now (self));
  schedule (self);
  correct_today (self);
}

static void
send_query (PfPlanningController *self)
{
  const PfApiArguments arguments = { .query = self->query, .if_none_match = self->etag };

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  pf_api_client_call_async (self->client,
                            PF_OPERATION_GET_PLANNING,
                            &arguments,
                            self->loading,
                            loaded_cb,
                            g_object_ref (self));
}

/* What was kept of the same days, shown until the portal answers. */
static void
show_cached (PfPlanningController *self)
{
  PfInstant at = 0;
  g_autoptr (GBytes) body =
      self->cache != NULL ? pf_cache_get (self->cache, CACHED_NAME, &at) : NULL;
  g_autoptr (PfAnswer) answer =
      body != NULL ? pf_answer_read (pf_operation_get (PF_OPERATION_GET_PLANNING), body, NULL)
                   : NULL;
  PfPlanning *planning = answer != NULL ? PF_PLANNING (answer->record) : NULL;

  if (planning == NULL || g_strcmp0 (planning->household, self->query->household) != 0 ||
      planning->from != self->query->from || planning->to != self->query->to)
    return;
  pf_planning_model_take (self->model, planning, pf_planning_controller_get_now (self));
  settle (self, PF_PLANNING_SITUATION_CACHED, at);
}

/* Loads what the page shows, unless that is what is known or on its way. */
static void
ensure_range (PfPlanningController *self)
{
  const char *household = pf_visit_get_household (self->visit);
  PfDate from, to;

  if (self->page == NULL || household == NULL)
    return;
  pf_planning_page_get_range (self->page, &from, &to);
  if (self->query != NULL && self->query->from == from && self->query->to == to &&
      g_str_equal (self->query->household, household))
    return;
  g_clear_object (&self->query);
  g_clear_pointer (&self->etag, g_free);
  self->query =
      g_object_new (PF_TYPE_PLANNING_QUERY, "household", household, "from", from, "to", to, NULL);
  settle (self, PF_PLANNING_SITUATION_LOADING, pf_planning_controller_get_now (self));
  show_cached (self);
  send_query (self);
}

void
pf_planning_controller_refresh (PfPlanningController *self)
{
  g_return_if_fail (PF_IS_PLANNING_CONTROLLER (self));
  if (self->query != NULL)
    send_query (self);
  else
    ensure_range (self);
}

/* ---- actions */

/* Going on ends what was said of the last order. */
static void
step (PfPlanningController *self, int by)
{
  if (pf_planning_model_get_situation (self->model) == PF_PLANNING_SITUATION_RESULTS)
    pf_planning_model_set_situation (
        self->model, PF_PLANNING_SITUATION_FRESH, pf_planning_controller_get_now (self));
  if (self->page != NULL)
    pf_planning_page_step (self->page, by);
}

static void
previous_cb (GSimpleAction *, GVariant *, gpointer self)
{
  step (self, -1);
}

static void
next_cb (GSimpleAction *, GVariant *, gpointer self)
{
  step (self, 1);
}

static void
today_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  PfPlanningController *self = user_data;

  if (self->page != NULL)
    pf_planning_page_set_date (self->page, pf_planning_model_get_today (self->model));
}

static void
validate_cb (GSimpleAction *, GVariant *, gpointer self)
{
  pf_planning_controller_send (self);
}

static void
clear_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  PfPlanningController *self = user_data;

  pf_planning_model_clear (self->model);
}

static void
undo_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  PfPlanningController *self = user_data;

  pf_planning_model_undo (self->model);
}

static void
retry_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  PfPlanningController *self = user_data;

  if (pf_planning_model_get_situation (self->model) == PF_PLANNING_SITUATION_UNANSWERED)
    pf_planning_controller_send (self);
  else
    pf_planning_controller_refresh (self);
}

static void
set_enabled (PfPlanningController *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
enable_actions (PfPlanningController *self)
{
  gboolean chosen = pf_planning_model_get_sum (self->model).n > 0;
  gboolean sending = pf_planning_model_get_situation (self->model) == PF_PLANNING_SITUATION_SENDING;

  set_enabled (self, "validate", chosen && !sending);
  set_enabled (self, "clear", chosen && !sending);
  set_enabled (self, "undo", !sending);
  set_enabled (self, "retry", !sending);
}

/* A new choice is not about the last order any more. */
static void
choices_changed_cb (PfPlanningController *self)
{
  PfPlanningSituation situation = pf_planning_model_get_situation (self->model);

  if (situation == PF_PLANNING_SITUATION_UNANSWERED ||
      (situation == PF_PLANNING_SITUATION_RESULTS && pf_planning_model_get_sum (self->model).n > 0))
    pf_planning_model_set_situation (
        self->model, PF_PLANNING_SITUATION_FRESH, pf_planning_controller_get_now (self));
  enable_actions (self);
  pf_planning_controller_keep (self);
}

static void
network_cb (PfPlanningController *self, gboolean available)
{
  if (available && pf_planning_model_get_situation (self->model) == PF_PLANNING_SITUATION_OFFLINE)
    pf_planning_controller_refresh (self);
}

/* The choices of one household are not those of another. */
static void
household_cb (PfPlanningController *self)
{
  pf_planning_controller_restore (self);
  ensure_range (self);
}

/* To the first days of a year to get ready for, or back to today's. */
static void
school_year_cb (PfPlanningController *self)
{
  PfDate first_day = pf_visit_get_coming_first_day (self->visit);

  if (self->page != NULL)
    pf_planning_page_set_date (
        self->page, first_day != 0 ? first_day : pf_planning_model_get_today (self->model));
}

static void
time_zone_cb (PfPlanningController *self)
{
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (self->visit);

  pf_planning_model_set_zone (self->model, zone);
}

/* ---- the object */

static void
pf_planning_controller_dispose (GObject *object)
{
  PfPlanningController *self = PF_PLANNING_CONTROLLER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  if (self->sending != NULL)
    g_cancellable_cancel (self->sending);
  g_clear_object (&self->loading);
  g_clear_object (&self->sending);
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->query);
  g_clear_object (&self->client);
  g_clear_object (&self->visit);
  g_clear_object (&self->model);
  g_clear_object (&self->cache);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->kept_for, g_free);
  G_OBJECT_CLASS (pf_planning_controller_parent_class)->dispose (object);
}

static void
pf_planning_controller_class_init (PfPlanningControllerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_planning_controller_dispose;
  signed_out_signal = g_signal_new ("signed-out",
                                    PF_TYPE_PLANNING_CONTROLLER,
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    0);
}

static void
pf_planning_controller_init (PfPlanningController *self)
{
  static const GActionEntry entries[] = {
    { .name = "previous", .activate = previous_cb },
    { .name = "next", .activate = next_cb },
    { .name = "today", .activate = today_cb },
    { .name = "validate", .activate = validate_cb },
    { .name = "clear", .activate = clear_cb },
    { .name = "undo", .activate = undo_cb },
    { .name = "retry", .activate = retry_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

static void
listen (PfPlanningController *self)
{
  static const char *const shown[] = {
    "notify::date", "notify::view", "notify::narrow", "notify::compact"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    g_signal_connect_object (
        self->page, shown[i], G_CALLBACK (ensure_range), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->model, "choices-changed", G_CALLBACK (choices_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->model, "notify::situation", G_CALLBACK (enable_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->visit, "notify::household", G_CALLBACK (household_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->visit, "notify::school-year", G_CALLBACK (school_year_cb), self, G_CONNECT_SWAPPED);
  /* Who asks anew who is in wants all of it anew. */
  g_signal_connect_object (self->visit,
                           "notify::me",
                           G_CALLBACK (pf_planning_controller_refresh),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->visit, "notify::time-zone", G_CALLBACK (time_zone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (g_network_monitor_get_default (),
                           "network-changed",
                           G_CALLBACK (network_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

PfPlanningController *
pf_planning_controller_new (PfApiClient *client,
                            PfVisit *visit,
                            PfPlanningPage *page,
                            PfCache *cache)
{
  PfPlanningController *self = g_object_new (PF_TYPE_PLANNING_CONTROLLER, NULL);

  self->client = g_object_ref (client);
  self->visit = g_object_ref (visit);
  g_set_weak_pointer (&self->page, page);
  g_object_get (page, "model", &self->model, NULL);
  g_set_object (&self->cache, cache);
  time_zone_cb (self);
  pf_planning_model_set_now (self->model, pf_planning_controller_get_now (self));
  listen (self);
  enable_actions (self);
  self->first_day = pf_planning_model_get_today (self->model);
  pf_planning_page_set_date (page, self->first_day);
  pf_planning_controller_restore (self);
  ensure_range (self);
  schedule (self);
  return self;
}

GActionGroup *
pf_planning_controller_get_actions (PfPlanningController *self)
{
  g_return_val_if_fail (PF_IS_PLANNING_CONTROLLER (self), NULL);
  return G_ACTION_GROUP (self->actions);
}
