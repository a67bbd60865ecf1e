/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GET /v1/planning. Its ETag is made of versions alone, so that asking again costs a few lookups;
 * nothing of it depends on the clock.
 */
#include "core/planning.h"

#include "server/ops/handlers.h"
#include "server/ops/planning-writer.h"

/* The deadlines told of are those of sessions up to a month after the range. */
static GPtrArray *
find_families (PfCall *call, GError **error)
{
  const PfPlanningQuery *query = call->query;
  const PfScope scope = pf_call_get_scope (call);
  g_auto (GStrv) ids = g_strsplit (query->household, ",", -1);
  g_autoptr (GPtrArray) families =
      g_ptr_array_new_with_free_func ((GDestroyNotify) pf_planning_family_free);

  for (guint i = 0; ids[i] != NULL; i++) {
    PfPlanningFamily *family = pf_store_find_planning_family (
        call->db, ids[i], &scope, query->from, query->to + PF_PLANNING_DAYS_AHEAD, error);

    if (family == NULL)
      return NULL;
    g_ptr_array_add (families, family);
  }
  return g_steal_pointer (&families);
}

static void
write_family_versions (const PfPlanningFamily *family, GString *text)
{
  g_string_append_printf (text,
                          ";%s.%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT,
                          family->family->id,
                          family->version,
                          family->planning_version);
  for (guint i = 0; i < family->months->len; i++) {
    const PfPlanningMonth *month = &g_array_index (family->months, PfPlanningMonth, i);

    g_string_append_printf (
        text, ";%s.%s.%" G_GINT64_FORMAT, month->activity, month->month, month->version);
  }
}

static char *
build_etag (PfCall *call, PfTown *town, GPtrArray *families)
{
  const PfPlanningQuery *query = call->query;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *hash = NULL;

  g_string_append_printf (text,
                          "%d;%d;%u;%u",
                          pf_town_get_portal (town)->version,
                          (int) call->request->language,
                          query->from,
                          query->to);
  for (guint i = 0; i < families->len; i++)
    write_family_versions (families->pdata[i], text);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
  return g_strdup_printf ("\"%.32s\"", hash);
}

/* Of the version that came with the first family. */
static PfTown *
get_town (PfDb *db, GPtrArray *families, GError **error)
{
  const PfPlanningFamily *family = families->pdata[0];

  return pf_store_get_town_at (db, family->settings_version, error);
}

static gboolean
fill (PfCall *call, PfTown *town, GPtrArray *families, GError **error)
{
  const PfPlanningQuery *query = call->query;

  for (guint i = 0; i < families->len; i++) {
    if (!pf_store_fill_planning_family (
            call->db, families->pdata[i], query->from, query->to, error) ||
        !pf_store_fill_late_adds (
            call->db, town, families->pdata[i], query->from, query->to, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
pf_handle_get_planning (PfCall *call, GError **error)
{
  PfPlanningQuery *query = call->query;
  g_autoptr (GPtrArray) families = find_families (call, error);
  PfTown *town = families != NULL ? get_town (call->db, families, error) : NULL;
  g_autofree char *etag = town != NULL ? build_etag (call, town, families) : NULL;
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
  if (fill (call, town, families, error))
    call->answer->json = pf_planning_write (&asked, error);
  return call->answer->json != NULL;
}
