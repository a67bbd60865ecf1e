/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/inviting.h"

#include "core/sign-in.h"
#include "core/text.h"

static guint changed_signal, counted_signal, invite_signal, withdraw_signal;

G_DEFINE_FINAL_TYPE (PfInviting, pf_inviting, G_TYPE_OBJECT)

static void
tell (PfInviting *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* How long to wait is the household's: another attempt does not shorten it. */
static void
forget_results (PfInviting *self)
{
  self->faults =
      self->retry_seconds > 0 ? self->faults & PF_INVITING_FAULT_TOO_MANY : PF_INVITING_FAULT_NONE;
  g_clear_pointer (&self->invited, g_free);
  g_clear_pointer (&self->withdrawn, g_free);
}

static void
forget_answers (PfInviting *self)
{
  self->residence = PF_INVITING_RESIDENCE_NONE;
  g_clear_object (&self->opened_for);
  g_hash_table_remove_all (self->left_out);
}

void
pf_inviting_set_open (PfInviting *self, gboolean is_open)
{
  g_return_if_fail (PF_IS_INVITING (self));

  forget_results (self);
  forget_answers (self);
  self->is_open = is_open;
  tell (self);
}

/* ---- where they live, and whom they are a guardian of */

void
pf_inviting_set_children (PfInviting *self, GListModel *children)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (PF_IS_INVITING (self));

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    g_ptr_array_add (items, g_list_model_get_item (children, i));
  pf_record_list_update (self->children, items->pdata, items->len);
  tell (self);
}

static gboolean
has_name (const PfAdult *adult, const char *first_name, const char *last_name)
{
  g_autofree char *name = g_strdup_printf ("%s %s", adult->first_name, adult->last_name);
  g_autofree char *other = g_strdup_printf ("%s %s", first_name, last_name);
  g_autofree char *folded = pf_text_fold (name);
  g_autofree char *other_folded = pf_text_fold (other);

  return g_str_equal (folded, other_folded);
}

void
pf_inviting_set_adults (PfInviting *self, GListModel *adults, const PfAccount *account)
{
  g_return_if_fail (PF_IS_INVITING (self));

  g_list_store_remove_all (self->adults);
  for (guint i = 0; i < g_list_model_get_n_items (adults); i++) {
    g_autoptr (PfAdult) adult = g_list_model_get_item (adults, i);
    gboolean is_own = account != NULL && has_name (adult, account->first_name, account->last_name);

    if (adult->role == PF_ADULT_ROLE_GUARDIAN && adult->email == NULL && !is_own)
      g_list_store_append (self->adults, adult);
  }
  tell (self);
}

gboolean
pf_inviting_proposes (PfInviting *self, const PfAdult *adult)
{
  GListModel *waiting = G_LIST_MODEL (self->waiting);

  g_return_val_if_fail (PF_IS_INVITING (self), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (waiting); i++) {
    g_autoptr (PfInvitation) invitation = g_list_model_get_item (waiting, i);

    if (has_name (adult, invitation->first_name, invitation->last_name))
      return FALSE;
  }
  return TRUE;
}

void
pf_inviting_open_for (PfInviting *self, PfAdult *adult)
{
  g_return_if_fail (PF_IS_INVITING (self));

  forget_results (self);
  forget_answers (self);
  self->opened_for = g_object_ref (adult);
  self->residence = PF_INVITING_RESIDENCE_HERE;
  self->is_open = TRUE;
  tell (self);
}

gboolean
pf_inviting_asks_residence (PfInviting *self)
{
  g_return_val_if_fail (PF_IS_INVITING (self), FALSE);
  return g_list_model_get_n_items (G_LIST_MODEL (self->children)) > 0;
}

/* What is answered anew is no longer at fault. */
static void
take_answer (PfInviting *self, PfInvitingFault fault)
{
  self->faults &= ~fault;
  tell (self);
}

void
pf_inviting_set_residence (PfInviting *self, PfInvitingResidence residence)
{
  g_return_if_fail (PF_IS_INVITING (self));

  if (self->residence == residence)
    return;
  self->residence = residence;
  take_answer (self, PF_INVITING_FAULT_RESIDENCE | PF_INVITING_FAULT_CHILDREN);
}

void
pf_inviting_choose_child (PfInviting *self, const char *id, gboolean chosen)
{
  g_return_if_fail (PF_IS_INVITING (self));

  if (pf_inviting_is_chosen (self, id) == chosen)
    return;
  if (chosen)
    g_hash_table_remove (self->left_out, id);
  else
    g_hash_table_add (self->left_out, g_strdup (id));
  take_answer (self, PF_INVITING_FAULT_CHILDREN);
}

gboolean
pf_inviting_is_chosen (PfInviting *self, const char *id)
{
  g_return_val_if_fail (PF_IS_INVITING (self), FALSE);
  return !g_hash_table_contains (self->left_out, id);
}

static GStrv
dup_chosen (PfInviting *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->children)); i++) {
    g_autoptr (PfChild) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);

    if (pf_inviting_is_chosen (self, child->id))
      g_strv_builder_add (ids, child->id);
  }
  return g_strv_builder_end (ids);
}

/* ---- what the person asks for */

