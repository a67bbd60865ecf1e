/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tariff.h"

#include "core/decimal.h"

G_DEFINE_ENUM_TYPE (PfTariffKind,
                    pf_tariff_kind,
                    G_DEFINE_ENUM_VALUE (PF_TARIFF_KIND_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_TARIFF_KIND_FLAT, "flat"),
                    G_DEFINE_ENUM_VALUE (PF_TARIFF_KIND_BRACKETS, "brackets"),
                    G_DEFINE_ENUM_VALUE (PF_TARIFF_KIND_BRACKETS_CLOSED, "brackets_closed"),
                    G_DEFINE_ENUM_VALUE (PF_TARIFF_KIND_EFFORT, "effort"),
                    G_DEFINE_ENUM_VALUE (PF_TARIFF_KIND_PER_STEP, "per_step"),
                    G_DEFINE_ENUM_VALUE (PF_TARIFF_KIND_BRACKETS_PER_STEP, "brackets_per_step"),
                    G_DEFINE_ENUM_VALUE (PF_TARIFF_KIND_PER_HOUR, "per_hour"),
                    G_DEFINE_ENUM_VALUE (PF_TARIFF_KIND_INCOME_RATE, "income_rate"),
                    G_DEFINE_ENUM_VALUE (PF_TARIFF_KIND_PACKAGE, "package"),
                    G_DEFINE_ENUM_VALUE (PF_TARIFF_KIND_EVENT, "event"),
                    G_DEFINE_ENUM_VALUE (PF_TARIFF_KIND_CREDIT, "credit"))

G_DEFINE_ENUM_TYPE (PfRounding,
                    pf_rounding,
                    G_DEFINE_ENUM_VALUE (PF_ROUNDING_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_ROUNDING_HALF_UP, "half_up"),
                    G_DEFINE_ENUM_VALUE (PF_ROUNDING_DOWN, "down"),
                    G_DEFINE_ENUM_VALUE (PF_ROUNDING_UP, "up"))

G_DEFINE_ENUM_TYPE (PfPackageSpan,
                    pf_package_span,
                    G_DEFINE_ENUM_VALUE (PF_PACKAGE_SPAN_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_PACKAGE_SPAN_WEEK, "week"),
                    G_DEFINE_ENUM_VALUE (PF_PACKAGE_SPAN_MONTH, "month"),
                    G_DEFINE_ENUM_VALUE (PF_PACKAGE_SPAN_PERIOD, "period"))

G_DEFINE_ENUM_TYPE (PfPriceChange,
                    pf_price_change,
                    G_DEFINE_ENUM_VALUE (PF_PRICE_CHANGE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_CHANGE_FLAT, "flat"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_CHANGE_ADD, "add"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_CHANGE_PERCENT, "percent"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_CHANGE_CAP, "cap"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_CHANGE_HIGHEST, "highest"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_CHANGE_TARIFF, "tariff"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_CHANGE_REFUSE, "refuse"))

G_DEFINE_ENUM_TYPE (PfSiblingRule,
                    pf_sibling_rule,
                    G_DEFINE_ENUM_VALUE (PF_SIBLING_RULE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_SIBLING_RULE_PERCENT_BY_RANK, "percent_by_rank"),
                    G_DEFINE_ENUM_VALUE (PF_SIBLING_RULE_BRACKET_DROP, "bracket_drop"))

#define MAX_CENTS PF_CENTS (100000000)
#define REDUCTION_PATTERN "^[a-z][a-z0-9_]{0,39}=(100|[0-9]{1,2})(\\.[0-9]{1,4})?$"

static const PfField fields[] = {
  PF_ID (PfTariff, id, .read_only = true),
  PF_TEXT (PfTariff, name, .required = true, .max = 120),
  PF_INTEGER (PfTariff, edition, .read_only = true),
  PF_ID (PfTariff, replaces),
  PF_ENUM (PfTariff, kind, PfTariffKind, pf_tariff_kind, .required = true),
  PF_ENUM (PfTariff, rounding, PfRounding, pf_rounding, .required = true),
  PF_INTEGER (PfTariff, rounding_cents, .min = 1, .max = 10),
  PF_MONEY (PfTariff, cents, .max = MAX_CENTS),
  PF_TEXT (PfTariff, rate, .pattern = PF_DECIMAL_PATTERN),
  PF_MONEY (PfTariff, floor_cents, .max = MAX_CENTS),
  PF_MONEY (PfTariff, cap_cents, .max = MAX_CENTS),
  PF_MONEY (PfTariff, adjustment_cents, .min = -MAX_CENTS, .max = MAX_CENTS),
  PF_INTEGER (PfTariff, step_minutes, .min = 1, .max = 1440),
  PF_MONEY (PfTariff, income_floor_cents, .max = MAX_CENTS),
  PF_MONEY (PfTariff, income_cap_cents, .max = MAX_CENTS),
  PF_ENUM (PfTariff, span, PfPackageSpan, pf_package_span),
  PF_ENUM (PfTariff, outsider, PfPriceChange, pf_price_change),
  PF_MONEY (PfTariff, outsider_cents, .max = MAX_CENTS),
  PF_TEXT (PfTariff, outsider_percent, .pattern = PF_DECIMAL_PATTERN),
  PF_ID (PfTariff, outsider_tariff),
  PF_ENUM (PfTariff, no_quotient, PfPriceChange, pf_price_change),
  PF_MONEY (PfTariff, no_quotient_cents, .max = MAX_CENTS),
  PF_ENUM (PfTariff, siblings, PfSiblingRule, pf_sibling_rule),
  PF_TEXTS (PfTariff, sibling_percents, .pattern = PF_DECIMAL_PATTERN, .max = 12),
  PF_INTEGER (PfTariff, sibling_from, .min = 2, .max = 40),
  PF_ENUM (PfTariff, packed_lunch, PfPriceChange, pf_price_change),
  PF_MONEY (PfTariff, packed_lunch_cents, .max = MAX_CENTS),
  PF_TEXT (PfTariff, packed_lunch_percent, .pattern = PF_DECIMAL_PATTERN),
  PF_TEXTS (PfTariff, reductions, .pattern = REDUCTION_PATTERN, .max = 32),
  PF_ENUM (PfTariff, late, PfPriceChange, pf_price_change),
  PF_MONEY (PfTariff, late_cents, .max = MAX_CENTS),
  PF_TEXT (PfTariff, late_percent, .pattern = PF_DECIMAL_PATTERN),
  PF_ENUM (PfTariff, unbooked, PfPriceChange, pf_price_change),
  PF_MONEY (PfTariff, unbooked_cents, .max = MAX_CENTS),
  PF_TEXT (PfTariff, unbooked_percent, .pattern = PF_DECIMAL_PATTERN),
  PF_MONEY (PfTariff, meal_cents, .max = MAX_CENTS),
  PF_TEXT (PfTariff, meal_percent, .pattern = PF_DECIMAL_PATTERN),
  PF_DATE (PfTariff, valid_from),
  PF_DATE (PfTariff, valid_to),
  PF_INTEGER (PfTariff, version, .version = true),
};

PF_DEFINE_RECORD (PfTariff, pf_tariff, "tariff", fields, .check = pf_tariff_check)
