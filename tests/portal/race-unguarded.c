/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of race.c: the same server, but for its look at the places left. It oversells, and the
 * race shows it.
 */
#define pf_booking_decide decide_guarded
#include "../../src/core/booking-rules.c"
#undef pf_booking_decide

#include "crowd.h"
#include "race-day.h"

PfBookingState pf_booking_decide (const PfBookingFacts *facts,
                                  PfBookingAction action,
                                  gboolean accept_waiting,
                                  PfInstant now,
                                  GError **error);

PfBookingState
pf_booking_decide (const PfBookingFacts *facts,
                   PfBookingAction action,
                   gboolean accept_waiting,
                   PfInstant now,
                   GError **error)
{
  PfBookingFacts unguarded = *facts;

  unguarded.places_left = 1;
  return decide_guarded (&unguarded, action, accept_waiting, now, error);
}

static void
test_oversells (gconstpointer driver)
{
  g_autoptr (PfRace) race = pf_race_new (driver, 1);
  PfRaceOutcome outcome;

  pf_race_run (race, 0, &outcome);
  g_assert_cmpuint (outcome.n_booked, >, PF_CROWD_PLACES);
  g_assert_cmpuint (outcome.n_taken, ==, outcome.n_booked);
}

int
main (int argc, char **argv)
{
  const PfDriver *const *drivers;

  g_test_init (&argc, &argv, NULL);
  drivers = pf_race_list_drivers ();
  for (guint i = 0; drivers[i] != NULL; i++) {
    g_autofree char *path = g_strdup_printf ("/race-unguarded/%s", drivers[i]->name);

    g_test_add_data_func (path, drivers[i], test_oversells);
  }
  return g_test_run ();
}
