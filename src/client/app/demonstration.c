/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/demonstration.h"

#include <gtk/gtk.h>

#include "client/views/shell/mails-window.h"
#include "core/mail.h"

#define ACTION "demonstration-mails"

/* While the window is open. */
#define REFRESH_SECONDS 1

struct _PfDemonstration
{
  GObject parent_instance;

  GApplication *application; /* not owned: it owns us */
  PfGate *gate;
  GListStore *letters;
  GCancellable *cancellable;
  GtkWidget *window; /* (nullable): weak */
  guint timer;       /* while the window is open, between two questions */
};

G_DEFINE_FINAL_TYPE (PfDemonstration, pf_demonstration, G_TYPE_OBJECT)

static guint follow_signal;

static void ask (PfDemonstration *self);

static gboolean
ask_again_cb (gpointer user_data)
{
  PfDemonstration *self = user_data;

  self->timer = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

/* What is shown already keeps its place, and the reader theirs. */
static void
answered_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfDemonstration) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->window == NULL)
    return;
  if (answer != NULL)
    pf_record_list_update (self->letters, answer->items->pdata, answer->items->len);
  self->timer = g_timeout_add_seconds (REFRESH_SECONDS, ask_again_cb, self);
}

static void
ask (PfDemonstration *self)
{
  PfApiClient *client = pf_gate_get_client (self->gate);

  if (client != NULL && self->window != NULL)
    pf_api_client_call_async (client,
                              PF_OPERATION_LIST_DEMONSTRATION_MAILS,
                              NULL,
                              self->cancellable,
                              answered_cb,
                              g_object_ref (self));
}

static void
follow_cb (PfDemonstration *self, const char *link)
{
  g_signal_emit (self, follow_signal, 0, link);
}

static void
show (GSimpleAction *, GVariant *, gpointer user_data)
{
  PfDemonstration *self = user_data;

  if (self->window == NULL) {
    PfPortal *portal = pf_gate_get_entrance (self->gate)->portal;
    GtkWidget *window = pf_mails_window_new (G_LIST_MODEL (self->letters), portal->time_zone);

    g_set_weak_pointer (&self->window, window);
    gtk_window_set_transient_for (
        GTK_WINDOW (window),
        gtk_application_get_active_window (GTK_APPLICATION (self->application)));
    g_signal_connect_object (window, "follow", G_CALLBACK (follow_cb), self, G_CONNECT_SWAPPED);
    g_clear_handle_id (&self->timer, g_source_remove);
    ask (self);
  }
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
entrance_changed_cb (PfDemonstration *self, PfEntrance *entrance)
{
  GActionMap *actions = G_ACTION_MAP (self->application);
  gboolean is_there = g_action_map_lookup_action (actions, ACTION) != NULL;
  gboolean is_wanted = entrance->portal != NULL && entrance->portal->demonstration;

  if (is_wanted && !is_there) {
    const GActionEntry entry = { .name = ACTION, .activate = show };

    g_action_map_add_action_entries (actions, &entry, 1, self);
  } else if (!is_wanted && is_there) {
    g_action_map_remove_action (actions, ACTION);
    if (self->window != NULL)
      gtk_window_close (GTK_WINDOW (self->window));
    g_list_store_remove_all (self->letters);
  }
}

static void
pf_demonstration_dispose (GObject *object)
{
  PfDemonstration *self = PF_DEMONSTRATION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->gate);
  g_clear_object (&self->letters);
  G_OBJECT_CLASS (pf_demonstration_parent_class)->dispose (object);
}

static void
pf_demonstration_finalize (GObject *object)
{
  g_object_unref (PF_DEMONSTRATION (object)->cancellable);
  G_OBJECT_CLASS (pf_demonstration_parent_class)->finalize (object);
}

static void
pf_demonstration_class_init (PfDemonstrationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_demonstration_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_demonstration_finalize;
  follow_signal = g_signal_new ("follow",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
}

static void
pf_demonstration_init (PfDemonstration *self)
{
  self->letters = g_list_store_new (PF_TYPE_DEMONSTRATION_MAIL);
  self->cancellable = g_cancellable_new ();
}

PfDemonstration *
pf_demonstration_new (GApplication *application, PfGate *gate)
{
  PfDemonstration *self = g_object_new (PF_TYPE_DEMONSTRATION, NULL);

  self->application = application;
  self->gate = g_object_ref (gate);
  g_signal_connect_object (pf_gate_get_entrance (gate),
                           "changed",
                           G_CALLBACK (entrance_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}
