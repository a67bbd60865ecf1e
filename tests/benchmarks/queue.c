/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent waits for whom a new family's file shows its likenesses: in a large city's 30,000
 * households, a page of fifty files, and one whole.
 */
#include "server/store/queue.h"
#include "core/household.h"
#include "demo.h"
#include "server/store/household-search.h"
#include "server/store/records.h"

#define N_HOUSEHOLDS 30000
#define N_ITEMS 200
#define N_TIMES 50
#define PAGE 50
#define MAX_MICROSECONDS 50000

static const char *const first_names[] = {
  "Marie",     "Jean",     "Nathalie", "Michel",  "Isabelle", "Pierre", "Sylvie", "Alain",
  "Catherine", "Philippe", "Sophie",   "Nicolas", "Amina",    "Karim",  "Fatou",  "Moussa",
  "Chloé",     "Lucas",    "Inès",     "Mehdi",   "Camille",  "Thomas", "Élodie", "Julien",
};

static const char *const beginnings[] = { "Mar", "Du", "Le",  "Ber", "Ro",  "La", "Mo", "Gar",
                                          "Bou", "Ha", "Per", "Fon", "Ché", "Gi", "Ca", "Tra" };
static const char *const middles[] = { "t", "b", "m", "n", "l", "v", "r", "ch", "d", "s" };
static const char *const ends[] = { "in", "ois", "ard", "et", "eau", "ier", "elle", "oui" };
static const char *const streets[] = { "rue des Lilas", "avenue Foch", "bd Saint-Michel",
                                       "place du Port", "chemin Vert", "allée des Tilleuls" };

#define CHOOSE(texts) texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]

static char *
choose_last_name (void)
{
  return g_strconcat (CHOOSE (beginnings), CHOOSE (middles), CHOOSE (ends), NULL);
}

static PfHousehold *
build_household (guint number, const char *name)
{
  PfHousehold *household = g_object_new (PF_TYPE_HOUSEHOLD, NULL);

  pf_id_from_number (household->id, number);
  household->name = g_strdup (name);
  household->address = g_object_new (PF_TYPE_ADDRESS, NULL);
  household->address->line1 =
      g_strdup_printf ("%d %s", g_test_rand_int_range (1, 400), CHOOSE (streets));
  household->address->postal_code = g_strdup ("35000");
  household->address->city = g_strdup ("Rennes");
  household->version = 1;
  return household;
}

static PfAdult *
build_adult (guint number, guint household, const char *last_name)
{
  PfAdult *adult = g_object_new (PF_TYPE_ADULT, NULL);

  pf_id_from_number (adult->id, number);
  pf_id_from_number (adult->household, household);
  adult->role = PF_ADULT_ROLE_GUARDIAN;
  adult->first_name = g_strdup (CHOOSE (first_names));
  adult->last_name = g_strdup (last_name);
  adult->email = g_strdup_printf ("parent%u@example.org", number);
  adult->phone = g_strdup_printf ("+336%08u", number);
  return adult;
}

static void
insert (PfDb *db, GPtrArray *records)
{
  g_autoptr (GError) error = NULL;

  pf_store_insert_records (db, records, &error);
  g_assert_no_error (error);
}

/* From 1001 on, with two adults each. */
static void
fill (PfDb *db)
{
  g_autoptr (GPtrArray) households = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) adults = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 1001; i <= 1000 + N_HOUSEHOLDS; i++) {
    g_autofree char *name = choose_last_name ();

    g_ptr_array_add (households, build_household (i, name));
    g_ptr_array_add (adults, build_adult (2 * i, i, name));
    g_ptr_array_add (adults, build_adult (2 * i + 1, i, name));
  }
  insert (db, households);
  insert (db, adults);
}

