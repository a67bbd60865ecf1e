/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/own-data.h"

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_DOWNLOAD,
  SIGNAL_ASK_ERASURE,
  SIGNAL_WITHDRAW_ERASURE,
  N_SIGNALS
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PfOwnData, pf_own_data, G_TYPE_OBJECT)

static void
tell (PfOwnData *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
pf_own_data_download (PfOwnData *self, GFile *file)
{
  g_return_if_fail (PF_IS_OWN_DATA (self));

  if (pf_attempt_is_held (self->download))
    return;
  self->n_bytes = 0;
  g_clear_pointer (&self->file_name, g_free);
  g_signal_emit (self, signals[SIGNAL_DOWNLOAD], 0, file);
}

gboolean
pf_own_data_is_downloading (PfOwnData *self)
{
  g_return_val_if_fail (PF_IS_OWN_DATA (self), FALSE);
  return self->download->busy && !self->download->needs_proof;
}

void
pf_own_data_set_progress (PfOwnData *self, guint64 n_bytes)
{
  g_return_if_fail (PF_IS_OWN_DATA (self));

  self->n_bytes = n_bytes;
  tell (self);
}

void
pf_own_data_set_saved (PfOwnData *self, const char *file_name)
{
  g_return_if_fail (PF_IS_OWN_DATA (self));

  g_free (self->file_name);
  self->file_name = g_strdup (file_name);
  tell (self);
}

void
pf_own_data_ask_whether_sure (PfOwnData *self, gboolean asks)
{
  g_return_if_fail (PF_IS_OWN_DATA (self));

  pf_attempt_give_up (self->erasure);
  self->is_sure_asked = asks;
  self->withdrawn = FALSE;
  tell (self);
}

static void
ask (PfOwnData *self, Signal signal)
{
  if (pf_attempt_is_held (self->erasure))
    return;
  self->withdrawn = FALSE;
  g_signal_emit (self, signals[signal], 0);
}

void
pf_own_data_ask_erasure (PfOwnData *self)
{
  g_return_if_fail (PF_IS_OWN_DATA (self));
  ask (self, SIGNAL_ASK_ERASURE);
}

void
pf_own_data_withdraw_erasure (PfOwnData *self)
{
  g_return_if_fail (PF_IS_OWN_DATA (self));
  ask (self, SIGNAL_WITHDRAW_ERASURE);
}

void
pf_own_data_end_erasure (PfOwnData *self, gboolean withdrawn)
{
  g_return_if_fail (PF_IS_OWN_DATA (self));

  self->withdrawn = withdrawn;
  self->is_sure_asked = FALSE;
  tell (self);
}

void
pf_own_data_set_asked_at (PfOwnData *self, PfInstant asked_at)
{
  g_return_if_fail (PF_IS_OWN_DATA (self));

  if (self->asked_at == asked_at)
    return;
  self->asked_at = asked_at;
  tell (self);
}

void
pf_own_data_set_zone (PfOwnData *self, GTimeZone *zone)
{
  g_return_if_fail (PF_IS_OWN_DATA (self));

  g_time_zone_unref (self->zone);
  self->zone = g_time_zone_ref (zone);
  tell (self);
}

static void
pf_own_data_finalize (GObject *object)
{
  PfOwnData *self = PF_OWN_DATA (object);

  g_object_unref (self->download);
  g_object_unref (self->erasure);
  g_free (self->file_name);
  g_time_zone_unref (self->zone);
  G_OBJECT_CLASS (pf_own_data_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (
      name, PF_TYPE_OWN_DATA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pf_own_data_class_init (PfOwnDataClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_own_data_finalize;
  signals[SIGNAL_CHANGED] = add_signal ("changed");
  signals[SIGNAL_ASK_ERASURE] = add_signal ("ask-erasure");
  signals[SIGNAL_WITHDRAW_ERASURE] = add_signal ("withdraw-erasure");
  signals[SIGNAL_DOWNLOAD] = g_signal_new ("download",
                                           PF_TYPE_OWN_DATA,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           1,
                                           G_TYPE_FILE);
}

static void
pf_own_data_init (PfOwnData *self)
{
  self->download = pf_attempt_new ();
  self->erasure = pf_attempt_new ();
  self->zone = g_time_zone_new_identifier ("Europe/Paris");
}

PfOwnData *
pf_own_data_new (void)
{
  return g_object_new (PF_TYPE_OWN_DATA, NULL);
}
