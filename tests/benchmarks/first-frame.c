/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "benchmarks/first-frame.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static gint64
read_cpu (void)
{
  struct rusage usage = { 0 };

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec +
         usage.ru_stime.tv_usec;
}

static gint64
read_kib (const char *map, const char *key)
{
  const char *found = strstr (map, key);

  if (found == NULL)
    g_error ("The kernel does not say %s", key);
  return g_ascii_strtoll (found + strlen (key), NULL, 10);
}

static gint64
read_private (void)
{
  g_autofree char *map = NULL;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &map, NULL, NULL))
    g_error ("The kernel does not say what memory is shared");
  return read_kib (map, "Private_Clean:") + read_kib (map, "Private_Dirty:");
}

/* The way out is not part of the figure, nor of anything else. */
static void
painted_cb (GdkFrameClock *, GtkWindow *window)
{
  PfFrameIsIt is_it = (PfFrameIsIt) g_object_get_data (G_OBJECT (window), "is-it");
  gint64 cpu;

  if (is_it != NULL && !is_it (window))
    return;
  cpu = read_cpu ();
  g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", cpu, read_private ());
  fflush (stdout);
  _exit (EXIT_SUCCESS);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect_object (
      gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), window, 0);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  g_object_set_data (
      G_OBJECT (window), "is-it", g_object_get_data (G_OBJECT (application), "is-it"));
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

void
pf_first_frame_watch (GtkApplication *application, PfFrameIsIt is_it)
{
  g_object_set_data (G_OBJECT (application), "is-it", (gpointer) is_it);
  g_signal_connect_after (application, "window-added", G_CALLBACK (window_added_cb), NULL);
}
