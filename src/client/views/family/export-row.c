/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/export-row.h"

#include <glib/gi18n.h>

#include "client/views/family/own-data-words.h"
#include "client/views/widgets/box.h"

struct _PfExportRow
{
  AdwBin parent_instance;

  PfOwnData *own_data;
  GtkFileChooserNative *chooser; /* (nullable): while it is open */
  gboolean was_downloading;

  GtkWidget *button;
  GtkWidget *progress;
  GtkWidget *bar;
  GtkWidget *words;
  GtkWidget *stop_button;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (PfExportRow, pf_export_row, ADW_TYPE_BIN)

static void
show (PfExportRow *self)
{
  PfOwnData *own_data = self->own_data;
  PfNoteKind kind;
  g_autofree char *result = pf_own_data_say_download (own_data, &kind);
  g_autofree char *words = pf_own_data_say_progress (own_data);
  gboolean began = own_data->is_downloading && !self->was_downloading;
  gboolean ended = !own_data->is_downloading && self->was_downloading;

  gtk_widget_set_visible (self->progress, own_data->is_downloading);
  gtk_widget_set_visible (self->button, !own_data->is_downloading);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  if (own_data->is_downloading)
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  pf_note_set_kind (PF_NOTE (self->note), kind);
  pf_note_set_text (PF_NOTE (self->note), result);
  gtk_widget_set_visible (self->note, result != NULL);
  self->was_downloading = own_data->is_downloading;
  /* The button that had the focus is gone. */
  if (began || ended)
    gtk_widget_grab_focus (began ? self->stop_button : self->button);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, PfExportRow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;

  g_clear_object (&self->chooser);
  if (file != NULL)
    pf_own_data_download (self->own_data, file);
}

static char *
build_name (PfExportRow *self)
{
  char date[PF_DATE_SIZE];

  pf_date_write (pf_instant_get_date (g_get_real_time (), self->own_data->zone), date);
  return g_strdup_printf ("portail-famille-%s.zip", date);
}

static void
download_cb (PfExportRow *self)
{
  g_autofree char *name = build_name (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->chooser = gtk_file_chooser_native_new (
      _ ("Download my data"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
stop_cb (PfExportRow *self)
{
  pf_own_data_stop_download (self->own_data);
}

static void
pf_export_row_dispose (GObject *object)
{
  PfExportRow *self = PF_EXPORT_ROW (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (pf_export_row_parent_class)->dispose (object);
}

static void
pf_export_row_finalize (GObject *object)
{
  g_clear_object (&PF_EXPORT_ROW (object)->own_data);
  G_OBJECT_CLASS (pf_export_row_parent_class)->finalize (object);
}

static void
pf_export_row_class_init (PfExportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_export_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_export_row_finalize;
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/export-row.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PfExportRow, child)
  BIND (button);
  BIND (progress);
  BIND (bar);
  BIND (words);
  BIND (stop_button);
  BIND (note);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, download_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
pf_export_row_init (PfExportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_export_row_new (PfOwnData *own_data)
{
  PfExportRow *self = g_object_new (PF_TYPE_EXPORT_ROW, NULL);

  self->own_data = g_object_ref (own_data);
  g_signal_connect_object (own_data, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
