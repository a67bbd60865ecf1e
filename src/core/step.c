/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/step.h"

G_DEFINE_ENUM_TYPE (PfStepKind,
                    pf_step_kind,
                    G_DEFINE_ENUM_VALUE (PF_STEP_KIND_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_STEP_KIND_VERIFY_ACCOUNT, "verify_account"),
                    G_DEFINE_ENUM_VALUE (PF_STEP_KIND_CHECK_HOUSEHOLD, "check_household"),
                    G_DEFINE_ENUM_VALUE (PF_STEP_KIND_CHECK_HEALTH, "check_health"),
                    G_DEFINE_ENUM_VALUE (PF_STEP_KIND_ENROL_SCHOOL, "enrol_school"),
                    G_DEFINE_ENUM_VALUE (PF_STEP_KIND_REQUEST_ACTIVITIES, "request_activities"),
                    G_DEFINE_ENUM_VALUE (PF_STEP_KIND_ENROL_ACTIVITIES, "enrol_activities"),
                    G_DEFINE_ENUM_VALUE (PF_STEP_KIND_BOOK_TYPICAL_WEEK, "book_typical_week"))

G_DEFINE_ENUM_TYPE (PfStepState,
                    pf_step_state,
                    G_DEFINE_ENUM_VALUE (PF_STEP_STATE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_STEP_STATE_TODO, "todo"),
                    G_DEFINE_ENUM_VALUE (PF_STEP_STATE_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (PF_STEP_STATE_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (PF_STEP_STATE_BLOCKED, "blocked"))

static const PfField fields[] = {
  PF_ENUM (PfStep, step, PfStepKind, pf_step_kind, .required = true),
  PF_ID (PfStep, household),
  PF_ID (PfStep, child),
  PF_ID (PfStep, school_year),
  PF_ENUM (PfStep, state, PfStepState, pf_step_state, .required = true),
  PF_INSTANT (PfStep, since),
  PF_DATE (PfStep, opens_on),
  PF_TEXTS (PfStep, missing),
  PF_TEXT (PfStep, detail),
};

PF_DEFINE_RECORD (PfStep, pf_step, "step", fields)

gboolean
pf_step_is_of_year (const PfStep *self, const char *school_year)
{
  return school_year == NULL || self->school_year[0] == '\0' ||
         g_str_equal (self->school_year, school_year);
}

static PfStep *
add_step (GListStore *steps, const PfRoadFacts *facts, const char *child, PfStepKind kind)
{
  g_autoptr (PfStep) step = g_object_new (PF_TYPE_STEP, NULL);

  step->step = kind;
  if (facts->household != NULL)
    g_strlcpy (step->household, facts->household, PF_ID_SIZE);
  g_strlcpy (step->child, child, PF_ID_SIZE);
  g_strlcpy (step->school_year, facts->school_year, PF_ID_SIZE);
  g_list_store_append (steps, step);
  return step; /* the list holds it */
}

static PfStepState
get_account_state (PfAccountState state)
{
  switch (state) {
  case PF_ACCOUNT_STATE_NONE:
  case PF_ACCOUNT_STATE_UNVERIFIED:
    return PF_STEP_STATE_TODO;
  case PF_ACCOUNT_STATE_PENDING:
    return PF_STEP_STATE_WAITING;
  case PF_ACCOUNT_STATE_ACTIVE:
    return PF_STEP_STATE_DONE;
  case PF_ACCOUNT_STATE_SUSPENDED:
    return PF_STEP_STATE_BLOCKED;
  }
  g_return_val_if_reached (PF_STEP_STATE_NONE);
}

void
pf_road_add_account (GListStore *steps, const char *school_year, PfAccountState state)
{
  const PfRoadFacts facts = { .school_year = school_year };

  add_step (steps, &facts, "", PF_STEP_KIND_VERIFY_ACCOUNT)->state = get_account_state (state);
}

void
pf_road_add_household (GListStore *steps, const PfRoadFacts *facts)
{
  PfStep *step = add_step (steps, facts, "", PF_STEP_KIND_CHECK_HOUSEHOLD);

  step->state = facts->household_confirmed ? PF_STEP_STATE_DONE : PF_STEP_STATE_TODO;
  step->since = facts->household_confirmed ? facts->confirmed_at : 0;
}

/* Done, or to do once all of @missing (ended by NONE) is done. What is done stays so, whatever came
 * apart before it since.
 */
static void
judge (PfStep *step, gboolean done, const PfStepKind *missing)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_STEP_KIND);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; !done && missing[i] != PF_STEP_KIND_NONE; i++)
    g_strv_builder_add (words, g_enum_get_value (kinds, (int) missing[i])->value_nick);
  step->missing = g_strv_builder_end (words);
  if (done)
    step->state = PF_STEP_STATE_DONE;
  else
    step->state = step->missing[0] != NULL ? PF_STEP_STATE_BLOCKED : PF_STEP_STATE_TODO;
}

/* What more is wanted of the family, and what was refused, is for it to do. */
static void
wait_for_school (PfStep *step, const PfChildRoadFacts *child)
{
  if (child->school != PF_SCHOOL_ENROLMENT_STATE_SUBMITTED)
    return;
  step->state = PF_STEP_STATE_WAITING;
  step->since = child->school_since;
}

void
pf_road_add_child (GListStore *steps, const PfRoadFacts *facts, const PfChildRoadFacts *child)
{
  static const PfStepKind nothing[] = { PF_STEP_KIND_NONE };
  static const PfStepKind health[] = { PF_STEP_KIND_CHECK_HEALTH, PF_STEP_KIND_NONE };
  static const PfStepKind request[] = { PF_STEP_KIND_REQUEST_ACTIVITIES, PF_STEP_KIND_NONE };
  static const PfStepKind enrolment[] = { PF_STEP_KIND_ENROL_ACTIVITIES, PF_STEP_KIND_NONE };
  const struct
  {
    PfStepKind kind;
    gboolean done;
    const PfStepKind *missing;
  } road[] = {
    { PF_STEP_KIND_CHECK_HEALTH, child->health_confirmed, nothing },
    { PF_STEP_KIND_ENROL_SCHOOL,
      child->has_school || child->school == PF_SCHOOL_ENROLMENT_STATE_VALIDATED,
      nothing },
    { PF_STEP_KIND_REQUEST_ACTIVITIES,
      child->has_request,
      child->health_confirmed ? nothing : health },
    { PF_STEP_KIND_ENROL_ACTIVITIES, child->has_enrolment, child->has_request ? nothing : request },
    { PF_STEP_KIND_BOOK_TYPICAL_WEEK,
      child->has_bookings,
      child->has_enrolment ? nothing : enrolment },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (road); i++) {
    PfStep *step = add_step (steps, facts, child->child, road[i].kind);

    judge (step, road[i].done, road[i].missing);
    if (road[i].kind == PF_STEP_KIND_ENROL_SCHOOL && !road[i].done)
      wait_for_school (step, child);
  }
}
