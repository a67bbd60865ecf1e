/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files as families send them, and as strangers would: each in pieces of all sizes, judged alike.
 */
#include "core/document-type.h"

#include <gio/gio.h>
#include <malloc.h>
#include <string.h>

#include "core/document.h"
#include "files.h"

/* What the scan says of @file, and how many of its bytes it keeps, taken @piece by @piece. */
static const char *
scan (GByteArray *file, gsize piece, gsize *ret_n_kept)
{
  g_autoptr (PfDocumentScan) self = pf_document_scan_new ();
  const char *code = NULL;
  const char *type;

  *ret_n_kept = 0;
  for (gsize i = 0; i < file->len; i += piece)
    *ret_n_kept += pf_document_scan_take (self, file->data + i, MIN (piece, file->len - i));
  type = pf_document_scan_end (self, &code);
  return type != NULL ? type : code;
}

static void
test_files (void)
{
  static const gsize pieces[] = { 1, 7, 4096, G_MAXUINT32 };

  for (guint i = 0; pf_files_get (i) != NULL; i++) {
    const PfFile *file = pf_files_get (i);
    g_autoptr (GByteArray) bytes = file->make ();

    g_test_message ("%s: %s", file->name, file->verdict);
    for (gsize j = 0; j < G_N_ELEMENTS (pieces); j++) {
      gsize n_kept;

      g_assert_cmpstr (scan (bytes, pieces[j], &n_kept), ==, file->verdict);
      if (strchr (file->verdict, '/') != NULL)
        g_assert_cmpuint (n_kept, ==, bytes->len - file->n_appended);
    }
  }
}

/* A PDF may end here, with the blank after its mark or without. */
static gboolean
ends_well (GByteArray *bytes)
{
  return bytes->len > 5 && (memcmp (bytes->data + bytes->len - 5, "%%EOF", 5) == 0 ||
                            memcmp (bytes->data + bytes->len - 6, "%%EOF", 5) == 0);
}

/* A file that is good is damaged wherever it is cut. */
static void
test_cut (void)
{
  for (guint i = 0; pf_files_get (i) != NULL; i++) {
    const PfFile *file = pf_files_get (i);
    g_autoptr (GByteArray) bytes = file->make ();
    gsize n_kept;

    if (strchr (file->verdict, '/') == NULL || bytes->len > 4096)
      continue;
    g_test_message ("%s", file->name);
    g_byte_array_set_size (bytes, bytes->len - (guint) file->n_appended);
    while (bytes->len > 0) {
      g_byte_array_set_size (bytes, bytes->len - 1);
      if (!ends_well (bytes))
        g_assert_null (strchr (scan (bytes, 4096, &n_kept), '/'));
    }
  }
}

/* Changed at random, it may be judged one way or the other, and never does harm (the sanitizers
 * look on).
 */
static void
test_random (void)
{
  for (guint i = 0; pf_files_get (i) != NULL; i++) {
    g_autoptr (GByteArray) bytes = pf_files_get (i)->make ();
    gsize n_kept;

    if (bytes->len == 0 || bytes->len > 65536)
      continue;
    for (guint n = 0; n < 200; n++) {
      gint at = g_test_rand_int_range (0, (gint32) bytes->len);

      bytes->data[at] = (guint8) g_test_rand_int_range (0, 256);
      scan (bytes, (gsize) g_test_rand_int_range (1, 64), &n_kept);
    }
  }
}

/* What a bomb would be as pixels or objects is never held. */
static void
test_memory (void)
{
  for (guint i = 0; pf_files_get (i) != NULL; i++) {
    const PfFile *file = pf_files_get (i);
    g_autoptr (GByteArray) bytes = file->make ();
    g_autoptr (PfDocumentScan) self = pf_document_scan_new ();
    gsize before = mallinfo2 ().uordblks;
    gsize most = 0;

    for (gsize j = 0; j < bytes->len; j += 4096) {
      pf_document_scan_take (self, bytes->data + j, MIN (4096, bytes->len - j));
      most = MAX (most, mallinfo2 ().uordblks - MIN (before, mallinfo2 ().uordblks));
    }
    g_test_message ("%s: %" G_GSIZE_FORMAT, file->name, most);
    g_assert_cmpuint (most, <, 64 * 1024);
  }
}

static void
test_names (void)
{
  static const struct
  {
    const char *given, *type, *clean;
  } names[] = {
    { "facture.pdf", "application/pdf", "facture.pdf" },
    { "Photo.JPEG", "image/jpeg", "Photo.jpg" },
    { "/etc/passwd", "application/pdf", "passwd.pdf" },
    { "C:\\Users\\Ève\\justificatif.pdf", "application/pdf", "justificatif.pdf" },
    { "../../..", "image/png", "document.png" },
    { "a\r\nSet-Cookie: b=c\t.pdf", "application/pdf", "a Set-Cookie b=c.pdf" },
    { "exe\xe2\x80\xae"
      "fdp.exe",
      "application/pdf",
      "exefdp.exe.pdf" },
    { "  .hidden  ", "image/heic", "hidden.heic" },
    { "quittance.html", "application/pdf", "quittance.html.pdf" },
    { "\xff\xfe\x80", "application/pdf", "���.pdf" },
    { "e\xcc\x81"
      "dite.pdf",
      "application/pdf",
      "édite.pdf" },
    { "a\"b<c>|d?*.png", "image/png", "abcd.png" },
    { "", "image/jpeg", "document.jpg" },
    { NULL, "image/jpeg", "document.jpg" },
  };
  g_autofree char *endless = g_strnfill (5000, 'x');
  g_autofree char *cut = pf_document_clean_name (endless, "image/png");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *clean = pf_document_clean_name (names[i].given, names[i].type);

    g_assert_cmpstr (clean, ==, names[i].clean);
  }
  g_assert_cmpuint (strlen (cut), ==, 100 + strlen (".png"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-type/files", test_files);
  g_test_add_func ("/document-type/cut", test_cut);
  g_test_add_func ("/document-type/random", test_random);
  g_test_add_func ("/document-type/memory", test_memory);
  g_test_add_func ("/document-type/names", test_names);
  return g_test_run ();
}
