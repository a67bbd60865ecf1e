/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/proof-preparation.h"

#include <string.h>

#include "client/views/widgets/document-picture.h"

/* A little-endian note of one entry: held so that it is right after a quarter of a turn. */
static const guint8 held[] = {
  0xff, 0xe1, 0x00, 0x22, 'E',  'x',  'i',  'f', 0, 0, 'I', 'I', 0x2a, 0x00, 0x08, 0, 0, 0,
  0x01, 0x00, 0x12, 0x01, 0x03, 0x00, 0x01, 0,   0, 0, 6,   0,   0,    0,    0,    0, 0, 0,
};

#define START_OF_IMAGE 2

static GBytes *
new_photo (int width, int height, gboolean with_notes)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *data = NULL;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0xffffffff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, NULL));
  g_byte_array_append (bytes, (const guint8 *) data, START_OF_IMAGE);
  if (with_notes)
    g_byte_array_append (bytes, held, sizeof held);
  g_byte_array_append (
      bytes, (const guint8 *) data + START_OF_IMAGE, (guint) size - START_OF_IMAGE);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

typedef struct
{
  PfProof *proof;
  const char *code;
  gboolean done;
} Outcome;

static void
prepared_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->proof = pf_proof_prepare_finish (result, &outcome->code);
  outcome->done = TRUE;
}

static Outcome
prepare (GBytes *original, guint turns, gsize maximum)
{
  Outcome outcome = { 0 };

  pf_proof_prepare_async ("photo", original, turns, maximum, NULL, prepared_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  return outcome;
}

static void
assert_size (PfProof *proof, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = pf_document_picture_decode (proof->content, NULL, 10000, NULL);

  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, height);
}

/* A photo that says of itself that it has 20,000 by 13,000 pixels. */
static GBytes *
new_poster (void)
{
  static const guint8 frame[] = { 0xff, 0xc0, 0x00, 0x11, 0x08 };
  static const guint8 sides[] = { 13000 >> 8, 13000 & 0xff, 20000 >> 8, 20000 & 0xff };
  g_autoptr (GBytes) photo = new_photo (16, 16, FALSE);
  gsize size;
  guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&photo), &size);
  gsize at = 0;

  while (memcmp (data + at, frame, sizeof frame) != 0)
    g_assert_cmpuint (++at, <, size - sizeof frame);
  memcpy (data + at + sizeof frame, sides, sizeof sides);
  return g_bytes_new_take (data, size);
}

/* A telephone's largest is made smaller before the rule of 50 million pixels refuses it; what no
 * telephone takes is refused.
 */
static void
test_many_pixels (void)
{
  g_autoptr (GBytes) original = new_photo (8000, 6400, FALSE);
  g_autoptr (GBytes) poster = new_poster ();
  Outcome outcome = prepare (original, 0, 0);
  Outcome refused = prepare (poster, 0, 0);
  g_autoptr (PfProof) proof = outcome.proof;

  g_assert_cmpstr (outcome.code, ==, NULL);
  g_assert_cmpstr (proof->content_type, ==, "image/jpeg");
  assert_size (proof, PF_PROOF_EDGE, 2000);
  g_assert_null (refused.proof);
  g_assert_cmpstr (refused.code, ==, "too-many-pixels");
}

/* Upright, no larger than it takes, and without what the camera noted. */
static void
test_photo (void)
{
  g_autoptr (GBytes) original = new_photo (5000, 1000, TRUE);
  Outcome outcome = prepare (original, 0, 0);
  g_autoptr (PfProof) proof = outcome.proof;
  gsize size;
  const guint8 *data = g_bytes_get_data (proof->content, &size);

  g_assert_cmpstr (proof->content_type, ==, "image/jpeg");
  g_assert_true (pf_proof_is_converted (proof));
  assert_size (proof, 500, PF_PROOF_EDGE);
  for (gsize i = 0; i + 4 < size; i++)
    g_assert_false (memcmp (data + i, "Exif", 4) == 0);
}

static void
test_turned (void)
{
  g_autoptr (GBytes) original = new_photo (300, 100, FALSE);
  g_autoptr (PfProof) once = prepare (original, 1, 0).proof;
  g_autoptr (PfProof) twice = prepare (original, 2, 0).proof;

  assert_size (once, 100, 300);
  assert_size (twice, 300, 100);
}

static void
test_small (void)
{
  g_autoptr (GBytes) original = new_photo (300, 100, FALSE);
  g_autoptr (PfProof) proof = prepare (original, 0, 0).proof;

  g_assert_false (pf_proof_is_converted (proof));
  g_assert_true (g_bytes_equal (proof->content, original));
}

/* Below the limit, before the portal would refuse it. */
static void
test_heavy (void)
{
  g_autoptr (GBytes) original = new_photo (2400, 2400, FALSE);
  gsize limit = g_bytes_get_size (original) - 1;
  g_autoptr (PfProof) proof = prepare (original, 0, limit).proof;

  g_assert_cmpuint (g_bytes_get_size (proof->content), <=, limit);
  g_assert_cmpstr (prepare (original, 0, 100).code, ==, "too-large");
}

#define PAGELESS "%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\nstartxref\n9\n%%EOF\n"

static void
test_others (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("This is no document.", 20);
  g_autoptr (GBytes) whole = new_photo (300, 100, FALSE);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) - 20);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) pageless = g_bytes_new_static (PAGELESS, strlen (PAGELESS));

  g_assert_cmpstr (prepare (text, 0, 0).code, ==, "not-a-document");
  g_assert_cmpstr (prepare (cut, 0, 0).code, ==, "damaged");
  g_assert_cmpstr (prepare (empty, 0, 0).code, ==, "empty");
  g_assert_cmpstr (prepare (pageless, 0, 0).code, ==, "no-page");
}

/* It is one with a page, which its tree has not: there is nothing to be seen. */
static void
test_no_page (void)
{
  static const char text[] = "%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
                             "2 0 obj\n<</Type/Page>>\nendobj\n"
                             "trailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";
  g_autoptr (GBytes) content = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (PfProof) proof = prepare (content, 0, 0).proof;
  g_autoptr (PfDocumentPicture) picture = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (proof->content_type, ==, "application/pdf");
  picture = pf_document_picture_new (content, proof->content_type, &error);
  g_assert_no_error (error);
  g_assert_null (pf_document_picture_draw (picture, 0, 100, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_no_file (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/no/such/file.pdf");
  Outcome outcome = { 0 };

  pf_proof_prepare_file_async (file, 0, NULL, prepared_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (outcome.proof);
  g_assert_cmpstr (outcome.code, ==, "unreadable");
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) original = new_photo (300, 100, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome = { .code = "none" };

  g_cancellable_cancel (cancellable);
  pf_proof_prepare_async ("photo", original, 0, 0, cancellable, prepared_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (outcome.proof);
  g_assert_null (outcome.code);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proof-preparation/photo", test_photo);
  g_test_add_func ("/proof-preparation/many-pixels", test_many_pixels);
  g_test_add_func ("/proof-preparation/turned", test_turned);
  g_test_add_func ("/proof-preparation/small", test_small);
  g_test_add_func ("/proof-preparation/heavy", test_heavy);
  g_test_add_func ("/proof-preparation/others", test_others);
  g_test_add_func ("/proof-preparation/no-page", test_no_page);
  g_test_add_func ("/proof-preparation/no-file", test_no_file);
  g_test_add_func ("/proof-preparation/cancelled", test_cancelled);
  return g_test_run ();
}
