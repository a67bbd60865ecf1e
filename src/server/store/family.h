/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules and the tariffs ask of a household: who its children are, what they are enrolled
 * in, and its quotients.
 */
#pragma once

#include "core/child.h"
#include "core/enrolment.h"
#include "core/family-quotient.h"
#include "server/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  PfId id; /* the household's */
  gboolean resident;
  GPtrArray *children;   /* of PfHouseholdChild, the oldest first */
  GPtrArray *enrolments; /* of PfEnrolment, those in force one day or another */
  GPtrArray *quotients;  /* of PfFamilyQuotient */
} PfFamily;

PfFamily *pf_family_new (const char *household);
void pf_family_free (PfFamily *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfFamily, pf_family_free)

/* Fills in the lists of @families, a table of PfFamily by their id. */
gboolean pf_store_fill_families (PfDb *db, GHashTable *families, GError **error);

/* The child's link to the household, or NULL: the child is another's. */
PfHouseholdChild *pf_family_find_child (PfFamily *self, const char *child);

/* The quotient valid on @date, or NULL. */
PfFamilyQuotient *pf_family_find_quotient (PfFamily *self, PfDate date);

G_END_DECLS
