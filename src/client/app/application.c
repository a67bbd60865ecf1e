/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/application.h"

#include <gio/gdesktopappinfo.h>
#include <glib/gi18n.h>

#include "client/api/activation-link.h"
#include "client/api/portal-address.h"
#include "client/app/demonstration.h"
#include "client/app/gate.h"
#include "client/app/lock.h"
#include "client/app/new-account-controller.h"
#include "client/app/renderer.h"
#include "client/app/window.h"
#include "client/views/shell/help-window.h"

/* The desktop's own panel, where it has one. */
#define CLOCK_SETTINGS "gnome-datetime-panel.desktop"

struct _PfApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  PfGate *gate;
  PfDemonstration *demonstration;
  PfRecoveryController *recovery;
  PfNewAccountController *new_account;
  PfLock *lock;
};

G_DEFINE_FINAL_TYPE (PfApplication, pf_application, ADW_TYPE_APPLICATION)

static void
refresh (GSimpleAction *, GVariant *, gpointer user_data)
{
  pf_gate_refresh (PF_APPLICATION (user_data)->gate);
}

static void
preferences (GSimpleAction *, GVariant *, gpointer user_data)
{
  for (GList *at = gtk_application_get_windows (user_data); at != NULL; at = at->next) {
    if (PF_IS_WINDOW (at->data))
      pf_window_open_preferences (at->data);
  }
}

static void
lock (GSimpleAction *, GVariant *, gpointer user_data)
{
  pf_lock_close (PF_APPLICATION (user_data)->lock);
}

static void
sign_out (GSimpleAction *, GVariant *, gpointer user_data)
{
  pf_gate_sign_out (PF_APPLICATION (user_data)->gate);
}

static void
quit (GSimpleAction *, GVariant *, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (window != NULL)
    gtk_window_close (window);
  g_application_quit (user_data);
}

static void
help (GSimpleAction *, GVariant *, gpointer user_data)
{
  GtkWidget *window = pf_help_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (window), gtk_application_get_active_window (user_data));
  gtk_window_present (GTK_WINDOW (window));
}

/* Made only when asked for: GTK would make an overlay of its own name with each window. */
static void
shortcuts (GSimpleAction *, GVariant *, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/portailfamille/PortailFamille/shell/shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, gtk_application_get_active_window (user_data));
  gtk_window_present (window);
}

static void
about (GSimpleAction *, GVariant *, gpointer user_data)
{
  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name",
                         _ ("Portail famille"),
                         "application-icon",
                         PF_APPLICATION_ID,
                         "developer-name",
                         _ ("The authors of Portail famille"),
                         "comments",
                         _ ("Enrolment, planning and invoices of your town’s services for "
                            "children."),
                         "license-type",
                         GTK_LICENSE_GPL_3_0,
                         NULL);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about },
  { .name = "help", .activate = help },
  { .name = "quit", .activate = quit },
  { .name = "refresh", .activate = refresh },
  { .name = "shortcuts", .activate = shortcuts },
  { .name = "sign-out", .activate = sign_out },
  { .name = "lock", .activate = lock },
  { .name = "preferences", .activate = preferences },
};

static void
add_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accels[] = {
    { "app.help", { "F1" } },
    { "app.shortcuts", { "<Control>question", "<Control>F1" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.lock", { "<Control>l" } },
    { "app.refresh", { "F5", "<Control>r" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].keys);
}

static void
set_clock_cb (PfApplication *)
{
  g_autoptr (GDesktopAppInfo) panel = g_desktop_app_info_new (CLOCK_SETTINGS);

  if (panel != NULL)
    g_app_info_launch (G_APP_INFO (panel), NULL, NULL, NULL);
}

static void
allow (PfApplication *self, const char *name, gboolean allowed)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), allowed);
}

/* Nothing behind a lock can be reached by a key. */
static void
update_actions (PfApplication *self)
{
  gboolean is_in = pf_gate_get_visit (self->gate) != NULL;
  gboolean is_open = is_in && !pf_lock_is_closed (self->lock);

  allow (self, "sign-out", is_in);
  allow (self, "lock", is_open);
  allow (self, "preferences", is_open);
}

/* As a browser's page of that mail would: no browser is needed in a demonstration. */
static void
follow_cb (PfApplication *self, const char *address)
{
  PfApiClient *client = pf_gate_get_client (self->gate);
  g_autofree char *link =
      client != NULL ? pf_activation_link_build (pf_api_client_get_base_url (client), address)
                     : NULL;

  if (link != NULL)
    pf_recovery_controller_open_link (self->recovery, link);
}

