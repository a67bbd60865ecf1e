/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/home-model.h"

struct _PfHomeModel
{
  GObject parent_instance;

  PfMe *me; /* (nullable) */
  char *household;
  char *school_year; /* (nullable) */
  PfPlanningModel *planning;
  PfLoading *loading;
  PfProofSending *sending;

  GListStore *roads;
  GListStore *waiting;
  GListStore *days;
  PfHomeStep *next;         /* (nullable) */
  PfHomeStep *next_at_desk; /* (nullable) */
  gboolean may_book;
  PfDate shown_from; /* the first of the days */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PfHomeModel, pf_home_model, G_TYPE_OBJECT)

static void
say_changed (PfHomeModel *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* ---- the roads */

/* The household (transfer full) that is shown, or NULL. */
static PfHouseholdSummary *
find_household (PfHomeModel *self)
{
  GListModel *households = G_LIST_MODEL (self->me->households);

  for (guint i = 0; i < g_list_model_get_n_items (households); i++) {
    g_autoptr (PfHouseholdSummary) household = g_list_model_get_item (households, i);

    if (g_strcmp0 (household->id, self->household) == 0)
      return g_steal_pointer (&household);
  }
  return NULL;
}

/* Of an older portal nobody is known not to be one. */
static gboolean
is_guardian (PfHouseholdSummary *household)
{
  return household == NULL || household->role == PF_ADULT_ROLE_GUARDIAN ||
         household->role == PF_ADULT_ROLE_NONE;
}

static GPtrArray *
build_roads (PfHomeModel *self)
{
  GPtrArray *roads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PfHouseholdSummary) household = self->me != NULL ? find_household (self) : NULL;
  GListModel *steps = self->me != NULL ? G_LIST_MODEL (self->me->steps) : NULL;
  GListModel *children = household != NULL ? G_LIST_MODEL (household->children) : NULL;
  guint n = children != NULL ? g_list_model_get_n_items (children) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (PfChildSummary) child = g_list_model_get_item (children, i);

    g_ptr_array_add (roads, pf_home_road_new (steps, self->household, self->school_year, child));
  }
  if (n == 0 && steps != NULL && is_guardian (household) && g_list_model_get_n_items (steps) > 0)
    g_ptr_array_add (roads, pf_home_road_new (steps, self->household, self->school_year, NULL));
  return roads;
}

/* Who waits for the desk's answer may look at the planning, and book nothing. */
static gboolean
is_active (PfHomeModel *self)
{
  PfAccount *account = self->me->account;

  return account == NULL || account->state == PF_ACCOUNT_STATE_ACTIVE;
}

static gboolean
is_theirs (PfHomeModel *self, PfStepKind kind)
{
  switch (kind) {
  case PF_STEP_KIND_BOOK_TYPICAL_WEEK:
    return is_active (self);
  case PF_STEP_KIND_CHECK_HOUSEHOLD:
  case PF_STEP_KIND_ENROL_SCHOOL:
    return pf_home_model_is_guardian (self);
  case PF_STEP_KIND_NONE:
  case PF_STEP_KIND_VERIFY_ACCOUNT:
  case PF_STEP_KIND_CHECK_HEALTH:
  case PF_STEP_KIND_REQUEST_ACTIVITIES:
  case PF_STEP_KIND_ENROL_ACTIVITIES:
    return TRUE;
  }
  g_return_val_if_reached (FALSE);
}

static void
take_first (PfHomeStep **place, PfHomeStep *step)
{
  if (*place == NULL)
    *place = g_object_ref (step);
}

static void
look_at_step (PfHomeModel *self, PfHomeStep *step)
{
  PfStepKind kind = step->step->step;

  if (step->mark == PF_HOME_MARK_WAITING)
    g_list_store_append (self->waiting, step);
  if (step->step->state == PF_STEP_STATE_TODO && is_theirs (self, kind))
    take_first (pf_step_kind_get_place (kind) != NULL ? &self->next : &self->next_at_desk, step);
}

/* What is the household's stands in the road of each child, and counts in the first. */
static void
look_at_road (PfHomeModel *self, PfHomeRoad *road, gboolean is_first)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (road->steps)); i++) {
    g_autoptr (PfHomeStep) step = g_list_model_get_item (G_LIST_MODEL (road->steps), i);

    if (is_first || step->child != NULL)
      look_at_step (self, step);
  }
}

