/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/household-editing.h"

#include "client/api/error.h"
#include "core/problem.h"
#include "wire/problem-json.h"

struct _PfHouseholdEditing
{
  GObject parent_instance;

  PfApiClient *client;
  PfHouseholdModel *model;
  char *household; /* (nullable) */
  GCancellable *calls;
};

static guint signed_out_signal, saved_signal;

G_DEFINE_FINAL_TYPE (PfHouseholdEditing, pf_household_editing, G_TYPE_OBJECT)

/* Whether anybody waits for the answer: else, who asks is to sign in first. */
static gboolean
is_awaited (PfHouseholdEditing *self, const GError *error)
{
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN))
    g_signal_emit (self, signed_out_signal, 0);
  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- that it is right */

static PfConfirmingFault
explain_confirming (const GError *error)
{
  if (error->domain == PF_API_ERROR ||
      g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN))
    return PF_CONFIRMING_FAULT_WAY;
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_ALLOWED) ||
      g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return PF_CONFIRMING_FAULT_NOT_ALLOWED;
  return g_error_matches (error, PF_PROBLEM, PF_PROBLEM_BAD_MEMBERS) ? PF_CONFIRMING_FAULT_YEAR
                                                                     : PF_CONFIRMING_FAULT_PORTAL;
}

static void
confirmed_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfHouseholdEditing) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);
  PfConfirming *confirming = pf_household_model_get_confirming (self->model);

  if (answer == NULL) {
    if (is_awaited (self, error))
      pf_confirming_fail (confirming, explain_confirming (error));
    return;
  }
  pf_confirming_succeed (confirming);
  pf_household_model_take (self->model, PF_HOUSEHOLD (answer->record));
  g_signal_emit (self, saved_signal, 0);
}

static void
confirm_cb (PfHouseholdEditing *self, PfHouseholdConfirmation *confirmation)
{
  pf_api_client_call_async (
      self->client,
      PF_OPERATION_CONFIRM_HOUSEHOLD,
      &(PfApiArguments){ .parameters = { self->household }, .body = confirmation },
      self->calls,
      confirmed_cb,
      g_object_ref (self));
}

/* ---- whom it adds */

/* Members that nobody typed are no fault of theirs. */
static PfAddingChildFault
explain_members (GBytes *body, const char **ret_date_code)
{
  static const struct
  {
    const char *pointer;
    PfAddingChildFault fault;
  } table[] = {
    { "/first_name", PF_ADDING_CHILD_FAULT_FIRST_NAME },
    { "/last_name", PF_ADDING_CHILD_FAULT_LAST_NAME },
    { "/birth_date", PF_ADDING_CHILD_FAULT_DATE },
    { "/expected_on", PF_ADDING_CHILD_FAULT_DATE },
  };
  PfAddingChildFault faults = PF_ADDING_CHILD_FAULT_NONE;

  for (gsize i = 0; body != NULL && i < G_N_ELEMENTS (table); i++) {
    g_autofree char *code = pf_problem_find_error (body, table[i].pointer);

    if (code == NULL)
      continue;
    faults |= table[i].fault;
    if (table[i].fault == PF_ADDING_CHILD_FAULT_DATE)
      *ret_date_code = g_intern_string (code);
  }
  return faults != PF_ADDING_CHILD_FAULT_NONE ? faults : PF_ADDING_CHILD_FAULT_PORTAL;
}

