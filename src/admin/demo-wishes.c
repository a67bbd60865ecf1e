/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/demo-wishes.h"

#include "admin/demo-families.h"
#include "core/local-time.h"
#include "core/weekday.h"

#define DAYS_AHEAD 35 /* families book about five weeks ahead */
#define FIRST_DAYS 18 /* and the first weeks of a year in the summer before */
#define DAYS_PER_WEEK 7
#define MINUTES_PER_DAY (24 * 60)

/* Of the sessions of one slot, site and group, by date. */
typedef GHashTable Index;

/* How one child comes to one activity. */
typedef struct
{
  PfEnrolment *enrolment;
  PfChild *child;
  PfCustodySide side;
  PfDemoSlot slot, with;
  guint weekdays; /* bits, as of pf_weekdays_parse() */
  gboolean is_persona;
  guint month; /* for which they asked last */
  PfInstant asked_at;
} Habit;

static char *
make_key (const char *slot, const char *site, const char *group)
{
  return g_strconcat (slot, "/", site, "/", group, NULL);
}

static Index *
index_sessions (PfDemoTown *self)
{
  GPtrArray *sessions = self->tables[PF_DEMO_SESSION];
  Index *index =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < sessions->len; i++) {
    PfSession *session = sessions->pdata[i];
    g_autofree char *key = make_key (session->slot, session->site, session->group);
    GPtrArray *list = g_hash_table_lookup (index, key);

    if (list == NULL) {
      list = g_ptr_array_new ();
      g_hash_table_insert (index, g_steal_pointer (&key), list);
    }
    g_ptr_array_add (list, session);
  }
  return index;
}

/* Sessions (transfer none, nullable) of a slot that the enrolment decides. */
static GPtrArray *
find_sessions (PfDemoTown *self, Index *index, PfEnrolment *enrolment, PfDemoSlot slot)
{
  g_autofree char *key = make_key (pf_record_get_id (pf_demo_town_get (self, PF_DEMO_SLOT, slot)),
                                   enrolment->site,
                                   enrolment->group);

  return g_hash_table_lookup (index, key);
}

/* Thursdays are full first, Fridays last. */
static guint
draw_weekdays (PfDemoTown *self)
{
  static const guint shares[] = { [PF_WEEKDAY_MONDAY] = 72,
                                  [PF_WEEKDAY_TUESDAY] = 76,
                                  [PF_WEEKDAY_WEDNESDAY] = 88,
                                  [PF_WEEKDAY_THURSDAY] = 80,
                                  [PF_WEEKDAY_FRIDAY] = 62 };
  guint weekdays = 0;

  for (guint weekday = 1; weekday < G_N_ELEMENTS (shares); weekday++)
    weekdays |= pf_demo_town_chance (self, shares[weekday]) ? 1u << weekday : 0;
  return weekdays;
}

/* Of a Wednesday, most want the whole day. */
static void
choose_slots (PfDemoTown *self, Habit *habit)
{
  const PfDemoSlot slots[] = { [PF_DEMO_MORNING] = PF_DEMO_SLOT_MORNING,
                               [PF_DEMO_CANTEEN] = PF_DEMO_SLOT_LUNCH,
                               [PF_DEMO_EVENING] = PF_DEMO_SLOT_EVENING,
                               [PF_DEMO_WEDNESDAY] = PF_DEMO_SLOT_WEDNESDAY,
                               [PF_DEMO_HOLIDAYS] = PF_DEMO_SLOT_HOLIDAY };

  habit->slot = slots[pf_id_to_number (habit->enrolment->activity)];
  habit->with = 0;
  if (habit->slot != PF_DEMO_SLOT_WEDNESDAY || pf_demo_town_chance (self, 65))
    return;
  habit->slot = PF_DEMO_SLOT_WEDNESDAY_MORNING;
  if (pf_demo_town_chance (self, 50))
    habit->with = PF_DEMO_SLOT_WEDNESDAY_LUNCH;
}

static PfCustodySide
find_side (PfDemoTown *self, PfEnrolment *enrolment)
{
  GPtrArray *links = self->tables[PF_DEMO_HOUSEHOLD_CHILD];

  for (guint i = 0; i < links->len; i++) {
    PfHouseholdChild *link = links->pdata[i];

    if (g_str_equal (link->child, enrolment->child) &&
        g_str_equal (link->household, enrolment->household))
      return link->side;
  }
  return PF_CUSTODY_SIDE_NONE;
}

static gboolean
is_own_day (PfDemoTown *self, const Habit *habit, PfSession *session)
{
  PfSlot *slot = pf_demo_town_get (self, PF_DEMO_SLOT, habit->slot);

  return habit->side == PF_CUSTODY_SIDE_NONE ||
         pf_custody_side_on (habit->child->custody,
                             session->date,
                             (guint) pf_day_time_parse (slot->starts),
                             self->calendar,
                             NULL,
                             0) == habit->side;
}

