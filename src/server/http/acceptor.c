/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/acceptor.h"

#include <errno.h>
#include <sys/socket.h>

/* How soon it looks again where there is no room for one more. */
#define PAUSE (50 * 1000)

struct _PfAcceptor
{
  GSocket *listening;
  struct MHD_Daemon *daemon;
  gint *n_connections;
  guint max_connections;
  GCancellable *stopped;
  GThread *thread;
};

static gboolean
has_room (PfAcceptor *self)
{
  return (guint) g_atomic_int_get (self->n_connections) < self->max_connections;
}

static gboolean
is_out_of_means (int code)
{
  return code == EMFILE || code == ENFILE || code == ENOBUFS || code == ENOMEM;
}

/* FALSE where no descriptor or memory is left for it. */
static gboolean
accept_one (PfAcceptor *self)
{
  struct sockaddr_storage address;
  socklen_t size = sizeof address;
  int connection = accept (g_socket_get_fd (self->listening), (struct sockaddr *) &address, &size);

  if (connection < 0)
    return !is_out_of_means (errno);
  g_atomic_int_inc (self->n_connections);
  if (MHD_add_connection (self->daemon, connection, (struct sockaddr *) &address, size) == MHD_NO)
    g_atomic_int_add (self->n_connections, -1);
  return TRUE;
}

static gpointer
accept_all (gpointer data)
{
  PfAcceptor *self = data;

  while (g_socket_condition_wait (self->listening, G_IO_IN, self->stopped, NULL)) {
    if (!has_room (self) || !accept_one (self))
      g_usleep (PAUSE);
  }
  return NULL;
}

PfAcceptor *
pf_acceptor_new (GSocket *listening,
                 struct MHD_Daemon *daemon,
                 gint *n_connections,
                 guint max_connections)
{
  PfAcceptor *self = g_new0 (PfAcceptor, 1);

  self->listening = listening;
  self->daemon = daemon;
  self->n_connections = n_connections;
  self->max_connections = max_connections;
  self->stopped = g_cancellable_new ();
  self->thread = g_thread_new ("acceptor", accept_all, self);
  return self;
}

void
pf_acceptor_free (PfAcceptor *self)
{
  g_cancellable_cancel (self->stopped);
  g_thread_join (self->thread);
  g_socket_close (self->listening, NULL);
  g_object_unref (self->listening);
  g_object_unref (self->stopped);
  g_free (self);
}
