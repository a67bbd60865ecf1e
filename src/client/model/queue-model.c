/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/queue-model-private.h"

typedef enum
{
  CHANGED,
  OPENED,
  STALE,
  DRAFT_CHANGED,
  DECIDE,
  UNDO,
  DOCUMENT_WANTED,
  N_SIGNALS
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PfQueueModel, pf_queue_model, G_TYPE_OBJECT)

void
pf_queue_model_change (PfQueueModel *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

GListStore *
pf_queue_model_get_store (PfQueueModel *self)
{
  return self->shown == PF_QUEUE_STATE_MORE_WANTED ? self->more_wanted : self->waiting;
}

PfQueueSummary *
pf_queue_list_peek (GListStore *list, guint position)
{
  g_autoptr (PfQueueSummary) summary = g_list_model_get_item (G_LIST_MODEL (list), position);

  return summary; /* the list holds it */
}

gboolean
pf_queue_list_find (GListStore *list, const char *id, guint *ret_position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; id != NULL && i < n; i++) {
    if (g_str_equal (pf_queue_list_peek (list, i)->id, id)) {
      *ret_position = i;
      return TRUE;
    }
  }
  return FALSE;
}

static void
draft_changed_cb (PfQueueModel *self)
{
  g_signal_emit (self, signals[DRAFT_CHANGED], 0);
  pf_queue_model_change (self);
}

static PfQueueDraft *
find_draft (PfQueueModel *self, const char *id)
{
  PfQueueDraft *draft = g_hash_table_lookup (self->drafts, id);

  if (draft == NULL) {
    draft = pf_queue_draft_new ();
    g_hash_table_insert (self->drafts, g_strdup (id), draft);
  }
  return draft;
}