/* The persona's health sheets are those of the year that families register for. */
static gboolean
is_of_old_year (PfDemoTown *self, PfSession *session)
{
  return self->preparing && session->date < self->next_year->first_day;
}

/* What can still be booked is left to the persona, but for two days; of a year that ends, nothing
 * is left.
 */
static gboolean
is_left_open (PfDemoTown *self, PfSession *session)
{
  return session->book_until > self->now && !is_of_old_year (self, session) &&
         (session->date > self->options.today + 2 * DAYS_PER_WEEK ||
          pf_date_get_weekday (session->date) > PF_WEEKDAY_TUESDAY);
}

/* Whether the child is to come, by its habit; one day in 25 something else is planned. */
static gboolean
comes (PfDemoTown *self, const Habit *habit, PfSession *session)
{
  gboolean usual = (habit->weekdays & 1u << pf_date_get_weekday (session->date)) != 0;

  if (habit->is_persona && is_of_old_year (self, session))
    return TRUE;
  if (habit->is_persona && is_left_open (self, session))
    return FALSE;
  return usual && !pf_demo_town_chance (self, 4);
}

static PfDate
find_horizon (PfDemoTown *self)
{
  PfDate horizon = self->options.today + DAYS_AHEAD;

  return self->preparing ? MAX (horizon, self->next_year->first_day + FIRST_DAYS) : horizon;
}

/* Families ask for a month at a time, on an evening before its first day closes. */
static gboolean
ask (PfDemoTown *self, Habit *habit, PfSession *session)
{
  guint month;
  PfInstant latest = MIN (session->book_until, self->now);

  pf_date_get_year (session->date, &month, NULL);
  if (month != habit->month) {
    habit->month = month;
    habit->asked_at = latest -
                      (1 + pf_demo_town_draw (self, 20 * MINUTES_PER_DAY)) * G_TIME_SPAN_MINUTE -
                      pf_demo_town_draw (self, 60) * G_TIME_SPAN_SECOND;
    if (habit->asked_at < session->book_from)
      habit->asked_at = session->book_from + pf_demo_town_draw (self, 600) * G_TIME_SPAN_SECOND;
  }
  return habit->asked_at < latest;
}

static PfSession *
find_same_day (GPtrArray *sessions, PfDate date)
{
  for (guint i = 0; sessions != NULL && i < sessions->len; i++) {
    PfSession *session = sessions->pdata[i];

    if (session->date == date)
      return session;
  }
  return NULL;
}

static void
add_wishes (PfDemoTown *self, Index *index, Habit *habit, GArray *wishes)
{
  GPtrArray *sessions = find_sessions (self, index, habit->enrolment, habit->slot);
  GPtrArray *others =
      habit->with != 0 ? find_sessions (self, index, habit->enrolment, habit->with) : NULL;
  PfDate horizon = find_horizon (self);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++) {
    PfSession *session = sessions->pdata[i];
    PfDemoWish wish = { habit->enrolment, session, NULL, 0 };

    if (session->date > horizon)
      break;
    if (!pf_enrolment_covers (habit->enrolment, session->date) ||
        !is_own_day (self, habit, session) || !comes (self, habit, session) ||
        !ask (self, habit, session))
      continue;
    wish.with = find_same_day (others, session->date);
    wish.asked_at = habit->asked_at;
    g_array_append_val (wishes, wish);
  }
}

/* Enrolled is not booked: one in twelve has booked nothing. */
static void
follow (PfDemoTown *self, Index *index, PfEnrolment *enrolment, GArray *wishes)
{
  guint child = (guint) pf_id_to_number (enrolment->child);
  Habit habit = { .enrolment = enrolment,
                  .child = pf_demo_town_get (self, PF_DEMO_CHILD, child),
                  .side = find_side (self, enrolment),
                  .weekdays = draw_weekdays (self),
                  .is_persona = child <= PF_DEMO_N_PERSONA_CHILDREN };

  choose_slots (self, &habit);
  if (pf_demo_town_chance (self, 8) && !habit.is_persona)
    return;
  add_wishes (self, index, &habit, wishes);
}

static int
compare_wishes (gconstpointer a, gconstpointer b)
{
  const PfDemoWish *left = a, *right = b;

  return (left->asked_at > right->asked_at) - (left->asked_at < right->asked_at);
}

GArray *
pf_demo_make_wishes (PfDemoTown *self)
{
  GPtrArray *enrolments = self->tables[PF_DEMO_ENROLMENT];
  GArray *wishes = g_array_new (FALSE, FALSE, sizeof (PfDemoWish));
  g_autoptr (GHashTable) index = index_sessions (self);

  for (guint i = 0; i < enrolments->len; i++)
    follow (self, index, enrolments->pdata[i], wishes);
  g_array_sort (wishes, compare_wishes);
  return wishes;
}
