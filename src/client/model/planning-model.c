/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/planning-days.h"
#include "client/model/planning-model-private.h"

G_DEFINE_ENUM_TYPE (PfPlanningSituation,
                    pf_planning_situation,
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_SITUATION_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_SITUATION_FRESH, "fresh"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_SITUATION_CACHED, "cached"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_SITUATION_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_SITUATION_SENDING, "sending"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_SITUATION_UNANSWERED, "unanswered"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_SITUATION_RESULTS, "results"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_SITUATION_FAILED, "failed"))

typedef enum
{
  PROP_SITUATION = 1,
  PROP_SINCE,
  PROP_NOW,
  PROP_LINES,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

enum
{
  CHOICES_CHANGED,
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PfPlanningModel, pf_planning_model, G_TYPE_OBJECT)

static PfPlanningLine *
peek_line (PfPlanningModel *self, guint position)
{
  g_autoptr (PfPlanningLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  return line; /* the list holds it */
}

static guint
count_lines (PfPlanningModel *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->lines));
}

void
pf_planning_model_refresh (PfPlanningModel *self)
{
  for (guint i = 0; i < count_lines (self); i++)
    pf_planning_line_refresh (peek_line (self, i), self->choices, self->now);
  pf_planning_days_weigh (G_LIST_MODEL (self->lines), self->now);
}

static void
forget_order (PfPlanningModel *self)
{
  g_clear_object (&self->order);
  g_clear_pointer (&self->key, g_free);
}

void
pf_planning_model_say_choices_changed (PfPlanningModel *self)
{
  forget_order (self);
  g_signal_emit (self, signals[CHOICES_CHANGED], 0);
}

/* ---- taking an answer in */

static PfPlanningLine *
find_line (PfPlanningModel *self, PfPlanningRow *row)
{
  for (guint i = 0; i < count_lines (self); i++) {
    if (pf_planning_line_is_of (peek_line (self, i), row))
      return peek_line (self, i);
  }
  return NULL;
}

static GPtrArray *
collect_lines (PfPlanningModel *self, PfPlanning *planning)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (planning->rows)); i++) {
    g_autoptr (PfPlanningRow) row = g_list_model_get_item (G_LIST_MODEL (planning->rows), i);
    PfPlanningLine *known = find_line (self, row);
    g_autoptr (PfPlanningLine) line =
        known != NULL ? g_object_ref (known) : pf_planning_line_new (planning, row);

    if (line == NULL)
      continue;
    pf_planning_line_take (line, planning, row, self->choices, self->now);
    g_ptr_array_add (lines, g_steal_pointer (&line));
  }
  return lines;
}

/* One splice of what differs: a line that stays keeps its widgets. */
static void
set_lines (PfPlanningModel *self, GPtrArray *lines)
{
  guint n_before = count_lines (self);
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n_before, lines->len) && peek_line (self, head) == lines->pdata[head])
    head++;
  while (tail < MIN (n_before, lines->len) - head &&
         peek_line (self, n_before - 1 - tail) == lines->pdata[lines->len - 1 - tail])
    tail++;
  if (n_before != lines->len || head + tail < lines->len)
    g_list_store_splice (
        self->lines, head, n_before - head - tail, lines->pdata + head, lines->len - head - tail);
}

/* What another device did already is no choice any more. */
static guint
drop_settled (PfPlanningModel *self)
{
  guint n = 0;

  for (guint i = 0; i < count_lines (self); i++) {
    PfPlanningLine *line = peek_line (self, i);

    for (guint d = 0; d < line->items->len; d++) {
      PfPlanningItem *item = line->items->pdata[d];
      const PfCellMoment moment = pf_planning_item_get_moment (item, self->now);

      if (pf_planning_cell_may_choose (item->cell, &moment, &item->choice))
        continue;
      pf_planning_choices_remove (self->choices, line->child->id, item->cell->session);
      n++;
    }
  }
  return n;
}

/* What is on its way, or may have arrived, was sent in time. */
static gboolean
is_sent (PfPlanningModel *self)
{
  return self->situation == PF_PLANNING_SITUATION_SENDING ||
         self->situation == PF_PLANNING_SITUATION_UNANSWERED;
}

