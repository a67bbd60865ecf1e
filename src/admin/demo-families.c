/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/demo-families.h"

#include "admin/demo-names.h"
#include "admin/demo-places.h"
#include "core/weekday.h"

#define N_LEVELS 8 /* from petite section to CM2 */
#define FIRST_AGE 3

/* In 100 families. */
#define SEPARATED 15
#define ALONE 12
#define OUTSIDERS 5
#define WITH_QUOTIENT 88

PfHousehold *
pf_demo_add_household (PfDemoTown *self, const char *name, PfAddress *address)
{
  PfHousehold *household = pf_demo_town_add (self, PF_DEMO_HOUSEHOLD);

  household->name = g_strdup (name);
  household->address = address;
  household->resident = TRUE;
  household->allowance_fund_number =
      g_strdup_printf ("%07u", 1000000 + pf_demo_town_draw (self, 8999999));
  if (pf_demo_town_chance (self, 85))
    pf_demo_refer (household->confirmed_for, pf_demo_town_get_year (self));
  return household;
}

char *
pf_demo_make_email (PfDemoTown *self, const char *first_name, const char *last_name)
{
  g_autofree char *first = pf_demo_fold_name (first_name);
  g_autofree char *last = pf_demo_fold_name (last_name);
  char *email = g_strdup_printf ("%s.%s@example.org", first, last);

  for (guint n = 2; g_hash_table_contains (self->emails, email); n++) {
    g_free (email);
    email = g_strdup_printf ("%s.%s%u@example.org", first, last, n);
  }
  g_hash_table_add (self->emails, g_strdup (email));
  return email;
}

/* 06 39 98 is kept free for fiction (Arcep, decision 2018-0881). */
PfAdult *
pf_demo_add_adult (PfDemoTown *self,
                   PfHousehold *household,
                   const char *first_name,
                   const char *last_name)
{
  PfAdult *adult = pf_demo_town_add (self, PF_DEMO_ADULT);

  pf_demo_refer (adult->household, household);
  adult->role = PF_ADULT_ROLE_GUARDIAN;
  adult->first_name = g_strdup (first_name);
  adult->last_name = g_strdup (last_name);
  adult->email = pf_demo_make_email (self, first_name, last_name);
  adult->phone = g_strdup_printf ("+3363998%04u", self->tables[PF_DEMO_ADULT]->len % 10000);
  return adult;
}

PfAccount *
pf_demo_add_account (PfDemoTown *self, PfAdult *adult)
{
  static const char *const roles[] = { "family", NULL };
  PfAccount *account = pf_demo_town_add (self, PF_DEMO_ACCOUNT);

  account->email = g_strdup (adult->email);
  account->first_name = g_strdup (adult->first_name);
  account->last_name = g_strdup (adult->last_name);
  account->state = PF_ACCOUNT_STATE_ACTIVE;
  account->roles = g_strdupv ((GStrv) roles);
  account->second_factor = PF_SECOND_FACTOR_NONE;
  pf_demo_refer (adult->account, account);
  return account;
}

/* The school year for which the child's health sheet is confirmed: some are late. */
static void
confirm_health (PfDemoTown *self, PfChild *child)
{
  guint luck = pf_demo_town_draw (self, 100);

  if (pf_demo_town_count (self, PF_DEMO_CHILD) <= PF_DEMO_N_PERSONA_CHILDREN || luck < 70)
    pf_demo_refer (child->health_confirmed_for, pf_demo_town_get_year (self));
  else if (luck < 92)
    pf_demo_refer (child->health_confirmed_for, self->year);
}

PfChild *
pf_demo_add_child (PfDemoTown *self,
                   const char *first_name,
                   const char *last_name,
                   PfSex sex,
                   guint n_years,
                   guint site)
{
  guint entered = pf_date_get_year (pf_demo_town_get_year (self)->first_day, NULL, NULL);
  PfChild *child = pf_demo_town_add (self, PF_DEMO_CHILD);

  child->first_name = g_strdup (first_name);
  child->last_name = g_strdup (last_name);
  child->sex = sex;
  child->birth_date =
      pf_date (entered - FIRST_AGE + 1 - n_years, 1, 1) + pf_demo_town_draw (self, 365);
  child->level = (PfLevel) (PF_LEVEL_PS + n_years - 1);
  pf_demo_refer (child->school, pf_demo_find_school (self, site, child->level));
  child->may_leave_alone = child->level >= PF_LEVEL_CM1 && pf_demo_town_chance (self, 40);
  child->custody = g_object_new (PF_TYPE_CUSTODY, "pattern", PF_CUSTODY_PATTERN_FULL, NULL);
  confirm_health (self, child);
  return child;
}