static void
set_draft (PfQueueModel *self, PfQueueDraft *draft)
{
  if (self->draft == draft)
    return;
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_func (self->draft, draft_changed_cb, self);
  g_set_object (&self->draft, draft);
  if (draft != NULL)
    g_signal_connect_object (
        draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
forget_item (PfQueueModel *self)
{
  g_clear_object (&self->item);
  g_clear_pointer (&self->etag, g_free);
  g_clear_object (&self->mail);
  g_clear_pointer (&self->content, g_bytes_unref);
  self->mail_state = PF_QUEUE_MAIL_NONE;
  self->paper = PF_QUEUE_PAPER_NONE;
  self->document = 0;
  pf_loading_set (self->item_loading, PF_LOADING_STATE_FIRST, 0, self->loading->now);
}

/* What was said stays where the answer moved on to another file. */
void
pf_queue_model_open (PfQueueModel *self, const char *id)
{
  g_autofree char *taken = g_strdup (id);

  if (g_strcmp0 (taken, self->selected) == 0)
    return;
  forget_item (self);
  g_free (self->selected);
  self->selected = g_steal_pointer (&taken);
  set_draft (self, self->selected != NULL ? find_draft (self, self->selected) : NULL);
  g_signal_emit (self, signals[OPENED], 0);
}

void
pf_queue_model_select (PfQueueModel *self, const char *id)
{
  g_return_if_fail (PF_IS_QUEUE_MODEL (self));

  if (g_strcmp0 (id, self->selected) == 0)
    return;
  if (self->news != PF_QUEUE_NEWS_DECIDED && self->news != PF_QUEUE_NEWS_UNDONE)
    self->news = PF_QUEUE_NEWS_NONE;
  pf_queue_model_open (self, id);
  pf_queue_model_change (self);
}

void
pf_queue_model_open_at (PfQueueModel *self, guint position)
{
  guint n = g_list_model_get_n_items (pf_queue_model_get_list (self));

  pf_queue_model_open (
      self,
      n > 0 ? pf_queue_list_peek (pf_queue_model_get_store (self), MIN (position, n - 1))->id
            : NULL);
}

void
pf_queue_model_show (PfQueueModel *self, PfQueueState state)
{
  g_return_if_fail (PF_IS_QUEUE_MODEL (self));

  if (state == self->shown)
    return;
  self->shown = state;
  self->news = PF_QUEUE_NEWS_NONE;
  pf_queue_model_open_at (self, 0);
  pf_queue_model_change (self);
}

void
pf_queue_model_set_proofs (PfQueueModel *self, GStrv proofs)
{
  g_return_if_fail (PF_IS_QUEUE_MODEL (self));

  g_strfreev (self->proofs);
  self->proofs = g_strdupv (proofs);
  pf_queue_model_change (self);
}

GListModel *
pf_queue_model_get_list (PfQueueModel *self)
{
  g_return_val_if_fail (PF_IS_QUEUE_MODEL (self), NULL);
  return G_LIST_MODEL (pf_queue_model_get_store (self));
}

guint
pf_queue_model_get_position (PfQueueModel *self)
{
  guint position;

  g_return_val_if_fail (PF_IS_QUEUE_MODEL (self), G_MAXUINT);
  return pf_queue_list_find (pf_queue_model_get_store (self), self->selected, &position)
             ? position
             : G_MAXUINT;
}

gboolean
pf_queue_model_step (PfQueueModel *self, int places)
{
  gint64 n = g_list_model_get_n_items (pf_queue_model_get_list (self));
  guint position = pf_queue_model_get_position (self);
  gint64 wanted = position == G_MAXUINT ? 0 : (gint64) position + places;

  if (wanted < 0 || wanted >= n)
    return FALSE;
  pf_queue_model_select (self,
                         pf_queue_list_peek (pf_queue_model_get_store (self), (guint) wanted)->id);
  return TRUE;
}

gboolean
pf_queue_model_may_decide (PfQueueModel *self, PfQueueVerdict verdict)
{
  g_return_val_if_fail (PF_IS_QUEUE_MODEL (self), FALSE);
  return self->item != NULL && !self->sending && pf_queue_item_may_get (self->item, verdict);
}

/* Whether the child can be put where the draft says. */
static gboolean
is_placed_well (PfQueueModel *self, gboolean has_reason)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();

  if (self->item != NULL && self->item->school_file != NULL)
    pf_school_file_check_decision (
        self->item->school_file, self->draft->school, has_reason, errors);
  return pf_errors_get_n_errors (errors) == 0;
}

gboolean
pf_queue_model_sends_elsewhere (PfQueueModel *self)
{
  g_return_val_if_fail (PF_IS_QUEUE_MODEL (self), FALSE);
  return self->draft != NULL && !is_placed_well (self, FALSE);
}

PfQueueLack
pf_queue_model_find_lack (PfQueueModel *self, PfQueueVerdict verdict)
{
  PfQueueLack lack;

  g_return_val_if_fail (PF_IS_QUEUE_MODEL (self), PF_QUEUE_LACK_NONE);
  lack = pf_queue_draft_find_lack (self->draft, verdict);
  if (lack != PF_QUEUE_LACK_NONE || verdict != PF_QUEUE_VERDICT_ACCEPT)
    return lack;
  return is_placed_well (self, pf_queue_draft_has_reason (self->draft)) ? PF_QUEUE_LACK_NONE
                                                                        : PF_QUEUE_LACK_REASON;
}

void
pf_queue_model_decide (PfQueueModel *self, PfQueueVerdict verdict)
{
  g_return_if_fail (PF_IS_QUEUE_MODEL (self));

  if (!pf_queue_model_may_decide (self, verdict))
    return;
  self->lack = pf_queue_model_find_lack (self, verdict);
  if (self->lack != PF_QUEUE_LACK_NONE)
    pf_queue_model_tell (self, PF_QUEUE_NEWS_LACK);
  else
    g_signal_emit (self, signals[DECIDE], 0, verdict);
}

gboolean
pf_queue_model_undo (PfQueueModel *self)
{
  g_return_val_if_fail (PF_IS_QUEUE_MODEL (self), FALSE);

  if (self->done == NULL || self->sending)
    return FALSE;
  g_signal_emit (self, signals[UNDO], 0);
  return TRUE;
}

PfDocument *
pf_queue_model_get_document (PfQueueModel *self)
{
  g_autoptr (PfDocument) document = NULL;

  g_return_val_if_fail (PF_IS_QUEUE_MODEL (self), NULL);
  if (self->item != NULL)
    document = g_list_model_get_item (G_LIST_MODEL (self->item->documents), self->document);
  return document; /* the item holds it */
}

void
pf_queue_model_want_document (PfQueueModel *self)
{
  g_clear_pointer (&self->content, g_bytes_unref);
  self->paper =
      pf_queue_model_get_document (self) != NULL ? PF_QUEUE_PAPER_COMING : PF_QUEUE_PAPER_NONE;
  if (self->paper == PF_QUEUE_PAPER_COMING)
    g_signal_emit (self, signals[DOCUMENT_WANTED], 0);
}

void
pf_queue_model_look_at (PfQueueModel *self, guint document)
{
  g_return_if_fail (PF_IS_QUEUE_MODEL (self));

  if (document == self->document && self->paper != PF_QUEUE_PAPER_FAILED)
    return;
  self->document = document;
  pf_queue_model_want_document (self);
  pf_queue_model_change (self);
}

PfQueuePast *
pf_queue_item_get_last (PfQueueItem *item)
{
  GListModel *history = G_LIST_MODEL (item->history);

  for (guint i = 0; i < g_list_model_get_n_items (history); i++) {
    g_autoptr (PfQueuePast) past = g_list_model_get_item (history, i);

    if (past->undone_at == 0)
      return past; /* the item holds it */
  }
  return NULL;
}

void
pf_queue_model_tell (PfQueueModel *self, PfQueueNews news)
{
  g_return_if_fail (PF_IS_QUEUE_MODEL (self));

  self->news = news;
  self->n_news++;
  pf_queue_model_change (self);
}

static void
pf_queue_model_dispose (GObject *object)
{
  PfQueueModel *self = PF_QUEUE_MODEL (object);

  set_draft (self, NULL);
  G_OBJECT_CLASS (pf_queue_model_parent_class)->dispose (object);
}

static void
pf_queue_model_finalize (GObject *object)
{
  PfQueueModel *self = PF_QUEUE_MODEL (object);

  g_clear_object (&self->waiting);
  g_clear_object (&self->more_wanted);
  g_strfreev (self->proofs);
  g_clear_object (&self->loading);
  g_clear_object (&self->item);
  g_clear_object (&self->item_loading);
  g_clear_object (&self->mail);
  g_clear_object (&self->done);
  g_clear_pointer (&self->done_before, g_ptr_array_unref);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->selected);
  g_free (self->etag);
  g_hash_table_unref (self->drafts);
  G_OBJECT_CLASS (pf_queue_model_parent_class)->finalize (object);
}

