/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places are given to those who asked, first come first served; what is past was attended, or not.
 */
#include "admin/demo-families.h"
#include "admin/demo-prices.h"
#include "admin/demo-wishes.h"
#include "core/booking-rules.h"

#define LEAST_PLACES 12

/* Of 100 days, those on which there is room for all: fewer where places are few. */
static const guint roomy_days
    [] = { [PF_DAY_KIND_SCHOOL] = 84, [PF_DAY_KIND_WEDNESDAY] = 68, [PF_DAY_KIND_HOLIDAY] = 62 };

/* Agents by their rows: demo-personas.c. */
#define FRONT_DESK 1
#define ATTENDANCE 4

/* More than the authorised number, on purpose, at this site's canteen. */
#define OVERBOOKED_SITE 2

typedef struct
{
  PfDemoTown *town;
  PfDemoPrices *prices;
  GHashTable *pools;    /* lists of PfPlacePool, by session */
  PfAccount **accounts; /* who books for each household, from 0 */
} Making;

static GHashTable *
index_pools (PfDemoTown *self)
{
  GHashTable *index = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->draws->len; i++) {
    PfDemoDraw *draw = &g_array_index (self->draws, PfDemoDraw, i);
    GPtrArray *list = g_hash_table_lookup (index, draw->session);

    if (list == NULL) {
      list = g_ptr_array_new ();
      g_hash_table_insert (index, draw->session, list);
    }
    g_ptr_array_add (list, draw->pool);
  }
  return index;
}

/* A parent with an account; else the front desk does it for them. */
static PfAccount **
index_accounts (PfDemoTown *self)
{
  PfAccount **accounts = g_new0 (PfAccount *, pf_demo_town_count (self, PF_DEMO_HOUSEHOLD));
  GPtrArray *adults = self->tables[PF_DEMO_ADULT];

  for (guint i = 0; i < pf_demo_town_count (self, PF_DEMO_HOUSEHOLD); i++)
    accounts[i] = pf_demo_town_get (self, PF_DEMO_ACCOUNT, FRONT_DESK);
  for (guint i = adults->len; i-- > 0;) {
    PfAdult *adult = adults->pdata[i];

    if (adult->account[0] != '\0')
      accounts[pf_id_to_number (adult->household) - 1] =
          pf_demo_town_get (self, PF_DEMO_ACCOUNT, (guint) pf_id_to_number (adult->account));
  }
  return accounts;
}

static PfDayKind
get_day_kind (PfDemoTown *self, PfPlacePool *pool)
{
  return pf_calendar_get_kind (self->calendar, pool->date, pool->site, NULL);
}

/* The demand of pools that are alike: one site, group, part and kind of day. */
static char *
make_pool_key (PfDemoTown *self, PfPlacePool *pool)
{
  return g_strdup_printf (
      "%s/%s/%d/%d", pool->site, pool->group, pool->part, get_day_kind (self, pool));
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static int
find_capacity (GArray *demands, PfDayKind kind)
{
  if (demands->len == 0)
    return LEAST_PLACES;
  g_array_sort (demands, compare_numbers);
  return MAX (LEAST_PLACES, g_array_index (demands, int, demands->len *roomy_days[kind] / 100));
}

static void
add_demand (Making *making, PfSession *session, int *demands)
{
  GPtrArray *pools = session != NULL ? g_hash_table_lookup (making->pools, session) : NULL;

  for (guint i = 0; pools != NULL && i < pools->len; i++)
    demands[pf_id_to_number (PF_PLACE_POOL (pools->pdata[i])->id) - 1]++;
}

/* What was asked of each pool, in lists of pools that are alike. */
static GHashTable *
gather_demands (Making *making, GArray *wishes)
{
  PfDemoTown *self = making->town;
  GPtrArray *pools = self->tables[PF_DEMO_PLACE_POOL];
  g_autofree int *demands = g_new0 (int, pools->len);
  GHashTable *alike =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < wishes->len; i++) {
    PfDemoWish *wish = &g_array_index (wishes, PfDemoWish, i);

    add_demand (making, wish->session, demands);
    add_demand (making, wish->with, demands);
  }
  for (guint i = 0; i < pools->len; i++) {
    g_autofree char *key = make_pool_key (self, pools->pdata[i]);
    GArray *list = g_hash_table_lookup (alike, key);

    if (list == NULL) {
      list = g_array_new (FALSE, FALSE, sizeof (int));
      g_hash_table_insert (alike, g_steal_pointer (&key), list);
    }
    if (demands[i] > 0)
      g_array_append_val (list, demands[i]);
  }
  return alike;
}

