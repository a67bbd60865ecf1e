/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The prices that the council of the demonstration town voted.
 */
#include "admin/demo-town.h"

typedef enum
{
  TARIFF_LUNCH = 1,
  TARIFF_MORNING,
  TARIFF_EVENING,
  TARIFF_WEDNESDAY,
  TARIFF_WEDNESDAY_MORNING,
  TARIFF_HOLIDAY_OUTSIDER,
  TARIFF_HOLIDAY,
} Tariff;

/* What is 0 or NULL here is absent. */
static const struct
{
  const char *name;
  PfTariffKind kind;
  const char *rate;
  PfMoney cents, floor_cents, cap_cents;
  int step_minutes;
  PfPriceChange outsider;
  PfMoney outsider_cents;
  const char *outsider_percent;
  Tariff outsider_tariff;
  PfPriceChange no_quotient;
  const char *meal_percent;
  gboolean siblings;
} tariffs[] = {
  [TARIFF_LUNCH] = { .name = "Repas",
                     .kind = PF_TARIFF_KIND_BRACKETS,
                     .outsider = PF_PRICE_CHANGE_FLAT,
                     .outsider_cents = 690,
                     .no_quotient = PF_PRICE_CHANGE_HIGHEST,
                     .meal_percent = "70",
                     .siblings = TRUE },
  [TARIFF_MORNING] = { .name = "Accueil du matin",
                       .kind = PF_TARIFF_KIND_FLAT,
                       .cents = 135,
                       .outsider = PF_PRICE_CHANGE_ADD,
                       .outsider_cents = 80,
                       .siblings = TRUE },
  [TARIFF_EVENING] = { .name = "Accueil du soir, par demi-heure commencée",
                       .kind = PF_TARIFF_KIND_BRACKETS_PER_STEP,
                       .step_minutes = 30,
                       .outsider = PF_PRICE_CHANGE_HIGHEST,
                       .no_quotient = PF_PRICE_CHANGE_HIGHEST,
                       .siblings = TRUE },
  [TARIFF_WEDNESDAY] = { .name = "Mercredi, journée",
                         .kind = PF_TARIFF_KIND_EFFORT,
                         .rate = "0.0125",
                         .floor_cents = 450,
                         .cap_cents = 1680,
                         .outsider = PF_PRICE_CHANGE_PERCENT,
                         .outsider_percent = "150",
                         .no_quotient = PF_PRICE_CHANGE_CAP,
                         .meal_percent = "25" },
  [TARIFF_WEDNESDAY_MORNING] = { .name = "Mercredi, matinée",
                                 .kind = PF_TARIFF_KIND_EFFORT,
                                 .rate = "0.0065",
                                 .floor_cents = 230,
                                 .cap_cents = 870,
                                 .outsider = PF_PRICE_CHANGE_PERCENT,
                                 .outsider_percent = "150",
                                 .no_quotient = PF_PRICE_CHANGE_CAP },
  [TARIFF_HOLIDAY_OUTSIDER] = { .name = "Vacances, hors commune",
                                .kind = PF_TARIFF_KIND_FLAT,
                                .cents = 2890,
                                .meal_percent = "25" },
  [TARIFF_HOLIDAY] = { .name = "Vacances, journée",
                       .kind = PF_TARIFF_KIND_EFFORT,
                       .rate = "0.0142",
                       .floor_cents = 520,
                       .cap_cents = 1990,
                       .outsider = PF_PRICE_CHANGE_TARIFF,
                       .outsider_tariff = TARIFF_HOLIDAY_OUTSIDER,
                       .no_quotient = PF_PRICE_CHANGE_CAP,
                       .meal_percent = "25" },
};

static const struct
{
  Tariff tariff;
  const char *lower;
  PfMoney cents;
} lines[] = {
  { TARIFF_LUNCH, "0", 100 },     { TARIFF_LUNCH, "400", 160 },   { TARIFF_LUNCH, "600", 235 },
  { TARIFF_LUNCH, "850", 315 },   { TARIFF_LUNCH, "1100", 368 },  { TARIFF_LUNCH, "1500", 452 },
  { TARIFF_LUNCH, "2000", 520 },  { TARIFF_EVENING, "0", 32 },    { TARIFF_EVENING, "600", 48 },
  { TARIFF_EVENING, "1100", 66 }, { TARIFF_EVENING, "1700", 85 },
};

