/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/recovery.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (PfRecovery, pf_recovery, G_TYPE_OBJECT)

static const char *const plain_signals[] = { "changed",       "accept",    "back", "ask-again",
                                             "other-address", "try-again", "leave" };

static guint ask_signal;
static guint check_signal;
static guint choose_signal;

static void
pf_recovery_finalize (GObject *object)
{
  PfRecovery *self = PF_RECOVERY (object);

  g_free (self->email);
  g_clear_object (&self->account);
  pf_recovery_forget_address (self);
  G_OBJECT_CLASS (pf_recovery_parent_class)->finalize (object);
}

static void
pf_recovery_class_init (PfRecoveryClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  GType text = G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE;

  G_OBJECT_CLASS (klass)->finalize = pf_recovery_finalize;
#define SIGNAL(name, ...)                                                                          \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  for (gsize i = 0; i < G_N_ELEMENTS (plain_signals); i++)
    SIGNAL (plain_signals[i], 0);
  ask_signal = SIGNAL ("ask", 1, text);
  check_signal = SIGNAL ("check", 1, text);
  choose_signal = SIGNAL ("choose", 2, text, G_TYPE_BOOLEAN);
#undef SIGNAL
}

static void
pf_recovery_init (PfRecovery *)
{
}

PfRecovery *
pf_recovery_new (void)
{
  return g_object_new (PF_TYPE_RECOVERY, NULL);
}

void
pf_recovery_tell (PfRecovery *self)
{
  pf_recovery_want (self, "changed");
}

static void
forget (PfRecovery *self)
{
  pf_entrance_set_text (&self->email, NULL);
  g_clear_object (&self->account);
  self->stage = PF_RECOVERY_STAGE_ADDRESS;
  self->fault = PF_RECOVERY_FAULT_NONE;
  self->failure = PF_FAILURE_NONE;
  self->n_sent = 0;
  self->busy = self->by_link = self->verifies = self->chosen = self->accepts = FALSE;
  if (!self->keeps_address)
    pf_recovery_forget_address (self);
}

void
pf_recovery_begin (PfRecovery *self, const char *email)
{
  g_return_if_fail (PF_IS_RECOVERY (self));

  forget (self);
  pf_entrance_set_text (&self->email, email);
  self->active = TRUE;
  pf_recovery_tell (self);
}

void
pf_recovery_end (PfRecovery *self)
{
  g_return_if_fail (PF_IS_RECOVERY (self));

  forget (self);
  self->active = FALSE;
  pf_recovery_tell (self);
}

/* What somebody else typed is not shown to them. */
void
pf_recovery_prove (PfRecovery *self, PfProvenAccount *account)
{
  g_return_if_fail (PF_IS_RECOVERY (self));

  if (g_strcmp0 (self->address_of, account->email) != 0)
    pf_recovery_forget_address (self);
  self->keeps_address = FALSE;
  g_set_object (&self->account, account);
  pf_entrance_set_text (&self->email, account->email);
  self->busy = FALSE;
  self->stage = PF_RECOVERY_STAGE_PASSWORD;
  pf_recovery_tell (self);
}

gboolean
pf_recovery_go_back (PfRecovery *self)
{
  g_return_val_if_fail (PF_IS_RECOVERY (self), FALSE);

  if (self->stage == PF_RECOVERY_STAGE_ADDRESS || self->chosen || self->verifies)
    return FALSE;
  self->stage = self->stage == PF_RECOVERY_STAGE_PASSWORD && !self->by_link
                    ? PF_RECOVERY_STAGE_MAIL
                    : PF_RECOVERY_STAGE_ADDRESS;
  g_clear_object (&self->account);
  self->by_link = self->busy = self->accepts = FALSE;
  self->fault = PF_RECOVERY_FAULT_NONE;
  self->retry_seconds = 0; /* it was for what is not asked here */
  pf_recovery_tell (self);
  return TRUE;
}

gboolean
pf_recovery_fault_asks_to_sign_in (PfRecoveryFault fault)
{
  return fault == PF_RECOVERY_FAULT_LINK_USED || fault == PF_RECOVERY_FAULT_ADDRESS_TAKEN ||
         fault == PF_RECOVERY_FAULT_INVITED || fault == PF_RECOVERY_FAULT_INVITED_ELSEWHERE ||
         fault == PF_RECOVERY_FAULT_NEW_EMAIL;
}

/* Another mail helps: the first stage asks for it, for the same address. */
static gboolean
needs_another_mail (PfRecoveryFault fault)
{
  return fault == PF_RECOVERY_FAULT_LINK_INVALID || fault == PF_RECOVERY_FAULT_LINK_USED ||
         fault == PF_RECOVERY_FAULT_LINK_EXPIRED || fault == PF_RECOVERY_FAULT_LINK_BROKEN ||
         fault == PF_RECOVERY_FAULT_LINK_NOT_SAFE || fault == PF_RECOVERY_FAULT_ERASED ||
         fault == PF_RECOVERY_FAULT_ADDRESS_TAKEN || fault == PF_RECOVERY_FAULT_INVITED ||
         fault == PF_RECOVERY_FAULT_INVITED_ELSEWHERE || fault == PF_RECOVERY_FAULT_NEW_EMAIL;
}

