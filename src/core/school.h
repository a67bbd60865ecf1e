/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Schools, and the stretches of street whose children they take.
 */
#pragma once

#include "core/address.h"
#include "core/child.h"

G_BEGIN_DECLS

typedef enum
{
  PF_SCHOOL_KIND_NONE,
  PF_SCHOOL_KIND_NURSERY,
  PF_SCHOOL_KIND_ELEMENTARY,
  PF_SCHOOL_KIND_PRIMARY,
} PfSchoolKind;

#define PF_TYPE_SCHOOL_KIND (pf_school_kind_get_type ())
GType pf_school_kind_get_type (void);

#define PF_TYPE_SCHOOL (pf_school_get_type ())
G_DECLARE_FINAL_TYPE (PfSchool, pf_school, PF, SCHOOL, PfRecord)

struct _PfSchool
{
  PfRecord parent_instance;

  PfId id;
  char *name;
  PfSchoolKind kind;
  PfId site; /* where its children eat and stay */
  PfAddress *address;
};

/* Whether it has a class of that level. */
gboolean pf_school_teaches (const PfSchool *self, PfLevel level);

/* That one (transfer none) of @schools, of PfSchool, or NULL. */
PfSchool *pf_school_find (GPtrArray *schools, const char *id);

/* The side of a street, by its numbers. */
typedef enum
{
  PF_PARITY_NONE,
  PF_PARITY_EVEN,
  PF_PARITY_ODD,
} PfParity;

#define PF_TYPE_PARITY (pf_parity_get_type ())
GType pf_parity_get_type (void);

#define PF_TYPE_SECTOR (pf_sector_get_type ())
G_DECLARE_FINAL_TYPE (PfSector, pf_sector, PF, SECTOR, PfRecord)

struct _PfSector
{
  PfRecord parent_instance;

  PfId id;
  PfId school;
  char *street; /* folded by pf_text_fold() */
  char *postal_code;
  PfParity parity; /* none: both sides */
  int from_number;
  int to_number;
};

/* Whether the address lies in it. One without a house number lies in no stretch of numbers. */
gboolean pf_sector_takes (const PfSector *self, const char *line1, const char *postal_code);

/* The school (transfer none) of @schools whose sector, one of @sectors, an address lies in, and
 * that teaches @level (none: any), or NULL.
 */
PfSchool *pf_sector_find_school (GPtrArray *sectors,
                                 GPtrArray *schools,
                                 const PfAddress *address,
                                 PfLevel level);

/* The query parameters of GET /v1/sectors. */
#define PF_TYPE_SECTOR_QUERY (pf_sector_query_get_type ())
G_DECLARE_FINAL_TYPE (PfSectorQuery, pf_sector_query, PF, SECTOR_QUERY, PfRecord)

struct _PfSectorQuery
{
  PfRecord parent_instance;

  char *line1;
  char *postal_code;
};

G_END_DECLS
