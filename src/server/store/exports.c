/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/exports.h"

static const PfStatementId statements[PF_N_EXPORT_LISTS] = {
  [PF_EXPORT_ACCOUNT] = PF_STATEMENT_EXPORT_ACCOUNT,
  [PF_EXPORT_SESSIONS] = PF_STATEMENT_EXPORT_SESSIONS,
  [PF_EXPORT_QUOTIENTS] = PF_STATEMENT_EXPORT_QUOTIENTS,
  [PF_EXPORT_ENROLMENTS] = PF_STATEMENT_EXPORT_ENROLMENTS,
  [PF_EXPORT_SCHOOL_ENROLMENTS] = PF_STATEMENT_EXPORT_SCHOOL_ENROLMENTS,
  [PF_EXPORT_BOOKINGS] = PF_STATEMENT_EXPORT_BOOKINGS,
  [PF_EXPORT_BOOKING_CHANGES] = PF_STATEMENT_EXPORT_BOOKING_CHANGES,
  [PF_EXPORT_JOURNAL] = PF_STATEMENT_EXPORT_JOURNAL,
  [PF_EXPORT_MAILS] = PF_STATEMENT_EXPORT_MAILS,
  [PF_EXPORT_ERASURES] = PF_STATEMENT_EXPORT_ERASURES,
  [PF_EXPORT_INVITATIONS] = PF_STATEMENT_EXPORT_INVITATIONS,
};

static gboolean
visit_row (PfQuery *query, GType type, PfExportVisit visit, gpointer data, GError **error)
{
  g_autoptr (PfRecord) record = g_object_new (type, NULL);

  return pf_query_read (query, record, error) && visit (record, data, error);
}

gboolean
pf_store_visit_export (PfDb *db,
                       PfExportList list,
                       const char *account,
                       PfExportVisit visit,
                       gpointer data,
                       GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statements[list]);
  GType type = pf_statement_get (statements[list])->get_type ();
  gboolean row;

  pf_query_bind_id (&query, account);
  while (pf_query_step (&query, &row, error)) {
    if (!row)
      return TRUE;
    if (!visit_row (&query, type, visit, data, error))
      return FALSE;
  }
  return FALSE;
}

void
pf_exported_document_free (PfExportedDocument *self)
{
  g_clear_object (&self->document);
  pf_document_body_clear (&self->body);
  g_free (self);
}

static PfExportedDocument *
read_document (PfQuery *query, GError **error)
{
  g_autoptr (PfExportedDocument) self = g_new0 (PfExportedDocument, 1);
  int next;

  self->document = g_object_new (PF_TYPE_DOCUMENT, NULL);
  if (!pf_query_read (query, self->document, error))
    return NULL;
  next = (int) PF_RECORD_GET_CLASS (self->document)->table->n_fields;
  g_strlcpy (self->body.document, self->document->id, PF_ID_SIZE);
  self->body.body = g_strdup (pf_query_get_text (query, next));
  self->body.key = g_strdup (pf_query_get_text (query, next + 1));
  self->body.size = self->document->size;
  return g_steal_pointer (&self);
}

GPtrArray *
pf_store_list_exported_documents (PfDb *db, const char *account, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_EXPORT_DOCUMENTS);
  g_autoptr (GPtrArray) documents =
      g_ptr_array_new_with_free_func ((GDestroyNotify) pf_exported_document_free);
  gboolean row;

  pf_query_bind_id (&query, account);
  while (pf_query_step (&query, &row, error)) {
    PfExportedDocument *document = row ? read_document (&query, error) : NULL;

    if (!row)
      return g_steal_pointer (&documents);
    if (document == NULL)
      return NULL;
    g_ptr_array_add (documents, document);
  }
  return NULL;
}
