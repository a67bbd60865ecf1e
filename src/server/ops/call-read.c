/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "server/ops/call-private.h"
#include "server/ops/etag.h"
#include "wire/json-parse.h"
#include "wire/record-json.h"
#include "wire/record-query.h"

static PfReading
build_reading (PfCall *self)
{
  gboolean patch = pf_operation_takes_patch (self->operation);

  return (PfReading){
    .flags = PF_READ_REQUEST | (patch ? PF_READ_PATCH : 0),
    .writer = pf_call_get_viewer (self),
    .today = self->request->today,
    .errors = self->errors,
  };
}

static gboolean
check_errors (PfCall *self, GError **error)
{
  return pf_errors_get_n_errors (self->errors) == 0 ||
         pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

gboolean
pf_call_read_query (PfCall *self, GError **error)
{
  const PfReading reading = build_reading (self);

  if (self->operation->query != NULL)
    self->query = pf_record_from_query (self->operation->query (), self->request->query, &reading);
  return check_errors (self, error);
}

/* @other: (nullable): a second type that will do */
static gboolean
is_of_type (const PfCall *self, const char *wanted, const char *other)
{
  const char *type = self->request->content_type != NULL ? self->request->content_type : "";
  gsize length = strcspn (type, " ;");

  if (other != NULL && length != strlen (wanted))
    wanted = other;
  return length == strlen (wanted) && g_ascii_strncasecmp (type, wanted, length) == 0;
}

gboolean
pf_call_check_type (const PfCall *self, GError **error)
{
  gboolean patch = pf_operation_takes_patch (self->operation);
  gboolean right =
      pf_operation_takes_file (self->operation)
          ? is_of_type (self, "multipart/form-data", NULL)
          : is_of_type (self, "application/json", patch ? "application/merge-patch+json" : NULL);

  return right || pf_problem_set (error, PF_PROBLEM_WRONG_CONTENT_TYPE);
}

gboolean
pf_call_check_documents (const PfCall *self, GError **error)
{
  return self->services->documents != NULL || pf_problem_set (error, PF_PROBLEM_DOCUMENTS_OFF);
}

/* Members are told of by their part: "/document/kind", "/file". */
static void
read_record (PfCall *self)
{
  const PfReading reading = build_reading (self);
  const PfParts *parts = &self->operation->parts;
  gsize position = 0;

  if (parts->record != NULL)
    position = pf_errors_enter_member (self->errors, parts->record);
  self->body = pf_record_from_json (self->operation->request (), self->json, &reading);
  if (parts->record != NULL)
    pf_errors_leave (self->errors, position);
}

static void
check_file (PfCall *self)
{
  PfUpload *file = self->request->file;
  const char *code = file != NULL ? pf_upload_judge (file) : "required";

  if (code != NULL)
    pf_errors_add (self->errors, self->operation->parts.file, code);
}

gboolean
pf_call_read_body (PfCall *self, PfCallHandler check, GError **error)
{
  const GByteArray *body = self->request->body;

  if (self->operation->request == NULL)
    return TRUE;
  if (self->operation->may_be_empty && body->len == 0) {
    self->body = g_object_new (self->operation->request (), NULL);
    return TRUE;
  }
  if (!pf_call_check_type (self, error))
    return FALSE;
  self->json = pf_json_parse ((const char *) body->data, body->len, NULL);
  if (self->json == NULL)
    return pf_problem_set (error, PF_PROBLEM_BAD_JSON);
  if (!pf_operation_edits (self->operation))
    read_record (self);
  if (check != NULL && !check (self, error))
    return FALSE;
  if (pf_operation_takes_file (self->operation))
    check_file (self);
  return check_errors (self, error);
}

gpointer
pf_call_read_edit (PfCall *self, gpointer before, GError **error)
{
  g_autofree char *etag = g_strdup_printf ("\"%d\"", pf_record_get_version (before));

  return pf_call_read_tagged_edit (self, before, etag, error);
}

gpointer
pf_call_read_tagged_edit (PfCall *self, gpointer before, const char *etag, GError **error)
{
  const PfReading reading = build_reading (self);
  g_autoptr (PfRecord) after = NULL;

  if (!pf_etag_is_named (self->request->if_match, etag))
    return pf_problem_set (error, PF_PROBLEM_CHANGED_MEANWHILE), NULL;
  after = pf_record_patched (before, self->json, &reading);
  if (!check_errors (self, error))
    return NULL;
  return g_steal_pointer (&after);
}
