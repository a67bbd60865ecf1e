/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/api/saving.h"

#include <string.h>

/* What a ZIP ends with, where it has no comment. */
#define END_SIZE 22

struct _PfApiSaving
{
  GFile *file;
  GFile *part;           /* beside it, until all of it is there */
  GOutputStream *output; /* (nullable): into the part */
  guint64 n_bytes;
  guint8 end[END_SIZE]; /* of these */
  PfApiSavingProgress progress;
  gpointer progress_data;
};

static GFile *
build_part (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *part = g_strconcat (".", name, ".part", NULL);

  return g_file_get_child (folder, part);
}

PfApiSaving *
pf_api_saving_new (GFile *file, PfApiSavingProgress progress, gpointer progress_data)
{
  PfApiSaving *self = g_new0 (PfApiSaving, 1);

  self->file = g_object_ref (file);
  self->part = build_part (file);
  self->progress = progress;
  self->progress_data = progress_data;
  return self;
}

/* Shifts the end on by what came. */
static void
note_end (PfApiSaving *self, GBytes *chunk)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (chunk, &size);
  gsize n = MIN (size, END_SIZE);

  memmove (self->end, self->end + n, END_SIZE - n);
  memcpy (self->end + END_SIZE - n, data + size - n, n);
}

gboolean
pf_api_saving_is_whole_archive (PfApiSaving *self)
{
  return self->n_bytes >= END_SIZE && memcmp (self->end, "PK\5\6", 4) == 0;
}

static void
tell (PfApiSaving *self, guint64 n_bytes)
{
  self->n_bytes = n_bytes;
  if (self->progress != NULL)
    self->progress (n_bytes, self->progress_data);
}

static void
take_away (PfApiSaving *self)
{
  if (self->output == NULL)
    return;
  g_output_stream_close (self->output, NULL, NULL);
  g_clear_object (&self->output);
  g_file_delete (self->part, NULL, NULL);
}

void
pf_api_saving_drop (PfApiSaving *self)
{
  take_away (self);
  if (self->n_bytes > 0)
    tell (self, 0);
}

void
pf_api_saving_free (PfApiSaving *self)
{
  take_away (self);
  g_object_unref (self->file);
  g_object_unref (self->part);
  g_free (self);
}

/* A person's data are for nobody else who has an account on this computer. */
static gboolean
open_part (PfApiSaving *self, GCancellable *cancellable, GError **error)
{
  if (self->output == NULL)
    self->output = G_OUTPUT_STREAM (
        g_file_replace (self->part, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error));
  return self->output != NULL;
}

static void
written_cb (GObject *output, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PfApiSaving *self = g_task_get_source_tag (task);
  GError *error = NULL;
  gsize n = 0;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (output), result, &n, &error)) {
    g_task_return_error (task, error);
    return;
  }
  note_end (self, g_task_get_task_data (task));
  tell (self, self->n_bytes + n);
  g_task_return_boolean (task, TRUE);
}

void
pf_api_saving_write_async (PfApiSaving *self,
                           GBytes *chunk,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;
  gsize size;
  const void *data = g_bytes_get_data (chunk, &size);

  g_task_set_source_tag (task, self);
  g_task_set_task_data (task, g_bytes_ref (chunk), (GDestroyNotify) g_bytes_unref);
  if (open_part (self, cancellable, &error))
    g_output_stream_write_all_async (
        self->output, data, size, G_PRIORITY_DEFAULT, cancellable, written_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

gboolean
pf_api_saving_write_finish (PfApiSaving *, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
closed_cb (GObject *output, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PfApiSaving *self = g_task_get_source_tag (task);
  GError *error = NULL;

  if (g_output_stream_close_finish (G_OUTPUT_STREAM (output), result, &error) &&
      g_file_move (self->part, self->file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error)) {
    g_clear_object (&self->output);
    g_task_return_boolean (task, TRUE);
  } else {
    g_task_return_error (task, error);
  }
}

void
pf_api_saving_close_async (PfApiSaving *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, self);
  if (open_part (self, cancellable, &error))
    g_output_stream_close_async (
        self->output, G_PRIORITY_DEFAULT, cancellable, closed_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

gboolean
pf_api_saving_close_finish (PfApiSaving *, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
