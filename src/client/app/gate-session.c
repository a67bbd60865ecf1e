/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is signed in: by password, or by the session that the keyring keeps.
 */
#include <glib/gi18n.h>

#include <string.h>

#include "client/app/failure.h"
#include "client/app/gate-private.h"
#include "core/problem.h"
#include "core/sign-in.h"

/* The name of the answer of /v1/me in the cache. */
#define ME "me"

static const char *
get_address (PfGate *self)
{
  return pf_api_client_get_base_url (self->client);
}

/* What was asked of another portal, or as another person, ended: nothing of it counts any more. */
static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What is cached goes with the session whose key it has. */
static void
take_kept (PfGate *self, PfKeptSession *session, const char *email)
{
  self->kept = session;
  self->cache = pf_cache_new (NULL, get_address (self), email, session->cache_key);
}

static void
drop_kept (PfGate *self)
{
  if (self->cache != NULL)
    pf_cache_wipe (self->cache);
  g_clear_object (&self->cache);
  g_clear_pointer (&self->kept, pf_kept_session_free);
}

static void
forget (PfGate *self)
{
  g_autofree char *email = g_settings_get_string (self->settings, "last-email");

  drop_kept (self);
  if (!g_settings_get_boolean (self->settings, "session-kept"))
    return;
  g_settings_set_boolean (self->settings, "session-kept", FALSE);
  pf_gate_empty_keyring (self, email);
}

void
pf_gate_leave (PfGate *self, PfFailure failure)
{
  forget (self);
  pf_gate_drop_calls (self); /* or who they are could arrive late, and let them in again */
  if (self->entrance->portal == NULL)
    pf_gate_load_portal (self);
  pf_api_client_set_token (self->client, NULL);
  self->entrance->failure = failure;
  pf_gate_forget_password (self);
  pf_gate_go_on (self, PF_ENTRANCE_STAGE_SIGN_IN);
  if (self->visit == NULL)
    return;
  g_clear_object (&self->visit);
  g_signal_emit_by_name (self, "left");
}

static void
enter (PfGate *self, PfMe *me)
{
  g_autofree char *time_zone = g_settings_get_string (self->settings, "portal-time-zone");
  const char *town = self->entrance->town != NULL ? self->entrance->town : self->entrance->host;

  self->entrance->failure = PF_FAILURE_NONE;
  self->entrance->busy = FALSE;
  pf_patience_stop (self->patience);
  if (self->visit != NULL) {
    pf_visit_set_me (self->visit, me);
    return;
  }
  self->visit = pf_visit_new (town, me);
  pf_visit_set_time_zone (self->visit, time_zone);
  g_signal_emit_by_name (self, "entered", self->visit);
}

/* As the portal last knew the person: nobody waits for a portal that is slow or out of reach to
 * see what is on their own computer.
 */
static void
enter_from_cache (PfGate *self)
{
  PfInstant at;
  g_autoptr (GBytes) body = pf_cache_get (self->cache, ME, &at);
  g_autoptr (PfAnswer) answer =
      body != NULL ? pf_answer_read (pf_operation_get (PF_OPERATION_GET_ME), body, NULL) : NULL;

  if (answer != NULL)
    enter (self, PF_ME (answer->record));
}

static void
fail_me (PfGate *self, const GError *error, GAsyncResult *result)
{
  if (self->entrance->stage == PF_ENTRANCE_STAGE_CODE)
    self->entrance->stage = PF_ENTRANCE_STAGE_RETURN; /* the session is there: no code any more */
  if (self->visit != NULL)
    pf_patience_wait (self->patience, 0, TRUE);
  else
    pf_gate_fail (self, error, result);
}

static void
take_me (PfGate *self, PfMe *me, GBytes *body)
{
  if (self->cache != NULL)
    pf_cache_put (self->cache, ME, body, g_get_real_time ());
  enter (self, me);
}

static void
me_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfGate) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (answer != NULL)
    take_me (self, PF_ME (answer->record), pf_api_call_get_body (result));
  else if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN))
    pf_gate_leave (self, PF_FAILURE_SIGNED_OUT);
  else if (!is_cancelled (error))
    fail_me (self, error, result);
}

void
pf_gate_load_me (PfGate *self)
{
  pf_api_client_call_async (
      self->client, PF_OPERATION_GET_ME, NULL, self->calls, me_cb, g_object_ref (self));
}

