/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/school.h"

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
