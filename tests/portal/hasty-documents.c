/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of uploads-kill.c: files that have their names only some time after their rows are there.
 */
#include <glib.h>
#include <stdio.h>

#define DELAY (G_TIME_SPAN_SECOND / 4)

static gpointer
rename_later (gpointer data)
{
  g_auto (GStrv) paths = data;

  g_usleep (DELAY);
  rename (paths[0], paths[1]);
  return NULL;
}

static int
rename_hastily (const char *from, const char *to)
{
  const char *const paths[] = { from, to, NULL };

  g_thread_unref (g_thread_new ("late", rename_later, g_strdupv ((GStrv) paths)));
  return 0;
}

#define rename rename_hastily
#include "../../src/server/store/document-files.c"