/* Whatever year is shown: days are booked for the year that they are in. */
static gboolean
may_book (PfHomeModel *self)
{
  GListModel *steps = self->me != NULL ? G_LIST_MODEL (self->me->steps) : NULL;

  for (guint i = 0; steps != NULL && i < g_list_model_get_n_items (steps); i++) {
    g_autoptr (PfStep) step = g_list_model_get_item (steps, i);

    if (step->step == PF_STEP_KIND_ENROL_ACTIVITIES && step->state == PF_STEP_STATE_DONE &&
        g_strcmp0 (step->household, self->household) == 0)
      return is_active (self);
  }
  return FALSE;
}

static void
refresh_roads (PfHomeModel *self)
{
  g_autoptr (GPtrArray) roads = build_roads (self);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->roads));

  g_clear_object (&self->next);
  g_clear_object (&self->next_at_desk);
  self->may_book = may_book (self);
  g_list_store_remove_all (self->waiting);
  for (guint i = 0; i < roads->len; i++)
    look_at_road (self, roads->pdata[i], i == 0);
  g_list_store_splice (self->roads, 0, n_before, roads->pdata, roads->len);
}

void
pf_home_model_set_me (PfHomeModel *self, PfMe *me, const char *household, const char *school_year)
{
  gboolean same;

  g_return_if_fail (PF_IS_HOME_MODEL (self));

  same = g_strcmp0 (household, self->household) == 0 &&
         g_strcmp0 (school_year, self->school_year) == 0;
  if (same && me != NULL && self->me != NULL && pf_record_equal (me, self->me))
    return;
  g_set_object (&self->me, me);
  if (!same) {
    g_free (self->household);
    self->household = g_strdup (household != NULL ? household : "");
    g_free (self->school_year);
    self->school_year = g_strdup (school_year);
  }
  pf_proof_sending_set_file (self->sending, me != NULL ? me->account_file : NULL, household);
  refresh_roads (self);
  say_changed (self);
}

PfProofSending *
pf_home_model_get_sending (PfHomeModel *self)
{
  g_return_val_if_fail (PF_IS_HOME_MODEL (self), NULL);
  return self->sending;
}

/* ---- the days */

static void
refresh_days (PfHomeModel *self)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->days));

  self->shown_from = pf_home_model_get_today (self);
  for (guint i = 0; pf_planning_model_get_planning (self->planning) != NULL && i < PF_HOME_N_DAYS;
       i++) {
    g_autoptr (PfHomeDay) day = pf_home_day_new (self->planning, self->shown_from + i);

    if (g_list_model_get_n_items (G_LIST_MODEL (day->entries)) > 0)
      g_ptr_array_add (days, g_steal_pointer (&day));
  }
  g_list_store_splice (self->days, 0, n_before, days->pdata, days->len);
}

/* A planning model is never empty again once it holds an answer: another one takes its place. */
static void
renew_planning (PfHomeModel *self)
{
  PfPlanningModel *before = self->planning;

  self->planning = pf_planning_model_new ();
  if (before == NULL)
    return;
  pf_planning_model_set_zone (self->planning, pf_planning_model_get_zone (before));
  pf_planning_model_set_now (self->planning, pf_planning_model_get_now (before));
  g_object_unref (before);
}

void
pf_home_model_take_planning (PfHomeModel *self, PfPlanning *planning, PfInstant now)
{
  PfPlanning *before;

  g_return_if_fail (PF_IS_HOME_MODEL (self));

  before = pf_planning_model_get_planning (self->planning);
  if (planning == NULL && before == NULL)
    return;
  if (planning != NULL)
    pf_planning_model_take (self->planning, planning, now);
  else
    renew_planning (self);
  refresh_days (self);
  say_changed (self);
}

void
pf_home_model_set_zone (PfHomeModel *self, GTimeZone *zone)
{
  g_return_if_fail (PF_IS_HOME_MODEL (self));

  pf_planning_model_set_zone (self->planning, zone);
  pf_loading_set_zone (self->loading, zone);
  refresh_days (self);
  say_changed (self);
}

void
pf_home_model_set_now (PfHomeModel *self, PfInstant now)
{
  g_return_if_fail (PF_IS_HOME_MODEL (self));

  pf_planning_model_set_now (self->planning, now);
  if (pf_home_model_get_today (self) == self->shown_from)
    return;
  refresh_days (self);
  say_changed (self);
}

