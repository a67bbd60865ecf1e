/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where children are, in which group, and how many of them there is room for. A session draws on
 * one or more pools: a full day takes from the morning, the meal and the afternoon.
 */
#pragma once

#include "core/address.h"

G_BEGIN_DECLS

#define PF_TYPE_SITE (pf_site_get_type ())
G_DECLARE_FINAL_TYPE (PfSite, pf_site, PF, SITE, PfRecord)

struct _PfSite
{
  PfRecord parent_instance;

  PfId id;
  char *name;
  PfAddress *address;
};

/* A group of age. */
#define PF_TYPE_GROUP (pf_group_get_type ())
G_DECLARE_FINAL_TYPE (PfGroup, pf_group, PF, GROUP, PfRecord)

struct _PfGroup
{
  PfRecord parent_instance;

  PfId id;
  char *name;
  int minimum_age_months;
  int maximum_age_months;
  int children_per_adult; /* the supervision ratio */
};

typedef enum
{
  PF_DAY_PART_NONE,
  PF_DAY_PART_MORNING,
  PF_DAY_PART_MEAL,
  PF_DAY_PART_AFTERNOON,
  PF_DAY_PART_EVENING,
} PfDayPart;

#define PF_TYPE_DAY_PART (pf_day_part_get_type ())
GType pf_day_part_get_type (void);

#define PF_TYPE_PLACE_POOL (pf_place_pool_get_type ())
G_DECLARE_FINAL_TYPE (PfPlacePool, pf_place_pool, PF, PLACE_POOL, PfRecord)

struct _PfPlacePool
{
  PfRecord parent_instance;

  PfId id;
  PfId site;
  PfId group;
  PfDate date;
  PfDayPart part;
  int legal;   /* children that may be there at once */
  int booking; /* places that families may book; above legal when the town means it */
  int kept_by_town;
  int taken; /* booked, or kept for who was offered one */
};

G_END_DECLS
