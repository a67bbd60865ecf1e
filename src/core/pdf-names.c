/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pdf-names.h"

#include <string.h>

#include "core/document-format.h"

/* What runs, what carries files, what hides. All are so long that chance does not write them. */
static const struct
{
  const char *name, *code;
} forbidden[] = {
  { "JavaScript", PF_DOCUMENT_ACTIVE },   { "Launch", PF_DOCUMENT_ACTIVE },
  { "EmbeddedFile", PF_DOCUMENT_ACTIVE }, { "EmbeddedFiles", PF_DOCUMENT_ACTIVE },
  { "RichMedia", PF_DOCUMENT_ACTIVE },    { "ImportData", PF_DOCUMENT_ACTIVE },
  { "XFA", PF_DOCUMENT_ACTIVE },          { "Encrypt", PF_DOCUMENT_PROTECTED },
};

static gboolean
is_blank (guint8 byte)
{
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f' || byte == 0;
}

static gboolean
is_delimiter (guint8 byte)
{
  return byte != 0 && strchr ("()<>[]{}/%", byte) != NULL;
}

static void
add (PfPdfNames *self, guint8 byte)
{
  if (self->length < PF_PDF_WORD_SIZE)
    self->word[self->length++] = (char) byte;
}

/* Names may spell any letter by its number: /J#61vaScript. */
static void
take_regular (PfPdfNames *self, guint8 byte)
{
  int figure = g_ascii_xdigit_value ((char) byte);

  if (self->is_name && self->n_hex == 0 && byte == '#') {
    self->n_hex = 1;
    self->hex = 0;
  } else if (self->n_hex > 0 && figure >= 0) {
    self->hex = (guint8) (self->hex << 4 | figure);
    if (++self->n_hex == 3) {
      add (self, self->hex);
      self->n_hex = 0;
    }
  } else {
    self->n_hex = 0;
    add (self, byte);
  }
}

gboolean
pf_pdf_names_take (PfPdfNames *self, guint8 byte)
{
  if (self->has_ended) {
    self->length = 0;
    self->n_hex = 0;
    self->is_name = self->next_is_name;
    self->has_ended = FALSE;
  }
  if (!is_blank (byte) && !is_delimiter (byte)) {
    take_regular (self, byte);
    return FALSE;
  }
  self->has_ended = TRUE;
  self->next_is_name = byte == '/';
  return self->length > 0;
}

gboolean
pf_pdf_names_is (const PfPdfNames *self, gboolean is_name, const char *word)
{
  return self->is_name == is_name && strlen (word) == self->length &&
         memcmp (self->word, word, self->length) == 0;
}

const char *
pf_pdf_names_check (const PfPdfNames *self)
{
  for (gsize i = 0; self->is_name && i < G_N_ELEMENTS (forbidden); i++) {
    if (pf_pdf_names_is (self, TRUE, forbidden[i].name))
      return forbidden[i].code;
  }
  return NULL;
}
