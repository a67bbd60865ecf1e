/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a family enrols at school, what it answers, and what keeps that from being submitted.
 */
#include "client/model/school-enrolling.h"

#include "school-sample.h"

typedef struct
{
  PfSchoolEnrolling *enrolling;
  PfMe *me;
  PfHousehold *household;
  guint n_saves;
  guint n_withdrawals;
} Fixture;

static void
save_cb (Fixture *fixture)
{
  fixture->n_saves++;
}

static void
withdraw_cb (Fixture *fixture)
{
  fixture->n_withdrawals++;
}

/* @enrolment: (transfer full) (nullable) */
static void
take_enrolment (Fixture *fixture, PfSchoolEnrolment *enrolment)
{
  g_autoptr (GPtrArray) list = school_sample_list (enrolment);

  pf_school_enrolling_take_enrolments (fixture->enrolling, list);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) schools = school_sample_new_schools ();
  g_autoptr (GPtrArray) sector = school_sample_new_sector ();

  fixture->enrolling = pf_school_enrolling_new ();
  fixture->me = school_sample_new_me ();
  fixture->household = school_sample_new_household ();
  g_signal_connect_swapped (fixture->enrolling, "save", G_CALLBACK (save_cb), fixture);
  g_signal_connect_swapped (fixture->enrolling, "withdraw", G_CALLBACK (withdraw_cb), fixture);
  pf_school_enrolling_set_me (fixture->enrolling, fixture->me, SCHOOL_YEAR_ID);
  pf_school_enrolling_take_household (fixture->enrolling, fixture->household);
  pf_school_enrolling_take_schools (fixture->enrolling, schools);
  pf_school_enrolling_take_sector (fixture->enrolling, sector);
  g_assert_false (pf_school_enrolling_is_ready (fixture->enrolling));
  g_assert_null (fixture->enrolling->child);
  take_enrolment (fixture, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_assert_finalize_object (fixture->enrolling);
  g_object_unref (fixture->me);
  g_object_unref (fixture->household);
}

/* ---- which child */

