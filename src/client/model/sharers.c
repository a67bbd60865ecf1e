/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/sharers.h"

static PfAddressSharer *
peek (GListStore *sharers, guint position)
{
  g_autoptr (PfAddressSharer) sharer = g_list_model_get_item (G_LIST_MODEL (sharers), position);

  return sharer; /* the list holds it */
}

guint
pf_sharers_find (GListStore *sharers, const char *adult)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sharers)); i++) {
    if (g_str_equal (peek (sharers, i)->adult, adult))
      return i;
  }
  return G_MAXUINT;
}

static PfAddressSharer *
find_household (GListStore *sharers, const char *household, gboolean of_it)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sharers)); i++) {
    PfAddressSharer *sharer = peek (sharers, i);

    if ((g_strcmp0 (sharer->household, household) == 0) == of_it)
      return sharer;
  }
  return NULL;
}

PfAddressSharer *
pf_sharers_find_of (GListStore *sharers, const char *household)
{
  return find_household (sharers, household, TRUE);
}

PfAddressSharer *
pf_sharers_find_elsewhere (GListStore *sharers, const char *household)
{
  return find_household (sharers, household, FALSE);
}

void
pf_sharers_remove (GListStore *sharers, const char *adult)
{
  guint position = pf_sharers_find (sharers, adult);

  if (position != G_MAXUINT)
    g_list_store_remove (sharers, position);
}

char *
pf_sharers_say_names (GPtrArray *sharers)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sharers->len; i++) {
    const PfAddressSharer *sharer = sharers->pdata[i];

    g_string_append_printf (
        names, "%s%s %s", i > 0 ? ", " : "", sharer->first_name, sharer->last_name);
  }
  return g_string_free (g_steal_pointer (&names), FALSE);
}