gboolean
pf_planning_model_drop_impossible (PfPlanningModel *self)
{
  guint n_settled = 0;
  guint n_expired, n;

  if (is_sent (self))
    return FALSE;
  n_expired = pf_planning_choices_expire (self->choices, self->now);
  pf_planning_model_refresh (self);
  while ((n = drop_settled (self)) > 0) { /* what one made possible goes with it */
    n_settled += n;
    pf_planning_model_refresh (self);
  }
  self->n_expired += n_expired;
  self->n_settled += n_settled;
  return n_expired + n_settled > 0;
}

void
pf_planning_model_forget_news (PfPlanningModel *self)
{
  self->n_expired = 0;
  self->n_settled = 0;
  self->restored_at = 0;
}

void
pf_planning_model_take (PfPlanningModel *self, PfPlanning *planning, PfInstant now)
{
  g_autoptr (GPtrArray) lines = NULL;

  self->now = now;
  self->taken_at = now;
  g_set_object (&self->planning, planning);
  lines = collect_lines (self, planning);
  set_lines (self, lines);
  if (pf_planning_model_drop_impossible (self)) {
    pf_planning_model_refresh (self);
    pf_planning_model_say_choices_changed (self);
  }
  g_signal_emit (self, signals[TAKEN], 0);
}

PfPlanning *
pf_planning_model_get_planning (PfPlanningModel *self)
{
  return self->planning;
}

GListModel *
pf_planning_model_get_lines (PfPlanningModel *self)
{
  return G_LIST_MODEL (self->lines);
}

GListModel *
pf_planning_model_get_outcomes (PfPlanningModel *self)
{
  return G_LIST_MODEL (self->outcomes);
}

PfInstant
pf_planning_model_get_taken_at (PfPlanningModel *self)
{
  return self->taken_at;
}

PfPlanningDay *
pf_planning_model_get_day (PfPlanningModel *self, PfDate date)
{
  g_autoptr (PfPlanningDay) day = NULL;

  if (self->planning == NULL || date < self->planning->from)
    return NULL;
  day = g_list_model_get_item (G_LIST_MODEL (self->planning->days), date - self->planning->from);
  return day; /* the planning holds it */
}

PfPlanningChildSituation
pf_planning_model_get_child_situation (PfPlanningModel *self, const char *child)
{
  PfPlanningChildSituation situation = PF_PLANNING_CHILD_NOT_ENROLLED;

  for (guint i = 0; i < count_lines (self); i++) {
    PfPlanningLine *line = peek_line (self, i);

    if (!g_str_equal (line->child->id, child))
      continue;
    if (line->row->bookings_ahead != 0 || MAX (line->child->booked, 0) > 0)
      return PF_PLANNING_CHILD_BOOKED;
    situation = PF_PLANNING_CHILD_NOTHING_BOOKED;
  }
  return situation;
}

gboolean
pf_planning_model_has_shared_child (PfPlanningModel *self)
{
  for (guint i = 0; i < count_lines (self); i++) {
    if (peek_line (self, i)->child->household_side != PF_CUSTODY_SIDE_NONE)
      return TRUE;
  }
  return FALSE;
}

PfPlanningItem *
pf_planning_model_find (PfPlanningModel *self, const char *child, const char *session)
{
  for (guint i = 0; i < count_lines (self); i++) {
    PfPlanningLine *line = peek_line (self, i);

    for (guint d = 0; g_str_equal (line->child->id, child) && d < line->items->len; d++) {
      PfPlanningItem *item = line->items->pdata[d];

      if (*session != '\0' && g_str_equal (item->cell->session, session))
        return item;
    }
  }
  return NULL;
}

/* ---- the clock */

void
pf_planning_model_set_now (PfPlanningModel *self, PfInstant now)
{
  guint n = 0;

  self->now = now;
  if (!is_sent (self))
    n = pf_planning_choices_expire (self->choices, now);
  self->n_expired += n;
  pf_planning_model_refresh (self);
  if (n > 0)
    pf_planning_model_say_choices_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOW]);
}

PfInstant
pf_planning_model_get_now (PfPlanningModel *self)
{
  return self->now;
}

void
pf_planning_model_set_zone (PfPlanningModel *self, GTimeZone *zone)
{
  g_time_zone_unref (self->zone);
  self->zone = g_time_zone_ref (zone);
  g_signal_emit (self, signals[TAKEN], 0);
}

GTimeZone *
pf_planning_model_get_zone (PfPlanningModel *self)
{
  return self->zone;
}

PfDate
pf_planning_model_get_today (PfPlanningModel *self)
{
  return pf_instant_get_date (self->now, self->zone);
}

guint
pf_planning_model_get_n_expired (PfPlanningModel *self)
{
  return self->n_expired;
}

