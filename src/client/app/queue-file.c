/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file that is open: it is told to the other agents, brought with its documents, and the mail
 * that would leave is asked for while the answer is written.
 */
#include "client/app/queue-controller-private.h"

#include "core/problem.h"

/* The portal keeps an opening for five minutes. */
#define RENEW_AFTER (4 * G_TIME_SPAN_MINUTE)

/* Nobody wants a mail for each letter that is typed. */
#define PREVIEW_MS 350

static void
set_loading (PfQueueController *self, PfLoadingState state)
{
  PfInstant now = pf_queue_controller_get_now (self);

  pf_loading_set (self->model->item_loading,
                  state,
                  state == PF_LOADING_STATE_FRESH ? now : self->model->item_loading->taken_at,
                  now);
}

/* A file that is gone was one that somebody else has done away with. */
static void
fail_file (PfQueueController *self, const GError *error)
{
  if (!pf_queue_controller_is_news (self, error))
    return;
  set_loading (self,
               error->domain == PF_PROBLEM ? PF_LOADING_STATE_FAILED : PF_LOADING_STATE_OFFLINE);
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    pf_queue_controller_load_list (self);
}

static void
loaded_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfQueueController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->opening);
  if (answer == NULL) {
    fail_file (self, error);
    return;
  }
  set_loading (self, PF_LOADING_STATE_FRESH);
  pf_queue_model_take_item (self->model, PF_QUEUE_ITEM (answer->record), answer->etag);
}

static void
load (PfQueueController *self, PfOperationId operation)
{
  pf_api_client_call_async (self->client,
                            operation,
                            &(PfApiArguments){ .parameters = { self->model->selected } },
                            pf_queue_controller_begin (&self->opening),
                            loaded_cb,
                            g_object_ref (self));
}

void
pf_queue_controller_open_file (PfQueueController *self)
{
  if (self->model->selected == NULL || !pf_queue_controller_is_seen (self))
    return;
  g_free (self->opened);
  self->opened = g_strdup (self->model->selected);
  self->opened_at = pf_queue_controller_get_now (self);
  load (self, PF_OPERATION_OPEN_QUEUE_ITEM);
}

/* Whether it was opened or is about to be: saying twice that it is not does no harm. */
void
pf_queue_controller_give_back (PfQueueController *self)
{
  g_autofree char *opened = g_steal_pointer (&self->opened);

  pf_queue_controller_stop (&self->opening);
  pf_queue_controller_stop (&self->fetching);
  if (opened != NULL)
    pf_api_client_call_async (self->client,
                              PF_OPERATION_CLOSE_QUEUE_ITEM,
                              &(PfApiArguments){ .parameters = { opened } },
                              NULL,
                              NULL,
                              NULL);
}

void
pf_queue_controller_renew_opening (PfQueueController *self)
{
  if (self->opened != NULL && self->opening == NULL &&
      pf_queue_controller_get_now (self) - self->opened_at > RENEW_AFTER)
    pf_queue_controller_open_file (self);
}

void
pf_queue_controller_reload_file (PfQueueController *self)
{
  if (self->model->selected != NULL && pf_queue_controller_is_seen (self))
    load (self, PF_OPERATION_GET_QUEUE_ITEM);
}

static void
fetched_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfQueueController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->fetching);
  if (answer != NULL)
    pf_queue_model_take_content (self->model, answer->raw);
  else if (pf_queue_controller_is_news (self, error))
    pf_queue_model_take_content (self->model, NULL);
}

void
pf_queue_controller_fetch_document (PfQueueController *self)
{
  PfDocument *document = pf_queue_model_get_document (self->model);

  pf_api_client_call_async (self->client,
                            PF_OPERATION_GET_DOCUMENT_CONTENT,
                            &(PfApiArguments){ .parameters = { document->id } },
                            pf_queue_controller_begin (&self->fetching),
                            fetched_cb,
                            g_object_ref (self));
}

static void
previewed_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfQueueController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->previewing);
  if (answer != NULL)
    pf_queue_model_take_mail (self->model, PF_QUEUE_MAIL_KNOWN, PF_MAIL_PREVIEW (answer->record));
  else if (pf_queue_controller_is_news (self, error))
    pf_queue_model_take_mail (self->model, PF_QUEUE_MAIL_FAILED, NULL);
}

static gboolean
preview_cb (gpointer user_data)
{
  PfQueueController *self = user_data;
  PfQueueDraft *draft = self->model->draft;
  g_autoptr (PfQueueDecision) body =
      pf_queue_draft_build (draft, pf_queue_draft_get_verdict (draft));

  self->preview_timer = 0;
  pf_api_client_call_async (
      self->client,
      PF_OPERATION_PREVIEW_QUEUE_DECISION,
      &(PfApiArguments){ .parameters = { self->model->selected }, .body = body },
      pf_queue_controller_begin (&self->previewing),
      previewed_cb,
      g_object_ref (self));
  return G_SOURCE_REMOVE;
}

void
pf_queue_controller_preview (PfQueueController *self)
{
  PfQueueDraft *draft = self->model->draft;
  PfQueueVerdict verdict = pf_queue_draft_get_verdict (draft);

  pf_queue_controller_stop (&self->previewing);
  g_clear_handle_id (&self->preview_timer, g_source_remove);
  if (self->model->item == NULL || !pf_queue_item_may_get (self->model->item, verdict) ||
      pf_queue_model_find_lack (self->model, verdict) != PF_QUEUE_LACK_NONE) {
    pf_queue_model_take_mail (self->model, PF_QUEUE_MAIL_NONE, NULL);
    return;
  }
  pf_queue_model_take_mail (self->model, PF_QUEUE_MAIL_COMING, NULL);
  self->preview_timer = g_timeout_add (PREVIEW_MS, preview_cb, self);
}
