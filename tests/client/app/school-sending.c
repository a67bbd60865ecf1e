/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A child's enrolment between the page and the portal: what is asked of it, what is sent again, and
 * where its faults stand.
 */
#include "client/app/school-sending.h"

#include <string.h>

#include "client/app/fake-portal.h"
#include "school-sample.h"

#define CREATE "POST /v1/school-enrolments"
#define EDIT "PATCH /v1/school-enrolments/e1"
#define GET "GET /v1/school-enrolments/e1"
#define SUBMIT "POST /v1/school-enrolments/e1/submission"
#define WITHDRAW "POST /v1/school-enrolments/e1/withdrawal"
#define MADE(state, more)                                                                          \
  "{\"id\":\"e1\",\"household\":\"h1\",\"child\":\"tom\",\"school_year\":\"y1\",\"level\":\"PS\"," \
  "\"school\":\"s1\",\"state\":\"" state "\",\"version\":3" more "}"

typedef struct
{
  PfFakePortal *portal;
  PfApiClient *client;
  PfSchoolEnrolling *enrolling;
  PfSchoolSending *sending;
  guint n_saved, n_stale, n_signed_out;
} Fixture;

static void
count_cb (guint *count)
{
  ++*count;
}

static void
fill (PfSchoolEnrolling *enrolling)
{
  g_autoptr (PfMe) me = school_sample_new_me ();
  g_autoptr (PfHousehold) household = school_sample_new_household ();
  g_autoptr (GPtrArray) schools = school_sample_new_schools ();
  g_autoptr (GPtrArray) sector = school_sample_new_sector ();
  g_autoptr (GPtrArray) none = school_sample_list (NULL);

  pf_school_enrolling_set_me (enrolling, me, SCHOOL_YEAR_ID);
  pf_school_enrolling_take_household (enrolling, household);
  pf_school_enrolling_take_schools (enrolling, schools);
  pf_school_enrolling_take_sector (enrolling, sector);
  pf_school_enrolling_take_enrolments (enrolling, none);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->portal = pf_fake_portal_new ();
  fixture->client = pf_api_client_new (fixture->portal->address, "T");
  fixture->enrolling = pf_school_enrolling_new ();
  fill (fixture->enrolling);
  fixture->sending = pf_school_sending_new (fixture->client, fixture->enrolling);
  pf_school_sending_set_household (fixture->sending, "h1");
#define COUNT(name, count)                                                                         \
  g_signal_connect_swapped (fixture->sending, name, G_CALLBACK (count_cb), &fixture->count)
  COUNT ("saved", n_saved);
  COUNT ("stale", n_stale);
  COUNT ("signed-out", n_signed_out);
#undef COUNT
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_run_dispose (G_OBJECT (fixture->sending));
  while (G_OBJECT (fixture->sending)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->sending);
  g_assert_finalize_object (fixture->enrolling);
  g_object_unref (fixture->client);
  pf_fake_portal_free (fixture->portal);
}

