/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/school-sending.h"

#include "client/api/error.h"
#include "core/problem.h"
#include "wire/problem-json.h"
#include "wire/record-json.h"

struct _PfSchoolSending
{
  GObject parent_instance;

  PfApiClient *client;
  PfSchoolEnrolling *model;
  GCancellable *calls;
  char *household; /* (nullable) */
  char *key;       /* (nullable): the same one when the same is sent again */
  char *key_for;   /* (nullable): what that is */
};

static guint signed_out_signal, saved_signal, stale_signal;

G_DEFINE_FINAL_TYPE (PfSchoolSending, pf_school_sending, G_TYPE_OBJECT)

/* ---- what an answer means */

static PfSchoolOutcome
explain_members (PfSchoolSending *self, GBytes *body)
{
  static const char *const pointers[] = {
    "/level",
    "/school",
    "/derogation/wanted_school",
    "/derogation/reason",
    "/derogation/detail",
    "/childcare",
  };
  PfSchoolOutcome outcome = PF_SCHOOL_OUTCOME_PORTAL;

  for (gsize i = 0; body != NULL && i < G_N_ELEMENTS (pointers); i++) {
    g_autofree char *code = pf_problem_find_error (body, pointers[i]);

    if (code != NULL && pf_school_enrolling_note_fault (self->model, pointers[i], code))
      outcome = PF_SCHOOL_OUTCOME_FAULTS;
  }
  return outcome;
}

static PfSchoolOutcome
explain (PfSchoolSending *self, const GError *error, GAsyncResult *result)
{
  static const struct
  {
    PfProblem problem;
    PfSchoolOutcome outcome;
  } table[] = {
    { PF_PROBLEM_NOT_SIGNED_IN, PF_SCHOOL_OUTCOME_WAY },
    { PF_PROBLEM_STILL_RUNNING, PF_SCHOOL_OUTCOME_WAY },
    { PF_PROBLEM_OVERLOADED, PF_SCHOOL_OUTCOME_WAY },
    { PF_PROBLEM_NOT_ALLOWED, PF_SCHOOL_OUTCOME_NOT_ALLOWED },
    { PF_PROBLEM_NOT_FOUND, PF_SCHOOL_OUTCOME_NOT_ALLOWED },
    { PF_PROBLEM_HAS_SCHOOL, PF_SCHOOL_OUTCOME_HAS_SCHOOL },
    { PF_PROBLEM_ENROLMENT_ALREADY_THERE, PF_SCHOOL_OUTCOME_CHANGED },
    { PF_PROBLEM_ALREADY_SUBMITTED, PF_SCHOOL_OUTCOME_CHANGED },
    { PF_PROBLEM_CHANGED_MEANWHILE, PF_SCHOOL_OUTCOME_CHANGED },
    { PF_PROBLEM_ALREADY_DECIDED, PF_SCHOOL_OUTCOME_DECIDED },
  };

  if (error->domain == PF_API_ERROR)
    return PF_SCHOOL_OUTCOME_WAY;
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_BAD_MEMBERS))
    return explain_members (self, pf_api_call_get_body (result));
  for (gsize i = 0; error->domain == PF_PROBLEM && i < G_N_ELEMENTS (table); i++) {
    if (error->code == (int) table[i].problem)
      return table[i].outcome;
  }
  return PF_SCHOOL_OUTCOME_PORTAL;
}

static gboolean
is_stale (PfSchoolOutcome outcome)
{
  return outcome == PF_SCHOOL_OUTCOME_HAS_SCHOOL || outcome == PF_SCHOOL_OUTCOME_CHANGED ||
         outcome == PF_SCHOOL_OUTCOME_DECIDED;
}

static void
forget_key (PfSchoolSending *self)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->key_for, g_free);
}

static void
give_up (PfSchoolSending *self, PfSchoolOutcome outcome)
{
  pf_school_enrolling_end (self->model, outcome, 0);
  if (is_stale (outcome))
    g_signal_emit (self, stale_signal, 0);
}

/* What may have arrived is sent again as it was; what was refused is not. */
static void
fail (PfSchoolSending *self, const GError *error, GAsyncResult *result)
{
  PfSchoolOutcome outcome;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN))
    g_signal_emit (self, signed_out_signal, 0);
  outcome = explain (self, error, result);
  if (outcome != PF_SCHOOL_OUTCOME_WAY)
    forget_key (self);
  give_up (self, outcome);
}

static void
succeed (PfSchoolSending *self, PfSchoolOutcome outcome)
{
  forget_key (self);
  pf_school_enrolling_end (
      self->model, outcome, g_get_real_time () + pf_api_client_get_clock_offset (self->client));
  g_signal_emit (self, saved_signal, 0);
}

/* ---- sending */

/* @what: all that makes it the same: (transfer full) */
static const char *
take_key (PfSchoolSending *self, char *what)
{
  g_autofree char *now = what;

  if (g_strcmp0 (now, self->key_for) != 0) {
    forget_key (self);
    self->key_for = g_steal_pointer (&now);
    self->key = g_uuid_string_random ();
  }
  return self->key;
}

/* To submit it, or take it back. */
static void
act (PfSchoolSending *self, PfOperationId operation, GAsyncReadyCallback callback)
{
  PfSchoolEnrolment *enrolment = self->model->enrolment;
  const char *key =
      take_key (self, g_strdup_printf ("%s %s", pf_operation_get_name (operation), enrolment->id));

  pf_api_client_call_async (self->client,
                            operation,
                            &(PfApiArguments){ .parameters = { enrolment->id }, .key = key },
                            self->calls,
                            callback,
                            g_object_ref (self));
}

