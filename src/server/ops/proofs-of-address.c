/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/proofs-of-address.h"

#include "core/account-application.h"
#include "core/proof-of-address.h"
#include "server/store/town.h"

static gboolean
is_taken (PfTown *town, PfDocumentKind kind)
{
  return !pf_proof_is_of_address (kind) ||
         pf_proof_is_accepted (pf_town_get_portal (town)->proofs_of_address, kind);
}

gboolean
pf_check_document (PfCall *call, GError **error)
{
  const PfDocument *document = call->body;
  PfTown *town = pf_store_get_town (call->db, error);
  gsize position;

  if (town == NULL)
    return FALSE;
  if (is_taken (town, document->kind))
    return TRUE;
  position = pf_errors_enter_member (call->errors, call->operation->parts.record);
  pf_errors_add (call->errors, "kind", "not-taken-here");
  pf_errors_leave (call->errors, position);
  return TRUE;
}

gboolean
pf_call_check_documents_wanted (PfCall *call, GStrv kinds, GError **error)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (PF_TYPE_DOCUMENT_KIND);
  PfTown *town = pf_store_get_town (call->db, error);

  if (town == NULL)
    return FALSE;
  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++) {
    const GEnumValue *value = g_enum_get_value_by_nick (words, kinds[i]);

    if (value == NULL || is_taken (town, (PfDocumentKind) value->value))
      continue;
    pf_errors_add (call->errors, "documents", "not-taken-here");
    break;
  }
  return TRUE;
}