static void
wait (Fixture *fixture)
{
  while (fixture->enrolling->busy)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_asked (Fixture *fixture, const char *words)
{
  g_assert_cmpstr (fixture->portal->asked->str, ==, words);
  g_string_truncate (fixture->portal->asked, 0);
}

static void
keep (Fixture *fixture, const char *childcare)
{
  pf_school_enrolling_set_childcare (fixture->enrolling, childcare);
  pf_school_enrolling_keep (fixture->enrolling);
  wait (fixture);
}

static void
submit (Fixture *fixture)
{
  pf_school_enrolling_submit (fixture->enrolling);
  wait (fixture);
}

/* Kept, changed, and handed in: each step sends what is new. */
static void
test_road (Fixture *fixture, gconstpointer)
{
  PfSchoolEnrolling *enrolling = fixture->enrolling;

  pf_fake_portal_answer (fixture->portal, CREATE, 201, MADE ("draft", ",\"childcare\":\"Mamie\""));
  keep (fixture, "Mamie");
  assert_asked (fixture,
                CREATE
                " {\"household\":\"h1\",\"child\":\"tom\",\"school_year\":\"y1\",\"level\":\"PS\","
                "\"school\":\"s1\",\"childcare\":\"Mamie\"};");
  g_assert_cmpint (enrolling->outcome, ==, PF_SCHOOL_OUTCOME_KEPT);
  g_assert_cmpint (enrolling->kept_at, >, 0);
  pf_fake_portal_answer (fixture->portal, GET, 200, MADE ("draft", ",\"childcare\":\"Mamie\""));
  pf_fake_portal_answer (fixture->portal, EDIT, 200, MADE ("draft", ",\"childcare\":\"Papi\""));
  keep (fixture, "Papi");
  assert_asked (fixture, GET " ;" EDIT " {\"childcare\":\"Papi\"};");
  pf_fake_portal_answer (fixture->portal, SUBMIT, 200, MADE ("submitted", ""));
  submit (fixture);
  assert_asked (fixture, SUBMIT " ;");
  g_assert_cmpint (enrolling->outcome, ==, PF_SCHOOL_OUTCOME_SUBMITTED);
  g_assert_false (pf_school_enrolling_is_open (enrolling));
  pf_fake_portal_answer (fixture->portal, WITHDRAW, 200, MADE ("withdrawn", ""));
  pf_school_enrolling_withdraw (enrolling);
  wait (fixture);
  assert_asked (fixture, WITHDRAW " ;");
  g_assert_cmpint (enrolling->outcome, ==, PF_SCHOOL_OUTCOME_WITHDRAWN);
  g_assert_cmpuint (fixture->n_saved, ==, 4);
}

static void
test_derogation (Fixture *fixture, gconstpointer)
{
  PfSchoolEnrolling *enrolling = fixture->enrolling;

  pf_fake_portal_answer (fixture->portal, CREATE, 201, MADE ("draft", ""));
  pf_fake_portal_answer (fixture->portal, SUBMIT, 200, MADE ("submitted", ""));
  pf_school_enrolling_set_elsewhere (enrolling, TRUE);
  pf_school_enrolling_set_wanted_school (enrolling, SCHOOL_PASTEUR);
  pf_school_enrolling_set_reason (enrolling, PF_DEROGATION_REASON_SIBLING);
  submit (fixture);
  assert_asked (
      fixture,
      CREATE
      " {\"household\":\"h1\",\"child\":\"tom\",\"school_year\":\"y1\",\"level\":\"PS\","
      "\"school\":\"s1\",\"derogation\":{\"wanted_school\":\"s3\",\"reason\":\"sibling\"}};" SUBMIT
      " ;");
}

/* Lost on its way, it is sent again as it was. */
static void
test_again (Fixture *fixture, gconstpointer)
{
  g_auto (GStrv) keys = NULL;

  pf_fake_portal_refuse (fixture->portal, CREATE, 503, "overloaded", 0, NULL);
  keep (fixture, "Mamie");
  g_assert_cmpint (fixture->enrolling->outcome, ==, PF_SCHOOL_OUTCOME_WAY);
  keep (fixture, "Mamie");
  keep (fixture, "Papi");
  keys = g_strsplit (fixture->portal->keys->str, ";", -1);
  g_assert_cmpuint (g_strv_length (keys), >=, 4);
  g_assert_cmpstr (keys[0], ==, keys[1]);
  g_assert_cmpstr (keys[g_strv_length (keys) - 2], !=, keys[0]);
  g_assert_cmpuint (fixture->n_saved, ==, 0);
}

static void
test_refusals (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    guint status;
    const char *problem, *errors;
    PfSchoolOutcome outcome;
    guint n_stale;
  } cases[] = {
    { 409, "has-school", NULL, PF_SCHOOL_OUTCOME_HAS_SCHOOL, 1 },
    { 409, "already-submitted", NULL, PF_SCHOOL_OUTCOME_CHANGED, 1 },
    { 403, "not-allowed", NULL, PF_SCHOOL_OUTCOME_NOT_ALLOWED, 0 },
    { 422,
      "bad-members",
      "[{\"pointer\":\"/child\",\"code\":\"not-born\"}]",
      PF_SCHOOL_OUTCOME_PORTAL,
      0 },
    { 422,
      "bad-members",
      "[{\"pointer\":\"/school\",\"code\":\"not-of-sector\"},"
      "{\"pointer\":\"/derogation/reason\",\"code\":\"required\"}]",
      PF_SCHOOL_OUTCOME_FAULTS,
      0 },
  };

  pf_fake_portal_answer (fixture->portal, CREATE, 201, MADE ("draft", ""));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    fixture->n_stale = 0;
    pf_fake_portal_refuse (
        fixture->portal, SUBMIT, cases[i].status, cases[i].problem, 0, cases[i].errors);
    submit (fixture);
    g_assert_cmpint (fixture->enrolling->outcome, ==, cases[i].outcome);
    g_assert_cmpuint (fixture->n_stale, ==, cases[i].n_stale);
  }
  g_assert_cmpstr (fixture->enrolling->faults[PF_SCHOOL_FIELD_SCHOOL], ==, "not-of-sector");
  g_assert_cmpstr (fixture->enrolling->faults[PF_SCHOOL_FIELD_REASON], ==, "required");
  g_assert_cmpuint (fixture->n_saved, ==, 0);
}

/* What the other guardian changed meanwhile is not written over. */
static void
test_changed (Fixture *fixture, gconstpointer)
{
  pf_fake_portal_answer (fixture->portal, CREATE, 201, MADE ("draft", ""));
  keep (fixture, "");
  pf_fake_portal_answer (fixture->portal, GET, 200, MADE ("draft", ",\"childcare\":\"Tata\""));
  g_string_truncate (fixture->portal->asked, 0);
  keep (fixture, "Papi");
  assert_asked (fixture, GET " ;");
  g_assert_cmpint (fixture->enrolling->outcome, ==, PF_SCHOOL_OUTCOME_CHANGED);
  g_assert_cmpuint (fixture->n_stale, ==, 1);
}

/* The draft is the other guardian’s; nobody is signed in any more. */
static void
test_creating (Fixture *fixture, gconstpointer)
{
  pf_fake_portal_refuse (fixture->portal, CREATE, 409, "enrolment-already-there", 0, NULL);
  submit (fixture);
  g_assert_cmpint (fixture->enrolling->outcome, ==, PF_SCHOOL_OUTCOME_CHANGED);
  g_assert_cmpuint (fixture->n_stale, ==, 1);
  pf_fake_portal_refuse (fixture->portal, CREATE, 401, "not-signed-in", 0, NULL);
  submit (fixture);
  g_assert_cmpuint (fixture->n_signed_out, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function)                                                                       \
  g_test_add ("/school-sending/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("road", test_road);
  TEST ("derogation", test_derogation);
  TEST ("again", test_again);
  TEST ("refusals", test_refusals);
  TEST ("changed", test_changed);
  TEST ("creating", test_creating);
  return g_test_run ();
}
