/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/queue-controller-private.h"

#include "core/problem.h"

/* While the page is seen, and while only the number in the sidebar is. */
#define SEEN_SECONDS 30
#define UNSEEN_SECONDS 120

#define PAGE_SIZE 200
#define MAX_SUMMARIES 5000

static guint signed_out_signal;

G_DEFINE_FINAL_TYPE (PfQueueController, pf_queue_controller, G_TYPE_OBJECT)

static void ask_for_page (PfQueueController *self, const char *after);

PfInstant
pf_queue_controller_get_now (PfQueueController *self)
{
  return g_get_real_time () + pf_api_client_get_clock_offset (self->client);
}

void
pf_queue_controller_stop (GCancellable **slot)
{
  g_cancellable_cancel (*slot);
  g_clear_object (slot);
}

GCancellable *
pf_queue_controller_begin (GCancellable **slot)
{
  pf_queue_controller_stop (slot);
  *slot = g_cancellable_new ();
  return *slot;
}

gboolean
pf_queue_controller_is_news (PfQueueController *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN)) {
    g_signal_emit (self, signed_out_signal, 0);
    return FALSE;
  }
  return TRUE;
}

gboolean
pf_queue_controller_is_seen (PfQueueController *self)
{
  return self->page != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->page));
}

static void
set_loading (PfQueueController *self, PfLoadingState state, PfInstant taken_at)
{
  pf_loading_set (self->model->loading, state, taken_at, pf_queue_controller_get_now (self));
}

static void
fail_list (PfQueueController *self, const GError *error)
{
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  if (pf_queue_controller_is_news (self, error))
    set_loading (self,
                 error->domain == PF_PROBLEM ? PF_LOADING_STATE_FAILED : PF_LOADING_STATE_OFFLINE,
                 self->model->loading->taken_at);
}

static void
take_page (PfQueueController *self, PfAnswer *answer)
{
  for (guint i = 0; i < answer->items->len; i++)
    g_ptr_array_add (self->summaries, g_object_ref (answer->items->pdata[i]));
  if (answer->next != NULL && self->summaries->len < MAX_SUMMARIES) {
    ask_for_page (self, answer->next);
    return;
  }
  g_free (self->list_etag);
  self->list_etag = self->summaries->len <= PAGE_SIZE ? g_strdup (answer->etag) : NULL;
  set_loading (self, PF_LOADING_STATE_FRESH, pf_queue_controller_get_now (self));
  pf_queue_model_take_list (self->model, self->summaries);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  pf_queue_controller_renew_opening (self);
}

static void
listed_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfQueueController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->listing);
  if (answer == NULL)
    fail_list (self, error);
  else if (pf_api_call_is_unchanged (result))
    set_loading (self, PF_LOADING_STATE_FRESH, pf_queue_controller_get_now (self));
  else
    take_page (self, answer);
}

/* @after: (nullable): for the first page */
static void
ask_for_page (PfQueueController *self, const char *after)
{
  g_autoptr (PfQueueQuery) query = g_object_new (PF_TYPE_QUEUE_QUERY,
                                                 "state",
                                                 "waiting,more_wanted",
                                                 "limit",
                                                 PAGE_SIZE,
                                                 "after",
                                                 after != NULL ? after : "",
                                                 NULL);

  pf_api_client_call_async (
      self->client,
      PF_OPERATION_LIST_QUEUE,
      &(PfApiArguments){ .query = query, .if_none_match = after == NULL ? self->list_etag : NULL },
      pf_queue_controller_begin (&self->listing),
      listed_cb,
      g_object_ref (self));
}

static gboolean
poll_cb (gpointer user_data)
{
  PfQueueController *self = user_data;

  self->poll = 0;
  pf_queue_controller_load_list (self);
  return G_SOURCE_REMOVE;
}

/* An older answer that is still on its way could bring back what was decided since. */
void
pf_queue_controller_load_list (PfQueueController *self)
{
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  self->summaries = g_ptr_array_new_with_free_func (g_object_unref);
  ask_for_page (self, NULL);
  self->poll = g_timeout_add_seconds (
      pf_queue_controller_is_seen (self) ? SEEN_SECONDS : UNSEEN_SECONDS, poll_cb, self);
}

static void
map_cb (PfQueueController *self)
{
  pf_queue_controller_load_list (self);
  pf_queue_controller_open_file (self);
}

