/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/form.h"

#include "server/http/multipart.h"

typedef enum
{
  PART_NONE,
  PART_RECORD,
  PART_FILE,
} Part;

struct _PfForm
{
  PfCall *call;
  PfMultipart *multipart; /* NULL: there is no boundary */
  Part part;              /* the last that began */
  PfProblem problem;
};

static gboolean
refuse (PfForm *self, PfProblem problem)
{
  if (self->problem == PF_PROBLEM_NONE)
    self->problem = problem;
  return FALSE;
}

static gboolean
begin_file (PfForm *self, const char *file_name)
{
  PfRequest *request = self->call->request;
  g_autoptr (GError) error = NULL;

  self->part = PART_FILE;
  request->file = pf_upload_new (self->call->services->documents, file_name, &error);
  if (request->file != NULL)
    return TRUE;
  g_warning ("A document cannot be kept: %s", error->message);
  return refuse (self, PF_PROBLEM_FAILED);
}

/* The JSON first: it says what the file is for. */
static gboolean
begin_cb (gpointer data, const char *name, const char *file_name)
{
  PfForm *self = data;
  const PfParts *parts = &self->call->operation->parts;

  if (self->part == PART_RECORD && g_str_equal (name, parts->file))
    return begin_file (self, file_name);
  if (self->part != PART_NONE || !g_str_equal (name, parts->record))
    return refuse (self, PF_PROBLEM_BAD_FORM);
  self->part = PART_RECORD;
  return TRUE;
}

static gboolean
take_record (PfForm *self, const char *piece, gsize size)
{
  GByteArray *body = self->call->request->body;

  if (body->len + size > PF_FORM_MAX_JSON)
    return refuse (self, PF_PROBLEM_TOO_LARGE);
  g_byte_array_append (body, (const guint8 *) piece, (guint) size);
  return TRUE;
}

static gboolean
take_cb (gpointer data, const char *piece, gsize size)
{
  PfForm *self = data;
  PfUpload *file = self->call->request->file;
  g_autoptr (GError) error = NULL;

  if (self->part == PART_RECORD)
    return take_record (self, piece, size);
  if (!pf_upload_take (file, (const guint8 *) piece, size, &error)) {
    g_warning ("A document cannot be kept: %s", error->message);
    return refuse (self, PF_PROBLEM_FAILED);
  }
  return !pf_upload_is_too_large (file) || refuse (self, PF_PROBLEM_TOO_LARGE);
}

static gboolean
end_cb (gpointer)
{
  return TRUE;
}

static const PfMultipartReader reader = { begin_cb, take_cb, end_cb };

PfForm *
pf_form_new (PfCall *call)
{
  PfForm *self = g_new0 (PfForm, 1);

  self->call = call;
  self->multipart = pf_multipart_new (call->request->content_type, &reader, self);
  if (self->multipart == NULL)
    refuse (self, PF_PROBLEM_BAD_FORM);
  return self;
}

void
pf_form_free (PfForm *self)
{
  g_clear_pointer (&self->multipart, pf_multipart_free);
  g_free (self);
}

void
pf_form_give_up (PfForm *self)
{
  refuse (self, PF_PROBLEM_TOO_LARGE);
  g_clear_pointer (&self->call->request->file, pf_upload_free);
}

/* What will not be kept need not lie on the disk while the rest comes in. */
void
pf_form_take (PfForm *self, const char *data, gsize size)
{
  if (self->problem != PF_PROBLEM_NONE || pf_multipart_take (self->multipart, data, size))
    return;
  refuse (self, PF_PROBLEM_BAD_FORM);
  g_clear_pointer (&self->call->request->file, pf_upload_free);
}

PfProblem
pf_form_end (PfForm *self)
{
  if (self->problem == PF_PROBLEM_NONE && !pf_multipart_is_complete (self->multipart))
    refuse (self, PF_PROBLEM_BAD_FORM);
  return self->problem;
}
