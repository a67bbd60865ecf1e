/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vectors.h"

static int
find_word (GType type, const char *word)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (type);
  const GEnumValue *value = word != NULL ? g_enum_get_value_by_nick (words, word) : NULL;

  if (word != NULL && value == NULL)
    g_error ("%s is no word of %s", word, g_type_name (type));
  return value != NULL ? value->value : 0;
}

static PfMoney
get_money (JsonObject *object, const char *name)
{
  return vectors_get_integer (object, name, PF_NO_MONEY);
}

static char *
dup_text (JsonObject *object, const char *name)
{
  return g_strdup (vectors_get_text (object, name));
}

static GStrv
dup_texts (JsonObject *object, const char *name)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  JsonArray *array;

  if (!json_object_has_member (object, name))
    return NULL;
  array = json_object_get_array_member (object, name);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_strv_builder_add (texts, json_array_get_string_element (array, i));
  return g_strv_builder_end (texts);
}

/* {"kind": "add", "cents": 250} */
static void
read_change (JsonObject *tariff,
             const char *name,
             PfPriceChange *ret_change,
             PfMoney *ret_cents,
             char **ret_percent)
{
  JsonObject *rule;

  if (!json_object_has_member (tariff, name))
    return;
  rule = json_object_get_object_member (tariff, name);
  *ret_change = (PfPriceChange) find_word (PF_TYPE_PRICE_CHANGE, vectors_get_text (rule, "kind"));
  *ret_cents = get_money (rule, "cents");
  if (ret_percent != NULL)
    *ret_percent = dup_text (rule, "percent");
}

static void
read_siblings (PfTariff *self, JsonObject *tariff)
{
  JsonObject *rule;

  if (!json_object_has_member (tariff, "siblings"))
    return;
  rule = json_object_get_object_member (tariff, "siblings");
  self->siblings =
      (PfSiblingRule) find_word (PF_TYPE_SIBLING_RULE, vectors_get_text (rule, "kind"));
  self->sibling_percents = dup_texts (rule, "percent");
  self->sibling_from = (int) vectors_get_integer (rule, "from_enrolled_children", PF_NO_INTEGER);
}

/* Towns publish what a child pays who brings the meal as a variant. */
static void
read_variants (PfTariff *self, JsonObject *tariff)
{
  JsonObject *variants;

  if (!json_object_has_member (tariff, "variants"))
    return;
  variants = json_object_get_object_member (tariff, "variants");
  self->packed_lunch = PF_PRICE_CHANGE_FLAT;
  self->packed_lunch_cents = get_money (variants, "care_plan_meal_cents");
}

PfTariff *
vectors_new_tariff (JsonObject *tariff)
{
  PfTariff *self = g_object_new (PF_TYPE_TARIFF, NULL);

  g_strlcpy (self->id, "7", PF_ID_SIZE);
  self->name = dup_text (tariff, "name");
  self->edition = (int) vectors_get_integer (tariff, "edition", 1);
  self->kind = (PfTariffKind) find_word (PF_TYPE_TARIFF_KIND, vectors_get_text (tariff, "kind"));
  self->rounding = (PfRounding) find_word (PF_TYPE_ROUNDING, vectors_get_text (tariff, "rounding"));
  self->rounding_cents = (int) vectors_get_integer (tariff, "rounding_cents", PF_NO_INTEGER);
  self->cents = get_money (tariff, "cents");
  self->rate = dup_text (tariff, "rate");
  self->floor_cents = get_money (tariff, "floor_cents");
  self->cap_cents = get_money (tariff, "cap_cents");
  self->adjustment_cents = get_money (tariff, "adjustment_cents");
  self->step_minutes = (int) vectors_get_integer (tariff, "step_minutes", PF_NO_INTEGER);
  self->income_floor_cents = get_money (tariff, "monthly_income_floor_cents");
  self->income_cap_cents = get_money (tariff, "monthly_income_cap_cents");
  self->span = (PfPackageSpan) find_word (PF_TYPE_PACKAGE_SPAN, vectors_get_text (tariff, "span"));
  read_change (tariff, "outsider", &self->outsider, &self->outsider_cents, &self->outsider_percent);
  read_change (tariff, "no_quotient", &self->no_quotient, &self->no_quotient_cents, NULL);
  read_change (tariff,
               "packed_lunch",
               &self->packed_lunch,
               &self->packed_lunch_cents,
               &self->packed_lunch_percent);
  read_change (tariff, "late", &self->late, &self->late_cents, &self->late_percent);
  read_change (tariff, "unbooked", &self->unbooked, &self->unbooked_cents, &self->unbooked_percent);
  read_siblings (self, tariff);
  read_variants (self, tariff);
  self->reductions = dup_texts (tariff, "reductions");
  self->meal_cents = get_money (tariff, "meal_cents");
  self->meal_percent = dup_text (tariff, "meal_percent");
  return self;
}

