/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a family says of its household between the page and the portal: what is asked of it, what is
 * sent again, and where its faults stand.
 */
#include "client/app/household-editing.h"

#include <string.h>

#include "client/app/fake-portal.h"

#define ADD "POST /v1/households/h1/children"
#define CONFIRM "POST /v1/households/h1/confirmations"

typedef struct
{
  PfFakePortal *portal;
  PfApiClient *client;
  PfHouseholdModel *model;
  PfHouseholdEditing *editing;
  guint n_saved;
} Fixture;

static void
saved_cb (Fixture *fixture)
{
  fixture->n_saved++;
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->portal = pf_fake_portal_new ();
  fixture->client = pf_api_client_new (fixture->portal->address, "T");
  fixture->model = pf_household_model_new ();
  fixture->editing = pf_household_editing_new (fixture->client, fixture->model);
  g_signal_connect_swapped (fixture->editing, "saved", G_CALLBACK (saved_cb), fixture);
  pf_household_editing_set_household (fixture->editing, "h1");
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_run_dispose (G_OBJECT (fixture->editing));
  while (G_OBJECT (fixture->editing)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->editing);
  g_assert_finalize_object (fixture->model);
  g_object_unref (fixture->client);
  pf_fake_portal_free (fixture->portal);
}

static PfAddingChild *
add (Fixture *fixture)
{
  PfAddingChild *adding = pf_household_model_get_adding (fixture->model);

  pf_adding_child_set_today (adding, pf_date (2026, 11, 29));
  pf_adding_child_set_open (adding, TRUE);
  pf_adding_child_add (adding, "Léa", "Cherif", "14/07/2019");
  while (adding->busy)
    g_main_context_iteration (NULL, TRUE);
  return adding;
}

static void
test_add (Fixture *fixture, gconstpointer)
{
  PfAddingChild *adding;

  pf_fake_portal_answer (
      fixture->portal, ADD, 201, "{\"id\":\"c1\",\"first_name\":\"L\303\251a\"}");
  adding = add (fixture);
  g_assert_cmpstr (adding->added, ==, "Léa");
  g_assert_cmpuint (fixture->n_saved, ==, 1);
  g_assert_nonnull (strstr (fixture->portal->asked->str, "\"birth_date\":\"2019-07-14\""));
}

/* Lost on its way, it is sent again as it was. */
static void
test_again (Fixture *fixture, gconstpointer)
{
  g_auto (GStrv) keys = NULL;

  pf_fake_portal_refuse (fixture->portal, ADD, 503, "overloaded", 0, NULL);
  g_assert_cmpint (add (fixture)->faults, ==, PF_ADDING_CHILD_FAULT_WAY);
  pf_fake_portal_answer (fixture->portal, ADD, 201, "{\"id\":\"c1\"}");
  g_assert_cmpstr (add (fixture)->added, ==, "Léa");
  keys = g_strsplit (fixture->portal->keys->str, ";", -1);
  g_assert_cmpuint (g_strv_length (keys), >=, 3);
  for (guint i = 1; keys[i] != NULL && *keys[i] != '\0'; i++)
    g_assert_cmpstr (keys[i], ==, keys[0]);
}

static void
test_faults (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    guint status;
    const char *problem, *errors;
    guint faults;
    const char *date_code;
  } cases[] = {
    { 422,
      "bad-members",
      "[{\"pointer\":\"/first_name\",\"code\":\"bad-format\"},"
      "{\"pointer\":\"/birth_date\",\"code\":\"too-early\"}]",
      PF_ADDING_CHILD_FAULT_FIRST_NAME | PF_ADDING_CHILD_FAULT_DATE,
      "too-early" },
    { 422,
      "bad-members",
      "[{\"pointer\":\"/else\",\"code\":\"required\"}]",
      PF_ADDING_CHILD_FAULT_PORTAL,
      NULL },
    { 409, "child-already-there", NULL, PF_ADDING_CHILD_FAULT_ALREADY_THERE, NULL },
    { 403, "not-allowed", NULL, PF_ADDING_CHILD_FAULT_NOT_ALLOWED, NULL },
    { 404, "not-found", NULL, PF_ADDING_CHILD_FAULT_NOT_ALLOWED, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PfAddingChild *adding;

    pf_fake_portal_refuse (
        fixture->portal, ADD, cases[i].status, cases[i].problem, 0, cases[i].errors);
    adding = add (fixture);
    g_assert_cmpuint (adding->faults, ==, cases[i].faults);
    g_assert_cmpstr (adding->date_code, ==, cases[i].date_code);
    g_assert_true (adding->is_open);
  }
  g_assert_cmpuint (fixture->n_saved, ==, 0);
}

static PfConfirming *
confirm (Fixture *fixture)
{
  PfConfirming *confirming = pf_household_model_get_confirming (fixture->model);
  g_autoptr (PfStep) step =
      g_object_new (PF_TYPE_STEP, "school-year", "y1", "state", PF_STEP_STATE_TODO, NULL);

  pf_confirming_set_step (confirming, step, TRUE);
  pf_confirming_confirm (confirming);
  while (confirming->busy)
    g_main_context_iteration (NULL, TRUE);
  return confirming;
}

static void
test_confirm (Fixture *fixture, gconstpointer)
{
  pf_fake_portal_refuse (fixture->portal, CONFIRM, 422, "bad-members", 0, NULL);
  g_assert_cmpint (confirm (fixture)->fault, ==, PF_CONFIRMING_FAULT_YEAR);
  pf_fake_portal_refuse (fixture->portal, CONFIRM, 403, "not-allowed", 0, NULL);
  g_assert_cmpint (confirm (fixture)->fault, ==, PF_CONFIRMING_FAULT_NOT_ALLOWED);
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  pf_fake_portal_answer (fixture->portal, CONFIRM, 200, "{\"id\":\"h1\",\"confirmed_for\":\"y1\"}");
  g_assert_true (confirm (fixture)->is_done);
  g_assert_cmpuint (fixture->n_saved, ==, 1);
  g_assert_cmpstr (pf_household_model_get_household (fixture->model)->confirmed_for, ==, "y1");
  g_assert_nonnull (strstr (fixture->portal->asked->str, "{\"school_year\":\"y1\"}"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function)                                                                       \
  g_test_add ("/household-editing/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("add", test_add);
  TEST ("again", test_again);
  TEST ("faults", test_faults);
  TEST ("confirm", test_confirm);
  return g_test_run ();
}
