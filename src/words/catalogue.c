/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/catalogue.h"

#include <string.h>

#define MAGIC 0x950412deU

enum
{
  AT_MAGIC = 0,
  AT_REVISION = 4,
  AT_COUNT = 8,
  AT_TEXTS = 12,
  AT_TRANSLATIONS = 16,
  HEADER_SIZE = 28,
  ENTRY_SIZE = 8, /* a length, without the final NUL, and an offset */
};

struct _PfCatalogue
{
  GBytes *file;
  const guint8 *data;
  gsize size;
  gboolean swapped; /* written by a machine of the other byte order */
  guint32 count;
  guint32 texts, translations; /* offsets of the two tables, in the order of the texts */
};

static guint32
read_number (const PfCatalogue *self, gsize offset)
{
  guint32 number;

  memcpy (&number, self->data + offset, sizeof number);
  return self->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

static const char *
get_text (const PfCatalogue *self, guint32 table, guint32 n, guint32 *ret_length)
{
  gsize entry = table + (gsize) n * ENTRY_SIZE;

  *ret_length = read_number (self, entry);
  return (const char *) self->data + read_number (self, entry + 4);
}

static gboolean
check_table (const PfCatalogue *self, guint32 table)
{
  if (table > self->size || self->count > (self->size - table) / ENTRY_SIZE)
    return FALSE;
  for (guint32 i = 0; i < self->count; i++) {
    guint32 length = read_number (self, table + (gsize) i * ENTRY_SIZE);
    guint32 offset = read_number (self, table + (gsize) i * ENTRY_SIZE + 4);

    if (offset >= self->size || length >= self->size - offset || self->data[offset + length] != 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_header (PfCatalogue *self)
{
  if (self->size < HEADER_SIZE)
    return FALSE;
  self->swapped = read_number (self, AT_MAGIC) != MAGIC;
  if (read_number (self, AT_MAGIC) != MAGIC || read_number (self, AT_REVISION) >> 16 != 0)
    return FALSE;
  self->count = read_number (self, AT_COUNT);
  self->texts = read_number (self, AT_TEXTS);
  self->translations = read_number (self, AT_TRANSLATIONS);
  return TRUE;
}

PfCatalogue *
pf_catalogue_new (GBytes *file, GError **error)
{
  g_autoptr (PfCatalogue) self = g_new0 (PfCatalogue, 1);

  self->file = g_bytes_ref (file);
  self->data = g_bytes_get_data (file, &self->size);
  if (!check_header (self) || !check_table (self, self->texts) ||
      !check_table (self, self->translations)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "This is not an MO file");
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
pf_catalogue_free (PfCatalogue *self)
{
  g_bytes_unref (self->file);
  g_free (self);
}

/* The forms stand one after the other, each with its NUL. */
static const char *
take_form (const char *forms, guint32 length, guint form)
{
  const char *end = forms + length;

  for (; form > 0 && forms < end; form--)
    forms += strlen (forms) + 1;
  return forms < end ? forms : NULL;
}

const char *
pf_catalogue_find (const PfCatalogue *self, const char *text, guint form)
{
  guint32 low = 0, high = self->count;

  while (low < high) {
    guint32 middle = low + (high - low) / 2;
    guint32 length;
    int order = strcmp (text, get_text (self, self->texts, middle, &length));

    if (order == 0) {
      const char *forms = get_text (self, self->translations, middle, &length);

      return take_form (forms, length, form);
    }
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}
