/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a town offers, and the slots of a day in which it does.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

typedef enum
{
  PF_ACTIVITY_CATEGORY_NONE,
  PF_ACTIVITY_CATEGORY_MORNING,
  PF_ACTIVITY_CATEGORY_CANTEEN,
  PF_ACTIVITY_CATEGORY_EVENING,
  PF_ACTIVITY_CATEGORY_WEDNESDAY,
  PF_ACTIVITY_CATEGORY_HOLIDAYS,
  PF_ACTIVITY_CATEGORY_NURSERY,
  PF_ACTIVITY_CATEGORY_OTHER,
} PfActivityCategory;

#define PF_TYPE_ACTIVITY_CATEGORY (pf_activity_category_get_type ())
GType pf_activity_category_get_type (void);

/* What unpaid invoices stop. */
typedef enum
{
  PF_UNPAID_GATE_NONE, /* nothing */
  PF_UNPAID_GATE_WARN,
  PF_UNPAID_GATE_BLOCK_ADDING,
  PF_UNPAID_GATE_BLOCK_ALL,
} PfUnpaidGate;

#define PF_TYPE_UNPAID_GATE (pf_unpaid_gate_get_type ())
GType pf_unpaid_gate_get_type (void);

#define PF_TYPE_ACTIVITY (pf_activity_get_type ())
G_DECLARE_FINAL_TYPE (PfActivity, pf_activity, PF, ACTIVITY, PfRecord)

struct _PfActivity
{
  PfRecord parent_instance;

  PfId id;
  char *name;
  PfActivityCategory category;
  char *colour;
  int position; /* in the planning */
  int minimum_age_months;
  int maximum_age_months;
  GStrv levels; /* words of PfLevel; none: all */
  gboolean residents_only;
  gboolean needs_approval; /* an agent answers each booking */
  gboolean has_waiting_list;
  PfUnpaidGate unpaid_gate;
  PfMoney unpaid_from_cents; /* the debt from which the gate shuts */
  int version;
};

/* What a price is for. */
typedef enum
{
  PF_UNIT_NONE,
  PF_UNIT_SESSION,
  PF_UNIT_MEAL,
  PF_UNIT_HOUR,
  PF_UNIT_DAY,
  PF_UNIT_MONTH,
  PF_UNIT_TERM,
} PfUnit;

#define PF_TYPE_UNIT (pf_unit_get_type ())
GType pf_unit_get_type (void);

#define PF_TYPE_SLOT (pf_slot_get_type ())
G_DECLARE_FINAL_TYPE (PfSlot, pf_slot, PF, SLOT, PfRecord)

struct _PfSlot
{
  PfRecord parent_instance;

  PfId id;
  PfId activity;
  char *name;
  char *starts;
  char *ends;
  PfUnit unit;
  PfId needs;  /* a slot of the same day without which this one cannot be had */
  PfId within; /* a slot whose hours may hold this one: the meal of a full day */
  int position;
};

/* Whether a child cannot be in both on one day: their hours meet, and neither is meant to be held
 * by the other.
 */
gboolean pf_slot_overlaps (PfSlot *self, PfSlot *other);

G_END_DECLS
