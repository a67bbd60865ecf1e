/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/household-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"

char *
pf_household_say_pending (PfHouseholdChange *change, PfLoading *loading)
{
  g_autofree char *value = pf_household_change_write (change);
  g_autofree char *asked = pf_say_moment (change->asked_at, loading->now, loading->zone);

  /* Translators: the new value, who asked for it, when */
  return change->changed == PF_CHANGED_NAME
             ? g_strdup_printf (_ ("New name, awaiting the town’s validation: %s (given by %s, "
                                   "%s). Until then the town keeps the one it has."),
                                value,
                                change->asked_by,
                                asked)
             : g_strdup_printf (_ ("New address, awaiting the town’s validation: %s (given by %s, "
                                   "%s). Until then the town keeps the one it has."),
                                value,
                                change->asked_by,
                                asked);
}

const char *
pf_household_get_role (PfAdultRole role)
{
  switch (role) {
  case PF_ADULT_ROLE_GUARDIAN:
    return _ ("Legal guardian");
  case PF_ADULT_ROLE_PAYER:
    return _ ("Pays the invoices");
  case PF_ADULT_ROLE_NONE:
  case PF_ADULT_ROLE_OTHER:
    return _ ("Other adult of the household");
  }
  g_return_val_if_reached ("");
}

char *
pf_household_say_validity (PfQuotientSummary *quotient)
{
  g_autofree char *day = NULL;

  if (quotient->valid_until == 0)
    return NULL;
  day = pf_say_date (quotient->valid_until);
  return g_strdup_printf (quotient->state == PF_QUOTIENT_STATE_EXPIRED ? _ ("Expired on %s")
                                                                       : _ ("Valid until %s"),
                          day);
}

static guint
count_years (PfDate from, PfDate to)
{
  guint month, day, month_of_birth, day_of_birth;
  guint n =
      pf_date_get_year (to, &month, &day) - pf_date_get_year (from, &month_of_birth, &day_of_birth);
  gboolean before = month < month_of_birth || (month == month_of_birth && day < day_of_birth);

  return before ? n - 1 : n;
}

char *
pf_household_say_child (PfChild *child, PfDate today)
{
  guint n;

  if (child->birth_date == 0 || child->birth_date > today)
    return g_strdup (child->first_name);
  n = count_years (child->birth_date, today);
  if (n == 0)
    return g_strdup (child->first_name);
  return g_strdup_printf (
      ngettext ("%s, %u year old", "%s, %u years old", n), child->first_name, n);
}

char *
pf_household_say_school (PfChild *child, const char *school)
{
  const char *level = pf_say_level (child->level);

  if (level == NULL || school == NULL)
    return g_strdup (level != NULL ? level : school);
  return g_strdup_printf (C_ ("level, school", "%s, %s"), level, school);
}

char *
pf_household_say_birth (PfChild *child)
{
  PfDate date = child->birth_date != 0 ? child->birth_date : child->expected_on;
  g_autofree char *day = NULL;

  if (date == 0)
    return NULL;
  day = pf_say_date (date);
  return g_strdup_printf (child->birth_date != 0 ? _ ("Born on %s") : _ ("To be born about %s"),
                          day);
}

/* ---- custody */

/* "Monday, Tuesday" */
static char *
list_weekdays (GStrv words)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++) {
    PfWeekday weekday = pf_weekday_parse (words[i]);

    if (weekday != PF_WEEKDAY_NONE)
      g_string_append_printf (
          list, "%s%s", list->len > 0 ? ", " : "", pf_say_weekday_name (weekday));
  }
  return g_string_free (list, FALSE);
}

static char *
say_days (PfCustody *custody)
{
  g_autofree char *days = list_weekdays (custody->weekdays);

  return g_strdup_printf (custody->side == PF_CUSTODY_SIDE_A
                              ? _ ("Here each week on: %s.")
                              : _ ("Here each week on all days but: %s."),
                          days);
}

