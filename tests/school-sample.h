/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A household whose children go to school, and a town's schools, for tests without a portal.
 */
#pragma once

#include "core/household.h"
#include "core/me.h"
#include "core/school-enrolment.h"

G_BEGIN_DECLS

#define SCHOOL_YEAR_ID "y1"
#define SCHOOL_TOM "tom"
#define SCHOOL_LEA "lea"
#define SCHOOL_OF_SECTOR "s1"
#define SCHOOL_MOULIN "s2"
#define SCHOOL_PASTEUR "s3"

/* Camille Berger (transfer full), who is told of the school year 2026-2027. */
PfMe *school_sample_new_me (void);

/* The household of Camille and Hugo Berger (transfer full): Tom, born on 14 February 2023, is to go
 * to school; Léa goes to Jean-Moulin.
 */
PfHousehold *school_sample_new_household (void);

/* Adds another child (transfer none). @birth_date: 0 for one to be born */
PfChild *school_sample_add_child (PfHousehold *household,
                                  const char *id,
                                  const char *name,
                                  PfDate birth_date);

/* All of the town's (transfer full): Les Hirondelles and Pasteur, nursery schools, and Jean-Moulin,
 * which teaches all classes.
 */
GPtrArray *school_sample_new_schools (void);

/* Those of the household's address (transfer full): Les Hirondelles alone. */
GPtrArray *school_sample_new_sector (void);

/* One of Tom's (transfer full), for Les Hirondelles. */
PfSchoolEnrolment *school_sample_new_enrolment (const char *id, PfSchoolEnrolmentState state);

/* A list (transfer full) of it (transfer full) (nullable). */
GPtrArray *school_sample_list (PfSchoolEnrolment *enrolment);

G_END_DECLS
