/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/preferences-controller.h"

#include "client/api/error.h"
#include "client/app/errand.h"
#include "core/email-change.h"
#include "core/password-reset.h"
#include "core/problem.h"
#include "core/sign-in.h"

struct _PfPreferencesController
{
  GObject parent_instance;

  PfApiClient *client;
  PfVisit *visit;
  PfPreferences *preferences;
  PfErrand *errand; /* at the open form */
  PfErrand *ending; /* of a device's session */
  GCancellable *calls;
  char *new_email; /* (nullable): that is being asked for */
};

static guint signed_out_signal;
static guint outdated_signal;

G_DEFINE_FINAL_TYPE (PfPreferencesController, pf_preferences_controller, G_TYPE_OBJECT)

/* ---- what is shown */

static PfInstant
get_now (PfPreferencesController *self)
{
  return g_get_real_time () + pf_api_client_get_clock_offset (self->client);
}

static void
fail (PfPreferencesController *self, PfLoading *loading, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN))
    g_signal_emit (self, signed_out_signal, 0);
  else
    pf_loading_set (loading,
                    error->domain == PF_API_ERROR ? PF_LOADING_STATE_OFFLINE
                                                  : PF_LOADING_STATE_FAILED,
                    loading->taken_at,
                    get_now (self));
}

static void
sessions_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfPreferencesController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);
  PfLoading *loading = self->preferences->loading;

  if (answer == NULL) {
    fail (self, loading, error);
    return;
  }
  /* First the time, which the rows are written by. */
  pf_loading_set (loading, PF_LOADING_STATE_FRESH, get_now (self), get_now (self));
  pf_preferences_take_sessions (self->preferences, answer->items);
}

static void
load_sessions (PfPreferencesController *self)
{
  pf_api_client_call_async (self->client,
                            PF_OPERATION_LIST_SESSIONS,
                            NULL,
                            self->calls,
                            sessions_cb,
                            g_object_ref (self));
}

static void
journal_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfPreferencesController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);
  PfLoading *reading = self->preferences->reading;

  if (answer == NULL) {
    fail (self, reading, error);
    return;
  }
  pf_loading_set (reading, PF_LOADING_STATE_FRESH, get_now (self), get_now (self));
  pf_preferences_take_journal (self->preferences, answer->items);
}

static void
load_journal (PfPreferencesController *self)
{
  pf_api_client_call_async (
      self->client, PF_OPERATION_LIST_JOURNAL, NULL, self->calls, journal_cb, g_object_ref (self));
}

static void
load (PfPreferencesController *self)
{
  load_sessions (self);
  if (self->preferences->journal_open)
    load_journal (self);
}

static void
time_zone_cb (PfPreferencesController *self)
{
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (self->visit);

  pf_loading_set_zone (self->preferences->loading, zone);
  pf_loading_set_zone (self->preferences->reading, zone);
}

/* ---- what the person asks for */

static void
password_changed_cb (PfAnswer *, gpointer data)
{
  PfPreferencesController *self = data;

  pf_preferences_succeed (self->preferences, PF_PREFERENCES_NEWS_PASSWORD);
  load_sessions (self);
}

static void
change_password_cb (PfPreferencesController *self, const char *current, const char *password)
{
  g_autoptr (PfPasswordChange) body = g_object_new (
      PF_TYPE_PASSWORD_CHANGE, "current-password", current, "password", password, NULL);

  pf_errand_send (self->errand,
                  PF_OPERATION_CHANGE_PASSWORD,
                  &(PfApiArguments){ .body = body },
                  password_changed_cb,
                  self);
}

static void
email_asked_cb (PfAnswer *, gpointer data)
{
  PfPreferencesController *self = data;

  pf_preferences_expect_mail (self->preferences, self->new_email);
  g_signal_emit (self, outdated_signal, 0);
}

static void
change_email_cb (PfPreferencesController *self, const char *email)
{
  g_autoptr (PfAccountEdit) body = g_object_new (PF_TYPE_ACCOUNT_EDIT, "email", email, NULL);

  pf_entrance_set_text (&self->new_email, email);
  pf_errand_send (
      self->errand, PF_OPERATION_EDIT_ME, &(PfApiArguments){ .body = body }, email_asked_cb, self);
}

static void
email_kept_cb (PfAnswer *, gpointer data)
{
  PfPreferencesController *self = data;

  pf_preferences_succeed (self->preferences, PF_PREFERENCES_NEWS_KEPT);
  g_signal_emit (self, outdated_signal, 0);
}

static void
keep_email_cb (PfPreferencesController *self)
{
  PfMe *me = pf_visit_get_me (self->visit);
  g_autoptr (PfAccountEdit) body =
      g_object_new (PF_TYPE_ACCOUNT_EDIT, "email", me->account->email, NULL);

  pf_errand_send (
      self->errand, PF_OPERATION_EDIT_ME, &(PfApiArguments){ .body = body }, email_kept_cb, self);
}

static void
email_confirmed_cb (PfAnswer *, gpointer data)
{
  PfPreferencesController *self = data;

  pf_preferences_succeed (self->preferences, PF_PREFERENCES_NEWS_EMAIL);
  g_signal_emit (self, outdated_signal, 0);
}