/* ---- what is asked of it */

PfDate
pf_home_model_get_today (PfHomeModel *self)
{
  g_return_val_if_fail (PF_IS_HOME_MODEL (self), 0);
  return pf_planning_model_get_today (self->planning);
}

PfLoading *
pf_home_model_get_loading (PfHomeModel *self)
{
  g_return_val_if_fail (PF_IS_HOME_MODEL (self), NULL);
  return self->loading;
}

PfAccount *
pf_home_model_get_account (PfHomeModel *self)
{
  g_return_val_if_fail (PF_IS_HOME_MODEL (self), NULL);
  return self->me != NULL ? self->me->account : NULL;
}

GListModel *
pf_home_model_get_roads (PfHomeModel *self)
{
  g_return_val_if_fail (PF_IS_HOME_MODEL (self), NULL);
  return G_LIST_MODEL (self->roads);
}

GListModel *
pf_home_model_get_waiting (PfHomeModel *self)
{
  g_return_val_if_fail (PF_IS_HOME_MODEL (self), NULL);
  return G_LIST_MODEL (self->waiting);
}

GListModel *
pf_home_model_get_days (PfHomeModel *self)
{
  g_return_val_if_fail (PF_IS_HOME_MODEL (self), NULL);
  return G_LIST_MODEL (self->days);
}

PfHomeStep *
pf_home_model_get_next (PfHomeModel *self)
{
  g_return_val_if_fail (PF_IS_HOME_MODEL (self), NULL);
  return self->next;
}

PfHomeStep *
pf_home_model_get_next_at_desk (PfHomeModel *self)
{
  g_return_val_if_fail (PF_IS_HOME_MODEL (self), NULL);
  return self->next_at_desk;
}

gboolean
pf_home_model_is_guardian (PfHomeModel *self)
{
  g_autoptr (PfHouseholdSummary) household = NULL;

  g_return_val_if_fail (PF_IS_HOME_MODEL (self), FALSE);
  household = self->me != NULL ? find_household (self) : NULL;
  return is_guardian (household);
}

gboolean
pf_home_model_lacks_child (PfHomeModel *self)
{
  g_autoptr (PfHouseholdSummary) household = NULL;

  g_return_val_if_fail (PF_IS_HOME_MODEL (self), FALSE);
  household = self->me != NULL ? find_household (self) : NULL;
  return household != NULL && is_guardian (household) &&
         g_list_model_get_n_items (G_LIST_MODEL (household->children)) == 0;
}

gboolean
pf_home_model_may_book (PfHomeModel *self)
{
  g_return_val_if_fail (PF_IS_HOME_MODEL (self), FALSE);
  return self->may_book;
}

PfPlanningModel *
pf_home_model_get_planning (PfHomeModel *self)
{
  g_return_val_if_fail (PF_IS_HOME_MODEL (self), NULL);
  return self->planning;
}

/* ---- the object */

static void
pf_home_model_finalize (GObject *object)
{
  PfHomeModel *self = PF_HOME_MODEL (object);

  g_clear_object (&self->me);
  g_clear_object (&self->planning);
  g_clear_object (&self->loading);
  g_clear_object (&self->sending);
  g_clear_object (&self->roads);
  g_clear_object (&self->waiting);
  g_clear_object (&self->days);
  g_clear_object (&self->next);
  g_clear_object (&self->next_at_desk);
  g_free (self->household);
  g_free (self->school_year);
  G_OBJECT_CLASS (pf_home_model_parent_class)->finalize (object);
}

static void
pf_home_model_class_init (PfHomeModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_home_model_finalize;
  changed_signal = g_signal_new (
      "changed", PF_TYPE_HOME_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pf_home_model_init (PfHomeModel *self)
{
  self->household = g_strdup ("");
  self->loading = pf_loading_new ();
  self->sending = pf_proof_sending_new ();
  self->roads = g_list_store_new (PF_TYPE_HOME_ROAD);
  self->waiting = g_list_store_new (PF_TYPE_HOME_STEP);
  self->days = g_list_store_new (PF_TYPE_HOME_DAY);
  renew_planning (self);
}

PfHomeModel *
pf_home_model_new (void)
{
  return g_object_new (PF_TYPE_HOME_MODEL, NULL);
}
