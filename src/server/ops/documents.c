/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What families hand in. A document is its household's: the other household of a shared child sees
 * nothing of it.
 */
#include "server/store/documents.h"

#include "server/ops/handlers.h"

/* The place must be the caller's, and the child of that household. */
static gboolean
check_place (PfCall *call, const PfDocument *document, GError **error)
{
  const PfScope scope = pf_call_get_scope (call);
  gboolean has_child = FALSE;
  gsize position;

  if (!pf_store_find_document_place (
          call->db, document->household, document->child, &scope, &has_child, error))
    return FALSE;
  if (*document->child == '\0' || has_child)
    return TRUE;
  position = pf_errors_enter_member (call->errors, call->operation->parts.record);
  pf_errors_add (call->errors, "child", "bad-id");
  pf_errors_leave (call->errors, position);
  return pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

/* What its sender says, and what was found out. */
static PfDocument *
build_document (PfCall *call)
{
  PfUpload *file = call->request->file;
  PfDocument *document = pf_record_copy (call->body);

  document->state = PF_DOCUMENT_STATE_RECEIVED;
  document->size = pf_upload_get_size (file);
  document->uploaded_at = call->request->now;
  g_strlcpy (document->uploaded_by, call->caller->id, PF_ID_SIZE);
  document->name = g_strdup (pf_upload_get_name (file));
  document->content_type = g_strdup (pf_upload_get_content_type (file));
  return document;
}

gboolean
pf_handle_create_document (PfCall *call, GError **error)
{
  PfUpload *file = call->request->file;
  g_autoptr (PfDocument) document = build_document (call);

  if (!check_place (call, document, error) ||
      !pf_store_insert_document (
          call->db, document, pf_upload_get_body (file), pf_upload_get_key (file), error))
    return FALSE;
  pf_upload_keep (file);
  return pf_call_answer (call, document);
}

gboolean
pf_handle_get_document (PfCall *call, GError **error)
{
  const PfScope scope = pf_call_get_scope (call);
  g_auto (PfDocumentBody) body = { 0 };
  g_autoptr (PfDocument) document =
      pf_store_find_document (call->db, call->parameters[0], &scope, &body, error);

  return document != NULL && pf_call_answer (call, document);
}

gboolean
pf_handle_delete_document (PfCall *call, GError **error)
{
  const PfScope scope = pf_call_get_scope (call);

  char *body = pf_store_delete_document (call->db, call->parameters[0], &scope, error);

  if (body == NULL)
    return FALSE;
  call->removed_bodies = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (call->removed_bodies, body);
  return TRUE;
}

gboolean
pf_handle_get_document_content (PfCall *call, GError **error)
{
  const PfScope scope = pf_call_get_scope (call);
  g_auto (PfDocumentBody) body = { 0 };
  g_autoptr (PfDocument) document =
      pf_store_find_document (call->db, call->parameters[0], &scope, &body, error);

  if (document == NULL)
    return FALSE;
  if (call->services->documents == NULL)
    return pf_problem_set (error, PF_PROBLEM_DOCUMENTS_OFF);
  call->content = pf_document_reader_new (
      call->services->documents, body.body, body.key, (guint64) body.size, error);
  call->content_type = g_intern_string (document->content_type);
  call->content_name = g_strdup (document->name);
  return call->content != NULL;
}
