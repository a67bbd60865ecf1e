/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/planning-item.h"

#include "client/model/planning-line.h"

G_DEFINE_FINAL_TYPE (PfPlanningItem, pf_planning_item, G_TYPE_OBJECT)

static guint changed_signal;

PfCellMoment
pf_planning_item_get_moment (PfPlanningItem *self, PfInstant now)
{
  return (PfCellMoment){
    .book_until = pf_planning_row_get_book_until (self->line->row, self->cell, self->date),
    .cancel_until = pf_planning_row_get_cancel_until (self->line->row, self->cell, self->date),
    .choice = self->choice,
    .day = self->day,
    .problem = self->problem,
    .now = now,
  };
}

static PfCellLook
work_out (PfPlanningItem *self, PfInstant now)
{
  const PfCellMoment moment = pf_planning_item_get_moment (self, now);

  return pf_planning_cell_get_look (self->cell, &moment);
}

void
pf_planning_item_set (PfPlanningItem *self,
                      PfDate date,
                      PfPlanningCell *cell,
                      const PfCellChoice *choice,
                      PfProblem problem,
                      PfInstant now)
{
  gboolean same = date == self->date && problem == self->problem &&
                  choice->action == self->choice.action && choice->late == self->choice.late &&
                  pf_record_equal (cell, self->cell);
  PfCellLook before = self->look;

  self->date = date;
  self->choice = *choice;
  self->problem = problem;
  g_set_object (&self->cell, cell);
  self->look = work_out (self, now);
  if (!same || self->look != before)
    g_signal_emit (self, changed_signal, 0);
}

void
pf_planning_item_set_day (PfPlanningItem *self, PfCellDay day, PfInstant now)
{
  PfCellLook before = self->look;

  self->day = day;
  self->look = work_out (self, now);
  if (self->look != before)
    g_signal_emit (self, changed_signal, 0);
}

static void
pf_planning_item_finalize (GObject *object)
{
  g_clear_object (&PF_PLANNING_ITEM (object)->cell);
  G_OBJECT_CLASS (pf_planning_item_parent_class)->finalize (object);
}

static void
pf_planning_item_class_init (PfPlanningItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_planning_item_finalize;
  changed_signal = g_signal_new (
      "changed", PF_TYPE_PLANNING_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pf_planning_item_init (PfPlanningItem *self)
{
  self->cell = g_object_new (PF_TYPE_PLANNING_CELL, NULL);
}

PfPlanningItem *
pf_planning_item_new (PfPlanningLine *line)
{
  PfPlanningItem *self = g_object_new (PF_TYPE_PLANNING_ITEM, NULL);

  self->line = line;
  return self;
}
