/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One content at a time, picked by who is in and what stands before their pages. The pages
 * themselves are kept while the window is locked.
 */
#include "client/app/window.h"

#include <glib/gi18n.h>

#include "client/app/factor-controller.h"
#include "client/app/places.h"
#include "client/views/account/factor-page.h"
#include "client/views/shell/code-page.h"
#include "client/views/shell/invitation-note.h"
#include "client/views/shell/leave-note.h"
#include "client/views/shell/lock-page.h"
#include "client/views/shell/new-account-page.h"
#include "client/views/shell/recovery-page.h"
#include "client/views/shell/shell.h"
#include "client/views/shell/welcome-page.h"

/* A keyring answers well before this; one that does not is waited for on the welcome page. */
#define PATIENCE_MS 300

typedef enum
{
  CONTENT_NOTHING, /* it is not known yet who is in */
  CONTENT_WELCOME,
  CONTENT_RECOVERY,
  CONTENT_NEW_ACCOUNT,
  CONTENT_CODE,
  CONTENT_FACTOR,
  CONTENT_LOCK,
  CONTENT_SHELL,
} Content;

struct _PfWindow
{
  AdwApplicationWindow parent_instance;

  PfGate *gate;
  PfRecoveryController *recovery;
  PfNewAccountController *new_account;
  PfLock *lock;
  GSettings *settings;
  Content content;
  gboolean impatient; /* the welcome page is made all the same */
  guint patience;     /* until it is */
  GtkWidget *welcome; /* (nullable): ours, out of the window while another content is in it */
  GtkWidget *shell;   /* (nullable): the same, once somebody had their pages */
  char *told;         /* (nullable): for the shell, once it is there */
};

G_DEFINE_FINAL_TYPE (PfWindow, pf_window, ADW_TYPE_APPLICATION_WINDOW)

/* ---- which content */

/* While the keyring is asked for a session, the person may be in at once. */
static gboolean
may_enter_at_once (PfEntrance *entrance)
{
  return entrance->stage == PF_ENTRANCE_STAGE_RETURN && entrance->busy;
}

/* The welcome page is made only for who gets to see it: its texts, which wrap and fold, cost more
 * to lay out than a month of cells. The mail of a new account comes after its questions, which wait
 * behind it.
 */
static Content
pick_outside (PfWindow *self)
{
  PfEntrance *entrance = pf_gate_get_entrance (self->gate);

  if (pf_recovery_controller_get_recovery (self->recovery)->active)
    return CONTENT_RECOVERY;
  if (pf_new_account_controller_get_account (self->new_account)->active)
    return CONTENT_NEW_ACCOUNT;
  if (entrance->stage == PF_ENTRANCE_STAGE_CODE)
    return CONTENT_CODE;
  return self->welcome == NULL && !self->impatient && may_enter_at_once (entrance)
             ? CONTENT_NOTHING
             : CONTENT_WELCOME;
}

static gboolean
lacks_factor (PfWindow *self, PfAccount *account)
{
  GtkWidget *shown = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));

  if (account->second_factor_required && !pf_account_has_second_factor (account))
    return TRUE;
  return self->content == CONTENT_FACTOR && pf_factor_page_shows_codes (PF_FACTOR_PAGE (shown));
}

static Content
pick (PfWindow *self)
{
  PfVisit *visit = pf_gate_get_visit (self->gate);

  if (visit == NULL)
    return pick_outside (self);
  if (pf_lock_is_closed (self->lock))
    return CONTENT_LOCK;
  return lacks_factor (self, pf_visit_get_me (visit)->account) ? CONTENT_FACTOR : CONTENT_SHELL;
}

/* ---- each content */

static GtkWidget *
make_welcome (PfWindow *self)
{
  if (self->welcome == NULL)
    self->welcome = g_object_ref_sink (pf_welcome_page_new (pf_gate_get_entrance (self->gate)));
  return self->welcome;
}

static GtkWidget *
make_shell (PfWindow *self)
{
  if (self->shell != NULL)
    return self->shell;
  self->shell = g_object_ref_sink (pf_shell_new (pf_gate_get_visit (self->gate)));
  pf_places_add (PF_SHELL (self->shell), self->gate, self->settings);
  return self->shell;
}

static void
end_controller (gpointer controller)
{
  g_object_run_dispose (controller);
  g_object_unref (controller);
}

