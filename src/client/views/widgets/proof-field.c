/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/proof-field.h"

#include <glib/gi18n.h>

#include "client/views/widgets/box.h"
#include "client/views/widgets/document-picture.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/proof-offer.h"
#include "client/views/widgets/proof-preparation.h"
#include "client/views/widgets/proof-words.h"

/* Of the preview, in pixels: enough for a screen of twice the points. */
#define PREVIEW_EDGE 280

struct _PfProofField
{
  AdwBin parent_instance;

  PfProof *proof; /* (nullable) */
  gsize maximum;
  guint n_offered;               /* files that it came among, itself counted */
  guint n_coming;                /* the same of what is made ready */
  GCancellable *work;            /* (nullable): while a file is made ready */
  GCancellable *preview_work;    /* (nullable): while its preview is made */
  GtkFileChooserNative *chooser; /* (nullable): while it is open */

  GtkWidget *zone;
  GtkWidget *choose;
  GtkWidget *received;
  GtkWidget *spinner;
  GtkWidget *preview_place;
  GtkWidget *preview;
  GtkWidget *no_preview;
  GtkWidget *news;
  GtkWidget *name;
  GtkWidget *detail;
  GtkWidget *turn;
  GtkWidget *replace;
  GtkWidget *remove;
  GtkWidget *stop;
  GtkWidget *fault_row;
  GtkWidget *fault;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PfProofField, pf_proof_field, ADW_TYPE_BIN)

static void
say (PfProofField *self, const char *name, const char *detail)
{
  g_autofree char *spoken = g_strdup_printf ("%s. %s", name, detail);

  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->detail), detail);
  pf_live_region_say (PF_LIVE_REGION (self->news), spoken);
}

/* ---- what is shown */

static void
drop_work (GCancellable **work)
{
  if (*work != NULL)
    g_cancellable_cancel (*work);
  g_clear_object (work);
}

static GCancellable *
begin_work (GCancellable **work)
{
  drop_work (work);
  *work = g_cancellable_new ();
  return *work;
}

static void
show_preview (PfProofField *self, GdkTexture *texture)
{
  gtk_picture_set_paintable (GTK_PICTURE (self->preview), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->preview_place, texture != NULL);
  gtk_widget_set_visible (self->no_preview, texture == NULL);
}

static void
preview_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfProofField) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = pf_document_picture_load_finish (result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_preview (self, texture);
}

static void
load_preview (PfProofField *self)
{
  g_autofree char *words = g_strdup_printf (_ ("Preview of %s"), self->proof->name);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  pf_document_picture_load_async (self->proof->content,
                                  self->proof->content_type,
                                  0,
                                  PREVIEW_EDGE,
                                  begin_work (&self->preview_work),
                                  preview_cb,
                                  g_object_ref (self));
}

static void
show_proof (PfProofField *self)
{
  g_autofree char *kind = pf_proof_build_detail (self->proof);
  g_autofree char *detail = pf_proof_add_others (kind, self->n_offered);

  say (self, self->proof->name, detail);
  show_preview (self, NULL);
  load_preview (self);
}

static void
show (PfProofField *self)
{
  gboolean works = self->work != NULL;
  gboolean has = self->proof != NULL && !works;

  gtk_widget_set_visible (self->zone, !works && !has);
  gtk_widget_set_visible (self->received, works || has);
  gtk_widget_set_visible (self->spinner, works);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), works);
  gtk_widget_set_visible (self->stop, works);
  gtk_widget_set_visible (self->turn, has && pf_proof_is_picture (self->proof));
  gtk_widget_set_visible (self->replace, has);
  gtk_widget_set_visible (self->remove, has);
  if (has) {
    show_proof (self);
    return;
  }
  drop_work (&self->preview_work);
  gtk_picture_set_paintable (GTK_PICTURE (self->preview), NULL);
  gtk_widget_set_visible (self->preview_place, FALSE);
  gtk_widget_set_visible (self->no_preview, FALSE);
}

