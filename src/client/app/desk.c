/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/desk.h"

#include "wire/record-json.h"

/* The name of the answer of /v1/portal in the cache. */
#define PORTAL "portal"

static void
keep (PfCache *cache, PfPortal *portal)
{
  GString *json = g_string_new (NULL);
  g_autoptr (GBytes) body = NULL;

  pf_record_write_json (portal, PF_ROLE_FAMILY, json);
  body = g_string_free_to_bytes (json);
  pf_cache_put (cache, PORTAL, body, g_get_real_time ());
}

static PfAnswer *
find_kept (PfCache *cache)
{
  PfInstant at;
  g_autoptr (GBytes) body = pf_cache_get (cache, PORTAL, &at);

  return body != NULL ? pf_answer_read (pf_operation_get (PF_OPERATION_GET_PORTAL), body, NULL)
                      : NULL;
}

static void
entrance_changed_cb (PfVisit *visit, PfEntrance *entrance)
{
  if (entrance->portal != NULL)
    pf_visit_set_desk (visit, entrance->portal->contact);
}

/* Once for each time that the desk is another: the cache is written whole each time. */
static void
desk_changed_cb (PfVisit *visit, GParamSpec *, PfGate *gate)
{
  PfPortal *portal = pf_gate_get_entrance (gate)->portal;
  PfCache *cache = pf_gate_get_cache (gate);

  if (portal != NULL && cache != NULL && visit == pf_gate_get_visit (gate))
    keep (cache, portal);
}

void
pf_desk_follow (PfVisit *visit, PfGate *gate)
{
  PfEntrance *entrance = pf_gate_get_entrance (gate);
  PfCache *cache = pf_gate_get_cache (gate);
  g_autoptr (PfAnswer) kept = cache != NULL ? find_kept (cache) : NULL;

  if (kept != NULL)
    pf_visit_set_desk (visit, PF_PORTAL (kept->record)->contact);
  g_signal_connect_object (visit, "notify::desk", G_CALLBACK (desk_changed_cb), gate, 0);
  g_signal_connect_object (
      entrance, "changed", G_CALLBACK (entrance_changed_cb), visit, G_CONNECT_SWAPPED);
  entrance_changed_cb (visit, entrance);
}