static char *
say_pattern (PfCustody *custody)
{
  gboolean is_a = custody->side == PF_CUSTODY_SIDE_A;

  switch (custody->pattern) {
  case PF_CUSTODY_PATTERN_NONE:
  case PF_CUSTODY_PATTERN_FULL:
    return NULL;
  case PF_CUSTODY_PATTERN_FORTNIGHT:
    return g_strdup (_ ("Here one week in two."));
  case PF_CUSTODY_PATTERN_ISO_EVEN:
    return g_strdup (is_a ? _ ("Here in even weeks.") : _ ("Here in odd weeks."));
  case PF_CUSTODY_PATTERN_ISO_ODD:
    return g_strdup (is_a ? _ ("Here in odd weeks.") : _ ("Here in even weeks."));
  case PF_CUSTODY_PATTERN_TWO_TWO_THREE:
    return g_strdup (_ ("Here two or three days in turn."));
  case PF_CUSTODY_PATTERN_TWO_TWO_FIVE_FIVE:
    return g_strdup (_ ("Here two, then five days in turn."));
  case PF_CUSTODY_PATTERN_DAYS:
    return say_days (custody);
  case PF_CUSTODY_PATTERN_FREE:
    return g_strdup (_ ("Here by a calendar that both households agreed."));
  }
  g_return_val_if_reached (NULL);
}

static char *
say_hand_over (PfCustody *custody)
{
  const char *weekday = NULL;
  g_autofree char *time = NULL;

  if (custody->hand_over_weekday == PF_WEEKDAY_NONE)
    return NULL;
  weekday = pf_say_weekday_name (custody->hand_over_weekday);
  if (custody->hand_over_time == NULL)
    return g_strdup_printf (_ ("Changes household on %s."), weekday);
  time = pf_say_clock (custody->hand_over_time);
  return g_strdup_printf (_ ("Changes household on %s at %s."), weekday, time);
}

static const char *
get_holidays (PfCustodyHolidays holidays)
{
  switch (holidays) {
  case PF_CUSTODY_HOLIDAYS_NONE:
    return NULL;
  case PF_CUSTODY_HOLIDAYS_HALVES:
    return _ ("School holidays: half each.");
  case PF_CUSTODY_HOLIDAYS_WEEKS:
    return _ ("School holidays: week by week in turn.");
  }
  g_return_val_if_reached (NULL);
}

char *
pf_household_say_custody (PfCustody *custody)
{
  g_autofree char *pattern = custody != NULL ? say_pattern (custody) : NULL;
  g_autofree char *hand_over = NULL;
  const char *holidays = NULL;

  if (pattern == NULL)
    return NULL;
  hand_over = say_hand_over (custody);
  holidays = get_holidays (custody->holidays);
  return g_strconcat (pattern,
                      hand_over != NULL ? " " : "",
                      hand_over != NULL ? hand_over : "",
                      holidays != NULL ? " " : "",
                      holidays != NULL ? holidays : "",
                      NULL);
}

/* ---- whom to ask */

/* "01 99 00 00 00 (Monday to Friday)", or NULL. */
static char *
say_phone (PfPortalContact *desk)
{
  g_autofree char *phone = NULL;
  g_autofree char *hours = NULL;

  if (desk == NULL || desk->phone == NULL)
    return NULL;
  phone = pf_say_phone (desk->phone);
  if (desk->hours == NULL)
    return g_steal_pointer (&phone);
  hours = pf_say_first_small (desk->hours);
  return g_strdup_printf (C_ ("phone, hours", "%s (%s)"), phone, hours);
}

char *
pf_household_say_desk (PfHouseholdModel *model, PfVisit *visit)
{
  gboolean is_checked = pf_household_model_is_checked (model);
  g_autofree char *phone = say_phone (pf_visit_get_desk (visit));
  g_autofree char *ask = NULL;

  if (phone == NULL)
    ask = g_strdup (is_checked ? _ ("To have something put right, ask the desk.")
                               : _ ("If something in it is wrong, ask the desk to put it right."));
  else
    ask = g_strdup_printf (
        is_checked ? _ ("To have something put right, ask the desk: %s.")
                   : _ ("If something in it is wrong, ask the desk to put it right: %s."),
        phone);
  return g_strdup_printf ("%s %s",
                          is_checked
                              ? _ ("This information is checked for this school year.")
                              : _ ("This information is to be checked for this school year."),
                          ask);
}
