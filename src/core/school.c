/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/school.h"

#include <string.h>

#include "core/text.h"

G_DEFINE_ENUM_TYPE (PfSchoolKind,
                    pf_school_kind,
                    G_DEFINE_ENUM_VALUE (PF_SCHOOL_KIND_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_SCHOOL_KIND_NURSERY, "nursery"),
                    G_DEFINE_ENUM_VALUE (PF_SCHOOL_KIND_ELEMENTARY, "elementary"),
                    G_DEFINE_ENUM_VALUE (PF_SCHOOL_KIND_PRIMARY, "primary"))

static const PfField school_fields[] = {
  PF_ID (PfSchool, id, .read_only = true),
  PF_TEXT (PfSchool, name, .required = true, .max = 120),
  PF_ENUM (PfSchool, kind, PfSchoolKind, pf_school_kind, .required = true),
  PF_ID (PfSchool, site),
  PF_OBJECT (PfSchool, address, PfAddress, pf_address),
};

PF_DEFINE_RECORD (PfSchool, pf_school, "school", school_fields)

gboolean
pf_school_teaches (const PfSchool *self, PfLevel level)
{
  if (level == PF_LEVEL_NONE)
    return FALSE;
  switch (self->kind) {
  case PF_SCHOOL_KIND_NURSERY:
    return level < PF_LEVEL_CP;
  case PF_SCHOOL_KIND_ELEMENTARY:
    return level >= PF_LEVEL_CP;
  case PF_SCHOOL_KIND_PRIMARY:
    return TRUE;
  case PF_SCHOOL_KIND_NONE:
    break;
  }
  return FALSE;
}

PfSchool *
pf_school_find (GPtrArray *schools, const char *id)
{
  for (guint i = 0; i < schools->len; i++) {
    PfSchool *school = schools->pdata[i];

    if (g_str_equal (school->id, id))
      return school;
  }
  return NULL;
}

G_DEFINE_ENUM_TYPE (PfParity,
                    pf_parity,
                    G_DEFINE_ENUM_VALUE (PF_PARITY_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_PARITY_EVEN, "even"),
                    G_DEFINE_ENUM_VALUE (PF_PARITY_ODD, "odd"))

static const PfField sector_fields[] = {
  PF_ID (PfSector, id, .read_only = true),
  PF_ID (PfSector, school, .required = true),
  PF_TEXT (PfSector, street, .required = true, .max = 120),
  PF_TEXT (PfSector, postal_code, .required = true, .pattern = "^[0-9]{5}$"),
  PF_ENUM (PfSector, parity, PfParity, pf_parity),
  PF_INTEGER (PfSector, from_number, .min = 1),
  PF_INTEGER (PfSector, to_number, .min = 1),
};

PF_DEFINE_RECORD (PfSector, pf_sector, "sector", sector_fields)

static const PfField query_fields[] = {
  PF_TEXT (PfSectorQuery, line1, .required = true, .max = 120),
  PF_TEXT (PfSectorQuery, postal_code, .required = true, .pattern = "^[0-9]{5}$"),
};

PF_DEFINE_RECORD (PfSectorQuery, pf_sector_query, "sector_query", query_fields)

/* "12 bis, rue des Tilleuls": 12, and the street folded; 0 where there is no number. */
static char *
split_line (const char *line1, int *ret_number)
{
  g_autofree char *folded = pf_text_fold (line1);
  const char *street = folded;
  static const char *const suffixes[] = { "bis ", "ter ", "quater ", "a ", "b ", "c ", "d " };

  *ret_number = 0;
  while (g_ascii_isdigit (*street) && *ret_number < 100000)
    *ret_number = *ret_number * 10 + g_ascii_digit_value (*street++);
  while (*street == ' ')
    street++;
  for (gsize i = 0; *ret_number > 0 && i < G_N_ELEMENTS (suffixes); i++) {
    if (g_str_has_prefix (street, suffixes[i]))
      return g_strdup (street + strlen (suffixes[i]));
  }
  return g_strdup (street);
}

static gboolean
takes_number (const PfSector *self, int number)
{
  gboolean has_stretch = self->from_number != PF_NO_INTEGER || self->to_number != PF_NO_INTEGER;

  if (number == 0)
    return !has_stretch && self->parity == PF_PARITY_NONE;
  if ((self->parity == PF_PARITY_EVEN && number % 2 != 0) ||
      (self->parity == PF_PARITY_ODD && number % 2 == 0))
    return FALSE;
  return (self->from_number == PF_NO_INTEGER || number >= self->from_number) &&
         (self->to_number == PF_NO_INTEGER || number <= self->to_number);
}

gboolean
pf_sector_takes (const PfSector *self, const char *line1, const char *postal_code)
{
  int number;
  g_autofree char *street = split_line (line1, &number);

  return g_strcmp0 (self->postal_code, postal_code) == 0 && g_str_equal (self->street, street) &&
         takes_number (self, number);
}

PfSchool *
pf_sector_find_school (GPtrArray *sectors,
                       GPtrArray *schools,
                       const PfAddress *address,
                       PfLevel level)
{
  for (guint i = 0; i < sectors->len; i++) {
    const PfSector *sector = sectors->pdata[i];
    PfSchool *school = pf_school_find (schools, sector->school);

    if (school != NULL && (level == PF_LEVEL_NONE || pf_school_teaches (school, level)) &&
        pf_sector_takes (sector, address->line1, address->postal_code))
      return school;
  }
  return NULL;
}