static void
pf_queue_model_class_init (PfQueueModelClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_queue_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_queue_model_finalize;
#define SIGNAL(name, ...)                                                                          \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  signals[CHANGED] = SIGNAL ("changed", 0);
  signals[OPENED] = SIGNAL ("opened", 0);
  signals[STALE] = SIGNAL ("stale", 0);
  signals[DRAFT_CHANGED] = SIGNAL ("draft-changed", 0);
  signals[DECIDE] = SIGNAL ("decide", 1, PF_TYPE_QUEUE_VERDICT);
  signals[UNDO] = SIGNAL ("undo", 0);
  signals[DOCUMENT_WANTED] = SIGNAL ("document-wanted", 0);
#undef SIGNAL
}

static void
pf_queue_model_init (PfQueueModel *self)
{
  self->waiting = g_list_store_new (PF_TYPE_QUEUE_SUMMARY);
  self->more_wanted = g_list_store_new (PF_TYPE_QUEUE_SUMMARY);
  self->shown = PF_QUEUE_STATE_WAITING;
  self->loading = pf_loading_new ();
  self->item_loading = pf_loading_new ();
  self->done_before = g_ptr_array_new_with_free_func (g_object_unref);
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

PfQueueModel *
pf_queue_model_new (void)
{
  return g_object_new (PF_TYPE_QUEUE_MODEL, NULL);
}
