/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a family gave and an agent is to look at stands on its household's page, and what the town
 * has stands there too.
 */
#include "client/views/family/household-page.h"

#include "window.h"

#define NOW (G_GINT64_CONSTANT (1795000000) * G_USEC_PER_SEC)

typedef struct
{
  PfTestWindow *window;
  PfHouseholdModel *model;
  PfVisit *visit;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfMe) me = g_object_new (PF_TYPE_ME, NULL);

  me->account = g_object_new (PF_TYPE_ACCOUNT, NULL);
  fixture->model = pf_household_model_new ();
  fixture->visit = pf_visit_new ("Valbourg", me);
  fixture->window =
      pf_test_window_new (pf_household_page_new (fixture->model, fixture->visit), 900, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->visit);
}

static PfAddress *
new_address (const char *line1)
{
  return g_object_new (
      PF_TYPE_ADDRESS, "line1", line1, "postal-code", "49000", "city", "Valbourg", NULL);
}

static void
add_change (PfHousehold *household, PfHouseholdChange *change)
{
  change->asked_by = g_strdup ("Nadia Benali");
  change->asked_at = NOW;
  g_list_store_append (household->pending_changes, change);
  g_object_unref (change);
}

static void
add_changes (PfHousehold *household)
{
  g_autoptr (PfAddress) address = new_address ("7 rue du Port");
  g_autoptr (PfPersonName) before =
      g_object_new (PF_TYPE_PERSON_NAME, "first-name", "Nadia", "last-name", "Benaly", NULL);
  g_autoptr (PfPersonName) after =
      g_object_new (PF_TYPE_PERSON_NAME, "first-name", "Nadia", "last-name", "Benali", NULL);

  add_change (household, pf_household_change_new_address (household->address, address));
  add_change (household, pf_household_change_new_name ("a1", before, after));
}

static void
show (Fixture *fixture, gboolean is_pending)
{
  g_autoptr (PfHousehold) household =
      g_object_new (PF_TYPE_HOUSEHOLD, "id", "h1", "name", "Benali", NULL);

  household->address = new_address ("40 rue Basse");
  if (is_pending)
    add_changes (household);
  pf_loading_set (
      pf_household_model_get_loading (fixture->model), PF_LOADING_STATE_FRESH, NOW, NOW);
  pf_household_model_take (fixture->model, household);
  pf_test_window_settle (fixture->window);
}

static void
test_pending (Fixture *fixture, gconstpointer)
{
  show (fixture, TRUE);
  pf_test_window_assert_shows (fixture->window,
                               "New address, awaiting the town’s validation: 7 rue du Port, "
                               "49000 Valbourg (given by Nadia Benali, ");
  pf_test_window_assert_shows (fixture->window,
                               "New name, awaiting the town’s validation: Nadia Benali (given by");
  pf_test_window_assert_shows (fixture->window, "Address|40 rue Basse, 49000 Valbourg|");
  show (fixture, FALSE);
  pf_test_window_assert_hides (fixture->window, "awaiting the town’s validation");
  pf_test_window_assert_shows (fixture->window, "40 rue Basse, 49000 Valbourg|");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
  g_test_add ("/household-page/pending", Fixture, NULL, set_up, test_pending, tear_down);
  return g_test_run ();
}