void
pf_demo_house (PfDemoTown *self, PfChild *child, PfHousehold *household, PfCustodySide side)
{
  PfHouseholdChild *link = pf_demo_town_add (self, PF_DEMO_HOUSEHOLD_CHILD);

  pf_demo_refer (link->household, household);
  pf_demo_refer (link->child, child);
  link->side = side;
  link->main = side != PF_CUSTODY_SIDE_B;
}

/* Weeks change hands on Friday, at the gate of the school. */
void
pf_demo_share (PfDemoTown *self, PfChild *child, PfCustodyPattern pattern)
{
  static const char *const weekdays[] = { "MON", "TUE", NULL };
  PfCustody *custody = child->custody;

  custody->pattern = pattern;
  custody->holidays = PF_CUSTODY_HOLIDAYS_HALVES;
  custody->even_years = pf_demo_town_chance (self, 50) ? PF_CUSTODY_SIDE_A : PF_CUSTODY_SIDE_B;
  if (pattern == PF_CUSTODY_PATTERN_DAYS) {
    custody->weekdays = g_strdupv ((GStrv) weekdays);
    return;
  }
  custody->hand_over_weekday = PF_WEEKDAY_FRIDAY;
  custody->hand_over_time = g_strdup ("16:30");
  if (pattern == PF_CUSTODY_PATTERN_FORTNIGHT)
    custody->anchor = pf_date_back_to (self->year->first_day, PF_WEEKDAY_FRIDAY) -
                      7 * pf_demo_town_draw (self, 2);
}

static void
add_quotient_of_year (PfDemoTown *self, PfHousehold *household, PfSchoolYear *year, guint cents)
{
  const PfQuotientSource sources[] = { PF_QUOTIENT_SOURCE_DOCUMENT,
                                       PF_QUOTIENT_SOURCE_API,
                                       PF_QUOTIENT_SOURCE_DECLARED,
                                       PF_QUOTIENT_SOURCE_AGENT };
  guint first = pf_date_get_year (year->first_day, NULL, NULL);
  PfFamilyQuotient *quotient = pf_demo_town_add (self, PF_DEMO_FAMILY_QUOTIENT);

  pf_demo_refer (quotient->household, household);
  quotient->value = cents % 100 != 0 ? g_strdup_printf ("%u.%02u", cents / 100, cents % 100)
                                     : g_strdup_printf ("%u", cents / 100);
  quotient->valid_from = pf_date (first, 9, 1);
  quotient->valid_to = pf_date (first + 1, 8, 31);
  quotient->source = sources[pf_demo_town_draw (self, G_N_ELEMENTS (sources))];
  quotient->month = g_strdup_printf ("%u-08", first);
}

void
pf_demo_add_quotient (PfDemoTown *self, PfHousehold *household, guint cents)
{
  add_quotient_of_year (self, household, self->year, cents);
  if (self->preparing)
    add_quotient_of_year (
        self, household, self->next_year, cents + pf_demo_town_draw (self, cents / 10 + 1));
}

static PfSex
draw_sex (PfDemoTown *self)
{
  return pf_demo_town_chance (self, 50) ? PF_SEX_FEMALE : PF_SEX_MALE;
}

/* A household with one parent, who may or may not have an account yet. */
static PfHousehold *
make_household (PfDemoTown *self, const char *last_name, PfSex sex, guint *ret_site)
{
  gboolean outside = pf_demo_town_chance (self, OUTSIDERS);
  PfAddress *address =
      outside ? pf_demo_draw_outside_address (self) : pf_demo_draw_address (self, ret_site);
  PfHousehold *household = pf_demo_add_household (self, last_name, address);
  PfAdult *adult =
      pf_demo_add_adult (self, household, pf_demo_draw_adult_name (self, sex), last_name);

  household->resident = !outside;
  if (outside)
    *ret_site = 1 + pf_demo_town_draw (self, PF_DEMO_N_SCHOOL_SITES);
  if (pf_demo_town_chance (self, 85))
    pf_demo_add_account (self, adult);
  if (pf_demo_town_chance (self, WITH_QUOTIENT))
    pf_demo_add_quotient (
        self, household, 25000 + pf_demo_town_draw (self, 95000) + pf_demo_town_draw (self, 95000));
  return household;
}

