/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of race.c: a writer that knows no places. Requests are numbered as ever, but whichever of
 * the server's threads is done first with reading pushes first, and the race shows who was passed.
 */
#define pf_writer_take_place take_place
#define pf_writer_fill_place fill_place
#define pf_writer_fill_place_in_group fill_place_in_group
#define pf_writer_leave_place leave_place
#include "../../src/server/store/writer.c"
#undef pf_writer_take_place
#undef pf_writer_fill_place
#undef pf_writer_fill_place_in_group
#undef pf_writer_leave_place

#include "race-day.h"

#define N_RACES 20 /* at most: often one is enough */

PfPlace *pf_writer_take_place (PfWriter *self);
void pf_writer_fill_place (PfWriter *self,
                           PfPlace *place,
                           PfWork work,
                           PfWorkDone done,
                           gpointer data);
void pf_writer_fill_place_in_group (PfWriter *self,
                                    PfPlace *place,
                                    PfGroupWork work,
                                    PfWorkDone done,
                                    gpointer data);
void pf_writer_leave_place (PfWriter *self, PfPlace *place);

/* In no queue. */
PfPlace *
pf_writer_take_place (PfWriter *)
{
  return g_new0 (PfPlace, 1);
}

void
pf_writer_fill_place (PfWriter *self, PfPlace *place, PfWork work, PfWorkDone done, gpointer data)
{
  g_free (place);
  fill_place (self, take_place (self), work, done, data);
}

void
pf_writer_fill_place_in_group (PfWriter *self,
                               PfPlace *place,
                               PfGroupWork work,
                               PfWorkDone done,
                               gpointer data)
{
  g_free (place);
  fill_place_in_group (self, take_place (self), work, done, data);
}

void
pf_writer_leave_place (PfWriter *, PfPlace *place)
{
  g_free (place);
}

static void
test_inversions (gconstpointer driver)
{
  g_autoptr (PfRace) race = pf_race_new (driver, N_RACES);
  guint n_inversions = 0;

  for (guint day = 0; day < N_RACES && n_inversions == 0; day++) {
    PfRaceOutcome outcome;

    pf_race_run (race, day, &outcome);
    n_inversions += outcome.n_inversions;
  }
  g_assert_cmpuint (n_inversions, >, 0);
}

int
main (int argc, char **argv)
{
  const PfDriver *const *drivers;

  g_test_init (&argc, &argv, NULL);
  drivers = pf_race_list_drivers ();
  for (guint i = 0; drivers[i] != NULL; i++) {
    g_autofree char *path = g_strdup_printf ("/race-pushers/%s", drivers[i]->name);

    g_test_add_data_func (path, drivers[i], test_inversions);
  }
  return g_test_run ();
}
