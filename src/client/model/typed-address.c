/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/typed-address.h"

#include "core/typed.h"

/* Of a line: La Poste's norm NF Z10-011, as in core/address.c. */
#define MAX_LENGTH 38

static const struct
{
  const char *pointer;
  gboolean required;
} parts[PF_N_ADDRESS_PARTS] = {
  [PF_ADDRESS_PART_LINE1] = { "/address/line1", TRUE },
  [PF_ADDRESS_PART_LINE2] = { "/address/line2", FALSE },
  [PF_ADDRESS_PART_POSTAL_CODE] = { "/address/postal_code", TRUE },
  [PF_ADDRESS_PART_CITY] = { "/address/city", TRUE },
};

static char *
dup_part (const char *typed)
{
  char *text = g_strstrip (g_strdup (typed != NULL ? typed : ""));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static char *
dup_postal_code (const char *typed)
{
  g_autofree char *text = dup_part (typed);
  char *code = text != NULL ? pf_typed_postal_code (text) : NULL;

  return code != NULL ? code : g_steal_pointer (&text);
}

PfAddress *
pf_typed_address_build (char *const texts[PF_N_ADDRESS_PARTS])
{
  PfAddress *address = g_object_new (PF_TYPE_ADDRESS, NULL);

  address->line1 = dup_part (texts[PF_ADDRESS_PART_LINE1]);
  address->line2 = dup_part (texts[PF_ADDRESS_PART_LINE2]);
  address->postal_code = dup_postal_code (texts[PF_ADDRESS_PART_POSTAL_CODE]);
  address->city = dup_part (texts[PF_ADDRESS_PART_CITY]);
  return address;
}

static const char *
find_fault (PfAddressPart part, const char *typed)
{
  g_autofree char *text = dup_part (typed);
  g_autofree char *code = NULL;

  if (text == NULL)
    return parts[part].required ? "required" : NULL;
  if (part != PF_ADDRESS_PART_POSTAL_CODE)
    return g_utf8_strlen (text, -1) > MAX_LENGTH ? "too-long" : NULL;
  code = pf_typed_postal_code (text);
  return code == NULL ? "bad-format" : NULL;
}

void
pf_typed_address_check (char *const texts[PF_N_ADDRESS_PARTS],
                        const char *faults[PF_N_ADDRESS_PARTS])
{
  for (guint i = 0; i < PF_N_ADDRESS_PARTS; i++) {
    const char *fault = find_fault (i, texts[i]);

    if (faults[i] == NULL && fault != NULL)
      faults[i] = g_intern_string (fault);
  }
}

const char *
pf_address_part_get_pointer (PfAddressPart part)
{
  g_return_val_if_fail (part < PF_N_ADDRESS_PARTS, NULL);
  return parts[part].pointer;
}
