/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent answers to the file that is open, and its undoing.
 */
#include "client/api/error.h"
#include "client/app/queue-controller-private.h"
#include "core/problem.h"

/* What never left this computer was not done; what left may have been. */
static PfQueueNews
explain (const GError *error)
{
  if (g_error_matches (error, PF_API_ERROR, PF_API_ERROR_NO_NETWORK) ||
      g_error_matches (error, PF_API_ERROR, PF_API_ERROR_UNKNOWN_HOST))
    return PF_QUEUE_NEWS_UNSENT;
  if (error->domain == PF_API_ERROR)
    return PF_QUEUE_NEWS_UNANSWERED;
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_CHANGED_MEANWHILE) ||
      g_error_matches (error, PF_PROBLEM, PF_PROBLEM_ALREADY_DECIDED))
    return PF_QUEUE_NEWS_CHANGED;
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_TOO_LATE_TO_UNDO))
    return PF_QUEUE_NEWS_TOO_LATE;
  return PF_QUEUE_NEWS_FAILED;
}

/* What the agent decided by is not so any more: what is so is shown before it is decided again. */
static void
fail (PfQueueController *self, const GError *error)
{
  PfQueueNews news = explain (error);

  if (!pf_queue_controller_is_news (self, error))
    return;
  if (news == PF_QUEUE_NEWS_TOO_LATE)
    pf_queue_model_settle (self->model);
  if (error->domain == PF_PROBLEM) {
    pf_queue_controller_reload_file (self);
    pf_queue_controller_load_list (self);
  }
  pf_queue_model_tell (self->model, news);
}

static PfAnswer *
finish (PfQueueController *self, GObject *client, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  PfAnswer *answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  g_clear_object (&self->sending);
  self->model->sending = FALSE;
  if (answer == NULL)
    fail (self, error);
  return answer;
}

static gboolean
settle_cb (gpointer user_data)
{
  PfQueueController *self = user_data;

  self->settle_timer = 0;
  pf_queue_model_settle (self->model);
  return G_SOURCE_REMOVE;
}

/* Where the clocks disagree the portal has the last word. */
static void
settle_later (PfQueueController *self, PfInstant undo_until)
{
  gint64 left = (undo_until - pf_queue_controller_get_now (self)) / G_TIME_SPAN_MILLISECOND;

  g_clear_handle_id (&self->settle_timer, g_source_remove);
  self->settle_timer = g_timeout_add ((guint) CLAMP (left, 0, 3600 * 1000), settle_cb, self);
}

static void
decided_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfQueueController) self = user_data;
  g_autoptr (PfAnswer) answer = finish (self, client, result);
  PfQueueItem *item;
  PfQueuePast *last;

  if (answer == NULL)
    return;
  item = PF_QUEUE_ITEM (answer->record);
  last = pf_queue_item_get_last (item);
  settle_later (self, item->undo_until);
  pf_queue_model_take_decided (
      self->model, item, last != NULL ? last->decision : PF_QUEUE_VERDICT_NONE);
  pf_queue_controller_load_list (self);
}

void
pf_queue_controller_decide (PfQueueController *self, PfQueueVerdict verdict)
{
  PfQueueModel *model = self->model;
  g_autoptr (PfQueueDecision) body = pf_queue_draft_build (model->draft, verdict);
  g_autofree char *key = g_strdup_printf ("%d-%s", (int) verdict, model->draft->key);

  model->sending = TRUE;
  pf_queue_model_tell (model, PF_QUEUE_NEWS_NONE);
  pf_api_client_call_async (
      self->client,
      PF_OPERATION_DECIDE_QUEUE_ITEM,
      &(PfApiArguments){
          .parameters = { model->selected }, .body = body, .if_match = model->etag, .key = key },
      pf_queue_controller_begin (&self->sending),
      decided_cb,
      g_object_ref (self));
}

static void
undone_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfQueueController) self = user_data;
  g_autoptr (PfAnswer) answer = finish (self, client, result);

  if (answer == NULL)
    return;
  g_clear_handle_id (&self->settle_timer, g_source_remove);
  pf_queue_model_take_undone (self->model, PF_QUEUE_ITEM (answer->record), answer->etag);
  if (self->model->done != NULL)
    settle_later (self, self->model->done->undo_until);
  pf_queue_controller_load_list (self);
}

void
pf_queue_controller_undo (PfQueueController *self)
{
  PfQueueModel *model = self->model;

  model->sending = TRUE;
  pf_queue_model_tell (model, PF_QUEUE_NEWS_NONE);
  pf_api_client_call_async (self->client,
                            PF_OPERATION_UNDO_QUEUE_DECISION,
                            &(PfApiArguments){ .parameters = { model->done->id } },
                            pf_queue_controller_begin (&self->sending),
                            undone_cb,
                            g_object_ref (self));
}
