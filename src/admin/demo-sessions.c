/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sessions and their places, from the calendar and the rules.
 */
#include "admin/demo-town.h"
#include "core/local-time.h"

#define N_SITES (PF_DEMO_N_SCHOOL_SITES + 1)
#define N_GROUPS 3
#define N_PARTS (PF_DAY_PART_EVENING + 1)

/* The hour at which bookings for a holiday open, and how long before they close. */
#define OPENING_MINUTE (8 * 60)
#define OPENING_DAYS 39

#define PART(part) (1u << PF_DAY_PART_##part)

/* On which days each slot is, and what of the day it takes. */
static const struct
{
  PfDemoActivity activity;
  PfDayKind day_kind;
  guint parts;
} slots[PF_DEMO_N_SLOTS + 1] = {
  [PF_DEMO_SLOT_MORNING] = { PF_DEMO_MORNING, PF_DAY_KIND_SCHOOL, PART (MORNING) },
  [PF_DEMO_SLOT_LUNCH] = { PF_DEMO_CANTEEN, PF_DAY_KIND_SCHOOL, PART (MEAL) },
  [PF_DEMO_SLOT_EVENING] = { PF_DEMO_EVENING, PF_DAY_KIND_SCHOOL, PART (EVENING) },
  [PF_DEMO_SLOT_WEDNESDAY] = { PF_DEMO_WEDNESDAY,
                               PF_DAY_KIND_WEDNESDAY,
                               PART (MORNING) | PART (MEAL) | PART (AFTERNOON) },
  [PF_DEMO_SLOT_WEDNESDAY_MORNING] = { PF_DEMO_WEDNESDAY, PF_DAY_KIND_WEDNESDAY, PART (MORNING) },
  [PF_DEMO_SLOT_WEDNESDAY_LUNCH] = { PF_DEMO_WEDNESDAY, PF_DAY_KIND_WEDNESDAY, PART (MEAL) },
  [PF_DEMO_SLOT_HOLIDAY] = { PF_DEMO_HOLIDAYS,
                             PF_DAY_KIND_HOLIDAY,
                             PART (MORNING) | PART (MEAL) | PART (AFTERNOON) },
};

/* The pools of one day. */
typedef PfPlacePool *Pools[N_SITES + 1][N_GROUPS][N_PARTS];

static PfPlacePool *
get_pool (PfDemoTown *self, Pools pools, PfSession *session, guint site, guint group, guint part)
{
  PfPlacePool **pool = &pools[site][group][part];

  if (*pool != NULL)
    return *pool;
  *pool = pf_demo_town_add (self, PF_DEMO_PLACE_POOL);
  g_strlcpy ((*pool)->site, session->site, PF_ID_SIZE);
  g_strlcpy ((*pool)->group, session->group, PF_ID_SIZE);
  (*pool)->date = session->date;
  (*pool)->part = (PfDayPart) part;
  (*pool)->kept_by_town = 0;
  (*pool)->taken = 0;
  return *pool;
}

static PfInstant
find_closing (PfDemoTown *self,
              PfSession *session,
              PfSlot *slot,
              PfDeadlineAct act,
              PfDeadlineRule **ret_rule)
{
  PfDeadlineCase asked = { .act = act,
                           .activity = slot->activity,
                           .slot = slot->id,
                           .group = session->group,
                           .day_kind = pf_calendar_get_kind (
                               self->calendar, session->date, session->site, NULL),
                           .day = session->date };

  *ret_rule = pf_deadline_rule_choose (self->tables[PF_DEMO_DEADLINE_RULE], &asked);
  if (*ret_rule == NULL)
    return session->starts_at;
  return pf_deadline_rule_closes_at (
      *ret_rule, session->date, session->starts_at, self->calendar, session->site, self->zone);
}

static void
set_closings (PfDemoTown *self, PfSession *session, PfSlot *slot)
{
  PfDeadlineRule *rule;

  session->absence_until = find_closing (self, session, slot, PF_DEADLINE_ACT_ABSENCE, &rule);
  session->cancel_until = find_closing (self, session, slot, PF_DEADLINE_ACT_REMOVE, &rule);
  session->book_until = find_closing (self, session, slot, PF_DEADLINE_ACT_ADD, &rule);
  if (rule != NULL && rule->kind == PF_DEADLINE_KIND_FIXED)
    session->book_from = pf_local_instant (rule->date - OPENING_DAYS, OPENING_MINUTE, self->zone);
}

static PfInstant
find_instant (PfDemoTown *self, PfDate date, const char *time)
{
  return pf_local_instant (date, (guint) pf_day_time_parse (time), self->zone);
}

static void
make_session (PfDemoTown *self, Pools pools, PfDate date, guint n_slot, guint site, guint group)
{
  PfSlot *slot = pf_demo_town_get (self, PF_DEMO_SLOT, n_slot);
  PfSession *session = pf_demo_town_add (self, PF_DEMO_SESSION);

  pf_demo_refer (session->slot, slot);
  pf_demo_refer (session->site, pf_demo_town_get (self, PF_DEMO_SITE, site));
  if (group != PF_DEMO_NO_GROUP)
    pf_demo_refer (session->group, pf_demo_town_get (self, PF_DEMO_GROUP, group));
  session->date = date;
  session->starts_at = find_instant (self, date, slot->starts);
  session->ends_at = find_instant (self, date, slot->ends);
  session->waiting = 0;
  session->last_rank = 0;
  set_closings (self, session, slot);
  for (guint part = 0; part < N_PARTS; part++) {
    if ((slots[n_slot].parts & 1u << part) != 0) {
      PfDemoDraw draw = { session, get_pool (self, pools, session, site, group, part) };

      g_array_append_val (self->draws, draw);
    }
  }
}

/* All sessions of a slot on a day: of each site, and of each group where it has them. */
static void
make_sessions_of_slot (PfDemoTown *self, Pools pools, PfDate date, guint slot)
{
  PfDemoActivity activity = slots[slot].activity;
  gboolean has_groups = pf_demo_activity_has_groups (activity);
  gboolean at_school = slots[slot].day_kind == PF_DAY_KIND_SCHOOL;
  guint first = at_school ? 1 : PF_DEMO_LEISURE_SITE;
  guint last = at_school ? PF_DEMO_N_SCHOOL_SITES : PF_DEMO_LEISURE_SITE;

  for (guint site = first; site <= last; site++) {
    for (guint group = has_groups ? 1 : 0; group < (has_groups ? N_GROUPS : 1); group++)
      make_session (self, pools, date, slot, site, group);
  }
}

static void
make_sessions_of_day (PfDemoTown *self, PfDate date)
{
  PfDayKind kind = pf_calendar_get_kind (self->calendar, date, NULL, NULL);
  Pools pools = { 0 };

  for (guint slot = 1; slot <= PF_DEMO_N_SLOTS; slot++) {
    if (slots[slot].day_kind == kind)
      make_sessions_of_slot (self, pools, date, slot);
  }
}

void
pf_demo_make_sessions (PfDemoTown *self)
{
  PfDate last = self->next_year->first_day - 1;

  if (self->preparing)
    last = self->next_year->last_day;
  for (PfDate date = self->year->first_day; date <= last; date++)
    make_sessions_of_day (self, date);
}
