/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/eligibility.h"

#include "core/weekday.h"

int
pf_age_in_months (PfDate birth_date, PfDate date)
{
  guint birth_month, birth_day, month, day;
  guint birth_year = pf_date_get_year (birth_date, &birth_month, &birth_day);
  guint year = pf_date_get_year (date, &month, &day);

  return (int) (year * 12 + month) - (int) (birth_year * 12 + birth_month) - (day < birth_day);
}

/* Both bounds are included; what is absent bounds nothing. */
static gboolean
is_within (int months, int minimum, int maximum)
{
  return (minimum == PF_NO_INTEGER || months >= minimum) &&
         (maximum == PF_NO_INTEGER || months <= maximum);
}

static gboolean
has_age (PfChild *child, int minimum, int maximum, PfDate date)
{
  if (minimum == PF_NO_INTEGER && maximum == PF_NO_INTEGER)
    return TRUE;
  return child->birth_date != 0 && child->birth_date <= date &&
         is_within (pf_age_in_months (child->birth_date, date), minimum, maximum);
}

static gboolean
has_level (PfActivity *activity, PfChild *child)
{
  g_autoptr (GEnumClass) levels = g_type_class_ref (PF_TYPE_LEVEL);
  const char *word = g_enum_get_value (levels, (int) child->level)->value_nick;

  return activity->levels == NULL || activity->levels[0] == NULL ||
         g_strv_contains ((const char *const *) activity->levels, word);
}

static gboolean
has_school (const PfEligibilityFacts *facts)
{
  return !facts->site_is_school || g_strcmp0 (facts->site, facts->school_site) == 0;
}

GArray *
pf_activity_list_obstacles (PfActivity *activity,
                            PfChild *child,
                            const PfEligibilityFacts *facts,
                            PfDate date)
{
  const struct
  {
    gboolean right;
    PfProblem problem;
  } rules[] = {
    { has_age (child, activity->minimum_age_months, activity->maximum_age_months, date),
      PF_PROBLEM_AGE_NOT_ELIGIBLE },
    { has_level (activity, child), PF_PROBLEM_LEVEL_NOT_ELIGIBLE },
    { has_school (facts), PF_PROBLEM_SCHOOL_NOT_ELIGIBLE },
    { !activity->residents_only || facts->resident, PF_PROBLEM_RESIDENTS_ONLY },
  };
  GArray *obstacles = g_array_new (FALSE, FALSE, sizeof (PfProblem));

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    if (!rules[i].right)
      g_array_append_val (obstacles, rules[i].problem);
  }
  return obstacles;
}

gboolean
pf_group_takes (PfGroup *self, PfChild *child, PfDate date)
{
  return has_age (child, self->minimum_age_months, self->maximum_age_months, date);
}
