/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/devices-panel.h"

#include <glib/gi18n.h>

#include "client/views/account/account-words.h"
#include "client/views/account/attempt-words.h"
#include "client/views/account/proof-question.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/loading-note.h"
#include "client/views/widgets/wrapping-label.h"

struct _PfDevicesPanel
{
  AdwBin parent_instance;

  PfPreferences *preferences;
  PfEntrance *entrance;
  guint n_shown;
  gboolean ends; /* one of them, by its button */

  GtkWidget *loading_note;
  GtkWidget *note;
  GtkWidget *news;
  GtkWidget *news_words;
  GtkWidget *rows;
  GtkWidget *proof;
};

G_DEFINE_FINAL_TYPE (PfDevicesPanel, pf_devices_panel, ADW_TYPE_BIN)

static void
end_cb (GtkButton *button, PfDevicesPanel *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "session");

  if (pf_attempt_is_held (self->preferences->ending) || self->preferences->ending->needs_proof)
    return;
  self->ends = TRUE;
  pf_preferences_end_session (self->preferences, id);
}

/* Many buttons say the same: each is told by the device that it signs out. */
static GtkWidget *
new_button (PfDevicesPanel *self, PfAccountSession *session, const char *device, const char *use)
{
  GtkWidget *button = gtk_button_new ();
  gboolean is_out = session->expires_at <= self->preferences->loading->now;
  g_autofree char *name = is_out ? g_strdup_printf (_ ("Ask the code on %s again"), device)
                                 : g_strdup_printf (_ ("Sign out %s"), device);

  gtk_button_set_child (GTK_BUTTON (button),
                        gtk_label_new (is_out ? _ ("Ask There Again") : _ ("Sign It Out")));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link-like");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  use,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "session", g_strdup (session->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (end_cb), self);
  return button;
}

static GtkWidget *
new_row (gpointer item, gpointer data)
{
  static const char *const strong[] = { "strong", NULL };
  static const char *const quiet[] = { "caption", "dim", NULL };
  PfDevicesPanel *self = data;
  PfAccountSession *session = item;
  PfLoading *loading = self->preferences->loading;
  g_autofree char *device = pf_session_say_device (session);
  g_autofree char *use = pf_session_say_use (session, loading->now, loading->zone);
  g_autofree char *trust = pf_session_say_trust (session, loading->now, loading->zone);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name",
                                  "computer-symbolic",
                                  NULL);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (device, strong));
  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (use, quiet));
  if (trust != NULL)
    gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (trust, quiet));
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), words);
  if (!session->current)
    gtk_box_append (GTK_BOX (row), new_button (self, session, device, use));
  gtk_widget_add_css_class (row, "fact");
  return row;
}

/* How many they are is told once one of them is gone for having been signed out here. */
static void
count_cb (PfDevicesPanel *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->preferences->sessions));
  g_autofree char *words =
      g_strdup_printf (ngettext ("The device is signed out: %u is left, this computer.",
                                 "The device is signed out: %u are left, this computer included.",
                                 n),
                       n);
  gboolean fewer = self->ends && self->n_shown > n && n > 0;

  self->n_shown = n;
  self->ends = FALSE;
  gtk_widget_set_visible (self->news, fewer);
  gtk_label_set_label (GTK_LABEL (self->news_words), fewer ? words : "");
  pf_live_region_say (PF_LIVE_REGION (self->news), fewer ? words : "");
  if (fewer && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->news);
}

static void
attempt_changed_cb (PfDevicesPanel *self)
{
  PfAttempt *attempt = self->preferences->ending;

  gtk_widget_set_sensitive (self->rows, !pf_attempt_is_held (attempt) && !attempt->needs_proof);
  if (attempt->needs_proof)
    gtk_widget_set_visible (self->note, FALSE);
  else
    pf_attempt_show_note (attempt, self->entrance, PF_NOTE (self->note));
}

static void
pf_devices_panel_dispose (GObject *object)
{
  PfDevicesPanel *self = PF_DEVICES_PANEL (object);

  g_clear_object (&self->preferences);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_devices_panel_parent_class)->dispose (object);
}

static void
pf_devices_panel_class_init (PfDevicesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_devices_panel_dispose;
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_LOADING_NOTE);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_PROOF_QUESTION);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/account/devices-panel.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfDevicesPanel, name)
  BIND (loading_note);
  BIND (note);
  BIND (news);
  BIND (news_words);
  BIND (rows);
  BIND (proof);
#undef BIND
}

static void
pf_devices_panel_init (PfDevicesPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_devices_panel_new (PfPreferences *preferences, PfEntrance *entrance)
{
  PfDevicesPanel *self = g_object_new (PF_TYPE_DEVICES_PANEL, NULL);

  self->preferences = g_object_ref (preferences);
  self->entrance = g_object_ref (entrance);
  g_object_set (self->loading_note, "loading", preferences->loading, NULL);
  pf_item_rows_bind (GTK_BOX (self->rows), G_LIST_MODEL (preferences->sessions), new_row, self);
  g_signal_connect_object (preferences->sessions,
                           "items-changed",
                           G_CALLBACK (count_cb),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (
      preferences->ending, "changed", G_CALLBACK (attempt_changed_cb), self, G_CONNECT_SWAPPED);
  pf_proof_question_ask_for (PF_PROOF_QUESTION (self->proof), preferences->ending, entrance);
  return GTK_WIDGET (self);
}
