/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each way in is a chain of calls; every step writes to the entrance what came of it and tells.
 * What is asked of one portal is cancelled when another one is chosen.
 */
#include "client/app/gate.h"

#include "client/api/error.h"
#include "client/api/portal-address.h"
#include "client/app/failure.h"
#include "client/app/gate-private.h"
#include "client/views/shell/failure-words.h"

static guint entered_signal;
static guint left_signal;
static guint told_signal;

G_DEFINE_FINAL_TYPE (PfGate, pf_gate, G_TYPE_OBJECT)

static const char *
get_address (PfGate *self)
{
  return pf_api_client_get_base_url (self->client);
}

/* Whether what was asked of another portal ended: nothing of it counts any more. */
static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
pf_gate_fail (PfGate *self, const GError *error, GAsyncResult *result)
{
  PfEntrance *entrance = self->entrance;

  entrance->busy = FALSE;
  entrance->failure = pf_failure_from_error (error);
  entrance->now = g_get_real_time ();
  g_info ("not in: %s %d, %s", g_quark_to_string (error->domain), error->code, error->message);
  pf_patience_wait (self->patience,
                    result != NULL ? pf_api_call_get_retry_seconds (result) : 0,
                    pf_failure_may_pass (entrance->failure));
  pf_entrance_tell (entrance);
}

void
pf_gate_go_on (PfGate *self, PfEntranceStage stage)
{
  self->entrance->stage = stage;
  self->entrance->busy = FALSE;
  pf_entrance_tell (self->entrance);
}

/* ---- the portal */

gboolean
pf_gate_is_too_old (PfGate *self)
{
  PfPortal *portal = self->entrance->portal;

  return portal != NULL && pf_version_is_older (PF_VERSION, portal->minimum_client);
}

/* Whoever is in already stays: what the portal takes no more, it refuses itself. */
static void
say_too_old (PfGate *self)
{
  g_autofree char *words = NULL;

  self->entrance->failure = PF_FAILURE_OLD_CLIENT;
  words = pf_failure_build_words (self->entrance);
  if (self->visit != NULL)
    g_signal_emit (self, told_signal, 0, words);
}

static gboolean
is_date_off (PfGate *self)
{
  self->entrance->now = g_get_real_time ();
  return ABS (pf_api_client_get_clock_offset (self->client)) > G_TIME_SPAN_DAY;
}

static void
take_portal (PfGate *self, PfPortal *portal)
{
  PfEntrance *entrance = self->entrance;

  g_set_object (&entrance->portal, portal);
  pf_entrance_set_text (&entrance->town, portal->name);
  g_settings_set_string (self->settings, "portal-address", get_address (self));
  g_settings_set_string (self->settings, "portal-name", portal->name);
  g_settings_set_string (self->settings, "portal-time-zone", portal->time_zone);
  if (self->visit != NULL)
    pf_visit_set_time_zone (self->visit, portal->time_zone);
  if (!pf_failure_is_of_account (entrance->failure)) {
    entrance->failure = PF_FAILURE_NONE;
    pf_patience_stop (self->patience);
  }
  if (pf_gate_is_too_old (self))
    say_too_old (self);
  else if (entrance->failure == PF_FAILURE_NONE && is_date_off (self))
    entrance->failure = PF_FAILURE_DATE_OFF;
  if (entrance->stage == PF_ENTRANCE_STAGE_TOWN)
    pf_gate_look_in_keyring (self, FALSE);
  else
    pf_entrance_tell (entrance);
}

static void
portal_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfGate) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (answer != NULL)
    take_portal (self, PF_PORTAL (answer->record));
  else if (!is_cancelled (error) && self->visit == NULL)
    pf_gate_fail (self, error, result);
}

void
pf_gate_load_portal (PfGate *self)
{
  pf_api_client_call_async (
      self->client, PF_OPERATION_GET_PORTAL, NULL, self->calls, portal_cb, g_object_ref (self));
}

void
pf_gate_drop_calls (PfGate *self)
{
  g_cancellable_cancel (self->calls);
  g_object_unref (self->calls);
  self->calls = g_cancellable_new ();
}

/* Nothing that was known or asked of another portal is of use with this one. */
static void
turn_to (PfGate *self, const char *address)
{
  g_autofree char *known = g_settings_get_string (self->settings, "portal-address");
  g_autofree char *name = g_settings_get_string (self->settings, "portal-name");
  PfEntrance *entrance = self->entrance;

  pf_gate_drop_calls (self);
  pf_gate_forget_password (self);
  if (self->client == NULL)
    self->client = pf_api_client_new (address, NULL);
  pf_api_client_set_base_url (self->client, address);
  pf_api_client_set_token (self->client, NULL);
  pf_patience_stop (self->patience);
  g_clear_object (&entrance->portal);
  g_clear_pointer (&entrance->town, g_free);
  if (g_str_equal (known, address) && *name != '\0')
    pf_entrance_set_text (&entrance->town, name);
  g_free (entrance->host);
  entrance->host = pf_portal_address_get_host (address);
  entrance->failure = PF_FAILURE_NONE;
  self->skipped = FALSE;
}

static void
ask_town (PfGate *self)
{
  self->entrance->failure = PF_FAILURE_NONE;
  pf_patience_stop (self->patience);
  pf_gate_go_on (self, PF_ENTRANCE_STAGE_TOWN);
}

static void
town_cb (PfGate *self, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = pf_portal_address_parse (typed, &error);

  if (address == NULL) {
    self->entrance->failure = g_error_matches (error, PF_API_ERROR, PF_API_ERROR_NOT_SECURE)
                                  ? PF_FAILURE_NOT_HTTPS
                                  : PF_FAILURE_NO_ADDRESS;
    pf_entrance_tell (self->entrance);
    return;
  }
  turn_to (self, address);
  self->entrance->busy = TRUE;
  pf_entrance_tell (self->entrance);
  pf_gate_load_portal (self);
}

