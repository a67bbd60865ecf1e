/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The town's settings as one connection last read them. They change a few times a year and are
 * asked for with every call, so they stay in memory, and the one number that grows with each change
 * of them tells whether they are still the ones.
 */
#pragma once

#include "core/activity.h"
#include "core/booking.h"
#include "core/calendar.h"
#include "core/custody.h"
#include "core/deadline-rule.h"
#include "core/place-pool.h"
#include "core/portal.h"
#include "core/pricing.h"
#include "core/school-year.h"
#include "core/school.h"
#include "server/store/db.h"

G_BEGIN_DECLS

typedef struct _PfTown PfTown;

/* The town (transfer none) as it is now: valid until @db is asked again. */
PfTown *pf_store_get_town (PfDb *db, GError **error);

/* The same where @version, of its settings, was read along with other rows; 0: there is no town. */
PfTown *pf_store_get_town_at (PfDb *db, gint64 version, GError **error);

/* Says which proofs of address the town takes from now on. @kinds: words of PfDocumentKind */
gboolean pf_store_set_proofs_of_address (PfDb *db, const char *const *kinds, GError **error);

void pf_town_free (PfTown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfTown, pf_town_free)

/* All (transfer none). A lookup is NULL where there is no such thing. */
PfPortal *pf_town_get_portal (PfTown *self);
GTimeZone *pf_town_get_zone (PfTown *self);
PfActivity *pf_town_find_activity (PfTown *self, const char *id);
PfSlot *pf_town_find_slot (PfTown *self, const char *id);
PfSite *pf_town_find_site (PfTown *self, const char *id);
PfSchool *pf_town_find_school (PfTown *self, const char *id);
PfSchoolYear *pf_town_get_school_year (PfTown *self, const char *id);

/* Of PfSchool. */
GPtrArray *pf_town_get_schools (PfTown *self);

/* The slots in the order in which people see them: by activity, then in the day. */
GPtrArray *pf_town_get_slots (PfTown *self);

/* The other slots (of PfSlot) that a child cannot attend on a day on which it attends @slot, one of
 * the town's.
 */
GPtrArray *pf_town_get_overlapping (PfTown *self, PfSlot *slot);

/* The school year of a day: it ends on 31 August. */
PfSchoolYear *pf_town_find_school_year (PfTown *self, PfDate date);

/* Those that families are in or get ready for on @today, the newest first: an array (transfer
 * container) of PfSchoolYear.
 */
GPtrArray *pf_town_list_live_school_years (PfTown *self, PfDate today);

/* Whether what a family last confirmed, for the school year @confirmed_for (an id, or "": never),
 * holds for @year: it does for those before, which it was said in or ahead of.
 */
gboolean pf_town_is_confirmed (PfTown *self, const char *confirmed_for, PfSchoolYear *year);

/* Widens what lies between @from and @to (in and out) to whole school years, summers included. */
void pf_town_widen_to_school_years (PfDate *from, PfDate *to);

/* What each day is, for as long as the town stands in memory. */
PfCalendar *pf_town_get_calendar (PfTown *self);

/* The rule that governs an act on a session of @slot, or NULL. */
PfDeadlineRule *pf_town_find_rule (PfTown *self, PfDeadlineAct act, PfSession *session);

/* Whether some rule allows a child so many late adds and no more. */
gboolean pf_town_limits_late_adds (PfTown *self);

/* The tariff of a session of @slot on a day of that kind, or NULL: it has none. */
PfPricing *pf_town_find_pricing (PfTown *self, PfSlot *slot, PfDate date, PfDayKind day_kind);

/* The tariff of that id, or NULL. */
PfPricing *pf_town_get_pricing (PfTown *self, const char *tariff);

/* Whether, at @minute of @date, the child is with the household of that @side; it always is where
 * it has one household only. @custody: (nullable)
 */
gboolean pf_town_is_own_day (PfTown *self,
                             PfCustody *custody,
                             PfCustodySide side,
                             PfDate date,
                             guint minute);

G_END_DECLS
