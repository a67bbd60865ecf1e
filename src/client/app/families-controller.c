/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/families-controller.h"

#include "client/api/error.h"
#include "core/problem.h"

/* Nobody wants an answer for each letter that is typed. */
#define SEARCH_MS 250

/* Mails leave within seconds, and with them an account may come to be: how often it is looked at
 * again what has become of them.
 */
#define REFRESH_SECONDS 3

struct _PfFamiliesController
{
  GObject parent_instance;

  PfApiClient *client;
  PfVisit *visit;
  PfFamiliesModel *model;
  GtkWidget *page; /* weak */

  guint search_timer;
  guint refresh_timer;
  GCancellable *searching;
  GCancellable *opening; /* the household and its mails */
  GCancellable *sending;
};

static guint signed_out_signal;

G_DEFINE_FINAL_TYPE (PfFamiliesController, pf_families_controller, G_TYPE_OBJECT)

static void open_household (PfFamiliesController *self);

static PfInstant
get_now (PfFamiliesController *self)
{
  return g_get_real_time () + pf_api_client_get_clock_offset (self->client);
}

static void
stop (GCancellable **slot)
{
  g_cancellable_cancel (*slot);
  g_clear_object (slot);
}

static GCancellable *
begin (GCancellable **slot)
{
  stop (slot);
  *slot = g_cancellable_new ();
  return *slot;
}

/* Whether the page is to be told. */
static gboolean
is_news (PfFamiliesController *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (!g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN))
    return TRUE;
  g_signal_emit (self, signed_out_signal, 0);
  return FALSE;
}

static void
set_loading (PfFamiliesController *self, PfLoading *loading, const GError *error)
{
  PfInstant now = get_now (self);

  if (error == NULL)
    pf_loading_set (loading, PF_LOADING_STATE_FRESH, now, now);
  else if (is_news (self, error))
    pf_loading_set (loading,
                    error->domain == PF_PROBLEM ? PF_LOADING_STATE_FAILED
                                                : PF_LOADING_STATE_OFFLINE,
                    loading->taken_at,
                    now);
}

/* ---- the search */

static void
found_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfFamiliesController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_loading (self, self->model->loading, error);
  if (answer != NULL)
    pf_families_model_take_found (self->model, answer->items, answer->next != NULL);
}

static void
search (PfFamiliesController *self)
{
  g_autoptr (PfHouseholdSearch) query =
      g_object_new (PF_TYPE_HOUSEHOLD_SEARCH, "q", self->model->words, NULL);

  pf_api_client_call_async (self->client,
                            PF_OPERATION_LIST_STAFF_HOUSEHOLDS,
                            &(PfApiArguments){ .query = query },
                            begin (&self->searching),
                            found_cb,
                            g_object_ref (self));
}

static gboolean
search_cb (gpointer user_data)
{
  PfFamiliesController *self = user_data;

  self->search_timer = 0;
  search (self);
  return G_SOURCE_REMOVE;
}

static void
words_changed_cb (PfFamiliesController *self)
{
  stop (&self->searching);
  g_clear_handle_id (&self->search_timer, g_source_remove);
  if (*self->model->words != '\0')
    self->search_timer = g_timeout_add (SEARCH_MS, search_cb, self);
}

/* ---- the household */

static gboolean
refresh_cb (gpointer user_data)
{
  PfFamiliesController *self = user_data;

  self->refresh_timer = 0;
  open_household (self);
  return G_SOURCE_REMOVE;
}

/* While it is looked at. */
static void
refresh_later (PfFamiliesController *self)
{
  if (self->refresh_timer == 0 && self->page != NULL && gtk_widget_get_mapped (self->page))
    self->refresh_timer = g_timeout_add_seconds (REFRESH_SECONDS, refresh_cb, self);
}

static gboolean
is_settled (PfFamiliesController *self)
{
  GListModel *mails = G_LIST_MODEL (self->model->mails);
  gboolean settled = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (mails); i++) {
    g_autoptr (PfMailFate) mail = g_list_model_get_item (mails, i);

    settled =
        settled && mail->state != PF_MAIL_STATE_WAITING && mail->state != PF_MAIL_STATE_SENDING;
  }
  return settled;
}