static void
take_up (PfGate *self, PfKeptSession *session)
{
  g_autofree char *email = g_settings_get_string (self->settings, "last-email");

  take_kept (self, session, email);
  pf_api_client_set_token (self->client, session->token);
  enter_from_cache (self); /* before anyone is told that there is more to wait for */
  pf_gate_go_on (self, PF_ENTRANCE_STAGE_RETURN);
  pf_gate_load_me (self);
}

static void
show_closed (PfGate *self)
{
  if (self->asked)
    self->entrance->failure = PF_FAILURE_KEYRING;
  pf_gate_go_on (self, PF_ENTRANCE_STAGE_KEYRING);
}

static void
looked_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfGate) self = user_data;
  g_autoptr (GError) error = NULL;
  PfKeptSession *session = NULL;
  PfKeyringState state = pf_keyring_look_finish (result, &session, &error);
  gboolean is_kept = g_settings_get_boolean (self->settings, "session-kept");
  g_autofree char *email = g_settings_get_string (self->settings, "last-email");

  if (error != NULL)
    return;
  self->entrance->can_stay = state != PF_KEYRING_STATE_MISSING;
  if (session != NULL && pf_gate_is_left (self, email))
    pf_gate_end_left (self, g_steal_pointer (&session), email);
  if (session != NULL)
    take_up (self, session);
  else if (state == PF_KEYRING_STATE_CLOSED && is_kept)
    show_closed (self);
  else
    pf_gate_go_on (self, PF_ENTRANCE_STAGE_SIGN_IN);
}

void
pf_gate_look_in_keyring (PfGate *self, gboolean open)
{
  g_autofree char *email = g_settings_get_string (self->settings, "last-email");

  self->asked = open;
  self->entrance->busy = TRUE;
  pf_entrance_tell (self->entrance);
  pf_keyring_look_async (
      get_address (self), email, open, self->calls, looked_cb, g_object_ref (self));
}

void
pf_gate_skip_keyring (PfGate *self)
{
  pf_api_client_set_token (self->client, NULL);
  self->skipped = TRUE;
  self->entrance->stays = FALSE;
  self->entrance->failure = PF_FAILURE_NONE;
  pf_gate_go_on (self, PF_ENTRANCE_STAGE_SIGN_IN);
}

static void
kept_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfGate) self = user_data;
  g_autoptr (GError) error = NULL;
  PfKeyringState state = pf_keyring_keep_finish (result, &error);

  if (error != NULL)
    return;
  if (state == PF_KEYRING_STATE_OPEN) {
    pf_gate_mark_kept (self, self->entrance->email);
    g_settings_set_boolean (self->settings, "session-kept", TRUE);
    return;
  }
  drop_kept (self);
  g_signal_emit_by_name (
      self,
      "told",
      state == PF_KEYRING_STATE_CLOSED
          ? _ ("You are signed in for this time only: the keyring of this computer "
               "stayed closed.")
          : _ ("You are signed in for this time only: this computer has no keyring."));
}

/* The keyring may ask the person something: they are in meanwhile. */
static void
keep (PfGate *self, const char *token)
{
  PfEntrance *entrance = self->entrance;

  if (!entrance->stays || !entrance->can_stay)
    return;
  take_kept (self, pf_kept_session_new (token), entrance->email);
  pf_keyring_keep_async (get_address (self),
                         entrance->email,
                         entrance->town != NULL ? entrance->town : entrance->host,
                         self->kept,
                         self->calls,
                         kept_cb,
                         g_object_ref (self));
}

/* Whoever skips the keyring once finds it again the next time. */
static void
remember (PfGate *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-email");

  if (self->skipped && !self->entrance->stays && g_str_equal (last, self->entrance->email))
    return;
  forget (self);
  g_settings_set_string (self->settings, "last-email", self->entrance->email);
  g_settings_set_boolean (self->settings, "stay-signed-in", self->entrance->stays);
}

/* The password was right: it is not asked again for the code that is wanted besides. */
static void
ask_code (PfGate *self)
{
  self->entrance->failure = PF_FAILURE_NONE;
  pf_gate_go_on (self, PF_ENTRANCE_STAGE_CODE);
}

static void send (PfGate *self, const char *code, const char *computer);

static void
trust_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfGate) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *computer = pf_keyring_look_for_trust_finish (result, &error);

  if (error != NULL)
    return;
  if (computer != NULL && self->password != NULL)
    send (self, NULL, computer);
  else
    ask_code (self);
}

/* A computer that is trusted is not asked; what it shows serves no more where it is. */
static void
take_code_wanted (PfGate *self)
{
  const char *email = self->entrance->email;

  if (!self->looked_for_trust && self->entrance->can_stay) {
    self->looked_for_trust = TRUE;
    pf_keyring_look_for_trust_async (
        get_address (self), email, self->calls, trust_cb, g_object_ref (self));
    return;
  }
  if (self->entrance->can_stay)
    pf_keyring_forget_trust (get_address (self), email);
  ask_code (self);
}

