/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/codes-paper.h"

#include <glib/gstdio.h>

#include "window.h"

static PfFactorSetup *
new_setup (PfCodesKind kind, guint n)
{
  PfFactorSetup *setup = pf_factor_setup_new ();
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < n; i++) {
    g_autofree char *code = g_strdup_printf ("AAAA-%04u", i + 1);

    g_strv_builder_add (codes, code);
  }
  list = g_strv_builder_end (codes);
  pf_factor_setup_show_codes (setup, (const char *const *) list, kind);
  pf_factor_setup_take (setup, PF_SECOND_FACTOR_CODES, TRUE, (int) n, "claire@example.org");
  return setup;
}

static void
test_text (void)
{
  g_autoptr (PfFactorSetup) list = new_setup (PF_CODES_KIND_LIST, 2);
  g_autoptr (PfFactorSetup) recovery = new_setup (PF_CODES_KIND_RECOVERY, 2);
  g_autofree char *text = pf_codes_build_text (list, "Valbourg");
  g_autofree char *codes = pf_codes_build_list (recovery);

  g_assert_true (
      g_str_has_prefix (text, "List of codes\nPortail famille, Valbourg — claire@example.org\n"));
  g_assert_true (g_str_has_suffix (text, "\n 1. AAAA-0001\n 2. AAAA-0002\n"));
  g_assert_cmpstr (codes, ==, "AAAA-0001\nAAAA-0002\n");
}

/* All of a list on one sheet: what would lie under its edge is lost. */
static void
test_paper (void)
{
  g_autoptr (PfFactorSetup) setup = new_setup (PF_CODES_KIND_LIST, PF_LIST_CODES);
  g_autofree char *folder = g_dir_make_tmp ("codes-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "codes.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_cmpint (
      pf_codes_print (setup, "Valbourg", GTK_PRINT_OPERATION_ACTION_EXPORT, path, NULL, &error),
      ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_cmpfloat (pf_codes_measure_paper (setup, "Valbourg"), <, 700);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
  g_test_add_func ("/codes-paper/text", test_text);
  g_test_add_func ("/codes-paper/paper", test_paper);
  return g_test_run ();
}
