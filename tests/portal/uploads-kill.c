/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real program, killed while families hand documents in: each that was answered is there whole,
 * no row is without its file, and no file without its row once it was swept. The control is killed
 * likewise, but names its files after their rows (hasty-documents.c).
 */
#include <signal.h>
#include <string.h>

#include "demo.h"
#include "files.h"
#include "raw.h"
#include "server/store/documents.h"
#include "uploading.h"

#define N_CLIENTS 4
#define N_KILLS (g_test_slow () ? 50 : 5)
#define JSON "{\"kind\":\"insurance\",\"household\":\"" DEMO_1 "\"}"
#define SIZE 100000

typedef struct
{
  PfDemo *demo;
  GSubprocess *process;
  guint16 port;
  GMutex mutex; /* of all below */
  GCond changed;
  guint n_answered;
  guint n_begun;  /* which makes keys */
  GPtrArray *ids; /* of what was answered */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer driver)
{
  fixture->demo = pf_demo_new_on (driver);
  g_free (pf_demo_get_key_file (fixture->demo));
  pf_demo_leave (fixture->demo);
  fixture->ids = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->changed);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_ptr_array_unref (fixture->ids);
  pf_demo_free (fixture->demo);
  g_mutex_clear (&fixture->mutex);
  g_cond_clear (&fixture->changed);
}

static guint16
read_port (GSubprocess *process)
{
  g_autoptr (GDataInputStream) log =
      g_data_input_stream_new (g_subprocess_get_stderr_pipe (process));
  char *line;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (log), FALSE);
  while ((line = g_data_input_stream_read_line (log, NULL, NULL, NULL)) != NULL) {
    g_autofree char *owned = line;
    const char *port = strstr (line, "Listening on port ");

    if (port != NULL)
      return (guint16) g_ascii_strtoull (port + strlen ("Listening on port "), NULL, 10);
    g_test_message ("%s", line);
  }
  g_assert_not_reached ();
}

/* As kill.c does: "host=… user=…" is made into an address. */
static char *
build_address (PfDemo *demo)
{
  g_auto (GStrv) words = g_strsplit (g_getenv ("PF_TEST_POSTGRES"), " ", -1);
  g_autofree char *query = g_strjoinv ("&", words);

  return g_strdup_printf ("postgresql:///?%s&options=-csearch_path%%3D%s", query, demo->schema);
}

static void
start (Fixture *fixture, const char *program)
{
  PfDemo *demo = fixture->demo;
  g_autofree char *key_file = pf_demo_get_key_file (demo);
  g_autofree char *address = demo->folder == NULL ? build_address (demo) : NULL;
  g_autoptr (GError) error = NULL;

  fixture->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                       &error,
                                       program,
                                       "--listen",
                                       "127.0.0.1:0",
                                       "--key-file",
                                       key_file,
                                       address != NULL ? "--database" : "--data",
                                       address != NULL ? address : demo->folder,
                                       NULL);
  g_assert_no_error (error);
  fixture->port = read_port (fixture->process);
}

static void
end (Fixture *fixture, int signal)
{
  g_subprocess_send_signal (fixture->process, signal);
  g_subprocess_wait (fixture->process, NULL, NULL);
  g_clear_object (&fixture->process);
}

static char *
take_key (Fixture *fixture)
{
  char *key;

  g_mutex_lock (&fixture->mutex);
  key = g_strdup_printf ("k%u", fixture->n_begun++);
  g_mutex_unlock (&fixture->mutex);
  return key;
}

static void
note_answer (Fixture *fixture, const PfRawAnswer *answer)
{
  const char *id = strstr (answer->body, "\"id\":\"");

  g_assert_cmpuint (answer->status, ==, 201);
  g_mutex_lock (&fixture->mutex);
  g_ptr_array_add (fixture->ids, g_strndup (id + strlen ("\"id\":\""), 13));
  fixture->n_answered++;
  g_cond_signal (&fixture->changed);
  g_mutex_unlock (&fixture->mutex);
}

/* Hands in one document after the other, for as long as the server lives. */
static gpointer
hand_in (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (PfRaw) raw = pf_raw_open (fixture->port);
  g_autoptr (GByteArray) file = pf_files_make_pdf (SIZE, "page");
  g_autoptr (GByteArray) body = pf_uploading_build (JSON, "a.pdf", file);
  gboolean alive = raw != NULL;

  while (alive) {
    g_autofree char *key = take_key (fixture);
    g_autoptr (GByteArray) request = pf_uploading_wrap ("one", key, body);
    g_auto (PfRawAnswer) answer = { 0 };

    if (pf_raw_send (raw, (const char *) request->data, request->len))
      pf_raw_receive (raw, TRUE, &answer);
    alive = answer.status > 0;
    if (alive)
      note_answer (fixture, &answer);
  }
  return NULL;
}

