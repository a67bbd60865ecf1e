/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/window.h"

#include <glib/gi18n.h>

#include "client/app/places.h"
#include "client/views/shell/leave-note.h"
#include "client/views/shell/new-account-page.h"
#include "client/views/shell/recovery-page.h"
#include "client/views/shell/shell.h"
#include "client/views/shell/welcome-page.h"

/* A keyring answers well before this; one that does not is waited for on the welcome page. */
#define PATIENCE_MS 300

struct _PfWindow
{
  AdwApplicationWindow parent_instance;

  PfGate *gate;
  PfRecoveryController *recovery;
  PfNewAccountController *new_account;
  GSettings *settings;
  GtkWidget *welcome; /* (nullable): ours, out of the window while the shell is in it */
  guint patience;     /* until the welcome page is made all the same */
  GtkWidget *shell;   /* (nullable): while somebody is in */
  char *told;         /* (nullable): for the shell, once it is there */
};

G_DEFINE_FINAL_TYPE (PfWindow, pf_window, ADW_TYPE_APPLICATION_WINDOW)

/* An empty window would be drawn for nothing. */
static void
show (PfWindow *self, GtkWidget *content)
{
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), content);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
}

static void
entered_cb (PfWindow *self, PfVisit *visit)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  self->shell = pf_shell_new (visit);
  pf_places_add (PF_SHELL (self->shell), self->gate, self->settings);
  show (self, self->shell);
  pf_shell_focus_page (PF_SHELL (self->shell));
  if (self->told != NULL)
    pf_shell_tell (PF_SHELL (self->shell), self->told);
  g_clear_pointer (&self->told, g_free);
}

static void
show_welcome (PfWindow *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->welcome == NULL)
    self->welcome = g_object_ref_sink (pf_welcome_page_new (pf_gate_get_entrance (self->gate)));
  show (self, self->welcome);
}

static gboolean
lose_patience_cb (gpointer user_data)
{
  PfWindow *self = user_data;

  self->patience = 0;
  show_welcome (self);
  return G_SOURCE_REMOVE;
}

/* The page that stands in for the welcome page, by its type; 0 where none does. The mail of a new
 * account comes after its questions, which wait behind it.
 */
static GType
pick_page (PfWindow *self)
{
  if (pf_recovery_controller_get_recovery (self->recovery)->active)
    return PF_TYPE_RECOVERY_PAGE;
  if (pf_new_account_controller_get_account (self->new_account)->active)
    return PF_TYPE_NEW_ACCOUNT_PAGE;
  return 0;
}

static GtkWidget *
build_page (PfWindow *self, GType type)
{
  PfEntrance *entrance = pf_gate_get_entrance (self->gate);

  if (type == PF_TYPE_RECOVERY_PAGE)
    return pf_recovery_page_new (pf_recovery_controller_get_recovery (self->recovery), entrance);
  return pf_new_account_page_new (pf_new_account_controller_get_account (self->new_account),
                                  entrance);
}

static gboolean
is_shown (PfWindow *self, GType type)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));

  if (type == 0)
    return content == NULL || content == self->welcome;
  return content != NULL && G_TYPE_CHECK_INSTANCE_TYPE (content, type);
}

/* A page goes with what was typed in it, but what its model keeps. */
static void
page_changed_cb (PfWindow *self)
{
  GType type = pick_page (self);

  if (self->shell != NULL || is_shown (self, type))
    return;
  g_clear_handle_id (&self->patience, g_source_remove);
  if (type != 0)
    show (self, build_page (self, type));
  else
    show_welcome (self);
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
link_waits_cb (PfWindow *self, PfVisit *visit)
{
  PfAccount *account = pf_visit_get_me (visit)->account;
  g_autofree char *name = g_strdup_printf ("%s %s", account->first_name, account->last_name);
  GtkWidget *question = pf_leave_note_new (name);

  g_signal_connect_object (question, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  pf_shell_set_question (PF_SHELL (self->shell), question);
}

/* While the keyring is asked for a session, the person may be in at once. */
static gboolean
may_enter_at_once (PfEntrance *entrance)
{
  return entrance->stage == PF_ENTRANCE_STAGE_RETURN && entrance->busy;
}

/* The welcome page is made only for who gets to see it: its texts, which wrap and fold, cost more
 * to lay out than a month of cells.
 */
static void
entrance_changed_cb (PfWindow *self, PfEntrance *entrance)
{
  if (self->shell != NULL || self->welcome != NULL || pick_page (self) != 0)
    return;
  if (!may_enter_at_once (entrance))
    show_welcome (self);
  else if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, lose_patience_cb, self);
}

/* What one person saw must not linger for the next, nor where they were. */
static void
left_cb (PfWindow *self)
{
  self->shell = NULL;
  show_welcome (self);
  g_settings_reset (self->settings, "last-place");
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
pf_window_dispose (GObject *object)
{
  PfWindow *self = PF_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->gate);
  g_clear_object (&self->settings);
  g_clear_object (&self->welcome);
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
  g_signal_connect_object (
      entrance, "changed", G_CALLBACK (entrance_changed_cb), self, G_CONNECT_SWAPPED);
  if (visit != NULL)
    entered_cb (self, visit);
  else if (pf_gate_get_client (gate) != NULL)
    entrance_changed_cb (self, entrance);
}

static void
follow_pages (PfWindow *self, PfNewAccountController *new_account)
{
  self->new_account = g_object_ref (new_account);
  g_signal_connect_object (pf_new_account_controller_get_account (new_account),
                           "changed",
                           G_CALLBACK (page_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
follow_recovery (PfWindow *self, PfRecoveryController *controller)
{
  PfRecovery *recovery = pf_recovery_controller_get_recovery (controller);

  self->recovery = g_object_ref (controller);
  g_signal_connect_object (
      controller, "link-waits", G_CALLBACK (link_waits_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      recovery, "changed", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
}

PfWindow *
pf_window_new (GtkApplication *application,
               PfGate *gate,
               PfRecoveryController *recovery,
               PfNewAccountController *new_account,
               GSettings *settings)
{
  PfWindow *self = g_object_new (PF_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  keep_size (self, settings);
  follow_pages (self, new_account);
  follow_recovery (self, recovery);
  follow_gate (self, gate);
  return self;
}
