/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is enrolled in what: a child with both its households, for each school year that is live.
 */
#include "admin/demo-families.h"
#include "core/weekday.h"

#define LAST_MONTH 8 /* a school year ends on the 31st */

#define IN(activity) (1u << PF_DEMO_##activity)

/* In 100 children. */
static const guint shares[] = {
  [PF_DEMO_MORNING] = 26,   [PF_DEMO_CANTEEN] = 82,  [PF_DEMO_EVENING] = 34,
  [PF_DEMO_WEDNESDAY] = 28, [PF_DEMO_HOLIDAYS] = 24,
};

/* What the children of the personas do: Léa, Tom and Nina. */
static const guint of_personas[] = {
  IN (CANTEEN) | IN (EVENING) | IN (WEDNESDAY),
  IN (CANTEEN) | IN (MORNING),
  IN (CANTEEN) | IN (EVENING),
};

static guint *
choose_activities (PfDemoTown *self)
{
  guint n_children = pf_demo_town_count (self, PF_DEMO_CHILD);
  guint *chosen = g_new0 (guint, n_children);

  for (guint i = 0; i < n_children; i++) {
    for (guint activity = 1; activity < G_N_ELEMENTS (shares); activity++)
      chosen[i] |= pf_demo_town_chance (self, shares[activity]) ? 1u << activity : 0;
    if (i < G_N_ELEMENTS (of_personas))
      chosen[i] = of_personas[i];
  }
  return chosen;
}

/* The site where the child is for that activity. */
static PfSite *
find_site (PfDemoTown *self, PfChild *child, PfDemoActivity activity)
{
  PfSchool *school =
      pf_demo_town_get (self, PF_DEMO_SCHOOL, (guint) pf_id_to_number (child->school));
  guint number = (guint) pf_id_to_number (school->site);

  if (activity == PF_DEMO_WEDNESDAY || activity == PF_DEMO_HOLIDAYS)
    number = PF_DEMO_LEISURE_SITE;
  return pf_demo_town_get (self, PF_DEMO_SITE, number);
}

static void
enrol (PfDemoTown *self,
       PfHouseholdChild *link,
       PfChild *child,
       PfDemoActivity activity,
       PfSchoolYear *year)
{
  int level = (int) child->level - (year == self->year && self->preparing ? 1 : 0);
  PfEnrolment *enrolment;

  if (level < PF_LEVEL_PS)
    return; /* not at school yet that year */
  enrolment = pf_demo_town_add (self, PF_DEMO_ENROLMENT);
  g_strlcpy (enrolment->child, link->child, PF_ID_SIZE);
  g_strlcpy (enrolment->household, link->household, PF_ID_SIZE);
  pf_demo_refer (enrolment->activity, pf_demo_town_get (self, PF_DEMO_ACTIVITY, activity));
  pf_demo_refer (enrolment->site, find_site (self, child, activity));
  if (pf_demo_activity_has_groups (activity))
    pf_demo_refer (
        enrolment->group,
        pf_demo_town_get (self,
                          PF_DEMO_GROUP,
                          level < PF_LEVEL_CP ? PF_DEMO_NURSERY_GROUP : PF_DEMO_ELEMENTARY_GROUP));
  enrolment->from = year->first_day;
  enrolment->to = pf_date (pf_date_get_year (year->last_day, NULL, NULL), LAST_MONTH, 31);
  enrolment->state = PF_ENROLMENT_STATE_ACTIVE;
}

/* Some families have not yet asked for the year to come. */
static gboolean
asks_for_next_year (PfDemoTown *self, guint child)
{
  return child <= G_N_ELEMENTS (of_personas) || pf_demo_town_chance (self, 75);
}

void
pf_demo_make_enrolments (PfDemoTown *self)
{
  g_autofree guint *chosen = choose_activities (self);
  GPtrArray *links = self->tables[PF_DEMO_HOUSEHOLD_CHILD];

  for (guint i = 0; i < links->len; i++) {
    PfHouseholdChild *link = links->pdata[i];
    guint number = (guint) pf_id_to_number (link->child);
    PfChild *child = pf_demo_town_get (self, PF_DEMO_CHILD, number);
    gboolean twice = self->preparing && asks_for_next_year (self, number);

    for (guint activity = 1; activity < G_N_ELEMENTS (shares); activity++) {
      if ((chosen[number - 1] & 1u << activity) == 0)
        continue;
      enrol (self, link, child, (PfDemoActivity) activity, self->year);
      if (twice)
        enrol (self, link, child, (PfDemoActivity) activity, self->next_year);
    }
  }
}
