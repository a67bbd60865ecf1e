/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/step.h"

#define NOTHING PF_SCHOOL_ENROLMENT_STATE_NONE

/* The states of the road, one letter a step: t, w, d, b. */
static char *
spell (GListStore *steps)
{
  static const char letters[] = " twdb";
  GString *word = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (steps)); i++) {
    g_autoptr (PfStep) step = g_list_model_get_item (G_LIST_MODEL (steps), i);

    g_assert_cmpint (step->step, ==, (int) i % 7 + 1);
    g_assert_cmpstr (step->household, ==, i == 0 ? "" : "0000000000003");
    g_assert_true ((step->state == PF_STEP_STATE_BLOCKED) ==
                   (step->missing != NULL && step->missing[0] != NULL));
    g_string_append_c (word, letters[step->state]);
  }
  return g_string_free (word, FALSE);
}

/* Of the household's step. */
static PfInstant
get_since (GListStore *steps)
{
  g_autoptr (PfStep) step = g_list_model_get_item (G_LIST_MODEL (steps), 1);

  return step->since;
}

static const struct
{
  PfAccountState account;
  gboolean household, health, school, request, enrolment, bookings;
  const char *road;
  PfSchoolEnrolmentState asked;
} cases[] = {
  { PF_ACCOUNT_STATE_PENDING, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, "wtttbbb", NOTHING },
  { PF_ACCOUNT_STATE_ACTIVE, TRUE, FALSE, TRUE, FALSE, FALSE, FALSE, "ddtdbbb", NOTHING },
  { PF_ACCOUNT_STATE_ACTIVE, TRUE, TRUE, TRUE, FALSE, FALSE, FALSE, "ddddtbb", NOTHING },
  { PF_ACCOUNT_STATE_ACTIVE, TRUE, TRUE, TRUE, TRUE, FALSE, FALSE, "dddddtb", NOTHING },
  { PF_ACCOUNT_STATE_ACTIVE, TRUE, TRUE, TRUE, TRUE, TRUE, FALSE, "ddddddt", NOTHING },
  { PF_ACCOUNT_STATE_ACTIVE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, "ddddddd", NOTHING },
  /* A new school year: what was had is still there, the sheet is to be confirmed again. */
  { PF_ACCOUNT_STATE_ACTIVE, FALSE, FALSE, TRUE, TRUE, TRUE, TRUE, "dttdddd", NOTHING },
  { PF_ACCOUNT_STATE_UNVERIFIED, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE, "ttdttbb", NOTHING },
  /* What was asked for at school: with the town, with the family again, and done. */
  { PF_ACCOUNT_STATE_PENDING,
    FALSE,
    FALSE,
    FALSE,
    FALSE,
    FALSE,
    FALSE,
    "wttwbbb",
    PF_SCHOOL_ENROLMENT_STATE_SUBMITTED },
  { PF_ACCOUNT_STATE_ACTIVE,
    FALSE,
    FALSE,
    FALSE,
    FALSE,
    FALSE,
    FALSE,
    "dtttbbb",
    PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED },
  { PF_ACCOUNT_STATE_ACTIVE,
    FALSE,
    FALSE,
    FALSE,
    FALSE,
    FALSE,
    FALSE,
    "dttdbbb",
    PF_SCHOOL_ENROLMENT_STATE_VALIDATED },
};

static void
test_road (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GListStore) steps = g_list_store_new (PF_TYPE_STEP);
    const PfRoadFacts facts = { "0000000000003", "0000000000001", cases[i].household, 7 };
    const PfChildRoadFacts child = { .child = "0000000000002",
                                     .health_confirmed = cases[i].health,
                                     .has_school = cases[i].school,
                                     .school = cases[i].asked,
                                     .school_since = 9,
                                     .has_request = cases[i].request,
                                     .has_enrolment = cases[i].enrolment,
                                     .has_bookings = cases[i].bookings };
    g_autofree char *road = NULL;

    pf_road_add_account (steps, facts.school_year, cases[i].account);
    pf_road_add_household (steps, &facts);
    pf_road_add_child (steps, &facts, &child);
    road = spell (steps);
    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpstr (road, ==, cases[i].road);
    g_assert_cmpint (get_since (steps), ==, cases[i].household ? 7 : 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/step/road", test_road);
  return g_test_run ();
}
