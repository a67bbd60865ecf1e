/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/patience.h"

#include <gio/gio.h>

#define RETRY_SECONDS 15

struct _PfPatience
{
  GObject parent_instance;

  PfEntrance *entrance;
  guint countdown;
  guint retry;
};

static guint over_signal;

G_DEFINE_FINAL_TYPE (PfPatience, pf_patience, G_TYPE_OBJECT)

static gboolean
count_down_cb (gpointer user_data)
{
  PfPatience *self = user_data;
  gboolean goes_on = --self->entrance->retry_seconds > 0;

  if (!goes_on)
    self->countdown = 0;
  pf_entrance_tell (self->entrance);
  return goes_on ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
retry_cb (gpointer user_data)
{
  g_signal_emit (user_data, over_signal, 0);
  return G_SOURCE_CONTINUE;
}

static void
network_changed_cb (PfPatience *self, gboolean available)
{
  if (available && self->retry != 0)
    g_signal_emit (self, over_signal, 0);
}

void
pf_patience_stop (PfPatience *self)
{
  g_return_if_fail (PF_IS_PATIENCE (self));

  g_clear_handle_id (&self->countdown, g_source_remove);
  g_clear_handle_id (&self->retry, g_source_remove);
  self->entrance->retry_seconds = 0;
}

void
pf_patience_wait (PfPatience *self, guint seconds, gboolean may_pass)
{
  pf_patience_stop (self);
  self->entrance->retry_seconds = seconds;
  if (seconds > 0)
    self->countdown = g_timeout_add_seconds (1, count_down_cb, self);
  if (may_pass)
    self->retry = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
}

static void
pf_patience_dispose (GObject *object)
{
  PfPatience *self = PF_PATIENCE (object);

  g_clear_handle_id (&self->countdown, g_source_remove);
  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_patience_parent_class)->dispose (object);
}

static void
pf_patience_class_init (PfPatienceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_patience_dispose;
  over_signal = g_signal_new (
      "over", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pf_patience_init (PfPatience *self)
{
  g_signal_connect_object (g_network_monitor_get_default (),
                           "network-changed",
                           G_CALLBACK (network_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

PfPatience *
pf_patience_new (PfEntrance *entrance)
{
  PfPatience *self = g_object_new (PF_TYPE_PATIENCE, NULL);

  self->entrance = g_object_ref (entrance);
  return self;
}
