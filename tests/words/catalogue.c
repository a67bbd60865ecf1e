/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/catalogue.h"

#include <string.h>

/* "a" is "A"; "b" has the forms "B" and "BB". */
static const guint32 small[] = {
  0x950412de, 0,  2, 28, 44, 0, 60, /* header */
  1,          60, 3, 62,            /* texts: "a", "b" NUL "c" */
  1,          66, 4, 68,            /* translations: "A", "B" NUL "BB" */
};
static const char texts[] = "a\0b\0c\0A\0B\0BB";

static GByteArray *
build_small (gboolean swapped)
{
  GByteArray *file = g_byte_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (small); i++) {
    guint32 number = swapped ? GUINT32_SWAP_LE_BE (small[i]) : small[i];

    g_byte_array_append (file, (const guint8 *) &number, sizeof number);
  }
  g_byte_array_append (file, (const guint8 *) texts, sizeof texts);
  return file;
}

static void
test_find (gconstpointer swapped)
{
  g_autoptr (GBytes) file = g_byte_array_free_to_bytes (build_small (swapped != NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (PfCatalogue) catalogue = pf_catalogue_new (file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pf_catalogue_find (catalogue, "a", 0), ==, "A");
  g_assert_cmpstr (pf_catalogue_find (catalogue, "b", 0), ==, "B");
  g_assert_cmpstr (pf_catalogue_find (catalogue, "b", 1), ==, "BB");
  g_assert_null (pf_catalogue_find (catalogue, "b", 2));
  g_assert_null (pf_catalogue_find (catalogue, "c", 0));
  g_assert_null (pf_catalogue_find (catalogue, "", 0));
}

/* Each number and each text made wrong in turn, and each shorter file: never a read outside (the
 * sanitizers watch), and whatever is taken can be searched.
 */
static void
test_broken (void)
{
  g_autoptr (GByteArray) file = build_small (FALSE);

  for (guint place = 0; place < file->len; place++)
    for (guint value = 0; value < 256; value += 17) {
      guint8 *copy = g_memdup2 (file->data, file->len);
      g_autoptr (GBytes) bytes = g_bytes_new_take (copy, file->len);
      g_autoptr (PfCatalogue) catalogue = NULL;

      copy[place] = (guint8) value;
      catalogue = pf_catalogue_new (bytes, NULL);
      if (catalogue != NULL)
        pf_catalogue_find (catalogue, "b", 1);
    }
  for (guint size = 0; size < file->len; size++) {
    g_autoptr (GBytes) bytes = g_bytes_new (file->data, size);
    g_autoptr (GError) error = NULL;

    g_assert_null (pf_catalogue_new (bytes, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/catalogue/find", NULL, test_find);
  g_test_add_data_func ("/catalogue/other-byte-order", "swapped", test_find);
  g_test_add_func ("/catalogue/broken", test_broken);
  return g_test_run ();
}
