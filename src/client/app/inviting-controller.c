/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/inviting-controller.h"

#include "client/api/error.h"
#include "core/problem.h"
#include "wire/problem-json.h"

struct _PfInvitingController
{
  GObject parent_instance;

  PfApiClient *client;
  PfInviting *inviting;
  char *household; /* (nullable) */
  char *address;   /* (nullable): whose invitation is asked for or taken back */
  GCancellable *calls;
  guint countdown; /* each second, while there is one */
};

G_DEFINE_FINAL_TYPE (PfInvitingController, pf_inviting_controller, G_TYPE_OBJECT)

static void
drop_calls (PfInvitingController *self)
{
  g_cancellable_cancel (self->calls);
  g_clear_object (&self->calls);
  self->calls = g_cancellable_new ();
}

/* Members that nobody typed are no fault of theirs. */
static PfInvitingFault
explain_members (GBytes *body)
{
  static const struct
  {
    const char *pointer;
    PfInvitingFault fault;
  } table[] = {
    { "/first_name", PF_INVITING_FAULT_FIRST_NAME },
    { "/last_name", PF_INVITING_FAULT_LAST_NAME },
    { "/email", PF_INVITING_FAULT_EMAIL },
    { "/children", PF_INVITING_FAULT_CHILDREN },
  };
  PfInvitingFault faults = PF_INVITING_FAULT_NONE;

  for (gsize i = 0; body != NULL && i < G_N_ELEMENTS (table); i++) {
    g_autofree char *code = pf_problem_find_error (body, table[i].pointer);

    if (code != NULL)
      faults |= table[i].fault;
  }
  return faults != PF_INVITING_FAULT_NONE ? faults : PF_INVITING_FAULT_PORTAL;
}

static PfInvitingFault
explain (const GError *error, GAsyncResult *result)
{
  static const struct
  {
    PfProblem problem;
    PfInvitingFault fault;
  } table[] = {
    { PF_PROBLEM_NOT_ALLOWED, PF_INVITING_FAULT_NOT_ALLOWED },
    { PF_PROBLEM_ACCOUNT_NOT_ACTIVE, PF_INVITING_FAULT_NOT_ACTIVE },
    { PF_PROBLEM_TOO_MANY_REQUESTS, PF_INVITING_FAULT_TOO_MANY },
  };

  if (error->domain == PF_API_ERROR)
    return PF_INVITING_FAULT_WAY;
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_BAD_MEMBERS))
    return explain_members (pf_api_call_get_body (result));
  for (gsize i = 0; error->domain == PF_PROBLEM && i < G_N_ELEMENTS (table); i++) {
    if (error->code == (int) table[i].problem)
      return table[i].fault;
  }
  return PF_INVITING_FAULT_PORTAL;
}

static gboolean
count_down_cb (gpointer user_data)
{
  PfInvitingController *self = user_data;

  if (pf_inviting_count_down (self->inviting))
    return G_SOURCE_CONTINUE;
  self->countdown = 0;
  return G_SOURCE_REMOVE;
}

static void
fail (PfInvitingController *self, const GError *error, GAsyncResult *result)
{
  pf_inviting_fail (
      self->inviting, explain (error, result), pf_api_call_get_retry_seconds (result));
  if (self->inviting->retry_seconds > 0 && self->countdown == 0)
    self->countdown = g_timeout_add_seconds (1, count_down_cb, self);
}

/* Whether the answer is one: else it is told, unless nobody waits for it any more. */
static gboolean
take_answer (PfInvitingController *self, GObject *client, GAsyncResult *result, GError **error)
{
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, error);

  if (answer == NULL && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (self, *error, result);
  return answer != NULL;
}

static void
listed_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfInvitingController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);
  gint64 offset = pf_api_client_get_clock_offset (PF_API_CLIENT (client));

  /* The page says of its own that the portal is not there. */
  if (answer != NULL)
    pf_inviting_take (self->inviting, answer->items, g_get_real_time () + offset);
}

static void
list (PfInvitingController *self)
{
  pf_api_client_call_async (self->client,
                            PF_OPERATION_LIST_INVITATIONS,
                            &(PfApiArguments){ .parameters = { self->household } },
                            self->calls,
                            listed_cb,
                            g_object_ref (self));
}

void
pf_inviting_controller_load (PfInvitingController *self, const char *household)
{
  g_return_if_fail (PF_IS_INVITING_CONTROLLER (self));

  if (g_strcmp0 (household, self->household) != 0) {
    drop_calls (self);
    pf_inviting_forget (self->inviting);
    g_free (self->household);
    self->household = g_strdup (household);
  }
  if (self->household != NULL)
    list (self);
}

static void
invited_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfInvitingController) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!take_answer (self, client, result, &error))
    return;
  pf_inviting_succeed (self->inviting, self->address, NULL);
  list (self);
}

static void
invite_cb (PfInvitingController *self, PfInvitation *invitation)
{
  g_free (self->address);
  self->address = g_strdup (invitation->email);
  pf_api_client_call_async (
      self->client,
      PF_OPERATION_INVITE_GUARDIAN,
      &(PfApiArguments){ .parameters = { self->household }, .body = invitation },
      self->calls,
      invited_cb,
      g_object_ref (self));
}

/* One that is gone already, because it was accepted, is as good as taken back: the list says so. */
static void
withdrawn_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfInvitingController) self = user_data;
  g_autoptr (GError) error = NULL;

  if (take_answer (self, client, result, &error))
    pf_inviting_succeed (self->inviting, NULL, self->address);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  list (self);
}

static void
withdraw_cb (PfInvitingController *self, PfInvitation *invitation)
{
  g_free (self->address);
  self->address = g_strdup (invitation->email);
  pf_api_client_call_async (self->client,
                            PF_OPERATION_CANCEL_INVITATION,
                            &(PfApiArguments){ .parameters = { self->household, invitation->id } },
                            self->calls,
                            withdrawn_cb,
                            g_object_ref (self));
}

static void
pf_inviting_controller_dispose (GObject *object)
{
  PfInvitingController *self = PF_INVITING_CONTROLLER (object);

  g_cancellable_cancel (self->calls);
  g_clear_handle_id (&self->countdown, g_source_remove);
  G_OBJECT_CLASS (pf_inviting_controller_parent_class)->dispose (object);
}

static void
pf_inviting_controller_finalize (GObject *object)
{
  PfInvitingController *self = PF_INVITING_CONTROLLER (object);

  g_clear_object (&self->calls);
  g_clear_object (&self->client);
  g_clear_object (&self->inviting);
  g_free (self->household);
  g_free (self->address);
  G_OBJECT_CLASS (pf_inviting_controller_parent_class)->finalize (object);
}

static void
pf_inviting_controller_class_init (PfInvitingControllerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_inviting_controller_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_inviting_controller_finalize;
}

static void
pf_inviting_controller_init (PfInvitingController *self)
{
  self->calls = g_cancellable_new ();
}

PfInvitingController *
pf_inviting_controller_new (PfApiClient *client, PfInviting *inviting)
{
  PfInvitingController *self = g_object_new (PF_TYPE_INVITING_CONTROLLER, NULL);

  self->client = g_object_ref (client);
  self->inviting = g_object_ref (inviting);
  g_signal_connect_object (inviting, "invite", G_CALLBACK (invite_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (inviting, "withdraw", G_CALLBACK (withdraw_cb), self, G_CONNECT_SWAPPED);
  return self;
}
