/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One price: what the window's bar adds up, what the answer says and what the booking keeps are the
 * same, for random households (quotients, incomes, siblings, addresses in town and outside) under
 * random tariffs of every kind, in time and late. PF_TEST_ALIKE multiplies the towns.
 */
#include "alike-ask.h"
#include "client/model/planning-model.h"
#include "prices-town.h"

#define N_TOWNS 20
#define N_HOUSEHOLDS 500 /* in each of them */
#define N_HOUSEHOLDS_ON_POSTGRES 200
typedef struct
{
  PfAlikeTown *town;
  guint n_households;
  gboolean is_stale;    /* on purpose: households move in or out after their planning was read */
  GHashTable *answered; /* price by the number of the booking */

  guint n_chosen;
  guint n_late;
  guint n_unpriced;
  guint n_differences;
  guint kinds; /* bits of PfTariffKind: those that priced something */
} Trial;

static void
choose (Trial *self, PfPlanningModel *model, PfPlanningItem *item)
{
  for (int late = FALSE; late <= TRUE; late++) {
    const PfCellChoice choice = { PF_BOOKING_ACTION_BOOK, late };

    if (!pf_planning_model_may_choose (model, item, &choice))
      continue;
    pf_planning_model_choose (model, item, &choice);
    self->n_chosen++;
    self->n_late += (guint) late;
    self->kinds |= 1u << pf_id_to_number (item->line->row->activity);
    return;
  }
  self->n_unpriced++;
}

static void
choose_some (Trial *self, PfPlanningModel *model)
{
  GListModel *lines = pf_planning_model_get_lines (model);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (PfPlanningLine) line = g_list_model_get_item (lines, i);

    for (guint d = 0; d < line->items->len; d++) {
      PfPlanningItem *item = line->items->pdata[d];

      if (item->cell->state == PF_PLANNING_STATE_OPEN && pf_alike_draw_one_in (2))
        choose (self, model, item);
    }
  }
}

static PfMoney
add_up_answer (Trial *self, PfBookingResults *results)
{
  PfMoney sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (results->results)); i++) {
    g_autoptr (PfBookingResult) result = g_list_model_get_item (G_LIST_MODEL (results->results), i);

    if (result->outcome != PF_BOOKING_STATE_BOOKED || result->price_cents == PF_NO_MONEY) {
      self->n_differences++;
      continue;
    }
    sum += result->price_cents;
    g_hash_table_insert (self->answered,
                         g_strdup_printf ("%" G_GINT64_FORMAT, pf_id_to_number (result->booking)),
                         g_memdup2 (&result->price_cents, sizeof result->price_cents));
  }
  return sum;
}

static void
try_household (Trial *self, guint number)
{
  PfInstant closing = pf_prices_get_closing (PF_PRICES_MONDAY + pf_alike_draw (PF_PRICES_N_DAYS));
  PfInstant now = closing - G_TIME_SPAN_SECOND + pf_alike_draw (3) * G_TIME_SPAN_SECOND;
  g_autofree char *key = g_strdup_printf ("k%u", number);
  g_autoptr (PfPlanningModel) model = pf_planning_model_new ();
  g_autoptr (PfBookingResults) results = NULL;
  g_autoptr (PfPlanning) planning = NULL;
  PfBookingOrder *order;
  const char *any_key;
  PfId household;

  pf_alike_set_id (household, number);
  planning = pf_alike_ask_planning (
      self->town->db, household, PF_PRICES_MONDAY, PF_PRICES_MONDAY + PF_PRICES_N_DAYS - 1, now);
  pf_planning_model_take (model, planning, now);
  choose_some (self, model);
  order = pf_planning_model_get_order (model, &any_key);
  if (order == NULL)
    return;
  if (self->is_stale)
    pf_alike_town_run (self->town, "UPDATE household SET resident = 1 - resident");
  results = pf_alike_ask_bookings (self->town->db, order, key, now);
  if (add_up_answer (self, results) != pf_planning_model_get_sum (model).cents)
    self->n_differences++;
}

/* Every booking keeps the price that was answered. */
static void
compare_rows (Trial *self)
{
  const PfDriver *driver = self->town->demo->driver;
  gpointer connection = driver->open (self->town->demo->path, PF_DB_READER, NULL);
  gpointer statement = driver->prepare (connection, "SELECT id, price_cents FROM booking", NULL);
  gboolean row;
  guint n = 0;

  while (driver->step (statement, &row, NULL) && row) {
    g_autofree char *id = NULL;
    gint64 number = 0, cents = PF_NO_MONEY;
    PfMoney *answered;

    driver->get_integer (statement, 0, &number);
    driver->get_integer (statement, 1, &cents);
    id = g_strdup_printf ("%" G_GINT64_FORMAT, number);
    answered = g_hash_table_lookup (self->answered, id);
    g_assert_nonnull (answered);
    self->n_differences += *answered != cents;
    n++;
  }
  g_assert_cmpuint (n, ==, g_hash_table_size (self->answered));
  driver->finalize (statement);
  driver->close (connection);
}

static void
try_town (Trial *self, const PfDriver *driver)
{
  g_autoptr (PfAlikeTown) town = pf_prices_town_new (driver, self->n_households);

  self->town = town;
  self->answered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_assert_true (pf_db_command (town->db, PF_COMMAND_BEGIN, NULL));
  for (guint i = 1; i <= self->n_households; i++)
    try_household (self, i);
  g_assert_true (pf_db_command (town->db, PF_COMMAND_COMMIT, NULL));
  compare_rows (self);
  g_hash_table_unref (self->answered);
}

static Trial
try_towns (const PfDriver *driver, guint n_towns, guint n_households, gboolean is_stale)
{
  Trial self = { .n_households = n_households, .is_stale = is_stale };

  for (guint i = 0; i < n_towns; i++)
    try_town (&self, driver);
  g_test_message ("%u households, %u places, %u of them late, %u locked, %u differences",
                  n_towns * n_households,
                  self.n_chosen,
                  self.n_late,
                  self.n_unpriced,
                  self.n_differences);
  return self;
}

static void
test_prices (gconstpointer driver)
{
  const char *factor = g_getenv ("PF_TEST_ALIKE");
  guint times = factor != NULL ? (guint) g_ascii_strtoull (factor, NULL, 10) : 1;
  gboolean whole = driver == &pf_sqlite_driver;
  const Trial trial = try_towns (driver,
                                 (whole ? N_TOWNS : 1) * times,
                                 whole ? N_HOUSEHOLDS : N_HOUSEHOLDS_ON_POSTGRES,
                                 FALSE);

  g_assert_cmpuint (trial.n_differences, ==, 0);
  g_assert_cmpuint (trial.n_late, >, 0);
  g_assert_cmpuint (trial.n_unpriced, >, 0);
  for (guint kind = 1; kind <= PF_PRICES_N_KINDS; kind++)
    g_assert_cmpuint (trial.kinds & 1u << kind, !=, 0);
}

/* What the window has added up is of a household that has moved: it is seen. */
static void
test_stale (void)
{
  const Trial trial = try_towns (&pf_sqlite_driver, 1, N_HOUSEHOLDS_ON_POSTGRES, TRUE);

  g_assert_cmpuint (trial.n_differences, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/prices/sqlite", &pf_sqlite_driver, test_prices);
  if (pf_demo_has_postgres ())
    g_test_add_data_func ("/prices/postgres", &pf_postgres_driver, test_prices);
  g_test_add_func ("/prices/stale", test_stale);
  return g_test_run ();
}
