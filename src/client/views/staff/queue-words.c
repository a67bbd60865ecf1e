/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/queue-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"
#include "client/views/staff/erasure-words.h"
#include "client/views/staff/school-file-words.h"

char *
pf_queue_say_name (const char *first_name, const char *last_name)
{
  /* Translators: last name, first name: as a list is read. */
  return g_strdup_printf (_ ("%s, %s"), last_name, first_name);
}

/* What is said of one kind, in English: {child} stands for whom it is of, if anybody. */
typedef struct
{
  const char *icon;
  const char *kind;
  const char *accepted; /* {name} stands for whose it is, as a list is read */
  const char *refused;
  const char *refusing; /* {name}: as one speaks */
} KindWords;

static const KindWords of_account = {
  "avatar-default-symbolic",           N_ ("New account"),
  N_ ("{name}: account accepted"),     N_ ("{name}: account refused"),
  N_ ("Refuse the account of {name}"),
};

static const KindWords of_changes[] = {
  [PF_CHANGED_ADDRESS] = { "mark-location-symbolic",
                           N_ ("New address"),
                           N_ ("{name}: new address accepted"),
                           N_ ("{name}: new address refused"),
                           N_ ("Refuse the new address of {name}") },
  [PF_CHANGED_NAME] = { "document-edit-symbolic",
                        N_ ("Name to correct"),
                        N_ ("{name}: name corrected"),
                        N_ ("{name}: name left as it was"),
                        N_ ("Refuse to correct the name of {name}") },
};

static const KindWords of_erasure = {
  "user-trash-symbolic",
  N_ ("Erasure of data"),
  N_ ("{name}: all is erased in half a minute"),
  N_ ("{name}: erasure refused"),
  N_ ("Refuse to erase the data of {name}"),
};

static const KindWords of_tie = {
  "pf-other-symbolic",
  N_ ("Second household"),
  N_ ("{name}: second household accepted"),
  N_ ("{name}: second household refused"),
  N_ ("Refuse a second household to {name}"),
};

/* Accepted, it is told what became of a derogation: see pf_school_file_get_accepted(). */
static const KindWords of_school = {
  "pf-enrol-symbolic",
  N_ ("School enrolment"),
  N_ ("{name}: {child}, school enrolment accepted"),
  N_ ("{name}: {child}, school enrolment refused"),
  N_ ("Refuse to enrol {child} at school"),
};

static const KindWords *
get_words (PfQueueKind kind, PfChanged changed)
{
  if (kind == PF_QUEUE_KIND_ERASURE)
    return &of_erasure;
  if (kind == PF_QUEUE_KIND_GUARDIAN_TIE)
    return &of_tie;
  if (kind == PF_QUEUE_KIND_SCHOOL_ENROLMENT)
    return &of_school;
  return kind == PF_QUEUE_KIND_HOUSEHOLD_CHANGE && changed != PF_CHANGED_NONE ? &of_changes[changed]
                                                                              : &of_account;
}

/* @words (transfer full) with @name for {name}. @child: (nullable): for {child} */
static char *
fill (const char *words, const char *name, const char *child)
{
  GString *text = g_string_new (words);

  g_string_replace (text, "{child}", child != NULL ? child : "", 0);
  g_string_replace (text, "{name}", name, 0);
  return g_string_free (text, FALSE);
}

const char *
pf_queue_say_kind (PfQueueKind kind, PfChanged changed)
{
  return _ (get_words (kind, changed)->kind);
}

char *
pf_queue_say_matter (PfQueueSummary *summary)
{
  const char *kind = pf_queue_say_kind (summary->kind, summary->changed);
  g_autofree char *small = pf_say_first_small (kind);

  if (summary->child == NULL || *summary->child == '\0')
    return g_strdup (kind);
  /* Translators: a child's first name, and what is to be decided, as “school enrolment”. */
  return g_strdup_printf (_ ("%s · %s"), summary->child, small);
}

const char *
pf_queue_get_icon (PfQueueKind kind, PfChanged changed)
{
  return get_words (kind, changed)->icon;
}

char *
pf_queue_say_age (PfInstant submitted_at, PfInstant now)
{
  const gint64 minutes = MAX (0, now - submitted_at) / G_TIME_SPAN_MINUTE;
  const guint n = (guint) (minutes < 60        ? minutes
                           : minutes < 24 * 60 ? minutes / 60
                                               : minutes / (24 * 60));

  if (minutes < 60)
    return g_strdup_printf (_ ("%u min"), n);
  return g_strdup_printf (minutes < 24 * 60 ? _ ("%u h") : _ ("%u d"), n);
}

