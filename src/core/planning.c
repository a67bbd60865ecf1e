/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/planning.h"

static const PfField day_fields[] = {
  PF_DATE (PfPlanningDay, date, .required = true),
  PF_ENUM (PfPlanningDay, kind, PfDayKind, pf_day_kind, .required = true),
  PF_TEXT (PfPlanningDay, label),
};

PF_DEFINE_RECORD (PfPlanningDay, pf_planning_day, "planning_day", day_fields)

static const PfField child_fields[] = {
  PF_ID (PfPlanningChild, id, .required = true),
  PF_TEXT (PfPlanningChild, first_name, .required = true),
  PF_TEXT (PfPlanningChild, level),
  PF_TEXT (PfPlanningChild, school),
  PF_ENUM (PfPlanningChild, household_side, PfCustodySide, pf_custody_side),
  PF_INTEGER (PfPlanningChild, booked, .required = true),
  PF_MONEY (PfPlanningChild, total_cents, .required = true, .min = PF_LEAST_CENTS),
};

PF_DEFINE_RECORD (PfPlanningChild, pf_planning_child, "planning_child", child_fields)

static const PfField slot_fields[] = {
  PF_ID (PfPlanningSlot, id, .required = true),
  PF_TEXT (PfPlanningSlot, name, .required = true),
  PF_TEXT (PfPlanningSlot, starts, .pattern = "^[0-2][0-9]:[0-5][0-9]$"),
  PF_TEXT (PfPlanningSlot, ends, .pattern = "^[0-2][0-9]:[0-5][0-9]$"),
  PF_ID (PfPlanningSlot, needs),
  PF_TEXTS (PfPlanningSlot, overlaps),
};

PF_DEFINE_RECORD (PfPlanningSlot, pf_planning_slot, "planning_slot", slot_fields)

static const PfField activity_fields[] = {
  PF_ID (PfPlanningActivity, id, .required = true),
  PF_TEXT (PfPlanningActivity, name, .required = true),
  PF_TEXT (PfPlanningActivity, site),
  PF_TEXT (PfPlanningActivity, colour),
  PF_LIST (PfPlanningActivity, slots, pf_planning_slot),
};

PF_DEFINE_RECORD (PfPlanningActivity, pf_planning_activity, "planning_activity", activity_fields)

static const PfField deadline_fields[] = {
  PF_ENUM (PfPlanningDeadline, act, PfDeadlineAct, pf_deadline_act, .required = true),
  PF_TEXTS (PfPlanningDeadline, activities),
  PF_DATE (PfPlanningDeadline, covers_from, .required = true),
  PF_DATE (PfPlanningDeadline, covers_to, .required = true),
  PF_INSTANT (PfPlanningDeadline, closes_at, .required = true),
};

PF_DEFINE_RECORD (PfPlanningDeadline, pf_planning_deadline, "planning_deadline", deadline_fields)

static const PfField closing_fields[] = {
  PF_DATE (PfPlanningClosing, from, .required = true),
  PF_DATE (PfPlanningClosing, to, .required = true),
  PF_INSTANT (PfPlanningClosing, book_until),
  PF_INSTANT (PfPlanningClosing, cancel_until),
};

PF_DEFINE_RECORD (PfPlanningClosing, pf_planning_closing, "planning_closing", closing_fields)

static const PfField row_fields[] = {
  PF_ID (PfPlanningRow, child, .required = true),
  PF_ID (PfPlanningRow, activity, .required = true),
  PF_ID (PfPlanningRow, slot, .required = true),
  PF_ID (PfPlanningRow, enrolment),
  PF_DATE (PfPlanningRow, enrolled_from),
  PF_DATE (PfPlanningRow, enrolled_to),
  PF_INTEGER (PfPlanningRow, bookings_ahead),
  PF_LIST (PfPlanningRow, closings, pf_planning_closing),
  PF_LIST (PfPlanningRow, cells, pf_planning_cell, .nullable_items = true),
};

PF_DEFINE_RECORD (PfPlanningRow, pf_planning_row, "planning_row", row_fields)

static const PfField fields[] = {
  PF_TEXT (PfPlanning, household, .required = true),
  PF_DATE (PfPlanning, from, .required = true),
  PF_DATE (PfPlanning, to, .required = true),
  PF_TEXT (PfPlanning, etag),
  PF_LIST (PfPlanning, days, pf_planning_day),
  PF_LIST (PfPlanning, children, pf_planning_child),
  PF_LIST (PfPlanning, activities, pf_planning_activity),
  PF_LIST (PfPlanning, deadlines, pf_planning_deadline),
  PF_LIST (PfPlanning, rows, pf_planning_row),
};

PF_DEFINE_RECORD (PfPlanning, pf_planning, "planning", fields)

static const PfField query_fields[] = {
  PF_TEXT (PfPlanningQuery,
           household,
           .required = true,
           .pattern = "^[0-9a-z]{1,26}(,[0-9a-z]{1,26}){0,7}$"),
  PF_DATE (PfPlanningQuery, from, .required = true),
  PF_DATE (PfPlanningQuery, to, .required = true),
};

static void
check_query (PfRecord *record, PfErrors *errors)
{
  PfPlanningQuery *self = PF_PLANNING_QUERY (record);

  if (self->to < self->from)
    pf_errors_add (errors, "to", "before-start");
  else if (self->to - self->from >= PF_PLANNING_MAX_DAYS)
    pf_errors_add (errors, "to", "too-large");
}

PF_DEFINE_RECORD (PfPlanningQuery,
                  pf_planning_query,
                  "planning_query",
                  query_fields,
                  .check = check_query)

/* The closing that covers @date (transfer none: the row holds it), or NULL. */
static PfPlanningClosing *
find_closing (PfPlanningRow *self, PfDate date)
{
  GListModel *closings = G_LIST_MODEL (self->closings);

  for (guint i = 0; i < g_list_model_get_n_items (closings); i++) {
    g_autoptr (PfPlanningClosing) closing = g_list_model_get_item (closings, i);

    if (closing->from <= date && date <= closing->to)
      return closing;
  }
  return NULL;
}

PfInstant
pf_planning_row_get_book_until (PfPlanningRow *self, PfPlanningCell *cell, PfDate date)
{
  PfPlanningClosing *closing = cell->book_until == 0 ? find_closing (self, date) : NULL;

  return closing != NULL ? closing->book_until : cell->book_until;
}

PfInstant
pf_planning_row_get_cancel_until (PfPlanningRow *self, PfPlanningCell *cell, PfDate date)
{
  PfPlanningClosing *closing = cell->cancel_until == 0 ? find_closing (self, date) : NULL;

  return closing != NULL ? closing->cancel_until : cell->cancel_until;
}
