/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/candidates.h"

#include "core/resemblance.h"
#include "server/store/families.h"
#include "server/store/queue-states.h"
#include "server/store/rows.h"

typedef struct
{
  gint64 household;
  guint signs;
} Match;

typedef struct
{
  gint64 household;    /* their own */
  GHashTable *matches; /* of their households, to Match */
} Asking;

struct _PfCandidates
{
  PfRows rows;
  GPtrArray *asking; /* of Asking */
};

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_hash_table_unref (asking->matches);
  g_free (asking);
}

PfCandidates *
pf_candidates_new (void)
{
  PfCandidates *self = g_new0 (PfCandidates, 1);

  self->rows = (PfRows) PF_ROWS_INIT;
  self->asking = g_ptr_array_new_with_free_func (free_asking);
  return self;
}

void
pf_candidates_free (PfCandidates *self)
{
  pf_rows_clear (&self->rows);
  g_ptr_array_unref (self->asking);
  g_free (self);
}

void
pf_candidates_start (PfCandidates *self, const char *household)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->household = pf_id_to_number (household);
  asking->matches = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_ptr_array_add (self->asking, asking);
}

/* @trait: (transfer full) (nullable) */
static void
add (PfCandidates *self, char *trait)
{
  if (trait != NULL) {
    pf_rows_start (&self->rows);
    pf_rows_add_integer (&self->rows, (int) self->asking->len - 1);
    pf_rows_add_text (&self->rows, trait);
  }
  g_free (trait);
}

void
pf_candidates_add_name (PfCandidates *self, const char *first_name, const char *last_name)
{
  if (first_name == NULL || last_name == NULL)
    return;
  add (self, pf_trait_from_name (first_name, last_name));
  add (self, pf_trait_from_sound (first_name, last_name));
}

void
pf_candidates_add_contact (PfCandidates *self, const char *email, const char *phone)
{
  add (self, pf_trait_from_email (email));
  add (self, pf_trait_from_phone (phone));
}

void
pf_candidates_add_address (PfCandidates *self, const char *line1, const char *postal_code)
{
  if (line1 != NULL && postal_code != NULL)
    add (self, pf_trait_from_address (line1, postal_code));
}

static void
take_match (PfCandidates *self, PfQuery *query)
{
  Asking *asking = self->asking->pdata[pf_query_get_number (query, 0)];
  gint64 household = pf_query_get_number (query, 1);
  Match *match = g_hash_table_lookup (asking->matches, &household);

  if (household == asking->household)
    return;
  if (match == NULL) {
    match = g_new0 (Match, 1);
    match->household = household;
    g_hash_table_insert (asking->matches, &match->household, match);
  }
  match->signs |= 1u << pf_trait_get_sign (pf_query_get_text (query, 2));
}

gboolean
pf_candidates_find (PfCandidates *self, PfDb *db, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_MATCH_TRAITS);
  gboolean row;

  pf_rows_bind (&self->rows, &query);
  while (pf_query_step (&query, &row, error)) {
    if (!row)
      return TRUE;
    take_match (self, &query);
  }
  return FALSE;
}

guint
pf_candidates_count (PfCandidates *self, guint asking)
{
  Asking *found = self->asking->pdata[asking];

  return MIN (g_hash_table_size (found->matches), PF_MAX_CANDIDATES);
}

/* Who resembles as much stays in the order of the households: the list is the same each time. */
static int
compare_matches_cb (gconstpointer a, gconstpointer b)
{
  const Match *first = *(const Match *const *) a;
  const Match *second = *(const Match *const *) b;
  guint weight = pf_signs_weigh (first->signs);
  guint other = pf_signs_weigh (second->signs);

  if (weight != other)
    return weight > other ? -1 : 1;
  return first->household < second->household ? -1 : 1;
}

static GPtrArray *
sort_matches (Asking *asking)
{
  GPtrArray *matches = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer match;

  g_hash_table_iter_init (&iter, asking->matches);
  while (g_hash_table_iter_next (&iter, NULL, &match))
    g_ptr_array_add (matches, match);
  g_ptr_array_sort (matches, compare_matches_cb);
  if (matches->len > PF_MAX_CANDIDATES)
    g_ptr_array_set_size (matches, PF_MAX_CANDIDATES);
  return matches;
}

static GStrv
list_names (GListModel *adults)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (adults); i++) {
    g_autoptr (PfAdult) adult = g_list_model_get_item (adults, i);
    g_autofree char *name = g_strdup_printf ("%s %s", adult->first_name, adult->last_name);

    g_strv_builder_add (names, name);
  }
  return g_strv_builder_end (names);
}

static PfQueueCandidate *
build_candidate (const Match *match, PfHousehold *household)
{
  PfQueueCandidate *candidate = g_object_new (PF_TYPE_QUEUE_CANDIDATE, NULL);

  g_strlcpy (candidate->household, household->id, PF_ID_SIZE);
  candidate->name = g_strdup (household->name);
  candidate->address = g_object_ref (household->address);
  candidate->adults = list_names (G_LIST_MODEL (household->adults));
  pf_queue_list_children (G_LIST_MODEL (household->children), candidate->children);
  candidate->signs = pf_signs_to_words (match->signs);
  return candidate;
}

gboolean
pf_candidates_list (PfCandidates *self,
                    PfDb *db,
                    guint asking,
                    GListStore *candidates,
                    GError **error)
{
  const PfScope every_household = { .account = "", .is_staff = TRUE };
  g_autoptr (GPtrArray) matches = sort_matches (self->asking->pdata[asking]);

  for (guint i = 0; i < matches->len; i++) {
    const Match *match = matches->pdata[i];
    g_autoptr (PfHousehold) household = NULL;
    g_autoptr (PfQueueCandidate) candidate = NULL;
    PfId id;

    pf_id_from_number (id, match->household);
    household = pf_store_find_household (db, id, &every_household, error);
    if (household == NULL)
      return FALSE;
    candidate = build_candidate (match, household);
    g_list_store_append (candidates, candidate);
  }
  return TRUE;
}
