/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/household-model.h"

struct _PfHouseholdModel
{
  GObject parent_instance;

  PfMe *me;               /* (nullable) */
  char *school_year;      /* (nullable) */
  PfHousehold *household; /* (nullable) */
  PfLoading *loading;
  PfInviting *inviting;
  PfConfirming *confirming;
  PfAddingChild *adding;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PfHouseholdModel, pf_household_model, G_TYPE_OBJECT)

/* The household's own (transfer none), or NULL. */
static PfStep *
find_step (PfHouseholdModel *self)
{
  GListModel *steps = self->me != NULL ? G_LIST_MODEL (self->me->steps) : NULL;

  for (guint i = 0;
       self->household != NULL && steps != NULL && i < g_list_model_get_n_items (steps);
       i++) {
    g_autoptr (PfStep) step = g_list_model_get_item (steps, i);

    if (step->step == PF_STEP_KIND_CHECK_HOUSEHOLD &&
        g_str_equal (step->household, self->household->id) &&
        pf_step_is_of_year (step, self->school_year))
      return step; /* the list holds it */
  }
  return NULL;
}

/* The household says that it is confirmed before the account does. */
static void
update_confirming (PfHouseholdModel *self)
{
  const PfStep *step = find_step (self);
  gboolean may = self->household != NULL && self->household->may_invite && step != NULL &&
                 !g_str_equal (self->household->confirmed_for, step->school_year);

  pf_confirming_set_step (self->confirming, step, may);
}

/* Once both are known: which adult is the person themselves is told by the account. */
static void
update_adults (PfHouseholdModel *self)
{
  if (self->household != NULL && self->me != NULL)
    pf_inviting_set_adults (
        self->inviting, G_LIST_MODEL (self->household->adults), self->me->account);
}

void
pf_household_model_set_me (PfHouseholdModel *self, PfMe *me, const char *school_year)
{
  gboolean same = g_strcmp0 (school_year, self->school_year) == 0;

  g_return_if_fail (PF_IS_HOUSEHOLD_MODEL (self));

  if (same && me != NULL && self->me != NULL && pf_record_equal (me, self->me))
    return;
  g_set_object (&self->me, me);
  g_free (self->school_year);
  self->school_year = g_strdup (school_year);
  update_adults (self);
  update_confirming (self);
  g_signal_emit (self, changed_signal, 0);
}

void
pf_household_model_take (PfHouseholdModel *self, PfHousehold *household)
{
  g_return_if_fail (PF_IS_HOUSEHOLD_MODEL (self));

  if (household == self->household || (household != NULL && self->household != NULL &&
                                       pf_record_equal (household, self->household)))
    return;
  g_set_object (&self->household, household);
  if (household != NULL) {
    pf_inviting_set_children (self->inviting, G_LIST_MODEL (household->children));
    pf_adding_child_set_children (self->adding, G_LIST_MODEL (household->children));
  }
  update_adults (self);
  update_confirming (self);
  g_signal_emit (self, changed_signal, 0);
}

PfHousehold *
pf_household_model_get_household (PfHouseholdModel *self)
{
  g_return_val_if_fail (PF_IS_HOUSEHOLD_MODEL (self), NULL);
  return self->household;
}

PfLoading *
pf_household_model_get_loading (PfHouseholdModel *self)
{
  g_return_val_if_fail (PF_IS_HOUSEHOLD_MODEL (self), NULL);
  return self->loading;
}

PfInviting *
pf_household_model_get_inviting (PfHouseholdModel *self)
{
  g_return_val_if_fail (PF_IS_HOUSEHOLD_MODEL (self), NULL);
  return self->inviting;
}

static const char *
find_school (PfHouseholdSummary *household, const char *child)
{
  GListModel *children = G_LIST_MODEL (household->children);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfChildSummary) summary = g_list_model_get_item (children, i);

    if (g_str_equal (summary->id, child))
      return summary->school; /* the list holds it */
  }
  return NULL;
}

PfConfirming *
pf_household_model_get_confirming (PfHouseholdModel *self)
{
  g_return_val_if_fail (PF_IS_HOUSEHOLD_MODEL (self), NULL);
  return self->confirming;
}

PfAddingChild *
pf_household_model_get_adding (PfHouseholdModel *self)
{
  g_return_val_if_fail (PF_IS_HOUSEHOLD_MODEL (self), NULL);
  return self->adding;
}

const char *
pf_household_model_get_school (PfHouseholdModel *self, PfChild *child)
{
  GListModel *households = self->me != NULL ? G_LIST_MODEL (self->me->households) : NULL;
  const char *school = NULL;

  for (guint i = 0;
       households != NULL && school == NULL && i < g_list_model_get_n_items (households);
       i++) {
    g_autoptr (PfHouseholdSummary) household = g_list_model_get_item (households, i);

    school = find_school (household, child->id);
  }
  return school;
}

gboolean
pf_household_model_may_invite (PfHouseholdModel *self)
{
  const PfAccount *account = self->me != NULL ? self->me->account : NULL;

  return self->household != NULL && self->household->may_invite &&
         (account == NULL || account->state != PF_ACCOUNT_STATE_PENDING);
}

gboolean
pf_household_model_is_checked (PfHouseholdModel *self)
{
  const PfStep *step = find_step (self);

  if (step == NULL)
    return FALSE;
  return step->state == PF_STEP_STATE_DONE ||
         g_str_equal (self->household->confirmed_for, step->school_year);
}

static void
pf_household_model_finalize (GObject *object)
{
  PfHouseholdModel *self = PF_HOUSEHOLD_MODEL (object);

  g_clear_object (&self->me);
  g_free (self->school_year);
  g_clear_object (&self->household);
  g_clear_object (&self->loading);
  g_clear_object (&self->inviting);
  g_clear_object (&self->confirming);
  g_clear_object (&self->adding);
  G_OBJECT_CLASS (pf_household_model_parent_class)->finalize (object);
}

static void
pf_household_model_class_init (PfHouseholdModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_household_model_finalize;
  changed_signal = g_signal_new (
      "changed", PF_TYPE_HOUSEHOLD_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pf_household_model_init (PfHouseholdModel *self)
{
  self->loading = pf_loading_new ();
  self->inviting = pf_inviting_new ();
  self->confirming = pf_confirming_new ();
  self->adding = pf_adding_child_new ();
}

PfHouseholdModel *
pf_household_model_new (void)
{
  return g_object_new (PF_TYPE_HOUSEHOLD_MODEL, NULL);
}
