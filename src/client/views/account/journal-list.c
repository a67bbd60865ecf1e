/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/journal-list.h"

#include <glib/gi18n.h>

#include "client/views/account/journal-words.h"
#include "client/views/say.h"
#include "client/views/widgets/loading-note.h"
#include "client/views/widgets/wrapping-label.h"

struct _PfJournalList
{
  AdwBin parent_instance;

  PfPreferences *preferences;

  GtkWidget *loading_note;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PfJournalList, pf_journal_list, ADW_TYPE_BIN)

static void
back_cb (PfJournalList *self)
{
  pf_preferences_show_journal (self->preferences, FALSE);
}

static void
go_back (GtkWidget *widget, const char *, GVariant *)
{
  back_cb (PF_JOURNAL_LIST (widget));
}

/* ---- rows: three labels, filled each time that they come into sight */

static void
setup_cb (GtkSignalListItemFactory *, GtkListItem *item)
{
  static const char *const strong[] = { "strong", NULL };
  static const char *const plain[] = { NULL };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (row), pf_wrapping_label_new (NULL, strong));
  gtk_box_append (GTK_BOX (row), pf_wrapping_label_new (NULL, plain));
  gtk_box_append (GTK_BOX (row), pf_wrapping_label_new (NULL, plain));
  gtk_list_item_set_child (item, row);
}

static void
set_label (GtkWidget *label, const char *words)
{
  gtk_label_set_label (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_visible (label, words != NULL);
}

/* What somebody else did is told apart by who: that is not written small. */
static void
set_origin (GtkWidget *label, const PfOwnJournalEntry *entry)
{
  static const char *const quiet[] = { "caption", "dim", NULL };
  static const char *const plain[] = { NULL };
  gboolean is_own = entry->concern == PF_JOURNAL_CONCERN_NONE;
  g_autofree char *words = pf_journal_say_origin (entry);

  set_label (label, words);
  gtk_widget_set_css_classes (label, (const char **) (is_own ? quiet : plain));
}

/* What has the focus, and is read, is the list's own widget around the row. */
static void
bind_cb (PfJournalList *self, GtkListItem *item)
{
  PfOwnJournalEntry *entry = gtk_list_item_get_item (item);
  PfLoading *reading = self->preferences->reading;
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *around = gtk_widget_get_parent (row);
  GtkWidget *what = gtk_widget_get_first_child (row);
  GtkWidget *when = gtk_widget_get_next_sibling (what);
  g_autofree char *moment = pf_say_moment (entry->at, reading->now, reading->zone);
  g_autofree char *large = pf_say_first_large (moment);
  g_autofree char *words = pf_journal_say_row (entry, large);

  set_label (what, pf_journal_say_act (entry));
  set_label (when, large);
  set_origin (gtk_widget_get_next_sibling (when), entry);
  if (around != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* ---- the widget */

static gboolean
pf_journal_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PF_JOURNAL_LIST (widget)->list);
}

static void
pf_journal_list_dispose (GObject *object)
{
  g_clear_object (&PF_JOURNAL_LIST (object)->preferences);
  G_OBJECT_CLASS (pf_journal_list_parent_class)->dispose (object);
}

static void
pf_journal_list_class_init (PfJournalListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_journal_list_dispose;
  widget_class->grab_focus = pf_journal_list_grab_focus;
  g_type_ensure (PF_TYPE_LOADING_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/account/journal-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PfJournalList, loading_note);
  gtk_widget_class_bind_template_child (widget_class, PfJournalList, list);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_install_action (widget_class, "journal.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "journal.back", NULL);
}

static void
pf_journal_list_init (PfJournalList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_journal_list_new (PfPreferences *preferences)
{
  PfJournalList *self = g_object_new (PF_TYPE_JOURNAL_LIST, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) none = GTK_SELECTION_MODEL (
      gtk_no_selection_new (g_object_ref (G_LIST_MODEL (preferences->journal))));

  self->preferences = g_object_ref (preferences);
  g_object_set (self->loading_note, "loading", preferences->reading, NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), none);
  g_object_unref (factory);
  return GTK_WIDGET (self);
}
