/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For own-household.c and its control: what a family says of its household, asked over HTTP.
 *
 * In queue-town.h, Paul's household is a new one that waits for an agent.
 */
#pragma once

#include "portal/queue-town.h"

#define OF_PAUL "households/000000000000n"
#define OF_NOUR "households/000000000000p"

/* The school year of this very day, and the next, whose enrolments are not open yet. */
#define YEAR_AT_HAND DEMO_2
#define NEXT_YEAR DEMO_4

#define CONFIRMATION "{\"school_year\":\"" YEAR_AT_HAND "\"}"
#define LEA "{\"first_name\":\"Léa\",\"last_name\":\"Martin\",\"birth_date\":\"2019-07-14\"}"

static inline void
own_household_set_up (PfPortal *portal, gconstpointer driver)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  int year = g_date_time_get_year (now) - (g_date_time_get_month (now) < 9);
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO school_year VALUES"
                       " (2, 'now', '%d-09-01', '%d-07-03', NULL, 0),"
                       " (4, 'next', '%d-09-01', '%d-07-03', NULL, 0);"
                       "UPDATE portal SET version = version + 1;"
                       /* Luke pays for Paul's, and Two's Léa was born on a day gone by. */
                       "INSERT INTO adult (id, household, account, role, first_name, last_name)"
                       " VALUES (40, 21, 23, 'payer', 'Luke', 'Blank');"
                       "UPDATE child SET birth_date = '2019-07-14' WHERE id = 3",
                       year,
                       year + 1,
                       year + 1,
                       year + 2);

  pf_queue_set_up (portal, driver);
  pf_demo_run (portal->demo, sql);
}
