/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tariff-assignment.h"

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

PF_DEFINE_RECORD (PfTariffAssignment, pf_tariff_assignment, "tariff_assignment", fields)
