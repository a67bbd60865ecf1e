/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server-process.h"

#include <gio/gio.h>
#include <string.h>

#define LISTENING "Listening on port "

struct _PfProcess
{
  GSubprocess *process;
  GThread *reader;

  GMutex mutex; /* of all below */
  GCond changed;
  GString *log;
  guint16 port;
  gboolean ended;
};

/* The program takes a PostgreSQL by its address alone: "host=… user=…" is made into one. */
static char *
build_address (PfDemo *demo)
{
  g_auto (GStrv) words = g_strsplit (g_getenv ("PF_TEST_POSTGRES"), " ", -1);
  g_autofree char *query = g_strjoinv ("&", words);

  return g_strdup_printf ("postgresql:///?%s&options=-csearch_path%%3D%s", query, demo->schema);
}

static void
note_line (PfProcess *self, const char *line)
{
  const char *port = line != NULL ? strstr (line, LISTENING) : NULL;

  g_mutex_lock (&self->mutex);
  if (line != NULL)
    g_string_append_printf (self->log, "%s\n", line);
  self->ended = line == NULL;
  if (port != NULL)
    self->port = (guint16) g_ascii_strtoull (port + strlen (LISTENING), NULL, 10);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}

static gpointer
read_log (gpointer data)
{
  PfProcess *self = data;
  g_autoptr (GDataInputStream) input =
      g_data_input_stream_new (g_subprocess_get_stderr_pipe (self->process));
  char *line;

  do {
    line = g_data_input_stream_read_line (input, NULL, NULL, NULL);
    note_line (self, line);
    g_free (line);
  } while (line != NULL);
  return NULL;
}

static void
wait_until_it_listens (PfProcess *self)
{
  g_mutex_lock (&self->mutex);
  while (self->port == 0 && !self->ended)
    g_cond_wait (&self->changed, &self->mutex);
  if (self->port == 0)
    g_test_message ("%s", self->log->str);
  g_assert_cmpuint (self->port, !=, 0);
  g_mutex_unlock (&self->mutex);
}

PfProcess *
pf_process_start (PfDemo *demo, const char *program, const char *const *options)
{
  PfProcess *self = g_new0 (PfProcess, 1);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *address = demo->folder == NULL ? build_address (demo) : NULL;
  g_autoptr (GError) error = NULL;

  pf_demo_leave (demo);
  g_ptr_array_add (arguments, (char *) program);
  g_ptr_array_add (arguments, (char *) "--listen=127.0.0.1:0");
  g_ptr_array_add (arguments, (char *) (address != NULL ? "--database" : "--data"));
  g_ptr_array_add (arguments, address != NULL ? address : demo->folder);
  for (; *options != NULL; options++)
    g_ptr_array_add (arguments, (char *) *options);
  g_ptr_array_add (arguments, NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->log = g_string_new (NULL);
  self->process =
      g_subprocess_newv ((const char *const *) arguments->pdata,
                         G_SUBPROCESS_FLAGS_STDERR_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                         &error);
  g_assert_no_error (error);
  self->reader = g_thread_new ("log", read_log, self);
  wait_until_it_listens (self);
  return self;
}

guint16
pf_process_get_port (PfProcess *self)
{
  return self->port;
}

int
pf_process_get_pid (PfProcess *self)
{
  return (int) g_ascii_strtoll (g_subprocess_get_identifier (self->process), NULL, 10);
}

void
pf_process_end (PfProcess *self, int signal, GString *log)
{
  if (signal != 0)
    g_subprocess_send_signal (self->process, signal);
  g_subprocess_wait (self->process, NULL, NULL);
  g_thread_join (self->reader);
  if (log != NULL)
    g_string_append (log, self->log->str);
  g_object_unref (self->process);
  g_string_free (self->log, TRUE);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}
