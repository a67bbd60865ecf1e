/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/family-quotient.h"

#include <string.h>

#include "core/scope.h"

G_DEFINE_ENUM_TYPE (PfQuotientSource,
                    pf_quotient_source,
                    G_DEFINE_ENUM_VALUE (PF_QUOTIENT_SOURCE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_QUOTIENT_SOURCE_DECLARED, "declared"),
                    G_DEFINE_ENUM_VALUE (PF_QUOTIENT_SOURCE_DOCUMENT, "document"),
                    G_DEFINE_ENUM_VALUE (PF_QUOTIENT_SOURCE_API, "api"),
                    G_DEFINE_ENUM_VALUE (PF_QUOTIENT_SOURCE_AGENT, "agent"))

#define MONEY_READERS (PF_ROLE_FAMILY | PF_ROLE_FRONT_DESK | PF_ROLE_BILLING)

/* Certificates print cents at most, and tables closed at 622.99 rely on it. */
#define QUOTIENT_PATTERN "^(0|[1-9][0-9]{0,6})(\\.[0-9]{1,2})?$"

static const PfField fields[] = {
  PF_ID (PfFamilyQuotient, id, .read_only = true),
  PF_ID (PfFamilyQuotient, household, .required = true),
  PF_TEXT (PfFamilyQuotient, value, .pattern = QUOTIENT_PATTERN, .readers = MONEY_READERS),
  PF_MONEY (PfFamilyQuotient,
            yearly_income_cents,
            .max = PF_CENTS (10000000000),
            .readers = MONEY_READERS),
  PF_INTEGER (PfFamilyQuotient, dependent_children, .max = 40),
  PF_INTEGER (PfFamilyQuotient, disabled_children, .max = 40),
  PF_DATE (PfFamilyQuotient, valid_from, .required = true),
  PF_DATE (PfFamilyQuotient, valid_to),
  PF_ENUM (PfFamilyQuotient, source, PfQuotientSource, pf_quotient_source, .required = true),
  PF_TEXT (PfFamilyQuotient, month, .pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$"),
  PF_INTEGER (PfFamilyQuotient, version, .version = true),
};

static void
check (PfRecord *record, PfErrors *errors)
{
  PfFamilyQuotient *self = PF_FAMILY_QUOTIENT (record);

  if (self->value == NULL && self->yearly_income_cents == PF_NO_MONEY)
    pf_errors_add (errors, "value", "required");
  if (self->valid_to != 0 && self->valid_to < self->valid_from)
    pf_errors_add (errors, "valid_to", "before-start");
}

PF_DEFINE_RECORD (PfFamilyQuotient, pf_family_quotient, "family_quotient", fields, .check = check)

/* Of two from one day the younger row wins: it corrects the other. */
static gboolean
passes (PfFamilyQuotient *self, PfFamilyQuotient *other)
{
  if (self->valid_from != other->valid_from)
    return self->valid_from > other->valid_from;
  return strcmp (self->id, other->id) > 0;
}

PfFamilyQuotient *
pf_family_quotient_find (GPtrArray *quotients, PfDate day)
{
  PfFamilyQuotient *found = NULL;

  for (guint i = 0; i < quotients->len; i++) {
    PfFamilyQuotient *quotient = quotients->pdata[i];

    if (pf_scope_holds_day (quotient->valid_from, quotient->valid_to, day) &&
        (found == NULL || passes (quotient, found)))
      found = quotient;
  }
  return found;
}
