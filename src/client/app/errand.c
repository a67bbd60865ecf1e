/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/errand.h"

#include <string.h>

#include "client/api/error.h"
#include "client/app/failure.h"
#include "core/problem.h"
#include "core/second-factor.h"
#include "wire/problem-json.h"
#include "wire/record-json.h"

struct _PfErrand
{
  GObject parent_instance;

  PfAttempt *attempt;
  PfApiClient *client;
  GCancellable *calls;
  guint countdown;

  PfOperationId id;
  char *parameter;  /* (nullable) */
  PfRecord *body;   /* (nullable): until it is done, or refused */
  PfRecord *before; /* (nullable): of an edit, as it was */
  char *if_match;   /* (nullable): the same */
  char *key;        /* the same one when the same is sent again */
  char *salt;       /* so that what is kept of a body serves for nothing else */
  char *unanswered; /* (nullable): what was sent, where no answer came */
  GFile *file;      /* (nullable): where the answer goes */
  PfApiSavingProgress progress;
  PfErrandDone done;
  gpointer data;
};

static guint signed_out_signal;
static guint outdated_signal;

G_DEFINE_FINAL_TYPE (PfErrand, pf_errand, G_TYPE_OBJECT)

/* ---- what an answer means */

static PfAttemptFault
explain_rule (const char *code)
{
  static const struct
  {
    const char *code;
    PfAttemptFault fault;
  } table[] = {
    { "wrong-password", PF_ATTEMPT_FAULT_PASSWORD },
    { "too-short", PF_ATTEMPT_FAULT_TOO_SHORT },
    { "too-common", PF_ATTEMPT_FAULT_TOO_COMMON },
    { "too-personal", PF_ATTEMPT_FAULT_TOO_PERSONAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    if (g_str_equal (table[i].code, code))
      return table[i].fault;
  }
  return PF_ATTEMPT_FAULT_NEW_PASSWORD;
}

static PfAttemptFault
explain_members (GBytes *body)
{
  g_autofree char *current =
      body != NULL ? pf_problem_find_error (body, "/current_password") : NULL;
  g_autofree char *password = body != NULL ? pf_problem_find_error (body, "/password") : NULL;
  g_autofree char *email = body != NULL ? pf_problem_find_error (body, "/email") : NULL;
  g_autofree char *code = body != NULL ? pf_problem_find_error (body, "/code") : NULL;
  g_autofree char *totp = body != NULL ? pf_problem_find_error (body, "/totp") : NULL;

  if (current != NULL)
    return PF_ATTEMPT_FAULT_PASSWORD;
  if (password != NULL)
    return explain_rule (password);
  if (email != NULL)
    return PF_ATTEMPT_FAULT_EMAIL;
  return code != NULL || totp != NULL ? PF_ATTEMPT_FAULT_CODE : PF_ATTEMPT_FAULT_WAY;
}

static PfAttemptFault
explain_problem (PfProblem problem)
{
  static const struct
  {
    PfProblem problem;
    PfAttemptFault fault;
  } table[] = {
    { PF_PROBLEM_INVALID_CREDENTIALS, PF_ATTEMPT_FAULT_PASSWORD },
    { PF_PROBLEM_TOTP_WRONG, PF_ATTEMPT_FAULT_CODE },
    { PF_PROBLEM_CODE_WRONG, PF_ATTEMPT_FAULT_CODE },
    { PF_PROBLEM_TOTP_OFF, PF_ATTEMPT_FAULT_APP_OFF },
    { PF_PROBLEM_NOT_FOUND, PF_ATTEMPT_FAULT_GONE },
    { PF_PROBLEM_LINK_INVALID, PF_ATTEMPT_FAULT_GONE },
    { PF_PROBLEM_LINK_EXPIRED, PF_ATTEMPT_FAULT_GONE },
    { PF_PROBLEM_TOO_MANY_REQUESTS, PF_ATTEMPT_FAULT_TOO_MANY },
    { PF_PROBLEM_ADDRESS_IN_USE, PF_ATTEMPT_FAULT_EMAIL_TAKEN },
    { PF_PROBLEM_LAST_ADMINISTRATOR, PF_ATTEMPT_FAULT_LAST_ADMINISTRATOR },
    { PF_PROBLEM_CHANGED_MEANWHILE, PF_ATTEMPT_FAULT_CHANGED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    if (table[i].problem == problem)
      return table[i].fault;
  }
  return PF_ATTEMPT_FAULT_WAY;
}

static gboolean
count_down_cb (gpointer user_data)
{
  PfErrand *self = user_data;

  if (pf_attempt_count_down (self->attempt))
    return G_SOURCE_CONTINUE;
  self->countdown = 0;
  return G_SOURCE_REMOVE;
}

static void
fail (PfErrand *self, const GError *error, GAsyncResult *result)
{
  PfAttemptFault fault = PF_ATTEMPT_FAULT_WAY;

  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_BAD_MEMBERS))
    fault = explain_members (pf_api_call_get_body (result));
  else if (error->domain == PF_PROBLEM)
    fault = explain_problem ((PfProblem) error->code);
  else if (error->domain == G_IO_ERROR)
    fault = PF_ATTEMPT_FAULT_DISK;
  self->attempt->failure = pf_failure_from_error (error);
  self->attempt->retry_seconds = pf_api_call_get_retry_seconds (result);
  if (self->attempt->retry_seconds > 0 && self->countdown == 0)
    self->countdown = g_timeout_add_seconds (1, count_down_cb, self);
  pf_attempt_fail (self->attempt, fault);
}

