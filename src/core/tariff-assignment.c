/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tariff-assignment.h"

#include <string.h>

#include "core/scope.h"

static const PfField fields[] = {
  PF_ID (PfTariffAssignment, id, .read_only = true),
  PF_ID (PfTariffAssignment, tariff, .required = true),
  PF_ID (PfTariffAssignment, activity),
  PF_ID (PfTariffAssignment, slot),
  PF_ENUM (PfTariffAssignment, day_kind, PfDayKind, pf_day_kind),
  PF_DATE (PfTariffAssignment, period_from),
  PF_DATE (PfTariffAssignment, period_to),
  PF_DATE (PfTariffAssignment, valid_from),
  PF_DATE (PfTariffAssignment, valid_to),
  PF_INTEGER (PfTariffAssignment, version, .version = true),
};

static void
check (PfRecord *record, PfErrors *errors)
{
  PfTariffAssignment *self = PF_TARIFF_ASSIGNMENT (record);

  if (self->period_to != 0 && self->period_to < self->period_from)
    pf_errors_add (errors, "period_to", "before-start");
  if (self->valid_to != 0 && self->valid_to < self->valid_from)
    pf_errors_add (errors, "valid_to", "before-start");
}

PF_DEFINE_RECORD (PfTariffAssignment,
                  pf_tariff_assignment,
                  "tariff_assignment",
                  fields,
                  .check = check)

static guint
get_specificity (PfTariffAssignment *self)
{
  guint bits = pf_scope_add_bit (0u, self->activity[0] != '\0');

  bits = pf_scope_add_bit (bits, self->slot[0] != '\0');
  bits = pf_scope_add_bit (bits, self->day_kind != PF_DAY_KIND_NONE);
  return pf_scope_add_bit (bits, self->period_from != 0 || self->period_to != 0);
}

/* Between rows alike in all else the younger wins, so that the order of the list is nothing. */
static gboolean
passes (PfTariffAssignment *self, PfTariffAssignment *other)
{
  guint mine = get_specificity (self), others = get_specificity (other);

  if (mine != others)
    return mine > others;
  if (self->valid_from != other->valid_from)
    return self->valid_from > other->valid_from;
  return strcmp (self->id, other->id) > 0;
}

PfTariffAssignment *
pf_tariff_assignment_choose (GPtrArray *assignments,
                             const char *activity,
                             const char *slot,
                             PfDayKind day_kind,
                             PfDate day)
{
  PfTariffAssignment *best = NULL;

  for (guint i = 0; i < assignments->len; i++) {
    PfTariffAssignment *row = assignments->pdata[i];

    if (pf_scope_allows_id (row->activity, activity) && pf_scope_allows_id (row->slot, slot) &&
        (row->day_kind == PF_DAY_KIND_NONE || row->day_kind == day_kind) &&
        pf_scope_holds_day (row->period_from, row->period_to, day) &&
        pf_scope_holds_day (row->valid_from, row->valid_to, day) &&
        (best == NULL || passes (row, best)))
      best = row;
  }
  return best;
}