/* The town has room for nearly all days. */
static void
set_capacities (Making *making, GArray *wishes)
{
  GPtrArray *pools = making->town->tables[PF_DEMO_PLACE_POOL];
  g_autoptr (GHashTable) alike = gather_demands (making, wishes);

  for (guint i = 0; i < pools->len; i++) {
    PfPlacePool *pool = pools->pdata[i];
    g_autofree char *key = make_pool_key (making->town, pool);
    GArray *demands = g_hash_table_lookup (alike, key);
    int capacity = find_capacity (demands, get_day_kind (making->town, pool));
    gboolean overbooked =
        pool->part == PF_DAY_PART_MEAL && pf_id_to_number (pool->site) == OVERBOOKED_SITE;

    pool->kept_by_town = pool->part == PF_DAY_PART_AFTERNOON ? 2 : 0;
    pool->booking = capacity + pool->kept_by_town;
    pool->legal = overbooked ? pool->booking * 12 / 13 : pool->booking;
  }
}

static void
change (Making *making, PfBooking *booking, PfBookingState to, PfInstant at, PfAccount *by)
{
  PfBookingChange *change = pf_demo_town_add (making->town, PF_DEMO_BOOKING_CHANGE);

  pf_demo_refer (change->booking, booking);
  change->from = booking->state;
  change->to = to;
  change->at = at;
  pf_demo_refer (change->by, by);
  booking->state = to;
}

static PfAccount *
get_account (Making *making, PfBooking *booking)
{
  return making->accounts[pf_id_to_number (booking->household) - 1];
}

static PfAccount *
get_agent (Making *making, guint row)
{
  return pf_demo_town_get (making->town, PF_DEMO_ACCOUNT, row);
}

/* An absence that was told in time, in the days before. */
static gboolean
tell_absence (Making *making, PfBooking *booking, PfSession *session)
{
  PfInstant latest = MIN (session->absence_until, making->town->now);
  PfInstant at = latest - (1 + pf_demo_town_draw (making->town, 600)) * G_TIME_SPAN_MINUTE;

  if (at <= MAX (booking->booked_at, session->cancel_until))
    return FALSE;
  change (making, booking, PF_BOOKING_STATE_ABSENT_TOLD, at, get_account (making, booking));
  return TRUE;
}

static void
mark (Making *making, PfBooking *booking, PfSession *session)
{
  guint luck = pf_demo_town_draw (making->town, 1000);
  gboolean told = luck < 25 && tell_absence (making, booking, session);
  PfBookingState state = told        ? PF_BOOKING_STATE_ABSENT_JUSTIFIED
                         : luck < 40 ? PF_BOOKING_STATE_ABSENT_UNJUSTIFIED
                                     : PF_BOOKING_STATE_ATTENDED;

  change (making,
          booking,
          state,
          session->ends_at + 30 * G_TIME_SPAN_MINUTE,
          get_agent (making, ATTENDANCE));
}

static gboolean
is_full (GPtrArray *pools)
{
  return pf_place_pools_get_left ((PfPlacePool *const *) pools->pdata, pools->len) == 0;
}

static void
take (GPtrArray *pools)
{
  for (guint i = 0; i < pools->len; i++)
    PF_PLACE_POOL (pools->pdata[i])->taken++;
}

