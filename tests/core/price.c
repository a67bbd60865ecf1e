/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/price.h"

#include "vectors.h"

static void
assert_steps (const PfPrice *price, JsonArray *expected)
{
  g_auto (GStrv) texts = pf_price_explain (price);
  guint n = g_strv_length (texts);
  guint n_steps = json_array_get_length (expected);

  /* The steps stand between the inputs and the two parts. */
  g_assert_cmpuint (price->n_steps, ==, n_steps);
  for (guint i = 0; i < n_steps; i++)
    g_assert_cmpstr (texts[n - 2 - n_steps + i], ==, json_array_get_string_element (expected, i));
}

static void
assert_price (const PfPrice *price, JsonObject *vector)
{
  g_assert_cmpint (price->cents, ==, vectors_get_integer (vector, "expect", PF_NO_MONEY));
  g_assert_cmpint (price->care_cents, ==, vectors_get_integer (vector, "care", price->care_cents));
  g_assert_cmpint (price->meal_cents, ==, vectors_get_integer (vector, "meal", price->meal_cents));
  g_assert_cmpint (price->aid_cents, ==, vectors_get_integer (vector, "aid", price->aid_cents));
  g_assert_cmpint (price->care_cents + price->meal_cents, ==, price->cents);
  if (json_object_has_member (vector, "steps"))
    assert_steps (price, json_object_get_array_member (vector, "steps"));
}

static void
ask (const PfPricing *pricing, JsonObject *vector)
{
  const PfPriceInput input = vectors_read_input (vector, pricing);
  const char *problem = vectors_get_text (vector, "expect_problem");
  g_autoptr (GError) error = NULL;
  PfPrice price = { .cents = 42 };

  if (problem == NULL) {
    pf_price_compute (pricing, &input, &price, &error);
    g_assert_no_error (error);
    assert_price (&price, vector);
  } else {
    g_assert_false (pf_price_compute (pricing, &input, &price, &error));
    g_assert_cmpstr (pf_problem_to_code (pf_problem_from_error (error)), ==, problem);
    g_assert_cmpint (price.cents, ==, 42);
  }
}

static void
test_vectors (gconstpointer file)
{
  g_autoptr (JsonObject) root = vectors_load (file);
  JsonArray *tariffs = json_object_get_array_member (root, "tariffs");

  g_assert_cmpuint (json_array_get_length (tariffs), >=, 12);
  for (guint i = 0; i < json_array_get_length (tariffs); i++) {
    JsonObject *entry = json_array_get_object_element (tariffs, i);
    JsonArray *vectors = json_object_get_array_member (entry, "vectors");
    g_autoptr (PfTariff) tariff = vectors_new_tariff (entry);
    g_autoptr (GPtrArray) lines = vectors_new_lines (entry);
    g_autoptr (PfPricing) pricing = pf_pricing_new (tariff, lines, NULL);

    for (guint j = 0; j < json_array_get_length (vectors); j++) {
      g_test_message ("%s, vector %u", tariff->name, j);
      ask (pricing, json_array_get_object_element (vectors, j));
    }
  }
}

static PfPricing *
new_pricing (const char *json, PfPricing *outsider)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  g_autoptr (PfTariff) tariff = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_assert_nonnull (root);
  tariff = vectors_new_tariff (json_node_get_object (root));
  lines = vectors_new_lines (json_node_get_object (root));
  return pf_pricing_new (tariff, lines, outsider);
}

/* An outsider's own tariff has the same reductions and columns under other numbers. */
static void
test_outsider_tariff (void)
{
  g_autoptr (PfPricing) theirs = new_pricing (
      "{\"kind\":\"flat\",\"rounding\":\"half_up\",\"reductions\":[\"loyal=5\",\"staff=50\"],"
      "\"columns\":{\"a\":[[\"0\",3000]],\"b\":[[\"0\",4000]]},"
      "\"no_quotient\":{\"kind\":\"highest\"}}",
      NULL);
  g_autoptr (PfPricing) ours =
      new_pricing ("{\"kind\":\"flat\",\"rounding\":\"half_up\",\"reductions\":[\"staff=10\"],"
                   "\"brackets\":[[\"0\",1000]],\"columns\":{\"b\":[[\"0\",2000]]},"
                   "\"no_quotient\":{\"kind\":\"highest\"},\"outsider\":{\"kind\":\"tariff\"}}",
                   theirs);
  PfPriceInput input = PF_PRICE_INPUT_NONE;
  PfPrice price;

  input.column = pf_pricing_find_column (ours, "b");
  input.reductions = pf_pricing_find_reduction (ours, "staff");
  g_assert_true (pf_price_compute (ours, &input, &price, NULL));
  g_assert_cmpint (price.cents, ==, 1800);
  g_assert_true (price.pricing == ours);
  input.outsider = TRUE;
  g_assert_true (pf_price_compute (ours, &input, &price, NULL));
  g_assert_cmpint (price.cents, ==, 2000);
  g_assert_true (price.pricing == theirs);
  g_assert_cmpint (price.steps[0].code, ==, PF_PRICE_STEP_OUTSIDER_TARIFF);
}

