/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/documents.h"

void
pf_document_body_clear (PfDocumentBody *self)
{
  g_clear_pointer (&self->body, g_free);
  g_clear_pointer (&self->key, g_free);
}

static void
free_body (gpointer body)
{
  pf_document_body_clear (body);
  g_free (body);
}

static void
bind_scope (PfQuery *query, const PfScope *scope)
{
  pf_query_bind_id (query, scope->account);
  pf_query_bind_integer (query, scope->is_staff ? 1 : 0);
}

gboolean
pf_store_find_document_place (PfDb *db,
                              const char *household,
                              const char *child,
                              const PfScope *scope,
                              gboolean *ret_has_child,
                              GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_DOCUMENT_PLACE);
  gboolean found;

  pf_query_bind_id (&query, household);
  bind_scope (&query, scope);
  pf_query_bind_id (&query, child);
  if (!pf_query_step (&query, &found, error))
    return FALSE;
  if (!found)
    return pf_problem_set (error, PF_PROBLEM_NOT_FOUND);
  *ret_has_child = pf_query_get_number (&query, 0) > 0;
  return TRUE;
}

gboolean
pf_store_insert_document (PfDb *db,
                          PfDocument *document,
                          const char *body,
                          const char *key,
                          GError **error)
{
  g_auto (PfQuery) known = pf_db_query (db, PF_STATEMENT_INSERT_DOCUMENT_KEY);
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_DOCUMENT);

  pf_query_bind_text (&known, key);
  pf_query_bind_integer (&known, document->uploaded_at);
  pf_query_bind_record (&query, document);
  pf_query_bind_text (&query, body);
  pf_query_bind_text (&query, key);
  return pf_query_run (&known, error) && pf_query_take_id (&query, document->id, error);
}

PfDocument *
pf_store_read_document (PfQuery *query, PfDocumentBody *ret_body, GError **error)
{
  PfDocument *document = pf_query_find (query, PF_TYPE_DOCUMENT, error);
  int next;

  if (document == NULL)
    return NULL;
  next = (int) PF_RECORD_GET_CLASS (document)->table->n_fields;
  g_strlcpy (ret_body->document, document->id, PF_ID_SIZE);
  ret_body->body = g_strdup (pf_query_get_text (query, next));
  ret_body->key = g_strdup (pf_query_get_text (query, next + 1));
  ret_body->size = document->size;
  return document;
}

PfDocument *
pf_store_find_document (PfDb *db,
                        const char *id,
                        const PfScope *scope,
                        PfDocumentBody *ret_body,
                        GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_DOCUMENT);

  pf_query_bind_id (&query, id);
  bind_scope (&query, scope);
  return pf_store_read_document (&query, ret_body, error);
}

static char *delete (PfDb *db, const char *id, const PfScope *scope, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_DOCUMENT);
  gboolean deleted;

  pf_query_bind_id (&query, id);
  bind_scope (&query, scope);
  if (!pf_query_step (&query, &deleted, error))
    return NULL;
  return deleted ? g_strdup (pf_query_get_text (&query, 0)) : NULL;
}

char *
pf_store_delete_document (PfDb *db, const char *id, const PfScope *scope, GError **error)
{
  g_auto (PfDocumentBody) where = { 0 };
  g_autoptr (PfDocument) document = pf_store_find_document (db, id, scope, &where, error);
  char *body = document != NULL ? delete (db, id, scope, error) : NULL;

  if (document != NULL && body == NULL && (error == NULL || *error == NULL))
    pf_problem_set (error, PF_PROBLEM_DOCUMENT_IN_HAND);
  return body;
}

static PfDocumentBody *
read_body (PfQuery *query)
{
  PfDocumentBody *body = g_new0 (PfDocumentBody, 1);

  pf_id_from_number (body->document, pf_query_get_number (query, 0));
  body->body = g_strdup (pf_query_get_text (query, 1));
  body->key = g_strdup (pf_query_get_text (query, 2));
  body->size = (int) pf_query_get_number (query, 3);
  return body;
}

GPtrArray *
pf_store_list_document_bodies (PfDb *db, const char *after, const char *key, GError **error)
{
  g_auto (PfQuery) query =
      pf_db_query (db,
                   key != NULL ? PF_STATEMENT_LIST_DOCUMENT_BODIES_OF_OTHER_KEYS
                               : PF_STATEMENT_LIST_DOCUMENT_BODIES);
  g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func (free_body);
  gboolean row;

  pf_query_bind_integer (&query, pf_id_to_number (after));
  if (key != NULL)
    pf_query_bind_text (&query, key);
  while (pf_query_step (&query, &row, error)) {
    if (!row)
      return g_steal_pointer (&bodies);
    g_ptr_array_add (bodies, read_body (&query));
  }
  return NULL;
}

gboolean
pf_store_move_document (PfDb *db,
                        const PfDocumentBody *from,
                        const char *body,
                        const char *key,
                        GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_MOVE_DOCUMENT);
  PfId moved;

  pf_query_bind_id (&query, from->document);
  pf_query_bind_text (&query, from->body);
  pf_query_bind_text (&query, body);
  pf_query_bind_text (&query, key);
  return pf_query_take_id (&query, moved, error);
}
