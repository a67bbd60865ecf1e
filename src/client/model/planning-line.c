/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/planning-line.h"

G_DEFINE_FINAL_TYPE (PfPlanningLine, pf_planning_line, G_TYPE_OBJECT)

/* The record of @list that bears @id (transfer full), or NULL. */
static gpointer
find (GListStore *list, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr (PfRecord) item = g_list_model_get_item (G_LIST_MODEL (list), i);

    if (g_strcmp0 (pf_record_get_id (item), id) == 0)
      return g_steal_pointer (&item);
  }
  return NULL;
}

static gboolean
take_nouns (PfPlanningLine *self, PfPlanning *planning, PfPlanningRow *row)
{
  g_autoptr (PfPlanningChild) child = find (planning->children, row->child);
  g_autoptr (PfPlanningActivity) activity = find (planning->activities, row->activity);
  g_autoptr (PfPlanningSlot) slot = activity != NULL ? find (activity->slots, row->slot) : NULL;

  if (child == NULL || slot == NULL)
    return FALSE;
  g_set_object (&self->row, row);
  g_set_object (&self->child, child);
  g_set_object (&self->activity, activity);
  g_set_object (&self->slot, slot);
  return TRUE;
}

gboolean
pf_planning_line_is_of (PfPlanningLine *self, PfPlanningRow *row)
{
  return g_str_equal (self->row->child, row->child) && g_str_equal (self->row->slot, row->slot) &&
         g_str_equal (self->row->activity, row->activity) &&
         g_str_equal (self->row->enrolment, row->enrolment);
}

static void
set_item (PfPlanningLine *self,
          PfPlanningItem *item,
          PfDate date,
          PfPlanningCell *cell,
          PfPlanningChoices *choices,
          PfInstant now)
{
  const char *child = self->child->id;
  const PfPlanningChoice *choice = pf_planning_choices_find (choices, child, cell->session);
  const PfCellChoice none = { 0 };

  pf_planning_item_set (item,
                        date,
                        cell,
                        choice != NULL ? &choice->choice : &none,
                        pf_planning_choices_get_problem (choices, child, cell->session),
                        now);
}

void
pf_planning_line_refresh (PfPlanningLine *self, PfPlanningChoices *choices, PfInstant now)
{
  for (guint i = 0; i < self->items->len; i++) {
    PfPlanningItem *item = self->items->pdata[i];

    set_item (self, item, item->date, item->cell, choices, now);
  }
}

void
pf_planning_line_take (PfPlanningLine *self,
                       PfPlanning *planning,
                       PfPlanningRow *row,
                       PfPlanningChoices *choices,
                       PfInstant now)
{
  guint n_days = planning->to - planning->from + 1;

  if (!take_nouns (self, planning, row))
    return;
  g_ptr_array_set_size (self->items, (int) MIN (self->items->len, n_days));
  for (guint i = 0; i < n_days; i++) {
    g_autoptr (PfPlanningCell) cell = g_list_model_get_item (G_LIST_MODEL (row->cells), i);

    if (i == self->items->len)
      g_ptr_array_add (self->items, pf_planning_item_new (self));
    if (cell == NULL) /* a row shorter than its planning */
      cell = g_object_new (PF_TYPE_PLANNING_CELL, NULL);
    set_item (self, self->items->pdata[i], planning->from + i, cell, choices, now);
  }
}

PfPlanningItem *
pf_planning_line_get_item (PfPlanningLine *self, PfDate date)
{
  PfDate first = self->items->len > 0 ? PF_PLANNING_ITEM (self->items->pdata[0])->date : 0;

  if (date < first || date >= first + self->items->len)
    return NULL;
  return self->items->pdata[date - first];
}

static void
pf_planning_line_finalize (GObject *object)
{
  PfPlanningLine *self = PF_PLANNING_LINE (object);

  /* A view may still hold an item. */
  for (guint i = 0; i < self->items->len; i++)
    PF_PLANNING_ITEM (self->items->pdata[i])->line = NULL;
  g_clear_object (&self->row);
  g_clear_object (&self->child);
  g_clear_object (&self->activity);
  g_clear_object (&self->slot);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (pf_planning_line_parent_class)->finalize (object);
}

static void
pf_planning_line_class_init (PfPlanningLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_planning_line_finalize;
}

static void
pf_planning_line_init (PfPlanningLine *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

PfPlanningLine *
pf_planning_line_new (PfPlanning *planning, PfPlanningRow *row)
{
  g_autoptr (PfPlanningLine) self = g_object_new (PF_TYPE_PLANNING_LINE, NULL);

  return take_nouns (self, planning, row) ? g_steal_pointer (&self) : NULL;
}