static void
open_gate (PfApplication *self)
{
  g_autoptr (GDesktopAppInfo) panel = g_desktop_app_info_new (CLOCK_SETTINGS);
  PfEntrance *entrance;

  self->gate = pf_gate_new (self->settings);
  entrance = pf_gate_get_entrance (self->gate);
  entrance->can_set_clock = panel != NULL;
  self->demonstration = pf_demonstration_new (G_APPLICATION (self), self->gate);
  g_signal_connect_object (
      self->demonstration, "follow", G_CALLBACK (follow_cb), self, G_CONNECT_SWAPPED);
  self->recovery = pf_recovery_controller_new (self->gate);
  self->new_account = pf_new_account_controller_new (self->gate, self->recovery);
  g_signal_connect_object (
      entrance, "set-clock", G_CALLBACK (set_clock_cb), self, G_CONNECT_SWAPPED);
  self->lock = pf_lock_new (GTK_APPLICATION (self), self->gate, self->settings);
  pf_recovery_controller_follow_lock (self->recovery, self->lock);
#define LISTEN(object, name)                                                                       \
  g_signal_connect_object (object, name, G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED)
  LISTEN (self->gate, "entered");
  LISTEN (self->gate, "left");
  LISTEN (self->lock, "changed");
#undef LISTEN
  update_actions (self);
}

static void
pf_application_startup (GApplication *application)
{
  PfApplication *self = PF_APPLICATION (application);

  G_APPLICATION_CLASS (pf_application_parent_class)->startup (application);
  g_action_map_add_action_entries (
      G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  add_accels (GTK_APPLICATION (application));
  self->settings = g_settings_new (PF_APPLICATION_ID);
  open_gate (self);
  pf_renderer_learn ();
}

static void
pf_application_activate (GApplication *application)
{
  PfApplication *self = PF_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (pf_window_new (GTK_APPLICATION (application),
                                        self->gate,
                                        self->recovery,
                                        self->new_account,
                                        self->lock,
                                        self->settings));
  if (pf_gate_get_client (self->gate) == NULL)
    pf_gate_start (self->gate, NULL);
  if (gtk_widget_get_visible (GTK_WIDGET (window)))
    gtk_window_present (window);
}

/* Whoever starts the program again for the portal that they use stays where they are. */
static gboolean
is_there (PfApplication *self, const char *address)
{
  PfApiClient *client = pf_gate_get_client (self->gate);
  g_autofree char *base = pf_portal_address_parse (address, NULL);

  return client != NULL && g_strcmp0 (base, pf_api_client_get_base_url (client)) == 0;
}

/* A link of a mail, from this program's own command line or another's. */
static void
open_link (PfApplication *self, const char *uri)
{
  g_application_activate (G_APPLICATION (self));
  pf_recovery_controller_open_link (self->recovery, uri);
}

/* How a desktop that starts programs over D-Bus hands a link over. */
static void
pf_application_open (GApplication *application, GFile **files, int n_files, const char *)
{
  for (int i = 0; i < n_files; i++) {
    g_autofree char *uri = g_file_get_uri (files[i]);

    open_link (PF_APPLICATION (application), uri);
  }
}

static int
pf_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  PfApplication *self = PF_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (line, NULL);
  const char *address = NULL;

  if (g_variant_dict_lookup (options, "portal", "&s", &address) && !is_there (self, address)) {
    pf_gate_sign_out (self->gate);
    pf_gate_start (self->gate, address);
  }
  g_application_activate (application);
  for (char **link = arguments + 1; *arguments != NULL && *link != NULL; link++)
    open_link (self, *link);
  return 0;
}

static void
pf_application_finalize (GObject *object)
{
  PfApplication *self = PF_APPLICATION (object);

  g_clear_object (&self->demonstration);
  g_clear_object (&self->new_account);
  g_clear_object (&self->recovery);
  g_clear_object (&self->lock);
  g_clear_object (&self->gate);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (pf_application_parent_class)->finalize (object);
}

static void
pf_application_class_init (PfApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_application_finalize;
  G_APPLICATION_CLASS (klass)->startup = pf_application_startup;
  G_APPLICATION_CLASS (klass)->activate = pf_application_activate;
  G_APPLICATION_CLASS (klass)->open = pf_application_open;
  G_APPLICATION_CLASS (klass)->command_line = pf_application_command_line;
}

static void
pf_application_init (PfApplication *self)
{
  const GOptionEntry entries[] = {
    { .long_name = "portal",
      .arg = G_OPTION_ARG_STRING,
      .description = N_ ("Go to the portal at this address"),
      .arg_description = N_ ("ADDRESS") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[LINK]"));
}

PfApplication *
pf_application_new (void)
{
  return g_object_new (PF_TYPE_APPLICATION,
                       "application-id",
                       PF_APPLICATION_ID,
                       "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
