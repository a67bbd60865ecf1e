/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/planning-cells.h"

#include "client/views/family/planning-words.h"

typedef struct
{
  PfPlanningModel *model;
  PfPlanningItem *item;
  gulong handler;
} Binding;

static G_DEFINE_QUARK (pf_planning_binding, binding)

    static void free_binding (gpointer data)
{
  Binding *self = data;

  g_signal_handler_disconnect (self->item, self->handler);
  g_object_unref (self->item);
  g_object_unref (self->model);
  g_free (self);
}

static Binding *
get_binding (PfCell *cell)
{
  return g_object_get_qdata (G_OBJECT (cell), binding_quark ());
}

/* An item whose line has gone is hidden by whoever laid the line out. */
static void
show_cb (PfCell *cell)
{
  Binding *self = get_binding (cell);

  if (self->item->line == NULL)
    return;
  if (self->item->look != PF_CELL_LOOK_NONE)
    pf_planning_show_item (cell, self->model, self->item);
  gtk_widget_set_visible (GTK_WIDGET (cell), self->item->look != PF_CELL_LOOK_NONE);
}

void
pf_planning_cells_bind (PfCell *cell, PfPlanningModel *model, PfPlanningItem *item)
{
  Binding *old = get_binding (cell);
  Binding *self;

  if (item == NULL) {
    g_object_set_qdata (G_OBJECT (cell), binding_quark (), NULL);
    gtk_widget_set_visible (GTK_WIDGET (cell), FALSE);
    return;
  }
  if (old == NULL || old->item != item) {
    self = g_new0 (Binding, 1);
    self->model = g_object_ref (model);
    self->item = g_object_ref (item);
    self->handler = g_signal_connect_swapped (item, "changed", G_CALLBACK (show_cb), cell);
    g_object_set_qdata_full (G_OBJECT (cell), binding_quark (), self, free_binding);
  }
  show_cb (cell);
}

PfPlanningItem *
pf_planning_cells_get_item (PfCell *cell)
{
  Binding *self = get_binding (cell);

  return self != NULL && self->item->line != NULL ? self->item : NULL;
}