static void
keep_town_cb (PfGate *self)
{
  pf_gate_start (self, NULL);
}

static void
open_keyring_cb (PfGate *self)
{
  pf_gate_look_in_keyring (self, TRUE);
}

/* By the person, or by itself once there may be a way again. */
static void
try_again_cb (PfGate *self)
{
  PfEntrance *entrance = self->entrance;

  if (self->client == NULL || entrance->busy || entrance->stage == PF_ENTRANCE_STAGE_TOWN)
    return;
  if (entrance->portal == NULL || pf_gate_is_too_old (self))
    pf_gate_load_portal (self);
  if (entrance->stage == PF_ENTRANCE_STAGE_RETURN || self->visit != NULL)
    pf_gate_load_me (self);
}

/* ---- the object */

static void
pf_gate_dispose (GObject *object)
{
  PfGate *self = PF_GATE (object);

  g_cancellable_cancel (self->calls);
  pf_gate_forget_password (self);
  g_clear_object (&self->patience);
  G_OBJECT_CLASS (pf_gate_parent_class)->dispose (object);
}

static void
pf_gate_finalize (GObject *object)
{
  PfGate *self = PF_GATE (object);

  g_object_unref (self->calls);
  g_clear_object (&self->settings);
  g_clear_object (&self->entrance);
  g_clear_object (&self->client);
  g_clear_object (&self->visit);
  g_clear_object (&self->cache);
  g_clear_pointer (&self->kept, pf_kept_session_free);
  G_OBJECT_CLASS (pf_gate_parent_class)->finalize (object);
}

static void
pf_gate_class_init (PfGateClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_gate_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_gate_finalize;
#define SIGNAL(name, ...)                                                                          \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  entered_signal = SIGNAL ("entered", 1, PF_TYPE_VISIT);
  left_signal = SIGNAL ("left", 0);
  told_signal = SIGNAL ("told", 1, G_TYPE_STRING);
#undef SIGNAL
}

static void
pf_gate_init (PfGate *self)
{
  self->calls = g_cancellable_new ();
  self->entrance = pf_entrance_new ();
  self->patience = pf_patience_new (self->entrance);
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (self->entrance, "sign-in", pf_gate_sign_in);
  LISTEN (self->entrance, "code", pf_gate_give_code);
  LISTEN (self->entrance, "leave-code", pf_gate_leave_code);
  LISTEN (self->entrance, "town", town_cb);
  LISTEN (self->entrance, "change-town", ask_town);
  LISTEN (self->entrance, "keep-town", keep_town_cb);
  LISTEN (self->entrance, "try-again", try_again_cb);
  LISTEN (self->entrance, "open-keyring", open_keyring_cb);
  LISTEN (self->entrance, "skip-keyring", pf_gate_skip_keyring);
  LISTEN (self->patience, "over", try_again_cb);
#undef LISTEN
}

PfGate *
pf_gate_new (GSettings *settings)
{
  PfGate *self = g_object_new (PF_TYPE_GATE, NULL);

  self->settings = g_object_ref (settings);
  return self;
}

void
pf_gate_start (PfGate *self, const char *address)
{
  g_autofree char *kept = g_settings_get_string (self->settings, "portal-address");
  g_autofree char *email = g_settings_get_string (self->settings, "last-email");
  g_autofree char *base = pf_portal_address_parse (address != NULL ? address : kept, NULL);

  g_return_if_fail (PF_IS_GATE (self));

  if (*email != '\0')
    pf_entrance_set_text (&self->entrance->email, email);
  self->entrance->stays = g_settings_get_boolean (self->settings, "stay-signed-in");
  if (base == NULL) {
    ask_town (self);
    if (address != NULL)
      town_cb (self, address); /* to say what is wrong with it */
    return;
  }
  turn_to (self, base);
  self->entrance->stage = g_settings_get_boolean (self->settings, "session-kept")
                              ? PF_ENTRANCE_STAGE_RETURN
                              : PF_ENTRANCE_STAGE_SIGN_IN;
  pf_gate_look_in_keyring (self, FALSE);
  pf_gate_load_portal (self);
}

void
pf_gate_sign_out (PfGate *self)
{
  g_return_if_fail (PF_IS_GATE (self));

  if (self->visit == NULL)
    return;
  pf_api_client_call_async (self->client, PF_OPERATION_SIGN_OUT, NULL, NULL, NULL, NULL);
  pf_gate_leave (self, PF_FAILURE_NONE);
}

void
pf_gate_end_session (PfGate *self)
{
  g_return_if_fail (PF_IS_GATE (self));
  pf_gate_leave (self, PF_FAILURE_SIGNED_OUT);
}

void
pf_gate_refresh (PfGate *self)
{
  g_return_if_fail (PF_IS_GATE (self));

  if (self->visit != NULL)
    pf_gate_load_me (self);
  else
    try_again_cb (self);
}

PfEntrance *
pf_gate_get_entrance (PfGate *self)
{
  g_return_val_if_fail (PF_IS_GATE (self), NULL);
  return self->entrance;
}

PfApiClient *
pf_gate_get_client (PfGate *self)
{
  g_return_val_if_fail (PF_IS_GATE (self), NULL);
  return self->client;
}

PfVisit *
pf_gate_get_visit (PfGate *self)
{
  g_return_val_if_fail (PF_IS_GATE (self), NULL);
  return self->visit;
}

PfCache *
pf_gate_get_cache (PfGate *self)
{
  g_return_val_if_fail (PF_IS_GATE (self), NULL);
  return self->cache;
}
