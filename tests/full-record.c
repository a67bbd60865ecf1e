/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "full-record.h"

#include <string.h>

static const char *
choose_text (const PfField *field, const PfFieldCache *cache)
{
  static const char *const texts[] = { "abcdefghijklmnop", "eve@example.org", "+33612345678",
                                       "1234567",          "44000",           "11:30",
                                       "monday",           "2036-11",         "fr" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    if ((field->max == 0 || strlen (texts[i]) <= (gsize) field->max) &&
        (cache->pattern == NULL || g_regex_match (cache->pattern, texts[i], 0, NULL)))
      return texts[i];
  }
  return texts[0];
}

void
pf_full_record_fill (PfRecord *record, const PfField *field)
{
  PfRecordClass *klass = PF_RECORD_GET_CLASS (record);
  const PfFieldCache *cache = &klass->cache[field - klass->table->fields];
  const char *texts[] = { choose_text (field, cache), NULL };

  switch (field->type) {
  case PF_FIELD_TEXT:
    PF_MEMBER (char *, record, field) = g_strdup (texts[0]);
    break;
  case PF_FIELD_TEXTS:
    PF_MEMBER (GStrv, record, field) = g_strdupv ((GStrv) texts);
    break;
  case PF_FIELD_ID:
    g_strlcpy (PF_MEMBER (PfId, record, field), "0000000000007", PF_ID_SIZE);
    break;
  case PF_FIELD_DATE:
    PF_MEMBER (PfDate, record, field) = pf_date (2036, 11, 3);
    break;
  case PF_FIELD_INSTANT:
    PF_MEMBER (PfInstant, record, field) = G_GINT64_CONSTANT (1900000000000000);
    break;
  case PF_FIELD_INTEGER:
    PF_MEMBER (int, record, field) = (int) MAX (field->min, 1);
    break;
  case PF_FIELD_MONEY:
    PF_MEMBER (PfMoney, record, field) = MAX (field->min, 1);
    break;
  case PF_FIELD_BOOLEAN:
    PF_MEMBER (gboolean, record, field) = TRUE;
    break;
  case PF_FIELD_ENUM:
    PF_MEMBER (int, record, field) = cache->words->values[1].value;
    break;
  case PF_FIELD_OBJECT:
    PF_MEMBER (PfRecord *, record, field) = pf_full_record_new (cache->value_type);
    break;
  case PF_FIELD_LIST:
    for (gint64 i = 0; i < MAX (field->min, 1); i++) {
      g_autoptr (PfRecord) item = pf_full_record_new (cache->value_type);

      g_list_store_append (PF_MEMBER (GListStore *, record, field), item);
    }
    break;
  }
}

PfRecord *
pf_full_record_new (GType type)
{
  PfRecordClass *klass = pf_record_type_get_class (type);
  PfRecord *record = g_object_new (type, NULL);

  for (guint i = 0; i < klass->table->n_fields; i++)
    pf_full_record_fill (record, &klass->table->fields[i]);
  return record;
}
