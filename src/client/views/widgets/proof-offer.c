/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/proof-offer.h"

void
pf_proof_offer_free (PfProofOffer *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->picture);
  g_free (self);
}

GdkContentFormats *
pf_proof_offer_build_formats (void)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_TEXTURE);
  return gdk_content_formats_union_deserialize_mime_types (
      gdk_content_formats_builder_free_to_formats (builder));
}

static gboolean
offers (GdkContentFormats *formats, GType type)
{
  g_autoptr (GdkContentFormats) all =
      gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));

  return gdk_content_formats_contain_gtype (all, type);
}

gboolean
pf_proof_offer_is_possible (GdkContentFormats *formats)
{
  return offers (formats, GDK_TYPE_FILE_LIST) || offers (formats, GDK_TYPE_TEXTURE);
}

/* ---- a clipboard and a drop, which are read alike */

static GdkContentFormats *
get_formats (GObject *source)
{
  return GDK_IS_CLIPBOARD (source) ? gdk_clipboard_get_formats (GDK_CLIPBOARD (source))
                                   : gdk_drop_get_formats (GDK_DROP (source));
}

static void
read_value (GObject *source, GType type, GAsyncReadyCallback callback, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (GDK_IS_CLIPBOARD (source))
    gdk_clipboard_read_value_async (
        GDK_CLIPBOARD (source), type, G_PRIORITY_DEFAULT, cancellable, callback, task);
  else
    gdk_drop_read_value_async (
        GDK_DROP (source), type, G_PRIORITY_DEFAULT, cancellable, callback, task);
}

static const GValue *
finish_value (GObject *source, GAsyncResult *result, GError **error)
{
  return GDK_IS_CLIPBOARD (source)
             ? gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, error)
             : gdk_drop_read_value_finish (GDK_DROP (source), result, error);
}

/* ---- reading */

static void
return_offer (GTask *task, GFile *file, guint n_files, GdkTexture *picture)
{
  PfProofOffer *offer = g_new0 (PfProofOffer, 1);

  g_set_object (&offer->file, file);
  g_set_object (&offer->picture, picture);
  offer->n_files = n_files;
  g_task_return_pointer (task, offer, (GDestroyNotify) pf_proof_offer_free);
}

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const GValue *value = finish_value (source, result, &error);

  if (value == NULL)
    g_task_return_error (task, error);
  else
    return_offer (task, NULL, 0, g_value_get_object (value));
}

static gboolean
is_here (GSList *files)
{
  for (GSList *each = files; each != NULL; each = each->next) {
    if (g_file_peek_path (each->data) != NULL)
      return TRUE;
  }
  return FALSE;
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const GValue *value = finish_value (source, result, &error);
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  if (!is_here (files) && offers (get_formats (source), GDK_TYPE_TEXTURE)) {
    g_clear_error (&error);
    read_value (source, GDK_TYPE_TEXTURE, picture_cb, g_steal_pointer (&task));
  } else if (error != NULL) {
    g_task_return_error (task, error);
  } else if (files == NULL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "an empty list of files");
  } else {
    return_offer (task, files->data, g_slist_length (files), NULL);
  }
}

void
pf_proof_offer_read_async (GObject *source,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);

  g_return_if_fail (GDK_IS_CLIPBOARD (source) || GDK_IS_DROP (source));

  g_task_set_source_tag (task, pf_proof_offer_read_async);
  if (offers (get_formats (source), GDK_TYPE_FILE_LIST))
    read_value (source, GDK_TYPE_FILE_LIST, files_cb, task);
  else
    read_value (source, GDK_TYPE_TEXTURE, picture_cb, task);
}

PfProofOffer *
pf_proof_offer_read_finish (GAsyncResult *result, GError **error)
{
  gpointer source = g_task_get_source_object (G_TASK (result));

  if (GDK_IS_DROP (source))
    gdk_drop_finish (source, g_task_had_error (G_TASK (result)) ? 0 : GDK_ACTION_COPY);
  return g_task_propagate_pointer (G_TASK (result), error);
}
