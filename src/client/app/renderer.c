/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/renderer.h"

#include <epoxy/gl.h>
#include <gtk/gtk.h>
#include <string.h>

#define GROUP "renderer"
#define NO_DRIVER "none"
#define PATIENCE_SECONDS 20

static char *
build_path (void)
{
  return g_build_filename (g_get_user_cache_dir (), "portail-famille", "renderer.ini", NULL);
}

gboolean
pf_renderer_is_software (const char *driver)
{
  static const char *const names[] = { NO_DRIVER, "llvmpipe", "softpipe",
                                       "swrast",  "swr",      "software" };
  g_autofree char *lower = g_ascii_strdown (driver, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (strstr (lower, names[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* The driver's name (transfer full) that this version of the program found, or NULL. */
static char *
read_driver (void)
{
  g_autofree char *path = build_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *version = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  version = g_key_file_get_string (file, GROUP, "version", NULL);
  if (g_strcmp0 (version, PF_VERSION) != 0)
    return NULL;
  return g_key_file_get_string (file, GROUP, "driver", NULL);
}

static void
write_driver (const char *driver)
{
  g_autofree char *path = build_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_set_string (file, GROUP, "version", PF_VERSION);
  g_key_file_set_string (file, GROUP, "driver", driver);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_info ("the renderer is not kept: %s", error != NULL ? error->message : folder);
}

void
pf_renderer_choose (void)
{
  g_autofree char *driver = read_driver ();

  if (driver == NULL || pf_renderer_is_software (driver))
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
}

static void
probed_cb (GObject *child, GAsyncResult *result, gpointer)
{
  g_autofree char *driver = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (child), result, &driver, NULL, NULL);
  if (driver == NULL || !g_subprocess_get_successful (G_SUBPROCESS (child)))
    write_driver (NO_DRIVER);
  else
    write_driver (*g_strchomp (driver) != '\0' ? driver : NO_DRIVER);
}

/* A driver may hang as well as crash. */
static gboolean
lose_patience_cb (gpointer child)
{
  g_subprocess_force_exit (child);
  return G_SOURCE_REMOVE;
}

void
pf_renderer_learn (void)
{
  g_autofree char *driver = read_driver ();
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GSubprocess) child = NULL;

  if (driver != NULL || program == NULL)
    return;
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                            NULL,
                            program,
                            PF_RENDERER_PROBE,
                            NULL);
  if (child == NULL)
    return;
  g_subprocess_communicate_utf8_async (child, NULL, NULL, probed_cb, NULL);
  g_timeout_add_seconds_full (
      G_PRIORITY_DEFAULT, PATIENCE_SECONDS, lose_patience_cb, g_object_ref (child), g_object_unref);
}

int
pf_renderer_probe (void)
{
  g_autoptr (GdkGLContext) context = NULL;
  const char *driver;

  if (!gtk_init_check ())
    return 1;
  context = gdk_display_create_gl_context (gdk_display_get_default (), NULL);
  if (context == NULL || !gdk_gl_context_realize (context, NULL))
    return 1;
  gdk_gl_context_make_current (context);
  driver = (const char *) glGetString (GL_RENDERER);
  g_print ("%s\n", driver != NULL ? driver : NO_DRIVER);
  return 0;
}
