/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Home says of a step of the road and of the days ahead. All texts are (transfer full) where
 * nothing else is said.
 */
#pragma once

#include "client/model/home-model.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

/* "Ask the desk: 01 99 00 00 00.", for what no page does yet. @desk: (nullable) */
char *pf_home_say_desk (PfPortalContact *desk);

/* "Monday 8 June 2026 · let us get 2026-2027 ready": the latter where their road leads through a
 * school year to come.
 */
char *pf_home_say_today (PfDate today, PfVisit *visit);

/* "School enrolment" */
const char *pf_home_get_title (PfHomeStep *step);

/* Why it is as it is, or what is to be done: a sentence, or NULL. */
char *pf_home_say_detail (PfHomeStep *step, PfVisit *visit);

/* All of it, for who cannot see the marker: "Step 3 of 6, to do: School enrolment. Ask…". */
char *pf_home_say_step (PfHomeStep *step, PfVisit *visit);

/* "2 steps of 6" */
char *pf_home_say_progress (PfHomeRoad *road);

/* Of the panel of the next step: its title, and its button (transfer none). */
char *pf_home_say_next (PfHomeStep *step);
const char *pf_home_get_button (PfStepKind kind);

/* "Canteen, after school"; "Léa · booked"; and all of a day aloud. */
char *pf_home_say_lines (PfHomeEntry *entry);
char *pf_home_say_state (PfHomeEntry *entry);
char *pf_home_say_day (PfHomeDay *day);

G_END_DECLS
