/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/codes-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "client/views/account/codes-paper.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/note.h"

struct _PfCodesCard
{
  AdwBin parent_instance;

  PfFactorSetup *setup;
  char *town;
  GtkFileChooserNative *chooser; /* (nullable): while a place to save is asked */
  GCancellable *saving;

  GtkWidget *title;
  GtkWidget *about;
  GtkWidget *columns[2];
  GtkWidget *copy;
  GtkWidget *news;
  GtkWidget *news_note;
};

G_DEFINE_FINAL_TYPE (PfCodesCard, pf_codes_card, ADW_TYPE_BIN)

static void
say (PfCodesCard *self, PfNoteKind kind, const char *words)
{
  gtk_widget_set_visible (self->news_note, words != NULL);
  gtk_widget_set_focusable (self->news, words != NULL);
  pf_note_set_kind (PF_NOTE (self->news_note), kind);
  g_object_set (self->news_note,
                "icon-name",
                kind == PF_NOTE_KIND_GOOD ? "pf-booked-symbolic" : "dialog-warning-symbolic",
                "text",
                words,
                NULL);
  pf_live_region_say (PF_LIVE_REGION (self->news), words != NULL ? words : "");
}

static GtkWindow *
get_window (PfCodesCard *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
copy_cb (PfCodesCard *self)
{
  g_autofree char *list = pf_codes_build_list (self->setup);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), list);
  say (self, PF_NOTE_KIND_GOOD, _ ("Copied. Paste the codes where only you can read them."));
}

static void
print_cb (PfCodesCard *self)
{
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result = pf_codes_print (self->setup,
                                                   self->town,
                                                   GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                                   NULL,
                                                   get_window (self),
                                                   &error);

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    say (self,
         PF_NOTE_KIND_WARN,
         _ ("Nothing was printed: this computer reaches no printer. Save the codes instead."));
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    say (self, PF_NOTE_KIND_GOOD, _ ("Sent to the printer. Fetch the sheet at once."));
}

/* ---- saving */

static void
saved_cb (GObject *file, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfCodesCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (G_FILE (file));
  g_autofree char *words = NULL;

  if (g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    words =
        g_strdup_printf (_ ("Saved in %s. Only your session on this computer can read it."), name);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = g_strdup_printf (_ ("Nothing was saved: %s"), error->message);
  if (words != NULL)
    say (self, error == NULL ? PF_NOTE_KIND_GOOD : PF_NOTE_KIND_WARN, words);
}

static void
chosen_cb (PfCodesCard *self, int response)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  g_clear_object (&self->chooser);
  if (response != GTK_RESPONSE_ACCEPT || file == NULL || self->setup->codes == NULL)
    return;
  text = pf_codes_build_text (self->setup, self->town);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file,
                                       bytes,
                                       NULL,
                                       FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       self->saving,
                                       saved_cb,
                                       g_object_ref (self));
}

static void
save_cb (PfCodesCard *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _ ("Save the codes"), get_window (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser),
                                     _ ("codes-portail-famille.txt"));
  g_signal_connect_object (
      self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
finish_cb (PfCodesCard *self)
{
  pf_factor_setup_finish (self->setup);
}

/* ---- what is shown */

static void
append_code (PfCodesCard *self, GtkWidget *column, guint i, const char *code)
{
  g_autofree char *text = self->setup->kind == PF_CODES_KIND_LIST
                              ? g_strdup_printf ("%u. %s", i + 1, code)
                              : g_strdup (code);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "code-word");
  gtk_box_append (GTK_BOX (column), label);
}

static void
show (PfCodesCard *self)
{
  GStrv codes = self->setup->codes;
  guint n = codes != NULL ? g_strv_length (codes) : 0;
  gboolean is_list = self->setup->kind == PF_CODES_KIND_LIST;
  const char *title = is_list ? _ ("Your list of codes") : _ ("Your recovery codes");
  const char *about =
      is_list ? _ ("They are shown this once. When you sign in, the next code of the list is asked "
                   "after your password.")
              : _ ("They are shown this once. Each one replaces the figures of the application a "
                   "single time, when your telephone is not at hand.");
  g_autofree char *spoken = g_strdup_printf ("%s. %s", title, about);

  pf_item_rows_clear (GTK_BOX (self->columns[0]));
  pf_item_rows_clear (GTK_BOX (self->columns[1]));
  for (guint i = 0; i < n; i++)
    append_code (self, self->columns[i >= (n + 1) / 2], i, codes[i]);
  say (self, PF_NOTE_KIND_GOOD, NULL);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->about), about);
  /* It takes the focus, and so says what has come. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->copy), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

void
pf_codes_card_take_focus (PfCodesCard *self)
{
  g_return_if_fail (PF_IS_CODES_CARD (self));
  gtk_widget_grab_focus (self->copy);
}

static void
pf_codes_card_dispose (GObject *object)
{
  PfCodesCard *self = PF_CODES_CARD (object);

  g_cancellable_cancel (self->saving);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->setup);
  G_OBJECT_CLASS (pf_codes_card_parent_class)->dispose (object);
}

static void
pf_codes_card_finalize (GObject *object)
{
  PfCodesCard *self = PF_CODES_CARD (object);

  g_object_unref (self->saving);
  g_free (self->town);
  G_OBJECT_CLASS (pf_codes_card_parent_class)->finalize (object);
}

static void
pf_codes_card_class_init (PfCodesCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_codes_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_codes_card_finalize;
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/account/codes-card.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfCodesCard, name)
  BIND (title);
  BIND (about);
  BIND (copy);
  BIND (news);
  BIND (news_note);
#undef BIND
  gtk_widget_class_bind_template_child_full (
      widget_class, "first_column", FALSE, G_STRUCT_OFFSET (PfCodesCard, columns[0]));
  gtk_widget_class_bind_template_child_full (
      widget_class, "second_column", FALSE, G_STRUCT_OFFSET (PfCodesCard, columns[1]));
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)
  CALLBACK (copy_cb);
  CALLBACK (print_cb);
  CALLBACK (save_cb);
  CALLBACK (finish_cb);
#undef CALLBACK
}

static void
pf_codes_card_init (PfCodesCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->saving = g_cancellable_new ();
}

void
pf_codes_card_follow (PfCodesCard *self, PfFactorSetup *setup, const char *town)
{
  g_return_if_fail (PF_IS_CODES_CARD (self) && self->setup == NULL);

  self->setup = g_object_ref (setup);
  self->town = g_strdup (town);
  g_signal_connect_object (setup, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
