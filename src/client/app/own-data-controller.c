/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/own-data-controller.h"

#include "client/app/errand.h"

struct _PfOwnDataController
{
  GObject parent_instance;

  PfVisit *visit;
  PfOwnData *own_data;
  GFile *file; /* (nullable): that is being written */
  PfErrand *download;
  PfErrand *erasure;
};

static guint signed_out_signal;
static guint outdated_signal;

G_DEFINE_FINAL_TYPE (PfOwnDataController, pf_own_data_controller, G_TYPE_OBJECT)

static void
signed_out_cb (PfOwnDataController *self)
{
  g_signal_emit (self, signed_out_signal, 0);
}

static void
outdated_cb (PfOwnDataController *self)
{
  g_signal_emit (self, outdated_signal, 0);
}

static void
progress_cb (guint64 n_bytes, gpointer data)
{
  pf_own_data_set_progress (((PfOwnDataController *) data)->own_data, n_bytes);
}

static void
saved_cb (PfAnswer *, gpointer data)
{
  PfOwnDataController *self = data;
  g_autofree char *name = g_file_get_basename (self->file);

  pf_own_data_set_saved (self->own_data, name);
}

static void
download_cb (PfOwnDataController *self, GFile *file)
{
  g_set_object (&self->file, file);
  pf_errand_save (self->download, PF_OPERATION_EXPORT_ME, file, progress_cb, saved_cb, self);
}

static void
end_erasure (PfOwnDataController *self, PfInstant asked_at)
{
  pf_own_data_set_asked_at (self->own_data, asked_at);
  pf_own_data_end_erasure (self->own_data, asked_at == 0);
  outdated_cb (self);
}

static void
asked_cb (PfAnswer *answer, gpointer data)
{
  end_erasure (data, PF_ERASURE_NOTICE (answer->record)->asked_at);
}

static void
withdrawn_cb (PfAnswer *, gpointer data)
{
  end_erasure (data, 0);
}

static void
ask_erasure_cb (PfOwnDataController *self)
{
  pf_errand_send (self->erasure, PF_OPERATION_ASK_ERASURE, NULL, asked_cb, self);
}

static void
withdraw_erasure_cb (PfOwnDataController *self)
{
  pf_errand_send (self->erasure, PF_OPERATION_WITHDRAW_ERASURE, NULL, withdrawn_cb, self);
}

static void
me_cb (PfOwnDataController *self)
{
  PfMe *me = pf_visit_get_me (self->visit);

  if (me != NULL && !self->own_data->erasure->busy)
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

  if (self->download != NULL)
    g_object_run_dispose (G_OBJECT (self->download));
  if (self->erasure != NULL)
    g_object_run_dispose (G_OBJECT (self->erasure));
  g_clear_object (&self->download);
  g_clear_object (&self->erasure);
  G_OBJECT_CLASS (pf_own_data_controller_parent_class)->dispose (object);
}

static void
pf_own_data_controller_finalize (GObject *object)
{
  PfOwnDataController *self = PF_OWN_DATA_CONTROLLER (object);

  g_clear_object (&self->visit);
  g_clear_object (&self->own_data);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (pf_own_data_controller_parent_class)->finalize (object);
}

static void
pf_own_data_controller_class_init (PfOwnDataControllerClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_own_data_controller_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_own_data_controller_finalize;
#define SIGNAL(name)                                                                               \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  signed_out_signal = SIGNAL ("signed-out");
  outdated_signal = SIGNAL ("outdated");
#undef SIGNAL
}

static void
pf_own_data_controller_init (PfOwnDataController *)
{
}

static PfErrand *
new_errand (PfOwnDataController *self, PfAttempt *attempt, PfApiClient *client)
{
  PfErrand *errand = pf_errand_new (attempt, client);

  g_signal_connect_object (
      errand, "signed-out", G_CALLBACK (signed_out_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (errand, "outdated", G_CALLBACK (outdated_cb), self, G_CONNECT_SWAPPED);
  return errand;
}

PfOwnDataController *
pf_own_data_controller_new (PfApiClient *client, PfVisit *visit, PfOwnData *own_data)
{
  PfOwnDataController *self = g_object_new (PF_TYPE_OWN_DATA_CONTROLLER, NULL);

  self->visit = g_object_ref (visit);
  self->own_data = g_object_ref (own_data);
  self->download = new_errand (self, own_data->download, client);
  self->erasure = new_errand (self, own_data->erasure, client);
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (own_data, "download", download_cb);
  LISTEN (own_data, "ask-erasure", ask_erasure_cb);
  LISTEN (own_data, "withdraw-erasure", withdraw_erasure_cb);
  LISTEN (visit, "notify::me", me_cb);
  LISTEN (visit, "notify::time-zone", time_zone_cb);
#undef LISTEN
  me_cb (self);
  time_zone_cb (self);
  return self;
}
