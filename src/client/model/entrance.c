/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/entrance.h"

G_DEFINE_FINAL_TYPE (PfEntrance, pf_entrance, G_TYPE_OBJECT)

/* Without arguments. */
static const char *const plain_signals[] = { "changed",   "change-town",    "keep-town",
                                             "try-again", "open-keyring",   "skip-keyring",
                                             "set-clock", "create-account", "leave-code" };

static guint sign_in_signal;
static guint code_signal;
static guint town_signal;
static guint recover_signal;
static guint verify_signal;

static void
pf_entrance_finalize (GObject *object)
{
  PfEntrance *self = PF_ENTRANCE (object);

  g_clear_object (&self->portal);
  g_free (self->host);
  g_free (self->town);
  g_free (self->email);
  G_OBJECT_CLASS (pf_entrance_parent_class)->finalize (object);
}

static void
pf_entrance_class_init (PfEntranceClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pf_entrance_finalize;
  for (gsize i = 0; i < G_N_ELEMENTS (plain_signals); i++)
    g_signal_new (plain_signals[i], type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  sign_in_signal = g_signal_new ("sign-in",
                                 type,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  code_signal = g_signal_new ("code",
                              type,
                              G_SIGNAL_RUN_LAST,
                              0,
                              NULL,
                              NULL,
                              NULL,
                              G_TYPE_NONE,
                              1,
                              G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  town_signal = g_signal_new (
      "town", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  recover_signal = g_signal_new (
      "recover", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  verify_signal = g_signal_new ("verify",
                                type,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                2,
                                G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE,
                                G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
pf_entrance_init (PfEntrance *self)
{
  self->stays = TRUE;
  self->can_stay = TRUE;
}

PfEntrance *
pf_entrance_new (void)
{
  return g_object_new (PF_TYPE_ENTRANCE, NULL);
}

void
pf_entrance_tell (PfEntrance *self)
{
  pf_entrance_ask (self, "changed");
}

void
pf_entrance_set_text (char **member, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*member);
  *member = copy;
}

void
pf_entrance_ask (PfEntrance *self, const char *signal)
{
  g_return_if_fail (PF_IS_ENTRANCE (self));
  g_signal_emit_by_name (self, signal);
}

void
pf_entrance_sign_in (PfEntrance *self, const char *email, const char *password, gboolean stays)
{
  g_return_if_fail (PF_IS_ENTRANCE (self));

  pf_entrance_set_text (&self->email, email);
  self->stays = stays;
  self->verified = FALSE;
  g_signal_emit (self, sign_in_signal, 0, password);
}

void
pf_entrance_trust (PfEntrance *self, gboolean trusts)
{
  g_return_if_fail (PF_IS_ENTRANCE (self));
  self->trusts = trusts;
}

void
pf_entrance_give_code (PfEntrance *self, const char *code)
{
  g_return_if_fail (PF_IS_ENTRANCE (self));
  g_signal_emit (self, code_signal, 0, code);
}

void
pf_entrance_verify (PfEntrance *self, const char *email, const char *password)
{
  g_return_if_fail (PF_IS_ENTRANCE (self));
  g_signal_emit (self, verify_signal, 0, email, password);
}

void
pf_entrance_choose_town (PfEntrance *self, const char *address)
{
  g_return_if_fail (PF_IS_ENTRANCE (self));
  g_signal_emit (self, town_signal, 0, address);
}

void
pf_entrance_recover (PfEntrance *self, const char *email)
{
  g_return_if_fail (PF_IS_ENTRANCE (self));
  g_signal_emit (self, recover_signal, 0, email);
}
