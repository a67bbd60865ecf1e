/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tariff as the council voted it. A new vote is a new row: what was billed keeps its tariff.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* The base price. Where the tariff has lines, the line of the family's quotient gives the amount
 * of every kind but effort and income_rate; else the tariff's own `cents` or `rate` do.
 */
typedef enum
{
  PF_TARIFF_KIND_NONE,
  PF_TARIFF_KIND_FLAT,
  PF_TARIFF_KIND_BRACKETS,          /* lower bounds alone: nothing can lie between two lines */
  PF_TARIFF_KIND_BRACKETS_CLOSED,   /* lower and upper bounds, as towns publish them */
  PF_TARIFF_KIND_EFFORT,            /* clamp (quotient × rate, floor, cap) + adjustment, min 0 */
  PF_TARIFF_KIND_PER_STEP,          /* an amount for each begun step */
  PF_TARIFF_KIND_BRACKETS_PER_STEP, /* the same, from the line of the quotient */
  PF_TARIFF_KIND_PER_HOUR,          /* minute by minute */
  PF_TARIFF_KIND_INCOME_RATE,       /* an hour of nursery: capped monthly income × rate */
  PF_TARIFF_KIND_PACKAGE,           /* once a week, month or period, however many sessions */
  PF_TARIFF_KIND_EVENT,             /* once for the event */
  PF_TARIFF_KIND_CREDIT,            /* given back to the family: prices below zero */
} PfTariffKind;

#define PF_TYPE_TARIFF_KIND (pf_tariff_kind_get_type ())
GType pf_tariff_kind_get_type (void);

/* Of the final amount of a line, once; away from zero for up, towards it for down. */
typedef enum
{
  PF_ROUNDING_NONE,
  PF_ROUNDING_HALF_UP,
  PF_ROUNDING_DOWN,
  PF_ROUNDING_UP,
} PfRounding;

#define PF_TYPE_ROUNDING (pf_rounding_get_type ())
GType pf_rounding_get_type (void);

typedef enum
{
  PF_PACKAGE_SPAN_NONE,
  PF_PACKAGE_SPAN_WEEK,
  PF_PACKAGE_SPAN_MONTH,
  PF_PACKAGE_SPAN_PERIOD,
} PfPackageSpan;

#define PF_TYPE_PACKAGE_SPAN (pf_package_span_get_type ())
GType pf_package_span_get_type (void);

/* What a rule makes of a price; each use allows some of these. */
typedef enum
{
  PF_PRICE_CHANGE_NONE,
  PF_PRICE_CHANGE_FLAT,    /* an amount instead */
  PF_PRICE_CHANGE_ADD,     /* an amount on top */
  PF_PRICE_CHANGE_PERCENT, /* that percent of it: 200 doubles it */
  PF_PRICE_CHANGE_CAP,     /* the dearest price instead: of the lines, or the cap of the rate */
  PF_PRICE_CHANGE_HIGHEST, /* the same, as towns with lines call it */
  PF_PRICE_CHANGE_TARIFF,  /* another tariff instead */
  PF_PRICE_CHANGE_REFUSE,  /* no price */
} PfPriceChange;

#define PF_TYPE_PRICE_CHANGE (pf_price_change_get_type ())
GType pf_price_change_get_type (void);

typedef enum
{
  PF_SIBLING_RULE_NONE,
  PF_SIBLING_RULE_PERCENT_BY_RANK, /* the oldest enrolled child is of rank 1 */
  PF_SIBLING_RULE_BRACKET_DROP,    /* the line below, from n enrolled children */
} PfSiblingRule;

#define PF_TYPE_SIBLING_RULE (pf_sibling_rule_get_type ())
GType pf_sibling_rule_get_type (void);

#define PF_TYPE_TARIFF (pf_tariff_get_type ())
G_DECLARE_FINAL_TYPE (PfTariff, pf_tariff, PF, TARIFF, PfRecord)

struct _PfTariff
{
  PfRecord parent_instance;

  PfId id;
  char *name;
  int edition; /* the tariff's version: 1, then one more at each vote */
  PfId replaces;
  PfTariffKind kind;
  PfRounding rounding;
  int rounding_cents; /* to 1, 5 or 10 cents */

  PfMoney cents;            /* of one unit: session, step, hour, package, event */
  char *rate;               /* a decimal: euros for each point of quotient */
  PfMoney floor_cents;      /* of quotient × rate */
  PfMoney cap_cents;        /* the same */
  PfMoney adjustment_cents; /* after the clamp; may be below 0 */
  int step_minutes;
  PfMoney income_floor_cents; /* a month */
  PfMoney income_cap_cents;
  PfPackageSpan span;

  PfPriceChange outsider; /* of one unit: flat, add, percent, cap, highest, tariff */
  PfMoney outsider_cents;
  char *outsider_percent;
  PfId outsider_tariff;

  PfPriceChange no_quotient; /* of one unit: cap, highest, flat, refuse */
  PfMoney no_quotient_cents;

  PfSiblingRule siblings;
  GStrv sibling_percents; /* of the price, by rank from 1; the last is for all that follow */
  int sibling_from;       /* enrolled children */

  PfPriceChange packed_lunch; /* of a child whose care plan has one brought: flat, percent */
  PfMoney packed_lunch_cents;
  char *packed_lunch_percent;

  GStrv reductions; /* "staff=20": 20 % off; those of one child add up, to 100 at most */

  PfPriceChange late; /* booked after the deadline: flat, add, percent */
  PfMoney late_cents;
  char *late_percent;
  PfPriceChange unbooked; /* came without a booking: the same */
  PfMoney unbooked_cents;
  char *unbooked_percent;

  PfMoney meal_cents; /* the meal part, at most; the rest is care */
  char *meal_percent; /* the meal part, of the price */

  PfDate valid_from;
  PfDate valid_to;
  int version;
};

/* The check of the record alone, run when a request is read. */
void pf_tariff_check (PfRecord *record, PfErrors *errors);

/* What is wrong with its lines (of PfTariffLine), to be run before they are saved: a table that
 * does not begin at 0, that leaves a hole or whose lines overlap; a kind's amount that is missing;
 * no word on families without a quotient where it takes one.
 */
void pf_tariff_check_lines (PfTariff *self, GPtrArray *lines, PfErrors *errors);

G_END_DECLS
