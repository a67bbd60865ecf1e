/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/place-pool.h"

static const PfField site_fields[] = {
  PF_ID (PfSite, id, .read_only = true),
  PF_TEXT (PfSite, name, .required = true, .max = 120),
  PF_OBJECT (PfSite, address, PfAddress, pf_address),
};

PF_DEFINE_RECORD (PfSite, pf_site, "site", site_fields)

static const PfField group_fields[] = {
  PF_ID (PfGroup, id, .read_only = true),
  PF_TEXT (PfGroup, name, .required = true, .max = 80),
  PF_INTEGER (PfGroup, minimum_age_months, .min = 0),
  PF_INTEGER (PfGroup, maximum_age_months, .min = 0),
  PF_INTEGER (PfGroup, children_per_adult, .min = 1),
};

PF_DEFINE_RECORD (PfGroup, pf_group, "group", group_fields)

G_DEFINE_ENUM_TYPE (PfDayPart,
                    pf_day_part,
                    G_DEFINE_ENUM_VALUE (PF_DAY_PART_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_DAY_PART_MORNING, "morning"),
                    G_DEFINE_ENUM_VALUE (PF_DAY_PART_MEAL, "meal"),
                    G_DEFINE_ENUM_VALUE (PF_DAY_PART_AFTERNOON, "afternoon"),
                    G_DEFINE_ENUM_VALUE (PF_DAY_PART_EVENING, "evening"))

static const PfField pool_fields[] = {
  PF_ID (PfPlacePool, id, .read_only = true),
  PF_ID (PfPlacePool, site, .required = true),
  PF_ID (PfPlacePool, group),
  PF_DATE (PfPlacePool, date, .required = true),
  PF_ENUM (PfPlacePool, part, PfDayPart, pf_day_part, .required = true),
  PF_INTEGER (PfPlacePool, legal, .required = true, .max = 10000),
  PF_INTEGER (PfPlacePool, booking, .required = true, .max = 10000),
  PF_INTEGER (PfPlacePool, kept_by_town, .max = 10000),
  PF_INTEGER (PfPlacePool, taken, .read_only = true),
};

PF_DEFINE_RECORD (PfPlacePool, pf_place_pool, "place_pool", pool_fields)
