/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person takes along all that is held about them (article 20 of the GDPR). The lists are read in
 * one go, so that they are of one moment; documents follow as they are sent.
 */
#include "server/ops/export-contents.h"
#include "server/ops/export-stream.h"
#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/store/exports.h"

static char *
build_file_name (PfDate today)
{
  char date[PF_DATE_SIZE];

  pf_date_write (today, date);
  return g_strdup_printf ("portail-famille-%s.zip", date);
}

static PfExportStream *
build_export (PfCall *call, GError **error)
{
  PfDocumentStore *store = call->services != NULL ? call->services->documents : NULL;
  g_autoptr (PfZip) zip = pf_zip_new (error);
  g_autoptr (GPtrArray) documents =
      zip != NULL ? pf_store_list_exported_documents (call->db, call->caller->id, error) : NULL;

  if (documents == NULL || !pf_export_write_contents (call, zip, documents, error))
    return NULL;
  return pf_export_stream_new (
      g_steal_pointer (&zip), g_steal_pointer (&documents), store, call->request->language);
}

static gboolean
give_export (PfCall *call, GError **error)
{
  g_autoptr (PfExportStream) exported = NULL;

  if (!pf_call_take_attempt (call, "export", call->caller->email, error))
    return FALSE;
  exported = build_export (call, error);
  if (exported == NULL ||
      !pf_journal_note_view (call, PF_JOURNAL_ACTION_DATA_EXPORTED, NULL, NULL, error))
    return FALSE;
  call->exported = g_steal_pointer (&exported);
  return TRUE;
}

/* To HEAD nothing is given: libmicrohttpd ends a body of unknown length that is not there, and who
 * sends the next request by that connection reads that end as its answer.
 */
gboolean
pf_handle_export_me (PfCall *call, GError **error)
{
  if (!call->request->wants_head && !give_export (call, error))
    return FALSE;
  call->content_name = build_file_name (call->request->today);
  call->content_type = "application/zip";
  return TRUE;
}
