/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/school-enrolling-private.h"

#include <string.h>

static guint changed_signal, save_signal, withdraw_signal;

G_DEFINE_FINAL_TYPE (PfSchoolEnrolling, pf_school_enrolling, G_TYPE_OBJECT)

void
pf_school_enrolling_tell (PfSchoolEnrolling *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
forget_outcome (PfSchoolEnrolling *self)
{
  memset (self->faults, 0, sizeof self->faults);
  self->outcome = PF_SCHOOL_OUTCOME_NONE;
}

/* ---- what is known */

static guint
get_year (PfSchoolEnrolling *self)
{
  return pf_date_get_year (self->year->first_day, NULL, NULL);
}

gboolean
pf_school_enrolling_is_ready (PfSchoolEnrolling *self)
{
  g_return_val_if_fail (PF_IS_SCHOOL_ENROLLING (self), FALSE);
  return self->year != NULL && self->household != NULL && self->schools != NULL &&
         self->sector != NULL && self->enrolments != NULL;
}

PfSchoolEnrolment *
pf_school_enrolling_find_enrolment (PfSchoolEnrolling *self, PfChild *child)
{
  g_return_val_if_fail (pf_school_enrolling_is_ready (self), NULL);
  return pf_school_enrolments_find (self->enrolments, child->id, self->year->id);
}

PfSchoolNeed
pf_school_enrolling_get_need (PfSchoolEnrolling *self, PfChild *child)
{
  g_return_val_if_fail (pf_school_enrolling_is_ready (self), PF_SCHOOL_NEED_NOTHING);
  return pf_school_need_find (
      child, pf_school_enrolling_find_enrolment (self, child), get_year (self));
}

/* The one (transfer none) that is shown already, as long as the household has them. */
static PfChild *
find_child (PfSchoolEnrolling *self, const char *id)
{
  GListModel *children = G_LIST_MODEL (self->household->children);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfChild) child = g_list_model_get_item (children, i);

    if (g_str_equal (child->id, id) &&
        pf_school_need_is_shown (pf_school_enrolling_get_need (self, child)))
      return child; /* the list holds it */
  }
  return NULL;
}

/* First who is to be enrolled, then whose answer is awaited, then the others. */
static PfChild *
pick_child (PfSchoolEnrolling *self)
{
  GListModel *children = G_LIST_MODEL (self->household->children);
  PfSchoolNeed least = PF_SCHOOL_NEED_NOTHING;
  PfChild *picked = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfChild) child = g_list_model_get_item (children, i);
    PfSchoolNeed need = pf_school_enrolling_get_need (self, child);

    if (need < least) {
      least = need;
      picked = child; /* the list holds it */
    }
  }
  return picked;
}

/* What was typed of one household, or for one year, is not said of another. */
static void
check_answers (PfSchoolEnrolling *self)
{
  g_autofree char *now = g_strdup_printf ("%s %s", self->household->id, self->year->id);

  if (g_strcmp0 (now, self->answered_for) == 0)
    return;
  self->answers = NULL;
  self->busy = FALSE;
  g_hash_table_remove_all (self->all_answers);
  g_free (self->answered_for);
  self->answered_for = g_steal_pointer (&now);
}

/* What nobody has touched follows what the portal has. */
static void
find_answers (PfSchoolEnrolling *self)
{
  self->answers = g_hash_table_lookup (self->all_answers, self->child->id);
  if (self->answers != NULL && self->answers->touched)
    return;
  self->answers = pf_school_answers_new (
      self->enrolment, pf_level_of_age (self->child->birth_date, get_year (self)));
  g_hash_table_replace (self->all_answers, g_strdup (self->child->id), self->answers);
}

/* Its document is of the child too. */
static void
update_sending (PfSchoolEnrolling *self)
{
  gboolean wants =
      self->enrolment != NULL && self->enrolment->state == PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED;

  pf_proof_sending_set_enrolment (self->sending, wants ? self->enrolment : NULL);
}

static void
set_child (PfSchoolEnrolling *self, PfChild *child)
{
  PfSchoolEnrolment *enrolment =
      child != NULL ? pf_school_enrolling_find_enrolment (self, child) : NULL;
  gboolean is_other =
      self->child == NULL || child == NULL || !g_str_equal (self->child->id, child->id);

  g_set_object (&self->child, child);
  g_set_object (&self->enrolment, enrolment);
  self->need = child != NULL ? pf_school_enrolling_get_need (self, child) : PF_SCHOOL_NEED_NOTHING;
  self->answers = NULL;
  if (child != NULL)
    find_answers (self);
  if (is_other) {
    forget_outcome (self);
    self->kept_at = 0;
  }
  update_sending (self);
}

