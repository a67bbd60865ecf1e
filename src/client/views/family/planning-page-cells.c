/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What clicks, keys and drags on the cells do: choose, or explain what cannot be chosen.
 */
#include "client/views/family/planning-cells.h"
#include "client/views/family/planning-explanation.h"
#include "client/views/family/planning-month.h"
#include "client/views/family/planning-page-private.h"
#include "client/views/family/planning-week.h"

static void
point_at (PfPlanningPage *self, PfCell *cell)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->explanation),
                               &(GdkRectangle){ (int) bounds.origin.x,
                                                (int) bounds.origin.y,
                                                (int) bounds.size.width,
                                                (int) bounds.size.height });
}

/* The keyboard goes back to where it came from. */
static void
closed_cb (PfPlanningPage *self)
{
  PfCell *cell = g_steal_pointer (&self->explained);

  if (cell != NULL && gtk_widget_get_mapped (GTK_WIDGET (cell)))
    gtk_widget_grab_focus (GTK_WIDGET (cell));
}

void
pf_planning_page_explain (PfPlanningPage *self, PfCell *cell)
{
  PfPlanningItem *item = pf_planning_cells_get_item (cell);

  if (item == NULL)
    return;
  if (self->explanation == NULL) {
    self->explanation = pf_planning_explanation_new ();
    gtk_widget_set_parent (self->explanation, GTK_WIDGET (self));
    g_signal_connect_swapped (self->explanation, "closed", G_CALLBACK (closed_cb), self);
  }
  pf_planning_explanation_show (PF_PLANNING_EXPLANATION (self->explanation), self->model, item);
  point_at (self, cell);
  self->explained = cell;
  gtk_popover_popup (GTK_POPOVER (self->explanation));
}

/* An offer has two answers, so a click asks which. */
static void
activated_cb (PfPlanningPage *self, PfCell *cell)
{
  PfPlanningItem *item = pf_planning_cells_get_item (cell);

  if (item == NULL || pf_planning_page_is_stale (self))
    return;
  if (item->look == PF_CELL_LOOK_OFFERED || !pf_planning_model_toggle (self->model, item))
    pf_planning_page_explain (self, cell);
}

static PfBookingAction
get_action (PfPlanningPage *self, PfPlanningItem *item)
{
  const PfCellMoment moment =
      pf_planning_item_get_moment (item, pf_planning_model_get_now (self->model));

  return pf_planning_cell_get_action (item->cell, &moment);
}

static void
drag_started_cb (PfPlanningPage *self, PfCell *cell)
{
  PfPlanningItem *item = pf_planning_cells_get_item (cell);

  if (item == NULL || pf_planning_page_is_stale (self) ||
      !pf_planning_model_may_toggle (self->model, item))
    return;
  self->dragging = TRUE;
  self->drag_action = get_action (self, item);
  self->drag_takes_away = item->choice.action != PF_BOOKING_ACTION_NONE;
  pf_planning_model_begin_step (self->model);
  pf_planning_model_toggle (self->model, item);
}

/* The cells on the way do what the first one did, where they can; the others are passed over. */
static void
drag_entered_cb (PfPlanningPage *self, PfCell *cell)
{
  PfPlanningItem *item = pf_planning_cells_get_item (cell);

  if (!self->dragging || item == NULL || get_action (self, item) != self->drag_action ||
      (item->choice.action != PF_BOOKING_ACTION_NONE) != self->drag_takes_away)
    return;
  pf_planning_model_toggle (self->model, item);
}

static void
drag_ended_cb (PfPlanningPage *self)
{
  if (self->dragging)
    pf_planning_model_end_step (self->model);
  self->dragging = FALSE;
}

static void
turned_cb (PfPlanningPage *self, int by)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self), by < 0 ? "planning.previous" : "planning.next", NULL);
}

void
pf_planning_page_listen (PfPlanningPage *self, PfCellMatrix *matrix)
{
  static const struct
  {
    const char *name;
    GCallback callback;
  } table[] = {
    { "cell-activated", G_CALLBACK (activated_cb) },
    { "cell-explained", G_CALLBACK (pf_planning_page_explain) },
    { "drag-started", G_CALLBACK (drag_started_cb) },
    { "drag-entered", G_CALLBACK (drag_entered_cb) },
    { "drag-ended", G_CALLBACK (drag_ended_cb) },
    { "turned", G_CALLBACK (turned_cb) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_signal_connect_object (matrix, table[i].name, table[i].callback, self, G_CONNECT_SWAPPED);
}

static PfCell *
find_cell (PfCellMatrix *matrix, PfPlanningItem *item)
{
  for (guint row = 0; row < pf_cell_matrix_get_n_rows (matrix); row++) {
    for (guint column = 0; column < PF_MAX_WEEKS * 7; column++) {
      PfCell *cell = pf_cell_matrix_peek_cell (matrix, row, column);

      if (cell != NULL && gtk_widget_get_mapped (GTK_WIDGET (cell)) &&
          pf_planning_cells_get_item (cell) == item)
        return cell;
    }
  }
  return NULL;
}

static gboolean
reveal_in (PfPlanningPage *self, PfCellMatrix *matrix, PfPlanningItem *item)
{
  PfCell *cell = find_cell (matrix, item);

  if (cell == NULL)
    return FALSE;
  pf_cell_matrix_focus (matrix, cell);
  pf_planning_page_explain (self, cell);
  return TRUE;
}

static void
reveal_item (PfPlanningPage *self, PfPlanningItem *item)
{
  if (!pf_planning_page_shows_week (self)) {
    reveal_in (self, pf_planning_month_get_matrix (PF_PLANNING_MONTH (self->month)), item);
    return;
  }
  for (guint i = 0; i < self->panels->len; i++)
    if (reveal_in (self, pf_planning_week_get_matrix (self->panels->pdata[i]), item))
      return;
}

void
pf_planning_page_reveal_awaited (PfPlanningPage *self)
{
  PfPlanningItem *item =
      self->awaited_session[0] != '\0'
          ? pf_planning_model_find (self->model, self->awaited_child, self->awaited_session)
          : NULL;

  if (item == NULL || pf_planning_page_is_stale (self))
    return;
  self->awaited_session[0] = '\0';
  reveal_item (self, item);
}

/* Another child's panel, or another week or month, is brought in sight first. */
void
pf_planning_page_reveal (PfPlanningPage *self, const char *child, const char *session, PfDate date)
{
  PfPlanningItem *item = pf_planning_model_find (self->model, child, session);

  g_return_if_fail (PF_IS_PLANNING_PAGE (self));
  if (item == NULL && date == 0)
    return;
  if (self->child != NULL || self->narrow)
    g_object_set (self, "child-id", child, NULL);
  pf_planning_page_set_date (self, item != NULL ? item->date : date);
  g_strlcpy (self->awaited_child, child, PF_ID_SIZE);
  g_strlcpy (self->awaited_session, session, PF_ID_SIZE);
  pf_planning_page_reveal_awaited (self);
}
