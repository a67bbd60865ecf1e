/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/family.h"

PfFamily *
pf_family_new (const char *household)
{
  PfFamily *self = g_new0 (PfFamily, 1);

  g_strlcpy (self->id, household, PF_ID_SIZE);
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
  self->enrolments = g_ptr_array_new_with_free_func (g_object_unref);
  self->quotients = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
pf_family_free (PfFamily *self)
{
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->enrolments);
  g_ptr_array_unref (self->quotients);
  g_free (self);
}

static GPtrArray *
list_of_families (PfDb *db,
                  PfStatementId statement,
                  GHashTable *families,
                  GType type,
                  GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);
  g_autofree gint64 *numbers = g_new (gint64, g_hash_table_size (families));
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_hash_table_iter_init (&iter, families);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    numbers[n++] = pf_id_to_number (id);
  pf_query_bind_integers (&query, numbers, n);
  return pf_query_list (&query, type, error);
}

static gboolean
fill_children (PfDb *db, GHashTable *families, GError **error)
{
  g_autoptr (GPtrArray) links =
      list_of_families (db, PF_STATEMENT_FAMILY_CHILDREN, families, PF_TYPE_HOUSEHOLD_CHILD, error);

  for (guint i = 0; links != NULL && i < links->len; i++) {
    PfHouseholdChild *link = links->pdata[i];
    PfFamily *family = g_hash_table_lookup (families, link->household);

    g_ptr_array_add (family->children, g_object_ref (link));
  }
  return links != NULL;
}

static gboolean
fill_enrolments (PfDb *db, GHashTable *families, GError **error)
{
  g_autoptr (GPtrArray) enrolments =
      list_of_families (db, PF_STATEMENT_FAMILY_ENROLMENTS, families, PF_TYPE_ENROLMENT, error);

  for (guint i = 0; enrolments != NULL && i < enrolments->len; i++) {
    PfEnrolment *enrolment = enrolments->pdata[i];
    PfFamily *family = g_hash_table_lookup (families, enrolment->household);

    g_ptr_array_add (family->enrolments, g_object_ref (enrolment));
  }
  return enrolments != NULL;
}

static gboolean
fill_quotients (PfDb *db, GHashTable *families, GError **error)
{
  g_autoptr (GPtrArray) quotients = list_of_families (
      db, PF_STATEMENT_FAMILY_QUOTIENTS, families, PF_TYPE_FAMILY_QUOTIENT, error);

  for (guint i = 0; quotients != NULL && i < quotients->len; i++) {
    PfFamilyQuotient *quotient = quotients->pdata[i];
    PfFamily *family = g_hash_table_lookup (families, quotient->household);

    g_ptr_array_add (family->quotients, g_object_ref (quotient));
  }
  return quotients != NULL;
}

gboolean
pf_store_fill_families (PfDb *db, GHashTable *families, GError **error)
{
  return fill_children (db, families, error) && fill_enrolments (db, families, error) &&
         fill_quotients (db, families, error);
}

PfHouseholdChild *
pf_family_find_child (PfFamily *self, const char *child)
{
  for (guint i = 0; i < self->children->len; i++) {
    PfHouseholdChild *link = self->children->pdata[i];

    if (g_str_equal (link->child, child))
      return link;
  }
  return NULL;
}

PfFamilyQuotient *
pf_family_find_quotient (PfFamily *self, PfDate date)
{
  PfFamilyQuotient *found = NULL;

  for (guint i = 0; i < self->quotients->len; i++) {
    PfFamilyQuotient *quotient = self->quotients->pdata[i];

    if (quotient->valid_from <= date && (quotient->valid_to == 0 || date <= quotient->valid_to) &&
        (found == NULL || found->valid_from <= quotient->valid_from))
      found = quotient;
  }
  return found;
}
