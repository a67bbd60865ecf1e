/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The agents' queue: what there is to decide, and who is looking at what.
 */
#include "server/ops/queue.h"

#include "server/ops/handlers.h"
#include "server/store/town.h"

#define DEFAULT_LIMIT 50

PfQueueViewer
pf_call_get_queue_viewer (PfCall *call)
{
  return (PfQueueViewer){ call->caller->id, call->roles, call->request->now };
}

gboolean
pf_call_answer_queue_item (PfCall *call, GError **error)
{
  const PfQueueViewer viewer = pf_call_get_queue_viewer (call);
  PfTown *town = pf_store_get_town (call->db, error);
  g_autoptr (PfQueueItem) item =
      town != NULL ? pf_store_find_queue_item (call->db, call->parameters[0], &viewer, error)
                   : NULL;

  if (item == NULL)
    return FALSE;
  if (item->kind != PF_QUEUE_KIND_ERASURE && item->kind != PF_QUEUE_KIND_SCHOOL_ENROLMENT &&
      item->changed != PF_CHANGED_NAME && (item->tie == NULL || item->tie->opens))
    /* which no recent proof of address proves, or for which any will do */
    pf_queue_check_documents (
        G_LIST_MODEL (item->documents), pf_town_get_zone (town), item->checks);
  return pf_call_answer (call, item);
}

/* One more is asked for than is answered: it tells whether there is another page. */
gboolean
pf_handle_list_queue (PfCall *call, GError **error)
{
  const PfQueueQuery *asked = call->query;
  const PfQueueViewer viewer = pf_call_get_queue_viewer (call);
  guint limit = asked->limit != PF_NO_INTEGER ? (guint) asked->limit : DEFAULT_LIMIT;
  g_autoptr (GPtrArray) items = pf_store_list_queue (call->db, asked, &viewer, limit + 1, error);

  if (items == NULL)
    return FALSE;
  if (items->len > limit) {
    g_ptr_array_set_size (items, (int) limit);
    call->answer->next = g_strdup (pf_record_get_id (items->pdata[limit - 1]));
  }
  call->answer->items = g_steal_pointer (&items);
  return TRUE;
}

gboolean
pf_handle_get_queue_item (PfCall *call, GError **error)
{
  return pf_call_answer_queue_item (call, error);
}

/* An item that is not for the caller is refused by what is answered: then nothing is kept. */
gboolean
pf_handle_open_queue_item (PfCall *call, GError **error)
{
  const PfQueueViewer viewer = pf_call_get_queue_viewer (call);
  PfInstant until = call->request->now + PF_QUEUE_OPENING_SPAN;

  return pf_store_open_queue_item (call->db, call->parameters[0], &viewer, until, error) &&
         pf_call_answer_queue_item (call, error);
}

gboolean
pf_handle_close_queue_item (PfCall *call, GError **error)
{
  const PfQueueViewer viewer = pf_call_get_queue_viewer (call);
  g_autoptr (PfQueueItem) item =
      pf_store_find_queue_item (call->db, call->parameters[0], &viewer, error);

  return item != NULL && pf_store_close_queue_item (call->db, item->id, &viewer, error);
}