static void
update (PfSchoolEnrolling *self)
{
  PfChild *child = NULL;

  if (pf_school_enrolling_is_ready (self)) {
    check_answers (self);
    child = find_child (self, self->child != NULL ? self->child->id : NULL);
    if (child == NULL)
      child = pick_child (self);
  }
  set_child (self, child);
  pf_school_enrolling_tell (self);
}

static PfSchoolYear *
find_year (PfMe *me, const char *id)
{
  GListModel *years = me != NULL ? G_LIST_MODEL (me->school_years) : NULL;

  for (guint i = 0; id != NULL && years != NULL && i < g_list_model_get_n_items (years); i++) {
    g_autoptr (PfSchoolYear) year = g_list_model_get_item (years, i);

    if (g_str_equal (year->id, id))
      return year; /* the list holds it */
  }
  return NULL;
}

void
pf_school_enrolling_set_me (PfSchoolEnrolling *self, PfMe *me, const char *school_year)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));

  g_set_object (&self->me, me);
  g_set_object (&self->year, find_year (me, school_year));
  update (self);
}

void
pf_school_enrolling_take_household (PfSchoolEnrolling *self, PfHousehold *household)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));

  g_set_object (&self->household, household);
  update (self);
}

static void
set_list (PfSchoolEnrolling *self, GPtrArray **list, GPtrArray *items)
{
  g_clear_pointer (list, g_ptr_array_unref);
  if (items != NULL)
    *list = g_ptr_array_ref (items);
  update (self);
}

void
pf_school_enrolling_take_schools (PfSchoolEnrolling *self, GPtrArray *schools)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));
  set_list (self, &self->schools, schools);
}

void
pf_school_enrolling_take_sector (PfSchoolEnrolling *self, GPtrArray *schools)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));
  set_list (self, &self->sector, schools);
}

void
pf_school_enrolling_take_enrolments (PfSchoolEnrolling *self, GPtrArray *enrolments)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));
  set_list (self, &self->enrolments, enrolments);
}

void
pf_school_enrolling_take_enrolment (PfSchoolEnrolling *self, PfSchoolEnrolment *enrolment)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));

  g_ptr_array_add (all, g_object_ref (enrolment));
  for (guint i = 0; self->enrolments != NULL && i < self->enrolments->len; i++) {
    PfSchoolEnrolment *one = self->enrolments->pdata[i];

    if (!g_str_equal (one->id, enrolment->id))
      g_ptr_array_add (all, g_object_ref (one));
  }
  set_list (self, &self->enrolments, all);
}

void
pf_school_enrolling_choose_child (PfSchoolEnrolling *self, const char *id)
{
  PfChild *child = NULL;

  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));

  child = pf_school_enrolling_is_ready (self) ? find_child (self, id) : NULL;
  if (self->busy || child == NULL || child == self->child)
    return;
  set_child (self, child);
  pf_school_enrolling_tell (self);
}

/* ---- what it asks of the portal */

