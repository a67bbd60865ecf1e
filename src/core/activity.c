/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/activity.h"

#include "core/local-time.h"

G_DEFINE_ENUM_TYPE (PfActivityCategory,
                    pf_activity_category,
                    G_DEFINE_ENUM_VALUE (PF_ACTIVITY_CATEGORY_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_ACTIVITY_CATEGORY_MORNING, "morning"),
                    G_DEFINE_ENUM_VALUE (PF_ACTIVITY_CATEGORY_CANTEEN, "canteen"),
                    G_DEFINE_ENUM_VALUE (PF_ACTIVITY_CATEGORY_EVENING, "evening"),
                    G_DEFINE_ENUM_VALUE (PF_ACTIVITY_CATEGORY_WEDNESDAY, "wednesday"),
                    G_DEFINE_ENUM_VALUE (PF_ACTIVITY_CATEGORY_HOLIDAYS, "holidays"),
                    G_DEFINE_ENUM_VALUE (PF_ACTIVITY_CATEGORY_NURSERY, "nursery"),
                    G_DEFINE_ENUM_VALUE (PF_ACTIVITY_CATEGORY_OTHER, "other"))

G_DEFINE_ENUM_TYPE (PfUnpaidGate,
                    pf_unpaid_gate,
                    G_DEFINE_ENUM_VALUE (PF_UNPAID_GATE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_UNPAID_GATE_WARN, "warn"),
                    G_DEFINE_ENUM_VALUE (PF_UNPAID_GATE_BLOCK_ADDING, "block_adding"),
                    G_DEFINE_ENUM_VALUE (PF_UNPAID_GATE_BLOCK_ALL, "block_all"))

static const PfField activity_fields[] = {
  PF_ID (PfActivity, id, .read_only = true),
  PF_TEXT (PfActivity, name, .required = true, .max = 80),
  PF_ENUM (PfActivity, category, PfActivityCategory, pf_activity_category, .required = true),
  PF_TEXT (PfActivity, colour, .pattern = "^#[0-9a-f]{6}$"),
  PF_INTEGER (PfActivity, position, .min = 0),
  PF_INTEGER (PfActivity, minimum_age_months, .min = 0),
  PF_INTEGER (PfActivity, maximum_age_months, .min = 0),
  PF_TEXTS (PfActivity, levels),
  PF_BOOLEAN (PfActivity, residents_only),
  PF_BOOLEAN (PfActivity, needs_approval),
  PF_BOOLEAN (PfActivity, has_waiting_list),
  PF_ENUM (PfActivity, unpaid_gate, PfUnpaidGate, pf_unpaid_gate),
  PF_MONEY (PfActivity, unpaid_from_cents),
  PF_INTEGER (PfActivity, version, .version = true),
};

PF_DEFINE_RECORD (PfActivity, pf_activity, "activity", activity_fields)

G_DEFINE_ENUM_TYPE (PfUnit,
                    pf_unit,
                    G_DEFINE_ENUM_VALUE (PF_UNIT_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_UNIT_SESSION, "session"),
                    G_DEFINE_ENUM_VALUE (PF_UNIT_MEAL, "meal"),
                    G_DEFINE_ENUM_VALUE (PF_UNIT_HOUR, "hour"),
                    G_DEFINE_ENUM_VALUE (PF_UNIT_DAY, "day"),
                    G_DEFINE_ENUM_VALUE (PF_UNIT_MONTH, "month"),
                    G_DEFINE_ENUM_VALUE (PF_UNIT_TERM, "term"))

static const PfField slot_fields[] = {
  PF_ID (PfSlot, id, .read_only = true),
  PF_ID (PfSlot, activity, .required = true),
  PF_TEXT (PfSlot, name, .required = true, .max = 80),
  PF_TEXT (PfSlot, starts, .required = true, .pattern = PF_END_TIME_PATTERN),
  PF_TEXT (PfSlot, ends, .required = true, .pattern = PF_END_TIME_PATTERN),
  PF_ENUM (PfSlot, unit, PfUnit, pf_unit, .required = true),
  PF_ID (PfSlot, needs),
  PF_ID (PfSlot, within),
  PF_INTEGER (PfSlot, position, .min = 0),
};

static void
check_slot (PfRecord *record, PfErrors *errors)
{
  PfSlot *self = PF_SLOT (record);

  if (pf_day_time_parse (self->ends) <= pf_day_time_parse (self->starts))
    pf_errors_add (errors, "ends", "before-start");
}

PF_DEFINE_RECORD (PfSlot, pf_slot, "slot", slot_fields, .check = check_slot)

static gboolean
may_hold (PfSlot *self, PfSlot *other)
{
  return other->id[0] != '\0' &&
         (g_str_equal (self->within, other->id) || g_str_equal (self->needs, other->id));
}

gboolean
pf_slot_overlaps (PfSlot *self, PfSlot *other)
{
  return pf_day_time_parse (self->starts) < pf_day_time_parse (other->ends) &&
         pf_day_time_parse (other->starts) < pf_day_time_parse (self->ends) &&
         !may_hold (self, other) && !may_hold (other, self);
}
