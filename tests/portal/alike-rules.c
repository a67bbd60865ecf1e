/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules and tariffs by chance.
 */
#include "alike-town.h"
#include "core/deadline-rule.h"
#include "core/tariff-assignment.h"
#include "core/tariff-line.h"
#include "core/tariff.h"
#include "core/weekday.h"

#define MAX_RULES_OF_ACT 4
#define N_TARIFFS 4

guint
pf_alike_draw (guint n)
{
  return (guint) g_test_rand_int_range (0, (int) n);
}

gboolean
pf_alike_draw_one_in (guint n)
{
  return pf_alike_draw (n) == 0;
}

void
pf_alike_set_id (PfId id, guint number)
{
  pf_id_from_number (id, number);
}

static char *
draw_time (void)
{
  return g_strdup_printf ("%02u:%02u", pf_alike_draw (24), 15 * pf_alike_draw (4));
}

static const char *
draw_weekday (void)
{
  static const char *const weekdays[] = { "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN" };

  return weekdays[pf_alike_draw (G_N_ELEMENTS (weekdays))];
}

/* ---- deadlines */

static void
draw_target (PfDeadlineRule *self, guint n_activities, guint n_slots, PfDate day)
{
  if (pf_alike_draw_one_in (2))
    pf_alike_set_id (self->activity, 1 + pf_alike_draw (n_activities));
  if (pf_alike_draw_one_in (4))
    pf_alike_set_id (self->slot, 1 + pf_alike_draw (n_slots));
  if (pf_alike_draw_one_in (6))
    pf_alike_set_id (self->group, 1 + pf_alike_draw (2));
  if (pf_alike_draw_one_in (4))
    self->day_kind = (PfDayKind) (PF_DAY_KIND_SCHOOL + pf_alike_draw (PF_DAY_KIND_CLOSED));
  if (pf_alike_draw_one_in (4)) {
    self->period_from = day - pf_alike_draw (8);
    self->period_to = day + pf_alike_draw (8);
  }
  if (pf_alike_draw_one_in (4))
    self->valid_from = day - pf_alike_draw (20);
}

static void
draw_counted (PfDeadlineRule *self)
{
  static const char *const excluded[] = {
    "weekend", "public_holiday", "school_holiday", "closure", "other_weekday"
  };
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *const open[] = { "MON", "TUE", "THU", "FRI", draw_weekday (), NULL };

  self->counted = (PfCountedDays) pf_alike_draw (PF_COUNTED_DAYS_OPEN + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (excluded); i++)
    if (pf_alike_draw_one_in (4))
      g_strv_builder_add (words, excluded[i]);
  g_object_set (self, "open-weekdays", open, NULL);
  self->excluded = g_strv_builder_end (words);
}

/* A line for each weekday but one, so that a rule may say nothing. */
static GStrv
draw_per_weekday (void)
{
  static const char *const sessions[] = { "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN" };
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  guint missing = pf_alike_draw (10);

  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++) {
    g_autofree char *time = draw_time ();
    g_autofree char *line = g_strdup_printf ("%s=%s %s", sessions[i], draw_weekday (), time);

    if (i != missing)
      g_strv_builder_add (lines, line);
  }
  return g_strv_builder_end (lines);
}

static GStrv
draw_months (PfDate day)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (PfDate month = day - 31; month <= day + 31; month += 31) {
    char session[PF_DATE_SIZE], closing[PF_DATE_SIZE];
    g_autofree char *line = NULL;

    pf_date_write (month, session);
    pf_date_write (day - 12 + pf_alike_draw (20), closing);
    line = g_strdup_printf ("%.7s=%s", session, closing);
    if (!pf_alike_draw_one_in (6))
      g_strv_builder_add (lines, line);
  }
  return g_strv_builder_end (lines);
}

/* What each kind reads, for all kinds: a rule only looks at its own. */
static void
draw_kind (PfDeadlineRule *self, PfDate day)
{
  self->kind = (PfDeadlineKind) (PF_DEADLINE_KIND_HOURS + pf_alike_draw (PF_DEADLINE_KIND_NEVER));
  self->n = (int) pf_alike_draw (self->kind == PF_DEADLINE_KIND_HOURS ? 100 : 6);
  self->at = pf_alike_draw_one_in (4) ? g_strdup ("24:00") : draw_time ();
  draw_counted (self);
  self->weekday = (PfWeekday) (PF_WEEKDAY_MONDAY + pf_alike_draw (7));
  self->weeks_before = (int) pf_alike_draw (3);
  self->per_weekday = draw_per_weekday ();
  self->month_day = (int) (1 + pf_alike_draw (31));
  self->months = draw_months (day);
  self->date = day - 5 + pf_alike_draw (10);
}

