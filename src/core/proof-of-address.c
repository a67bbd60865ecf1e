/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/proof-of-address.h"

#include "core/account-application.h"

static gboolean
names_one (GStrv accepted, GEnumClass *kinds)
{
  for (guint i = 0; accepted != NULL && accepted[i] != NULL; i++) {
    const GEnumValue *value = g_enum_get_value_by_nick (kinds, accepted[i]);

    if (value != NULL && pf_proof_is_of_address ((PfDocumentKind) value->value))
      return TRUE;
  }
  return FALSE;
}

gboolean
pf_proof_is_accepted (GStrv accepted, PfDocumentKind kind)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_DOCUMENT_KIND);

  if (!pf_proof_is_of_address (kind))
    return FALSE;
  return !names_one (accepted, kinds) ||
         g_strv_contains ((const char *const *) accepted,
                          g_enum_get_value (kinds, (int) kind)->value_nick);
}