static void
end (PfSchoolSending *self, GObject *client, GAsyncResult *result, PfSchoolOutcome outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (answer == NULL) {
    fail (self, error, result);
    return;
  }
  pf_school_enrolling_take_enrolment (self->model, PF_SCHOOL_ENROLMENT (answer->record));
  succeed (self, outcome);
}

static void
submitted_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfSchoolSending) self = user_data;

  end (self, client, result, PF_SCHOOL_OUTCOME_SUBMITTED);
}

static void
withdrawn_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfSchoolSending) self = user_data;

  end (self, client, result, PF_SCHOOL_OUTCOME_WITHDRAWN);
}

static void
go_on (PfSchoolSending *self)
{
  if (self->model->submits)
    act (self, PF_OPERATION_SUBMIT_SCHOOL_ENROLMENT, submitted_cb);
  else
    succeed (self, PF_SCHOOL_OUTCOME_KEPT);
}

static void
kept_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfSchoolSending) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (answer == NULL) {
    fail (self, error, result);
    return;
  }
  pf_school_enrolling_take_enrolment (self->model, PF_SCHOOL_ENROLMENT (answer->record));
  go_on (self);
}

static void
create (PfSchoolSending *self, PfSchoolEnrolment *enrolment)
{
  g_autoptr (GString) json = g_string_new ("create ");

  pf_record_write_request (enrolment, json);
  pf_api_client_call_async (
      self->client,
      PF_OPERATION_CREATE_SCHOOL_ENROLMENT,
      &(PfApiArguments){ .body = enrolment, .key = take_key (self, g_strdup (json->str)) },
      self->calls,
      kept_cb,
      g_object_ref (self));
}

static gboolean
is_as_shown (PfSchoolEnrolment *now, PfSchoolEnrolment *shown)
{
  return now->state == shown->state && now->level == shown->level &&
         g_str_equal (now->school, shown->school) &&
         g_strcmp0 (now->childcare, shown->childcare) == 0 &&
         pf_record_equal (now->derogation, shown->derogation);
}

/* What somebody else has changed meanwhile is not written over. */
static void
fetched_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfSchoolSending) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);
  g_autoptr (PfSchoolEnrolment) built = NULL;

  if (answer == NULL) {
    fail (self, error, result);
    return;
  }
  if (!is_as_shown (PF_SCHOOL_ENROLMENT (answer->record), self->model->enrolment)) {
    give_up (self, PF_SCHOOL_OUTCOME_CHANGED);
    return;
  }
  built = pf_school_enrolling_build (self->model);
  pf_api_client_call_async (self->client,
                            PF_OPERATION_EDIT_SCHOOL_ENROLMENT,
                            &(PfApiArguments){ .parameters = { built->id },
                                               .body = built,
                                               .before = self->model->enrolment,
                                               .if_match = answer->etag },
                            self->calls,
                            kept_cb,
                            g_object_ref (self));
}

/* Its ETag comes with the record alone, not with the list that it is shown from. */
static void
edit (PfSchoolSending *self, PfSchoolEnrolment *enrolment)
{
  pf_api_client_call_async (self->client,
                            PF_OPERATION_GET_SCHOOL_ENROLMENT,
                            &(PfApiArguments){ .parameters = { enrolment->id } },
                            self->calls,
                            fetched_cb,
                            g_object_ref (self));
}

/* A draft that is as it was goes on as it is. */
static void
save_cb (PfSchoolSending *self)
{
  g_autoptr (PfSchoolEnrolment) built = pf_school_enrolling_build (self->model);

  if (*built->id == '\0')
    create (self, built);
  else if (!pf_record_equal (built, self->model->enrolment))
    edit (self, built);
  else
    go_on (self);
}

static void
withdraw_cb (PfSchoolSending *self)
{
  act (self, PF_OPERATION_WITHDRAW_SCHOOL_ENROLMENT, withdrawn_cb);
}

/* ---- the object */

void
pf_school_sending_set_household (PfSchoolSending *self, const char *household)
{
  g_return_if_fail (PF_IS_SCHOOL_SENDING (self));

  if (g_strcmp0 (household, self->household) == 0)
    return;
  g_free (self->household);
  self->household = g_strdup (household);
  g_cancellable_cancel (self->calls);
  g_clear_object (&self->calls);
  self->calls = g_cancellable_new ();
  forget_key (self);
}

static void
pf_school_sending_dispose (GObject *object)
{
  PfSchoolSending *self = PF_SCHOOL_SENDING (object);

  g_cancellable_cancel (self->calls);
  G_OBJECT_CLASS (pf_school_sending_parent_class)->dispose (object);
}

static void
pf_school_sending_finalize (GObject *object)
{
  PfSchoolSending *self = PF_SCHOOL_SENDING (object);

  g_clear_object (&self->calls);
  g_clear_object (&self->client);
  g_clear_object (&self->model);
  g_free (self->household);
  forget_key (self);
  G_OBJECT_CLASS (pf_school_sending_parent_class)->finalize (object);
}

static void
pf_school_sending_class_init (PfSchoolSendingClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_school_sending_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_school_sending_finalize;
#define SIGNAL(name)                                                                               \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  signed_out_signal = SIGNAL ("signed-out");
  saved_signal = SIGNAL ("saved");
  stale_signal = SIGNAL ("stale");
#undef SIGNAL
}

static void
pf_school_sending_init (PfSchoolSending *self)
{
  self->calls = g_cancellable_new ();
}

PfSchoolSending *
pf_school_sending_new (PfApiClient *client, PfSchoolEnrolling *model)
{
  PfSchoolSending *self = g_object_new (PF_TYPE_SCHOOL_SENDING, NULL);

  self->client = g_object_ref (client);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "withdraw", G_CALLBACK (withdraw_cb), self, G_CONNECT_SWAPPED);
  return self;
}
