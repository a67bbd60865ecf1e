/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random households under random tariffs, one activity for each kind of tariff: account 1, who is
 * signed in as "one", is an adult of all of them.
 */
#pragma once

#include "alike-town.h"
#include "core/tariff.h"

G_BEGIN_DECLS

#define PF_PRICES_MONDAY pf_date (2026, 11, 16) /* the first day with sessions */
#define PF_PRICES_N_DAYS 2
#define PF_PRICES_N_KINDS PF_TARIFF_KIND_CREDIT /* activities: each bears its tariff's number */

/* Households 1 to @n_households. */
PfAlikeTown *pf_prices_town_new (const PfDriver *driver, guint n_households);

/* When it becomes late to book a day's sessions. */
PfInstant pf_prices_get_closing (PfDate date);

G_END_DECLS