guint
pf_planning_model_get_n_settled (PfPlanningModel *self)
{
  return self->n_settled;
}

PfInstant
pf_planning_model_get_restored_at (PfPlanningModel *self)
{
  return self->restored_at;
}

static PfInstant
sooner (PfInstant a, PfInstant b)
{
  if (a == 0 || b == 0)
    return a + b;
  return MIN (a, b);
}

PfInstant
pf_planning_model_get_next_change (PfPlanningModel *self)
{
  PfInstant next = 0;

  for (guint i = 0; i < count_lines (self); i++) {
    PfPlanningLine *line = peek_line (self, i);

    for (guint d = 0; d < line->items->len; d++) {
      PfPlanningItem *item = line->items->pdata[d];
      const PfCellMoment moment = pf_planning_item_get_moment (item, self->now);

      next = sooner (next, pf_planning_cell_get_next_change (item->cell, &moment));
    }
  }
  return next;
}

PfPlanningDeadline *
pf_planning_model_get_next_deadline (PfPlanningModel *self)
{
  PfPlanningDeadline *next = NULL;
  GListModel *deadlines;

  if (self->planning == NULL)
    return NULL;
  deadlines = G_LIST_MODEL (self->planning->deadlines);
  for (guint i = 0; i < g_list_model_get_n_items (deadlines); i++) {
    g_autoptr (PfPlanningDeadline) deadline = g_list_model_get_item (deadlines, i);

    if (deadline->closes_at > self->now && deadline->act != PF_DEADLINE_ACT_ABSENCE &&
        (next == NULL || deadline->closes_at < next->closes_at))
      next = deadline; /* the planning holds it */
  }
  return next;
}

/* ---- how fresh it is */

void
pf_planning_model_set_situation (PfPlanningModel *self,
                                 PfPlanningSituation situation,
                                 PfInstant since)
{
  self->situation = situation;
  self->since = since;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SINCE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SITUATION]);
}

PfPlanningSituation
pf_planning_model_get_situation (PfPlanningModel *self)
{
  return self->situation;
}

PfInstant
pf_planning_model_get_since (PfPlanningModel *self)
{
  return self->since;
}

/* ---- the object */

static void
pf_planning_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfPlanningModel *self = PF_PLANNING_MODEL (object);

  switch ((Property) id) {
  case PROP_SITUATION:
    g_value_set_enum (value, (int) self->situation);
    break;
  case PROP_SINCE:
    g_value_set_int64 (value, self->since);
    break;
  case PROP_NOW:
    g_value_set_int64 (value, self->now);
    break;
  case PROP_LINES:
    g_value_set_object (value, self->lines);
    break;
  case N_PROPERTIES:
    g_assert_not_reached ();
  }
}

static void
pf_planning_model_finalize (GObject *object)
{
  PfPlanningModel *self = PF_PLANNING_MODEL (object);

  forget_order (self);
  g_clear_object (&self->planning);
  g_clear_object (&self->lines);
  g_clear_object (&self->outcomes);
  pf_planning_choices_free (self->choices);
  g_time_zone_unref (self->zone);
  G_OBJECT_CLASS (pf_planning_model_parent_class)->finalize (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (
      name, PF_TYPE_PLANNING_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pf_planning_model_class_init (PfPlanningModelClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pf_planning_model_get_property;
  object_class->finalize = pf_planning_model_finalize;
  properties[PROP_SITUATION] =
      g_param_spec_enum ("situation", NULL, NULL, PF_TYPE_PLANNING_SITUATION, 0, flags);
  properties[PROP_SINCE] = g_param_spec_int64 ("since", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NOW] = g_param_spec_int64 ("now", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LINES] = g_param_spec_object ("lines", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[CHOICES_CHANGED] = new_signal ("choices-changed");
  signals[TAKEN] = new_signal ("taken");
}

static void
pf_planning_model_init (PfPlanningModel *self)
{
  self->lines = g_list_store_new (PF_TYPE_PLANNING_LINE);
  self->outcomes = g_list_store_new (PF_TYPE_PLANNING_OUTCOME);
  self->choices = pf_planning_choices_new ();
  self->zone = g_time_zone_new_identifier ("Europe/Paris");
  if (self->zone == NULL) /* a system without tzdata */
    self->zone = g_time_zone_new_utc ();
}

PfPlanningModel *
pf_planning_model_new (void)
{
  return g_object_new (PF_TYPE_PLANNING_MODEL, NULL);
}