static char *
dup_stripped (const char *text)
{
  return g_strstrip (g_strdup (text));
}

static PfInvitation *
build (PfInviting *self, const char *email, const char *first_name, const char *last_name)
{
  PfInvitation *invitation = g_object_new (PF_TYPE_INVITATION, NULL);

  invitation->email = dup_stripped (email);
  invitation->first_name = dup_stripped (first_name);
  invitation->last_name = dup_stripped (last_name);
  invitation->lives_elsewhere =
      pf_inviting_asks_residence (self) && self->residence == PF_INVITING_RESIDENCE_ELSEWHERE;
  if (invitation->lives_elsewhere)
    invitation->children = dup_chosen (self);
  return invitation;
}

static PfInvitingFault
find_faults (PfInviting *self, const PfInvitation *invitation)
{
  PfInvitingFault faults = PF_INVITING_FAULT_NONE;

  if (*invitation->first_name == '\0')
    faults |= PF_INVITING_FAULT_FIRST_NAME;
  if (*invitation->last_name == '\0')
    faults |= PF_INVITING_FAULT_LAST_NAME;
  if (!pf_email_looks_whole (invitation->email))
    faults |= PF_INVITING_FAULT_EMAIL;
  if (pf_inviting_asks_residence (self) && self->residence == PF_INVITING_RESIDENCE_NONE)
    faults |= PF_INVITING_FAULT_RESIDENCE;
  if (invitation->lives_elsewhere && invitation->children[0] == NULL)
    faults |= PF_INVITING_FAULT_CHILDREN;
  return faults;
}

void
pf_inviting_invite (PfInviting *self,
                    const char *email,
                    const char *first_name,
                    const char *last_name)
{
  g_autoptr (PfInvitation) invitation = NULL;

  g_return_if_fail (PF_IS_INVITING (self));
  if (pf_inviting_is_held (self))
    return;
  invitation = build (self, email, first_name, last_name);
  forget_results (self);
  self->faults = find_faults (self, invitation);
  self->busy = self->faults == PF_INVITING_FAULT_NONE;
  self->n_faults += !self->busy;
  tell (self);
  if (self->busy)
    g_signal_emit (self, invite_signal, 0, invitation);
}

gboolean
pf_inviting_may_withdraw (const PfInvitation *invitation)
{
  return invitation->state != PF_INVITATION_STATE_ACCEPTED;
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

gboolean
pf_inviting_is_held (PfInviting *self)
{
  g_return_val_if_fail (PF_IS_INVITING (self), TRUE);
  return self->busy || self->retry_seconds > 0;
}

gboolean
pf_inviting_count_down (PfInviting *self)
{
  g_return_val_if_fail (PF_IS_INVITING (self), FALSE);

  if (self->retry_seconds > 0 && --self->retry_seconds == 0)
    self->faults &= ~PF_INVITING_FAULT_TOO_MANY;
  g_signal_emit (self, counted_signal, 0);
  return self->retry_seconds > 0;
}

void
pf_inviting_fail (PfInviting *self, PfInvitingFault faults, guint retry_seconds)
{
  g_return_if_fail (PF_IS_INVITING (self));

  self->busy = FALSE;
  forget_results (self);
  self->faults = faults;
  self->retry_seconds = MAX (self->retry_seconds, retry_seconds);
  self->n_faults++;
  tell (self);
}

void
pf_inviting_succeed (PfInviting *self, const char *invited, const char *withdrawn)
{
  g_return_if_fail (PF_IS_INVITING (self));

  self->busy = FALSE;
  if (invited != NULL) {
    self->is_open = FALSE;
    forget_answers (self);
  }
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
  self->retry_seconds = 0;
  forget_results (self);
  forget_answers (self);
  g_list_store_remove_all (self->waiting);
  g_list_store_remove_all (self->adults);
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
  g_object_unref (self->children);
  g_object_unref (self->adults);
  g_clear_object (&self->opened_for);
  g_hash_table_unref (self->left_out);
  g_free (self->invited);
  g_free (self->withdrawn);
  g_time_zone_unref (self->zone);
  G_OBJECT_CLASS (pf_inviting_parent_class)->finalize (object);
}

static void
pf_inviting_class_init (PfInvitingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_inviting_finalize;
#define SIGNAL(name, ...)                                                                          \
  g_signal_new (                                                                                   \
      name, PF_TYPE_INVITING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  changed_signal = SIGNAL ("changed", 0);
  counted_signal = SIGNAL ("counted", 0);
  invite_signal = SIGNAL ("invite", 1, PF_TYPE_INVITATION);
  withdraw_signal = SIGNAL ("withdraw", 1, PF_TYPE_INVITATION);
#undef SIGNAL
}

static void
pf_inviting_init (PfInviting *self)
{
  self->waiting = g_list_store_new (PF_TYPE_INVITATION);
  self->children = g_list_store_new (PF_TYPE_CHILD);
  self->adults = g_list_store_new (PF_TYPE_ADULT);
  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->zone = g_time_zone_new_identifier ("Europe/Paris");
}

PfInviting *
pf_inviting_new (void)
{
  return g_object_new (PF_TYPE_INVITING, NULL);
}
