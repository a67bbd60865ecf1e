/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a price was worked out, as texts to keep.
 */
#include "core/price.h"
#include "core/text.h"

G_DEFINE_ENUM_TYPE (PfPriceStepCode,
                    pf_price_step_code,
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_OUTSIDER_TARIFF, "outsider_tariff"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_FLAT, "flat"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_BRACKET, "bracket"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_EFFORT, "effort"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_INCOME_RATE, "income_rate"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_NO_QUOTIENT, "no_quotient"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_OUTSIDER, "outsider"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_BRACKET_DROP, "bracket_drop"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_DURATION, "duration"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_ALREADY_CHARGED, "already_charged"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_SIBLING, "sibling"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_PACKED_LUNCH, "packed_lunch"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_REDUCTION, "reduction"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_LATE, "late"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_UNBOOKED, "unbooked"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_AID, "aid"),
                    G_DEFINE_ENUM_VALUE (PF_PRICE_STEP_ROUNDING, "rounding"))

static void
add_text (GStrvBuilder *texts, const char *name, const char *value)
{
  g_autofree char *text = g_strdup_printf ("%s=%s", name, value);

  g_strv_builder_add (texts, text);
}

static void
add_number (GStrvBuilder *texts, const char *name, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%s=%" G_GINT64_FORMAT, name, value);

  g_strv_builder_add (texts, text);
}

/* Zero is what was not asked or does not matter. */
static void
add_input (GStrvBuilder *texts, const char *name, gint64 value)
{
  g_autofree char *input = g_strconcat ("input_", name, NULL);

  if (value != 0)
    add_number (texts, input, value);
}

static void
add_money_input (GStrvBuilder *texts, const char *name, PfMoney cents)
{
  add_input (texts, name, cents != PF_NO_MONEY ? cents : 0);
}

static void
add_decimal_input (GStrvBuilder *texts, const char *name, PfDecimal value)
{
  char text[PF_DECIMAL_SIZE];

  if (value == PF_NO_DECIMAL)
    return;
  pf_decimal_write (value, text);
  add_text (texts, name, text);
}

static void
add_named_inputs (GStrvBuilder *texts, const PfPrice *self)
{
  GArray *columns = self->pricing->columns;

  if (self->input.column > 0 && self->input.column < columns->len)
    add_text (
        texts, "input_column", g_array_index (columns, PfPricingColumn, self->input.column).name);
  for (guint i = 0; i < self->pricing->n_reductions; i++)
    if ((self->input.reductions & 1u << i) != 0)
      add_text (texts, "input_reduction", self->pricing->reductions[i]);
}

static void
add_inputs (GStrvBuilder *texts, const PfPrice *self)
{
  const PfPriceInput *input = &self->input;

  add_decimal_input (texts, "input_quotient", input->quotient);
  add_named_inputs (texts, self);
  add_input (texts, "outsider", input->outsider);
  add_input (texts, "minutes", input->minutes);
  add_input (texts, "rank", input->rank);
  add_input (texts, "enrolled_children", input->enrolled_children);
  add_money_input (texts, "yearly_income_cents", input->yearly_income_cents);
  add_input (texts, "dependent_children", input->dependent_children);
  add_input (texts, "disabled_children", input->disabled_children);
  add_input (texts, "packed_lunch", input->packed_lunch);
  add_input (texts, "late", input->late);
  add_money_input (texts, "late_add_cents", input->late_add_cents);
  add_decimal_input (texts, "input_late_add_percent", input->late_add_percent);
  add_input (texts, "unbooked", input->unbooked);
  add_input (texts, "already_charged", input->already_charged);
  add_money_input (texts, "aid_cents", input->aid_cents);
  add_money_input (texts, "aid_left_cents", input->aid_left_cents);
}

static void
add_steps (GStrvBuilder *texts, const PfPrice *self)
{
  g_autoptr (GEnumClass) codes = g_type_class_ref (PF_TYPE_PRICE_STEP_CODE);

  for (guint i = 0; i < self->n_steps; i++) {
    g_autoptr (GString) amount = g_string_new (NULL);

    pf_ratio_write (self->steps[i].amount, amount);
    add_text (texts, g_enum_get_value (codes, (int) self->steps[i].code)->value_nick, amount->str);
  }
}

GStrv
pf_price_explain (const PfPrice *self)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  add_text (texts, "tariff", self->pricing->tariff);
  add_number (texts, "edition", self->pricing->edition);
  add_inputs (texts, self);
  add_steps (texts, self);
  add_number (texts, "care", self->care_cents);
  add_number (texts, "meal", self->meal_cents);
  return g_strv_builder_end (texts);
}
