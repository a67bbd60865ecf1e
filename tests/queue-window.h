/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the agents' queue in a window, filled with a sample, and what it asks for.
 */
#pragma once

#include "client/views/staff/queue-page.h"
#include "queue-sample.h"
#include "window.h"

G_BEGIN_DECLS

typedef struct
{
  PfTestWindow *window;
  PfQueueModel *model;
  GtkWidget *page;
  GString *asked; /* of the application */
} QueueWindow;

void queue_window_set_up (QueueWindow *self, gconstpointer);
void queue_window_tear_down (QueueWindow *self, gconstpointer);

void queue_window_settle (QueueWindow *self);

/* queue_sample_list() */
void queue_window_take_list (QueueWindow *self);

/* As the portal answers for the file that is open: queue_sample_item(). */
void queue_window_take_item (QueueWindow *self);

/* @list and the file of its first, @item, as the portal answers them. */
void queue_window_take (QueueWindow *self, GPtrArray *list, PfQueueItem *item);

/* "decide 1;undo;" since the last time. */
void queue_window_assert_asked (QueueWindow *self, const char *wanted);

G_END_DECLS
