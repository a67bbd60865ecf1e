/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/locale.h"

#include <locale.h>

#include <glib/gi18n.h>
#include <gtk/gtk.h>

void
pf_locale_set_up (void)
{
  const char *folder = g_getenv ("PF_LOCALE_DIR");

  /* GTK would do the same, and warn where the locale is missing. */
  gtk_disable_setlocale ();
  if (setlocale (LC_ALL, "") == NULL) {
    setlocale (LC_ALL, "C.UTF-8");
    g_setenv ("LANGUAGE", g_get_language_names ()[0], FALSE);
  }
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : PF_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
