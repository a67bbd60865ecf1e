/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "queue-window.h"

static void
decide_cb (PfQueueModel *, PfQueueVerdict verdict, GString *asked)
{
  g_string_append_printf (asked, "decide %d;", (int) verdict);
}

static void
undo_cb (GString *asked)
{
  g_string_append (asked, "undo;");
}

void
queue_window_set_up (QueueWindow *self, gconstpointer)
{
  self->asked = g_string_new (NULL);
  self->model = pf_queue_model_new ();
  g_signal_connect (self->model, "decide", G_CALLBACK (decide_cb), self->asked);
  g_signal_connect_swapped (self->model, "undo", G_CALLBACK (undo_cb), self->asked);
  self->page = pf_queue_page_new (self->model);
  self->window = pf_test_window_new (self->page, 1280, 800);
}

void
queue_window_tear_down (QueueWindow *self, gconstpointer)
{
  pf_test_window_free (self->window);
  g_assert_finalize_object (self->model);
  g_string_free (self->asked, TRUE);
}

void
queue_window_settle (QueueWindow *self)
{
  pf_test_window_settle (self->window);
}

static void
take_list (QueueWindow *self, GPtrArray *list)
{
  pf_loading_set (self->model->loading, PF_LOADING_STATE_FRESH, QUEUE_SAMPLE_NOW, QUEUE_SAMPLE_NOW);
  pf_queue_model_take_list (self->model, list);
}

static void
take_item (QueueWindow *self, PfQueueItem *item)
{
  pf_loading_set (
      self->model->item_loading, PF_LOADING_STATE_FRESH, QUEUE_SAMPLE_NOW, QUEUE_SAMPLE_NOW);
  pf_queue_model_take_item (self->model, item, "\"1\"");
}

void
queue_window_take_list (QueueWindow *self)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();

  take_list (self, list);
}

void
queue_window_take_item (QueueWindow *self)
{
  guint position = pf_queue_model_get_position (self->model);
  g_autoptr (PfQueueSummary) summary =
      g_list_model_get_item (pf_queue_model_get_list (self->model), position);
  g_autoptr (PfQueueItem) item = queue_sample_item (summary);

  take_item (self, item);
}

void
queue_window_take (QueueWindow *self, GPtrArray *list, PfQueueItem *item)
{
  take_list (self, list);
  take_item (self, item);
  queue_window_settle (self);
}

void
queue_window_assert_asked (QueueWindow *self, const char *wanted)
{
  g_assert_cmpstr (self->asked->str, ==, wanted);
  g_string_truncate (self->asked, 0);
}
