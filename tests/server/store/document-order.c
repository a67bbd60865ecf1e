/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In what order a document goes to disk, as the system is asked: no power cut can be made here, so
 * it is the questions that are looked at. The control leaves one out.
 */
#include <glib.h>
#include <stdio.h>
#include <unistd.h>

#include "demo.h"

static GString *diary;
static gboolean forgetful; /* the control */

static int
flush_and_note (int file)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", file);
  g_autofree char *path = g_file_read_link (link, NULL);

  g_string_append (diary, g_file_test (path, G_FILE_TEST_IS_DIR) ? "flush-folder " : "flush ");
  return fsync (file);
}

static int
rename_and_note (const char *from, const char *to)
{
  g_string_append (diary, "name ");
  return rename (from, to);
}

#define fsync(file) (forgetful ? 0 : flush_and_note (file))
#define rename rename_and_note
#include "../../../src/server/store/document-files.c"

typedef struct
{
  PfDemo *demo;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->demo = pf_demo_new ();
  pf_demo_open_documents (fixture->demo);
  diary = g_string_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_demo_free (fixture->demo);
  g_string_free (diary, TRUE);
}

/* Keeps a document, and tells whether all was done in order. */
static gboolean
is_in_order (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDocumentWriter) writer = pf_document_writer_new (fixture->demo->documents, &error);

  g_assert_no_error (error);
  g_string_truncate (diary, 0);
  g_assert_true (pf_document_writer_take (writer, (const guint8 *) "text", 4, NULL));
  g_assert_cmpstr (diary->str, ==, "");
  g_assert_true (pf_document_writer_settle (writer, NULL));
  g_test_message ("%s", diary->str);
  /* The folder that it lies in is new, too. */
  return g_str_equal (diary->str, "flush-folder flush name flush-folder ");
}

static void
test_order (Fixture *fixture, gconstpointer)
{
  forgetful = FALSE;
  g_assert_true (is_in_order (fixture));
}

static void
test_forgetful (Fixture *fixture, gconstpointer)
{
  forgetful = TRUE;
  g_assert_false (is_in_order (fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document-order/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/document-order/forgetful", Fixture, NULL, set_up, test_forgetful, tear_down);
  return g_test_run ();
}