char *
pf_queue_say_candidates (int n)
{
  if (n <= 0)
    return NULL;
  return g_strdup_printf (ngettext ("%d household alike", "%d households alike", (gulong) n), n);
}

char *
pf_queue_say_opened_by (const char *agent)
{
  return agent != NULL ? g_strdup_printf (_ ("Opened by %s"), agent) : NULL;
}

static void
append (GString *words, const char *separator, const char *more)
{
  if (more == NULL || *more == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, separator);
  g_string_append (words, more);
}

char *
pf_queue_say_summary (PfQueueSummary *summary, PfLoading *loading)
{
  PfDate today = pf_instant_get_date (loading->now, loading->zone);
  GString *words = g_string_new (NULL);
  g_autofree char *name = pf_queue_say_name (summary->first_name, summary->last_name);
  g_autofree char *matter = pf_queue_say_matter (summary);
  g_autofree char *candidates = pf_queue_say_candidates (summary->n_candidates);
  g_autofree char *opened = pf_queue_say_opened_by (summary->opened_by);
  g_autofree char *answer = pf_erasure_say_answer (summary->answer_until, today);
  g_autofree char *age = pf_queue_say_age (summary->submitted_at, loading->now);

  append (words, "", name);
  append (words, ", ", matter);
  append (words, ", ", summary->address);
  append (words, ", ", answer);
  append (words, ", ", candidates);
  append (words, ", ", opened);
  append (words, ", ", age);
  return g_string_free (words, FALSE);
}

GStrv
pf_queue_say_segments (PfQueueModel *model)
{
  GStrv words = g_new0 (char *, 3);

  words[0] = g_strdup_printf (_ ("To decide · %u"),
                              g_list_model_get_n_items (G_LIST_MODEL (model->waiting)));
  words[1] = g_strdup_printf (_ ("Waiting for the family · %u"),
                              g_list_model_get_n_items (G_LIST_MODEL (model->more_wanted)));
  return words;
}

const char *
pf_queue_say_check (PfQueueCheck *check)
{
  if (g_strcmp0 (check->code, "proof_of_address_given") == 0)
    return check->ok ? _ ("Proof of address handed in") : _ ("No proof of address");
  if (g_strcmp0 (check->code, "issued_under_three_months") == 0)
    return check->ok ? _ ("Document of less than 3 months")
                     : _ ("No document of less than 3 months");
  return NULL;
}

const char *
pf_queue_say_sign (const char *sign)
{
  static const struct
  {
    const char *sign;
    const char *words;
  } signs[] = {
    { "same_email", N_ ("Same e-mail") },    { "same_phone", N_ ("Same phone") },
    { "same_name", N_ ("Same name") },       { "near_name", N_ ("Name alike") },
    { "same_address", N_ ("Same address") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++) {
    if (g_str_equal (sign, signs[i].sign))
      return _ (signs[i].words);
  }
  return NULL;
}

static guint
compute_age (PfDate birth_date, PfDate today)
{
  guint month, day, birth_month, birth_day;
  guint year = pf_date_get_year (today, &month, &day);
  guint birth_year = pf_date_get_year (birth_date, &birth_month, &birth_day);
  gboolean had_birthday = month > birth_month || (month == birth_month && day >= birth_day);

  return year - birth_year - (had_birthday ? 0 : 1);
}

static void
append_child (GString *words, PfQueueChild *child, PfDate today)
{
  g_autofree char *text = NULL;
  guint age;

  if (child->birth_date == 0 || child->birth_date > today) {
    append (words, ", ", child->first_name);
    return;
  }
  age = compute_age (child->birth_date, today);
  /* Translators: a child's first name and age. */
  text = g_strdup_printf (ngettext ("%s, %u year", "%s, %u years", age), child->first_name, age);
  append (words, ", ", text);
}

char *
pf_queue_say_members (PfQueueCandidate *candidate, PfDate today)
{
  GString *words = g_string_new (NULL);
  GString *children = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (candidate->children));

  for (char **adult = candidate->adults; adult != NULL && *adult != NULL; adult++)
    append (words, ", ", *adult);
  for (guint i = 0; i < n; i++) {
    g_autoptr (PfQueueChild) child = g_list_model_get_item (G_LIST_MODEL (candidate->children), i);

    append_child (children, child, today);
  }
  append (words, " · ", children->str);
  g_string_free (children, TRUE);
  return g_string_free (words, FALSE);
}

