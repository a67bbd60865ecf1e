/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bodies with documents that are malformed, slow, broken off, too large or too many at once.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "portal/upload-portal.h"

#define AS_ONE "Authorization: Bearer one\r\n"
#define MIB (1024 * 1024)

static void
set_up (PfPortal *fixture, gconstpointer driver)
{
  pf_portal_start (fixture, driver, (PfServerOptions){ .language = "en" });
}

/* A second for what takes half a minute. */
static void
set_up_in_a_hurry (PfPortal *fixture, gconstpointer driver)
{
  pf_portal_start (
      fixture, driver, (PfServerOptions){ .idle_seconds = 1, .max_uploads_of_one = 2 });
}

#define ADD_RECORD(body)                                                                           \
  pf_uploading_add_part (body, "document", NULL, PF_PORTAL_JSON, strlen (PF_PORTAL_JSON))
#define ADD_FILE(body) pf_uploading_add_part (body, "file", "a.pdf", file->data, file->len)

static void
add_two_files (GByteArray *body, GByteArray *file)
{
  ADD_RECORD (body);
  ADD_FILE (body);
  ADD_FILE (body);
  pf_uploading_end (body);
}

static void
add_in_wrong_order (GByteArray *body, GByteArray *file)
{
  ADD_FILE (body);
  ADD_RECORD (body);
  pf_uploading_end (body);
}

static void
add_other_part (GByteArray *body, GByteArray *file)
{
  ADD_RECORD (body);
  pf_uploading_add_part (body, "other", NULL, "x", 1);
  ADD_FILE (body);
  pf_uploading_end (body);
}

static void
add_no_end (GByteArray *body, GByteArray *file)
{
  ADD_RECORD (body);
  ADD_FILE (body);
}

static void
add_preamble (GByteArray *body, GByteArray *file)
{
  g_byte_array_append (body, (const guint8 *) "hello", 5);
  add_no_end (body, file);
  pf_uploading_end (body);
}

static void
add_nothing (GByteArray *, GByteArray *)
{
}

static void
test_forms (PfPortal *fixture, gconstpointer)
{
  static void (*const add[]) (GByteArray * body, GByteArray * file) = {
    add_two_files, add_in_wrong_order, add_other_part, add_no_end, add_preamble, add_nothing
  };
  g_autoptr (GByteArray) file = pf_files_make_pdf (50000, "page");
  g_auto (PfRawAnswer) answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (add); i++) {
    g_autoptr (GByteArray) body = g_byte_array_new ();

    add[i](body, file);
    pf_portal_send_body (fixture->raw, "one", "k", body, &answer);
    pf_portal_assert_problem (&answer, 400, "bad-form");
    pf_portal_assert_kept (fixture, 0);
  }
}

static void
test_no_file (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_auto (PfRawAnswer) answer = { 0 };

  ADD_RECORD (body);
  pf_uploading_end (body);
  pf_portal_send_body (fixture->raw, "one", "k", body, &answer);
  pf_portal_assert_problem (&answer, 422, "\"pointer\":\"/file\",\"code\":\"required\"");
}

/* A form for a call of PF_PORTAL_JSON, and the reverse. */
static void
test_types (PfPortal *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (fixture->raw,
              "POST",
              "/v1/documents",
              AS_ONE "Idempotency-Key: k\r\n",
              PF_PORTAL_JSON,
              &answer);
  pf_portal_assert_problem (&answer, 415, "wrong-content-type");
}