static GtkWidget *
make_factor_page (PfWindow *self)
{
  PfVisit *visit = pf_gate_get_visit (self->gate);
  PfFactorController *controller =
      pf_factor_controller_new (pf_gate_get_client (self->gate), visit);
  GtkWidget *page = pf_factor_page_new (
      pf_factor_controller_get_setup (controller), visit, pf_gate_get_entrance (self->gate));

  g_signal_connect_object (
      controller, "signed-out", G_CALLBACK (pf_gate_end_session), self->gate, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      controller, "outdated", G_CALLBACK (pf_gate_refresh), self->gate, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (page), "controller", controller, end_controller);
  return page;
}

static GtkWidget *
make_lock_page (PfWindow *self)
{
  GtkWidget *page = pf_lock_page_new (pf_lock_get_attempt (self->lock),
                                      pf_gate_get_visit (self->gate),
                                      pf_gate_get_entrance (self->gate),
                                      pf_lock_get_since (self->lock));

  g_signal_connect_object (
      page, "unlock", G_CALLBACK (pf_lock_open), self->lock, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      page, "leave", G_CALLBACK (pf_gate_sign_out), self->gate, G_CONNECT_SWAPPED);
  if (pf_recovery_controller_holds_link (self->recovery))
    pf_lock_page_say_held (PF_LOCK_PAGE (page));
  return page;
}

static GtkWidget *
make (PfWindow *self, Content content)
{
  PfEntrance *entrance = pf_gate_get_entrance (self->gate);

  switch (content) {
  case CONTENT_NOTHING:
    break;
  case CONTENT_WELCOME:
    return make_welcome (self);
  case CONTENT_RECOVERY:
    return pf_recovery_page_new (pf_recovery_controller_get_recovery (self->recovery), entrance);
  case CONTENT_NEW_ACCOUNT:
    return pf_new_account_page_new (pf_new_account_controller_get_account (self->new_account),
                                    entrance);
  case CONTENT_CODE:
    return pf_code_page_new (entrance);
  case CONTENT_FACTOR:
    return make_factor_page (self);
  case CONTENT_LOCK:
    return make_lock_page (self);
  case CONTENT_SHELL:
    return make_shell (self);
  }
  return NULL;
}

static gboolean lose_patience_cb (gpointer user_data);

/* An empty window would be drawn for nothing. */
static void
show (PfWindow *self, GtkWidget *content)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), content);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
}

static void
greet (PfWindow *self)
{
  pf_shell_focus_page (PF_SHELL (self->shell));
  if (self->told != NULL)
    pf_shell_tell (PF_SHELL (self->shell), self->told);
  g_clear_pointer (&self->told, g_free);
}

static void
refresh (PfWindow *self)
{
  Content content = pick (self);

  if (content == CONTENT_NOTHING && self->content == CONTENT_NOTHING && self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, lose_patience_cb, self);
  if (content == self->content || content == CONTENT_NOTHING)
    return;
  self->content = content;
  show (self, make (self, content));
  if (content == CONTENT_SHELL)
    greet (self);
}

