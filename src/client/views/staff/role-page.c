/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/role-page.h"

#include <glib/gi18n.h>

#include "client/views/account/account-words.h"

static GtkWidget *
new_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Open _Preferences"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "shell.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "preferences");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  return button;
}

GtkWidget *
pf_role_page_new (PfRoles roles)
{
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *names = pf_roles_say (roles);
  g_autofree char *words = g_strdup_printf (
      _ ("Your role: %s. Its pages are not in this program yet. Your password, your "
         "second factor and your devices are in Preferences; an administrator of "
         "the portal can give you other roles."),
      names);

  g_object_set (page,
                "icon-name",
                "pf-person-symbolic",
                "title",
                _ ("No page for your role yet"),
                "description",
                words,
                "child",
                new_button (),
                NULL);
  return page;
}
