/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "benchmarks/server.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

struct _PfBenchServer
{
  GSubprocess *process;
  pid_t id;
  guint16 port;
  GString *answer; /* the last one read */
};

/* One requester; what is read beyond an answer cannot be: it waits before it asks again. */
typedef struct
{
  GSocketConnection *connection;
  guint number; /* of the request under way */
} Requester;

/* The program says it on its log, which is then left alone: it writes no more of itself. */
static guint16
read_port (GSubprocess *process)
{
  g_autoptr (GDataInputStream) log =
      g_data_input_stream_new (g_subprocess_get_stderr_pipe (process));
  char *line;

  while ((line = g_data_input_stream_read_line (log, NULL, NULL, NULL)) != NULL) {
    g_autofree char *owned = line;
    const char *port = strstr (line, "Listening on port ");

    if (port != NULL) {
      g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (log), FALSE);
      return (guint16) g_ascii_strtoull (port + strlen ("Listening on port "), NULL, 10);
    }
    g_printerr ("%s\n", line);
  }
  g_error ("The server does not start");
}

/* What the program is told of the database: of PostgreSQL a URL, which names the words of the
 * connection string that tests are given.
 */
static char *
build_place (PfDemo *demo)
{
  g_autoptr (GString) url = g_string_new (g_getenv ("PF_TEST_POSTGRES"));

  if (demo->driver == &pf_sqlite_driver)
    return g_strconcat ("--data=", demo->folder, NULL);
  g_string_replace (url, " ", "&", 0);
  return g_strconcat (
      "--database=postgresql:///?", url->str, "&options=-csearch_path%3D", demo->schema, NULL);
}

/* A benchmark that fails leaves no server behind. */
static void
end_with_parent (gpointer)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

PfBenchServer *
pf_bench_server_start (PfDemo *demo)
{
  PfBenchServer *self = g_new0 (PfBenchServer, 1);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *place = build_place (demo);
  const char *arguments[] = { PF_TEST_SERVER,         "--listen", "127.0.0.1:0",
                              "--password-threads=1", place,      NULL };
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  self->process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  self->id = (pid_t) g_ascii_strtoll (g_subprocess_get_identifier (self->process), NULL, 10);
  self->port = read_port (self->process);
  self->answer = g_string_new (NULL);
  return self;
}

void
pf_bench_server_stop (PfBenchServer *self)
{
  g_subprocess_send_signal (self->process, SIGTERM);
  g_assert_true (g_subprocess_wait_check (self->process, NULL, NULL));
  g_object_unref (self->process);
  g_string_free (self->answer, TRUE);
  g_free (self);
}

const char *
pf_bench_server_get_last_answer (PfBenchServer *self)
{
  return self->answer->str;
}

static void
send (Requester *self, PfBenchAsk ask, gpointer data, GString *text)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (self->connection));

  g_string_truncate (text, 0);
  ask (self->number, data, text);
  g_assert_true (g_output_stream_write_all (output, text->str, text->len, NULL, NULL, NULL));
}

/* How long the answer that @text begins with is; 0 while its head is not all there. */
static gsize
measure_answer (const char *text)
{
  const char *end = strstr (text, "\r\n\r\n");
  const char *length = end != NULL ? strstr (text, "\r\nContent-Length:") : NULL;
  gsize size = length != NULL && length < end
                   ? g_ascii_strtoull (length + strlen ("\r\nContent-Length:"), NULL, 10)
                   : 0;

  return end != NULL ? (gsize) (end + 4 - text) + size : 0;
}

/* Until the whole answer is there; returns its status. */
static guint
receive (Requester *self, GString *answer)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (self->connection));
  gsize size = 0;

  g_string_truncate (answer, 0);
  while (size == 0 || answer->len < size) {
    char piece[64 * 1024];
    gssize length = g_input_stream_read (input, piece, sizeof piece, NULL, NULL);

    g_assert_cmpint (length, >, 0);
    g_string_append_len (answer, piece, length);
    if (size == 0)
      size = measure_answer (answer->str);
  }
  return (guint) g_ascii_strtoull (answer->str + strlen ("HTTP/1.1 "), NULL, 10);
}

static Requester *
connect_all (PfBenchServer *self, guint n)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  Requester *requesters = g_new0 (Requester, n);

  for (guint i = 0; i < n; i++) {
    requesters[i].connection =
        g_socket_client_connect_to_host (client, "127.0.0.1", self->port, NULL, NULL);
    g_assert_nonnull (requesters[i].connection);
    g_tcp_connection_set_graceful_disconnect (G_TCP_CONNECTION (requesters[i].connection), FALSE);
  }
  return requesters;
}

static void
disconnect_all (Requester *requesters, guint n)
{
  for (guint i = 0; i < n; i++)
    g_object_unref (requesters[i].connection);
  g_free (requesters);
}

double
pf_bench_server_load (PfBenchServer *self,
                      guint n_connections,
                      guint first,
                      guint n_requests,
                      guint status,
                      PfBenchAsk ask,
                      gpointer data)
{
  Requester *requesters = connect_all (self, n_connections);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 before = pf_bench_get_cpu (self->id);
  guint n_sent = 0;

  for (; n_sent < MIN (n_connections, n_requests); n_sent++) {
    requesters[n_sent].number = first + n_sent;
    send (&requesters[n_sent], ask, data, text);
  }
  for (guint n_received = 0; n_received < n_requests; n_received++) {
    Requester *requester = &requesters[n_received % n_connections];
    guint told = receive (requester, self->answer);

    if (told != status)
      g_error ("Request %u was answered %s", requester->number, self->answer->str);
    if (n_sent == n_requests)
      continue;
    requester->number = first + n_sent++;
    send (requester, ask, data, text);
  }
  disconnect_all (requesters, n_connections);
  return (double) (pf_bench_get_cpu (self->id) - before) / n_requests;
}
