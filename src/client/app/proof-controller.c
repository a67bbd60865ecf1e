/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/proof-controller.h"

#include "client/app/failure.h"
#include "core/problem.h"
#include "wire/problem-json.h"

struct _PfProofController
{
  GObject parent_instance;

  PfGate *gate;
  PfProofSending *sending;
  GCancellable *calls;
  char *key;        /* (nullable): of the document that is being sent, the same until answered */
  PfProof *key_for; /* (nullable): that document */
  guint countdown;  /* each second, while there is one */
};

G_DEFINE_FINAL_TYPE (PfProofController, pf_proof_controller, G_TYPE_OBJECT)

static void
take_faults (PfProofController *self, GBytes *body)
{
  PfProofSending *sending = self->sending;
  g_autofree char *kind = pf_problem_find_error (body, "/document/kind");
  g_autofree char *date = pf_problem_find_error (body, "/document/issued_on");
  g_autofree char *file = pf_problem_find_error (body, "/file");

  if (kind != NULL) {
    sending->faults[PF_PROOF_FAULT_KIND] = g_intern_string (kind);
    pf_gate_load_portal (self->gate); /* the town takes others since */
  }
  if (date != NULL)
    sending->faults[PF_PROOF_FAULT_DATE] = g_intern_string (date);
  if (file != NULL)
    sending->faults[PF_PROOF_FAULT_FILE] = g_intern_string (file);
  if (kind == NULL && date == NULL && file == NULL)
    sending->failure = PF_FAILURE_PORTAL;
}

static gboolean
count_down_cb (gpointer user_data)
{
  PfProofController *self = user_data;

  if (pf_proof_sending_count_down (self->sending))
    return G_SOURCE_CONTINUE;
  self->countdown = 0;
  return G_SOURCE_REMOVE;
}

static void
take_failure (PfProofController *self, const GError *error, GAsyncResult *result)
{
  self->sending->failure = pf_failure_from_error (error);
  self->sending->retry_seconds = pf_api_call_get_retry_seconds (result);
  if (self->sending->retry_seconds > 0 && self->countdown == 0)
    self->countdown = g_timeout_add_seconds (1, count_down_cb, self);
}

static void
fail (PfProofController *self, const GError *error, GAsyncResult *result)
{
  GBytes *body = pf_api_call_get_body (result);

  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN)) {
    pf_gate_end_session (self->gate);
    return;
  }
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_BAD_MEMBERS) && body != NULL)
    take_faults (self, body);
  else
    take_failure (self, error, result);
  pf_proof_sending_tell (self->sending);
}

static void
sent_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfProofController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->sending->busy = FALSE;
  if (answer == NULL) {
    fail (self, error, result);
    return;
  }
  g_clear_pointer (&self->key, g_free);
  pf_proof_sending_end (self->sending);
  pf_gate_refresh (self->gate);
}

static void
renew_key (PfProofController *self)
{
  if (self->key != NULL && self->key_for == self->sending->proof)
    return;
  g_free (self->key);
  self->key = g_uuid_string_random ();
  g_set_object (&self->key_for, self->sending->proof);
}

static void
send (PfProofController *self)
{
  PfProofSending *sending = self->sending;
  g_autoptr (PfDocument) document =
      g_object_new (PF_TYPE_DOCUMENT,
                    "kind",
                    sending->kind,
                    "household",
                    sending->household,
                    "child",
                    sending->enrolment != NULL ? sending->enrolment->child : NULL,
                    "issued-on",
                    pf_proof_sending_get_date (sending),
                    NULL);
  PfApiArguments arguments = {
    .body = document,
    .file = sending->proof->content,
    .file_name = sending->proof->name,
    .file_type = sending->proof->content_type,
  };

  renew_key (self);
  arguments.key = self->key;
  sending->busy = TRUE;
  pf_proof_sending_tell (sending);
  pf_api_client_call_async (pf_gate_get_client (self->gate),
                            PF_OPERATION_CREATE_DOCUMENT,
                            &arguments,
                            self->calls,
                            sent_cb,
                            g_object_ref (self));
}

static void
learn_limits (PfProofController *self)
{
  PfPortal *portal = pf_gate_get_entrance (self->gate)->portal;
  PfUploadLimits *limits = portal != NULL ? portal->upload_limits : NULL;
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (pf_gate_get_visit (self->gate));

  self->sending->now =
      g_get_real_time () + pf_api_client_get_clock_offset (pf_gate_get_client (self->gate));
  self->sending->today = pf_instant_get_date (self->sending->now, zone);
  self->sending->maximum_bytes =
      limits != NULL && limits->maximum_bytes > 0 ? (gsize) limits->maximum_bytes : 0;
}

static void
send_cb (PfProofController *self)
{
  PfProofSending *sending = self->sending;

  if (pf_proof_sending_is_held (sending) || sending->household == NULL ||
      pf_gate_get_visit (self->gate) == NULL)
    return;
  learn_limits (self);
  sending->failure = PF_FAILURE_NONE;
  if (pf_proof_sending_check (sending))
    send (self);
  else
    pf_proof_sending_tell (sending);
}

static void
entrance_changed_cb (PfProofController *self)
{
  PfPortal *portal = pf_gate_get_entrance (self->gate)->portal;

  if (portal != NULL)
    pf_proof_sending_set_proofs (self->sending, portal->proofs_of_address);
}

static void
pf_proof_controller_dispose (GObject *object)
{
  PfProofController *self = PF_PROOF_CONTROLLER (object);

  g_cancellable_cancel (self->calls);
  g_clear_handle_id (&self->countdown, g_source_remove);
  G_OBJECT_CLASS (pf_proof_controller_parent_class)->dispose (object);
}

static void
pf_proof_controller_finalize (GObject *object)
{
  PfProofController *self = PF_PROOF_CONTROLLER (object);

  g_object_unref (self->calls);
  g_free (self->key);
  g_clear_object (&self->key_for);
  g_clear_object (&self->sending);
  g_clear_object (&self->gate);
  G_OBJECT_CLASS (pf_proof_controller_parent_class)->finalize (object);
}

static void
pf_proof_controller_class_init (PfProofControllerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_proof_controller_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_proof_controller_finalize;
}

static void
pf_proof_controller_init (PfProofController *self)
{
  self->calls = g_cancellable_new ();
}

PfProofController *
pf_proof_controller_new (PfGate *gate, PfProofSending *sending)
{
  PfProofController *self = g_object_new (PF_TYPE_PROOF_CONTROLLER, NULL);

  self->gate = g_object_ref (gate);
  self->sending = g_object_ref (sending);
  learn_limits (self);
  entrance_changed_cb (self);
  g_signal_connect_object (sending, "send", G_CALLBACK (send_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pf_gate_get_entrance (gate),
                           "changed",
                           G_CALLBACK (entrance_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}
