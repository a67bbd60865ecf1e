/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/queue-notice.h"

#include "client/views/staff/queue-words.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/note.h"

struct _PfQueueNotice
{
  AdwBin parent_instance;

  PfQueueModel *model;
  guint n_news; /* of the model, when it was told last */

  GtkWidget *live;
  GtkWidget *news;
  GtkWidget *done;
};

G_DEFINE_FINAL_TYPE (PfQueueNotice, pf_queue_notice, ADW_TYPE_BIN)

/* The same words again are news: a region whose name stays says nothing. */
static void
speak (PfQueueNotice *self, const char *words)
{
  if (self->n_news != self->model->n_news)
    pf_live_region_say (PF_LIVE_REGION (self->live), "");
  self->n_news = self->model->n_news;
  pf_live_region_say (PF_LIVE_REGION (self->live), words != NULL ? words : "");
}

static void
changed_cb (PfQueueNotice *self)
{
  PfQueueModel *model = self->model;
  g_autofree char *words = pf_queue_say_news (model);
  g_autofree char *done = pf_queue_say_done (model);
  const gboolean tells = words != NULL && model->news != PF_QUEUE_NEWS_DECIDED;

  pf_note_set_kind (PF_NOTE (self->news),
                    model->news == PF_QUEUE_NEWS_UNDONE ? PF_NOTE_KIND_INFO : PF_NOTE_KIND_WARN);
  pf_note_set_text (PF_NOTE (self->news), words);
  gtk_widget_set_visible (self->news, tells);
  pf_note_set_text (PF_NOTE (self->done), done);
  gtk_widget_set_visible (self->done, done != NULL);
  pf_live_region_set_open (PF_LIVE_REGION (self->live), tells || done != NULL);
  speak (self, words);
}

static void
pf_queue_notice_dispose (GObject *object)
{
  g_clear_object (&PF_QUEUE_NOTICE (object)->model);
  G_OBJECT_CLASS (pf_queue_notice_parent_class)->dispose (object);
}

static void
pf_queue_notice_class_init (PfQueueNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_queue_notice_dispose;
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/queue-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, PfQueueNotice, live);
  gtk_widget_class_bind_template_child (widget_class, PfQueueNotice, news);
  gtk_widget_class_bind_template_child (widget_class, PfQueueNotice, done);
}

static void
pf_queue_notice_init (PfQueueNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pf_queue_notice_set_model (PfQueueNotice *self, PfQueueModel *model)
{
  g_return_if_fail (PF_IS_QUEUE_NOTICE (self));

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}
