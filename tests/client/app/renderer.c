/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/renderer.h"

static void
test_drivers (void)
{
  static const struct
  {
    const char *driver;
    gboolean software;
  } cases[] = {
    { "llvmpipe (LLVM 15.0.6, 256 bits)", TRUE },
    { "softpipe", TRUE },
    { "Software Rasterizer", TRUE },
    { "SWR (LLVM 12.0.0, 256 bits)", TRUE },
    { "none", TRUE },
    { "Mesa Intel(R) UHD Graphics 620 (KBL GT2)", FALSE },
    { "AMD Radeon RX 6600 (navi23, LLVM 15.0.6, DRM 3.49)", FALSE },
    { "NVIDIA GeForce GTX 1650/PCIe/SSE2", FALSE },
    { "virgl (ANGLE (Intel, Mesa Intel(R) Graphics))", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pf_renderer_is_software (cases[i].driver), ==, cases[i].software);
}

static void
keep_answer (const char *version, const char *driver)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "portail-famille", NULL);
  g_autofree char *path = g_build_filename (folder, "renderer.ini", NULL);
  g_autofree char *text = g_strdup_printf ("[renderer]\nversion=%s\ndriver=%s\n", version, driver);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
assert_chooses (const char *renderer)
{
  g_unsetenv ("GSK_RENDERER");
  pf_renderer_choose ();
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, renderer);
}

/* Until the driver is known, and wherever it is software, cairo; the user's wish above all. */
static void
test_choice (void)
{
  assert_chooses ("cairo");
  keep_answer (PF_VERSION, "llvmpipe (LLVM 15.0.6, 256 bits)");
  assert_chooses ("cairo");
  keep_answer (PF_VERSION, "Mesa Intel(R) UHD Graphics 620 (KBL GT2)");
  assert_chooses (NULL);
  keep_answer ("0.0.1", "Mesa Intel(R) UHD Graphics 620 (KBL GT2)");
  assert_chooses ("cairo");
  g_setenv ("GSK_RENDERER", "ngl", TRUE);
  pf_renderer_choose ();
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "ngl");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/renderer/drivers", test_drivers);
  g_test_add_func ("/renderer/choice", test_choice);
  return g_test_run ();
}
