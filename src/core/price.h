/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The price of one line: a child, a household and a session, or a package or an event. Exact until
 * its one rounding, and it can say how it was worked out.
 */
#pragma once

#include "core/pricing.h"
#include "core/problem.h"

G_BEGIN_DECLS

/* What a tariff may ask of a family and a session. Start from PF_PRICE_INPUT_NONE. */
typedef struct
{
  PfDecimal quotient; /* PF_NO_DECIMAL: none is valid */
  guint column;       /* from pf_pricing_find_column() */
  gboolean outsider;  /* the household lives out of town */
  int minutes;        /* of presence; a nursery's: of its contract */
  int rank;           /* among the household's enrolled children, 1 the oldest */
  int enrolled_children;
  PfMoney yearly_income_cents; /* PF_NO_MONEY: unknown */
  int dependent_children;
  int disabled_children;
  gboolean packed_lunch;      /* a care plan has the family bring the meal */
  guint reductions;           /* bits from pf_pricing_find_reduction() */
  gboolean late;              /* booked after the deadline, */
  PfMoney late_add_cents;     /* with what its rule adds, */
  PfDecimal late_add_percent; /* or makes of the price; neither: as the tariff says */
  gboolean unbooked;          /* came without a booking */
  gboolean already_charged;   /* the package or event, by an earlier line */
  PfMoney aid_cents;          /* that another pays, at most, for this line */
  PfMoney aid_left_cents;     /* of the aid's ceiling; PF_NO_MONEY: it has none */
} PfPriceInput;

#define PF_PRICE_INPUT_NONE                                                                        \
  ((PfPriceInput){ .quotient = PF_NO_DECIMAL,                                                      \
                   .yearly_income_cents = PF_NO_MONEY,                                             \
                   .late_add_cents = PF_NO_MONEY,                                                  \
                   .late_add_percent = PF_NO_DECIMAL,                                              \
                   .aid_left_cents = PF_NO_MONEY })

/* What led to a price, in the order it happened. */
typedef enum
{
  PF_PRICE_STEP_NONE,
  PF_PRICE_STEP_OUTSIDER_TARIFF,
  PF_PRICE_STEP_FLAT,
  PF_PRICE_STEP_BRACKET,
  PF_PRICE_STEP_EFFORT,
  PF_PRICE_STEP_INCOME_RATE,
  PF_PRICE_STEP_NO_QUOTIENT,
  PF_PRICE_STEP_OUTSIDER,
  PF_PRICE_STEP_BRACKET_DROP,
  PF_PRICE_STEP_DURATION,
  PF_PRICE_STEP_ALREADY_CHARGED,
  PF_PRICE_STEP_SIBLING,
  PF_PRICE_STEP_PACKED_LUNCH,
  PF_PRICE_STEP_REDUCTION,
  PF_PRICE_STEP_LATE,
  PF_PRICE_STEP_UNBOOKED,
  PF_PRICE_STEP_AID,
  PF_PRICE_STEP_ROUNDING,
} PfPriceStepCode;

#define PF_TYPE_PRICE_STEP_CODE (pf_price_step_code_get_type ())
GType pf_price_step_code_get_type (void);

#define PF_PRICE_MAX_STEPS 12

typedef struct
{
  PfPriceStepCode code;
  PfRatio amount; /* after the step */
} PfPriceStep;

typedef struct
{
  PfMoney cents;      /* to pay; below 0 for a credit */
  PfMoney care_cents; /* the two parts of it: tax credits count care alone */
  PfMoney meal_cents; /* none of a packed lunch */
  PfMoney aid_cents;  /* taken off, already out of the above */

  const PfPricing *pricing; /* that set it: an outsider's own, where there is one */
  PfPriceInput input;
  guint n_steps;
  PfPriceStep steps[PF_PRICE_MAX_STEPS];
} PfPrice;

/* Works out the price, in this order: base price of a unit; column and outsider rule, on the unit;
 * duration; sibling rule; packed lunch; reductions; surcharges (late, then unbooked); aid;
 * rounding. PF_PROBLEM_NO_BRACKET: the tariff says nothing for this quotient, or refuses to do
 * without one. PF_PROBLEM_FAILED: beyond all numbers.
 */
gboolean pf_price_compute (const PfPricing *pricing,
                           const PfPriceInput *input,
                           PfPrice *ret_price,
                           GError **error);

/* What a booking and a charge keep of it (transfer full), a list of texts: the tariff and its
 * edition, the inputs that count, each step with its exact amount in cents, and the parts:
 * "tariff=…", "edition=3", "input_quotient=859.99", "bracket=235", "rounding=235", "care=0",
 * "meal=235". The pricing it was computed from is still held.
 */
GStrv pf_price_explain (const PfPrice *self);

G_END_DECLS
