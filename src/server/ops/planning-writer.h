/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A planning from rows to bytes: most of a family's requests ask for it, so no record is made of
 * its hundreds of cells. What it writes is PfPlanning's schema, and a test reads it as such.
 */
#pragma once

#include "server/store/planning.h"
#include "words/language.h"

G_BEGIN_DECLS

/* What is asked for, and where it is asked of. */
typedef struct
{
  PfDb *db;
  PfTown *town;
  GPtrArray *families;   /* of PfPlanningFamily, filled */
  const char *household; /* as asked: an id, or several with commas */
  PfDate from, to;
  const char *etag;
  PfLanguage language;
} PfPlanningAsked;

/* The whole document (transfer full), or NULL with an error. */
GString *pf_planning_write (const PfPlanningAsked *asked, GError **error);

G_END_DECLS