static void
test_names (void)
{
  g_autoptr (PfPricing) pricing =
      new_pricing ("{\"kind\":\"flat\",\"cents\":1,\"rounding\":\"half_up\","
                   "\"reductions\":[\"staff=10\",\"staff_child=20\"],"
                   "\"columns\":{\"b\":[[\"0\",2]],\"a\":[[\"0\",1]]}}",
                   NULL);

  g_assert_cmpuint (pf_pricing_find_column (pricing, NULL), ==, 0);
  g_assert_cmpuint (pf_pricing_find_column (pricing, "a"), ==, 1);
  g_assert_cmpuint (pf_pricing_find_column (pricing, "b"), ==, 2);
  g_assert_cmpuint (pf_pricing_find_column (pricing, "c"), ==, 0);
  g_assert_cmpuint (pf_pricing_find_reduction (pricing, "staff"), ==, 1);
  g_assert_cmpuint (pf_pricing_find_reduction (pricing, "staff_child"), ==, 2);
  g_assert_cmpuint (pf_pricing_find_reduction (pricing, "staf"), ==, 0);
}

static void
test_explanation (void)
{
  static const char *const expected[] = {
    "tariff=7",
    "edition=3",
    "input_quotient=859.99",
    "input_column=b",
    "input_reduction=staff=10",
    "input_minutes=61",
    "input_rank=2",
    "input_late=1",
    "bracket=110",
    "duration=330",
    "reduction=297",
    "late=547",
    "rounding=547",
    "care=547",
    "meal=0",
    NULL,
  };
  g_autoptr (PfPricing) pricing = new_pricing (
      "{\"kind\":\"per_step\",\"step_minutes\":30,\"edition\":3,\"rounding\":\"half_up\","
      "\"reductions\":[\"staff=10\"],\"late\":{\"kind\":\"add\",\"cents\":250},"
      "\"columns\":{\"b\":[[\"0\",110]]}}",
      NULL);
  PfPriceInput input = PF_PRICE_INPUT_NONE;
  g_auto (GStrv) texts = NULL;
  PfPrice price;

  g_assert_true (pf_decimal_parse ("859.99", &input.quotient));
  input.column = pf_pricing_find_column (pricing, "b");
  input.reductions = 1;
  input.minutes = 61;
  input.rank = 2;
  input.late = TRUE;
  g_assert_true (pf_price_compute (pricing, &input, &price, NULL));
  texts = pf_price_explain (&price);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (texts[i], ==, expected[i]);
}

/* Growing brackets: who has more pays no less, and each amount is one of the table's. */
static void
test_monotone (void)
{
  for (guint i = 0; i < 300; i++) {
    g_autoptr (PfTariff) tariff = g_object_new (PF_TYPE_TARIFF, NULL);
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
    g_autoptr (PfPricing) pricing = NULL;
    guint n = (guint) g_test_rand_int_range (1, 9);
    PfDecimal lower = 0;
    PfMoney cents = 10, last = 0;

    tariff->kind = PF_TARIFF_KIND_BRACKETS;
    tariff->rounding = PF_ROUNDING_HALF_UP;
    for (guint j = 0; j < n; j++) {
      PfTariffLine *line = g_object_new (PF_TYPE_TARIFF_LINE, NULL);
      char text[PF_DECIMAL_SIZE];

      pf_decimal_write (lower, text);
      line->lower = g_strdup (text);
      line->cents = cents;
      g_ptr_array_insert (lines, g_test_rand_int_range (0, (int) j + 1), line);
      lower += g_test_rand_int_range (1, 40000) * (PF_DECIMAL_ONE / 100);
      cents += g_test_rand_int_range (0, 90);
    }
    pricing = pf_pricing_new (tariff, lines, NULL);

    for (PfDecimal quotient = 0; quotient < lower; quotient += 7 * PF_DECIMAL_ONE) {
      PfPriceInput input = PF_PRICE_INPUT_NONE;
      gboolean listed = FALSE;
      PfPrice price;

      input.quotient = quotient;
      g_assert_true (pf_price_compute (pricing, &input, &price, NULL));
      g_assert_cmpint (price.cents, >=, last);
      last = price.cents;
      for (guint j = 0; j < n; j++)
        listed |= PF_TARIFF_LINE (lines->pdata[j])->cents == price.cents;
      g_assert_true (listed);
    }
  }
}