/* Whether the answer is about who asks, rather than about what is asked. */
static gboolean
fail_for_person (PfErrand *self, const GError *error)
{
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN))
    g_signal_emit (self, signed_out_signal, 0);
  else if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_SECOND_FACTOR_REQUIRED))
    g_signal_emit (self, outdated_signal, 0);
  else
    return FALSE;
  pf_attempt_reset (self->attempt);
  return TRUE;
}

/* ---- sending */

static void
forget (PfErrand *self)
{
  g_clear_pointer (&self->parameter, g_free);
  g_clear_object (&self->body);
  g_clear_object (&self->before);
  g_clear_pointer (&self->if_match, g_free);
  g_clear_object (&self->file);
  self->progress = NULL;
  self->done = NULL;
}

/* A body may hold a password: what is kept of it only tells whether the next one is the same. */
static char *
digest (PfErrand *self)
{
  g_autoptr (GString) json = g_string_new (pf_operation_get_name (self->id));
  char *sum;

  if (self->parameter != NULL)
    g_string_append (json, self->parameter);
  if (self->body != NULL)
    pf_record_write_request (self->body, json);
  sum = g_compute_hmac_for_string (G_CHECKSUM_SHA256,
                                   (const guchar *) self->salt,
                                   strlen (self->salt),
                                   json->str,
                                   (gssize) json->len);
  explicit_bzero (json->str, json->len);
  return sum;
}

static void send_again (PfErrand *self);

static void
take_answer (PfErrand *self, PfAnswer *answer)
{
  PfErrandDone done = self->done;

  g_clear_pointer (&self->unanswered, g_free);
  forget (self);
  pf_attempt_succeed (self->attempt);
  if (done != NULL)
    done (answer, self->data);
}

static void
take_refusal (PfErrand *self, const GError *error, GAsyncResult *result)
{
  g_clear_pointer (&self->unanswered, g_free);
  if (error->domain == PF_API_ERROR)
    self->unanswered = digest (self);
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_PROOF_REQUIRED)) {
    self->attempt->busy = FALSE;
    self->attempt->needs_proof = TRUE;
    pf_attempt_tell (self->attempt);
    return;
  }
  forget (self);
  if (!fail_for_person (self, error))
    fail (self, error, result);
}

static void
sent_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfErrand) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (answer != NULL)
    take_answer (self, answer);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_refusal (self, error, result);
}

/* Where it is not said, what the portal has is not needed: a proof guards what is edited so. */
static gpointer
new_before (PfErrand *self)
{
  if (self->before != NULL)
    return g_object_ref (self->before);
  return pf_operation_takes_patch (pf_operation_get (self->id))
             ? g_object_new (G_OBJECT_TYPE (self->body), NULL)
             : NULL;
}

static const char *
get_if_match (PfErrand *self, PfRecord *before)
{
  if (self->if_match != NULL)
    return self->if_match;
  return before != NULL ? "*" : NULL;
}

static void
progress_cb (guint64 n_bytes, gpointer user_data)
{
  PfErrand *self = user_data;

  if (self->progress != NULL)
    self->progress (n_bytes, self->data);
}

static void
send_again (PfErrand *self)
{
  g_autoptr (PfRecord) before = new_before (self);
  const PfApiArguments arguments = { .parameters = { self->parameter },
                                     .body = self->body,
                                     .before = before,
                                     .if_match = get_if_match (self, before),
                                     .key = self->key };

  pf_attempt_begin (self->attempt);
  if (self->file != NULL)
    pf_api_client_save_async (self->client,
                              self->id,
                              &arguments,
                              self->file,
                              progress_cb,
                              self,
                              self->calls,
                              sent_cb,
                              g_object_ref (self));
  else
    pf_api_client_call_async (
        self->client, self->id, &arguments, self->calls, sent_cb, g_object_ref (self));
}

