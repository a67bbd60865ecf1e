/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/loader.h"

#include "client/api/error.h"

struct _PfLoader
{
  GObject parent_instance;

  PfApiClient *client;
  PfCache *cache; /* (nullable) */
  PfOperationId operation;
  PfLoading *loading;

  char *name; /* (nullable): of what is shown, or on its way */
  char *parameter;
  gpointer query;
  char *etag;               /* (nullable): of the portal's last answer to it */
  GCancellable *on_its_way; /* (nullable) */
  gboolean again;           /* it was asked for anew meanwhile */
};

static guint taken_signal;
static guint listed_signal;
static guint emptied_signal;
static guint signed_out_signal;

G_DEFINE_FINAL_TYPE (PfLoader, pf_loader, G_TYPE_OBJECT)

PfInstant
pf_loader_get_now (PfLoader *self)
{
  g_return_val_if_fail (PF_IS_LOADER (self), 0);
  return g_get_real_time () + pf_api_client_get_clock_offset (self->client);
}

static void
set_state (PfLoader *self, PfLoadingState state, PfInstant taken_at)
{
  pf_loading_set (self->loading, state, taken_at, pf_loader_get_now (self));
}

static void
fail (PfLoader *self, const GError *error)
{
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN))
    g_signal_emit (self, signed_out_signal, 0);
  else
    set_state (self,
               error->domain == PF_API_ERROR ? PF_LOADING_STATE_OFFLINE : PF_LOADING_STATE_FAILED,
               self->loading->taken_at);
}

static void
give (PfLoader *self, PfAnswer *answer)
{
  if (answer->items != NULL)
    g_signal_emit (self, listed_signal, 0, answer->items);
  else
    g_signal_emit (self, taken_signal, 0, answer->record);
}

static void
take (PfLoader *self, PfAnswer *answer, GBytes *body)
{
  g_free (self->etag);
  self->etag = g_strdup (answer->etag);
  if (self->cache != NULL && body != NULL)
    pf_cache_put (self->cache, self->name, body, pf_loader_get_now (self));
  give (self, answer);
}

static void
succeed (PfLoader *self, PfAnswer *answer, GAsyncResult *result)
{
  if (!pf_api_call_is_unchanged (result))
    take (self, answer, pf_api_call_get_body (result));
  set_state (self, PF_LOADING_STATE_FRESH, pf_loader_get_now (self));
}

static void
loaded_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfLoader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->on_its_way);
  if (answer != NULL)
    succeed (self, answer, result);
  else
    fail (self, error);
  if (self->again && self->name != NULL)
    pf_loader_load_again (self);
}

static void
forget_call (PfLoader *self)
{
  if (self->on_its_way != NULL)
    g_cancellable_cancel (self->on_its_way);
  g_clear_object (&self->on_its_way);
  self->again = FALSE;
}

/* What is on its way already is awaited: a call that ends early costs the portal as much. */
void
pf_loader_load_again (PfLoader *self)
{
  g_return_if_fail (PF_IS_LOADER (self));

  if (self->name == NULL)
    return;
  self->again = self->on_its_way != NULL;
  if (self->again)
    return;
  self->on_its_way = g_cancellable_new ();
  pf_api_client_call_async (self->client,
                            self->operation,
                            &(PfApiArguments){ .parameters = { self->parameter },
                                               .query = self->query,
                                               .if_none_match = self->etag },
                            self->on_its_way,
                            loaded_cb,
                            g_object_ref (self));
}

/* What was kept of it, shown until the portal answers. */
static void
show_cached (PfLoader *self)
{
  PfInstant at = 0;
  g_autoptr (GBytes) body =
      self->cache != NULL ? pf_cache_get (self->cache, self->name, &at) : NULL;
  g_autoptr (PfAnswer) answer =
      body != NULL ? pf_answer_read (pf_operation_get (self->operation), body, NULL) : NULL;

  if (answer == NULL)
    return;
  give (self, answer);
  set_state (self, PF_LOADING_STATE_CACHED, at);
}

void
pf_loader_load (PfLoader *self, const char *name, const char *parameter, gpointer query)
{
  g_return_if_fail (PF_IS_LOADER (self));

  if (g_strcmp0 (name, self->name) != 0) {
    forget_call (self);
    g_clear_pointer (&self->etag, g_free);
    g_free (self->name);
    self->name = g_strdup (name);
    g_signal_emit (self, emptied_signal, 0);
    set_state (self, PF_LOADING_STATE_FIRST, 0);
    show_cached (self);
  }
  g_free (self->parameter);
  self->parameter = g_strdup (parameter);
  g_set_object (&self->query, query);
  pf_loader_load_again (self);
}

static void
network_cb (PfLoader *self, gboolean available)
{
  if (available && self->loading->state == PF_LOADING_STATE_OFFLINE)
    pf_loader_load_again (self);
}

static void
pf_loader_dispose (GObject *object)
{
  PfLoader *self = PF_LOADER (object);

  forget_call (self);
  g_clear_object (&self->client);
  g_clear_object (&self->cache);
  g_clear_object (&self->loading);
  g_clear_object (&self->query);
  G_OBJECT_CLASS (pf_loader_parent_class)->dispose (object);
}

static void
pf_loader_finalize (GObject *object)
{
  PfLoader *self = PF_LOADER (object);

  g_free (self->name);
  g_free (self->parameter);
  g_free (self->etag);
  G_OBJECT_CLASS (pf_loader_parent_class)->finalize (object);
}

static void
pf_loader_class_init (PfLoaderClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_loader_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_loader_finalize;
#define SIGNAL(name, ...)                                                                          \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  taken_signal = SIGNAL ("taken", 1, PF_TYPE_RECORD);
  listed_signal = SIGNAL ("listed", 1, G_TYPE_PTR_ARRAY);
  emptied_signal = SIGNAL ("emptied", 0);
  signed_out_signal = SIGNAL ("signed-out", 0);
#undef SIGNAL
}

static void
pf_loader_init (PfLoader *self)
{
  g_signal_connect_object (g_network_monitor_get_default (),
                           "network-changed",
                           G_CALLBACK (network_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

PfLoader *
pf_loader_new (PfApiClient *client, PfCache *cache, PfOperationId operation, PfLoading *loading)
{
  PfLoader *self = g_object_new (PF_TYPE_LOADER, NULL);

  self->client = g_object_ref (client);
  g_set_object (&self->cache, cache);
  self->operation = operation;
  self->loading = g_object_ref (loading);
  return self;
}