static guint
draw_n_children (PfDemoTown *self)
{
  guint luck = pf_demo_town_draw (self, 100);

  return luck < 42 ? 1 : luck < 87 ? 2 : 3;
}

/* Brothers and sisters are two years apart or more. */
static void
make_children (PfDemoTown *self,
               PfHousehold *household,
               PfHousehold *other,
               const char *last_name,
               guint site)
{
  const PfCustodyPattern patterns[] = { PF_CUSTODY_PATTERN_FORTNIGHT,
                                        PF_CUSTODY_PATTERN_ISO_EVEN,
                                        PF_CUSTODY_PATTERN_ISO_ODD,
                                        PF_CUSTODY_PATTERN_DAYS };
  PfCustodyPattern pattern = patterns[pf_demo_town_draw (self, G_N_ELEMENTS (patterns))];
  guint n_children = draw_n_children (self);
  guint eldest = pf_demo_town_draw (self, N_LEVELS);

  for (guint i = 0; i < n_children; i++) {
    PfSex sex = draw_sex (self);
    guint level = (eldest + 2 * i + (i > 0 ? pf_demo_town_draw (self, 2) : 0)) % N_LEVELS;
    PfChild *child = pf_demo_add_child (
        self, pf_demo_draw_child_name (self, sex), last_name, sex, level + 1, site);

    pf_demo_house (
        self, child, household, other != NULL ? PF_CUSTODY_SIDE_A : PF_CUSTODY_SIDE_NONE);
    if (other == NULL)
      continue;
    pf_demo_share (self, child, pattern);
    pf_demo_house (self, child, other, PF_CUSTODY_SIDE_B);
  }
}

static void
make_family (PfDemoTown *self)
{
  const char *last_name = pf_demo_draw_last_name (self);
  gboolean separated = pf_demo_town_chance (self, SEPARATED) &&
                       pf_demo_town_count (self, PF_DEMO_HOUSEHOLD) + 2 <= self->options.n_families;
  guint site, other_site;
  PfHousehold *household = make_household (self, last_name, PF_SEX_FEMALE, &site);
  PfHousehold *other = NULL;

  if (separated) {
    const char *other_name = pf_demo_draw_last_name (self);

    other = make_household (self, other_name, PF_SEX_MALE, &other_site);
  } else if (!pf_demo_town_chance (self, ALONE)) {
    PfAdult *partner =
        pf_demo_add_adult (self, household, pf_demo_draw_adult_name (self, PF_SEX_MALE), last_name);

    if (pf_demo_town_chance (self, 40))
      pf_demo_add_account (self, partner);
  }
  make_children (self, household, other, last_name, site);
}

/* Of two who have no account one gave the other's address, for the desk to put right: of one
 * household where there are such, else the first two. Nothing is drawn for it.
 */
static void
share_address (PfDemoTown *self, guint first)
{
  GPtrArray *adults = self->tables[PF_DEMO_ADULT];
  PfAdult *one = NULL, *other = NULL, *last = NULL;

  for (guint i = first; i < adults->len; i++) {
    PfAdult *adult = adults->pdata[i];
    gboolean is_pair = last != NULL && g_str_equal (last->household, adult->household);

    if (*adult->account != '\0')
      continue;
    if (is_pair || (last != NULL && one == NULL)) {
      one = last;
      other = adult;
    }
    if (is_pair)
      break;
    last = adult;
  }
  if (one == NULL)
    return;
  g_free (other->email);
  other->email = g_strdup (one->email);
}

void
pf_demo_make_families (PfDemoTown *self)
{
  guint n_personas;

  pf_demo_make_agents (self);
  pf_demo_make_personas (self);
  n_personas = self->tables[PF_DEMO_ADULT]->len;
  while (pf_demo_town_count (self, PF_DEMO_HOUSEHOLD) < self->options.n_families)
    make_family (self);
  share_address (self, n_personas);
}
