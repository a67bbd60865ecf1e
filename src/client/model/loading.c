/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/loading.h"

#define TIME_ZONE "Europe/Paris"

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PfLoading, pf_loading, G_TYPE_OBJECT)

static void
pf_loading_finalize (GObject *object)
{
  g_time_zone_unref (PF_LOADING (object)->zone);
  G_OBJECT_CLASS (pf_loading_parent_class)->finalize (object);
}

static void
pf_loading_class_init (PfLoadingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_loading_finalize;
  changed_signal = g_signal_new (
      "changed", PF_TYPE_LOADING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pf_loading_init (PfLoading *self)
{
  self->zone = g_time_zone_new_identifier (TIME_ZONE);
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
}

PfLoading *
pf_loading_new (void)
{
  return g_object_new (PF_TYPE_LOADING, NULL);
}

void
pf_loading_set (PfLoading *self, PfLoadingState state, PfInstant taken_at, PfInstant now)
{
  g_return_if_fail (PF_IS_LOADING (self));

  if (state != self->state || self->since == 0)
    self->since = now;
  self->state = state;
  self->taken_at = taken_at;
  self->now = now;
  g_signal_emit (self, changed_signal, 0);
}

void
pf_loading_set_zone (PfLoading *self, GTimeZone *zone)
{
  g_return_if_fail (PF_IS_LOADING (self));

  g_time_zone_ref (zone);
  g_time_zone_unref (self->zone);
  self->zone = zone;
  g_signal_emit (self, changed_signal, 0);
}
