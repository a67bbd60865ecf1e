/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/household-change.h"

#include "core/text.h"

static const PfField name_fields[] = {
  PF_TEXT (PfPersonName, first_name),
  PF_TEXT (PfPersonName, last_name),
};

PF_DEFINE_RECORD (PfPersonName, pf_person_name, "person_name", name_fields)

static const PfField fields[] = {
  PF_ID (PfHouseholdChange, id, .read_only = true),
  PF_ID (PfHouseholdChange, item, .read_only = true, .readers = PF_ROLES_STAFF),
  PF_ID (PfHouseholdChange, step, .read_only = true, .readers = PF_ROLES_STAFF),
  PF_ENUM (PfHouseholdChange, changed, PfChanged, pf_changed, .read_only = true),
  PF_ID (PfHouseholdChange, adult, .read_only = true),
  PF_OBJECT (PfHouseholdChange, old_address, PfAddress, pf_address, .read_only = true),
  PF_OBJECT (PfHouseholdChange, new_address, PfAddress, pf_address, .read_only = true),
  PF_OBJECT (PfHouseholdChange, old_name, PfPersonName, pf_person_name, .read_only = true),
  PF_OBJECT (PfHouseholdChange, new_name, PfPersonName, pf_person_name, .read_only = true),
  PF_TEXT (PfHouseholdChange, asked_by, .read_only = true, .not_stored = true),
  PF_INSTANT (PfHouseholdChange, asked_at, .read_only = true, .not_stored = true),
  PF_ENUM (PfHouseholdChange,
           state,
           PfQueueState,
           pf_queue_state,
           .read_only = true,
           .not_stored = true),
};

PF_DEFINE_RECORD (PfHouseholdChange, pf_household_change, "household_change", fields)

static gboolean
is_same_place (const PfAddress *a, const PfAddress *b)
{
  g_autofree char *line = pf_address_write (a);
  g_autofree char *other = pf_address_write (b);
  g_autofree char *folded = pf_text_fold (line);
  g_autofree char *other_folded = pf_text_fold (other);

  return g_str_equal (folded, other_folded);
}

PfHouseholdChange *
pf_household_change_new_address (const PfAddress *before, const PfAddress *after)
{
  PfHouseholdChange *self;

  if (is_same_place (before, after))
    return NULL;
  self = g_object_new (PF_TYPE_HOUSEHOLD_CHANGE, "changed", PF_CHANGED_ADDRESS, NULL);
  self->old_address = pf_record_copy ((gpointer) before);
  self->new_address = pf_record_copy ((gpointer) after);
  return self;
}

static gboolean
is_same_word (const char *a, const char *b)
{
  g_autofree char *normal = g_utf8_normalize (a, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *other_normal = g_utf8_normalize (b, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *small = g_utf8_casefold (normal, -1);
  g_autofree char *other_small = g_utf8_casefold (other_normal, -1);

  return g_str_equal (small, other_small);
}

PfHouseholdChange *
pf_household_change_new_name (const char *adult,
                              const PfPersonName *before,
                              const PfPersonName *after)
{
  PfHouseholdChange *self;

  if (is_same_word (before->first_name, after->first_name) &&
      is_same_word (before->last_name, after->last_name))
    return NULL;
  self = g_object_new (PF_TYPE_HOUSEHOLD_CHANGE, "changed", PF_CHANGED_NAME, "adult", adult, NULL);
  self->old_name = pf_record_copy ((gpointer) before);
  self->new_name = pf_record_copy ((gpointer) after);
  return self;
}

char *
pf_household_change_write (const PfHouseholdChange *self)
{
  switch (self->changed) {
  case PF_CHANGED_ADDRESS:
    return pf_address_write (self->new_address);
  case PF_CHANGED_NAME:
    return g_strdup_printf ("%s %s", self->new_name->first_name, self->new_name->last_name);
  case PF_CHANGED_NONE:
    break;
  }
  g_return_val_if_reached (g_strdup (""));
}
