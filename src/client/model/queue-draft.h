/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent has begun to answer a file of the queue: kept while other files are looked at, and
 * until the answer is final. Signal "changed": another mail would leave.
 */
#pragma once

#include "core/document.h"
#include "core/queue.h"

G_BEGIN_DECLS

/* What an answer still wants before it can be given. */
typedef enum
{
  PF_QUEUE_LACK_NONE,
  PF_QUEUE_LACK_HOUSEHOLD, /* which one to join, or that it is none of them */
  PF_QUEUE_LACK_DOCUMENTS,
  PF_QUEUE_LACK_REASON,
} PfQueueLack;

#define PF_TYPE_QUEUE_DRAFT (pf_queue_draft_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueDraft, pf_queue_draft, PF, QUEUE_DRAFT, GObject)

/* Read its members straight from the struct. */
struct _PfQueueDraft
{
  GObject parent_instance;

  PfQueueVerdict verdict; /* being written: none, or refuse or ask */
  gboolean placed;        /* it was said which household, or none */
  PfId household;         /* "": none that the town has */
  gboolean outsider;
  PfCustodyPattern custody; /* by which children have two households; none: it is not settled */
  PfId school;              /* that takes the child; "": the one that the family asked for */
  char *reason;             /* never NULL */
  guint documents;          /* wanted: a bit for each PfDocumentKind */
  char *key;                /* the same as long as the answer is the same, for sending it twice */
};

PfQueueDraft *pf_queue_draft_new (void);

/* Begins an answer, or leaves it with PF_QUEUE_VERDICT_NONE: what was written stays. */
void pf_queue_draft_write (PfQueueDraft *self, PfQueueVerdict verdict);

/* @household: (nullable): which one is not said any more; "": none that the town has */
void pf_queue_draft_place (PfQueueDraft *self, const char *household);

void pf_queue_draft_set_outsider (PfQueueDraft *self, gboolean outsider);
/* @pattern: side A is that of who asks */
void pf_queue_draft_set_custody (PfQueueDraft *self, PfCustodyPattern pattern);
/* @school: "": the one that the family asked for */
void pf_queue_draft_set_school (PfQueueDraft *self, const char *school);
void pf_queue_draft_set_reason (PfQueueDraft *self, const char *reason);
void pf_queue_draft_want (PfQueueDraft *self, PfDocumentKind kind, gboolean wanted);
gboolean pf_queue_draft_wants (PfQueueDraft *self, PfDocumentKind kind);

/* The same answer, given once more, is another one: that before was undone. */
void pf_queue_draft_renew (PfQueueDraft *self);

/* The answer that is shown: what is being written, or else that it is accepted. */
PfQueueVerdict pf_queue_draft_get_verdict (PfQueueDraft *self);

/* Whether a reason is written. */
gboolean pf_queue_draft_has_reason (PfQueueDraft *self);

/* What it lacks whatever the file says: see pf_queue_model_find_lack(). */
PfQueueLack pf_queue_draft_find_lack (PfQueueDraft *self, PfQueueVerdict verdict);

/* What is sent (transfer full), once nothing lacks. */
PfQueueDecision *pf_queue_draft_build (PfQueueDraft *self, PfQueueVerdict verdict);

G_END_DECLS
