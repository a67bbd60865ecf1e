/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a guardian adds, and what is sent again under the same key; and that the household is right.
 */
#include "client/model/household-model.h"

#define TODAY pf_date (2026, 11, 29)

typedef struct
{
  PfAddingChild *adding;
  PfNewChild *asked; /* (nullable): the last that was asked for */
  guint n_asked;
} Fixture;

static void
add_cb (Fixture *fixture, PfNewChild *child)
{
  g_set_object (&fixture->asked, child);
  fixture->n_asked++;
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (GListStore) children = g_list_store_new (PF_TYPE_CHILD);
  g_autoptr (PfChild) tom = g_object_new (PF_TYPE_CHILD,
                                          "first-name",
                                          "Tom",
                                          "last-name",
                                          "Cherif",
                                          "birth-date",
                                          pf_date (2021, 5, 3),
                                          NULL);

  g_list_store_append (children, tom);
  fixture->adding = pf_adding_child_new ();
  g_signal_connect_swapped (fixture->adding, "add", G_CALLBACK (add_cb), fixture);
  pf_adding_child_set_today (fixture->adding, TODAY);
  pf_adding_child_set_children (fixture->adding, G_LIST_MODEL (children));
  pf_adding_child_set_open (fixture->adding, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_assert_finalize_object (fixture->adding);
  g_clear_object (&fixture->asked);
}

static void
test_add (Fixture *fixture, gconstpointer)
{
  PfAddingChild *adding = fixture->adding;

  pf_adding_child_add (adding, " Léa ", "Cherif", "14/07/2019");
  g_assert_true (adding->busy);
  g_assert_cmpstr (fixture->asked->first_name, ==, "Léa");
  g_assert_cmpuint (fixture->asked->birth_date, ==, pf_date (2019, 7, 14));
  pf_adding_child_add (adding, "Léa", "Cherif", "14/07/2019");
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  pf_adding_child_succeed (adding);
  g_assert_false (adding->is_open);
  g_assert_cmpstr (adding->added, ==, "Léa");
  pf_adding_child_set_open (adding, TRUE);
  g_assert_null (adding->added);
}

static void
test_unborn (Fixture *fixture, gconstpointer)
{
  pf_adding_child_set_unborn (fixture->adding, TRUE);
  pf_adding_child_add (fixture->adding, "Bébé", "Cherif", "3 mars 2027");
  g_assert_cmpuint (fixture->asked->birth_date, ==, 0);
  g_assert_cmpuint (fixture->asked->expected_on, ==, pf_date (2027, 3, 3));
}

static void
test_faults (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    const char *first_name, *last_name, *date;
    gboolean unborn;
    guint faults;
    const char *date_code;
  } cases[] = {
    { "",
      " ",
      "",
      FALSE,
      PF_ADDING_CHILD_FAULT_FIRST_NAME | PF_ADDING_CHILD_FAULT_LAST_NAME |
          PF_ADDING_CHILD_FAULT_DATE,
      "required" },
    { "Léa", "Cherif", "bientôt", FALSE, PF_ADDING_CHILD_FAULT_DATE, "bad-date" },
    { "Léa", "Cherif", "bientôt", TRUE, PF_ADDING_CHILD_FAULT_DATE, "bad-date" },
    { "Léa", "Cherif", "14/07/2027", FALSE, PF_ADDING_CHILD_FAULT_DATE, "in-the-future" },
    { "Léa", "Cherif", "14/07/1999", FALSE, PF_ADDING_CHILD_FAULT_DATE, "too-early" },
    { "Léa", "Cherif", "14/07/2029", TRUE, PF_ADDING_CHILD_FAULT_DATE, "too-late" },
    { "TOM", "Autre", "03/05/2021", FALSE, PF_ADDING_CHILD_FAULT_ALREADY_THERE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PfAddingChild *adding = fixture->adding;

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    pf_adding_child_set_unborn (adding, cases[i].unborn);
    pf_adding_child_add (adding, cases[i].first_name, cases[i].last_name, cases[i].date);
    g_assert_cmpuint (adding->faults, ==, cases[i].faults);
    g_assert_cmpstr (adding->date_code, ==, cases[i].date_code);
    g_assert_cmpuint (adding->n_faults, ==, i + 1);
    g_assert_true (adding->is_open);
  }
  g_assert_cmpstr (fixture->adding->same, ==, "Tom Cherif");
  g_assert_cmpuint (fixture->n_asked, ==, 0);
}

/* What may have arrived is sent again as it was, and is no child twice; what is changed is another,
 * and so is what the portal refused.
 */
static void
test_again (Fixture *fixture, gconstpointer)
{
  PfAddingChild *adding = fixture->adding;
  g_autofree char *key = NULL;
  g_autofree char *other = NULL;

  pf_adding_child_add (adding, "Léa", "Cherif", "14/07/2019");
  key = g_strdup (adding->key);
  pf_adding_child_fail (adding, PF_ADDING_CHILD_FAULT_WAY, NULL);
  pf_adding_child_add (adding, "Léa", "Cherif", "14/07/2019");
  g_assert_cmpstr (adding->key, ==, key);
  pf_adding_child_fail (adding, PF_ADDING_CHILD_FAULT_WAY, NULL);
  pf_adding_child_add (adding, "Léa", "Brun", "14/07/2019");
  other = g_strdup (adding->key);
  g_assert_cmpstr (other, !=, key);
  pf_adding_child_fail (adding, PF_ADDING_CHILD_FAULT_ALREADY_THERE, NULL);
  g_assert_cmpstr (adding->same, ==, "Léa Brun");
  pf_adding_child_add (adding, "Léa", "Brun", "14/07/2019");
  g_assert_cmpstr (adding->key, !=, other);
}

/* ---- that it is right */

static void
count_cb (guint *n)
{
  ++*n;
}

static PfMe *
build_me (PfStepState state)
{
  PfMe *me = g_object_new (PF_TYPE_ME, NULL);
  g_autoptr (PfStep) step = g_object_new (PF_TYPE_STEP,
                                          "step",
                                          PF_STEP_KIND_CHECK_HOUSEHOLD,
                                          "household",
                                          "h1",
                                          "school-year",
                                          "y1",
                                          "state",
                                          state,
                                          NULL);

  g_list_store_append (me->steps, step);
  return me;
}

/* It is offered to a guardian while it is to be done, and once it is done it is not, whichever of
 * the two answers comes first.
 */
static void
test_confirm (void)
{
  g_autoptr (PfHouseholdModel) model = pf_household_model_new ();
  PfConfirming *confirming = pf_household_model_get_confirming (model);
  g_autoptr (PfHousehold) household =
      g_object_new (PF_TYPE_HOUSEHOLD, "id", "h1", "may-invite", FALSE, NULL);
  g_autoptr (PfHousehold) own = NULL;
  g_autoptr (PfHousehold) confirmed = NULL;
  g_autoptr (PfMe) todo = build_me (PF_STEP_STATE_TODO);
  g_autoptr (PfMe) done = build_me (PF_STEP_STATE_DONE);
  guint n = 0;

  g_signal_connect_swapped (confirming, "confirm", G_CALLBACK (count_cb), &n);
  pf_household_model_set_me (model, todo, "y1");
  pf_household_model_take (model, household);
  g_assert_false (confirming->is_wanted);
  own = pf_record_copy (household);
  own->may_invite = TRUE;
  pf_household_model_take (model, own);
  g_assert_true (confirming->is_wanted);
  pf_household_model_set_me (model, todo, "y2");
  g_assert_false (confirming->is_wanted);
  pf_household_model_set_me (model, todo, "y1");
  g_assert_false (pf_household_model_is_checked (model));

  pf_confirming_confirm (confirming);
  pf_confirming_confirm (confirming);
  g_assert_cmpuint (n, ==, 1);
  pf_confirming_fail (confirming, PF_CONFIRMING_FAULT_WAY);
  pf_confirming_confirm (confirming);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (confirming->fault, ==, PF_CONFIRMING_FAULT_NONE);

  confirmed = pf_record_copy (own);
  g_object_set (confirmed, "confirmed-for", "y1", NULL);
  pf_household_model_take (model, confirmed);
  pf_confirming_succeed (confirming);
  g_assert_false (confirming->is_wanted);
  g_assert_true (pf_household_model_is_checked (model));
  pf_household_model_set_me (model, done, "y1");
  g_assert_false (confirming->is_wanted);
  g_assert_true (confirming->is_done);
}

/* Who waits for the desk is not offered what the portal refuses. */
static void
test_may_invite (void)
{
  static const PfAccountState states[] = { PF_ACCOUNT_STATE_PENDING, PF_ACCOUNT_STATE_ACTIVE };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr (PfHouseholdModel) model = pf_household_model_new ();
    g_autoptr (PfHousehold) household =
        g_object_new (PF_TYPE_HOUSEHOLD, "id", "h1", "may-invite", TRUE, NULL);
    g_autoptr (PfMe) me = build_me (PF_STEP_STATE_TODO);

    me->account = g_object_new (PF_TYPE_ACCOUNT, "state", states[i], NULL);
    g_assert_false (pf_household_model_may_invite (model));
    pf_household_model_take (model, household);
    pf_household_model_set_me (model, me, NULL);
    g_assert_true (pf_household_model_may_invite (model) == (states[i] == PF_ACCOUNT_STATE_ACTIVE));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/adding-child/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("add", test_add);
  ADD ("unborn", test_unborn);
  ADD ("faults", test_faults);
  ADD ("again", test_again);
  g_test_add_func ("/confirming/confirm", test_confirm);
  g_test_add_func ("/household-model/may-invite", test_may_invite);
  return g_test_run ();
}
