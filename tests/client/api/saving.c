/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that come from the portal straight to the disk: whole, or not at all.
 */
#include "client/api/saving.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>

#include "client/api/error.h"
#include "core/problem.h"

#define MIB (1024 * 1024)

/* Of a ZIP without files. */
#define END "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define BEFORE "what was there before"

typedef struct
{
  SoupServer *server;
  PfApiClient *client;
  char *folder;
  GFile *file;
  guint status;
  const char *type;
  gsize size;       /* of the answer */
  guint n_to_break; /* so many answers end in the middle */
  guint n_requests;
  guint n_told; /* of its progress */
  guint64 n_bytes;
} Fixture;

static void
break_cb (SoupServerMessage *message)
{
  g_socket_shutdown (soup_server_message_get_socket (message), TRUE, TRUE, NULL);
}

/* In chunks, as the portal does whose archive has no length yet. */
static void
handle_cb (SoupServer *, SoupServerMessage *message, const char *, GHashTable *, gpointer user_data)
{
  Fixture *fixture = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  gsize chunk = MIN (MIB, fixture->size);

  fixture->n_requests++;
  soup_server_message_set_status (message, fixture->status, NULL);
  soup_message_headers_set_content_type (headers, fixture->type, NULL);
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  for (gsize n = 0; n < fixture->size; n += chunk)
    soup_message_body_append_take (body, (guchar *) g_strnfill (chunk, 'z'), chunk);
  if (fixture->status == 200)
    soup_message_body_append (body, SOUP_MEMORY_STATIC, END, sizeof END - 1);
  soup_message_body_complete (body);
  if (fixture->n_to_break > 0) {
    fixture->n_to_break--;
    g_signal_connect (message, "wrote-chunk", G_CALLBACK (break_cb), NULL);
  }
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  g_autofree char *path = NULL;
  GSList *uris;

  fixture->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (fixture->server, NULL, handle_cb, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fixture->client = pf_api_client_new (url, "secret");
  fixture->folder = g_dir_make_tmp ("pf-saving-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "data.zip", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->status = 200;
  fixture->type = "application/zip";
  fixture->size = 3 * MIB;
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_assert_finalize_object (fixture->client);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  g_file_delete (fixture->file, NULL, NULL);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* nothing else is left in it */
  g_object_unref (fixture->file);
  g_free (fixture->folder);
}

static void
progress_cb (guint64 n_bytes, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_told++;
  fixture->n_bytes = n_bytes;
}

static void
done_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

/* @stop_at: of the bytes that came; 0: never */
static PfAnswer *
save (Fixture *fixture, guint64 stop_at, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  pf_api_client_save_async (fixture->client,
                            PF_OPERATION_EXPORT_ME,
                            NULL,
                            fixture->file,
                            progress_cb,
                            fixture,
                            cancellable,
                            done_cb,
                            &result);
  while (result == NULL) {
    g_main_context_iteration (NULL, TRUE);
    if (stop_at > 0 && fixture->n_bytes >= stop_at)
      g_cancellable_cancel (cancellable);
  }
  return pf_api_client_call_finish (fixture->client, result, error);
}

static void
assert_holds (Fixture *fixture, gsize size)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_load_contents (fixture->file, NULL, &text, &length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, size + sizeof END - 1);
  for (gsize i = 0; i < size; i++)
    g_assert_true (text[i] == 'z');
  g_assert_cmpmem (text + size, sizeof END - 1, END, sizeof END - 1);
}

/* More than an answer in memory may have. */
static void
test_whole (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = NULL;

  fixture->size = 20 * MIB;
  answer = save (fixture, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (answer->raw), ==, 0);
  assert_holds (fixture, 20 * MIB);
  g_assert_cmpuint (fixture->n_told, >, 100);
  g_assert_cmpuint (fixture->n_bytes, ==, 20 * MIB + sizeof END - 1);
}

/* Once more by itself, from the beginning. */
static void
test_broken_once (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = NULL;

  fixture->n_to_break = 1;
  answer = save (fixture, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (answer);
  g_assert_cmpuint (fixture->n_requests, ==, 2);
  assert_holds (fixture, 3 * MIB);
}

/* A part is nothing, and what was there before is still there. */
static void
test_broken (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_replace_contents (
      fixture->file, BEFORE, strlen (BEFORE), NULL, FALSE, 0, NULL, NULL, NULL);
  fixture->n_to_break = 2;
  g_assert_null (save (fixture, 0, &error));
  g_assert_cmpuint (error->domain, ==, PF_API_ERROR);
  g_assert_cmpuint (fixture->n_requests, ==, 2);
  g_file_load_contents (fixture->file, NULL, &text, NULL, NULL, NULL);
  g_assert_cmpstr (text, ==, BEFORE);
}

static void
test_stopped (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (save (fixture, MIB, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (fixture->file, NULL));
}

/* What is refused is no file. */
static void
test_refused (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;

  fixture->status = 429;
  fixture->size = 100;
  fixture->type = "application/problem+json";
  g_assert_null (save (fixture, 0, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, PF_PROBLEM);
  g_assert_false (g_file_query_exists (fixture->file, NULL));
}

/* A page of somebody else is no file either. */
static void
test_stranger (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;

  fixture->type = "text/html";
  g_assert_null (save (fixture, 0, &error));
  g_assert_error (error, PF_API_ERROR, PF_API_ERROR_WRONG_ADDRESS);
  g_assert_false (g_file_query_exists (fixture->file, NULL));
}

static void
test_no_room (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) there = g_steal_pointer (&fixture->file);

  fixture->file = g_file_new_for_path ("/proc/no/such/folder/data.zip");
  g_assert_null (save (fixture, 0, &error));
  g_assert_cmpuint (error->domain, ==, G_IO_ERROR);
  g_object_unref (fixture->file);
  fixture->file = g_steal_pointer (&there);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/saving/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("whole", test_whole);
  ADD ("broken-once", test_broken_once);
  ADD ("broken", test_broken);
  ADD ("stopped", test_stopped);
  ADD ("refused", test_refused);
  ADD ("stranger", test_stranger);
  ADD ("no-room", test_no_room);
  return g_test_run ();
}
