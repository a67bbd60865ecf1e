/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/command.h"

#include <errno.h>
#include <glib/gstdio.h>

#define DATABASE_FILE "portal.db"

gboolean
pf_command_refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, format, arguments);
  va_end (arguments);
  return FALSE;
}

/* Takes the command's own options out, and leaves the settings. */
static gboolean
parse_own (char ***arguments, const GOptionEntry *entries, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse_strv (context, arguments, error);
}

PfConfig *
pf_command_load_words (char ***arguments, const GOptionEntry *entries, GError **error)
{
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (PfConfig) config = pf_config_new ();
  gboolean version;

  if (entries != NULL && !parse_own (arguments, entries, error))
    return NULL;
  if (!pf_config_load (config, arguments, (const char *const *) environment, &version, error))
    return NULL;
  return g_steal_pointer (&config);
}

PfConfig *
pf_command_load (char ***arguments, const GOptionEntry *entries, GError **error)
{
  g_autoptr (PfConfig) config = pf_command_load_words (arguments, entries, error);

  if (config == NULL)
    return NULL;
  if (g_strv_length (*arguments) > 1) {
    pf_command_refuse (error, "“%s” is no option of this command", (*arguments)[1]);
    return NULL;
  }
  return g_steal_pointer (&config);
}

/* A folder that nobody else may read: it holds what families told the town. */
static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  g_set_error (
      error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
  return FALSE;
}

PfDb *
pf_command_open (const PfConfig *config, gboolean make, GError **error)
{
  g_autofree char *file = g_build_filename (config->data, DATABASE_FILE, NULL);

  if (config->database != NULL)
    return pf_db_open (&pf_postgres_driver, config->database, PF_DB_WRITER, error);
  if (make && !make_folder (config->data, error))
    return NULL;
  if (!make && !g_file_test (file, G_FILE_TEST_EXISTS)) {
    pf_command_refuse (error, "%s: there is no such file", file);
    return NULL;
  }
  return pf_db_open (&pf_sqlite_driver, file, PF_DB_WRITER, error);
}
