/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/application.h"

#include <glib/gi18n.h>

struct _PfApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (PfApplication, pf_application, ADW_TYPE_APPLICATION)

static void
pf_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = g_object_new (ADW_TYPE_APPLICATION_WINDOW,
                           "application",
                           application,
                           "title",
                           _ ("Portail famille"),
                           "content",
                           adw_header_bar_new (),
                           NULL);
  gtk_window_present (window);
}

static void
pf_application_class_init (PfApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = pf_application_activate;
}

static void
pf_application_init (PfApplication *)
{
}

PfApplication *
pf_application_new (void)
{
  return g_object_new (
      PF_TYPE_APPLICATION, "application-id", "org.portailfamille.PortailFamille", NULL);
}
