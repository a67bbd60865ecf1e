/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/new-account-controller.h"

#include "client/api/error.h"
#include "client/app/failure.h"
#include "client/app/new-account-keeping.h"
#include "core/problem.h"
#include "wire/problem-json.h"

/* The parts of the form, which the portal's pointers begin with. */
#define RECORD_PART "/application"

struct _PfNewAccountController
{
  GObject parent_instance;

  PfGate *gate;
  PfRecoveryController *recovery;
  PfNewAccount *account;
  PfNewAccountKeeping *keeping;
  GCancellable *calls;
  guint countdown; /* each second, while there is one */
};

G_DEFINE_FINAL_TYPE (PfNewAccountController, pf_new_account_controller, G_TYPE_OBJECT)

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static PfEntrance *
get_entrance (PfNewAccountController *self)
{
  return pf_gate_get_entrance (self->gate);
}

static void
drop_calls (PfNewAccountController *self)
{
  g_cancellable_cancel (self->calls);
  g_object_unref (self->calls);
  self->calls = g_cancellable_new ();
  self->account->busy = FALSE;
}

/* ---- what the checks need */

static GTimeZone *
dup_zone (PfPortal *portal)
{
  GTimeZone *zone = portal != NULL ? g_time_zone_new_identifier (portal->time_zone) : NULL;

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

static void
take_portal (PfNewAccountController *self, PfPortal *portal)
{
  PfNewAccount *account = self->account;
  g_autoptr (GTimeZone) zone = dup_zone (portal);
  gint64 offset = pf_api_client_get_clock_offset (pf_gate_get_client (self->gate));
  PfUploadLimits *limits = portal != NULL ? portal->upload_limits : NULL;

  account->today = pf_instant_get_date (g_get_real_time () + offset, zone);
  pf_entrance_set_text (&account->terms_version, portal != NULL ? portal->terms_version : NULL);
  pf_new_account_set_proofs (account, portal != NULL ? portal->proofs_of_address : NULL);
  account->maximum_bytes =
      limits != NULL && limits->maximum_bytes > 0 ? (gsize) limits->maximum_bytes : 0;
}

static void
portal_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfNewAccountController) self = user_data;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, NULL);
  g_autofree char *terms = g_strdup (self->account->terms_version);

  if (answer == NULL)
    return;
  g_set_object (&get_entrance (self)->portal, PF_PORTAL (answer->record));
  take_portal (self, PF_PORTAL (answer->record));
  if (g_strcmp0 (terms, self->account->terms_version) != 0)
    self->account->terms_accepted = FALSE; /* of the ones before */
  pf_new_account_tell (self->account);
}

/* ---- what came of it */

static gboolean
count_down_cb (gpointer user_data)
{
  PfNewAccountController *self = user_data;
  PfNewAccount *account = self->account;

  account->retry_seconds -= account->retry_seconds > 0 ? 1 : 0;
  if (account->retry_seconds == 0 && account->failure == PF_FAILURE_TOO_MANY)
    account->failure = PF_FAILURE_NONE;
  pf_new_account_tell (account);
  if (account->retry_seconds > 0)
    return G_SOURCE_CONTINUE;
  self->countdown = 0;
  return G_SOURCE_REMOVE;
}

static void
take_failure (PfNewAccountController *self, const GError *error, GAsyncResult *result)
{
  PfNewAccount *account = self->account;

  account->failure = pf_failure_from_error (error);
  account->retry_seconds = pf_api_call_get_retry_seconds (result);
  get_entrance (self)->now = g_get_real_time ();
  if (account->retry_seconds > 0 && self->countdown == 0)
    self->countdown = g_timeout_add_seconds (1, count_down_cb, self);
}

static gboolean
take_fault (PfNewAccountController *self, GBytes *body, const char *pointer, const char *place)
{
  g_autofree char *code = pf_problem_find_error (body, pointer);

  return code != NULL && pf_new_account_take_fault (self->account, place, code);
}

