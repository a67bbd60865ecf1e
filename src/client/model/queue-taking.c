/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the portal answered, taken into the model.
 */
#include "client/model/queue-model-private.h"

static void
update (GListStore *list, PfQueueState state, GPtrArray *summaries)
{
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();

  for (guint i = 0; i < summaries->len; i++) {
    if (PF_QUEUE_SUMMARY (summaries->pdata[i])->state == state)
      g_ptr_array_add (mine, summaries->pdata[i]);
  }
  pf_record_list_update (list, mine->pdata, mine->len);
}

/* The ETag of an item is its version in quotes. */
static int
read_version (const char *etag)
{
  return etag != NULL && *etag == '"' ? (int) g_ascii_strtoll (etag + 1, NULL, 10) : 0;
}

/* Whether the open file is other than it was when it came. */
static gboolean
is_stale (PfQueueModel *self)
{
  const int version = read_version (self->etag);
  guint position;

  if (self->item == NULL || self->sending)
    return FALSE;
  if (pf_queue_list_find (self->waiting, self->selected, &position))
    return pf_queue_list_peek (self->waiting, position)->version != version;
  if (pf_queue_list_find (self->more_wanted, self->selected, &position))
    return pf_queue_list_peek (self->more_wanted, position)->version != version;
  return self->item->state == PF_QUEUE_STATE_WAITING ||
         self->item->state == PF_QUEUE_STATE_MORE_WANTED;
}

/* Who else has the open file on screen is told by the lists. */
static void
follow_opening (PfQueueModel *self)
{
  PfQueueSummary *summary = NULL;
  guint position;

  if (pf_queue_list_find (self->waiting, self->selected, &position))
    summary = pf_queue_list_peek (self->waiting, position);
  else if (pf_queue_list_find (self->more_wanted, self->selected, &position))
    summary = pf_queue_list_peek (self->more_wanted, position);
  if (self->item != NULL && summary != NULL)
    g_object_set (self->item, "opened-by", summary->opened_by, NULL);
}

void
pf_queue_model_take_list (PfQueueModel *self, GPtrArray *summaries)
{
  g_return_if_fail (PF_IS_QUEUE_MODEL (self));

  update (self->waiting, PF_QUEUE_STATE_WAITING, summaries);
  update (self->more_wanted, PF_QUEUE_STATE_MORE_WANTED, summaries);
  follow_opening (self);
  if (self->selected == NULL)
    pf_queue_model_open_at (self, 0);
  else if (is_stale (self))
    g_signal_emit_by_name (self, "stale");
  pf_queue_model_change (self);
}

/* Where the choice is only one it is made; where it has gone it is to be made anew. */
static void
place_draft (PfQueueModel *self)
{
  GListModel *candidates = G_LIST_MODEL (self->item->candidates);
  guint n = g_list_model_get_n_items (candidates);
  gboolean is_there = *self->draft->household == '\0';

  for (guint i = 0; i < n; i++) {
    g_autoptr (PfQueueCandidate) candidate = g_list_model_get_item (candidates, i);

    is_there = is_there || g_str_equal (candidate->household, self->draft->household);
  }
  if (n == 0)
    pf_queue_draft_place (self->draft, "");
  else if (!is_there)
    pf_queue_draft_place (self->draft, NULL);
}

/* A school that does not teach the class any more is no choice. */
static void
place_in_school (PfQueueModel *self)
{
  GListModel *schools =
      self->item->school_file != NULL ? G_LIST_MODEL (self->item->school_file->schools) : NULL;
  gboolean is_there = FALSE;

  for (guint i = 0; schools != NULL && i < g_list_model_get_n_items (schools); i++) {
    g_autoptr (PfSchool) school = g_list_model_get_item (schools, i);

    is_there = is_there || g_str_equal (school->id, self->draft->school);
  }
  if (!is_there)
    pf_queue_draft_set_school (self->draft, "");
}

/* One that is looked at already is not fetched again. */
static void
follow_documents (PfQueueModel *self, const char *looked_at)
{
  PfDocument *document = pf_queue_model_get_document (self);

  if (document == NULL)
    self->document = 0;
  document = pf_queue_model_get_document (self);
  if (document == NULL || looked_at == NULL || !g_str_equal (document->id, looked_at) ||
      self->paper == PF_QUEUE_PAPER_NONE)
    pf_queue_model_want_document (self);
}

void
pf_queue_model_take_item (PfQueueModel *self, PfQueueItem *item, const char *etag)
{
  PfDocument *before = pf_queue_model_get_document (self);
  g_autofree char *looked_at = before != NULL ? g_strdup (before->id) : NULL;

  g_return_if_fail (PF_IS_QUEUE_MODEL (self));
  if (g_strcmp0 (item->id, self->selected) != 0)
    return;
  g_set_object (&self->item, item);
  g_free (self->etag);
  self->etag = g_strdup (etag);
  place_draft (self);
  place_in_school (self);
  follow_documents (self, looked_at);
  g_signal_emit_by_name (self, "draft-changed");
  pf_queue_model_change (self);
}

