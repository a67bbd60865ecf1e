/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a household's prices are worked out from, while it is valid: its family quotient, and for
 * nurseries its income.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

typedef enum
{
  PF_QUOTIENT_SOURCE_NONE,
  PF_QUOTIENT_SOURCE_DECLARED, /* by the family, no proof seen */
  PF_QUOTIENT_SOURCE_DOCUMENT, /* on a certificate that an agent read */
  PF_QUOTIENT_SOURCE_API,      /* from the State, with the family's consent */
  PF_QUOTIENT_SOURCE_AGENT,    /* worked out by an agent from a tax notice */
} PfQuotientSource;

#define PF_TYPE_QUOTIENT_SOURCE (pf_quotient_source_get_type ())
GType pf_quotient_source_get_type (void);

#define PF_TYPE_FAMILY_QUOTIENT (pf_family_quotient_get_type ())
G_DECLARE_FINAL_TYPE (PfFamilyQuotient, pf_family_quotient, PF, FAMILY_QUOTIENT, PfRecord)

struct _PfFamilyQuotient
{
  PfRecord parent_instance;

  PfId id;
  PfId household;
  char *value; /* a decimal: "859.99" */
  PfMoney yearly_income_cents;
  int dependent_children;
  int disabled_children; /* among the dependent ones */
  PfDate valid_from;     /* included, as the next */
  PfDate valid_to;
  PfQuotientSource source;
  char *month; /* "2026-09", for which it was worked out */
  int version;
};

/* The one of @quotients (of PfFamilyQuotient, a household's) that is valid on @day, or NULL; of
 * several, the one valid from the latest day.
 */
PfFamilyQuotient *pf_family_quotient_find (GPtrArray *quotients, PfDate day);

G_END_DECLS