/* Each where it was typed; FALSE where none of them was. */
static gboolean
take_faults (PfNewAccountController *self, GBytes *body)
{
  gboolean any = take_fault (self, body, RECORD_PART "/terms_version", "/terms_version");
  g_autofree char *kind = pf_problem_find_error (body, RECORD_PART "/proof_kind");

  if (any || kind != NULL) /* the town has others since */
    pf_api_client_call_async (pf_gate_get_client (self->gate),
                              PF_OPERATION_GET_PORTAL,
                              NULL,
                              self->calls,
                              portal_cb,
                              g_object_ref (self));
  for (guint i = 0; i < PF_N_NEW_ACCOUNT_FIELDS; i++) {
    const char *place = pf_new_account_field_get_pointer (i);
    g_autofree char *pointer =
        i == PF_NEW_ACCOUNT_FIELD_PROOF ? g_strdup (place) : g_strconcat (RECORD_PART, place, NULL);

    any = take_fault (self, body, pointer, place) || any;
  }
  return any;
}

static void
fail (PfNewAccountController *self, const GError *error, GAsyncResult *result)
{
  PfNewAccount *account = self->account;
  GBytes *body = pf_api_call_get_body (result);

  g_info ("no new account: %s %d", g_quark_to_string (error->domain), error->code);
  account->busy = FALSE;
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_BAD_MEMBERS) && body != NULL &&
      take_faults (self, body))
    account->n_tries++;
  else
    take_failure (self, error, result);
  pf_new_account_tell (account);
}

/* The answers stay until the address is verified: it may have to be corrected. */
static void
succeed (PfNewAccountController *self)
{
  PfNewAccount *account = self->account;
  g_autoptr (PfAccountApplication) application = pf_new_account_build (account);

  account->busy = FALSE;
  pf_new_account_keeping_drop (self->keeping);
  pf_recovery_controller_verify (
      self->recovery, application->email, application->password, account->stays);
  pf_new_account_tell (account);
}

static void
created_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfNewAccountController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (answer != NULL)
    succeed (self);
  else if (!is_cancelled (error))
    fail (self, error, result);
}

/* ---- what the person asks for */

static void
progress_cb (double sent, gpointer user_data)
{
  PfNewAccountController *self = user_data;

  self->account->sent = sent;
  pf_new_account_tell (self->account);
}

static void
send (PfNewAccountController *self)
{
  PfNewAccount *account = self->account;
  g_autoptr (PfAccountApplication) application = pf_new_account_build (account);
  const PfApiArguments arguments = {
    .body = application,
    .file = account->proof->content,
    .file_name = account->proof->name,
    .file_type = account->proof->content_type,
    .progress = progress_cb,
    .progress_data = self, /* the call keeps it until it ends */
  };

  account->busy = TRUE;
  account->sent = 0;
  pf_new_account_tell (account);
  pf_api_client_call_async (pf_gate_get_client (self->gate),
                            PF_OPERATION_CREATE_ACCOUNT,
                            &arguments,
                            self->calls,
                            created_cb,
                            g_object_ref (self));
}

static gboolean
is_too_old (PfNewAccountController *self)
{
  PfPortal *portal = get_entrance (self)->portal;

  return portal != NULL && pf_version_is_older (PF_VERSION, portal->minimum_client);
}

static void
create_cb (PfNewAccountController *self)
{
  PfNewAccount *account = self->account;

  if (account->busy || account->retry_seconds > 0)
    return;
  if (get_entrance (self)->portal != NULL)
    take_portal (self, get_entrance (self)->portal);
  account->failure = is_too_old (self) ? PF_FAILURE_OLD_CLIENT : PF_FAILURE_NONE;
  if (account->failure == PF_FAILURE_NONE && pf_new_account_check (account)) {
    send (self);
    return;
  }
  account->n_tries++;
  pf_new_account_tell (account);
}