void
pf_queue_model_take_content (PfQueueModel *self, GBytes *content)
{
  g_return_if_fail (PF_IS_QUEUE_MODEL (self));

  g_clear_pointer (&self->content, g_bytes_unref);
  self->content = content != NULL ? g_bytes_ref (content) : NULL;
  self->paper = content != NULL ? PF_QUEUE_PAPER_KNOWN : PF_QUEUE_PAPER_FAILED;
  pf_queue_model_change (self);
}

void
pf_queue_model_take_mail (PfQueueModel *self, PfQueueMail state, PfMailPreview *mail)
{
  g_return_if_fail (PF_IS_QUEUE_MODEL (self));

  if (mail != NULL)
    g_set_object (&self->mail, mail);
  self->mail_state = state;
  pf_queue_model_change (self);
}

static void
remove_from (GListStore *list, const char *id)
{
  guint position;

  if (pf_queue_list_find (list, id, &position))
    g_list_store_remove (list, position);
}

void
pf_queue_model_take_decided (PfQueueModel *self, PfQueueItem *item, PfQueueVerdict verdict)
{
  guint position = pf_queue_model_get_position (self);

  g_return_if_fail (PF_IS_QUEUE_MODEL (self));
  if (self->done != NULL)
    g_ptr_array_add (self->done_before, g_steal_pointer (&self->done));
  g_set_object (&self->done, item);
  self->done_verdict = verdict;
  if (g_hash_table_contains (self->drafts, item->id))
    pf_queue_draft_renew (g_hash_table_lookup (self->drafts, item->id));
  remove_from (pf_queue_model_get_store (self), item->id);
  if (g_strcmp0 (item->id, self->selected) == 0)
    pf_queue_model_open_at (self, position != G_MAXUINT ? position : 0);
  pf_queue_model_tell (self, PF_QUEUE_NEWS_DECIDED);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer)
{
  PfInstant first = ((const PfQueueSummary *) a)->submitted_at;
  PfInstant second = ((const PfQueueSummary *) b)->submitted_at;

  return first < second ? -1 : first > second;
}

static PfQueueSummary *
summarize (PfQueueItem *item, const char *etag)
{
  PfQueueSummary *summary = g_object_new (PF_TYPE_QUEUE_SUMMARY,
                                          "id",
                                          item->id,
                                          "kind",
                                          item->kind,
                                          "state",
                                          item->state,
                                          "first-name",
                                          item->first_name,
                                          "last-name",
                                          item->last_name,
                                          "address",
                                          item->address,
                                          "changed",
                                          item->changed,
                                          "child",
                                          item->child,
                                          "submitted-at",
                                          item->submitted_at,
                                          "n-candidates",
                                          item->n_candidates,
                                          NULL);

  summary->version = read_version (etag);
  return summary;
}

static void
turn_to_done_before (PfQueueModel *self)
{
  PfQueuePast *last;

  g_clear_object (&self->done);
  if (self->done_before->len == 0)
    return;
  self->done = g_ptr_array_steal_index (self->done_before, self->done_before->len - 1);
  last = pf_queue_item_get_last (self->done);
  self->done_verdict = last != NULL ? last->decision : PF_QUEUE_VERDICT_NONE;
}

void
pf_queue_model_take_undone (PfQueueModel *self, PfQueueItem *item, const char *etag)
{
  g_autoptr (PfQueueSummary) summary = summarize (item, etag);

  g_return_if_fail (PF_IS_QUEUE_MODEL (self));
  turn_to_done_before (self);
  remove_from (self->waiting, item->id);
  remove_from (self->more_wanted, item->id);
  self->shown = item->state == PF_QUEUE_STATE_MORE_WANTED ? PF_QUEUE_STATE_MORE_WANTED
                                                          : PF_QUEUE_STATE_WAITING;
  g_list_store_insert_sorted (pf_queue_model_get_store (self), summary, compare_cb, NULL);
  pf_queue_model_open (self, item->id);
  pf_queue_model_take_item (self, item, etag);
  pf_queue_model_tell (self, PF_QUEUE_NEWS_UNDONE);
}

/* What was written for it was for nothing else. */
static void
drop_draft (PfQueueModel *self, PfQueueItem *item)
{
  if (g_strcmp0 (item->id, self->selected) != 0)
    g_hash_table_remove (self->drafts, item->id);
}

void
pf_queue_model_settle (PfQueueModel *self)
{
  g_return_if_fail (PF_IS_QUEUE_MODEL (self));

  if (self->done == NULL)
    return;
  for (; self->done != NULL; turn_to_done_before (self))
    drop_draft (self, self->done);
  pf_queue_model_change (self);
}