static void
wait_for_answers (Fixture *fixture, guint n_answers)
{
  g_mutex_lock (&fixture->mutex);
  while (fixture->n_answered < n_answers)
    g_cond_wait (&fixture->changed, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
}

static void
kill_once (Fixture *fixture, const char *program)
{
  GThread *threads[N_CLIENTS];
  guint kill_at = fixture->n_answered + (guint) g_test_rand_int_range (3, 30);

  start (fixture, program);
  for (guint i = 0; i < N_CLIENTS; i++)
    threads[i] = g_thread_new ("client", hand_in, fixture);
  wait_for_answers (fixture, kill_at);
  end (fixture, SIGKILL);
  for (guint i = 0; i < N_CLIENTS; i++)
    g_thread_join (threads[i]);
}

/* Of the rows, those whose document is not there as it was handed in. */
static guint
count_broken (PfDemo *demo, PfDb *reader)
{
  g_autoptr (GPtrArray) bodies = NULL;
  PfId after = "";
  guint n_broken = 0;

  do {
    g_clear_pointer (&bodies, g_ptr_array_unref);
    bodies = pf_store_list_document_bodies (reader, after, NULL, NULL);
    for (guint i = 0; i < bodies->len; i++) {
      const PfDocumentBody *body = bodies->pdata[i];
      g_autoptr (PfDocumentReader) document = pf_document_reader_new (
          demo->documents, body->body, body->key, (guint64) body->size, NULL);
      guint8 out[4096];
      gssize n = document != NULL ? 1 : -1;

      while (n > 0)
        n = pf_document_reader_read (document, out, sizeof out, NULL);
      n_broken += n < 0;
      g_strlcpy (after, body->document, PF_ID_SIZE);
    }
  } while (bodies->len > 0);
  return n_broken;
}

static guint
count_lost (Fixture *fixture)
{
  guint n_lost = 0;

  for (guint i = 0; i < fixture->ids->len; i++) {
    g_autofree char *sql =
        g_strdup_printf ("SELECT count(*) FROM document WHERE id = %" G_GINT64_FORMAT,
                         pf_id_to_number (fixture->ids->pdata[i]));

    n_lost += pf_demo_ask (fixture->demo, sql) == 0;
  }
  return n_lost;
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *inner = g_build_filename (path, name, NULL);

    n += g_file_test (inner, G_FILE_TEST_IS_DIR) ? count_files (inner) : 1;
  }
  return n;
}

static gint64
count_kept (PfDemo *demo)
{
  g_autofree char *folder = demo->folder != NULL ? pf_demo_get_documents_folder (demo) : NULL;

  return folder != NULL ? (gint64) count_files (folder)
                        : pf_demo_ask (demo, "SELECT count(DISTINCT body) FROM document_chunk");
}

/* Sweeps as the server does, but does not wait an hour. */
static guint
sweep (PfDemo *demo, PfDb *reader)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  pf_document_store_sweep (
      demo->documents, reader, g_get_real_time () + G_TIME_SPAN_HOUR, &n, &error);
  g_assert_no_error (error);
  return n;
}

static guint
judge (Fixture *fixture)
{
  PfDemo *demo = fixture->demo;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) reader = pf_db_open (demo->driver, demo->path, PF_DB_READER, &error);
  guint n_broken, n_swept;

  g_assert_no_error (error);
  pf_demo_open_documents (demo);
  n_swept = sweep (demo, reader);
  n_broken = count_broken (demo, reader);
  g_test_message ("%u answered: %u swept, %u broken", fixture->n_answered, n_swept, n_broken);
  g_assert_cmpuint (count_lost (fixture), ==, 0);
  if (n_broken == 0)
    g_assert_cmpint (count_kept (demo), ==, pf_demo_ask (demo, "SELECT count(*) FROM document"));
  pf_demo_leave (demo);
  return n_broken;
}

static void
test_kill (Fixture *fixture, gconstpointer)
{
  for (int i = 0; i < N_KILLS; i++) {
    kill_once (fixture, PF_TEST_SERVER);
    g_assert_cmpuint (judge (fixture), ==, 0);
  }
}

static void
test_hasty (Fixture *fixture, gconstpointer)
{
  kill_once (fixture, PF_TEST_HASTY_DOCUMENTS);
  g_assert_cmpuint (judge (fixture), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add (
      "/uploads-kill/sqlite/kill", Fixture, &pf_sqlite_driver, set_up, test_kill, tear_down);
  g_test_add (
      "/uploads-kill/sqlite/hasty", Fixture, &pf_sqlite_driver, set_up, test_hasty, tear_down);
  if (pf_demo_has_postgres ())
    g_test_add (
        "/uploads-kill/postgres/kill", Fixture, &pf_postgres_driver, set_up, test_kill, tear_down);
  return g_test_run ();
}
