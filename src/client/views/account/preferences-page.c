/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/preferences-page.h"

#include "client/views/account/credentials-panel.h"
#include "client/views/account/devices-panel.h"
#include "client/views/account/factor-panel.h"
#include "client/views/account/journal-list.h"
#include "client/views/account/lock-panel.h"
#include "client/views/family/erasure-row.h"
#include "client/views/family/export-row.h"
#include "client/views/widgets/box.h"
#include "core/roles.h"

struct _PfPreferencesPage
{
  AdwBin parent_instance;

  PfPreferences *preferences;
  gboolean journal_shown;

  GtkWidget *pages;
  GtkWidget *account;
  GtkWidget *left;
  GtkWidget *right;
  GtkWidget *data;
  GtkWidget *open_journal;
  GtkWidget *journal; /* ours, in @pages */
};

G_DEFINE_FINAL_TYPE (PfPreferencesPage, pf_preferences_page, ADW_TYPE_BIN)

static void
open_journal_cb (PfPreferencesPage *self)
{
  pf_preferences_show_journal (self->preferences, TRUE);
}

/* What lies below another page would still be read by assistive technology. */
static void
show_journal (PfPreferencesPage *self)
{
  gboolean shown = self->preferences->journal_open;

  if (shown == self->journal_shown)
    return;
  self->journal_shown = shown;
  gtk_widget_set_visible (shown ? self->journal : self->account, TRUE);
  gtk_stack_set_visible_child (GTK_STACK (self->pages), shown ? self->journal : self->account);
  gtk_widget_grab_focus (shown ? self->journal : self->open_journal);
  gtk_widget_set_visible (shown ? self->account : self->journal, FALSE);
}

static gboolean
pf_preferences_page_grab_focus (GtkWidget *widget)
{
  PfPreferencesPage *self = PF_PREFERENCES_PAGE (widget);

  return gtk_widget_grab_focus (self->journal_shown ? self->journal
                                                    : gtk_widget_get_first_child (self->left));
}

static void
pf_preferences_page_dispose (GObject *object)
{
  g_clear_object (&PF_PREFERENCES_PAGE (object)->preferences);
  G_OBJECT_CLASS (pf_preferences_page_parent_class)->dispose (object);
}

static void
pf_preferences_page_class_init (PfPreferencesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_preferences_page_dispose;
  widget_class->grab_focus = pf_preferences_page_grab_focus;
  g_type_ensure (PF_TYPE_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/account/preferences-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfPreferencesPage, name)
  BIND (pages);
  BIND (account);
  BIND (left);
  BIND (right);
  BIND (data);
  BIND (open_journal);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, open_journal_cb);
}

static void
pf_preferences_page_init (PfPreferencesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static PfRoles
get_roles (PfVisit *visit)
{
  PfMe *me = pf_visit_get_me (visit);

  return me != NULL && me->account != NULL
             ? pf_roles_from_words ((const char *const *) me->account->roles)
             : PF_ROLE_NONE;
}

static char *
get_town (PfVisit *visit)
{
  char *town;

  g_object_get (visit, "town", &town, NULL);
  return town;
}

GtkWidget *
pf_preferences_page_new (PfPreferences *preferences,
                         PfFactorSetup *setup,
                         PfOwnData *own_data,
                         PfVisit *visit,
                         PfEntrance *entrance,
                         GSettings *settings)
{
  PfPreferencesPage *self = g_object_new (PF_TYPE_PREFERENCES_PAGE, NULL);
  g_autofree char *town = get_town (visit);

  self->preferences = g_object_ref (preferences);
  self->journal = pf_journal_list_new (preferences);
  gtk_widget_set_visible (self->journal, FALSE);
  gtk_stack_add_child (GTK_STACK (self->pages), self->journal);
  gtk_box_append (GTK_BOX (self->left), pf_credentials_panel_new (preferences, visit, entrance));
  gtk_box_append (GTK_BOX (self->left), pf_factor_panel_new (setup, entrance, town));
  gtk_box_prepend (GTK_BOX (self->right),
                   pf_lock_panel_new (settings, pf_roles_get_lock_minutes (get_roles (visit))));
  gtk_box_append (GTK_BOX (self->data), pf_export_row_new (own_data, entrance));
  gtk_box_append (GTK_BOX (self->data), pf_erasure_row_new (own_data, entrance));
  gtk_box_prepend (GTK_BOX (self->right), pf_devices_panel_new (preferences, entrance));
  g_signal_connect_object (
      preferences, "changed", G_CALLBACK (show_journal), self, G_CONNECT_SWAPPED);
  show_journal (self);
  return GTK_WIDGET (self);
}
