/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who uses the portal of which town, and which household and school year the pages show. One
 * lives as long as somebody is signed in, shared by the shell and its pages; "household" is what
 * the person may change, so a page listens to notify::household.
 *
 * Properties: "town" (its name), "me" (PfMe), "household" (an id; by itself the first of "me"),
 * "school-year" (an id; by itself the newest of "me": the one to get ready for), "time-zone" (the
 * town's, of the IANA database: "Europe/Paris" until told), "desk" (PfPortalContact: whom to ask
 * for what no page does yet, or NULL while it is not known).
 */
#pragma once

#include "core/me.h"
#include "core/portal.h"

G_BEGIN_DECLS

#define PF_TYPE_VISIT (pf_visit_get_type ())
G_DECLARE_FINAL_TYPE (PfVisit, pf_visit, PF, VISIT, GObject)

PfVisit *pf_visit_new (const char *town, PfMe *me);

/* The id, or NULL for an account without household. */
const char *pf_visit_get_household (PfVisit *self);

/* The name of the household that is shown, or NULL. */
const char *pf_visit_get_household_name (PfVisit *self);

/* The id of the school year that is shown, and its name, "2026-2027"; NULL: none is known. */
const char *pf_visit_get_school_year (PfVisit *self);
const char *pf_visit_get_school_year_name (PfVisit *self);

/* Its first day where it is one to get ready for, or 0: it is the one that today is in. */
PfDate pf_visit_get_coming_first_day (PfVisit *self);

/* (transfer none) */
PfMe *pf_visit_get_me (PfVisit *self);

/* Takes news of the same account: a household that is not among its own any more gives way, and so
 * does a school year that is over.
 */
void pf_visit_set_me (PfVisit *self, PfMe *me);

/* NULL changes nothing. */
void pf_visit_set_time_zone (PfVisit *self, const char *time_zone);

/* The town's (transfer full); UTC on a system that does not know it. */
GTimeZone *pf_visit_dup_time_zone (PfVisit *self);

/* (transfer none), or NULL */
PfPortalContact *pf_visit_get_desk (PfVisit *self);
void pf_visit_set_desk (PfVisit *self, PfPortalContact *desk);

G_END_DECLS