static PfBooking *
add_booking (Making *making, const PfDemoWish *wish, PfSession *session)
{
  PfBooking *booking = pf_demo_town_add (making->town, PF_DEMO_BOOKING);

  g_strlcpy (booking->household, wish->enrolment->household, PF_ID_SIZE);
  g_strlcpy (booking->child, wish->enrolment->child, PF_ID_SIZE);
  pf_demo_refer (booking->session, session);
  booking->date = session->date;
  booking->booked_at = wish->asked_at;
  return booking;
}

static void
wait (Making *making, const PfDemoWish *wish, PfSession *session)
{
  PfBooking *booking = add_booking (making, wish, session);

  session->waiting++;
  booking->rank = ++session->last_rank;
  change (making, booking, PF_BOOKING_STATE_WAITING, wish->asked_at, get_account (making, booking));
}

static gboolean
is_persona (PfBooking *booking)
{
  return pf_id_to_number (booking->child) <= PF_DEMO_N_PERSONA_CHILDREN;
}

/* Some change their mind within the week, while they may. */
static gboolean
give_up (Making *making, PfBooking *booking, PfSession *session)
{
  PfInstant latest = MIN (session->cancel_until, making->town->now);
  PfInstant at =
      booking->booked_at + (1 + pf_demo_town_draw (making->town, 6 * 24 * 60)) * G_TIME_SPAN_MINUTE;

  if (!pf_demo_town_chance (making->town, 2) || at >= latest)
    return FALSE;
  change (making, booking, PF_BOOKING_STATE_CANCELLED, at, get_account (making, booking));
  return TRUE;
}

static void
book (Making *making, const PfDemoWish *wish, PfSession *session, GPtrArray *pools)
{
  PfBooking *booking = add_booking (making, wish, session);
  gboolean is_past = session->date < making->town->options.today;

  pf_demo_prices_set (making->prices, booking, wish->enrolment, session);
  change (making, booking, PF_BOOKING_STATE_BOOKED, wish->asked_at, get_account (making, booking));
  if (wish->with == NULL && !is_persona (booking) && give_up (making, booking, session))
    return;
  if (is_past)
    mark (making, booking, session);
  else if (pf_demo_town_chance (making->town, 2))
    tell_absence (making, booking, session);
  if (pf_booking_state_takes_place (booking->state))
    take (pools);
}

/* Who found no place in a session of the past waited in vain, and is forgotten. */
static gboolean
answer (Making *making, const PfDemoWish *wish, PfSession *session)
{
  GPtrArray *pools = g_hash_table_lookup (making->pools, session);
  PfSlot *slot =
      pf_demo_town_get (making->town, PF_DEMO_SLOT, (guint) pf_id_to_number (session->slot));
  PfActivity *activity =
      pf_demo_town_get (making->town, PF_DEMO_ACTIVITY, (guint) pf_id_to_number (slot->activity));
  gboolean has_room = !is_full (pools) && session->waiting == 0;

  if (has_room)
    book (making, wish, session, pools);
  else if (activity->has_waiting_list && session->date >= making->town->options.today)
    wait (making, wish, session);
  return has_room;
}

void
pf_demo_make_bookings (PfDemoTown *self)
{
  g_autoptr (GArray) wishes = pf_demo_make_wishes (self);
  g_autoptr (PfDemoPrices) prices = pf_demo_prices_new (self);
  g_autoptr (GHashTable) pools = index_pools (self);
  g_autofree PfAccount **accounts = index_accounts (self);
  Making making = { self, prices, pools, accounts };

  set_capacities (&making, wishes);
  for (guint i = 0; i < wishes->len; i++) {
    const PfDemoWish *wish = &g_array_index (wishes, PfDemoWish, i);

    if (answer (&making, wish, wish->session) && wish->with != NULL)
      answer (&making, wish, wish->with);
  }
}