static void
confirm_email_cb (PfPreferencesController *self, const char *code)
{
  g_autoptr (PfEmailProof) body = g_object_new (PF_TYPE_EMAIL_PROOF, "code", code, NULL);

  pf_errand_send (self->errand,
                  PF_OPERATION_CONFIRM_EMAIL,
                  &(PfApiArguments){ .body = body },
                  email_confirmed_cb,
                  self);
}

/* By the mail's link: the code need not be typed any more. */
static void
me_cb (PfPreferencesController *self)
{
  PfMe *me = pf_visit_get_me (self->visit);
  const char *asked = self->preferences->new_email;
  g_autofree char *email = asked != NULL ? pf_email_fold (asked) : NULL;

  if (me != NULL && self->preferences->form == PF_PREFERENCES_FORM_EMAIL_CODE &&
      g_strcmp0 (me->account->email, email) == 0)
    pf_preferences_succeed (self->preferences, PF_PREFERENCES_NEWS_EMAIL);
}

static void
session_ended_cb (PfAnswer *, gpointer data)
{
  load_sessions (data);
}

static void
end_session_cb (PfPreferencesController *self, const char *id)
{
  pf_errand_send (self->ending,
                  PF_OPERATION_END_SESSION,
                  &(PfApiArguments){ .parameters = { id } },
                  session_ended_cb,
                  self);
}

/* What has ended already is only shown too late. */
static void
ending_changed_cb (PfPreferencesController *self, PfAttempt *attempt)
{
  if (attempt->fault != PF_ATTEMPT_FAULT_GONE)
    return;
  pf_attempt_reset (attempt);
  load_sessions (self);
}

static void
retry_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  load (user_data);
}

static void
signed_out_cb (PfPreferencesController *self)
{
  g_signal_emit (self, signed_out_signal, 0);
}

static void
outdated_cb (PfPreferencesController *self)
{
  g_signal_emit (self, outdated_signal, 0);
}

/* ---- the object */

static void
end_errand (PfErrand **errand)
{
  if (*errand != NULL)
    g_object_run_dispose (G_OBJECT (*errand));
  g_clear_object (errand);
}

static void
pf_preferences_controller_dispose (GObject *object)
{
  PfPreferencesController *self = PF_PREFERENCES_CONTROLLER (object);

  g_cancellable_cancel (self->calls);
  end_errand (&self->errand);
  end_errand (&self->ending);
  g_clear_object (&self->visit);
  G_OBJECT_CLASS (pf_preferences_controller_parent_class)->dispose (object);
}

static void
pf_preferences_controller_finalize (GObject *object)
{
  PfPreferencesController *self = PF_PREFERENCES_CONTROLLER (object);

  g_object_unref (self->calls);
  g_object_unref (self->client);
  g_object_unref (self->preferences);
  g_free (self->new_email);
  G_OBJECT_CLASS (pf_preferences_controller_parent_class)->finalize (object);
}

static void
pf_preferences_controller_class_init (PfPreferencesControllerClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_preferences_controller_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_preferences_controller_finalize;
#define SIGNAL(name)                                                                               \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  signed_out_signal = SIGNAL ("signed-out");
  outdated_signal = SIGNAL ("outdated");
#undef SIGNAL
}

static void
pf_preferences_controller_init (PfPreferencesController *self)
{
  self->calls = g_cancellable_new ();
  self->preferences = pf_preferences_new ();
#define LISTEN(name, callback)                                                                     \
  g_signal_connect_object (self->preferences, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN ("change-password", change_password_cb);
  LISTEN ("change-email", change_email_cb);
  LISTEN ("confirm-email", confirm_email_cb);
  LISTEN ("keep-email", keep_email_cb);
  LISTEN ("end-session", end_session_cb);
  LISTEN ("open-journal", load_journal);
#undef LISTEN
}

static PfErrand *
new_errand (PfPreferencesController *self, PfAttempt *attempt)
{
  PfErrand *errand = pf_errand_new (attempt, self->client);

  g_signal_connect_object (
      errand, "signed-out", G_CALLBACK (signed_out_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (errand, "outdated", G_CALLBACK (outdated_cb), self, G_CONNECT_SWAPPED);
  return errand;
}

PfPreferencesController *
pf_preferences_controller_new (PfApiClient *client, PfVisit *visit)
{
  PfPreferencesController *self = g_object_new (PF_TYPE_PREFERENCES_CONTROLLER, NULL);

  self->client = g_object_ref (client);
  self->visit = g_object_ref (visit);
  self->errand = new_errand (self, self->preferences->attempt);
  self->ending = new_errand (self, self->preferences->ending);
  g_signal_connect_object (self->preferences->ending,
                           "changed",
                           G_CALLBACK (ending_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      visit, "notify::time-zone", G_CALLBACK (time_zone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::me", G_CALLBACK (me_cb), self, G_CONNECT_SWAPPED);
  time_zone_cb (self);
  return self;
}

PfPreferences *
pf_preferences_controller_get_preferences (PfPreferencesController *self)
{
  g_return_val_if_fail (PF_IS_PREFERENCES_CONTROLLER (self), NULL);
  return self->preferences;
}

void
pf_preferences_controller_follow_page (PfPreferencesController *self, GtkWidget *page)
{
  static const GActionEntry entries[] = { { .name = "retry", .activate = retry_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_return_if_fail (PF_IS_PREFERENCES_CONTROLLER (self));

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (page, "page", G_ACTION_GROUP (actions));
  g_signal_connect_object (page, "map", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (page))
    load (self);
}
