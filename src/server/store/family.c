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

/* Adds a record to the list of its family that it belongs to. */
typedef void (*Fill) (GHashTable *families, gpointer record);

static void
add_child (GHashTable *families, gpointer record)
{
  PfHouseholdChild *link = record;
  PfFamily *family = g_hash_table_lookup (families, link->household);

  g_ptr_array_add (family->children, g_object_ref (link));
}

static void
add_enrolment (GHashTable *families, gpointer record)
{
  PfEnrolment *enrolment = record;
  PfFamily *family = g_hash_table_lookup (families, enrolment->household);

  g_ptr_array_add (family->enrolments, g_object_ref (enrolment));
}

static void
add_quotient (GHashTable *families, gpointer record)
{
  PfFamilyQuotient *quotient = record;
  PfFamily *family = g_hash_table_lookup (families, quotient->household);

  g_ptr_array_add (family->quotients, g_object_ref (quotient));
}

/* What is asked of one household alone, or of several: a list costs SQLite a table of its own. */
static const PfStatementId of_one[] = { PF_STATEMENT_ONE_FAMILY_CHILDREN,
                                        PF_STATEMENT_ONE_FAMILY_ENROLMENTS,
                                        PF_STATEMENT_ONE_FAMILY_QUOTIENTS };
static const PfStatementId of_several[] = { PF_STATEMENT_FAMILY_CHILDREN,
                                            PF_STATEMENT_FAMILY_ENROLMENTS,
                                            PF_STATEMENT_FAMILY_QUOTIENTS };

static void
send (PfQuery *query, GHashTable *families)
{
  g_autofree gint64 *numbers = g_new (gint64, g_hash_table_size (families));
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_hash_table_iter_init (&iter, families);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    numbers[n++] = pf_id_to_number (id);
  if (n == 1)
    pf_query_bind_integer (query, numbers[0]);
  else
    pf_query_bind_integers (query, numbers, n);
  pf_query_send (query);
}

static gboolean
fill (PfQuery *query, GType type, GHashTable *families, Fill add, GError **error)
{
  g_autoptr (GPtrArray) records = pf_query_list (query, type, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    add (families, records->pdata[i]);
  return records != NULL;
}

gboolean
pf_store_fill_families (PfDb *db, GHashTable *families, GError **error)
{
  const PfStatementId *asked = g_hash_table_size (families) == 1 ? of_one : of_several;
  g_auto (PfQuery) children = pf_db_query (db, asked[0]);
  g_auto (PfQuery) enrolments = pf_db_query (db, asked[1]);
  g_auto (PfQuery) quotients = pf_db_query (db, asked[2]);

  send (&children, families);
  send (&enrolments, families);
  send (&quotients, families);
  return fill (&children, PF_TYPE_HOUSEHOLD_CHILD, families, add_child, error) &&
         fill (&enrolments, PF_TYPE_ENROLMENT, families, add_enrolment, error) &&
         fill (&quotients, PF_TYPE_FAMILY_QUOTIENT, families, add_quotient, error);
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
