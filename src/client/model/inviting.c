/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/inviting.h"

#include "core/sign-in.h"

static guint changed_signal, invite_signal, withdraw_signal;

G_DEFINE_FINAL_TYPE (PfInviting, pf_inviting, G_TYPE_OBJECT)

static void
tell (PfInviting *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
forget_results (PfInviting *self)
{
  self->fault = PF_INVITING_FAULT_NONE;
  g_clear_pointer (&self->invited, g_free);
  g_clear_pointer (&self->withdrawn, g_free);
}

void
pf_inviting_set_open (PfInviting *self, gboolean is_open)
{
  g_return_if_fail (PF_IS_INVITING (self));

  forget_results (self);
  self->is_open = is_open;
  tell (self);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *copy = g_strdup (text);

  return *g_strstrip (copy) == '\0';
}

static PfInvitingFault
find_fault (const char *email, const char *first_name, const char *last_name)
{
  if (is_blank (first_name))
    return PF_INVITING_FAULT_FIRST_NAME;
  if (is_blank (last_name))
    return PF_INVITING_FAULT_LAST_NAME;
  return pf_email_looks_whole (email) ? PF_INVITING_FAULT_NONE : PF_INVITING_FAULT_EMAIL;
}

void
pf_inviting_invite (PfInviting *self,
                    const char *email,
                    const char *first_name,
                    const char *last_name)
{
  g_autofree char *address = g_strstrip (g_strdup (email));
  g_autofree char *first = g_strstrip (g_strdup (first_name));
  g_autofree char *last = g_strstrip (g_strdup (last_name));

  g_return_if_fail (PF_IS_INVITING (self));
  if (self->busy)
    return;
  forget_results (self);
  self->fault = find_fault (address, first, last);
  self->busy = self->fault == PF_INVITING_FAULT_NONE;
  tell (self);
  if (self->busy)
    g_signal_emit (self, invite_signal, 0, address, first, last);
}

void
pf_inviting_withdraw (PfInviting *self, PfInvitation *invitation)
{
  g_return_if_fail (PF_IS_INVITING (self));

  if (self->busy)
    return;
  forget_results (self);
  self->busy = TRUE;
  tell (self);
  g_signal_emit (self, withdraw_signal, 0, invitation);
}

void
pf_inviting_fail (PfInviting *self, PfInvitingFault fault)
{
  g_return_if_fail (PF_IS_INVITING (self));

  self->busy = FALSE;
  forget_results (self);
  self->fault = fault;
  tell (self);
}

void
pf_inviting_succeed (PfInviting *self, const char *invited, const char *withdrawn)
{
  g_return_if_fail (PF_IS_INVITING (self));

  self->busy = FALSE;
  if (invited != NULL)
    self->is_open = FALSE;
  forget_results (self);
  self->invited = g_strdup (invited);
  self->withdrawn = g_strdup (withdrawn);
  tell (self);
}

void
pf_inviting_take (PfInviting *self, GPtrArray *items, PfInstant now)
{
  g_return_if_fail (PF_IS_INVITING (self));

  self->now = now;
  pf_record_list_update (self->waiting, items->pdata, items->len);
  tell (self);
}

void
pf_inviting_forget (PfInviting *self)
{
  g_return_if_fail (PF_IS_INVITING (self));

  self->busy = FALSE;
  self->is_open = FALSE;
  forget_results (self);
  g_list_store_remove_all (self->waiting);
  tell (self);
}

void
pf_inviting_set_zone (PfInviting *self, GTimeZone *zone)
{
  g_return_if_fail (PF_IS_INVITING (self));

  g_time_zone_unref (self->zone);
  self->zone = g_time_zone_ref (zone);
  tell (self);
}

static void
pf_inviting_finalize (GObject *object)
{
  PfInviting *self = PF_INVITING (object);

  g_object_unref (self->waiting);
  g_free (self->invited);
  g_free (self->withdrawn);
  g_time_zone_unref (self->zone);
  G_OBJECT_CLASS (pf_inviting_parent_class)->finalize (object);
}

static void
pf_inviting_class_init (PfInvitingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_inviting_finalize;
  changed_signal = g_signal_new (
      "changed", PF_TYPE_INVITING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  invite_signal = g_signal_new ("invite",
                                PF_TYPE_INVITING,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                3,
                                G_TYPE_STRING,
                                G_TYPE_STRING,
                                G_TYPE_STRING);
  withdraw_signal = g_signal_new ("withdraw",
                                  PF_TYPE_INVITING,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  PF_TYPE_INVITATION);
}

static void
pf_inviting_init (PfInviting *self)
{
  self->waiting = g_list_store_new (PF_TYPE_INVITATION);
  self->zone = g_time_zone_new_identifier ("Europe/Paris");
}

PfInviting *
pf_inviting_new (void)
{
  return g_object_new (PF_TYPE_INVITING, NULL);
}
