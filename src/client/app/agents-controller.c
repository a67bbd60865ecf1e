/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/agents-controller.h"

#include "client/api/error.h"
#include "client/app/errand.h"
#include "core/problem.h"

struct _PfAgentsController
{
  GObject parent_instance;

  PfApiClient *client;
  PfAgents *agents;
  PfErrand *errand;
  GCancellable *calls;
  PfAgent *wanted; /* (nullable): as who is being saved shall be */
  PfId reset;      /* who is being reset */
};

static guint signed_out_signal;
static guint outdated_signal;

G_DEFINE_FINAL_TYPE (PfAgentsController, pf_agents_controller, G_TYPE_OBJECT)

static void
signed_out_cb (PfAgentsController *self)
{
  g_signal_emit (self, signed_out_signal, 0);
}

static void
outdated_cb (PfAgentsController *self)
{
  g_signal_emit (self, outdated_signal, 0);
}

/* ---- the list */

static PfInstant
get_now (PfAgentsController *self)
{
  return g_get_real_time () + pf_api_client_get_clock_offset (self->client);
}

static void
fail (PfAgentsController *self, const GError *error)
{
  PfLoading *loading = self->agents->loading;
  gboolean is_way = error->domain == PF_API_ERROR;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN))
    signed_out_cb (self);
  else
    pf_loading_set (loading,
                    is_way ? PF_LOADING_STATE_OFFLINE : PF_LOADING_STATE_FAILED,
                    loading->taken_at,
                    get_now (self));
}

static void
loaded_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfAgentsController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (answer == NULL) {
    fail (self, error);
    return;
  }
  pf_loading_set (self->agents->loading, PF_LOADING_STATE_FRESH, get_now (self), get_now (self));
  pf_agents_take (self->agents, answer->items);
}

static void
load (PfAgentsController *self)
{
  pf_api_client_call_async (
      self->client, PF_OPERATION_LIST_AGENTS, NULL, self->calls, loaded_cb, g_object_ref (self));
}

static void
retry_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  load (user_data);
}

/* ---- what the person asks for */

static void
invited_cb (PfAnswer *answer, gpointer data)
{
  PfAgentsController *self = data;

  pf_agents_take_invited (self->agents, PF_AGENT (answer->record));
}

static void
invite_cb (PfAgentsController *self, PfAgentInvitation *invitation)
{
  pf_errand_send (self->errand,
                  PF_OPERATION_INVITE_AGENT,
                  &(PfApiArguments){ .body = PF_RECORD (invitation) },
                  invited_cb,
                  self);
}

/* Roles of one's own change what is to be seen here. */
static void
saved_cb (PfAnswer *answer, gpointer data)
{
  PfAgentsController *self = data;
  PfAgent *agent = PF_AGENT (answer->record);
  gboolean is_own = g_str_equal (agent->id, self->agents->own);

  pf_agents_take_saved (self->agents, agent);
  if (is_own)
    outdated_cb (self);
}

static gboolean
is_as_shown (const PfAgent *now, const PfAgent *shown)
{
  return shown != NULL && now->state == shown->state &&
         g_strv_equal ((const char *const *) now->roles, (const char *const *) shown->roles);
}

/* What is saved is a change of what the person saw, else they are told. */
static void
got_cb (PfAnswer *answer, gpointer data)
{
  PfAgentsController *self = data;
  PfAgent *now = PF_AGENT (answer->record);

  if (!is_as_shown (now, pf_agents_find (self->agents, now->id))) {
    pf_attempt_fail (self->agents->attempt, PF_ATTEMPT_FAULT_CHANGED);
    return;
  }
  pf_errand_send (self->errand,
                  PF_OPERATION_EDIT_AGENT,
                  &(PfApiArguments){ .parameters = { now->id },
                                     .body = self->wanted,
                                     .before = now,
                                     .if_match = answer->etag },
                  saved_cb,
                  self);
}

static void
save_cb (PfAgentsController *self, PfAgent *agent)
{
  g_set_object (&self->wanted, agent);
  pf_errand_send (self->errand,
                  PF_OPERATION_GET_AGENT,
                  &(PfApiArguments){ .parameters = { agent->id } },
                  got_cb,
                  self);
}

static void
reset_done_cb (PfAnswer *, gpointer data)
{
  PfAgentsController *self = data;

  pf_agents_take_reset (self->agents, self->reset);
}

static void
reset_cb (PfAgentsController *self, const char *id)
{
  g_strlcpy (self->reset, id, PF_ID_SIZE);
  pf_errand_send (self->errand,
                  PF_OPERATION_RESET_AGENT,
                  &(PfApiArguments){ .parameters = { id } },
                  reset_done_cb,
                  self);
}

/* What somebody else changed is shown as it is now. */
static void
attempt_changed_cb (PfAgentsController *self, PfAttempt *attempt)
{
  if (attempt->fault == PF_ATTEMPT_FAULT_CHANGED || attempt->fault == PF_ATTEMPT_FAULT_GONE)
    load (self);
}

/* ---- the object */

static void
pf_agents_controller_dispose (GObject *object)
{
  PfAgentsController *self = PF_AGENTS_CONTROLLER (object);

  g_cancellable_cancel (self->calls);
  if (self->errand != NULL)
    g_object_run_dispose (G_OBJECT (self->errand));
  g_clear_object (&self->errand);
  G_OBJECT_CLASS (pf_agents_controller_parent_class)->dispose (object);
}

static void
pf_agents_controller_finalize (GObject *object)
{
  PfAgentsController *self = PF_AGENTS_CONTROLLER (object);

  g_object_unref (self->calls);
  g_object_unref (self->client);
  g_object_unref (self->agents);
  g_clear_object (&self->wanted);
  G_OBJECT_CLASS (pf_agents_controller_parent_class)->finalize (object);
}

static void
pf_agents_controller_class_init (PfAgentsControllerClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_agents_controller_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_agents_controller_finalize;
#define SIGNAL(name)                                                                               \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  signed_out_signal = SIGNAL ("signed-out");
  outdated_signal = SIGNAL ("outdated");
#undef SIGNAL
}

static void
pf_agents_controller_init (PfAgentsController *self)
{
  self->calls = g_cancellable_new ();
}

static void
follow_page (PfAgentsController *self, GtkWidget *page)
{
  static const GActionEntry entries[] = { { .name = "retry", .activate = retry_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (page, "page", G_ACTION_GROUP (actions));
  g_signal_connect_object (page, "map", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}

PfAgentsController *
pf_agents_controller_new (PfApiClient *client, PfVisit *visit, PfAgents *agents, GtkWidget *page)
{
  PfAgentsController *self = g_object_new (PF_TYPE_AGENTS_CONTROLLER, NULL);
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (visit);

  self->client = g_object_ref (client);
  self->agents = g_object_ref (agents);
  self->errand = pf_errand_new (agents->attempt, client);
  g_strlcpy (agents->own, pf_visit_get_me (visit)->account->id, PF_ID_SIZE);
  pf_loading_set_zone (agents->loading, zone);
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (self->errand, "signed-out", signed_out_cb);
  LISTEN (self->errand, "outdated", outdated_cb);
  LISTEN (agents, "invite", invite_cb);
  LISTEN (agents, "save", save_cb);
  LISTEN (agents, "reset", reset_cb);
  LISTEN (agents->attempt, "changed", attempt_changed_cb);
#undef LISTEN
  follow_page (self, page);
  return self;
}
