/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/own-data-controller.h"

#include "client/api/error.h"
#include "core/problem.h"

struct _PfOwnDataController
{
  GObject parent_instance;

  PfApiClient *client;
  PfVisit *visit;
  PfOwnData *own_data;
  GFile *file;            /* (nullable): that is being written */
  GCancellable *download; /* (nullable) */
  GCancellable *calls;
};

static guint outdated_signal;

G_DEFINE_FINAL_TYPE (PfOwnDataController, pf_own_data_controller, G_TYPE_OBJECT)

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static PfOwnDataFault
explain (const GError *error)
{
  if (error == NULL || is_cancelled (error))
    return PF_OWN_DATA_FAULT_NONE;
  if (error->domain == PF_API_ERROR)
    return PF_OWN_DATA_FAULT_WAY;
  if (error->domain == G_IO_ERROR)
    return PF_OWN_DATA_FAULT_DISK;
  return g_error_matches (error, PF_PROBLEM, PF_PROBLEM_TOO_MANY_REQUESTS)
             ? PF_OWN_DATA_FAULT_TOO_MANY
             : PF_OWN_DATA_FAULT_PORTAL;
}

static void
progress_cb (guint64 n_bytes, gpointer own_data)
{
  pf_own_data_set_progress (own_data, n_bytes);
}

static void
saved_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfOwnDataController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);
  g_autofree char *name = answer != NULL ? g_file_get_basename (self->file) : NULL;

  g_clear_object (&self->download);
  pf_own_data_end_download (self->own_data, name, explain (error));
}

static void
download_cb (PfOwnDataController *self, GFile *file)
{
  g_set_object (&self->file, file);
  self->download = g_cancellable_new ();
  pf_api_client_save_async (self->client,
                            PF_OPERATION_EXPORT_ME,
                            NULL,
                            file,
                            progress_cb,
                            self->own_data,
                            self->download,
                            saved_cb,
                            g_object_ref (self));
}

static void
stop_download_cb (PfOwnDataController *self)
{
  if (self->download != NULL)
    g_cancellable_cancel (self->download);
}

static void
end_erasure (PfOwnDataController *self, GAsyncResult *result, gboolean withdrawing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (self->client, result, &error);

  if (answer == NULL && is_cancelled (error))
    return;
  if (answer != NULL && withdrawing)
    pf_own_data_set_asked_at (self->own_data, 0);
  else if (answer != NULL)
    pf_own_data_set_asked_at (self->own_data, PF_ERASURE_NOTICE (answer->record)->asked_at);
  pf_own_data_end_erasure (self->own_data, answer != NULL && withdrawing, explain (error));
  if (answer != NULL)
    g_signal_emit (self, outdated_signal, 0);
}

static void
asked_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfOwnDataController) self = user_data;

  end_erasure (self, result, FALSE);
}

static void
withdrawn_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfOwnDataController) self = user_data;

  end_erasure (self, result, TRUE);
}

static void
ask_erasure_cb (PfOwnDataController *self)
{
  pf_api_client_call_async (
      self->client, PF_OPERATION_ASK_ERASURE, NULL, self->calls, asked_cb, g_object_ref (self));
}

static void
withdraw_erasure_cb (PfOwnDataController *self)
{
  pf_api_client_call_async (self->client,
                            PF_OPERATION_WITHDRAW_ERASURE,
                            NULL,
                            self->calls,
                            withdrawn_cb,
                            g_object_ref (self));
}

static void
me_cb (PfOwnDataController *self)
{
  PfMe *me = pf_visit_get_me (self->visit);

  if (me != NULL && !self->own_data->busy)
    pf_own_data_set_asked_at (self->own_data, me->erasure_asked_at);
}

static void
time_zone_cb (PfOwnDataController *self)
{
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (self->visit);

  pf_own_data_set_zone (self->own_data, zone);
}

static void
pf_own_data_controller_dispose (GObject *object)
{
  PfOwnDataController *self = PF_OWN_DATA_CONTROLLER (object);

  g_cancellable_cancel (self->calls);
  stop_download_cb (self);
  G_OBJECT_CLASS (pf_own_data_controller_parent_class)->dispose (object);
}

static void
pf_own_data_controller_finalize (GObject *object)
{
  PfOwnDataController *self = PF_OWN_DATA_CONTROLLER (object);

  g_clear_object (&self->client);
  g_clear_object (&self->visit);
  g_clear_object (&self->own_data);
  g_clear_object (&self->file);
  g_clear_object (&self->download);
  g_clear_object (&self->calls);
  G_OBJECT_CLASS (pf_own_data_controller_parent_class)->finalize (object);
}

static void
pf_own_data_controller_class_init (PfOwnDataControllerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_own_data_controller_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_own_data_controller_finalize;
  outdated_signal = g_signal_new ("outdated",
                                  PF_TYPE_OWN_DATA_CONTROLLER,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
}

static void
pf_own_data_controller_init (PfOwnDataController *self)
{
  self->calls = g_cancellable_new ();
}

PfOwnDataController *
pf_own_data_controller_new (PfApiClient *client, PfVisit *visit, PfOwnData *own_data)
{
  PfOwnDataController *self = g_object_new (PF_TYPE_OWN_DATA_CONTROLLER, NULL);

  self->client = g_object_ref (client);
  self->visit = g_object_ref (visit);
  self->own_data = g_object_ref (own_data);
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (own_data, "download", download_cb);
  LISTEN (own_data, "stop-download", stop_download_cb);
  LISTEN (own_data, "ask-erasure", ask_erasure_cb);
  LISTEN (own_data, "withdraw-erasure", withdraw_erasure_cb);
  LISTEN (visit, "notify::me", me_cb);
  LISTEN (visit, "notify::time-zone", time_zone_cb);
#undef LISTEN
  me_cb (self);
  time_zone_cb (self);
  return self;
}