static void
retry_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  PfQueueController *self = user_data;

  pf_queue_controller_load_list (self);
  if (self->model->item == NULL)
    pf_queue_controller_open_file (self);
}

static void
fetch_document_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  PfQueueModel *model = PF_QUEUE_CONTROLLER (user_data)->model;

  pf_queue_model_look_at (model, model->document);
}

static void
add_actions (PfQueueController *self)
{
  static const GActionEntry entries[] = {
    { .name = "retry", .activate = retry_cb },
    { .name = "fetch-document", .activate = fetch_document_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->page), "page", G_ACTION_GROUP (actions));
}

void
pf_queue_controller_attach (PfQueueController *self, PfQueuePage *page)
{
  g_return_if_fail (PF_IS_QUEUE_CONTROLLER (self));

  g_set_weak_pointer (&self->page, page);
  add_actions (self);
  g_signal_connect_object (page, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      page, "unmap", G_CALLBACK (pf_queue_controller_give_back), self, G_CONNECT_SWAPPED);
}

static void
opened_cb (PfQueueController *self)
{
  pf_queue_controller_give_back (self);
  pf_queue_controller_stop (&self->previewing);
  g_clear_handle_id (&self->preview_timer, g_source_remove);
  pf_queue_controller_open_file (self);
}

static void
network_cb (PfQueueController *self, gboolean available)
{
  if (available && self->model->loading->state == PF_LOADING_STATE_OFFLINE)
    retry_cb (NULL, NULL, self);
}

static void
time_zone_cb (PfQueueController *self)
{
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (self->visit);

  pf_loading_set_zone (self->model->loading, zone);
  pf_loading_set_zone (self->model->item_loading, zone);
}

static void
listen (PfQueueController *self)
{
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (self->model, "opened", opened_cb);
  LISTEN (self->model, "stale", pf_queue_controller_reload_file);
  LISTEN (self->model, "draft-changed", pf_queue_controller_preview);
  LISTEN (self->model, "document-wanted", pf_queue_controller_fetch_document);
  LISTEN (self->model, "decide", pf_queue_controller_decide);
  LISTEN (self->model, "undo", pf_queue_controller_undo);
  LISTEN (self->visit, "notify::me", pf_queue_controller_load_list);
  LISTEN (self->visit, "notify::time-zone", time_zone_cb);
  LISTEN (g_network_monitor_get_default (), "network-changed", network_cb);
#undef LISTEN
}

static void
pf_queue_controller_dispose (GObject *object)
{
  PfQueueController *self = PF_QUEUE_CONTROLLER (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_handle_id (&self->preview_timer, g_source_remove);
  g_clear_handle_id (&self->settle_timer, g_source_remove);
  if (self->client != NULL)
    pf_queue_controller_give_back (self);
  pf_queue_controller_stop (&self->listing);
  pf_queue_controller_stop (&self->fetching);
  pf_queue_controller_stop (&self->previewing);
  pf_queue_controller_stop (&self->sending);
  if (self->page != NULL)
    gtk_widget_insert_action_group (GTK_WIDGET (self->page), "page", NULL);
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->client);
  g_clear_object (&self->visit);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (pf_queue_controller_parent_class)->dispose (object);
}

static void
pf_queue_controller_finalize (GObject *object)
{
  PfQueueController *self = PF_QUEUE_CONTROLLER (object);

  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_free (self->list_etag);
  g_free (self->opened);
  G_OBJECT_CLASS (pf_queue_controller_parent_class)->finalize (object);
}

static void
pf_queue_controller_class_init (PfQueueControllerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_queue_controller_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_queue_controller_finalize;
  signed_out_signal = g_signal_new ("signed-out",
                                    PF_TYPE_QUEUE_CONTROLLER,
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    0);
}

static void
pf_queue_controller_init (PfQueueController *)
{
}

PfQueueController *
pf_queue_controller_new (PfApiClient *client, PfVisit *visit, PfQueueModel *model)
{
  PfQueueController *self = g_object_new (PF_TYPE_QUEUE_CONTROLLER, NULL);

  self->client = g_object_ref (client);
  self->visit = g_object_ref (visit);
  self->model = g_object_ref (model);
  time_zone_cb (self);
  listen (self);
  pf_queue_controller_load_list (self);
  return self;
}

PfQueueModel *
pf_queue_controller_get_model (PfQueueController *self)
{
  g_return_val_if_fail (PF_IS_QUEUE_CONTROLLER (self), NULL);
  return self->model;
}