/* Which slot each tariff is for; 0: every slot of the activity. */
static const struct
{
  Tariff tariff;
  PfDemoActivity activity;
  PfDemoSlot slot;
} assignments[] = {
  { TARIFF_MORNING, PF_DEMO_MORNING, 0 },
  { TARIFF_LUNCH, PF_DEMO_CANTEEN, 0 },
  { TARIFF_EVENING, PF_DEMO_EVENING, 0 },
  { TARIFF_WEDNESDAY, PF_DEMO_WEDNESDAY, 0 },
  { TARIFF_WEDNESDAY_MORNING, PF_DEMO_WEDNESDAY, PF_DEMO_SLOT_WEDNESDAY_MORNING },
  { TARIFF_LUNCH, PF_DEMO_WEDNESDAY, PF_DEMO_SLOT_WEDNESDAY_LUNCH },
  { TARIFF_HOLIDAY, PF_DEMO_HOLIDAYS, 0 },
};

static PfMoney
get_money (PfMoney cents)
{
  return cents != 0 ? cents : PF_NO_MONEY;
}

static void
make_tariff (PfDemoTown *self, Tariff n)
{
  static const char *const percents[] = { "100", "90", "80", NULL };
  PfTariff *tariff = pf_demo_town_add (self, PF_DEMO_TARIFF);

  tariff->name = g_strdup (tariffs[n].name);
  tariff->edition = 1;
  tariff->kind = tariffs[n].kind;
  tariff->rounding = PF_ROUNDING_HALF_UP;
  tariff->rounding_cents = 1;
  tariff->rate = g_strdup (tariffs[n].rate);
  tariff->cents = get_money (tariffs[n].cents);
  tariff->floor_cents = get_money (tariffs[n].floor_cents);
  tariff->cap_cents = get_money (tariffs[n].cap_cents);
  if (tariffs[n].step_minutes != 0)
    tariff->step_minutes = tariffs[n].step_minutes;
  tariff->outsider = tariffs[n].outsider;
  tariff->outsider_cents = get_money (tariffs[n].outsider_cents);
  tariff->outsider_percent = g_strdup (tariffs[n].outsider_percent);
  if (tariffs[n].outsider_tariff != 0)
    pf_demo_refer (tariff->outsider_tariff,
                   pf_demo_town_get (self, PF_DEMO_TARIFF, tariffs[n].outsider_tariff));
  tariff->no_quotient = tariffs[n].no_quotient;
  tariff->meal_percent = g_strdup (tariffs[n].meal_percent);
  if (tariffs[n].siblings) {
    tariff->siblings = PF_SIBLING_RULE_PERCENT_BY_RANK;
    tariff->sibling_percents = g_strdupv ((GStrv) percents);
  }
  tariff->valid_from = PF_SCHOOL_YEAR (pf_demo_town_get (self, PF_DEMO_SCHOOL_YEAR, 1))->first_day;
}

static void
make_lines (PfDemoTown *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    PfTariffLine *line = pf_demo_town_add (self, PF_DEMO_TARIFF_LINE);

    pf_demo_refer (line->tariff, pf_demo_town_get (self, PF_DEMO_TARIFF, lines[i].tariff));
    line->lower = g_strdup (lines[i].lower);
    line->cents = lines[i].cents;
  }
}

static void
make_assignments (PfDemoTown *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (assignments); i++) {
    PfTariffAssignment *assignment = pf_demo_town_add (self, PF_DEMO_TARIFF_ASSIGNMENT);
    PfTariff *tariff = pf_demo_town_get (self, PF_DEMO_TARIFF, assignments[i].tariff);

    pf_demo_refer (assignment->tariff, tariff);
    pf_demo_refer (assignment->activity,
                   pf_demo_town_get (self, PF_DEMO_ACTIVITY, assignments[i].activity));
    if (assignments[i].slot != 0)
      pf_demo_refer (assignment->slot, pf_demo_town_get (self, PF_DEMO_SLOT, assignments[i].slot));
    assignment->valid_from = tariff->valid_from;
  }
}

void
pf_demo_make_tariffs (PfDemoTown *self)
{
  for (guint i = 1; i < G_N_ELEMENTS (tariffs); i++)
    make_tariff (self, (Tariff) i);
  make_lines (self);
  make_assignments (self);
}
