/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program as systemd and an administrator meet it: started, watched, stopped, set up wrongly.
 */
#include <fcntl.h>
#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "demo.h"
#include "raw.h"

#define TIMEOUT_SECONDS 20

typedef struct
{
  char *folder;
  char *data;
  GSocket *notified; /* where systemd would listen */
  GSubprocess *process;
  GDataInputStream *log;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autofree char *path = NULL;
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("pf-server-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->data = g_build_filename (fixture->folder, "data", NULL);
  path = g_build_filename (fixture->folder, "notify", NULL);
  address = g_unix_socket_address_new (path);
  fixture->notified = g_socket_new (
      G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_DEFAULT, &error);
  g_assert_no_error (error);
  g_socket_set_timeout (fixture->notified, TIMEOUT_SECONDS);
  g_assert_true (g_socket_bind (fixture->notified, address, FALSE, NULL));
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *inner = g_build_filename (path, name, NULL);

    if (g_file_test (inner, G_FILE_TEST_IS_DIR))
      remove_folder (inner);
    else
      g_remove (inner);
  }
  g_rmdir (path);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_clear_object (&fixture->log);
  g_clear_object (&fixture->process);
  g_object_unref (fixture->notified);
  remove_folder (fixture->folder);
  g_free (fixture->data);
  g_free (fixture->folder);
}

static void
start (Fixture *fixture, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDERR_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *socket = g_build_filename (fixture->folder, "notify", NULL);
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "NOTIFY_SOCKET", socket, TRUE);
  g_subprocess_launcher_setenv (launcher, "WATCHDOG_USEC", "100000", TRUE);
  g_subprocess_launcher_setenv (launcher, "PF_PASSWORD_THREADS", "1", TRUE);
  fixture->process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  fixture->log = g_data_input_stream_new (g_subprocess_get_stderr_pipe (fixture->process));
}

static char *
read_line (Fixture *fixture)
{
  return g_data_input_stream_read_line (fixture->log, NULL, NULL, NULL);
}

/* The port that it says it listens on. */
static guint16
read_port (Fixture *fixture)
{
  char *line;

  while ((line = read_line (fixture)) != NULL) {
    g_autofree char *owned = line;
    const char *port = strstr (line, "Listening on port ");

    if (port != NULL)
      return (guint16) g_ascii_strtoull (port + strlen ("Listening on port "), NULL, 10);
  }
  g_assert_not_reached ();
}

/* Reads notes until one is @wanted. */
static void
wait_for_note (Fixture *fixture, const char *wanted)
{
  char note[256] = "";

  while (!g_str_equal (note, wanted)) {
    g_autoptr (GError) error = NULL;
    gssize length = g_socket_receive (fixture->notified, note, sizeof note - 1, NULL, &error);

    g_assert_no_error (error);
    note[length] = '\0';
  }
}

static int
wait_for_end (Fixture *fixture)
{
  g_assert_true (g_subprocess_wait (fixture->process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (fixture->process));
  return g_subprocess_get_exit_status (fixture->process);
}

static void
test_life (Fixture *fixture, gconstpointer signal)
{
  const char *arguments[] = { PF_TEST_SERVER, "--listen",    "127.0.0.1:0",
                              "--data",       fixture->data, NULL };
  g_auto (PfRawAnswer) answer = { 0 };
  PfRaw *raw;

  start (fixture, arguments);
  wait_for_note (fixture, "READY=1");
  wait_for_note (fixture, "WATCHDOG=1");
  raw = pf_raw_open (read_port (fixture));
  g_assert_nonnull (raw);
  pf_raw_ask (raw, "GET", "/readyz", "", NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  pf_raw_close (raw);
  g_subprocess_send_signal (fixture->process, GPOINTER_TO_INT (signal));
  wait_for_note (fixture, "STOPPING=1");
  g_assert_cmpint (wait_for_end (fixture), ==, 0);
}

/* A pipe in which nothing has room; its ends: to read and to write. */
static void
make_full_pipe (int ends[2])
{
  static const char junk[4096];

  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  g_assert_true (g_unix_set_fd_nonblocking (ends[1], TRUE, NULL));
  while (write (ends[1], junk, sizeof junk) > 0) {
  }
  while (write (ends[1], junk, 1) > 0) {
  }
  g_assert_true (g_unix_set_fd_nonblocking (ends[1], FALSE, NULL));
}

static guint16
find_free_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();

  return g_socket_listener_add_any_inet_port (listener, NULL, NULL);
}

/* As soon as it listens, a signal stops it in order. It cannot say that it does, and go on to wait
 * for signals, before this has read what fills its log.
 */
static void
test_stopped_at_once (Fixture *fixture, gconstpointer)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  guint16 port = find_free_port ();
  g_autofree char *listen = g_strdup_printf ("127.0.0.1:%u", port);
  const char *arguments[] = { PF_TEST_SERVER, "--listen", listen, "--data", fixture->data, NULL };
  char drained[4096];
  PfRaw *raw;
  int ends[2];

  make_full_pipe (ends);
  g_subprocess_launcher_take_stderr_fd (launcher, ends[1]);
  fixture->process = g_subprocess_launcher_spawnv (launcher, arguments, NULL);
  g_assert_nonnull (fixture->process);
  g_clear_object (&launcher); /* closes its end of the pipe */
  while ((raw = pf_raw_open (port)) == NULL)
    g_usleep (1000);
  pf_raw_close (raw);
  g_subprocess_send_signal (fixture->process, SIGTERM);
  while (read (ends[0], drained, sizeof drained) > 0) {
  }
  close (ends[0]);
  g_assert_cmpint (wait_for_end (fixture), ==, 0);
}