gboolean
pf_school_enrolling_note_fault (PfSchoolEnrolling *self, const char *pointer, const char *code)
{
  static const char *const pointers[PF_N_SCHOOL_FIELDS] = {
    [PF_SCHOOL_FIELD_LEVEL] = "/level",
    [PF_SCHOOL_FIELD_SCHOOL] = "/school",
    [PF_SCHOOL_FIELD_WANTED_SCHOOL] = "/derogation/wanted_school",
    [PF_SCHOOL_FIELD_REASON] = "/derogation/reason",
    [PF_SCHOOL_FIELD_DETAIL] = "/derogation/detail",
    [PF_SCHOOL_FIELD_CHILDCARE] = "/childcare",
  };

  g_return_val_if_fail (PF_IS_SCHOOL_ENROLLING (self), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (pointers); i++) {
    if (g_str_equal (pointer, pointers[i])) {
      self->faults[i] = g_intern_string (code);
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
find_faults (PfSchoolEnrolling *self)
{
  PfSchool *sector = pf_school_enrolling_get_sector_school (self);
  g_autoptr (PfSchoolEnrolment) built = pf_school_enrolling_build (self);
  g_autoptr (PfErrors) errors = pf_errors_new ();
  const PfSchoolEnrolmentFacts facts = {
    .child = self->child,
    .schools = self->schools,
    .sector_school = sector != NULL ? sector->id : NULL,
  };

  pf_school_enrolment_find_faults (built, &facts, errors);
  for (guint i = 0; i < pf_errors_get_n_errors (errors); i++) {
    const PfError *error = pf_errors_get (errors, i);

    pf_school_enrolling_note_fault (self, error->pointer, error->code);
  }
  return pf_errors_get_n_errors (errors) > 0;
}

static void
save (PfSchoolEnrolling *self, gboolean submits)
{
  if (self->busy || !pf_school_enrolling_is_open (self))
    return;
  forget_outcome (self);
  self->submits = submits;
  if (submits && find_faults (self)) {
    pf_school_enrolling_end (self, PF_SCHOOL_OUTCOME_FAULTS, 0);
    return;
  }
  self->busy = TRUE;
  pf_school_enrolling_tell (self);
  g_signal_emit (self, save_signal, 0);
}

void
pf_school_enrolling_keep (PfSchoolEnrolling *self)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));
  save (self, FALSE);
}

void
pf_school_enrolling_submit (PfSchoolEnrolling *self)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));
  save (self, TRUE);
}

void
pf_school_enrolling_withdraw (PfSchoolEnrolling *self)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));

  if (self->busy || self->child == NULL || self->need != PF_SCHOOL_NEED_WAIT)
    return;
  forget_outcome (self);
  self->busy = TRUE;
  pf_school_enrolling_tell (self);
  g_signal_emit (self, withdraw_signal, 0);
}

static gboolean
is_done (PfSchoolOutcome outcome)
{
  return outcome == PF_SCHOOL_OUTCOME_KEPT || outcome == PF_SCHOOL_OUTCOME_SUBMITTED ||
         outcome == PF_SCHOOL_OUTCOME_WITHDRAWN;
}

/* What is done is the portal's: the answers follow it again. */
void
pf_school_enrolling_end (PfSchoolEnrolling *self, PfSchoolOutcome outcome, PfInstant now)
{
  g_return_if_fail (PF_IS_SCHOOL_ENROLLING (self));

  self->busy = FALSE;
  self->outcome = outcome;
  self->n_outcomes++;
  if (is_done (outcome) && self->answers != NULL)
    self->answers->touched = FALSE;
  if (outcome == PF_SCHOOL_OUTCOME_KEPT)
    self->kept_at = now;
  pf_school_enrolling_tell (self);
}

/* ---- the object */

static void
pf_school_enrolling_finalize (GObject *object)
{
  PfSchoolEnrolling *self = PF_SCHOOL_ENROLLING (object);

  g_clear_object (&self->loading);
  g_clear_object (&self->sending);
  g_clear_object (&self->me);
  g_clear_object (&self->year);
  g_clear_object (&self->household);
  g_clear_pointer (&self->schools, g_ptr_array_unref);
  g_clear_pointer (&self->sector, g_ptr_array_unref);
  g_clear_pointer (&self->enrolments, g_ptr_array_unref);
  g_clear_object (&self->child);
  g_clear_object (&self->enrolment);
  g_hash_table_unref (self->all_answers);
  g_free (self->answered_for);
  G_OBJECT_CLASS (pf_school_enrolling_parent_class)->finalize (object);
}

static void
pf_school_enrolling_class_init (PfSchoolEnrollingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_school_enrolling_finalize;
#define SIGNAL(name)                                                                               \
  g_signal_new (                                                                                   \
      name, PF_TYPE_SCHOOL_ENROLLING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  changed_signal = SIGNAL ("changed");
  save_signal = SIGNAL ("save");
  withdraw_signal = SIGNAL ("withdraw");
#undef SIGNAL
}

static void
pf_school_enrolling_init (PfSchoolEnrolling *self)
{
  self->loading = pf_loading_new ();
  self->sending = pf_proof_sending_new ();
  self->all_answers = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify) pf_school_answers_free);
}

PfSchoolEnrolling *
pf_school_enrolling_new (void)
{
  return g_object_new (PF_TYPE_SCHOOL_ENROLLING, NULL);
}
