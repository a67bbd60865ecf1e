/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For queue-page.c and queue-page-keys.c alone.
 */
#pragma once

#include "client/views/staff/queue-page.h"

G_BEGIN_DECLS

struct _PfQueuePage
{
  AdwBin parent_instance;

  PfQueueModel *model;
  GtkSingleSelection *selection;
  gboolean narrow;
  gboolean following; /* the model: what is selected now was not chosen by the person */
  gboolean awaited;   /* the first line: the focus goes there when it comes */
  guint n_news;       /* of the model, when the focus followed it last */
  GBytes *content;    /* (nullable): of the document that is shown */
  PfQueuePaper paper; /* what the desk says now */
  char *document;     /* (nullable): its id */

  GtkWidget *loading_note;
  GtkWidget *title;
  GtkWidget *lists;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *documents;
  GtkWidget *desk;
  GtkWidget *decision;
  GtkWidget *item_place;
  GtkWidget *item_note;
  GtkWidget *facts;
  GtkWidget *candidates;
  GtkWidget *tie_choices;
  GtkWidget *school_choices;
  GtkWidget *answer;
  GtkWidget *side_foot; /* where the notice stands, and where it does in a narrow window */
  GtkWidget *foot;
  GtkWidget *notice;
};

/* queue-page-keys.c */
void pf_queue_page_class_add_actions (GtkWidgetClass *widget_class);
void pf_queue_page_add_keys (PfQueuePage *self);

/* For what is about to hide parts of the decision: what has the focus must not be hidden, or
 * GTK 4.8 holds on to it for ever.
 */
void pf_queue_page_drop_focus (PfQueuePage *self);

/* The focus on the line of the open file, once it is there. */
void pf_queue_page_focus_row (PfQueuePage *self);

G_END_DECLS
