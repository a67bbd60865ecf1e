/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The client itself, at the hour of planning-sample.h, until it shows the cells of a planning.
 */
#include "benchmarks/first-frame.h"
#include "client/app/application.h"
#include "client/app/locale.h"
#include "client/app/renderer.h"
#include "client/views/widgets/cell.h"
#include "planning-sample.h"

/* Stands before GLib's: the month that is cached must be the present one. */
gint64
g_get_real_time (void)
{
  return PF_PLANNING_SAMPLE_NOW;
}

static gboolean
has_cell (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (PF_IS_CELL (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_cell (child))
      return TRUE;
  return FALSE;
}

static gboolean
shows_planning (GtkWindow *window)
{
  return has_cell (GTK_WIDGET (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (PfApplication) application = NULL;

  pf_locale_set_up ();
  pf_renderer_choose ();
  application = pf_application_new ();
  pf_first_frame_watch (GTK_APPLICATION (application), shows_planning);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
