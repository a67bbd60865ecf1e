/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/children.h"

#include "server/store/household-search.h"
#include "server/store/queue.h"
#include "server/store/school-decisions.h"

GListStore *
pf_store_list_children (PfDb *db, const char *household, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_CHILDREN);
  g_autoptr (GPtrArray) found = NULL;
  GListStore *children;

  pf_query_bind_id (&query, household);
  found = pf_query_list (&query, PF_TYPE_CHILD, error);
  if (found == NULL)
    return NULL;
  children = g_list_store_new (PF_TYPE_CHILD);
  g_list_store_splice (children, 0, 0, found->pdata, found->len);
  return children;
}

/* The queue's item first, as who decides it does: of two who wait, none waits for the other. */
gboolean
pf_store_hold_household (PfDb *db,
                         const char *household,
                         const char *account,
                         PfInstant now,
                         GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_TOUCH_OPEN_HOUSEHOLD);
  PfId touched;

  pf_query_bind_id (&query, household);
  return pf_store_touch_queue (db, household, account, "", FALSE, now, error) &&
         pf_query_take_id (&query, touched, error);
}

static gboolean
link_child (PfDb *db, const char *household, const char *child, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LINK_CHILD);

  pf_query_bind_id (&query, household);
  pf_query_bind_id (&query, child);
  return pf_query_run (&query, error);
}

gboolean
pf_store_insert_child (PfDb *db, const char *household, PfChild *child, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_CHILD);

  pf_query_bind_record (&query, child);
  return pf_query_take_id (&query, child->id, error) &&
         link_child (db, household, child->id, error) &&
         pf_store_index_household (db, household, error);
}

/* The one (transfer full) of @others that @child is too, or NULL. */
static PfChild *
find_same (const PfChild *child, GListModel *others)
{
  for (guint i = 0; i < g_list_model_get_n_items (others); i++) {
    g_autoptr (PfChild) other = g_list_model_get_item (others, i);

    if (pf_child_is_same (child, other))
      return g_steal_pointer (&other);
  }
  return NULL;
}

static gboolean
move (PfDb *db,
      PfStatementId statement,
      const char *from,
      const char *to,
      GStrv children,
      GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);
  guint n = g_strv_length (children);
  g_autofree gint64 *ids = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    ids[i] = pf_id_to_number (children[i]);
  pf_query_bind_id (&query, from);
  pf_query_bind_id (&query, to);
  pf_query_bind_integers (&query, ids, n);
  return pf_query_run (&query, error);
}

gboolean
pf_store_move_children (PfDb *db,
                        const char *from,
                        const char *to,
                        GStrv *ret_moved,
                        GError **error)
{
  g_autoptr (GListStore) prepared = pf_store_list_children (db, from, error);
  g_autoptr (GListStore) known = prepared != NULL ? pf_store_list_children (db, to, error) : NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) moved = NULL;

  if (known == NULL || !pf_store_move_school_enrolments (db, from, to, error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (prepared)); i++) {
    g_autoptr (PfChild) child = g_list_model_get_item (G_LIST_MODEL (prepared), i);
    g_autoptr (PfChild) same = find_same (child, G_LIST_MODEL (known));

    if (same == NULL)
      g_strv_builder_add (ids, child->id);
    else if (!pf_store_give_school_enrolments (db, from, child->id, same->id, error))
      return FALSE;
  }
  moved = g_strv_builder_end (ids);
  if (!move (db, PF_STATEMENT_MOVE_CHILDREN, from, to, moved, error))
    return FALSE;
  *ret_moved = g_steal_pointer (&moved);
  return TRUE;
}

gboolean
pf_store_move_children_back (PfDb *db,
                             const char *from,
                             const char *to,
                             GStrv children,
                             GError **error)
{
  return pf_store_move_school_enrolments_back (db, from, to, error) &&
         (children == NULL ||
          move (db, PF_STATEMENT_MOVE_CHILDREN_BACK, from, to, children, error));
}
