/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/home-road.h"

G_DEFINE_ENUM_TYPE (PfHomeMark,
                    pf_home_mark,
                    G_DEFINE_ENUM_VALUE (PF_HOME_MARK_LATER, "later"),
                    G_DEFINE_ENUM_VALUE (PF_HOME_MARK_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (PF_HOME_MARK_NEXT, "next"),
                    G_DEFINE_ENUM_VALUE (PF_HOME_MARK_WAITING, "waiting"))

/* ---- a step */

G_DEFINE_FINAL_TYPE (PfHomeStep, pf_home_step, G_TYPE_OBJECT)

static void
pf_home_step_finalize (GObject *object)
{
  PfHomeStep *self = PF_HOME_STEP (object);

  g_clear_object (&self->step);
  g_clear_object (&self->child);
  G_OBJECT_CLASS (pf_home_step_parent_class)->finalize (object);
}

static void
pf_home_step_class_init (PfHomeStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_home_step_finalize;
}

static void
pf_home_step_init (PfHomeStep *)
{
}

const char *
pf_step_kind_get_place (PfStepKind kind)
{
  switch (kind) {
  case PF_STEP_KIND_CHECK_HOUSEHOLD:
    return "household";
  case PF_STEP_KIND_BOOK_TYPICAL_WEEK:
    return "planning";
  case PF_STEP_KIND_ENROL_SCHOOL:
    return "enrolments";
  case PF_STEP_KIND_NONE:
  case PF_STEP_KIND_VERIFY_ACCOUNT:
  case PF_STEP_KIND_CHECK_HEALTH:
  case PF_STEP_KIND_REQUEST_ACTIVITIES:
  case PF_STEP_KIND_ENROL_ACTIVITIES:
    return NULL;
  }
  g_return_val_if_reached (NULL);
}

/* ---- the road */

G_DEFINE_FINAL_TYPE (PfHomeRoad, pf_home_road, G_TYPE_OBJECT)

static void
pf_home_road_finalize (GObject *object)
{
  PfHomeRoad *self = PF_HOME_ROAD (object);

  g_clear_object (&self->child);
  g_clear_object (&self->steps);
  G_OBJECT_CLASS (pf_home_road_parent_class)->finalize (object);
}

static void
pf_home_road_class_init (PfHomeRoadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_home_road_finalize;
}

static void
pf_home_road_init (PfHomeRoad *self)
{
  self->steps = g_list_store_new (PF_TYPE_HOME_STEP);
}

/* An account that is accepted is of no more interest; a step that only a newer portal knows has no
 * words here.
 */
static gboolean
is_shown (PfStep *step, const char *household, const char *school_year, PfChildSummary *child)
{
  if (step->step == PF_STEP_KIND_VERIFY_ACCOUNT)
    return step->state != PF_STEP_STATE_DONE;
  if (step->step == PF_STEP_KIND_NONE || !g_str_equal (step->household, household) ||
      !pf_step_is_of_year (step, school_year))
    return FALSE;
  return step->child[0] == '\0' || (child != NULL && g_str_equal (step->child, child->id));
}

static PfHomeMark
get_mark (PfStepState state, gboolean has_next)
{
  switch (state) {
  case PF_STEP_STATE_TODO:
    return has_next ? PF_HOME_MARK_LATER : PF_HOME_MARK_NEXT;
  case PF_STEP_STATE_WAITING:
    return PF_HOME_MARK_WAITING;
  case PF_STEP_STATE_DONE:
    return PF_HOME_MARK_DONE;
  case PF_STEP_STATE_NONE:
  case PF_STEP_STATE_BLOCKED:
    return PF_HOME_MARK_LATER;
  }
  g_return_val_if_reached (PF_HOME_MARK_LATER);
}

static PfHomeStep *
add_step (PfHomeRoad *self, PfStep *step, gboolean has_next)
{
  g_autoptr (PfHomeStep) item = g_object_new (PF_TYPE_HOME_STEP, NULL);

  item->step = g_object_ref (step);
  if (step->child[0] != '\0')
    g_set_object (&item->child, self->child);
  item->number = g_list_model_get_n_items (G_LIST_MODEL (self->steps)) + 1;
  item->mark = get_mark (step->state, has_next);
  g_list_store_append (self->steps, item);
  return item; /* the list holds it */
}

static void
count (PfHomeRoad *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->steps));

  for (guint i = 0; i < n; i++) {
    g_autoptr (PfHomeStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), i);

    step->n_steps = n;
    self->n_done += step->mark == PF_HOME_MARK_DONE;
  }
}

PfHomeRoad *
pf_home_road_new (GListModel *steps,
                  const char *household,
                  const char *school_year,
                  PfChildSummary *child)
{
  PfHomeRoad *self = g_object_new (PF_TYPE_HOME_ROAD, NULL);
  gboolean has_next = FALSE;

  g_set_object (&self->child, child);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++) {
    g_autoptr (PfStep) step = g_list_model_get_item (steps, i);

    if (is_shown (step, household, school_year, child))
      has_next |= add_step (self, step, has_next)->mark == PF_HOME_MARK_NEXT;
  }
  count (self);
  return self;
}
