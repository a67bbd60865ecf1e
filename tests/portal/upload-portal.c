/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portal/upload-portal.h"

#include <string.h>

#include "traces.h"

void
pf_portal_start (PfPortal *fixture, gconstpointer driver, PfServerOptions options)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GError) error = NULL;

  fixture->demo = pf_demo_new_on (driver);
  pf_demo_open_documents (fixture->demo);
  options.listen = "127.0.0.1:0";
  options.zone = paris;
  options.n_threads = 2;
  options.documents = fixture->demo->documents;
  fixture->server = pf_server_start (fixture->demo->store, &options, &error);
  g_assert_no_error (error);
  fixture->raw = pf_raw_open (pf_server_get_port (fixture->server));
}

void
pf_portal_tear_down (PfPortal *fixture, gconstpointer)
{
  pf_raw_close (fixture->raw);
  pf_server_stop (fixture->server, 10);
  pf_traces_assert (fixture->demo);
  pf_demo_free (fixture->demo);
}

void
pf_portal_prove (PfPortal *fixture)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE account_session SET proven_at = %" G_GINT64_FORMAT, g_get_real_time ());

  pf_demo_run (fixture->demo, sql);
}

void
pf_portal_send_body (PfRaw *raw,
                     const char *token,
                     const char *key,
                     GByteArray *body,
                     PfRawAnswer *ret_answer)
{
  g_autoptr (GByteArray) request = pf_uploading_wrap (token, key, body);

  pf_raw_send (raw, (const char *) request->data, request->len);
  pf_raw_receive (raw, TRUE, ret_answer);
}

void
pf_portal_hand_in (PfPortal *fixture,
                   const char *key,
                   const char *json,
                   const char *name,
                   GByteArray *file,
                   PfRawAnswer *ret_answer)
{
  g_autoptr (GByteArray) body = pf_uploading_build (json, name, file);

  pf_portal_send_body (fixture->raw, "one", key, body, ret_answer);
}

void
pf_portal_assert_problem (const PfRawAnswer *answer, guint status, const char *words)
{
  g_test_message ("%u %s", answer->status, answer->body);
  g_assert_cmpuint (answer->status, ==, status);
  g_assert_nonnull (strstr (answer->body, words));
}

gint64
pf_portal_count (PfPortal *fixture, const char *sql)
{
  return pf_demo_ask (fixture->demo, sql);
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

guint
pf_portal_count_kept (PfPortal *fixture)
{
  g_autofree char *folder = NULL;

  if (fixture->demo->folder == NULL)
    return (guint) pf_portal_count (fixture, "SELECT count(DISTINCT body) FROM document_chunk");
  folder = pf_demo_get_documents_folder (fixture->demo);
  return count_files (folder);
}

void
pf_portal_assert_kept (PfPortal *fixture, guint n)
{
  for (guint i = 0; i < 500 && pf_portal_count_kept (fixture) != n; i++)
    g_usleep (10 * 1000);
  g_assert_cmpuint (pf_portal_count_kept (fixture), ==, n);
  g_assert_cmpint (pf_portal_count (fixture, "SELECT count(*) FROM document"), ==, n);
}

void
pf_portal_assert_header (const PfRawAnswer *answer, const char *name, const char *value)
{
  g_autofree char *found = pf_raw_answer_get (answer, name);

  g_assert_cmpstr (found, ==, value);
}

int
pf_portal_run (int argc,
               char **argv,
               const char *suite,
               void (*set_up) (PfPortal *fixture, gconstpointer driver),
               const PfPortalTest *tests)
{
  const PfDriver *drivers[] = { &pf_sqlite_driver, &pf_postgres_driver };
  gsize n_drivers = pf_demo_has_postgres () ? 2 : 1;

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < n_drivers; i++) {
    for (const PfPortalTest *each = tests; each->name != NULL; each++) {
      g_autofree char *path = g_strdup_printf ("/%s/%s/%s", suite, drivers[i]->name, each->name);

      g_test_add (path, PfPortal, drivers[i], set_up, each->test, pf_portal_tear_down);
    }
  }
  return g_test_run ();
}
