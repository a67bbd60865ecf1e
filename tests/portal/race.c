/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The race that the portal is judged by: no place is given twice, none is left, and who asked first
 * stands first. race-unguarded.c and race-pushers.c are its controls.
 */
#include "race-day.h"

#include "crowd.h"

#define N_RACES 20

static void
test_race (gconstpointer driver)
{
  g_autoptr (PfRace) race = pf_race_new (driver, N_RACES);

  for (guint day = 0; day < N_RACES; day++) {
    PfRaceOutcome outcome;

    pf_race_run (race, day, &outcome);
    g_assert_cmpuint (outcome.n_booked, ==, PF_CROWD_PLACES);
    g_assert_cmpuint (outcome.n_taken, ==, PF_CROWD_PLACES);
    g_assert_cmpuint (outcome.n_waiting, ==, PF_CROWD_FAMILIES - PF_CROWD_PLACES);
    g_assert_cmpuint (outcome.n_ranks, ==, PF_CROWD_FAMILIES - PF_CROWD_PLACES);
    g_assert_cmpuint (outcome.n_inversions, ==, 0);
    g_assert_true (outcome.as_told);
  }
}

int
main (int argc, char **argv)
{
  const PfDriver *const *drivers;

  g_test_init (&argc, &argv, NULL);
  drivers = pf_race_list_drivers ();
  for (guint i = 0; drivers[i] != NULL; i++) {
    g_autofree char *path = g_strdup_printf ("/race/%s", drivers[i]->name);

    g_test_add_data_func (path, drivers[i], test_race);
  }
  return g_test_run ();
}
