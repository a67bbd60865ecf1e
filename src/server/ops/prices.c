/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/prices.h"

#include "core/local-time.h"

static gboolean
is_enrolled (PfFamily *family, const char *child, const char *activity, PfDate date)
{
  for (guint i = 0; i < family->enrolments->len; i++) {
    PfEnrolment *enrolment = family->enrolments->pdata[i];

    if (g_str_equal (enrolment->child, child) && g_str_equal (enrolment->activity, activity) &&
        pf_enrolment_covers (enrolment, date))
      return TRUE;
  }
  return FALSE;
}

/* The children that the household has in the activity that day, the oldest first. */
static void
count_siblings (PfPriceInput *input,
                PfFamily *family,
                const char *child,
                const char *activity,
                PfDate date)
{
  for (guint i = 0; i < family->children->len; i++) {
    PfHouseholdChild *link = family->children->pdata[i];

    if (!is_enrolled (family, link->child, activity, date))
      continue;
    input->enrolled_children++;
    if (g_str_equal (link->child, child))
      input->rank = input->enrolled_children;
  }
}

static void
read_quotient (PfPriceInput *input, PfFamilyQuotient *quotient)
{
  if (quotient == NULL)
    return;
  if (quotient->value != NULL)
    pf_decimal_parse (quotient->value, &input->quotient);
  input->yearly_income_cents = quotient->yearly_income_cents;
  input->dependent_children = MAX (quotient->dependent_children, 0);
  input->disabled_children = MAX (quotient->disabled_children, 0);
}

PfPriceInput
pf_price_input (PfFamily *family, const char *child, PfSlot *slot, PfDate date)
{
  PfPriceInput input = PF_PRICE_INPUT_NONE;

  input.outsider = !family->resident;
  input.minutes = pf_day_time_parse (slot->ends) - pf_day_time_parse (slot->starts);
  count_siblings (&input, family, child, slot->activity, date);
  read_quotient (&input, pf_family_find_quotient (family, date));
  return input;
}

const PfPricing *
pf_price_take_late_add (PfTown *town,
                        PfDeadlineRule *rule,
                        const PfPricing *pricing,
                        PfPriceInput *input)
{
  const PfPricing *other = rule != NULL ? pf_town_get_pricing (town, rule->late_add_tariff) : NULL;

  input->late = TRUE;
  if (rule != NULL && rule->late_add_cents != PF_NO_MONEY)
    input->late_add_cents = rule->late_add_cents;
  if (rule != NULL && rule->late_add_percent != NULL)
    pf_decimal_parse (rule->late_add_percent, &input->late_add_percent);
  return other != NULL ? other : pricing;
}

gboolean
pf_price_of_place (PfTown *town,
                   PfFamily *family,
                   const char *child,
                   PfSession *session,
                   gboolean late,
                   PfPrice *ret_price,
                   GError **error)
{
  PfSlot *slot = pf_town_find_slot (town, session->slot);
  PfDayKind kind =
      pf_calendar_get_kind (pf_town_get_calendar (town), session->date, session->site, NULL);
  const PfPricing *pricing = pf_town_find_pricing (town, slot, session->date, kind);
  PfPriceInput input;

  if (pricing == NULL)
    return FALSE;
  input = pf_price_input (family, child, slot, session->date);
  if (late)
    pricing = pf_price_take_late_add (
        town, pf_town_find_rule (town, PF_DEADLINE_ACT_ADD, session), pricing, &input);
  return pf_price_compute (pricing, &input, ret_price, error);
}

PfMoney
pf_price_given_up_late (PfDeadlineRule *rule, PfMoney price)
{
  return rule != NULL && price != PF_NO_MONEY ? pf_deadline_rule_get_late_removal (rule, price)
                                              : price;
}
