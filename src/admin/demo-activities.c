/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the demonstration town offers, and the hours of each.
 */
#include "admin/demo-town.h"

#define FIRST_AGE_MONTHS 30
#define LAST_AGE_MONTHS 143

static const struct
{
  const char *name;
  PfActivityCategory category;
  const char *colour;
} activities[] = {
  [PF_DEMO_MORNING] = { "Accueil du matin", PF_ACTIVITY_CATEGORY_MORNING, "#e5a50a" },
  [PF_DEMO_CANTEEN] = { "Cantine", PF_ACTIVITY_CATEGORY_CANTEEN, "#26a269" },
  [PF_DEMO_EVENING] = { "Accueil du soir", PF_ACTIVITY_CATEGORY_EVENING, "#1c71d8" },
  [PF_DEMO_WEDNESDAY] = { "Mercredi aux Rives", PF_ACTIVITY_CATEGORY_WEDNESDAY, "#813d9c" },
  [PF_DEMO_HOLIDAYS] = { "Vacances aux Rives", PF_ACTIVITY_CATEGORY_HOLIDAYS, "#c64600" },
};

/* A Wednesday is a whole day, or a morning to which the midday break may be added. */
static const struct
{
  PfDemoActivity activity;
  const char *name, *starts, *ends;
  PfUnit unit;
  PfDemoSlot needs;
} slots[] = {
  [PF_DEMO_SLOT_MORNING] = { PF_DEMO_MORNING, "Matin", "07:30", "08:30", PF_UNIT_SESSION, 0 },
  [PF_DEMO_SLOT_LUNCH] = { PF_DEMO_CANTEEN, "Repas", "11:45", "13:30", PF_UNIT_MEAL, 0 },
  [PF_DEMO_SLOT_EVENING] = { PF_DEMO_EVENING, "Soir", "16:30", "18:30", PF_UNIT_SESSION, 0 },
  [PF_DEMO_SLOT_WEDNESDAY] = { PF_DEMO_WEDNESDAY, "Journée", "08:00", "18:00", PF_UNIT_DAY, 0 },
  [PF_DEMO_SLOT_WEDNESDAY_MORNING] = { PF_DEMO_WEDNESDAY,
                                       "Matinée",
                                       "08:00",
                                       "12:00",
                                       PF_UNIT_SESSION,
                                       0 },
  [PF_DEMO_SLOT_WEDNESDAY_LUNCH] = { PF_DEMO_WEDNESDAY,
                                     "Pause de midi",
                                     "12:00",
                                     "13:30",
                                     PF_UNIT_MEAL,
                                     PF_DEMO_SLOT_WEDNESDAY_MORNING },
  [PF_DEMO_SLOT_HOLIDAY] = { PF_DEMO_HOLIDAYS, "Journée", "08:00", "18:00", PF_UNIT_DAY, 0 },
};

static void
make_slot (PfDemoTown *self, PfDemoSlot n)
{
  PfSlot *slot = pf_demo_town_add (self, PF_DEMO_SLOT);

  pf_demo_refer (slot->activity, pf_demo_town_get (self, PF_DEMO_ACTIVITY, slots[n].activity));
  slot->name = g_strdup (slots[n].name);
  slot->starts = g_strdup (slots[n].starts);
  slot->ends = g_strdup (slots[n].ends);
  slot->unit = slots[n].unit;
  slot->position = (int) n;
  if (slots[n].needs != 0)
    pf_demo_refer (slot->needs, pf_demo_town_get (self, PF_DEMO_SLOT, slots[n].needs));
}

void
pf_demo_make_activities (PfDemoTown *self)
{
  for (guint i = 1; i < G_N_ELEMENTS (activities); i++) {
    PfActivity *activity = pf_demo_town_add (self, PF_DEMO_ACTIVITY);

    activity->name = g_strdup (activities[i].name);
    activity->category = activities[i].category;
    activity->colour = g_strdup (activities[i].colour);
    activity->position = (int) i;
    activity->minimum_age_months = FIRST_AGE_MONTHS;
    activity->maximum_age_months = LAST_AGE_MONTHS;
    activity->has_waiting_list = i != PF_DEMO_MORNING;
    activity->unpaid_gate = PF_UNPAID_GATE_WARN;
    activity->unpaid_from_cents = PF_CENTS (10000);
  }
  for (guint i = 1; i < G_N_ELEMENTS (slots); i++)
    make_slot (self, (PfDemoSlot) i);
}

gboolean
pf_demo_activity_has_groups (PfDemoActivity activity)
{
  return activity != PF_DEMO_MORNING && activity != PF_DEMO_CANTEEN;
}