/* ---- making it ready */

static void
refuse (PfProofField *self, const char *code)
{
  g_autofree char *fault = pf_proof_build_fault (code, self->maximum);
  g_autofree char *words = pf_proof_add_others (fault, self->n_coming);

  show (self);
  pf_proof_field_set_fault (self, words);
  pf_proof_field_take_focus (self);
}

static void
prepared_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfProofField) self = user_data;
  const char *code;
  g_autoptr (PfProof) proof = pf_proof_prepare_finish (result, &code);

  if (proof == NULL && code == NULL)
    return; /* another file, or none, took its place */
  g_clear_object (&self->work);
  if (proof == NULL) {
    refuse (self, code);
    return;
  }
  g_set_object (&self->proof, proof);
  self->n_offered = self->n_coming;
  pf_proof_field_set_fault (self, NULL);
  show (self);
  gtk_widget_grab_focus (self->news);
  g_signal_emit (self, changed_signal, 0);
}

static void
show_work (PfProofField *self, const char *name)
{
  pf_proof_field_set_fault (self, NULL);
  show (self);
  say (self, name, _ ("It is being made ready…"));
  gtk_widget_grab_focus (self->stop);
}

static void
take_file (PfProofField *self, GFile *file, guint n_files)
{
  g_autofree char *path = g_file_get_basename (file);
  g_autofree char *name = g_utf8_make_valid (path != NULL ? path : "", -1);

  self->n_coming = n_files;
  pf_proof_prepare_file_async (
      file, self->maximum, begin_work (&self->work), prepared_cb, g_object_ref (self));
  show_work (self, name);
}

static void
take_picture (PfProofField *self, GdkTexture *picture)
{
  const char *name = _ ("pasted picture.png");

  self->n_coming = 1;
  pf_proof_prepare_picture_async (
      name, picture, self->maximum, begin_work (&self->work), prepared_cb, g_object_ref (self));
  show_work (self, name);
}

/* ---- choosing, dropping, pasting */

static void
chosen_cb (PfProofField *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;

  g_clear_object (&self->chooser);
  if (file != NULL)
    take_file (self, file, 1);
}

static void
add_filter (GtkFileChooser *chooser)
{
  static const char *const types[] = { "application/pdf", "image/jpeg", "image/png",
                                       "image/heic",      "image/heif", NULL };
  static const char *const endings[] = { "heic", "heif", NULL }; /* not known everywhere */
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Documents: PDF and photos"));
  for (guint i = 0; types[i] != NULL; i++)
    gtk_file_filter_add_mime_type (filter, types[i]);
  for (guint i = 0; endings[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, endings[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
choose_cb (PfProofField *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Choose the document"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_OPEN,
                                               NULL,
                                               NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (self->chooser));
  g_signal_connect_object (
      self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
offered_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfProofField) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfProofOffer) offer = pf_proof_offer_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->work);
  if (offer == NULL) {
    refuse (self, "not-given");
  } else if (offer->picture != NULL) {
    take_picture (self, offer->picture);
  } else {
    take_file (self, offer->file, offer->n_files);
  }
}

static void
take_offer (PfProofField *self, gpointer source)
{
  pf_proof_offer_read_async (
      G_OBJECT (source), begin_work (&self->work), offered_cb, g_object_ref (self));
  show_work (self, _ ("Document"));
}

static gboolean
dropped_cb (PfProofField *self, GdkDrop *drop)
{
  /* GTK 4.8 leaves it so. */
  gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_DROP_ACTIVE);
  self->n_coming = 1;
  take_offer (self, drop);
  return TRUE;
}

