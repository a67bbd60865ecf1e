/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "benchmarks/month.h"

#include "wire/record-json.h"

#define TWIN "zoe"
#define TWIN_NAME "Zoé"

/* The first child of @from and its rows, once more under another name. */
static void
add_twin (PfPlanning *self, PfPlanning *from)
{
  g_autoptr (PfPlanningChild) child = g_list_model_get_item (G_LIST_MODEL (from->children), 0);
  g_autofree char *id = g_strdup (child->id);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (from->rows)); i++) {
    g_autoptr (PfPlanningRow) row = g_list_model_get_item (G_LIST_MODEL (from->rows), i);

    if (!g_str_equal (row->child, id))
      continue;
    g_object_set (row, "child", TWIN, NULL);
    g_list_store_append (self->rows, row);
  }
  g_object_set (child, "id", TWIN, "first-name", TWIN_NAME, NULL);
  g_list_store_append (self->children, child);
}

PfPlanning *
pf_bench_month_new (void)
{
  g_autoptr (PfPlanning) again = pf_planning_sample_new ();
  PfPlanning *self = pf_planning_sample_new ();

  add_twin (self, again);
  return self;
}

GBytes *
pf_bench_month_write (void)
{
  g_autoptr (PfPlanning) month = pf_bench_month_new ();
  GString *text = g_string_new (NULL);

  pf_record_write_json (month, PF_ROLE_FAMILY, text);
  return g_string_free_to_bytes (text);
}
