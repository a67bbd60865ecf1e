/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GET /v1/planning. Its ETag is made of versions alone, so that asking again costs a few lookups;
 * nothing of it depends on the clock.
 */
#include "core/planning.h"

#include "server/ops/handlers.h"
#include "server/ops/planning-writer.h"

static GPtrArray *
find_families (PfCall *call, const char *households, GError **error)
{
  const PfScope scope = pf_call_get_scope (call);
  g_auto (GStrv) ids = g_strsplit (households, ",", -1);
  g_autoptr (GPtrArray) families =
      g_ptr_array_new_with_free_func ((GDestroyNotify) pf_planning_family_free);

  for (guint i = 0; ids[i] != NULL; i++) {
    PfPlanningFamily *family = pf_store_find_planning_family (call->db, ids[i], &scope, error);

    if (family == NULL)
      return NULL;
    g_ptr_array_add (families, family);
  }
  return g_steal_pointer (&families);
}

/* The deadlines told of are those of sessions up to a month after the range. */
static gboolean
write_versions (PfCall *call, PfTown *town, GPtrArray *families, GString *text, GError **error)
{
  PfPlanningQuery *query = call->query;

  g_string_append_printf (text,
                          "%d;%d;%u;%u",
                          pf_town_get_portal (town)->version,
                          (int) call->request->language,
                          query->from,
                          query->to);
  for (guint i = 0; i < families->len; i++) {
    PfPlanningFamily *family = families->pdata[i];

    g_string_append_printf (text,
                            ";%s.%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT,
                            family->family->id,
                            family->version,
                            family->planning_version);
    if (!pf_store_write_month_versions (call->db,
                                        family->family->id,
                                        query->from,
                                        query->to + PF_PLANNING_DAYS_AHEAD,
                                        text,
                                        error))
      return FALSE;
  }
  return TRUE;
}

static char *
build_etag (PfCall *call, PfTown *town, GPtrArray *families, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *hash = NULL;

  if (!write_versions (call, town, families, text, error))
    return NULL;
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
  return g_strdup_printf ("\"%.32s\"", hash);
}

static gboolean
fill (PfDb *db, GPtrArray *families, GError **error)
{
  for (guint i = 0; i < families->len; i++) {
    if (!pf_store_fill_planning_family (db, families->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

gboolean
pf_handle_get_planning (PfCall *call, GError **error)
{
  PfPlanningQuery *query = call->query;
  PfTown *town = pf_store_get_town (call->db, error);
  g_autoptr (GPtrArray) families =
      town != NULL ? find_families (call, query->household, error) : NULL;
  g_autofree char *etag = families != NULL ? build_etag (call, town, families, error) : NULL;
  const PfPlanningAsked asked = {
    .db = call->db,
    .town = town,
    .families = families,
    .household = query->household,
    .from = query->from,
    .to = query->to,
    .etag = etag,
    .language = call->request->language,
  };

  if (etag == NULL)
    return FALSE;
  if (pf_call_is_known (call, etag))
    return TRUE;
  call->answer->json = g_string_sized_new (64 * 1024);
  return fill (call->db, families, error) && pf_planning_write (&asked, call->answer->json, error);
}