/* [lower, cents], [lower, upper, cents] with an upper of null or text, or [lower, rate]. */
static void
add_line (GPtrArray *lines, JsonArray *bounds, const char *column)
{
  PfTariffLine *line = g_object_new (PF_TYPE_TARIFF_LINE, NULL);
  guint last = json_array_get_length (bounds) - 1;
  JsonNode *amount = json_array_get_element (bounds, last);

  line->lower = g_strdup (json_array_get_string_element (bounds, 0));
  if (last == 2 && !json_array_get_null_element (bounds, 1))
    line->upper = g_strdup (json_array_get_string_element (bounds, 1));
  line->price_column = g_strdup (column);
  if (json_node_get_value_type (amount) == G_TYPE_STRING)
    line->rate = json_node_dup_string (amount);
  else
    line->cents = json_node_get_int (amount);
  g_ptr_array_add (lines, line);
}

static void
add_lines (GPtrArray *lines, JsonObject *object, const char *name, const char *column)
{
  JsonArray *array;

  if (!json_object_has_member (object, name))
    return;
  array = json_object_get_array_member (object, name);
  for (guint i = 0; i < json_array_get_length (array); i++)
    add_line (lines, json_array_get_array_element (array, i), column);
}

GPtrArray *
vectors_new_lines (JsonObject *tariff)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  add_lines (lines, tariff, "brackets", NULL);
  add_lines (lines, tariff, "rate_by_children", NULL);
  if (json_object_has_member (tariff, "columns")) {
    JsonObject *columns = json_object_get_object_member (tariff, "columns");
    g_autoptr (GList) names = json_object_get_members (columns);

    for (GList *link = names; link != NULL; link = link->next)
      add_lines (lines, columns, link->data, link->data);
  }
  return lines;
}

static gboolean
get_flag (JsonObject *vector, const char *name)
{
  return json_object_get_boolean_member_with_default (vector, name, FALSE);
}

/* A vector that names no minutes is of one hour. */
PfPriceInput
vectors_read_input (JsonObject *vector, const PfPricing *pricing)
{
  PfPriceInput input = PF_PRICE_INPUT_NONE;
  const char *quotient = vectors_get_text (vector, "quotient");
  const char *late_add_percent = vectors_get_text (vector, "late_add_percent");
  PfMoney monthly = get_money (vector, "monthly_income_cents");
  g_auto (GStrv) reductions = dup_texts (vector, "reductions");

  if (quotient != NULL)
    g_assert_true (pf_decimal_parse (quotient, &input.quotient));
  input.column = pf_pricing_find_column (pricing, vectors_get_text (vector, "column"));
  input.outsider = get_flag (vector, "outsider");
  input.minutes = (int) vectors_get_integer (vector, "minutes", 60);
  input.rank = (int) vectors_get_integer (vector, "rank", 0);
  input.enrolled_children = (int) vectors_get_integer (vector, "enrolled_children", 0);
  input.yearly_income_cents =
      monthly != PF_NO_MONEY ? 12 * monthly : get_money (vector, "yearly_income_cents");
  input.dependent_children = (int) vectors_get_integer (vector, "children", 0);
  input.disabled_children = (int) vectors_get_integer (vector, "disabled_children", 0);
  input.packed_lunch = get_flag (vector, "packed_lunch");
  input.late = get_flag (vector, "late");
  input.late_add_cents = get_money (vector, "late_add_cents");
  if (late_add_percent != NULL)
    g_assert_true (pf_decimal_parse (late_add_percent, &input.late_add_percent));
  input.unbooked = get_flag (vector, "unbooked");
  input.already_charged = get_flag (vector, "already_charged");
  input.aid_cents = vectors_get_integer (vector, "aid_cents", 0);
  input.aid_left_cents = get_money (vector, "aid_left_cents");
  for (gsize i = 0; reductions != NULL && reductions[i] != NULL; i++)
    input.reductions |= pf_pricing_find_reduction (pricing, reductions[i]);
  return input;
}
