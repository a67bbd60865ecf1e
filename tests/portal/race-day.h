/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Five hundred families at a start line, for the thirty places of a day: all have sent their order
 * but for its last byte, which then comes from all sides at once.
 */
#pragma once

#include "demo.h"

G_BEGIN_DECLS

/* What the database has after a day's race. */
typedef struct
{
  guint n_booked;
  guint n_waiting;
  guint n_ranks; /* different ones, from 1 to as many as wait */
  guint n_taken;
  guint n_inversions; /* of neighbours by request number, the later one is better off */
  gboolean as_told;   /* each family was told its number and its rank as they are kept */
} PfRaceOutcome;

typedef struct _PfRace PfRace;

/* A server on a database of @driver, and the families connected. */
PfRace *pf_race_new (const PfDriver *driver, guint n_days);
void pf_race_free (PfRace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfRace, pf_race_free)

void pf_race_run (PfRace *self, guint day, PfRaceOutcome *ret_outcome);

/* What to loop over: SQLite, and PostgreSQL where there is one; then NULL. */
const PfDriver *const *pf_race_list_drivers (void);

G_END_DECLS