static void
mails_loaded_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfFamiliesController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_loading (self, self->model->household_loading, error);
  if (answer == NULL)
    return;
  pf_families_model_take_mails (self->model, answer->items);
  if (!is_settled (self))
    refresh_later (self);
}

/* Those of each adult. */
static void
load_mails (PfFamiliesController *self)
{
  PfStaffHousehold *household = self->model->household;
  guint n = household != NULL ? g_list_model_get_n_items (G_LIST_MODEL (household->adults)) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (PfStaffAdult) adult = g_list_model_get_item (G_LIST_MODEL (household->adults), i);
    g_autoptr (PfMailQuery) query = g_object_new (PF_TYPE_MAIL_QUERY, "adult", adult->id, NULL);

    pf_api_client_call_async (self->client,
                              PF_OPERATION_LIST_MAILS,
                              &(PfApiArguments){ .query = query },
                              self->opening,
                              mails_loaded_cb,
                              g_object_ref (self));
  }
}

static void
opened_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfFamiliesController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_loading (self, self->model->household_loading, error);
  if (answer == NULL)
    return;
  pf_families_model_take_household (self->model, PF_STAFF_HOUSEHOLD (answer->record), answer->etag);
  load_mails (self);
}

static void
open_household (PfFamiliesController *self)
{
  g_clear_handle_id (&self->refresh_timer, g_source_remove);
  stop (&self->opening);
  if (self->model->selected == NULL)
    return;
  pf_api_client_call_async (self->client,
                            PF_OPERATION_GET_STAFF_HOUSEHOLD,
                            &(PfApiArguments){ .parameters = { self->model->selected } },
                            begin (&self->opening),
                            opened_cb,
                            g_object_ref (self));
}

/* Nothing of the household before is left to be taken for this one's. */
static void
selected_cb (PfFamiliesController *self)
{
  pf_loading_set (self->model->household_loading, PF_LOADING_STATE_FIRST, 0, get_now (self));
  open_household (self);
}

/* ---- what is done */

/* What never left this computer was not done; what left may have been. */
static PfFamiliesNews
explain (const GError *error)
{
  if (g_error_matches (error, PF_API_ERROR, PF_API_ERROR_NO_NETWORK) ||
      g_error_matches (error, PF_API_ERROR, PF_API_ERROR_UNKNOWN_HOST))
    return PF_FAMILIES_NEWS_UNSENT;
  return error->domain == PF_PROBLEM ? PF_FAMILIES_NEWS_REFUSED : PF_FAMILIES_NEWS_UNANSWERED;
}

static void
fail (PfFamiliesController *self, GAsyncResult *result, const GError *error)
{
  if (!is_news (self, error))
    return;
  pf_families_model_fail (self->model,
                          explain (error),
                          pf_problem_from_error (error),
                          pf_api_call_get_retry_seconds (result));
  if (error->domain == PF_PROBLEM)
    open_household (self);
}

static void
done (PfFamiliesController *self, GObject *client, GAsyncResult *result, PfFamiliesNews news)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);
  gboolean has_household = answer != NULL && PF_IS_STAFF_HOUSEHOLD (answer->record);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->sending);
  if (answer == NULL) {
    fail (self, result, error);
    return;
  }
  pf_families_model_take_done (
      self->model, news, has_household ? PF_STAFF_HOUSEHOLD (answer->record) : NULL, answer->etag);
  if (self->opening == NULL)
    self->opening = g_cancellable_new ();
  load_mails (self);
  refresh_later (self);
  if (*self->model->words != '\0')
    search (self);
}

static void
sent_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfFamiliesController) self = user_data;

  done (self, client, result, PF_FAMILIES_NEWS_SENT);
}

static void
assigned_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfFamiliesController) self = user_data;

  done (self, client, result, PF_FAMILIES_NEWS_ASSIGNED);
}

static void
corrected_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfFamiliesController) self = user_data;

  done (self, client, result, PF_FAMILIES_NEWS_CORRECTED);
}

