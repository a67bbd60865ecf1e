/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which tariff prices what, and when.
 */
#pragma once

#include "core/calendar-day.h"

G_BEGIN_DECLS

#define PF_TYPE_TARIFF_ASSIGNMENT (pf_tariff_assignment_get_type ())
G_DECLARE_FINAL_TYPE (PfTariffAssignment, pf_tariff_assignment, PF, TARIFF_ASSIGNMENT, PfRecord)

struct _PfTariffAssignment
{
  PfRecord parent_instance;

  PfId id;
  PfId tariff;

  /* What it is for; each absent: any. */
  PfId activity;
  PfId slot;
  PfDayKind day_kind;
  PfDate period_from; /* both days of the session, included */
  PfDate period_to;

  PfDate valid_from; /* days of the session, included; absent: without end */
  PfDate valid_to;
  int version;
};

/* The assignment of @assignments (of PfTariffAssignment) for a session on @day, or NULL. The most
 * specific wins: one that names the activity, then the slot, the kind of day, the period; then the
 * one valid from the latest day.
 */
PfTariffAssignment *pf_tariff_assignment_choose (GPtrArray *assignments,
                                                 const char *activity,
                                                 const char *slot,
                                                 PfDayKind day_kind,
                                                 PfDate day);

G_END_DECLS
