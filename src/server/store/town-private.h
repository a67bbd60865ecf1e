/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "server/store/town.h"

G_BEGIN_DECLS

/* The tables whose rows are found by their id. */
typedef enum
{
  PF_TOWN_SCHOOL_YEAR,
  PF_TOWN_SITE,
  PF_TOWN_SCHOOL,
  PF_TOWN_ACTIVITY,
  PF_TOWN_SLOT,
  PF_TOWN_N_NOUNS
} PfTownNoun;

struct _PfTown
{
  gint64 version;
  PfPortal *portal;
  GTimeZone *zone;
  GPtrArray *lists[PF_TOWN_N_NOUNS];
  GHashTable *by_id[PF_TOWN_N_NOUNS];
  PfCalendar *calendar;
  GHashTable *overlapping; /* GPtrArray of PfSlot, by PfSlot: what was asked before */

  GPtrArray *rules;           /* of PfDeadlineRule */
  GPtrArray *assignments;     /* of PfTariffAssignment */
  GHashTable *pricing_by_id;  /* of PfPricing, by tariff */
  GHashTable *pricing_by_day; /* the same, by Occasion: what was asked before */
};

gboolean pf_town_load_list (PfDb *db,
                            PfStatementId statement,
                            GType type,
                            GPtrArray **ret_list,
                            GError **error);

/* The deadlines and the tariffs. */
gboolean pf_town_load_rules (PfTown *self, PfDb *db, GError **error);
void pf_town_clear_rules (PfTown *self);

G_END_DECLS
