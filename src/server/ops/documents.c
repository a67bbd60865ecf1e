/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What families hand in. A document is its household's: the other household of a shared child sees
 * nothing of it.
 */
#include "server/store/documents.h"

#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/ops/queue.h"

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
          call->db, document, pf_upload_get_body (file), pf_upload_get_key (file), error) ||
      !pf_store_touch_queue (call->db,
                             document->household,
                             call->caller->id,
                             document->child,
                             TRUE,
                             call->request->now,
                             error))
    return FALSE;
  pf_upload_keep (file);
  return pf_call_answer (call, document);
}

/* An administrator decides in the queue, and is shown no other documents. */
static PfScope
get_scope (PfCall *call)
{
  PfScope scope = pf_call_get_scope (call);

  scope.is_staff =
      (call->roles & call->operation->roles & PF_ROLES_STAFF & ~PF_ROLE_ADMINISTRATOR) != 0;
  return scope;
}

/* The document (transfer full) as one of the queue's, for who decides there, or as one of a
 * household.
 * @ret_item: the item of the queue; "": none
 */
static PfDocument *
find_document (PfCall *call, PfDocumentBody *ret_body, PfId ret_item, GError **error)
{
  const PfQueueViewer viewer = pf_call_get_queue_viewer (call);
  const PfScope scope = get_scope (call);
  const char *id = call->parameters[0];
  g_autoptr (GError) problem = NULL;
  PfDocument *document = NULL;

  ret_item[0] = '\0';
  if ((call->roles & PF_QUEUE_ROLES) != 0)
    document = pf_store_find_queued_document (call->db, id, &viewer, ret_body, ret_item, &problem);
  if (document != NULL)
    return document;
  if (problem == NULL || g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return pf_store_find_document (call->db, id, &scope, ret_body, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

gboolean
pf_handle_get_document (PfCall *call, GError **error)
{
  g_auto (PfDocumentBody) body = { 0 };
  PfId item;
  g_autoptr (PfDocument) document = find_document (call, &body, item, error);

  return document != NULL && pf_call_answer (call, document);
}

gboolean
pf_handle_delete_document (PfCall *call, GError **error)
{
  const PfScope scope = pf_call_get_scope (call);
  g_auto (PfDocumentBody) body = { 0 };
  g_autoptr (PfDocument) document =
      pf_store_find_document (call->db, call->parameters[0], &scope, &body, error);
  char *removed;

  if (document == NULL)
    return FALSE;
  removed = pf_store_delete_document (call->db, document->id, &scope, error);
  if (removed == NULL)
    return FALSE;
  call->removed_bodies = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (call->removed_bodies, removed);
  return pf_store_touch_queue (call->db,
                               document->household,
                               call->caller->id,
                               document->child,
                               FALSE,
                               call->request->now,
                               error);
}

/* Whether an agent reads what somebody else handed in, in the queue or anywhere else. */
static gboolean
is_viewed (PfCall *call, const PfDocument *document, const char *item)
{
  const PfScope scope = get_scope (call);

  return *item != '\0' ||
         (scope.is_staff && !g_str_equal (document->uploaded_by, call->caller->id));
}

/* What cannot be noted is not shown. */
static gboolean
note_view (PfCall *call, const PfDocument *document, const char *item, GError **error)
{
  return !is_viewed (call, document, item) ||
         pf_journal_note_view (
             call, PF_JOURNAL_ACTION_PROOF_SEEN, *item != '\0' ? item : NULL, document->id, error);
}

gboolean
pf_handle_get_document_content (PfCall *call, GError **error)
{
  g_auto (PfDocumentBody) body = { 0 };
  PfId item;
  g_autoptr (PfDocument) document = find_document (call, &body, item, error);

  if (document == NULL)
    return FALSE;
  if (call->services->documents == NULL)
    return pf_problem_set (error, PF_PROBLEM_DOCUMENTS_OFF);
  call->content = pf_document_reader_new (
      call->services->documents, body.body, body.key, (guint64) body.size, error);
  call->content_type = g_intern_string (document->content_type);
  call->content_name = g_strdup (document->name);
  return call->content != NULL && note_view (call, document, item, error);
}
