/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/new-account-kept.h"

/* The kind of the proof, whether the terms are accepted, and texts by their pointers. */
#define KEPT_TYPE G_VARIANT_TYPE ("(sba{ss})")

static const char *
get_kind_word (PfDocumentKind kind)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_DOCUMENT_KIND);

  return g_enum_get_value (kinds, (int) kind)->value_nick;
}

static PfDocumentKind
read_kind (const char *word)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_DOCUMENT_KIND);
  const GEnumValue *value = g_enum_get_value_by_nick (kinds, word);

  return value != NULL ? (PfDocumentKind) value->value : PF_DOCUMENT_KIND_NONE;
}

GBytes *
pf_new_account_keep (PfNewAccount *self)
{
  g_auto (GVariantBuilder) texts = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GVariant) kept = NULL;
  gboolean any = self->terms_accepted;

  for (guint i = 0; i < PF_N_NEW_ACCOUNT_FIELDS; i++) {
    const char *text = pf_new_account_get_text (self, i);

    if (*text == '\0' || i == PF_NEW_ACCOUNT_FIELD_PASSWORD)
      continue;
    g_variant_builder_add (&texts, "{ss}", pf_new_account_field_get_pointer (i), text);
    any = TRUE;
  }
  kept = g_variant_ref_sink (
      g_variant_new ("(sba{ss})", get_kind_word (self->proof_kind), self->terms_accepted, &texts));
  return any ? g_variant_get_data_as_bytes (kept) : NULL;
}

void
pf_new_account_restore (PfNewAccount *self, GBytes *kept)
{
  g_autoptr (GVariant) answers =
      g_variant_ref_sink (g_variant_new_from_bytes (KEPT_TYPE, kept, FALSE));
  g_autoptr (GVariant) texts = NULL;
  const char *kind;
  gboolean accepted;

  g_variant_get (answers, "(&sb@a{ss})", &kind, &accepted, &texts);
  pf_new_account_set_proof_kind (self, read_kind (kind));
  pf_new_account_set_terms_accepted (self, accepted);
  for (guint i = 0; i < PF_N_NEW_ACCOUNT_FIELDS; i++) {
    const char *text;

    if (i != PF_NEW_ACCOUNT_FIELD_PASSWORD &&
        g_variant_lookup (texts, pf_new_account_field_get_pointer (i), "&s", &text))
      pf_new_account_set_text (self, i, text);
  }
  self->restored = pf_new_account_has_answers (self);
  pf_new_account_tell (self);
}
