/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The agents' queue as its page shows it: the two lists, the file that is open, what is being
 * answered to it, and the last answer given, as long as it can be undone.
 *
 * Read its members straight from the struct. Signal "changed": one of them is other than it was.
 * The page asks for things by functions and signals, which the application does: "opened" (another
 * file is to be shown, or none), "stale" (what is shown of it is old), "draft-changed", "decide"
 * (PfQueueVerdict), "undo", "document-wanted" (the one to look at).
 */
#pragma once

#include "client/model/loading.h"
#include "client/model/queue-draft.h"
#include "core/queue-item.h"

G_BEGIN_DECLS

/* What the agent must be told, near what they do. */
typedef enum
{
  PF_QUEUE_NEWS_NONE,
  PF_QUEUE_NEWS_DECIDED, /* see done */
  PF_QUEUE_NEWS_UNDONE,
  PF_QUEUE_NEWS_TOO_LATE,   /* to undo: the mail has gone */
  PF_QUEUE_NEWS_CHANGED,    /* by somebody else, meanwhile: nothing was sent */
  PF_QUEUE_NEWS_LACK,       /* see lack */
  PF_QUEUE_NEWS_UNSENT,     /* no way to the portal: nothing was sent */
  PF_QUEUE_NEWS_UNANSWERED, /* it may have arrived: sent again, it counts once */
  PF_QUEUE_NEWS_FAILED,     /* the portal answered that it cannot */
} PfQueueNews;

/* The mail that would leave. */
typedef enum
{
  PF_QUEUE_MAIL_NONE, /* the answer is not whole: see pf_queue_model_find_lack() */
  PF_QUEUE_MAIL_COMING,
  PF_QUEUE_MAIL_KNOWN,
  PF_QUEUE_MAIL_FAILED,
} PfQueueMail;

typedef enum
{
  PF_QUEUE_PAPER_NONE, /* the family handed none in */
  PF_QUEUE_PAPER_COMING,
  PF_QUEUE_PAPER_KNOWN,
  PF_QUEUE_PAPER_FAILED,
} PfQueuePaper;

#define PF_TYPE_QUEUE_MODEL (pf_queue_model_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueModel, pf_queue_model, PF, QUEUE_MODEL, GObject)

struct _PfQueueModel
{
  GObject parent_instance;

  GListStore *waiting;     /* of PfQueueSummary: the oldest first */
  GListStore *more_wanted; /* the same: for the family to answer */
  PfQueueState shown;      /* which of the two: waiting or more wanted */
  PfLoading *loading;      /* of both */

  char *selected;          /* (nullable): the id of the file that is open */
  PfQueueItem *item;       /* (nullable): until it came */
  char *etag;              /* (nullable): with the item */
  PfLoading *item_loading; /* of the item */
  PfQueueDraft *draft;     /* (nullable): while one is open */

  guint document; /* of the item's */
  PfQueuePaper paper;
  GBytes *content; /* (nullable): of the document, where it is known */

  PfQueueMail mail_state;
  PfMailPreview *mail; /* (nullable): the last one known: stays while a newer one comes */

  gboolean sending; /* an answer, or its undoing */
  PfQueueNews news;
  PfQueueLack lack;
  guint n_news; /* so far: the same again is news */

  PfQueueItem *done; /* (nullable): answered last, while that can be undone */
  PfQueueVerdict done_verdict;
  GPtrArray *done_before; /* PfQueueItem: answered before it, which can be undone after it */
  GHashTable *drafts;     /* id to PfQueueDraft */

  GStrv proofs; /* (nullable): of address that the town takes, as PfPortal has them */
};

PfQueueModel *pf_queue_model_new (void);

/* Which proofs of address the town takes. @proofs: (nullable) */
void pf_queue_model_set_proofs (PfQueueModel *self, GStrv proofs);

/* ---- for the page */

/* Which list is looked at: waiting or more wanted. */
void pf_queue_model_show (PfQueueModel *self, PfQueueState state);

/* The list that is looked at (transfer none). */
GListModel *pf_queue_model_get_list (PfQueueModel *self);

/* Opens a file, or none. @id: (nullable) */
void pf_queue_model_select (PfQueueModel *self, const char *id);

/* Opens the file so many places below, or above, the one that is open: FALSE where there is none.
 */
gboolean pf_queue_model_step (PfQueueModel *self, int places);

/* Where the open file stands in the list that is looked at, or G_MAXUINT. */
guint pf_queue_model_get_position (PfQueueModel *self);

/* Gives the answer where it is whole; else says what it lacks. */
void pf_queue_model_decide (PfQueueModel *self, PfQueueVerdict verdict);

/* Whether the open file may be answered so. */
gboolean pf_queue_model_may_decide (PfQueueModel *self, PfQueueVerdict verdict);

/* What keeps the answer from being given. */
PfQueueLack pf_queue_model_find_lack (PfQueueModel *self, PfQueueVerdict verdict);

/* Whether a child, once accepted, goes to another school than asked for: the family is told why. */
gboolean pf_queue_model_sends_elsewhere (PfQueueModel *self);

/* FALSE where there is nothing to undo. */
gboolean pf_queue_model_undo (PfQueueModel *self);

/* Looks at another document of the file. */
void pf_queue_model_look_at (PfQueueModel *self, guint document);

/* The document that is looked at (transfer none), or NULL. */
PfDocument *pf_queue_model_get_document (PfQueueModel *self);

/* Who decided last and has not undone it (transfer none), or NULL. */
PfQueuePast *pf_queue_item_get_last (PfQueueItem *item);

/* ---- for the application */

void pf_queue_model_tell (PfQueueModel *self, PfQueueNews news);

/* Takes both lists in. What is selected stays so; the first file is opened where none is. */
void pf_queue_model_take_list (PfQueueModel *self, GPtrArray *summaries);

/* Takes the open file in: what was written for it stays. */
void pf_queue_model_take_item (PfQueueModel *self, PfQueueItem *item, const char *etag);

/* @content: (nullable): it did not come */
void pf_queue_model_take_content (PfQueueModel *self, GBytes *content);

/* @mail: (nullable) */
void pf_queue_model_take_mail (PfQueueModel *self, PfQueueMail state, PfMailPreview *mail);

/* The answer has been taken: the next file is opened. @item: as it is now */
void pf_queue_model_take_decided (PfQueueModel *self, PfQueueItem *item, PfQueueVerdict verdict);

/* It has been undone: the file is back and open, and what was answered before it can be undone. */
void pf_queue_model_take_undone (PfQueueModel *self, PfQueueItem *item, const char *etag);

/* Nothing can be undone any more. */
void pf_queue_model_settle (PfQueueModel *self);

G_END_DECLS