static void
assert_fails (Fixture *fixture, const char *const *arguments, int status, const char *words)
{
  g_autofree char *line = NULL;

  start (fixture, arguments);
  line = read_line (fixture);
  g_assert_nonnull (line);
  g_test_message ("%s", line);
  g_assert_nonnull (strstr (line, words));
  g_assert_cmpint (wait_for_end (fixture), ==, status);
}

static void
test_wrong_file (Fixture *fixture, gconstpointer)
{
  g_autofree char *file = g_build_filename (fixture->folder, "server.ini", NULL);
  g_autofree char *place = g_strconcat (file, ":2: [server] threads: “x”", NULL);
  const char *arguments[] = { PF_TEST_SERVER, "--config", file, NULL };

  g_assert_true (g_file_set_contents (file, "[server]\nthreads=x\n", -1, NULL));
  assert_fails (fixture, arguments, 2, place);
}

static void
test_wrong_folder (Fixture *fixture, gconstpointer)
{
  const char *arguments[] = { PF_TEST_SERVER, "--data", fixture->data, NULL };

  g_assert_true (g_file_set_contents (fixture->data, "a file", -1, NULL));
  assert_fails (fixture, arguments, 1, fixture->data);
}

static void
test_port_taken (Fixture *fixture, gconstpointer)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *listen = g_strdup_printf ("127.0.0.1:%u", port);
  const char *arguments[] = { PF_TEST_SERVER, "--listen", listen, "--data", fixture->data, NULL };

  assert_fails (fixture, arguments, 1, listen);
}

/* Anybody could guess passwords for as long as they like. */
static void
test_no_limits (Fixture *fixture, gconstpointer)
{
  const char *arguments[] = { PF_TEST_SERVER, "--listen",    "127.0.0.1:0", "--data",
                              fixture->data,  "--no-limits", NULL };

  assert_fails (fixture, arguments, 1, "limits=false (--no-limits) is for a demonstration");
}

static void
test_no_limits_of_town (Fixture *fixture, gconstpointer)
{
  PfDemo *demo = pf_demo_new ();
  const char *arguments[] = { PF_TEST_SERVER, "--listen",    "127.0.0.1:0", "--data",
                              demo->folder,   "--no-limits", NULL };

  pf_demo_leave (demo);
  assert_fails (fixture, arguments, 1, "limits=false (--no-limits) is for a demonstration");
  g_clear_object (&fixture->log);
  g_clear_object (&fixture->process);
  pf_demo_run (demo, "UPDATE portal SET demonstration = 1");
  start (fixture, arguments);
  wait_for_note (fixture, "READY=1");
  g_subprocess_send_signal (fixture->process, SIGTERM);
  g_assert_cmpint (wait_for_end (fixture), ==, 0);
  pf_demo_free (demo);
}

/* That there is a server and no address that mails come from; two ways at once; no such file. */
static void
test_wrong_mail (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    const char *option, *value, *words;
  } cases[] = {
    { "--mail-server", "smtp://mail.example.org", "no address that mails come from" },
    { "--mail-password-file", "/nowhere/password", "/nowhere/password" },
    { "--mail-folder", "/dev/null/mails", "/dev/null/mails" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *arguments[] = { PF_TEST_SERVER, "--listen",      "127.0.0.1:0",  "--data",
                                fixture->data,  cases[i].option, cases[i].value, NULL };

    assert_fails (fixture, arguments, 1, cases[i].words);
    g_clear_object (&fixture->log);
    g_clear_object (&fixture->process);
  }
}

/* Who set the server up and forgot the mails is told, once. */
static void
test_no_mail (Fixture *fixture, gconstpointer)
{
  const char *arguments[] = { PF_TEST_SERVER, "--listen",    "127.0.0.1:0",
                              "--data",       fixture->data, NULL };
  g_autofree char *first = NULL;

  start (fixture, arguments);
  first = read_line (fixture);
  g_test_message ("%s", first);
  g_assert_nonnull (strstr (first, "neither mail_server nor mail_folder"));
  wait_for_note (fixture, "READY=1");
  g_subprocess_send_signal (fixture->process, SIGTERM);
  g_assert_cmpint (wait_for_end (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, function) g_test_add (name, Fixture, data, set_up, function, tear_down)
  ADD ("/main/terminated", GINT_TO_POINTER (SIGTERM), test_life);
  ADD ("/main/interrupted", GINT_TO_POINTER (SIGINT), test_life);
  ADD ("/main/stopped-at-once", NULL, test_stopped_at_once);
  ADD ("/main/wrong-file", NULL, test_wrong_file);
  ADD ("/main/wrong-folder", NULL, test_wrong_folder);
  ADD ("/main/port-taken", NULL, test_port_taken);
  ADD ("/main/no-limits", NULL, test_no_limits);
  ADD ("/main/no-limits-of-town", NULL, test_no_limits_of_town);
  ADD ("/main/wrong-mail", NULL, test_wrong_mail);
  ADD ("/main/no-mail", NULL, test_no_mail);
  return g_test_run ();
}
