/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For requests.c: who throws requests at the server, and what is theirs there.
 */
#pragma once

#include "core/roles.h"
#include "demo.h"
#include "random-json.h"

typedef struct
{
  const char *token; /* (nullable) */
  PfRoles roles;
  guint account;          /* 0: none */
  const PfRandomIds *ids; /* (nullable) */
} Caller;

/* clang-format off */
#define IDS(name, ...) { name, { __VA_ARGS__ } }

/* What is everybody's, and the end of a list. */
#define OF_TOWN                                                                                    \
  IDS ("school_year", DEMO_1), IDS ("school", DEMO_1), IDS ("wanted_school", DEMO_1),              \
  IDS ("session", DEMO_1, DEMO_2), IDS (NULL, NULL)
/* clang-format on */

static const PfRandomIds of_one[] = {
  IDS ("household", DEMO_1),
  IDS ("households", DEMO_1),
  IDS ("child", DEMO_1, DEMO_2, DEMO_4),
  IDS ("children", DEMO_1, DEMO_2, DEMO_4),
  IDS ("school-enrolments", DEMO_1, DEMO_2),
  OF_TOWN,
};

static const PfRandomIds of_two[] = {
  IDS ("household", DEMO_2),         IDS ("households", DEMO_2),
  IDS ("child", DEMO_3, DEMO_4),     IDS ("children", DEMO_3, DEMO_4),
  IDS ("school-enrolments", DEMO_3), OF_TOWN,
};

static const PfRandomIds of_desk[] = {
  IDS ("households", DEMO_1, DEMO_2),
  IDS ("adults", DEMO_1, DEMO_2, DEMO_3),
  IDS ("agents", DEMO_3),
  IDS ("queue", DEMO_1, DEMO_2),
  OF_TOWN,
};

/* Families ask the most: what they may is the most. */
static const Caller callers[] = {
  { NULL, PF_ROLE_ANYONE, 0, NULL },
  { "forged", PF_ROLE_ANYONE, 0, NULL },
  { "' OR 1=1 --", PF_ROLE_ANYONE, 0, NULL },
  { "gone", PF_ROLE_ANYONE, 4, NULL },
  { "one", PF_ROLE_FAMILY, 1, of_one },
  { "one", PF_ROLE_FAMILY, 1, of_one },
  { "one", PF_ROLE_FAMILY, 1, of_one },
  { "one", PF_ROLE_FAMILY, 1, of_one },
  { "one", PF_ROLE_FAMILY, 1, of_one },
  { "one", PF_ROLE_FAMILY, 1, of_one },
  { "two", PF_ROLE_FAMILY, 2, of_two },
  { "agent", PF_ROLE_ACTIVITIES, 3, of_desk },
  { "desk", PF_ROLE_FRONT_DESK, 5, of_desk },
  { "desk", PF_ROLE_FRONT_DESK, 5, of_desk },
  { "head", PF_ROLE_ADMINISTRATOR, 8, of_desk },
  { "new", PF_ROLE_BILLING, 7, NULL },
};