static PfPriceInput
make_random_input (void)
{
  PfPriceInput input = PF_PRICE_INPUT_NONE;

  input.quotient = g_test_rand_int_range (0, 300000) * (PF_DECIMAL_ONE / 100);
  input.outsider = g_test_rand_bit ();
  input.minutes = g_test_rand_int_range (0, 700);
  input.rank = g_test_rand_int_range (0, 6);
  input.enrolled_children = g_test_rand_int_range (0, 6);
  input.yearly_income_cents = g_test_rand_int_range (0, 20000000);
  input.dependent_children = g_test_rand_int_range (1, 10);
  input.packed_lunch = g_test_rand_bit ();
  input.late = g_test_rand_bit ();
  input.unbooked = g_test_rand_bit ();
  input.reductions = (guint) g_test_rand_int_range (0, 8);
  input.aid_cents = g_test_rand_int_range (0, 900);
  return input;
}

/* Of every tariff of the files, whoever asks: nobody is paid but by a credit, the parts make the
 * whole, an aid takes off no more than it says, and the same question has the same answer.
 */
static void
test_random (gconstpointer file)
{
  g_autoptr (JsonObject) root = vectors_load (file);
  JsonArray *tariffs = json_object_get_array_member (root, "tariffs");

  for (guint i = 0; i < json_array_get_length (tariffs); i++) {
    JsonObject *entry = json_array_get_object_element (tariffs, i);
    g_autoptr (PfTariff) tariff = vectors_new_tariff (entry);
    g_autoptr (GPtrArray) lines = vectors_new_lines (entry);
    g_autoptr (PfPricing) pricing = pf_pricing_new (tariff, lines, NULL);
    int step = MAX (tariff->rounding_cents, 1);

    for (guint j = 0; j < 1000; j++) {
      PfPriceInput input = make_random_input ();
      PfPrice price, again, unaided;

      if (!pf_price_compute (pricing, &input, &price, NULL))
        continue;
      g_assert_true (pf_price_compute (pricing, &input, &again, NULL));
      g_assert_cmpint (price.cents, ==, again.cents);
      g_assert_cmpint (price.cents % step, ==, 0);
      g_assert_cmpint (price.care_cents + price.meal_cents, ==, price.cents);
      input.aid_cents = 0;
      g_assert_true (pf_price_compute (pricing, &input, &unaided, NULL));
      g_assert_cmpint (ABS (unaided.cents - price.aid_cents - price.cents), <=, step);
      if (tariff->kind == PF_TARIFF_KIND_CREDIT) {
        g_assert_cmpint (price.cents, <=, 0);
        g_assert_cmpint (price.aid_cents, ==, 0);
      } else {
        g_assert_cmpint (price.cents, >=, 0);
        g_assert_cmpint (price.care_cents, >=, 0);
        g_assert_cmpint (price.meal_cents, >=, 0);
      }
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/price/vectors", "tariffs.json", test_vectors);
  g_test_add_data_func ("/price/more-vectors", "tariffs-more.json", test_vectors);
  g_test_add_func ("/price/outsider-tariff", test_outsider_tariff);
  g_test_add_func ("/price/names", test_names);
  g_test_add_func ("/price/explanation", test_explanation);
  g_test_add_func ("/price/monotone", test_monotone);
  g_test_add_data_func ("/price/random", "tariffs.json", test_random);
  g_test_add_data_func ("/price/random-more", "tariffs-more.json", test_random);
  return g_test_run ();
}
