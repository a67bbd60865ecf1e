/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/mails-window.h"

#include "client/views/shell/letter-card.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/frame.h"

struct _PfMailsWindow
{
  AdwWindow parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PfMailsWindow, pf_mails_window, ADW_TYPE_WINDOW)

static guint follow_signal;

static GtkWidget *
create_card (gpointer letter, gpointer time_zone)
{
  GtkWidget *card =
      g_object_new (PF_TYPE_LETTER_CARD, "letter", letter, "time-zone", time_zone, NULL);

  return g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", card, "activatable", FALSE, NULL);
}

static void
follow (GtkWidget *widget, const char *, GVariant *link)
{
  g_signal_emit (widget, follow_signal, 0, g_variant_get_string (link, NULL));
  gtk_window_close (GTK_WINDOW (widget));
}

static void
pf_mails_window_class_init (PfMailsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_FRAME);
  follow_signal = g_signal_new ("follow",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/mails-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PfMailsWindow, list);
  gtk_widget_class_install_action (widget_class, "mails.follow", "s", follow);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pf_mails_window_init (PfMailsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_mails_window_new (GListModel *letters, const char *time_zone)
{
  PfMailsWindow *self = g_object_new (PF_TYPE_MAILS_WINDOW, NULL);

  gtk_list_box_bind_model (self->list, letters, create_card, g_strdup (time_zone), g_free);
  return GTK_WIDGET (self);
}
