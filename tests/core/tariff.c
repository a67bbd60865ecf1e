/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tariff.h"

#include "vectors.h"

/* The errors as "pointer code", in one text. */
static char *
list_errors (PfErrors *errors)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < pf_errors_get_n_errors (errors); i++) {
    const PfError *error = pf_errors_get (errors, i);

    g_assert_nonnull (error->message);
    g_string_append_printf (list, "%s%s %s", i > 0 ? ", " : "", error->pointer, error->code);
  }
  return g_string_free (list, FALSE);
}

static char *
check (JsonObject *object)
{
  g_autoptr (PfTariff) tariff = vectors_new_tariff (object);
  g_autoptr (GPtrArray) lines = vectors_new_lines (object);
  g_autoptr (PfErrors) errors = pf_errors_new ();

  PF_RECORD_GET_CLASS (tariff)->table->check (PF_RECORD (tariff), errors);
  pf_tariff_check_lines (tariff, lines, errors);
  return list_errors (errors);
}

/* Of the towns' tables one has a hole; two more say nothing of families without a quotient, which
 * their pages leave out and this program asks for.
 */
static void
test_towns (void)
{
  g_autoptr (JsonObject) root = vectors_load ("tariffs.json");
  JsonArray *tariffs = json_object_get_array_member (root, "tariffs");
  guint n_holes = 0;

  for (guint i = 0; i < json_array_get_length (tariffs); i++) {
    JsonObject *object = json_array_get_object_element (tariffs, i);
    gboolean has_hole = strstr (vectors_get_text (object, "name"), "hole") != NULL;
    g_autofree char *errors = NULL;

    if (!json_object_has_member (object, "no_quotient")) {
      JsonObject *rule = json_object_new ();

      json_object_set_string_member (rule, "kind", "highest");
      json_object_set_object_member (object, "no_quotient", rule);
    }
    errors = check (object);
    g_test_message ("%s", vectors_get_text (object, "name"));
    n_holes += has_hole;
    g_assert_cmpstr (errors,
                     ==,
                     has_hole ? "/lines/1/lower hole-before, /lines/2/lower hole-before, "
                                "/lines/3/lower hole-before"
                              : "");
  }
  g_assert_cmpuint (n_holes, ==, 1);
}

/* Each with what is wrong with it. */
static const struct
{
  const char *tariff, *errors;
} cases[] = {
#define Q ",\"no_quotient\":{\"kind\":\"highest\"}}"
  { "{\"kind\":\"flat\",\"cents\":100}", "" },
  { "{\"kind\":\"flat\"}", "/cents required" },
  { "{\"kind\":\"flat\",\"cents\":1,\"rounding_cents\":3}", "/rounding_cents unknown-value" },
  { "{\"kind\":\"flat\",\"cents\":1,\"meal_percent\":\"100.01\"}", "/meal_percent too-large" },
  { "{\"kind\":\"effort\",\"cents\":1" Q, "/rate required" },
  { "{\"kind\":\"effort\",\"rate\":\"0.1\"}", "/no_quotient required" },
  { "{\"kind\":\"effort\",\"rate\":\"0.1\",\"floor_cents\":2,\"cap_cents\":1" Q,
    "/cap_cents too-small" },
  { "{\"kind\":\"per_step\",\"cents\":1}", "/step_minutes required" },
  { "{\"kind\":\"package\",\"cents\":1}", "/span required" },
  { "{\"kind\":\"brackets\"}", "/lines required" },
  { "{\"kind\":\"brackets\",\"brackets\":[[\"0\",1]]}", "/no_quotient required" },
  { "{\"kind\":\"brackets\",\"brackets\":[[\"1\",1]]" Q, "/lines/0/lower hole-before" },
  { "{\"kind\":\"brackets\",\"brackets\":[[\"5\",1],[\"0\",2],[\"5.0\",3]]" Q,
    "/lines/2/lower overlaps" },
  { "{\"kind\":\"brackets\",\"brackets\":[[\"0\",\"1\",1],[\"1\",null,2]]" Q,
    "/lines/0/upper not-for-this" },
  { "{\"kind\":\"brackets\",\"brackets\":[[\"0\",1]],\"columns\":{\"b\":[[\"2\",1]]}" Q,
    "/lines/1/lower hole-before" },
  { "{\"kind\":\"brackets_closed\",\"brackets\":[[\"0\",\"622.99\",1],[\"623\",null,2]]" Q, "" },
  { "{\"kind\":\"brackets_closed\",\"brackets\":[[\"0\",\"623\",1],[\"623\",null,2]]" Q, "" },
  { "{\"kind\":\"brackets_closed\",\"brackets\":[[\"0\",\"622.98\",1],[\"623\",null,2]]" Q,
    "/lines/1/lower hole-before" },
  { "{\"kind\":\"brackets_closed\",\"brackets\":[[\"0\",\"623.01\",1],[\"623\",null,2]]" Q,
    "/lines/1/lower overlaps" },
  { "{\"kind\":\"brackets_closed\",\"brackets\":[[\"0\",null,1],[\"623\",null,2]]" Q,
    "/lines/1/lower overlaps" },
  { "{\"kind\":\"brackets_closed\",\"brackets\":[[\"0\",\"9\",1]]" Q,
    "/lines/0/upper not-for-this" },
  { "{\"kind\":\"income_rate\",\"monthly_income_cap_cents\":1" Q, "/lines required" },
  { "{\"kind\":\"income_rate\",\"rate_by_children\":[[\"2\",\"0.1\"],[\"3\",7]]" Q,
    "/income_cap_cents required, /lines/1/rate required, /lines/0/lower hole-before" },
  { "{\"kind\":\"flat\",\"cents\":1,\"outsider\":{\"kind\":\"refuse\"}}",
    "/outsider not-for-this" },
  { "{\"kind\":\"flat\",\"cents\":1,\"outsider\":{\"kind\":\"tariff\"}}",
    "/outsider_tariff required" },
  { "{\"kind\":\"flat\",\"cents\":1,\"late\":{\"kind\":\"add\"}}", "/late_cents required" },
  { "{\"kind\":\"flat\",\"cents\":1,\"unbooked\":{\"kind\":\"percent\"}}",
    "/unbooked_percent required" },
  { "{\"kind\":\"flat\",\"cents\":1,\"packed_lunch\":{\"kind\":\"add\",\"cents\":1}}",
    "/packed_lunch not-for-this" },
  { "{\"kind\":\"flat\",\"cents\":1,\"siblings\":{\"kind\":\"percent_by_rank\"}}",
    "/sibling_percents required" },
  { "{\"kind\":\"flat\",\"cents\":1,\"siblings\":{\"kind\":\"bracket_drop\"}}",
    "/sibling_from required" },
  { "{\"kind\":\"effort\",\"rate\":\"1\",\"siblings\":{\"kind\":\"bracket_drop\","
    "\"from_enrolled_children\":2}" Q,
    "/siblings not-for-this" },
#undef Q
};