/* A code that was good and is no longer is asked for again. */
static PfRecoveryStage
find_stage (PfRecovery *self, PfRecoveryFault fault)
{
  if (needs_another_mail (fault))
    return PF_RECOVERY_STAGE_ADDRESS;
  return fault == PF_RECOVERY_FAULT_CODE ? PF_RECOVERY_STAGE_MAIL : self->stage;
}

void
pf_recovery_fail (PfRecovery *self, PfRecoveryFault fault)
{
  g_return_if_fail (PF_IS_RECOVERY (self));

  self->busy = FALSE;
  self->fault = fault;
  self->n_faults++;
  self->stage = find_stage (self, fault);
  if (self->stage != PF_RECOVERY_STAGE_PASSWORD)
    g_clear_object (&self->account);
  if (needs_another_mail (fault))
    self->by_link = self->verifies = self->accepts = FALSE;
  pf_recovery_tell (self);
}

gboolean
pf_recovery_count_down (PfRecovery *self)
{
  g_return_val_if_fail (PF_IS_RECOVERY (self), FALSE);

  self->resend_seconds -= self->resend_seconds > 0 ? 1 : 0;
  if (self->retry_seconds > 0 && --self->retry_seconds == 0 &&
      self->fault == PF_RECOVERY_FAULT_TOO_MANY)
    self->fault = PF_RECOVERY_FAULT_NONE;
  pf_recovery_tell (self);
  return self->resend_seconds > 0 || self->retry_seconds > 0;
}

/* ---- the address of who lives elsewhere */

gboolean
pf_recovery_wants_address (PfRecovery *self)
{
  g_return_val_if_fail (PF_IS_RECOVERY (self), FALSE);
  return self->account != NULL && self->account->address_wanted && !self->chosen;
}

void
pf_recovery_forget_address (PfRecovery *self)
{
  g_return_if_fail (PF_IS_RECOVERY (self));

  for (guint i = 0; i < PF_N_ADDRESS_PARTS; i++)
    g_clear_pointer (&self->address[i], g_free);
  memset (self->address_faults, 0, sizeof self->address_faults);
  g_clear_pointer (&self->address_of, g_free);
  self->keeps_address = FALSE;
}

gboolean
pf_recovery_find_address_fault (PfRecovery *self, PfAddressPart *ret_part)
{
  g_return_val_if_fail (PF_IS_RECOVERY (self), FALSE);

  for (guint i = 0; i < PF_N_ADDRESS_PARTS; i++) {
    if (self->address_faults[i] != NULL) {
      *ret_part = i;
      return TRUE;
    }
  }
  return FALSE;
}

void
pf_recovery_set_address (PfRecovery *self, PfAddressPart part, const char *text)
{
  PfAddressPart other;

  g_return_if_fail (PF_IS_RECOVERY (self));

  pf_entrance_set_text (&self->address[part], text);
  pf_entrance_set_text (&self->address_of, self->account != NULL ? self->account->email : NULL);
  self->address_faults[part] = NULL;
  if (self->fault == PF_RECOVERY_FAULT_HOME_ADDRESS &&
      !pf_recovery_find_address_fault (self, &other))
    self->fault = PF_RECOVERY_FAULT_NONE;
  pf_recovery_tell (self);
}

gboolean
pf_recovery_check_address (PfRecovery *self)
{
  PfAddressPart part;

  g_return_val_if_fail (PF_IS_RECOVERY (self), FALSE);

  memset (self->address_faults, 0, sizeof self->address_faults);
  if (!pf_recovery_wants_address (self))
    return TRUE;
  pf_typed_address_check (self->address, self->address_faults);
  return !pf_recovery_find_address_fault (self, &part);
}

gboolean
pf_recovery_take_address_fault (PfRecovery *self, const char *pointer, const char *code)
{
  g_return_val_if_fail (PF_IS_RECOVERY (self), FALSE);

  for (guint i = 0; i < PF_N_ADDRESS_PARTS; i++) {
    if (g_str_equal (pf_address_part_get_pointer (i), pointer)) {
      self->address_faults[i] = g_intern_string (code);
      return TRUE;
    }
  }
  return FALSE;
}

GStrv
pf_recovery_dup_own_words (PfRecovery *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *const own[] = {
    self->account != NULL ? self->account->first_name : NULL,
    self->account != NULL ? self->account->last_name : NULL,
    self->account != NULL ? self->account->email : NULL,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++) {
    if (own[i] != NULL)
      g_strv_builder_add (words, own[i]);
  }
  return g_strv_builder_end (words);
}

void
pf_recovery_ask (PfRecovery *self, const char *email)
{
  g_return_if_fail (PF_IS_RECOVERY (self));
  g_signal_emit (self, ask_signal, 0, email);
}

void
pf_recovery_check (PfRecovery *self, const char *code)
{
  g_return_if_fail (PF_IS_RECOVERY (self));
  g_signal_emit (self, check_signal, 0, code);
}

void
pf_recovery_choose (PfRecovery *self, const char *password, gboolean stays)
{
  g_return_if_fail (PF_IS_RECOVERY (self));
  g_signal_emit (self, choose_signal, 0, password, stays);
}

void
pf_recovery_want (PfRecovery *self, const char *signal)
{
  g_return_if_fail (PF_IS_RECOVERY (self));
  g_signal_emit_by_name (self, signal);
}