static void
test_sizes (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GByteArray) largest = pf_files_make_pdf (10 * MIB - 100, "page");
  g_autoptr (GByteArray) larger = pf_files_make_pdf (10 * MIB + 1, "page");
  g_autoptr (GByteArray) huge = pf_files_make_pdf (20 * MIB, "page");
  g_autofree char *blanks = g_strnfill (70 * 1024, ' ');
  g_auto (PfRawAnswer) answer = { 0 };

  pf_portal_hand_in (fixture, "k1", PF_PORTAL_JSON, "a.pdf", largest, &answer);
  g_assert_cmpuint (answer.status, ==, 201);
  pf_portal_hand_in (fixture, "k2", PF_PORTAL_JSON, "a.pdf", larger, &answer);
  pf_portal_assert_problem (&answer, 413, "too-large");
  pf_portal_hand_in (fixture, "k3", PF_PORTAL_JSON, "a.pdf", huge, &answer);
  pf_portal_assert_problem (&answer, 413, "too-large");
  pf_portal_hand_in (fixture, "k4", blanks, "a.pdf", larger, &answer);
  pf_portal_assert_problem (&answer, 413, "too-large");
  pf_portal_assert_kept (fixture, 1);
}

/* Told before the body is sent, to who asks; and nothing of it is kept, for who does not. */
static void
test_strangers (PfPortal *fixture, gconstpointer)
{
  static const char head[] = "POST /v1/documents HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\n"
                             "Content-Type: " PF_UPLOADING_TYPE "\r\nContent-Length: 1000000\r\n"
                             "Idempotency-Key: k\r\n\r\n";
  g_autoptr (GByteArray) file = pf_files_make_pdf (MIB, "page");
  g_autoptr (GByteArray) body = pf_uploading_build (PF_PORTAL_JSON, "a.pdf", file);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_portal_send_body (fixture->raw, "forged", "k", body, &answer);
  pf_portal_assert_problem (&answer, 401, "not-signed-in");
  pf_portal_send_body (fixture->raw, "one", NULL, body, &answer);
  pf_portal_assert_problem (&answer, 400, "idempotency-key-required");
  pf_raw_send (fixture->raw, head, strlen (head));
  pf_raw_receive (fixture->raw, TRUE, &answer);
  pf_portal_assert_problem (&answer, 401, "not-signed-in");
  pf_portal_assert_kept (fixture, 0);
}

/* The first bytes of a body (transfer full), its head before it. */
static GByteArray *
begin_request (gsize size)
{
  g_autoptr (GByteArray) file = pf_files_make_pdf (2 * MIB, "page");
  g_autoptr (GByteArray) body = pf_uploading_build (PF_PORTAL_JSON, "a.pdf", file);
  GByteArray *request = pf_uploading_wrap ("one", "k", body);

  g_byte_array_set_size (request, (guint) size);
  return request;
}

/* The end of a connection may be seen only when it has said nothing for long enough. */
static void
test_aborted (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GByteArray) request = begin_request (MIB);

  for (guint i = 0; i < 10; i++) {
    g_autoptr (PfRaw) raw = pf_raw_open (pf_server_get_port (fixture->server));

    pf_raw_send (raw, (const char *) request->data, request->len);
    for (guint j = 0; i == 0 && j < 500 && pf_portal_count_kept (fixture) == 0; j++)
      g_usleep (10 * 1000);
    g_assert_true (i > 0 || pf_portal_count_kept (fixture) == 1);
  }
  pf_portal_assert_kept (fixture, 0);
}

/* A byte now and then keeps a connection busy, but not for ever. */
static void
test_slow (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GByteArray) request = begin_request (MIB);
  gint64 started_at = g_get_monotonic_time ();
  gint64 span = 0;
  gboolean taken = pf_raw_send (fixture->raw, (const char *) request->data, MIB / 2);

  for (gsize i = MIB / 2; taken && span < 10 * G_TIME_SPAN_SECOND; i++) {
    taken = pf_raw_send (fixture->raw, (const char *) request->data + i, 1);
    g_usleep (G_TIME_SPAN_SECOND / 10);
    span = g_get_monotonic_time () - started_at;
  }
  g_assert_false (taken);
  g_assert_cmpint (span, >, 2 * G_TIME_SPAN_SECOND);
  pf_portal_assert_kept (fixture, 0);
}