static PfAddingChildFault
explain_adding (const GError *error, GAsyncResult *result, const char **ret_date_code)
{
  static const struct
  {
    PfProblem problem;
    PfAddingChildFault fault;
  } table[] = {
    { PF_PROBLEM_CHILD_ALREADY_THERE, PF_ADDING_CHILD_FAULT_ALREADY_THERE },
    { PF_PROBLEM_NOT_ALLOWED, PF_ADDING_CHILD_FAULT_NOT_ALLOWED },
    { PF_PROBLEM_NOT_FOUND, PF_ADDING_CHILD_FAULT_NOT_ALLOWED },
    { PF_PROBLEM_NOT_SIGNED_IN, PF_ADDING_CHILD_FAULT_WAY },
    { PF_PROBLEM_STILL_RUNNING, PF_ADDING_CHILD_FAULT_WAY },
    { PF_PROBLEM_OVERLOADED, PF_ADDING_CHILD_FAULT_WAY },
  };

  if (error->domain == PF_API_ERROR)
    return PF_ADDING_CHILD_FAULT_WAY;
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_BAD_MEMBERS))
    return explain_members (pf_api_call_get_body (result), ret_date_code);
  for (gsize i = 0; error->domain == PF_PROBLEM && i < G_N_ELEMENTS (table); i++) {
    if (error->code == (int) table[i].problem)
      return table[i].fault;
  }
  return PF_ADDING_CHILD_FAULT_PORTAL;
}

static void
added_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfHouseholdEditing) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);
  PfAddingChild *adding = pf_household_model_get_adding (self->model);
  const char *date_code = NULL;

  if (answer == NULL) {
    PfAddingChildFault faults = explain_adding (error, result, &date_code);

    if (is_awaited (self, error))
      pf_adding_child_fail (adding, faults, date_code);
    return;
  }
  pf_adding_child_succeed (adding);
  g_signal_emit (self, saved_signal, 0);
}

static void
add_cb (PfHouseholdEditing *self, PfNewChild *child)
{
  PfAddingChild *adding = pf_household_model_get_adding (self->model);

  pf_api_client_call_async (
      self->client,
      PF_OPERATION_ADD_CHILD,
      &(PfApiArguments){ .parameters = { self->household }, .body = child, .key = adding->key },
      self->calls,
      added_cb,
      g_object_ref (self));
}

/* ---- the object */

void
pf_household_editing_set_household (PfHouseholdEditing *self, const char *household)
{
  g_return_if_fail (PF_IS_HOUSEHOLD_EDITING (self));

  if (g_strcmp0 (household, self->household) == 0)
    return;
  g_free (self->household);
  self->household = g_strdup (household);
  g_cancellable_cancel (self->calls);
  g_clear_object (&self->calls);
  self->calls = g_cancellable_new ();
  pf_confirming_forget (pf_household_model_get_confirming (self->model));
  pf_adding_child_forget (pf_household_model_get_adding (self->model));
}

static void
pf_household_editing_dispose (GObject *object)
{
  PfHouseholdEditing *self = PF_HOUSEHOLD_EDITING (object);

  g_cancellable_cancel (self->calls);
  G_OBJECT_CLASS (pf_household_editing_parent_class)->dispose (object);
}

static void
pf_household_editing_finalize (GObject *object)
{
  PfHouseholdEditing *self = PF_HOUSEHOLD_EDITING (object);

  g_clear_object (&self->calls);
  g_clear_object (&self->client);
  g_clear_object (&self->model);
  g_free (self->household);
  G_OBJECT_CLASS (pf_household_editing_parent_class)->finalize (object);
}

static void
pf_household_editing_class_init (PfHouseholdEditingClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_household_editing_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_household_editing_finalize;
#define SIGNAL(name)                                                                               \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  signed_out_signal = SIGNAL ("signed-out");
  saved_signal = SIGNAL ("saved");
#undef SIGNAL
}

static void
pf_household_editing_init (PfHouseholdEditing *self)
{
  self->calls = g_cancellable_new ();
}

PfHouseholdEditing *
pf_household_editing_new (PfApiClient *client, PfHouseholdModel *model)
{
  PfHouseholdEditing *self = g_object_new (PF_TYPE_HOUSEHOLD_EDITING, NULL);

  self->client = g_object_ref (client);
  self->model = g_object_ref (model);
  g_signal_connect_object (pf_household_model_get_confirming (model),
                           "confirm",
                           G_CALLBACK (confirm_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      pf_household_model_get_adding (model), "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  return self;
}
