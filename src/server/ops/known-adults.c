/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/known-adults.h"

#include "core/text.h"

static char *
fold_name (const char *first_name, const char *last_name)
{
  g_autofree char *name = g_strdup_printf ("%s %s", first_name, last_name);

  return pf_text_fold (name);
}

gboolean
pf_names_are_alike (const char *first_name,
                    const char *last_name,
                    const char *other_first_name,
                    const char *other_last_name)
{
  g_autofree char *name = fold_name (first_name, last_name);
  g_autofree char *other = fold_name (other_first_name, other_last_name);

  return g_str_equal (name, other);
}

gboolean
pf_known_adult_has_name (const PfAdult *adult, const char *first_name, const char *last_name)
{
  return pf_names_are_alike (adult->first_name, adult->last_name, first_name, last_name);
}

gboolean
pf_known_adults_are_one_person (GPtrArray *adults)
{
  const PfAdult *first = adults->pdata[0];

  for (guint i = 1; i < adults->len; i++) {
    if (!pf_known_adult_has_name (adults->pdata[i], first->first_name, first->last_name))
      return FALSE;
  }
  return TRUE;
}

GPtrArray *
pf_known_adults_list_households (GPtrArray *adults)
{
  g_autoptr (GHashTable) households = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < adults->len; i++) {
    if (g_hash_table_add (households, ((PfAdult *) adults->pdata[i])->household))
      g_ptr_array_add (chosen, adults->pdata[i]);
  }
  return chosen;
}