static void
test_too_many (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GByteArray) begun = begin_request (MIB);
  g_autoptr (GByteArray) file = pf_files_make_pdf (1000, "page");
  g_autoptr (PfRaw) first = pf_raw_open (pf_server_get_port (fixture->server));
  g_autoptr (PfRaw) second = pf_raw_open (pf_server_get_port (fixture->server));
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_send (first, (const char *) begun->data, begun->len);
  pf_raw_send (second, (const char *) begun->data, begun->len);
  for (guint i = 0; i < 500 && pf_portal_count_kept (fixture) < 2; i++)
    g_usleep (10 * 1000);
  pf_portal_hand_in (fixture, "k2", PF_PORTAL_JSON, "a.pdf", file, &answer);
  pf_portal_assert_problem (&answer, 429, "too-many-requests");
  pf_portal_assert_header (&answer, "Retry-After", "5");
}

#define N_AT_ONCE 8

/* What the whole process has, in bytes. */
static gsize
measure_memory (void)
{
  g_autofree char *text = NULL;
  gulong pages = 0;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%*u %lu", &pages), ==, 1);
  return pages * (gsize) sysconf (_SC_PAGESIZE);
}

/* Each takes little memory, however large its file. */
static void
test_memory (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GByteArray) file = pf_files_make_pdf (5 * MIB, "page");
  g_autoptr (GByteArray) body = pf_uploading_build (PF_PORTAL_JSON, "a.pdf", file);
  g_autoptr (GByteArray) request = pf_uploading_wrap ("one", "k", body);
  PfRaw *raws[N_AT_ONCE];
  gsize before, after;

  for (guint i = 0; i < N_AT_ONCE; i++)
    raws[i] = pf_raw_open (pf_server_get_port (fixture->server));
  before = measure_memory ();
  for (guint i = 0; i < N_AT_ONCE; i++)
    pf_raw_send (raws[i], (const char *) request->data, 4 * MIB);
  for (guint i = 0; i < 500 && pf_portal_count_kept (fixture) < N_AT_ONCE; i++)
    g_usleep (10 * 1000);
  after = measure_memory ();
  g_test_message ("%" G_GSIZE_FORMAT " bytes for each", (after - MIN (before, after)) / N_AT_ONCE);
#ifndef __SANITIZE_ADDRESS__ /* which frees nothing at once */
  g_assert_cmpuint (after, <, before + N_AT_ONCE * 256 * 1024);
#endif
  for (guint i = 0; i < N_AT_ONCE; i++)
    pf_raw_close (raws[i]);
  pf_portal_assert_kept (fixture, 0);
}

static void
set_up_many (PfPortal *fixture, gconstpointer driver)
{
  pf_portal_start (
      fixture, driver, (PfServerOptions){ .idle_seconds = 2, .max_uploads_of_one = N_AT_ONCE });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_ON(driver, name, set_up, function)                                                     \
  g_test_add ("/uploads-wrong/" name, PfPortal, driver, set_up, function, pf_portal_tear_down)
#define ADD(name, set_up, function)                                                                \
  ADD_ON (&pf_sqlite_driver, "sqlite/" name, set_up, function);                                    \
  if (pf_demo_has_postgres ())                                                                     \
  ADD_ON (&pf_postgres_driver, "postgres/" name, set_up, function)
  ADD ("forms", set_up, test_forms);
  ADD ("no-file", set_up, test_no_file);
  ADD ("types", set_up, test_types);
  ADD ("sizes", set_up, test_sizes);
  ADD ("strangers", set_up, test_strangers);
  ADD ("aborted", set_up_in_a_hurry, test_aborted);
  ADD ("slow", set_up_in_a_hurry, test_slow);
  ADD ("too-many", set_up_in_a_hurry, test_too_many);
  ADD ("memory", set_up_many, test_memory);
  return g_test_run ();
}
