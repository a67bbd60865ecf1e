/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/document-type.h"

#include <string.h>

#include "core/document-format.h"

static const PfDocumentFormat *const formats[] = {
  &pf_document_pdf,
  &pf_document_jpeg,
  &pf_document_png,
  &pf_document_heic,
};

struct _PfDocumentScan
{
  guint8 head[PF_DOCUMENT_HEAD];
  gsize n_head;
  guint64 n_bytes;
  const PfDocumentFormat *format; /* NULL until the head is there */
  gpointer state;
  const char *code; /* the rule that it breaks */
};

PfDocumentScan *
pf_document_scan_new (void)
{
  return g_new0 (PfDocumentScan, 1);
}

void
pf_document_scan_free (PfDocumentScan *self)
{
  if (self->format != NULL)
    self->format->free (self->state);
  g_free (self);
}

const char *
pf_document_check_pixels (guint64 width, guint64 height)
{
  if (width == 0 || height == 0)
    return PF_DOCUMENT_DAMAGED;
  /* Each is of 32 bits at most. */
  return width * height > PF_DOCUMENT_MAX_PIXELS ? PF_DOCUMENT_TOO_MANY_PIXELS : NULL;
}

/* The whole head lies in the format's hands before anything else. */
static void
choose_format (PfDocumentScan *self)
{
  gsize n_kept;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (!formats[i]->recognizes (self->head))
      continue;
    self->format = formats[i];
    self->state = self->format->start ();
    self->code = self->format->take (self->state, self->head, PF_DOCUMENT_HEAD, &n_kept);
    return;
  }
  self->code = PF_DOCUMENT_NOT_ONE;
}

static gsize
take_head (PfDocumentScan *self, const guint8 *data, gsize size)
{
  gsize n = MIN (size, PF_DOCUMENT_HEAD - self->n_head);

  memcpy (self->head + self->n_head, data, n);
  self->n_head += n;
  if (n > 0 && self->n_head == PF_DOCUMENT_HEAD)
    choose_format (self);
  return n;
}

gsize
pf_document_scan_take (PfDocumentScan *self, const guint8 *data, gsize size)
{
  gsize n_head = take_head (self, data, size);
  gsize n_kept = 0;

  self->n_bytes += size;
  if (self->code == NULL && n_head < size)
    self->code = self->format->take (self->state, data + n_head, size - n_head, &n_kept);
  return n_head + n_kept;
}

gboolean
pf_document_scan_has_failed (PfDocumentScan *self)
{
  return self->code != NULL;
}

const char *
pf_document_scan_end (PfDocumentScan *self, const char **ret_code)
{
  const char *code = self->code;

  if (self->n_bytes == 0)
    code = "empty";
  else if (self->n_head < PF_DOCUMENT_HEAD)
    code = PF_DOCUMENT_NOT_ONE;
  else if (code == NULL)
    code = self->format->end (self->state);
  if (code == NULL)
    return self->format->content_type;
  *ret_code = code;
  return NULL;
}