/* What was answered waits for them; a password does not. */
static void
later_cb (PfNewAccountController *self)
{
  drop_calls (self);
  pf_new_account_forget_password (self->account);
  self->account->active = FALSE;
  pf_new_account_tell (self->account);
}

static void
recover_cb (PfNewAccountController *self)
{
  g_autofree char *email =
      g_strdup (pf_new_account_get_text (self->account, PF_NEW_ACCOUNT_FIELD_EMAIL));

  later_cb (self);
  pf_entrance_recover (get_entrance (self), g_strstrip (email));
}

static void
afresh_cb (PfNewAccountController *self)
{
  pf_new_account_clear (self->account);
  pf_new_account_want (self->account, "edited");
  pf_new_account_tell (self->account);
}

static void
begin_cb (PfNewAccountController *self)
{
  PfEntrance *entrance = get_entrance (self);
  PfApiClient *client = pf_gate_get_client (self->gate);

  if (client == NULL)
    return;
  take_portal (self, entrance->portal);
  self->account->stays = entrance->stays;
  self->account->active = TRUE;
  pf_new_account_tell (self->account);
  pf_new_account_keeping_begin (self->keeping, pf_api_client_get_base_url (client), entrance->town);
}

/* Where the portal answers late, or is another one. */
static void
entrance_changed_cb (PfNewAccountController *self, PfEntrance *entrance)
{
  if (!self->account->active || entrance->portal == NULL || self->account->terms_version != NULL)
    return;
  take_portal (self, entrance->portal);
  pf_new_account_tell (self->account);
}

static void
entered_cb (PfNewAccountController *self)
{
  drop_calls (self);
  pf_new_account_clear (self->account);
  self->account->active = FALSE;
  pf_new_account_tell (self->account);
}

/* ---- the object */

static void
pf_new_account_controller_dispose (GObject *object)
{
  PfNewAccountController *self = PF_NEW_ACCOUNT_CONTROLLER (object);

  g_cancellable_cancel (self->calls);
  g_clear_handle_id (&self->countdown, g_source_remove);
  G_OBJECT_CLASS (pf_new_account_controller_parent_class)->dispose (object);
}

static void
pf_new_account_controller_finalize (GObject *object)
{
  PfNewAccountController *self = PF_NEW_ACCOUNT_CONTROLLER (object);

  g_clear_object (&self->keeping);
  g_object_unref (self->account);
  g_object_unref (self->calls);
  g_clear_object (&self->recovery);
  g_clear_object (&self->gate);
  G_OBJECT_CLASS (pf_new_account_controller_parent_class)->finalize (object);
}

static void
pf_new_account_controller_class_init (PfNewAccountControllerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_new_account_controller_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_new_account_controller_finalize;
}

static void
pf_new_account_controller_init (PfNewAccountController *self)
{
  self->calls = g_cancellable_new ();
  self->account = pf_new_account_new ();
  self->keeping = pf_new_account_keeping_new (self->account);
#define LISTEN(name, callback)                                                                     \
  g_signal_connect_object (self->account, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN ("create", create_cb);
  LISTEN ("later", later_cb);
  LISTEN ("recover", recover_cb);
  LISTEN ("afresh", afresh_cb);
#undef LISTEN
}

PfNewAccountController *
pf_new_account_controller_new (PfGate *gate, PfRecoveryController *recovery)
{
  PfNewAccountController *self = g_object_new (PF_TYPE_NEW_ACCOUNT_CONTROLLER, NULL);
  PfEntrance *entrance = pf_gate_get_entrance (gate);

  self->gate = g_object_ref (gate);
  self->recovery = g_object_ref (recovery);
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (entrance, "create-account", begin_cb);
  LISTEN (entrance, "changed", entrance_changed_cb);
  LISTEN (gate, "entered", entered_cb);
#undef LISTEN
  return self;
}

PfNewAccount *
pf_new_account_controller_get_account (PfNewAccountController *self)
{
  g_return_val_if_fail (PF_IS_NEW_ACCOUNT_CONTROLLER (self), NULL);
  return self->account;
}