static void
test_needs (void)
{
  static const struct
  {
    guint year, month;
    PfSchoolNeed need;
  } births[] = {
    { 2026, 1, PF_SCHOOL_NEED_AGE },    { 2025, 12, PF_SCHOOL_NEED_AGE },
    { 2024, 12, PF_SCHOOL_NEED_ENROL }, { 2016, 1, PF_SCHOOL_NEED_ENROL },
    { 2014, 1, PF_SCHOOL_NEED_ENROL },  { 2013, 12, PF_SCHOOL_NEED_OLDER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (births); i++) {
    g_autoptr (PfChild) child = g_object_new (
        PF_TYPE_CHILD, "birth-date", pf_date (births[i].year, births[i].month, 15), NULL);

    g_test_message ("%u", births[i].year);
    g_assert_cmpint (pf_school_need_find (child, NULL, 2026), ==, births[i].need);
  }
}

static void
test_needs_of_states (void)
{
  static const PfSchoolNeed needs[] = {
    [PF_SCHOOL_ENROLMENT_STATE_NONE] = PF_SCHOOL_NEED_ENROL,
    [PF_SCHOOL_ENROLMENT_STATE_DRAFT] = PF_SCHOOL_NEED_ENROL,
    [PF_SCHOOL_ENROLMENT_STATE_SUBMITTED] = PF_SCHOOL_NEED_WAIT,
    [PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED] = PF_SCHOOL_NEED_WAIT,
    [PF_SCHOOL_ENROLMENT_STATE_VALIDATED] = PF_SCHOOL_NEED_VALIDATED,
    [PF_SCHOOL_ENROLMENT_STATE_REFUSED] = PF_SCHOOL_NEED_ENROL,
    [PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN] = PF_SCHOOL_NEED_ENROL,
  };
  g_autoptr (PfChild) child =
      g_object_new (PF_TYPE_CHILD, "birth-date", pf_date (2023, 2, 14), NULL);
  g_autoptr (PfChild) unborn = g_object_new (PF_TYPE_CHILD, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++) {
    g_autoptr (PfSchoolEnrolment) enrolment = school_sample_new_enrolment ("e1", i);

    g_assert_cmpint (pf_school_need_find (child, enrolment, 2026), ==, needs[i]);
  }
  g_assert_cmpint (pf_school_need_find (unborn, NULL, 2026), ==, PF_SCHOOL_NEED_BIRTH);
  g_strlcpy (child->school, "s1", sizeof child->school);
  g_assert_cmpint (pf_school_need_find (child, NULL, 2026), ==, PF_SCHOOL_NEED_NOTHING);
}

/* What is open stands before what is newer and over. */
static void
test_finds (void)
{
  g_autoptr (GPtrArray) list =
      school_sample_list (school_sample_new_enrolment ("e3", PF_SCHOOL_ENROLMENT_STATE_REFUSED));

  g_assert_cmpstr (pf_school_enrolments_find (list, SCHOOL_TOM, SCHOOL_YEAR_ID)->id, ==, "e3");
  g_ptr_array_add (list, school_sample_new_enrolment ("e2", PF_SCHOOL_ENROLMENT_STATE_DRAFT));
  g_ptr_array_add (list, school_sample_new_enrolment ("e1", PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN));
  g_assert_cmpstr (pf_school_enrolments_find (list, SCHOOL_TOM, SCHOOL_YEAR_ID)->id, ==, "e2");
  g_assert_null (pf_school_enrolments_find (list, SCHOOL_TOM, "y2"));
  g_assert_null (pf_school_enrolments_find (list, SCHOOL_LEA, SCHOOL_YEAR_ID));
}

/* Who is to be enrolled comes first, and stays where the person went. */
static void
test_child (Fixture *fixture, gconstpointer)
{
  PfSchoolEnrolling *enrolling = fixture->enrolling;

  g_assert_cmpstr (enrolling->child->id, ==, SCHOOL_TOM);
  pf_school_enrolling_choose_child (enrolling, SCHOOL_LEA);
  g_assert_cmpstr (enrolling->child->id, ==, SCHOOL_TOM);
  school_sample_add_child (fixture->household, "nina", "Nina", pf_date (2022, 3, 1));
  pf_school_enrolling_choose_child (enrolling, "nina");
  g_assert_cmpstr (enrolling->child->id, ==, "nina");
  g_assert_cmpint (enrolling->answers->level, ==, PF_LEVEL_MS);
  take_enrolment (fixture, NULL);
  g_assert_cmpstr (enrolling->child->id, ==, "nina");
  pf_school_enrolling_take_household (enrolling, NULL);
  g_assert_null (enrolling->child);
  g_assert_null (enrolling->answers);
}

/* ---- what is answered */

static void
test_usual (Fixture *fixture, gconstpointer)
{
  PfSchoolEnrolling *enrolling = fixture->enrolling;
  g_autoptr (PfSchoolEnrolment) built = NULL;

  g_assert_cmpint (enrolling->answers->level, ==, PF_LEVEL_PS);
  g_assert_cmpstr (pf_school_enrolling_get_sector_school (enrolling)->id, ==, SCHOOL_OF_SECTOR);
  pf_school_enrolling_set_childcare (enrolling, " Crèche Les Petits Pas ");
  pf_school_enrolling_submit (enrolling);
  g_assert_cmpuint (fixture->n_saves, ==, 1);
  g_assert_true (enrolling->busy);
  built = pf_school_enrolling_build (enrolling);
  g_assert_cmpstr (built->household, ==, "h1");
  g_assert_cmpstr (built->child, ==, SCHOOL_TOM);
  g_assert_cmpstr (built->school_year, ==, SCHOOL_YEAR_ID);
  g_assert_cmpstr (built->school, ==, SCHOOL_OF_SECTOR);
  g_assert_cmpstr (built->childcare, ==, "Crèche Les Petits Pas");
  g_assert_null (built->derogation);
}

/* All of it at once; each goes as it is answered. */
static void
test_derogation (Fixture *fixture, gconstpointer)
{
  PfSchoolEnrolling *enrolling = fixture->enrolling;
  g_autoptr (PfSchoolEnrolment) built = NULL;

  pf_school_enrolling_set_level (enrolling, PF_LEVEL_NONE);
  pf_school_enrolling_submit (enrolling);
  g_assert_cmpstr (enrolling->faults[PF_SCHOOL_FIELD_LEVEL], ==, "required");
  pf_school_enrolling_set_level (enrolling, PF_LEVEL_PS);
  pf_school_enrolling_set_elsewhere (enrolling, TRUE);
  pf_school_enrolling_submit (enrolling);
  g_assert_cmpint (enrolling->outcome, ==, PF_SCHOOL_OUTCOME_FAULTS);
  g_assert_null (enrolling->faults[PF_SCHOOL_FIELD_LEVEL]);
  g_assert_cmpstr (enrolling->faults[PF_SCHOOL_FIELD_WANTED_SCHOOL], ==, "required");
  g_assert_cmpstr (enrolling->faults[PF_SCHOOL_FIELD_REASON], ==, "required");
  pf_school_enrolling_set_wanted_school (enrolling, SCHOOL_PASTEUR);
  g_assert_null (enrolling->faults[PF_SCHOOL_FIELD_WANTED_SCHOOL]);
  pf_school_enrolling_set_reason (enrolling, PF_DEROGATION_REASON_OTHER);
  pf_school_enrolling_submit (enrolling);
  g_assert_cmpstr (enrolling->faults[PF_SCHOOL_FIELD_DETAIL], ==, "required");
  g_assert_cmpuint (fixture->n_saves, ==, 0);
  g_assert_cmpuint (enrolling->n_outcomes, ==, 3);
  pf_school_enrolling_set_detail (enrolling, "Un seul trajet.");
  pf_school_enrolling_submit (enrolling);
  g_assert_cmpuint (fixture->n_saves, ==, 1);
  built = pf_school_enrolling_build (enrolling);
  g_assert_cmpstr (built->derogation->wanted_school, ==, SCHOOL_PASTEUR);
  g_assert_cmpstr (pf_school_enrolling_get_asked (enrolling)->id, ==, SCHOOL_PASTEUR);
}

/* A class that neither school teaches: the sector has none for it, and what was chosen goes. */
static void
test_other_class (Fixture *fixture, gconstpointer)
{
  PfSchoolEnrolling *enrolling = fixture->enrolling;
  g_autoptr (GPtrArray) schools = NULL;
  g_autoptr (PfSchoolEnrolment) built = NULL;

  pf_school_enrolling_set_elsewhere (enrolling, TRUE);
  pf_school_enrolling_set_wanted_school (enrolling, SCHOOL_PASTEUR);
  pf_school_enrolling_set_level (enrolling, PF_LEVEL_CP);
  g_assert_cmpstr (enrolling->answers->wanted_school, ==, "");
  g_assert_null (pf_school_enrolling_get_sector_school (enrolling));
  schools = pf_school_enrolling_list_schools (enrolling);
  g_assert_cmpuint (schools->len, ==, 1);
  pf_school_enrolling_submit (enrolling);
  g_assert_cmpstr (enrolling->faults[PF_SCHOOL_FIELD_SCHOOL], ==, "required");
  pf_school_enrolling_set_school (enrolling, SCHOOL_MOULIN);
  pf_school_enrolling_submit (enrolling);
  g_assert_cmpuint (fixture->n_saves, ==, 1);
  built = pf_school_enrolling_build (enrolling);
  g_assert_cmpstr (built->school, ==, SCHOOL_MOULIN);
  g_assert_null (built->derogation);
}

/* A draft may lack anything; what was kept is not said of what is answered since. */
static void
test_keep (Fixture *fixture, gconstpointer)
{
  PfSchoolEnrolling *enrolling = fixture->enrolling;

  pf_school_enrolling_set_elsewhere (enrolling, TRUE);
  pf_school_enrolling_keep (enrolling);
  g_assert_cmpuint (fixture->n_saves, ==, 1);
  g_assert_false (enrolling->submits);
  pf_school_enrolling_keep (enrolling);
  g_assert_cmpuint (fixture->n_saves, ==, 1);
  pf_school_enrolling_end (enrolling, PF_SCHOOL_OUTCOME_KEPT, 7);
  g_assert_cmpint (enrolling->kept_at, ==, 7);
  pf_school_enrolling_set_detail (enrolling, "Un");
  g_assert_cmpint (enrolling->kept_at, ==, 0);
}

/* What somebody typed stays where the portal has other answers; what nobody touched does not. */
static void
test_answers (Fixture *fixture, gconstpointer)
{
  PfSchoolEnrolling *enrolling = fixture->enrolling;
  PfSchoolEnrolment *draft = school_sample_new_enrolment ("e1", PF_SCHOOL_ENROLMENT_STATE_DRAFT);

  draft->childcare = g_strdup ("Mamie");
  take_enrolment (fixture, draft);
  g_assert_cmpstr (enrolling->answers->childcare, ==, "Mamie");
  pf_school_enrolling_set_childcare (enrolling, "Papi");
  take_enrolment (fixture, school_sample_new_enrolment ("e1", PF_SCHOOL_ENROLMENT_STATE_DRAFT));
  g_assert_cmpstr (enrolling->answers->childcare, ==, "Papi");
}

/* ---- what came of it */

static void
test_withdraw (Fixture *fixture, gconstpointer)
{
  PfSchoolEnrolling *enrolling = fixture->enrolling;
  g_autoptr (PfSchoolEnrolment) withdrawn =
      school_sample_new_enrolment ("e1", PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN);
  g_autoptr (PfSchoolEnrolment) built = NULL;

  pf_school_enrolling_withdraw (enrolling);
  g_assert_cmpuint (fixture->n_withdrawals, ==, 0);
  take_enrolment (fixture, school_sample_new_enrolment ("e1", PF_SCHOOL_ENROLMENT_STATE_SUBMITTED));
  g_assert_false (pf_school_enrolling_is_open (enrolling));
  pf_school_enrolling_submit (enrolling);
  g_assert_cmpuint (fixture->n_saves, ==, 0);
  pf_school_enrolling_withdraw (enrolling);
  g_assert_cmpuint (fixture->n_withdrawals, ==, 1);
  withdrawn->childcare = g_strdup ("Mamie");
  pf_school_enrolling_take_enrolment (enrolling, withdrawn);
  pf_school_enrolling_end (enrolling, PF_SCHOOL_OUTCOME_WITHDRAWN, 0);
  g_assert_true (pf_school_enrolling_is_open (enrolling));
  g_assert_cmpuint (enrolling->enrolments->len, ==, 1);
  built = pf_school_enrolling_build (enrolling);
  g_assert_cmpstr (built->id, ==, "");
  g_assert_cmpstr (built->childcare, ==, "Mamie");
}

static void
test_more_wanted (Fixture *fixture, gconstpointer)
{
  PfSchoolEnrolling *enrolling = fixture->enrolling;
  PfSchoolEnrolment *enrolment =
      school_sample_new_enrolment ("e1", PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED);

  enrolment->documents_wanted = g_strsplit ("proof_of_parenthood", " ", -1);
  take_enrolment (fixture, enrolment);
  g_assert_cmpstr (enrolling->sending->household, ==, "h1");
  g_assert_cmpstr (enrolling->sending->enrolment->child, ==, SCHOOL_TOM);
  g_assert_cmpuint (enrolling->sending->n_kinds, ==, 1);
  g_assert_cmpint (enrolling->sending->kind, ==, PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD);
  take_enrolment (fixture, school_sample_new_enrolment ("e1", PF_SCHOOL_ENROLMENT_STATE_SUBMITTED));
  g_assert_null (enrolling->sending->enrolment);
}

static void
test_other_guardians (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) guardians = pf_school_enrolling_list_other_guardians (fixture->enrolling);

  g_assert_cmpuint (guardians->len, ==, 1);
  g_assert_cmpstr (((PfAdult *) guardians->pdata[0])->first_name, ==, "Hugo");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/school-enrolling/needs", test_needs);
  g_test_add_func ("/school-enrolling/needs-of-states", test_needs_of_states);
  g_test_add_func ("/school-enrolling/finds", test_finds);
#define TEST(name, function)                                                                       \
  g_test_add ("/school-enrolling/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("child", test_child);
  TEST ("usual", test_usual);
  TEST ("derogation", test_derogation);
  TEST ("other-class", test_other_class);
  TEST ("keep", test_keep);
  TEST ("answers", test_answers);
  TEST ("withdraw", test_withdraw);
  TEST ("more-wanted", test_more_wanted);
  TEST ("other-guardians", test_other_guardians);
  return g_test_run ();
}