void
pf_errand_send (PfErrand *self,
                PfOperationId id,
                const PfApiArguments *arguments,
                PfErrandDone done,
                gpointer data)
{
  g_autofree char *sum = NULL;

  g_return_if_fail (PF_IS_ERRAND (self));

  if (pf_attempt_is_held (self->attempt))
    return;
  forget (self);
  self->id = id;
  self->done = done;
  self->data = data;
  if (arguments != NULL) {
    self->parameter = g_strdup (arguments->parameters[0]);
    g_set_object (&self->body, arguments->body);
    g_set_object (&self->before, arguments->before);
    self->if_match = g_strdup (arguments->if_match);
  }
  sum = digest (self);
  if (self->key == NULL || g_strcmp0 (sum, self->unanswered) != 0) {
    g_free (self->key);
    self->key = g_uuid_string_random ();
  }
  send_again (self);
}

void
pf_errand_save (PfErrand *self,
                PfOperationId id,
                GFile *file,
                PfApiSavingProgress progress,
                PfErrandDone done,
                gpointer data)
{
  g_return_if_fail (PF_IS_ERRAND (self));

  if (pf_attempt_is_held (self->attempt))
    return;
  forget (self);
  self->id = id;
  self->file = g_object_ref (file);
  self->progress = progress;
  self->done = done;
  self->data = data;
  send_again (self);
}

void
pf_errand_drop (PfErrand *self)
{
  g_return_if_fail (PF_IS_ERRAND (self));

  g_cancellable_cancel (self->calls);
  g_object_unref (self->calls);
  self->calls = g_cancellable_new ();
  forget (self);
  pf_attempt_reset (self->attempt);
}

/* ---- showing again who one is */

static void
proven_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfErrand) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer != NULL) {
    self->attempt->needs_proof = FALSE;
    send_again (self);
  } else if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_TOTP_REQUIRED)) {
    self->attempt->needs_code = TRUE;
    pf_attempt_fail (self->attempt, PF_ATTEMPT_FAULT_NONE);
  } else if (!fail_for_person (self, error)) {
    fail (self, error, result);
  }
}

static void
prove_cb (PfErrand *self, const char *password, const char *code)
{
  g_autoptr (PfIdentityProof) proof =
      g_object_new (PF_TYPE_IDENTITY_PROOF, "password", password, "totp", code, NULL);

  if (pf_attempt_is_held (self->attempt) || !self->attempt->needs_proof)
    return;
  pf_attempt_begin (self->attempt);
  pf_api_client_call_async (self->client,
                            PF_OPERATION_PROVE,
                            &(PfApiArguments){ .body = proof },
                            self->calls,
                            proven_cb,
                            g_object_ref (self));
}

/* ---- the object */

static void
pf_errand_dispose (GObject *object)
{
  PfErrand *self = PF_ERRAND (object);

  g_cancellable_cancel (self->calls);
  g_clear_handle_id (&self->countdown, g_source_remove);
  forget (self);
  G_OBJECT_CLASS (pf_errand_parent_class)->dispose (object);
}

static void
pf_errand_finalize (GObject *object)
{
  PfErrand *self = PF_ERRAND (object);

  g_object_unref (self->calls);
  g_object_unref (self->attempt);
  g_object_unref (self->client);
  g_free (self->key);
  g_free (self->salt);
  g_free (self->unanswered);
  G_OBJECT_CLASS (pf_errand_parent_class)->finalize (object);
}

static void
pf_errand_class_init (PfErrandClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_errand_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_errand_finalize;
#define SIGNAL(name)                                                                               \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  signed_out_signal = SIGNAL ("signed-out");
  outdated_signal = SIGNAL ("outdated");
#undef SIGNAL
}

static void
pf_errand_init (PfErrand *self)
{
  self->calls = g_cancellable_new ();
  self->salt = g_uuid_string_random ();
}

PfErrand *
pf_errand_new (PfAttempt *attempt, PfApiClient *client)
{
  PfErrand *self = g_object_new (PF_TYPE_ERRAND, NULL);

  self->attempt = g_object_ref (attempt);
  self->client = g_object_ref (client);
  g_signal_connect_object (attempt, "prove", G_CALLBACK (prove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      attempt, "give-up", G_CALLBACK (pf_errand_drop), self, G_CONNECT_SWAPPED);
  return self;
}