static void
trust_kept_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfGate) self = user_data;
  g_autoptr (GError) error = NULL;
  PfKeyringState state = pf_keyring_keep_trust_finish (result, &error);

  if (error == NULL && state != PF_KEYRING_STATE_OPEN)
    g_signal_emit_by_name (self,
                           "told",
                           _ ("The code will be asked again next time: the keyring of this "
                              "computer stayed closed."));
}

/* @computer: (nullable) */
static void
keep_trust (PfGate *self, const char *computer)
{
  PfEntrance *entrance = self->entrance;

  entrance->trusts = FALSE;
  if (computer != NULL)
    pf_keyring_keep_trust_async (get_address (self),
                                 entrance->email,
                                 entrance->town != NULL ? entrance->town : entrance->host,
                                 computer,
                                 self->calls,
                                 trust_kept_cb,
                                 g_object_ref (self));
}

/* While a code is asked, the password stays for another one, or for a way that comes back. */
static void
refuse (PfGate *self, const GError *error, GAsyncResult *result)
{
  PfEntrance *entrance = self->entrance;
  gboolean is_wrong = g_error_matches (error, PF_PROBLEM, PF_PROBLEM_INVALID_CREDENTIALS);

  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_TOTP_REQUIRED)) {
    take_code_wanted (self);
    return;
  }
  if (entrance->stage != PF_ENTRANCE_STAGE_CODE || is_wrong) {
    pf_gate_forget_password (self);
    entrance->stage = PF_ENTRANCE_STAGE_SIGN_IN;
  }
  pf_gate_fail (self, error, result);
}

static void
signed_in_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfGate) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);
  const char *token;

  if (answer == NULL) {
    if (!is_cancelled (error))
      refuse (self, error, result);
    return;
  }
  pf_gate_forget_password (self);
  token = PF_SIGNED_IN (answer->record)->token;
  remember (self);
  pf_api_client_set_token (self->client, token);
  keep (self, token);
  keep_trust (self, PF_SIGNED_IN (answer->record)->computer);
  pf_gate_load_me (self);
}

/* @code, @computer: (nullable) */
char *
pf_gate_build_device_name (void)
{
  return g_strdup_printf ("Portail famille, %s", g_get_host_name ());
}

static void
send (PfGate *self, const char *code, const char *computer)
{
  g_autofree char *device = pf_gate_build_device_name ();
  g_autoptr (PfSignIn) body = g_object_new (PF_TYPE_SIGN_IN,
                                            "email",
                                            self->entrance->email,
                                            "password",
                                            self->password,
                                            "totp",
                                            code,
                                            "device-name",
                                            device,
                                            "computer",
                                            computer,
                                            "trust",
                                            code != NULL && self->entrance->trusts,
                                            NULL);

  self->entrance->busy = TRUE;
  self->entrance->failure = PF_FAILURE_NONE;
  pf_patience_stop (self->patience);
  pf_entrance_tell (self->entrance);
  if (self->entrance->portal == NULL)
    pf_gate_load_portal (self);
  pf_api_client_call_async (self->client,
                            PF_OPERATION_SIGN_IN,
                            &(PfApiArguments){ .body = body },
                            self->calls,
                            signed_in_cb,
                            g_object_ref (self));
}

void
pf_gate_sign_in (PfGate *self, const char *password)
{
  if (pf_gate_is_too_old (self))
    return;
  pf_gate_forget_password (self);
  self->password = g_strdup (password);
  self->looked_for_trust = FALSE;
  send (self, NULL, NULL);
}

void
pf_gate_give_code (PfGate *self, const char *code)
{
  if (self->password != NULL && !self->entrance->busy)
    send (self, code, NULL);
}

void
pf_gate_leave_code (PfGate *self)
{
  if (self->entrance->stage != PF_ENTRANCE_STAGE_CODE)
    return;
  pf_gate_drop_calls (self);
  pf_gate_forget_password (self);
  pf_patience_stop (self->patience);
  self->entrance->failure = PF_FAILURE_NONE;
  pf_gate_go_on (self, PF_ENTRANCE_STAGE_SIGN_IN);
}

void
pf_gate_forget_password (PfGate *self)
{
  if (self->password != NULL)
    explicit_bzero (self->password, strlen (self->password));
  g_clear_pointer (&self->password, g_free);
}
