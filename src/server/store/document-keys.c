/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/document-keys.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define KEY_SIZE crypto_secretstream_xchacha20poly1305_KEYBYTES
#define NAME_SIZE 8 /* bytes that name a key */
#define MAX_FILE 65536

static const char preface[] =
    "# The keys of the portal's documents. Keep a copy of this file away from the data and its\n"
    "# backups: without it no document can be read, with both anyone can.\n";

typedef struct
{
  guint8 bytes[KEY_SIZE];
  char name[2 * NAME_SIZE + 1];
} Key;

struct _PfDocumentKeys
{
  char *path;
  GArray *keys; /* of Key */
  GStatBuf seen;
};

static gboolean fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (PF_PROBLEM, PF_PROBLEM_FAILED, format, arguments);
  va_end (arguments);
  return FALSE;
}

/* Both as they are once links are followed; @data may not be there yet. */
static gboolean
check_place (const char *path, const char *data, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  char *real = realpath (folder, NULL);
  char *real_data = data != NULL ? realpath (data, NULL) : NULL;
  gsize length = real_data != NULL ? strlen (real_data) : 0;
  gboolean inside = real != NULL && real_data != NULL && strncmp (real, real_data, length) == 0 &&
                    (real[length] == '/' || real[length] == '\0');

  free (real);
  free (real_data);
  return !inside ||
         fail (error,
               "%s: the key of the documents may not lie in the folder of the data: who copies the "
               "one must not have the other",
               path);
}

static void
clear_key (gpointer key)
{
  sodium_memzero (key, sizeof (Key));
}

/* Names a key by its hash: the same key has the same name on every server. */
static void
add_key (GArray *keys, const guint8 *bytes)
{
  guint8 hash[crypto_generichash_BYTES_MIN];
  Key key;

  memcpy (key.bytes, bytes, KEY_SIZE);
  crypto_generichash (hash, sizeof hash, bytes, KEY_SIZE, NULL, 0);
  sodium_bin2hex (key.name, sizeof key.name, hash, NAME_SIZE);
  g_array_append_val (keys, key);
  clear_key (&key);
}

static gboolean
read_line (GArray *keys, const char *line)
{
  guint8 bytes[KEY_SIZE];
  size_t size = 0;
  gboolean read = sodium_hex2bin (bytes, sizeof bytes, line, strlen (line), NULL, &size, NULL) == 0;

  if (read && size == KEY_SIZE)
    add_key (keys, bytes);
  sodium_memzero (bytes, sizeof bytes);
  return read && size == KEY_SIZE;
}

static gboolean
read_text (PfDocumentKeys *self, char *text, GError **error)
{
  guint number = 0;
  char *rest = text;

  while (rest != NULL) {
    char *line = g_strstrip (strsep (&rest, "\n"));

    number++;
    if (*line != '\0' && *line != '#' && !read_line (self->keys, line))
      return fail (error, "%s:%u: this is no key of 64 figures", self->path, number);
  }
  return self->keys->len > 0 || fail (error, "%s: there is no key in it", self->path);
}

static gboolean
check_file (PfDocumentKeys *self, GError **error)
{
  if (g_stat (self->path, &self->seen) != 0)
    return fail (error, "%s: %s", self->path, g_strerror (errno));
  if (!S_ISREG (self->seen.st_mode) || self->seen.st_size > MAX_FILE)
    return fail (error, "%s: this is no file of keys", self->path);
  return (self->seen.st_mode & 077) == 0 ||
         fail (error, "%s: others may read it: chmod 600 %s", self->path, self->path);
}

PfDocumentKeys *
pf_document_keys_load (const char *path, const char *data, GError **error)
{
  g_autoptr (PfDocumentKeys) self = NULL;
  char *text = NULL;
  gsize length = 0;
  gboolean read;

  if (sodium_init () < 0 || !check_place (path, data, error))
    return NULL;
  self = g_new0 (PfDocumentKeys, 1);
  self->path = g_strdup (path);
  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_array_set_clear_func (self->keys, clear_key);
  read = check_file (self, error) && g_file_get_contents (path, &text, &length, error) &&
         read_text (self, text, error);
  if (text != NULL)
    sodium_memzero (text, length);
  g_free (text);
  return read ? g_steal_pointer (&self) : NULL;
}

void
pf_document_keys_free (PfDocumentKeys *self)
{
  g_array_unref (self->keys);
  g_free (self->path);
  g_free (self);
}

/* Writes all of @keys to a new file, which takes the place of the old one once it is on disk. */
static gboolean
save (const char *path, GArray *keys, GError **error)
{
  GString *text = g_string_new (preface);
  gboolean saved;

  for (guint i = 0; i < keys->len; i++) {
    const Key *key = &g_array_index (keys, Key, i);
    char figures[2 * KEY_SIZE + 1];

    sodium_bin2hex (figures, sizeof figures, key->bytes, KEY_SIZE);
    g_string_append_printf (text, "%s\n", figures);
    sodium_memzero (figures, sizeof figures);
  }
  saved = g_file_set_contents_full (path,
                                    text->str,
                                    (gssize) text->len,
                                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                    0600,
                                    error);
  sodium_memzero (text->str, text->len);
  g_string_free (text, TRUE);
  return saved;
}

static void
add_new_key (GArray *keys)
{
  guint8 bytes[KEY_SIZE];

  crypto_secretstream_xchacha20poly1305_keygen (bytes);
  add_key (keys, bytes);
  sodium_memzero (bytes, sizeof bytes);
}

gboolean
pf_document_keys_make (const char *path, const char *data, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));

  g_array_set_clear_func (keys, clear_key);
  if (sodium_init () < 0 || g_file_test (path, G_FILE_TEST_EXISTS))
    return fail (error, "%s: it is there already", path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, "%s: %s", folder, g_strerror (errno));
  if (!check_place (path, data, error))
    return FALSE;
  add_new_key (keys);
  return save (path, keys, error);
}

gboolean
pf_document_keys_add (PfDocumentKeys *self, GError **error)
{
  add_new_key (self->keys);
  if (save (self->path, self->keys, error) && check_file (self, error))
    return TRUE;
  g_array_set_size (self->keys, self->keys->len - 1);
  return FALSE;
}

const char *
pf_document_keys_get_current (PfDocumentKeys *self)
{
  return g_array_index (self->keys, Key, self->keys->len - 1).name;
}

const guint8 *
pf_document_keys_find (PfDocumentKeys *self, const char *name)
{
  for (guint i = 0; i < self->keys->len; i++) {
    const Key *key = &g_array_index (self->keys, Key, i);

    if (g_str_equal (key->name, name))
      return key->bytes;
  }
  return NULL;
}

gboolean
pf_document_keys_are_stale (PfDocumentKeys *self)
{
  GStatBuf now;

  return g_stat (self->path, &now) == 0 &&
         (now.st_ino != self->seen.st_ino || now.st_mtim.tv_sec != self->seen.st_mtim.tv_sec ||
          now.st_mtim.tv_nsec != self->seen.st_mtim.tv_nsec);
}
