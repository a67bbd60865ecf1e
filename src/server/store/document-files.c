/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents as files: documents/ab/abcd… in the folder of the data. One is written under "new",
 * flushed, and only then found by its name; the folder is flushed too before a row names it.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/store/document-cipher.h"
#include "server/store/document-places.h"

#define NEW "new"

typedef struct
{
  PfDocumentStore *store;
  char *body;
  char *path; /* where it is written */
  int file;
} Place;

static gboolean
fail (const char *what, GError **error)
{
  g_set_error (error, PF_PROBLEM, PF_PROBLEM_FAILED, "Documents: %s: %s", what, g_strerror (errno));
  return FALSE;
}

static char *
build_folder (PfDocumentStore *store, const char *body)
{
  const char part[] = { body[0], body[1], '\0' };

  return g_build_filename (pf_document_store_get_folder (store), part, NULL);
}

static char *
build_path (PfDocumentStore *store, const char *body)
{
  g_autofree char *folder = build_folder (store, body);

  return g_build_filename (folder, body, NULL);
}

static gboolean
flush_folder (const char *path, GError **error)
{
  int folder = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean flushed = folder >= 0 && fsync (folder) == 0;

  if (!flushed)
    fail ("flush a folder", error);
  if (folder >= 0)
    close (folder);
  return flushed;
}

/* It lasts, too: a file in a folder that is forgotten is gone. */
static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (mkdir (path, 0700) == 0)
    return flush_folder (parent, error);
  return errno == EEXIST || fail ("make a folder", error);
}

static void
end (gpointer data)
{
  Place *self = data;

  if (self->file >= 0)
    close (self->file);
  if (self->path != NULL)
    unlink (self->path);
  g_free (self->path);
  g_free (self->body);
  g_free (self);
}

static gpointer
begin (PfDocumentStore *store, const char *body, GError **error)
{
  const char *folder = pf_document_store_get_folder (store);
  g_autofree char *new = g_build_filename (folder, NEW, NULL);
  Place *self;

  if (!make_folder (folder, error) || !make_folder (new, error))
    return NULL;
  self = g_new0 (Place, 1);
  self->store = store;
  self->body = g_strdup (body);
  self->path = g_build_filename (new, body, NULL);
  self->file = open (self->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (self->file >= 0)
    return self;
  fail ("begin one", error);
  g_clear_pointer (&self->path, g_free);
  end (self);
  return NULL;
}

static gboolean
append (gpointer data, const guint8 *piece, gsize size, GError **error)
{
  Place *self = data;

  while (size > 0) {
    gssize n = write (self->file, piece, size);

    if (n < 0 && errno != EINTR)
      return fail ("write one", error);
    piece += MAX (n, 0);
    size -= (gsize) MAX (n, 0);
  }
  return TRUE;
}

static gboolean
settle (gpointer data, GError **error)
{
  Place *self = data;
  g_autofree char *folder = build_folder (self->store, self->body);
  g_autofree char *path = build_path (self->store, self->body);

  if (!make_folder (folder, error))
    return FALSE;
  if (fsync (self->file) != 0)
    return fail ("flush one", error);
  if (rename (self->path, path) != 0)
    return fail ("name one", error);
  g_clear_pointer (&self->path, g_free);
  return flush_folder (folder, error);
}

static gpointer
open_place (PfDocumentStore *store, const char *body, GError **error)
{
  g_autofree char *path = build_path (store, body);
  int file = open (path, O_RDONLY | O_CLOEXEC);
  Place *self;

  if (file < 0) {
    fail ("open one", error);
    return NULL;
  }
  self = g_new0 (Place, 1);
  self->file = file;
  return self;
}

/* Pieces are of one size but for the first, which has the header, and the last. */
static GBytes *
read_piece (gpointer data, guint number, gsize size, GError **error)
{
  Place *self = data;
  off_t at =
      number > 0 ? PF_CIPHER_HEADER + (off_t) number * (PF_CIPHER_PLAIN + PF_CIPHER_ADDED) : 0;
  g_autofree guint8 *piece = g_malloc (size);
  gsize n_read = 0;

  while (n_read < size) {
    gssize n = pread (self->file, piece + n_read, size - n_read, at + (off_t) n_read);

    if (n == 0)
      errno = ENODATA;
    if (n == 0 || (n < 0 && errno != EINTR)) {
      fail ("read one", error);
      return NULL;
    }
    n_read += (gsize) MAX (n, 0);
  }
  return g_bytes_new_take (g_steal_pointer (&piece), size);
}

static gboolean
remove_body (PfDocumentStore *store, const char *body, GError **error)
{
  g_autofree char *path = build_path (store, body);

  return unlink (path) == 0 || errno == ENOENT || fail ("remove one", error);
}

static gint64
measure (PfDocumentStore *store, const char *body)
{
  g_autofree char *path = build_path (store, body);
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gint64) status.st_size : -1;
}

/* Removes @path where it is old enough and no row names it. */
static gboolean
sweep_file (const char *path, PfDb *reader, PfInstant before, guint *n, GError **error)
{
  g_autofree char *body = g_path_get_basename (path);
  gboolean named = FALSE;
  GStatBuf status;

  if (g_lstat (path, &status) != 0 ||
      (PfInstant) status.st_mtim.tv_sec * G_TIME_SPAN_SECOND >= before)
    return TRUE;
  if (!pf_document_is_named (reader, body, &named, error))
    return FALSE;
  if (!named && unlink (path) == 0)
    ++*n;
  return TRUE;
}

static gboolean
sweep_folder (const char *path, PfDb *reader, PfInstant before, guint *n, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    if (!sweep_file (file, reader, before, n, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
sweep (PfDocumentStore *store, PfDb *reader, PfInstant before, guint *ret_n, GError **error)
{
  const char *path = pf_document_store_get_folder (store);
  g_autoptr (GDir) folders = g_dir_open (path, 0, NULL);
  const char *name;

  while (folders != NULL && (name = g_dir_read_name (folders)) != NULL) {
    g_autofree char *folder = g_build_filename (path, name, NULL);

    if (!sweep_folder (folder, reader, before, ret_n, error))
      return FALSE;
  }
  return TRUE;
}

static const PfDocumentPlaces places = {
  .begin = begin,
  .append = append,
  .settle = settle,
  .end = end,
  .open = open_place,
  .read = read_piece,
  .close = end,
  .remove = remove_body,
  .measure = measure,
  .sweep = sweep,
};

const PfDocumentPlaces *
pf_document_files (void)
{
  return &places;
}