/* Each asks as somebody whom the town has, under another address. */
static void
add_items (PfDb *db)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 100001; i <= 100000 + N_ITEMS; i++) {
    guint like = 2 * (1001 + (i - 100001) * (N_HOUSEHOLDS / N_ITEMS));

    g_string_append_printf (
        sql,
        "INSERT INTO account (id, email, first_name, last_name, state, roles, version)"
        " SELECT %u, 'new%u@example.org', first_name, last_name, 'pending', '[]', 1 FROM adult"
        " WHERE id = %u;"
        "INSERT INTO household (id, name, address_line1, address_postal_code, address_city,"
        " resident, state, version) SELECT %u, name, address_line1, address_postal_code,"
        " address_city, 0, 'provisional', 1 FROM household WHERE id = %u;"
        "INSERT INTO adult (id, household, account, role, first_name, last_name) SELECT %u, %u, %u,"
        " 'guardian', first_name, last_name FROM adult WHERE id = %u;"
        "INSERT INTO queue_item (kind, state, account, household, submitted_at, version) VALUES"
        " ('account', 'waiting', %u, %u, %u, 1);",
        i,
        i,
        like,
        i,
        like / 2,
        i,
        i,
        i,
        like,
        i,
        i,
        i);
  }
  g_assert_true (pf_db_run (db, sql->str, &error));
}

static void
tell (const char *name, const char *what, gint64 microseconds, double n_candidates)
{
  g_print ("%-10s %-28s %8.2f ms  %.1f likenesses\n",
           name,
           what,
           (double) microseconds / 1000,
           n_candidates);
}

static gboolean
measure (PfDb *db, const char *name)
{
  const PfQueueViewer viewer = { DEMO_3, PF_ROLE_FRONT_DESK, 1 };
  g_autoptr (PfQueueQuery) asked = g_object_new (PF_TYPE_QUEUE_QUERY, NULL);
  g_autoptr (GPtrArray) page = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 list, one;
  double n = 0;

  for (guint i = 0; i < N_TIMES; i++) {
    g_clear_pointer (&page, g_ptr_array_unref);
    page = pf_store_list_queue (db, asked, &viewer, PAGE, NULL);
  }
  list = (g_get_monotonic_time () - start) / N_TIMES;
  g_assert_cmpuint (page->len, ==, PAGE);
  for (guint i = 0; i < page->len; i++)
    n += ((PfQueueSummary *) page->pdata[i])->n_candidates;
  start = g_get_monotonic_time ();
  for (guint i = 0; i < page->len; i++) {
    g_autoptr (PfQueueItem) item =
        pf_store_find_queue_item (db, pf_record_get_id (page->pdata[i]), &viewer, NULL);

    g_assert_cmpint (item->n_candidates, >, 0);
  }
  one = (g_get_monotonic_time () - start) / page->len;
  tell (name, "a page of fifty", list, n / page->len);
  tell (name, "one whole", one, n / page->len);
  return list < MAX_MICROSECONDS && one < MAX_MICROSECONDS;
}

static gboolean
run (const PfDriver *driver)
{
  PfDemo *demo = pf_demo_new_on (driver);
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) db = pf_db_open (driver, demo->path, PF_DB_WRITER, &error);
  gint64 start;
  gboolean fast;

  g_assert_no_error (error);
  pf_db_command (db, PF_COMMAND_BEGIN, &error);
  fill (db);
  add_items (db);
  start = g_get_monotonic_time ();
  pf_store_index_households (db, &error);
  tell (driver->name, "all made anew", g_get_monotonic_time () - start, 0);
  pf_db_command (db, PF_COMMAND_COMMIT, &error);
  pf_store_analyze (db, &error);
  g_assert_no_error (error);
  fast = measure (db, driver->name);
  g_clear_pointer (&db, pf_db_close);
  pf_demo_free (demo);
  return fast;
}

int
main (int argc, char **argv)
{
  gboolean fast;

  g_test_init (&argc, &argv, NULL);
  fast = run (&pf_sqlite_driver);
  if (pf_demo_has_postgres ())
    fast = run (&pf_postgres_driver) && fast;
  return fast ? 0 : 1;
}