/* "Léa (born on 14 July 2019)": by the day, which tells whether the town knows the child. */
static void
append_birth (GString *words, PfQueueChild *child)
{
  g_autofree char *day =
      pf_say_date (child->birth_date != 0 ? child->birth_date : child->expected_on);
  g_autofree char *text = NULL;

  /* Translators: a child's first name, a day */
  text = g_strdup_printf (child->birth_date != 0 ? _ ("%s (born on %s)")
                                                 : _ ("%s (expected about %s)"),
                          child->first_name,
                          day);
  append (words, ", ", text);
}

char *
pf_queue_say_children (PfQueueItem *item)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (item->children));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    g_autoptr (PfQueueChild) child = g_list_model_get_item (G_LIST_MODEL (item->children), i);

    append_birth (names, child);
  }
  return n > 0 ? g_strdup_printf (_ ("Children added by the family: %s"), names->str) : NULL;
}

const char *
pf_queue_say_document_kind (PfDocumentKind kind, PfQueueKind item)
{
  static const char *const words[] = {
    [PF_DOCUMENT_KIND_PROOF_OF_ADDRESS] = N_ ("Proof of address of less than 3 months"),
    [PF_DOCUMENT_KIND_LODGING_CERTIFICATE] = N_ ("Certificate of whoever lodges the family"),
    [PF_DOCUMENT_KIND_LEASE] = N_ ("Lease"),
    [PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR] = N_ ("Statement on honour"),
    [PF_DOCUMENT_KIND_INSURANCE] = N_ ("Insurance certificate"),
    [PF_DOCUMENT_KIND_QUOTIENT_CERTIFICATE] = N_ ("Family quotient certificate"),
    [PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD] = N_ ("Proof of parenthood"),
    [PF_DOCUMENT_KIND_OTHER] = N_ ("Another document"),
  };

  if (kind == PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD && item == PF_QUEUE_KIND_SCHOOL_ENROLMENT)
    return _ ("Family record book or birth certificate");
  return kind > PF_DOCUMENT_KIND_NONE && kind < G_N_ELEMENTS (words) ? _ (words[kind]) : "";
}

const char *
pf_queue_say_no_document (PfQueueItem *item)
{
  if (item == NULL)
    return NULL;
  if (item->kind == PF_QUEUE_KIND_ERASURE)
    return _ ("This request comes without documents.");
  if (item->kind == PF_QUEUE_KIND_GUARDIAN_TIE && item->state == PF_QUEUE_STATE_WAITING)
    return _ ("No document yet: ask for one with D.");
  if (item->kind == PF_QUEUE_KIND_SCHOOL_ENROLMENT && item->state == PF_QUEUE_STATE_WAITING)
    return _ ("No document came with it. What the town knows may do; else ask for one with D.");
  return _ ("No document was handed in.");
}

static char *
say_verdict (PfQueueVerdict verdict, const char *agent)
{
  switch (verdict) {
  case PF_QUEUE_VERDICT_ACCEPT:
    return g_strdup_printf (_ ("accepted by %s"), agent);
  case PF_QUEUE_VERDICT_REFUSE:
    return g_strdup_printf (_ ("refused by %s"), agent);
  case PF_QUEUE_VERDICT_ASK:
    return g_strdup_printf (_ ("document asked for by %s"), agent);
  case PF_QUEUE_VERDICT_NONE:
    break;
  }
  return g_strdup (agent);
}

char *
pf_queue_say_past (PfQueuePast *past, PfLoading *loading)
{
  g_autofree char *moment = pf_say_moment (past->at, loading->now, loading->zone);
  g_autofree char *large = pf_say_first_large (moment);
  g_autofree char *done = say_verdict (past->decision, past->agent != NULL ? past->agent : "");
  /* Translators: when, and what was done by whom. */
  g_autofree char *line = g_strdup_printf (_ ("%s: %s"), large, done);
  GString *words = g_string_new (line);

  if (past->undone_at != 0)
    append (words, ", ", _ ("undone"));
  if (past->reason != NULL && *past->reason != '\0')
    /* Translators: the reason that an agent gave, in quotes. */
    g_string_append_printf (words, _ (". “%s”"), past->reason);
  return g_string_free (words, FALSE);
}

