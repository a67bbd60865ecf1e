/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/factor-controller.h"

#include "client/app/errand.h"

struct _PfFactorController
{
  GObject parent_instance;

  PfVisit *visit;
  PfFactorSetup *setup;
  PfErrand *errand;
};

static guint signed_out_signal;
static guint outdated_signal;

G_DEFINE_FINAL_TYPE (PfFactorController, pf_factor_controller, G_TYPE_OBJECT)

static void
signed_out_cb (PfFactorController *self)
{
  g_signal_emit (self, signed_out_signal, 0);
}

static void
outdated_cb (PfFactorController *self)
{
  g_signal_emit (self, outdated_signal, 0);
}

static void
me_cb (PfFactorController *self)
{
  PfMe *me = pf_visit_get_me (self->visit);
  PfAccount *account = me != NULL ? me->account : NULL;

  if (account != NULL)
    pf_factor_setup_take (self->setup,
                          account->second_factor,
                          account->second_factor_required,
                          account->codes_left,
                          account->email);
}

static void
prepared_cb (PfAnswer *answer, gpointer data)
{
  PfFactorController *self = data;
  PfTotpSecret *made = PF_TOTP_SECRET (answer->record);

  pf_factor_setup_show_secret (self->setup, made->secret, made->uri);
}

static void
prepare_cb (PfFactorController *self)
{
  pf_errand_send (self->errand, PF_OPERATION_PREPARE_TOTP, NULL, prepared_cb, self);
}

static void
show_codes (PfFactorController *self, PfAnswer *answer, PfCodesKind kind)
{
  PfCodes *made = PF_CODES (answer->record);

  pf_factor_setup_show_codes (self->setup, (const char *const *) made->codes, kind);
  outdated_cb (self);
}

static void
confirmed_cb (PfAnswer *answer, gpointer data)
{
  show_codes (data, answer, PF_CODES_KIND_RECOVERY);
}

static void
confirm_cb (PfFactorController *self, const char *code)
{
  g_autoptr (PfTotpCode) body = g_object_new (PF_TYPE_TOTP_CODE, "code", code, NULL);

  pf_errand_send (self->errand,
                  PF_OPERATION_CONFIRM_TOTP,
                  &(PfApiArguments){ .body = body },
                  confirmed_cb,
                  self);
}

static void
listed_cb (PfAnswer *answer, gpointer data)
{
  show_codes (data, answer, PF_CODES_KIND_LIST);
}

static void
make_cb (PfFactorController *self, PfCodesKind kind)
{
  g_autoptr (PfCodesWanted) body = g_object_new (PF_TYPE_CODES_WANTED, "kind", kind, NULL);

  pf_errand_send (self->errand,
                  PF_OPERATION_MAKE_RECOVERY_CODES,
                  &(PfApiArguments){ .body = body },
                  kind == PF_CODES_KIND_LIST ? listed_cb : confirmed_cb,
                  self);
}

static void
removed_cb (PfAnswer *, gpointer data)
{
  PfFactorController *self = data;

  pf_factor_setup_rest (self->setup);
  outdated_cb (self);
}

static void
remove_cb (PfFactorController *self)
{
  pf_errand_send (self->errand, PF_OPERATION_REMOVE_TOTP, NULL, removed_cb, self);
}

static void
finish_cb (PfFactorController *self)
{
  pf_factor_setup_rest (self->setup);
  outdated_cb (self);
}

/* ---- the object */

static void
pf_factor_controller_dispose (GObject *object)
{
  PfFactorController *self = PF_FACTOR_CONTROLLER (object);

  if (self->errand != NULL)
    g_object_run_dispose (G_OBJECT (self->errand));
  g_clear_object (&self->errand);
  g_clear_object (&self->visit);
  G_OBJECT_CLASS (pf_factor_controller_parent_class)->dispose (object);
}

static void
pf_factor_controller_finalize (GObject *object)
{
  g_object_unref (PF_FACTOR_CONTROLLER (object)->setup);
  G_OBJECT_CLASS (pf_factor_controller_parent_class)->finalize (object);
}

static void
pf_factor_controller_class_init (PfFactorControllerClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_factor_controller_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_factor_controller_finalize;
#define SIGNAL(name)                                                                               \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  signed_out_signal = SIGNAL ("signed-out");
  outdated_signal = SIGNAL ("outdated");
#undef SIGNAL
}

static void
pf_factor_controller_init (PfFactorController *self)
{
  self->setup = pf_factor_setup_new ();
#define LISTEN(name, callback)                                                                     \
  g_signal_connect_object (self->setup, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN ("prepare", prepare_cb);
  LISTEN ("confirm", confirm_cb);
  LISTEN ("make", make_cb);
  LISTEN ("remove", remove_cb);
  LISTEN ("finish", finish_cb);
#undef LISTEN
}

PfFactorController *
pf_factor_controller_new (PfApiClient *client, PfVisit *visit)
{
  PfFactorController *self = g_object_new (PF_TYPE_FACTOR_CONTROLLER, NULL);

  self->visit = g_object_ref (visit);
  self->errand = pf_errand_new (self->setup->attempt, client);
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (self->errand, "signed-out", signed_out_cb);
  LISTEN (self->errand, "outdated", outdated_cb);
  LISTEN (visit, "notify::me", me_cb);
#undef LISTEN
  me_cb (self);
  return self;
}

PfFactorSetup *
pf_factor_controller_get_setup (PfFactorController *self)
{
  g_return_val_if_fail (PF_IS_FACTOR_CONTROLLER (self), NULL);
  return self->setup;
}