static void
draw_lateness (PfDeadlineRule *self)
{
  static const char *const percents[] = { "50", "150", "33.3" };

  self->late_add = pf_alike_draw_one_in (3) ? (PfLateAdd) pf_alike_draw (PF_LATE_ADD_ON_REQUEST + 1)
                                            : PF_LATE_ADD_ALLOW_WITH;
  if (pf_alike_draw_one_in (2))
    self->late_add_first = (int) (1 + pf_alike_draw (3));
  if (self->late_add == PF_LATE_ADD_ALLOW_WITH) {
    switch (pf_alike_draw (3)) {
    case 0:
      self->late_add_percent = g_strdup (percents[pf_alike_draw (3)]);
      break;
    case 1:
      self->late_add_cents = pf_alike_draw (500);
      break;
    default:
      pf_alike_set_id (self->late_add_tariff, 1 + pf_alike_draw (N_TARIFFS));
      break;
    }
  }
  self->late_removal = (PfLateRemoval) pf_alike_draw (PF_LATE_REMOVAL_FREE + 1);
  self->late_removal_percent = g_strdup (percents[pf_alike_draw (3)]);
  self->late_removal_cents = pf_alike_draw (400);
}

GPtrArray *
pf_alike_draw_rules (guint n_activities, guint n_slots, PfDate day)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func (g_object_unref);

  for (PfDeadlineAct act = PF_DEADLINE_ACT_ADD; act <= PF_DEADLINE_ACT_ABSENCE; act++) {
    for (guint n = pf_alike_draw (MAX_RULES_OF_ACT + 1); n > 0; n--) {
      PfDeadlineRule *rule = g_object_new (PF_TYPE_DEADLINE_RULE, NULL);

      g_ptr_array_add (rules, rule);
      pf_alike_set_id (rule->id, rules->len);
      rule->act = act;
      rule->version = 1;
      draw_target (rule, n_activities, n_slots, day);
      draw_kind (rule, day);
      draw_lateness (rule);
    }
  }
  return rules;
}

/* ---- tariffs */

GPtrArray *
pf_alike_draw_tariffs (void)
{
  static const PfTariffKind kinds[N_TARIFFS] = {
    PF_TARIFF_KIND_FLAT, PF_TARIFF_KIND_BRACKETS, PF_TARIFF_KIND_EFFORT, PF_TARIFF_KIND_PER_STEP
  };
  GPtrArray *tariffs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_TARIFFS; i++) {
    PfTariff *tariff = g_object_new (PF_TYPE_TARIFF, "name", "T", "rate", "0.004", NULL);

    pf_alike_set_id (tariff->id, i + 1);
    tariff->edition = 1;
    tariff->version = 1;
    tariff->kind = kinds[i];
    tariff->rounding = (PfRounding) (PF_ROUNDING_HALF_UP + pf_alike_draw (3));
    tariff->rounding_cents = pf_alike_draw_one_in (2) ? 1 : 5;
    tariff->cents = 100 + pf_alike_draw (900);
    tariff->step_minutes = 30;
    tariff->floor_cents = 50;
    tariff->cap_cents = 700;
    tariff->no_quotient =
        pf_alike_draw_one_in (2) ? PF_PRICE_CHANGE_REFUSE : PF_PRICE_CHANGE_HIGHEST;
    if (kinds[i] == PF_TARIFF_KIND_EFFORT && tariff->no_quotient == PF_PRICE_CHANGE_HIGHEST)
      tariff->no_quotient = PF_PRICE_CHANGE_CAP;
    tariff->late = (PfPriceChange) (PF_PRICE_CHANGE_NONE + pf_alike_draw (4));
    tariff->late_cents = pf_alike_draw (300);
    tariff->late_percent = g_strdup ("200");
    g_ptr_array_add (tariffs, tariff);
  }
  return tariffs;
}

GPtrArray *
pf_alike_draw_tariff_lines (GPtrArray *tariffs)
{
  static const char *const lowers[] = { "0", "400", "900" };
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (lowers); i++) {
    PfTariffLine *line = g_object_new (PF_TYPE_TARIFF_LINE, "lower", lowers[i], NULL);

    pf_alike_set_id (line->id, i + 1);
    g_strlcpy (line->tariff, ((PfTariff *) tariffs->pdata[1])->id, PF_ID_SIZE);
    line->cents = 100 * (i + 1) + pf_alike_draw (100);
    g_ptr_array_add (lines, line);
  }
  return lines;
}

/* An activity may have none, and one of its own for some kind of day. */
GPtrArray *
pf_alike_draw_assignments (guint n_activities, guint n_tariffs)
{
  GPtrArray *assignments = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 2 * n_activities; i++) {
    PfTariffAssignment *assignment = g_object_new (PF_TYPE_TARIFF_ASSIGNMENT, NULL);

    g_ptr_array_add (assignments, assignment);
    pf_alike_set_id (assignment->id, assignments->len);
    pf_alike_set_id (assignment->tariff, 1 + pf_alike_draw (n_tariffs));
    pf_alike_set_id (assignment->activity, 1 + pf_alike_draw (n_activities));
    if (i % 2 == 1)
      assignment->day_kind = (PfDayKind) (PF_DAY_KIND_SCHOOL + pf_alike_draw (PF_DAY_KIND_CLOSED));
    assignment->version = 1;
  }
  return assignments;
}
