/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By the time of day, which goes on while a computer sleeps: what comes first after a long sleep
 * finds the limit passed.
 */
#include "client/app/idle.h"

struct _PfIdle
{
  GObject parent_instance;

  gint64 limit; /* in microseconds; 0: none */
  gint64 used_at;
  guint timer;
};

static guint idle_signal;

G_DEFINE_FINAL_TYPE (PfIdle, pf_idle, G_TYPE_OBJECT)

static gint64
get_left (PfIdle *self)
{
  gint64 passed = g_get_real_time () - self->used_at;

  /* A clock that was set back says nothing of how long it was. */
  return passed < 0 ? self->limit : self->limit - passed;
}

static void wait_on (PfIdle *self);

/* Whether there was a limit that has passed. */
static gboolean
end_if_over (PfIdle *self)
{
  if (self->limit == 0 || get_left (self) > 0)
    return FALSE;
  self->limit = 0;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_emit (self, idle_signal, 0);
  return TRUE;
}

static gboolean
timer_cb (gpointer user_data)
{
  PfIdle *self = user_data;

  self->timer = 0;
  if (!end_if_over (self))
    wait_on (self);
  return G_SOURCE_REMOVE;
}

/* One timer, however often the program is used. */
static void
wait_on (PfIdle *self)
{
  if (self->limit > 0)
    self->timer =
        g_timeout_add ((guint) (get_left (self) / G_TIME_SPAN_MILLISECOND) + 1, timer_cb, self);
}

static gboolean
is_use (GdkEventType type)
{
  switch ((int) type) {
  case GDK_MOTION_NOTIFY:
  case GDK_BUTTON_PRESS:
  case GDK_BUTTON_RELEASE:
  case GDK_KEY_PRESS:
  case GDK_KEY_RELEASE:
  case GDK_SCROLL:
  case GDK_TOUCH_BEGIN:
  case GDK_TOUCH_UPDATE:
  case GDK_TOUCH_END:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
event_cb (PfIdle *self, GdkEvent *event)
{
  if (!is_use (gdk_event_get_event_type (event)))
    return GDK_EVENT_PROPAGATE;
  if (end_if_over (self))
    return GDK_EVENT_STOP; /* it was meant for what is no longer to be seen */
  self->used_at = g_get_real_time ();
  return GDK_EVENT_PROPAGATE;
}

static void
follow_window (PfIdle *self, GtkWindow *window)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), events);
}

static void
pf_idle_dispose (GObject *object)
{
  g_clear_handle_id (&PF_IDLE (object)->timer, g_source_remove);
  G_OBJECT_CLASS (pf_idle_parent_class)->dispose (object);
}

static void
pf_idle_class_init (PfIdleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_idle_dispose;
  idle_signal = g_signal_new (
      "idle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pf_idle_init (PfIdle *)
{
}

PfIdle *
pf_idle_new (GtkApplication *application)
{
  PfIdle *self = g_object_new (PF_TYPE_IDLE, NULL);

  for (GList *at = gtk_application_get_windows (application); at != NULL; at = at->next)
    follow_window (self, at->data);
  g_signal_connect_object (
      application, "window-added", G_CALLBACK (follow_window), self, G_CONNECT_SWAPPED);
  return self;
}

void
pf_idle_set_limit (PfIdle *self, gint64 seconds)
{
  g_return_if_fail (PF_IS_IDLE (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  self->limit = seconds * G_TIME_SPAN_SECOND;
  self->used_at = g_get_real_time ();
  wait_on (self);
}