static gboolean
lose_patience_cb (gpointer user_data)
{
  PfWindow *self = user_data;

  self->patience = 0;
  self->impatient = TRUE;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
entered_cb (PfWindow *self, PfVisit *visit)
{
  g_signal_connect_object (visit, "notify::me", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
answered_cb (PfWindow *self, gboolean leaves)
{
  pf_shell_set_question (PF_SHELL (self->shell), NULL);
  if (leaves)
    pf_recovery_controller_follow_link (self->recovery);
  else
    pf_recovery_controller_drop_link (self->recovery);
}

static void
told_cb (PfWindow *self, const char *words)
{
  if (self->shell != NULL) {
    pf_shell_tell (PF_SHELL (self->shell), words);
    return;
  }
  g_free (self->told);
  self->told = g_strdup (words);
}

static void
link_waits_cb (PfWindow *self, PfVisit *visit)
{
  PfAccount *account = pf_visit_get_me (visit)->account;
  g_autofree char *name = g_strdup_printf ("%s %s", account->first_name, account->last_name);
  GtkWidget *question;

  if (self->shell == NULL) {
    pf_recovery_controller_drop_link (self->recovery);
    told_cb (self, _ ("The link of your mail was not opened. Open it again now that you can."));
    return;
  }
  question = pf_leave_note_new (pf_recovery_controller_get_leave_reason (self->recovery), name);
  g_signal_connect_object (question, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  pf_shell_set_question (PF_SHELL (self->shell), question);
}

static void
end_question (PfWindow *self)
{
  pf_shell_set_question (PF_SHELL (self->shell), NULL);
}

static void
invited_cb (PfWindow *self, PfVisit *visit)
{
  PfAccount *account = pf_visit_get_me (visit)->account;
  g_autofree char *name = g_strdup_printf ("%s %s", account->first_name, account->last_name);
  GtkWidget *question;

  if (self->shell == NULL) {
    link_waits_cb (self, visit);
    return;
  }
  question = pf_invitation_note_new (pf_recovery_controller_get_recovery (self->recovery),
                                     pf_gate_get_entrance (self->gate),
                                     name);
  g_signal_connect_object (question, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (question, "ended", G_CALLBACK (end_question), self, G_CONNECT_SWAPPED);
  pf_shell_set_question (PF_SHELL (self->shell), question);
}

static void
link_held_cb (PfWindow *self)
{
  GtkWidget *shown = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));

  if (self->content == CONTENT_LOCK)
    pf_lock_page_say_held (PF_LOCK_PAGE (shown));
}

/* What one person saw must not linger for the next, nor where they were. */
static void
left_cb (PfWindow *self)
{
  refresh (self);
  g_clear_object (&self->shell);
  g_settings_reset (self->settings, "last-place");
}

static void
pf_window_dispose (GObject *object)
{
  PfWindow *self = PF_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->gate);
  g_clear_object (&self->settings);
  g_clear_object (&self->welcome);
  g_clear_object (&self->shell);
  g_clear_object (&self->lock);
  g_clear_object (&self->recovery);
  g_clear_object (&self->new_account);
  G_OBJECT_CLASS (pf_window_parent_class)->dispose (object);
}

static void
pf_window_finalize (GObject *object)
{
  g_free (PF_WINDOW (object)->told);
  G_OBJECT_CLASS (pf_window_parent_class)->finalize (object);
}

static void
pf_window_class_init (PfWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_window_finalize;
}

static void
pf_window_init (PfWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Portail famille"));
  gtk_window_set_icon_name (GTK_WINDOW (self), PF_APPLICATION_ID);
}

static void
keep_size (PfWindow *self, GSettings *settings)
{
  static const struct
  {
    const char *key;
    const char *property;
  } sizes[] = {
    { "window-width", "default-width" },
    { "window-height", "default-height" },
    { "window-maximized", "maximized" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_settings_bind (settings, sizes[i].key, self, sizes[i].property, G_SETTINGS_BIND_DEFAULT);
}

static void
follow_gate (PfWindow *self, PfGate *gate)
{
  PfVisit *visit = pf_gate_get_visit (gate);
  PfEntrance *entrance = pf_gate_get_entrance (gate);

  self->gate = g_object_ref (gate);
#define LISTEN(name, callback)                                                                     \
  g_signal_connect_object (gate, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN ("entered", entered_cb);
  LISTEN ("left", left_cb);
  LISTEN ("told", told_cb);
#undef LISTEN
  /* After the pages: what is still hidden takes no focus. */
  g_signal_connect_object (
      entrance, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (visit != NULL)
    entered_cb (self, visit);
  else if (pf_gate_get_client (gate) != NULL)
    refresh (self);
}

static void
follow_new_account (PfWindow *self, PfNewAccountController *controller)
{
  PfNewAccount *account = pf_new_account_controller_get_account (controller);

  self->new_account = g_object_ref (controller);
  g_signal_connect_object (account, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

static void
follow_recovery (PfWindow *self, PfRecoveryController *controller)
{
  PfRecovery *recovery = pf_recovery_controller_get_recovery (controller);

  self->recovery = g_object_ref (controller);
  g_signal_connect_object (
      controller, "link-waits", G_CALLBACK (link_waits_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "invited", G_CALLBACK (invited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      controller, "link-held", G_CALLBACK (link_held_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (recovery, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

PfWindow *
pf_window_new (GtkApplication *application,
               PfGate *gate,
               PfRecoveryController *recovery,
               PfNewAccountController *new_account,
               PfLock *lock,
               GSettings *settings)
{
  PfWindow *self = g_object_new (PF_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  self->lock = g_object_ref (lock);
  g_signal_connect_object (lock, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  keep_size (self, settings);
  follow_new_account (self, new_account);
  follow_recovery (self, recovery);
  follow_gate (self, gate);
  return self;
}

void
pf_window_open_preferences (PfWindow *self)
{
  g_return_if_fail (PF_IS_WINDOW (self));

  if (self->content != CONTENT_SHELL)
    return;
  pf_shell_open_place (PF_SHELL (self->shell), PF_PLACE_PREFERENCES);
  pf_shell_focus_page (PF_SHELL (self->shell));
}