static void
test_check (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) root = json_from_string (cases[i].tariff, NULL);
    g_autofree char *errors = NULL;

    g_test_message ("%s", cases[i].tariff);
    g_assert_nonnull (root);
    errors = check (json_node_get_object (root));
    g_assert_cmpstr (errors, ==, cases[i].errors);
  }
}

/* A closed table that the check lets pass has an answer for every quotient; one it refuses has a
 * quotient, to the cent, without.
 */
static void
test_closed (void)
{
  for (guint i = 0; i < 500; i++) {
    g_autoptr (PfTariff) tariff = g_object_new (PF_TYPE_TARIFF, NULL);
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
    g_autoptr (PfErrors) errors = pf_errors_new ();
    g_autoptr (PfPricing) pricing = NULL;
    gint64 lower = 0;
    gboolean answers = TRUE;

    tariff->kind = PF_TARIFF_KIND_BRACKETS_CLOSED;
    tariff->no_quotient = PF_PRICE_CHANGE_HIGHEST;
    for (guint j = 0; j < 4; j++) {
      PfTariffLine *line = g_object_new (PF_TYPE_TARIFF_LINE, NULL);
      gint64 upper = lower + g_test_rand_int_range (1, 500);
      char text[PF_DECIMAL_SIZE];

      pf_decimal_write (lower * PF_DECIMAL_ONE / 100, text);
      line->lower = g_strdup (text);
      pf_decimal_write (upper * PF_DECIMAL_ONE / 100, text);
      line->upper = j < 3 ? g_strdup (text) : NULL;
      line->cents = j;
      g_ptr_array_add (lines, line);
      lower = upper + (g_test_rand_int_range (0, 8) == 0 ? 2 : g_test_rand_int_range (0, 2));
    }
    pf_tariff_check_lines (tariff, lines, errors);
    pricing = pf_pricing_new (tariff, lines, NULL);
    for (gint64 quotient = 0; quotient <= lower; quotient++) {
      PfPriceInput input = PF_PRICE_INPUT_NONE;
      PfPrice price;

      input.quotient = quotient * PF_DECIMAL_ONE / 100;
      answers &= pf_price_compute (pricing, &input, &price, NULL);
    }
    g_assert_cmpint (answers, ==, pf_errors_get_n_errors (errors) == 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tariff/towns", test_towns);
  g_test_add_func ("/tariff/check", test_check);
  g_test_add_func ("/tariff/closed", test_closed);
  return g_test_run ();
}
