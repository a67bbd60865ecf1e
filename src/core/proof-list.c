/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/proof-of-address.h"

guint
pf_proof_list_accepted (GStrv accepted, PfDocumentKind *ret_kinds)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_DOCUMENT_KIND);
  guint n = 0;

  for (guint i = 0; i < kinds->n_values && n < PF_N_PROOFS_OF_ADDRESS; i++) {
    PfDocumentKind kind = (PfDocumentKind) kinds->values[i].value;

    if (pf_proof_is_accepted (accepted, kind))
      ret_kinds[n++] = kind;
  }
  return n;
}
