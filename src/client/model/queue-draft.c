/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/queue-draft.h"

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PfQueueDraft, pf_queue_draft, G_TYPE_OBJECT)

void
pf_queue_draft_renew (PfQueueDraft *self)
{
  g_return_if_fail (PF_IS_QUEUE_DRAFT (self));

  g_free (self->key);
  self->key = g_uuid_string_random ();
}

static void
change (PfQueueDraft *self)
{
  pf_queue_draft_renew (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
pf_queue_draft_finalize (GObject *object)
{
  PfQueueDraft *self = PF_QUEUE_DRAFT (object);

  g_free (self->reason);
  g_free (self->key);
  G_OBJECT_CLASS (pf_queue_draft_parent_class)->finalize (object);
}

static void
pf_queue_draft_class_init (PfQueueDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_queue_draft_finalize;
  changed_signal = g_signal_new (
      "changed", PF_TYPE_QUEUE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pf_queue_draft_init (PfQueueDraft *self)
{
  self->reason = g_strdup ("");
  self->key = g_uuid_string_random ();
}

PfQueueDraft *
pf_queue_draft_new (void)
{
  return g_object_new (PF_TYPE_QUEUE_DRAFT, NULL);
}

void
pf_queue_draft_write (PfQueueDraft *self, PfQueueVerdict verdict)
{
  g_return_if_fail (PF_IS_QUEUE_DRAFT (self));

  if (verdict == self->verdict)
    return;
  self->verdict = verdict;
  change (self);
}

void
pf_queue_draft_place (PfQueueDraft *self, const char *household)
{
  g_return_if_fail (PF_IS_QUEUE_DRAFT (self));

  if (self->placed == (household != NULL) &&
      (household == NULL || g_str_equal (household, self->household)))
    return;
  self->placed = household != NULL;
  g_strlcpy (self->household, household != NULL ? household : "", sizeof self->household);
  change (self);
}

void
pf_queue_draft_set_outsider (PfQueueDraft *self, gboolean outsider)
{
  g_return_if_fail (PF_IS_QUEUE_DRAFT (self));

  if (outsider == self->outsider)
    return;
  self->outsider = outsider;
  change (self);
}

void
pf_queue_draft_set_custody (PfQueueDraft *self, PfCustodyPattern pattern)
{
  g_return_if_fail (PF_IS_QUEUE_DRAFT (self));

  if (pattern == self->custody)
    return;
  self->custody = pattern;
  change (self);
}

void
pf_queue_draft_set_school (PfQueueDraft *self, const char *school)
{
  g_return_if_fail (PF_IS_QUEUE_DRAFT (self));

  if (g_str_equal (school, self->school))
    return;
  g_strlcpy (self->school, school, sizeof self->school);
  change (self);
}

void
pf_queue_draft_set_reason (PfQueueDraft *self, const char *reason)
{
  g_return_if_fail (PF_IS_QUEUE_DRAFT (self));

  if (g_str_equal (reason, self->reason))
    return;
  g_free (self->reason);
  self->reason = g_strdup (reason);
  change (self);
}

void
pf_queue_draft_want (PfQueueDraft *self, PfDocumentKind kind, gboolean wanted)
{
  g_return_if_fail (PF_IS_QUEUE_DRAFT (self));

  if (wanted == pf_queue_draft_wants (self, kind))
    return;
  self->documents ^= 1u << kind;
  change (self);
}

gboolean
pf_queue_draft_wants (PfQueueDraft *self, PfDocumentKind kind)
{
  g_return_val_if_fail (PF_IS_QUEUE_DRAFT (self), FALSE);
  return (self->documents >> kind & 1) != 0;
}

PfQueueVerdict
pf_queue_draft_get_verdict (PfQueueDraft *self)
{
  g_return_val_if_fail (PF_IS_QUEUE_DRAFT (self), PF_QUEUE_VERDICT_NONE);
  return self->verdict != PF_QUEUE_VERDICT_NONE ? self->verdict : PF_QUEUE_VERDICT_ACCEPT;
}

static char *
strip_reason (PfQueueDraft *self)
{
  return g_strstrip (g_strdup (self->reason));
}

gboolean
pf_queue_draft_has_reason (PfQueueDraft *self)
{
  g_autofree char *reason = NULL;

  g_return_val_if_fail (PF_IS_QUEUE_DRAFT (self), FALSE);
  reason = strip_reason (self);
  return *reason != '\0';
}

PfQueueLack
pf_queue_draft_find_lack (PfQueueDraft *self, PfQueueVerdict verdict)
{
  g_return_val_if_fail (PF_IS_QUEUE_DRAFT (self), PF_QUEUE_LACK_NONE);
  if (verdict == PF_QUEUE_VERDICT_ACCEPT)
    return self->placed ? PF_QUEUE_LACK_NONE : PF_QUEUE_LACK_HOUSEHOLD;
  if (verdict == PF_QUEUE_VERDICT_ASK && self->documents == 0)
    return PF_QUEUE_LACK_DOCUMENTS;
  return pf_queue_draft_has_reason (self) ? PF_QUEUE_LACK_NONE : PF_QUEUE_LACK_REASON;
}

static GStrv
list_documents (PfQueueDraft *self)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_DOCUMENT_KIND);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < kinds->n_values; i++) {
    if (pf_queue_draft_wants (self, (PfDocumentKind) kinds->values[i].value))
      g_strv_builder_add (words, kinds->values[i].value_nick);
  }
  return g_strv_builder_end (words);
}

PfQueueDecision *
pf_queue_draft_build (PfQueueDraft *self, PfQueueVerdict verdict)
{
  PfQueueDecision *decision;

  g_return_val_if_fail (PF_IS_QUEUE_DRAFT (self), NULL);
  decision = g_object_new (PF_TYPE_QUEUE_DECISION, "decision", verdict, NULL);
  if (verdict == PF_QUEUE_VERDICT_ACCEPT) {
    g_strlcpy (decision->household, self->household, sizeof decision->household);
    decision->outsider = self->outsider && *self->household == '\0';
    if (self->custody != PF_CUSTODY_PATTERN_NONE)
      decision->custody =
          g_object_new (PF_TYPE_CUSTODY, "pattern", self->custody, "side", PF_CUSTODY_SIDE_A, NULL);
    g_strlcpy (decision->school, self->school, sizeof decision->school);
    if (*self->school != '\0')
      decision->reason = strip_reason (self);
    return decision;
  }
  decision->reason = strip_reason (self);
  if (verdict == PF_QUEUE_VERDICT_ASK)
    decision->documents = list_documents (self);
  return decision;
}
