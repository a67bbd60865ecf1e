/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/home-day.h"

/* ---- an entry */

G_DEFINE_FINAL_TYPE (PfHomeEntry, pf_home_entry, G_TYPE_OBJECT)

static void
pf_home_entry_finalize (GObject *object)
{
  PfHomeEntry *self = PF_HOME_ENTRY (object);

  g_clear_object (&self->child);
  g_ptr_array_unref (self->lines);
  G_OBJECT_CLASS (pf_home_entry_parent_class)->finalize (object);
}

static void
pf_home_entry_class_init (PfHomeEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_home_entry_finalize;
}

static void
pf_home_entry_init (PfHomeEntry *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
}

/* ---- the day */

G_DEFINE_FINAL_TYPE (PfHomeDay, pf_home_day, G_TYPE_OBJECT)

static void
pf_home_day_finalize (GObject *object)
{
  g_object_unref (PF_HOME_DAY (object)->entries);
  G_OBJECT_CLASS (pf_home_day_parent_class)->finalize (object);
}

static void
pf_home_day_class_init (PfHomeDayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_home_day_finalize;
}

static void
pf_home_day_init (PfHomeDay *self)
{
  self->entries = g_list_store_new (PF_TYPE_HOME_ENTRY);
}

/* As it is shown: whether it may still be changed is the planning's to say. NONE: not shown. */
static PfCellLook
get_look (PfPlanningItem *item)
{
  switch (item->look) {
  case PF_CELL_LOOK_BOOKED:
  case PF_CELL_LOOK_LOCKED_BOOKED:
    return PF_CELL_LOOK_BOOKED;
  case PF_CELL_LOOK_HELD:
  case PF_CELL_LOOK_REQUESTED:
  case PF_CELL_LOOK_WAITING:
  case PF_CELL_LOOK_OFFERED:
  case PF_CELL_LOOK_ATTENDED:
    return item->look;
  case PF_CELL_LOOK_NONE:
  case PF_CELL_LOOK_OPEN:
  case PF_CELL_LOOK_FULL:
  case PF_CELL_LOOK_CHOSEN:
  case PF_CELL_LOOK_CANCELLING:
  case PF_CELL_LOOK_LOCKED_OPEN:
  case PF_CELL_LOOK_CLOSED:
  case PF_CELL_LOOK_OTHER:
  case PF_CELL_LOOK_ABSENT:
  case PF_CELL_LOOK_REFUSED:
    return PF_CELL_LOOK_NONE;
  }
  g_return_val_if_reached (PF_CELL_LOOK_NONE);
}

/* The entry that says the same of the same child (transfer none), or NULL. */
static PfHomeEntry *
find_entry (PfHomeDay *self, PfPlanningItem *item, PfCellLook look)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++) {
    g_autoptr (PfHomeEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

    if (g_str_equal (entry->child->id, item->line->child->id) && entry->look == look &&
        entry->rank == item->cell->rank)
      return entry;
  }
  return NULL;
}

static PfHomeEntry *
add_entry (PfHomeDay *self, PfPlanningItem *item, PfCellLook look)
{
  g_autoptr (PfHomeEntry) entry = g_object_new (PF_TYPE_HOME_ENTRY, NULL);

  entry->child = g_object_ref (item->line->child);
  entry->look = look;
  entry->rank = item->cell->rank;
  g_list_store_append (self->entries, entry);
  return entry; /* the list holds it */
}

static void
add_item (PfHomeDay *self, PfPlanningItem *item)
{
  PfCellLook look = get_look (item);
  PfHomeEntry *entry;

  if (look == PF_CELL_LOOK_NONE)
    return;
  entry = find_entry (self, item, look);
  if (entry == NULL)
    entry = add_entry (self, item, look);
  g_ptr_array_add (entry->lines, g_object_ref (item->line));
}

PfHomeDay *
pf_home_day_new (PfPlanningModel *planning, PfDate date)
{
  PfHomeDay *self = g_object_new (PF_TYPE_HOME_DAY, NULL);
  GListModel *lines = pf_planning_model_get_lines (planning);

  self->date = date;
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (PfPlanningLine) line = g_list_model_get_item (lines, i);
    PfPlanningItem *item = pf_planning_line_get_item (line, date);

    if (item != NULL)
      add_item (self, item);
  }
  return self;
}