/* @body: (nullable) */
static void
call (PfFamiliesController *self,
      PfOperationId operation,
      const char *adult,
      gpointer body,
      GAsyncReadyCallback callback)
{
  g_autofree char *key = g_strdup_printf ("%s-%s", adult, self->model->key);
  const gboolean guarded = pf_operation_needs_match (pf_operation_get (operation));

  pf_api_client_call_async (self->client,
                            operation,
                            &(PfApiArguments){ .parameters = { adult },
                                               .body = body,
                                               .if_match = guarded ? self->model->etag : NULL,
                                               .key = key },
                            begin (&self->sending),
                            callback,
                            g_object_ref (self));
}

static void
send_cb (PfFamiliesController *self, const char *adult)
{
  call (self, PF_OPERATION_SEND_ACCESS_MAIL, adult, NULL, sent_cb);
}

static void
assign_cb (PfFamiliesController *self, const char *adult)
{
  call (self, PF_OPERATION_ASSIGN_ADDRESS, adult, NULL, assigned_cb);
}

static void
correct_cb (PfFamiliesController *self)
{
  PfFamiliesModel *model = self->model;
  g_autoptr (PfEmailCorrection) body = g_object_new (
      PF_TYPE_EMAIL_CORRECTION, "email", model->email, "identity-check", model->check, NULL);

  call (self, PF_OPERATION_CORRECT_EMAIL, model->correcting, body, corrected_cb);
}

/* ---- the page */

static void
load_again (PfFamiliesController *self)
{
  if (*self->model->words != '\0')
    search (self);
  open_household (self);
}

static void
retry_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  load_again (user_data);
}

static void
network_cb (PfFamiliesController *self, gboolean available)
{
  if (available && (self->model->loading->state == PF_LOADING_STATE_OFFLINE ||
                    self->model->household_loading->state == PF_LOADING_STATE_OFFLINE))
    load_again (self);
}

static void
time_zone_cb (PfFamiliesController *self)
{
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (self->visit);

  pf_loading_set_zone (self->model->loading, zone);
  pf_loading_set_zone (self->model->household_loading, zone);
}

static void
follow_page (PfFamiliesController *self, GtkWidget *page)
{
  static const GActionEntry entries[] = { { .name = "retry", .activate = retry_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_set_weak_pointer (&self->page, page);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (page, "page", G_ACTION_GROUP (actions));
  g_signal_connect_object (page, "map", G_CALLBACK (load_again), self, G_CONNECT_SWAPPED);
}

static void
listen (PfFamiliesController *self)
{
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (self->model, "search", words_changed_cb);
  LISTEN (self->model, "opened", selected_cb);
  LISTEN (self->model, "send", send_cb);
  LISTEN (self->model, "assign", assign_cb);
  LISTEN (self->model, "correct", correct_cb);
  LISTEN (self->visit, "notify::time-zone", time_zone_cb);
  LISTEN (g_network_monitor_get_default (), "network-changed", network_cb);
#undef LISTEN
}

static void
pf_families_controller_dispose (GObject *object)
{
  PfFamiliesController *self = PF_FAMILIES_CONTROLLER (object);

  g_clear_handle_id (&self->search_timer, g_source_remove);
  g_clear_handle_id (&self->refresh_timer, g_source_remove);
  stop (&self->searching);
  stop (&self->opening);
  stop (&self->sending);
  if (self->page != NULL)
    gtk_widget_insert_action_group (self->page, "page", NULL);
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->client);
  g_clear_object (&self->visit);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (pf_families_controller_parent_class)->dispose (object);
}

static void
pf_families_controller_class_init (PfFamiliesControllerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_families_controller_dispose;
  signed_out_signal = g_signal_new ("signed-out",
                                    PF_TYPE_FAMILIES_CONTROLLER,
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    0);
}

static void
pf_families_controller_init (PfFamiliesController *)
{
}

PfFamiliesController *
pf_families_controller_new (PfApiClient *client,
                            PfVisit *visit,
                            PfFamiliesModel *model,
                            GtkWidget *page)
{
  PfFamiliesController *self = g_object_new (PF_TYPE_FAMILIES_CONTROLLER, NULL);

  self->client = g_object_ref (client);
  self->visit = g_object_ref (visit);
  self->model = g_object_ref (model);
  time_zone_cb (self);
  listen (self);
  follow_page (self, page);
  return self;
}
