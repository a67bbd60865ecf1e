/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/eligibility.h"

static PfDate
day (const char *text)
{
  PfDate date = 0;

  g_assert_true (pf_date_parse (text, &date));
  return date;
}

static void
test_age (void)
{
  static const struct
  {
    const char *born, *on;
    int months;
  } cases[] = {
    { "2020-05-15", "2020-05-15", 0 },  { "2020-05-15", "2020-06-14", 0 },
    { "2020-05-15", "2020-06-15", 1 },  { "2020-05-15", "2023-05-14", 35 },
    { "2020-05-15", "2023-05-15", 36 }, { "2020-12-31", "2021-01-30", 0 },
    { "2020-12-31", "2021-02-28", 1 },  { "2020-12-31", "2021-03-01", 2 },
    { "2020-02-29", "2023-02-28", 35 }, { "2020-02-29", "2023-03-01", 36 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s on %s", cases[i].born, cases[i].on);
    g_assert_cmpint (
        pf_age_in_months (day (cases[i].born), day (cases[i].on)), ==, cases[i].months);
  }
}

typedef struct
{
  PfActivity *activity;
  PfChild *child;
  PfEligibilityFacts facts;
} Fixture;

/* For pupils of nursery school from 3 to under 6 years, residents, at their own school. */
static void
set_up (Fixture *fixture, gconstpointer)
{
  static const char *const levels[] = { "PS", "MS", "GS", NULL };

  fixture->activity = g_object_new (PF_TYPE_ACTIVITY,
                                    "minimum-age-months",
                                    36,
                                    "maximum-age-months",
                                    71,
                                    "levels",
                                    levels,
                                    "residents-only",
                                    TRUE,
                                    NULL);
  fixture->child =
      g_object_new (PF_TYPE_CHILD, "birth-date", day ("2022-03-10"), "level", PF_LEVEL_MS, NULL);
  fixture->facts = (PfEligibilityFacts){
    .resident = TRUE, .school_site = "1", .site = "1", .site_is_school = TRUE
  };
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_unref (fixture->activity);
  g_object_unref (fixture->child);
}

/* The first obstacle is @problem; NONE: there is none. */
static void
assert_check (Fixture *fixture, PfProblem problem)
{
  g_autoptr (GArray) obstacles = pf_activity_list_obstacles (
      fixture->activity, fixture->child, &fixture->facts, day ("2026-09-01"));

  g_assert_true ((obstacles->len == 0) == (problem == PF_PROBLEM_NONE));
  if (obstacles->len > 0)
    g_assert_cmpint (g_array_index (obstacles, PfProblem, 0), ==, problem);
}

static void
test_fits (Fixture *fixture, gconstpointer)
{
  assert_check (fixture, PF_PROBLEM_NONE);
  fixture->facts.site_is_school = FALSE;
  fixture->facts.site = "2";
  assert_check (fixture, PF_PROBLEM_NONE);
}

/* Each keeps a child out by itself; when there are several, all are listed and the first is told.
 */
static void
test_obstacles (Fixture *fixture, gconstpointer)
{
  g_autoptr (GArray) obstacles = NULL;

  fixture->facts.resident = FALSE;
  assert_check (fixture, PF_PROBLEM_RESIDENTS_ONLY);
  fixture->facts.school_site = NULL;
  assert_check (fixture, PF_PROBLEM_SCHOOL_NOT_ELIGIBLE);
  fixture->child->level = PF_LEVEL_CP;
  assert_check (fixture, PF_PROBLEM_LEVEL_NOT_ELIGIBLE);
  fixture->child->birth_date = day ("2020-08-31");
  assert_check (fixture, PF_PROBLEM_AGE_NOT_ELIGIBLE);
  obstacles = pf_activity_list_obstacles (
      fixture->activity, fixture->child, &fixture->facts, day ("2026-09-01"));
  g_assert_cmpuint (obstacles->len, ==, 4);
}

static void
test_bounds (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    const char *born;
    PfProblem problem;
  } cases[] = {
    { "2023-09-01", PF_PROBLEM_NONE },             /* three that day */
    { "2023-09-02", PF_PROBLEM_AGE_NOT_ELIGIBLE }, /* the day after */
    { "2020-09-02", PF_PROBLEM_NONE },             /* six the day after */
    { "2020-09-01", PF_PROBLEM_AGE_NOT_ELIGIBLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    fixture->child->birth_date = day (cases[i].born);
    assert_check (fixture, cases[i].problem);
  }
  fixture->child->birth_date = 0; /* expected */
  assert_check (fixture, PF_PROBLEM_AGE_NOT_ELIGIBLE);
}

static void
test_group (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfGroup) any = g_object_new (PF_TYPE_GROUP, NULL);
  g_autoptr (PfGroup) older = g_object_new (PF_TYPE_GROUP, "minimum-age-months", 72, NULL);

  g_assert_true (pf_group_takes (any, fixture->child, day ("2026-09-01")));
  g_assert_false (pf_group_takes (older, fixture->child, day ("2028-03-09")));
  g_assert_true (pf_group_takes (older, fixture->child, day ("2028-03-10")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  g_test_add_func ("/eligibility/age", test_age);
  ADD ("/eligibility/fits", test_fits);
  ADD ("/eligibility/obstacles", test_obstacles);
  ADD ("/eligibility/bounds", test_bounds);
  ADD ("/eligibility/group", test_group);
  return g_test_run ();
}
