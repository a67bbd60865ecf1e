/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/factor-setup.h"

#include <string.h>

#define GROUP 4

G_DEFINE_FINAL_TYPE (PfFactorSetup, pf_factor_setup, G_TYPE_OBJECT)

static guint changed_signal;
static guint prepare_signal;
static guint confirm_signal;
static guint make_signal;
static guint remove_signal;
static guint finish_signal;

static void
wipe (char **secret)
{
  if (*secret != NULL)
    explicit_bzero (*secret, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

static void
forget (PfFactorSetup *self)
{
  wipe (&self->secret);
  wipe (&self->uri);
  for (char **code = self->codes; code != NULL && *code != NULL; code++)
    explicit_bzero (*code, strlen (*code));
  g_clear_pointer (&self->codes, g_strfreev);
}

static void
pf_factor_setup_finalize (GObject *object)
{
  PfFactorSetup *self = PF_FACTOR_SETUP (object);

  forget (self);
  g_object_unref (self->attempt);
  g_free (self->email);
  G_OBJECT_CLASS (pf_factor_setup_parent_class)->finalize (object);
}

static void
pf_factor_setup_class_init (PfFactorSetupClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pf_factor_setup_finalize;
#define SIGNAL(name, ...)                                                                          \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  changed_signal = SIGNAL ("changed", 0);
  prepare_signal = SIGNAL ("prepare", 0);
  confirm_signal = SIGNAL ("confirm", 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  make_signal = SIGNAL ("make", 1, PF_TYPE_CODES_KIND);
  remove_signal = SIGNAL ("remove", 0);
  finish_signal = SIGNAL ("finish", 0);
#undef SIGNAL
}

static void
pf_factor_setup_init (PfFactorSetup *self)
{
  self->attempt = pf_attempt_new ();
}

PfFactorSetup *
pf_factor_setup_new (void)
{
  return g_object_new (PF_TYPE_FACTOR_SETUP, NULL);
}

static void
go_to (PfFactorSetup *self, PfFactorStage stage)
{
  self->stage = stage;
  g_signal_emit (self, changed_signal, 0);
}

void
pf_factor_setup_show_secret (PfFactorSetup *self, const char *secret, const char *uri)
{
  g_return_if_fail (PF_IS_FACTOR_SETUP (self));

  forget (self);
  self->secret = g_strdup (secret);
  self->uri = g_strdup (uri);
  go_to (self, PF_FACTOR_STAGE_APP);
}

void
pf_factor_setup_show_codes (PfFactorSetup *self, const char *const *codes, PfCodesKind kind)
{
  g_return_if_fail (PF_IS_FACTOR_SETUP (self));

  forget (self);
  self->codes = g_strdupv ((GStrv) codes);
  self->kind = kind;
  go_to (self, PF_FACTOR_STAGE_CODES);
}

void
pf_factor_setup_rest (PfFactorSetup *self)
{
  g_return_if_fail (PF_IS_FACTOR_SETUP (self));

  forget (self);
  go_to (self, PF_FACTOR_STAGE_REST);
}

void
pf_factor_setup_take (PfFactorSetup *self,
                      PfSecondFactor factor,
                      gboolean required,
                      int codes_left,
                      const char *email)
{
  g_return_if_fail (PF_IS_FACTOR_SETUP (self));

  self->factor = factor;
  self->required = required;
  self->codes_left = codes_left;
  pf_entrance_set_text (&self->email, email);
  g_signal_emit (self, changed_signal, 0);
}

void
pf_factor_setup_ask_removal (PfFactorSetup *self)
{
  g_return_if_fail (PF_IS_FACTOR_SETUP (self));
  go_to (self, PF_FACTOR_STAGE_REMOVE);
}

void
pf_factor_setup_leave (PfFactorSetup *self)
{
  g_return_if_fail (PF_IS_FACTOR_SETUP (self));

  pf_attempt_give_up (self->attempt);
  pf_factor_setup_rest (self);
}

void
pf_factor_setup_prepare (PfFactorSetup *self)
{
  g_return_if_fail (PF_IS_FACTOR_SETUP (self));
  g_signal_emit (self, prepare_signal, 0);
}

void
pf_factor_setup_confirm (PfFactorSetup *self, const char *code)
{
  g_return_if_fail (PF_IS_FACTOR_SETUP (self));
  g_signal_emit (self, confirm_signal, 0, code);
}

void
pf_factor_setup_make (PfFactorSetup *self, PfCodesKind kind)
{
  g_return_if_fail (PF_IS_FACTOR_SETUP (self));
  g_signal_emit (self, make_signal, 0, kind);
}

void
pf_factor_setup_remove (PfFactorSetup *self)
{
  g_return_if_fail (PF_IS_FACTOR_SETUP (self));
  g_signal_emit (self, remove_signal, 0);
}

void
pf_factor_setup_finish (PfFactorSetup *self)
{
  g_return_if_fail (PF_IS_FACTOR_SETUP (self));
  g_signal_emit (self, finish_signal, 0);
}

char *
pf_secret_group (const char *secret)
{
  GString *grouped = g_string_new (NULL);

  for (const char *at = secret; *at != '\0'; at++) {
    if (at != secret && (at - secret) % GROUP == 0)
      g_string_append_c (grouped, ' ');
    g_string_append_c (grouped, *at);
  }
  return g_string_free (grouped, FALSE);
}