static void
paste (GtkWidget *widget, const char *, GVariant *)
{
  PfProofField *self = PF_PROOF_FIELD (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  self->n_coming = 1;
  if (pf_proof_offer_is_possible (gdk_clipboard_get_formats (clipboard)))
    take_offer (self, clipboard);
  else
    refuse (self, "nothing-to-paste");
}

/* ---- what was handed in */

/* From the file as it was chosen: turned four times, it has lost nothing. */
static void
turn_cb (PfProofField *self)
{
  g_autoptr (PfProof) proof = g_object_ref (self->proof);

  self->n_coming = self->n_offered;
  pf_proof_prepare_async (proof->name,
                          proof->original,
                          (proof->turns + 1) % 4,
                          self->maximum,
                          begin_work (&self->work),
                          prepared_cb,
                          g_object_ref (self));
  show_work (self, proof->name);
}

static void
remove_cb (PfProofField *self)
{
  pf_proof_field_set_proof (self, NULL);
  gtk_widget_grab_focus (self->choose);
  g_signal_emit (self, changed_signal, 0);
}

/* What was there before is there again. */
static void
stop_cb (PfProofField *self)
{
  drop_work (&self->work);
  show (self);
  pf_proof_field_take_focus (self);
}

/* ---- the widget */

static void
pf_proof_field_dispose (GObject *object)
{
  PfProofField *self = PF_PROOF_FIELD (object);

  drop_work (&self->work);
  drop_work (&self->preview_work);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->proof);
  G_OBJECT_CLASS (pf_proof_field_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/proof-field.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfProofField, name)
  BIND (zone);
  BIND (choose);
  BIND (received);
  BIND (spinner);
  BIND (preview_place);
  BIND (preview);
  BIND (no_preview);
  BIND (news);
  BIND (name);
  BIND (detail);
  BIND (turn);
  BIND (replace);
  BIND (remove);
  BIND (stop);
  BIND (fault_row);
  BIND (fault);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, turn_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
pf_proof_field_class_init (PfProofFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_proof_field_dispose;
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "pf-proof-field");
  gtk_widget_class_install_action (widget_class, "proof.paste", NULL, paste);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "proof.paste", NULL);
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  bind_template (widget_class);
}

static void
pf_proof_field_init (PfProofField *self)
{
  GtkDropTargetAsync *target =
      gtk_drop_target_async_new (pf_proof_offer_build_formats (), GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  show (self);
}

PfProof *
pf_proof_field_get_proof (PfProofField *self)
{
  g_return_val_if_fail (PF_IS_PROOF_FIELD (self), NULL);
  return self->proof;
}

void
pf_proof_field_set_proof (PfProofField *self, PfProof *proof)
{
  g_return_if_fail (PF_IS_PROOF_FIELD (self));

  if (self->proof == proof)
    return;
  drop_work (&self->work);
  self->n_offered = 1;
  g_set_object (&self->proof, proof);
  pf_proof_field_set_fault (self, NULL);
  show (self);
}

void
pf_proof_field_set_maximum (PfProofField *self, gsize maximum)
{
  g_return_if_fail (PF_IS_PROOF_FIELD (self));
  self->maximum = maximum;
}

static void
describe (GtkWidget *button, const char *fault)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, fault != NULL ? fault : "", -1);
}

void
pf_proof_field_set_fault (PfProofField *self, const char *fault)
{
  g_return_if_fail (PF_IS_PROOF_FIELD (self));

  gtk_label_set_label (GTK_LABEL (self->fault), fault != NULL ? fault : "");
  gtk_widget_set_visible (self->fault_row, fault != NULL);
  describe (self->choose, fault);
  describe (self->replace, fault);
  if (fault != NULL)
    gtk_widget_add_css_class (self->zone, "fault");
  else
    gtk_widget_remove_css_class (self->zone, "fault");
}

void
pf_proof_field_take_focus (PfProofField *self)
{
  g_return_if_fail (PF_IS_PROOF_FIELD (self));
  gtk_widget_grab_focus (
      gtk_widget_get_visible (self->choose) && gtk_widget_get_visible (self->zone) ? self->choose
                                                                                   : self->replace);
}