const char *
pf_queue_say_lack (PfQueueLack lack)
{
  switch (lack) {
  case PF_QUEUE_LACK_HOUSEHOLD:
    return _ ("Choose first which household this account joins, or that it is none of them.");
  case PF_QUEUE_LACK_DOCUMENTS:
    return _ ("Tick at least one document that the family is to hand in.");
  case PF_QUEUE_LACK_REASON:
    return _ ("Write why: the family reads it in the mail.");
  case PF_QUEUE_LACK_NONE:
    break;
  }
  return "";
}

char *
pf_queue_say_writing (PfQueueItem *item, PfQueueVerdict verdict)
{
  const char *words = verdict == PF_QUEUE_VERDICT_ASK
                          ? _ ("Ask {name} for a document")
                          : _ (get_words (item->kind, item->changed)->refusing);
  g_autofree char *name = g_strdup_printf ("%s %s", item->first_name, item->last_name);

  return fill (words, name, item->child);
}

char *
pf_queue_say_done (PfQueueModel *model)
{
  PfQueueItem *item = model->done;
  const KindWords *words;
  g_autofree char *name = NULL;

  if (item == NULL)
    return NULL;
  words = get_words (item->kind, item->changed);
  name = pf_queue_say_name (item->first_name, item->last_name);
  switch (model->done_verdict) {
  case PF_QUEUE_VERDICT_ACCEPT:
    return fill (_ (item->school_file != NULL ? pf_school_file_get_accepted (item->school_file)
                                              : words->accepted),
                 name,
                 item->child);
  case PF_QUEUE_VERDICT_REFUSE:
    return fill (_ (words->refused), name, item->child);
  case PF_QUEUE_VERDICT_ASK:
    return g_strdup_printf (_ ("%s: document asked for"), name);
  case PF_QUEUE_VERDICT_NONE:
    break;
  }
  return g_strdup (name);
}

/* By whom, where it was an agent: else the family handed something in. */
static char *
say_changed (PfQueueModel *model)
{
  PfQueuePast *last = model->item != NULL ? pf_queue_item_get_last (model->item) : NULL;
  g_autofree char *done = NULL;

  if (last == NULL || model->item->state == PF_QUEUE_STATE_WAITING)
    return g_strdup (_ ("This file changed meanwhile: nothing was sent. Look at it again, what you "
                        "wrote is still there."));
  done = say_verdict (last->decision, last->agent != NULL ? last->agent : "");
  /* Translators: what somebody else did, such as “accepted by Inès Morel”. */
  return g_strdup_printf (
      _ ("Already decided: %s. Nothing was sent by you; what you wrote is still there."), done);
}

char *
pf_queue_say_news (PfQueueModel *model)
{
  switch (model->news) {
  case PF_QUEUE_NEWS_DECIDED:
    return pf_queue_say_done (model);
  case PF_QUEUE_NEWS_UNDONE:
    return g_strdup (_ ("Undone: no mail leaves, and the file is as it was."));
  case PF_QUEUE_NEWS_TOO_LATE:
    return g_strdup (_ ("Too late to undo: the mail has left, or something was decided since that "
                        "stands on it. Write to the family, or call them."));
  case PF_QUEUE_NEWS_CHANGED:
    return say_changed (model);
  case PF_QUEUE_NEWS_LACK:
    return g_strdup (pf_queue_say_lack (model->lack));
  case PF_QUEUE_NEWS_UNSENT:
    return g_strdup (_ ("No network: nothing was sent. What you wrote is still there."));
  case PF_QUEUE_NEWS_UNANSWERED:
    return g_strdup (_ ("The portal did not answer. Try again: the same decision counts once."));
  case PF_QUEUE_NEWS_FAILED:
    return g_strdup (_ ("The portal could not take this decision. Look at the file, then try "
                        "again."));
  case PF_QUEUE_NEWS_NONE:
    break;
  }
  return NULL;
}

const char *
pf_queue_say_no_mail (PfQueueModel *model)
{
  PfQueueVerdict verdict = pf_queue_draft_get_verdict (model->draft);

  switch (model->mail_state) {
  case PF_QUEUE_MAIL_NONE:
    if (!pf_queue_item_may_get (model->item, verdict))
      return "";
    return pf_queue_say_lack (pf_queue_model_find_lack (model, verdict));
  case PF_QUEUE_MAIL_COMING:
    return model->mail == NULL ? _ ("The mail is being written…") : NULL;
  case PF_QUEUE_MAIL_FAILED:
    return _ ("The mail cannot be shown now. It leaves all the same once you decide.");
  case PF_QUEUE_MAIL_KNOWN:
    break;
  }
  return NULL;
}
