/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/export-row.h"

#include <glib/gi18n.h>

#include "client/views/account/attempt-words.h"
#include "client/views/account/proof-question.h"
#include "client/views/family/own-data-words.h"
#include "client/views/widgets/box.h"

struct _PfExportRow
{
  AdwBin parent_instance;

  PfOwnData *own_data;
  PfEntrance *entrance;
  GtkFileChooserNative *chooser; /* (nullable): while it is open */
  gboolean was_downloading;
  gboolean was_asked; /* for a proof */

  GtkWidget *button;
  GtkWidget *progress;
  GtkWidget *bar;
  GtkWidget *words;
  GtkWidget *stop_button;
  GtkWidget *proof;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (PfExportRow, pf_export_row, ADW_TYPE_BIN)

static void
show_result (PfExportRow *self)
{
  g_autofree char *saved = pf_own_data_say_saved (self->own_data);

  if (self->own_data->download->needs_proof)
    gtk_widget_set_visible (self->note, FALSE);
  else
    pf_attempt_show_result (self->own_data->download, self->entrance, saved, PF_NOTE (self->note));
}

/* What had the focus may be gone. */
static void
move_focus (PfExportRow *self, gboolean downloads)
{
  gboolean asks = self->own_data->download->needs_proof;

  if (downloads && !self->was_downloading)
    gtk_widget_grab_focus (self->stop_button);
  else if (!downloads && !asks && (self->was_downloading || self->was_asked))
    gtk_widget_grab_focus (self->button);
  self->was_downloading = downloads;
  self->was_asked = asks;
}

static void
show (PfExportRow *self)
{
  PfOwnData *own_data = self->own_data;
  g_autofree char *words = pf_own_data_say_progress (own_data);
  gboolean downloads = pf_own_data_is_downloading (own_data);

  gtk_widget_set_visible (self->progress, downloads);
  gtk_widget_set_visible (self->button, !downloads);
  gtk_widget_set_sensitive (
      self->button, !pf_attempt_is_held (own_data->download) && !own_data->download->needs_proof);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  if (downloads) {
    gtk_widget_set_visible (self->proof, FALSE);
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  }
  show_result (self);
  move_focus (self, downloads);
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
  pf_attempt_give_up (self->own_data->download);
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
  g_clear_object (&PF_EXPORT_ROW (object)->entrance);
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
  g_type_ensure (PF_TYPE_PROOF_QUESTION);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/export-row.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PfExportRow, child)
  BIND (button);
  BIND (progress);
  BIND (bar);
  BIND (words);
  BIND (stop_button);
  BIND (proof);
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
pf_export_row_new (PfOwnData *own_data, PfEntrance *entrance)
{
  PfExportRow *self = g_object_new (PF_TYPE_EXPORT_ROW, NULL);

  self->own_data = g_object_ref (own_data);
  self->entrance = g_object_ref (entrance);
  pf_proof_question_ask_for (PF_PROOF_QUESTION (self->proof), own_data->download, entrance);
  g_signal_connect_object (own_data, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      own_data->download, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
