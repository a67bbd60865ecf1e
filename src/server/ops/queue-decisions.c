/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What agents decide of the queue: seen before as the mail that it sends, and undone while that
 * mail waits.
 */
#include "core/mail.h"
#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/ops/match.h"
#include "server/ops/proofs-of-address.h"
#include "server/ops/queue.h"
#include "server/ops/school-news.h"
#include "server/store/guardian-ties.h"
#include "server/store/mails.h"
#include "server/store/queue-steps.h"
#include "server/store/school-enrolments.h"
#include "server/store/town.h"
#include "words/mail-words.h"

static const PfMailKind mail_kinds[][PF_QUEUE_VERDICT_ASK + 1] = {
  [PF_QUEUE_KIND_ACCOUNT] = {
    [PF_QUEUE_VERDICT_ACCEPT] = PF_MAIL_KIND_ACCOUNT_ACCEPTED,
    [PF_QUEUE_VERDICT_REFUSE] = PF_MAIL_KIND_ACCOUNT_REFUSED,
    [PF_QUEUE_VERDICT_ASK] = PF_MAIL_KIND_ACCOUNT_MORE_WANTED,
  },
  [PF_QUEUE_KIND_HOUSEHOLD_CHANGE] = {
    [PF_QUEUE_VERDICT_ACCEPT] = PF_MAIL_KIND_CHANGE_ACCEPTED,
    [PF_QUEUE_VERDICT_REFUSE] = PF_MAIL_KIND_CHANGE_REFUSED,
  },
  [PF_QUEUE_KIND_ERASURE] = {
    [PF_QUEUE_VERDICT_ACCEPT] = PF_MAIL_KIND_ERASURE_DONE,
    [PF_QUEUE_VERDICT_REFUSE] = PF_MAIL_KIND_ERASURE_REFUSED,
  },
  [PF_QUEUE_KIND_GUARDIAN_TIE] = {
    [PF_QUEUE_VERDICT_ACCEPT] = PF_MAIL_KIND_TIE_ACCEPTED,
    [PF_QUEUE_VERDICT_REFUSE] = PF_MAIL_KIND_TIE_REFUSED,
    [PF_QUEUE_VERDICT_ASK] = PF_MAIL_KIND_TIE_MORE_WANTED,
  },
  [PF_QUEUE_KIND_SCHOOL_ENROLMENT] = {
    [PF_QUEUE_VERDICT_ACCEPT] = PF_MAIL_KIND_SCHOOL_VALIDATED,
    [PF_QUEUE_VERDICT_REFUSE] = PF_MAIL_KIND_SCHOOL_REFUSED,
    [PF_QUEUE_VERDICT_ASK] = PF_MAIL_KIND_SCHOOL_MORE_WANTED,
  },
};

static const char *
get_word (PfQueueVerdict verdict)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (PF_TYPE_QUEUE_VERDICT);

  return g_intern_string (g_enum_get_value (words, (int) verdict)->value_nick);
}

/* A family joins a household only that resembles it: an id mistyped would show it another's. */
static gboolean
check_household (PfCall *call, const PfQueueItem *item, GError **error)
{
  const PfQueueDecision *decision = call->body;
  GListModel *candidates = G_LIST_MODEL (item->candidates);

  if (*decision->household == '\0')
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (candidates); i++) {
    g_autoptr (PfQueueCandidate) candidate = g_list_model_get_item (candidates, i);

    if (g_str_equal (candidate->household, decision->household))
      return TRUE;
  }
  pf_errors_add (call->errors, "household", "bad-id");
  return pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

/* Nothing that others count on goes with what is erased; a child has two households at most. */
static gboolean
check_hindrance (const PfQueueItem *item, PfQueueVerdict verdict, GError **error)
{
  PfProblem hindrance = pf_queue_item_get_hindrance (item);

  return verdict != PF_QUEUE_VERDICT_ACCEPT || hindrance == PF_PROBLEM_NONE ||
         pf_problem_set (error, hindrance);
}

static gboolean
check_decision (PfCall *call, const PfQueueItem *item, GError **error)
{
  const PfQueueDecision *decision = call->body;

  if (!pf_call_check_documents_wanted (call, decision->documents, error))
    return FALSE;
  pf_queue_decision_check_kind (decision, item->kind, item->changed, call->errors);
  if (item->tie != NULL && !item->tie->opens && decision->outsider)
    pf_errors_add (call->errors, "outsider", "not-for-this");
  if (item->school_file != NULL && decision->decision == PF_QUEUE_VERDICT_ACCEPT)
    pf_school_file_check_decision (item->school_file,
                                   decision->school,
                                   decision->reason != NULL && *decision->reason != '\0',
                                   call->errors);
  if (pf_errors_get_n_errors (call->errors) > 0)
    return pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
  if (!pf_queue_kind_may_become (item->kind, item->state, decision->decision))
    return pf_problem_set (error, PF_PROBLEM_ALREADY_DECIDED);
  return check_hindrance (item, decision->decision, error) && check_household (call, item, error);
}

static PfQueueItem *
find_item (PfCall *call, GError **error)
{
  const PfQueueViewer viewer = pf_call_get_queue_viewer (call);

  return pf_store_find_queue_item (call->db, call->parameters[0], &viewer, error);
}

/* Who is written to is in the language that they were last written to; that all is erased is told
 * once it is.
 */
static PfMail *
start_mail (PfCall *call, PfMailKind kind, const char *email, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *language = pf_store_find_mail_language (call->db, email, &problem);
  PfMail *mail;

  if (problem != NULL)
    return g_propagate_error (error, g_steal_pointer (&problem)), NULL;
  mail = pf_mail_new (kind,
                      email,
                      language != NULL ? language : pf_language_to_tag (PF_LANGUAGE_FRENCH),
                      call->request->now);
  mail->send_at = kind != PF_MAIL_KIND_ERASURE_DONE ? call->request->now + PF_QUEUE_UNDO_SPAN : 0;
  return mail;
}

/* The school that takes the child; of what is not accepted, the one that was asked for. */
static const char *
get_school (const PfSchoolFile *file, const PfQueueDecision *decision)
{
  return *decision->school != '\0' ? decision->school : pf_school_file_get_asked (file);
}

static void
name_school (PfMail *mail, const PfSchoolFile *file, const PfQueueDecision *decision)
{
  const char *id = get_school (file, decision);

  mail->child = g_strdup (file->first_name);
  mail->school_year = g_strdup (file->school_year);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->schools)); i++) {
    g_autoptr (PfSchool) school = g_list_model_get_item (G_LIST_MODEL (file->schools), i);

    if (mail->school == NULL && g_str_equal (school->id, id))
      mail->school = g_strdup (school->name);
  }
}

static PfMail *
build_mail (PfCall *call, const PfQueueItem *item, GError **error)
{
  const PfQueueDecision *decision = call->body;
  const PfQueuePerson *person = item->account;
  PfMail *mail =
      start_mail (call, mail_kinds[item->kind][decision->decision], person->email, error);

  if (mail == NULL)
    return NULL;
  mail->name = g_strdup (person->first_name);
  mail->reason = g_strdup (decision->reason);
  mail->documents = g_strdupv (decision->documents);
  mail->joined = *decision->household != '\0';
  mail->changed = item->changed;
  mail->value = item->change != NULL ? pf_household_change_write (item->change) : NULL;
  if (item->school_file != NULL)
    name_school (mail, item->school_file, decision);
  g_strlcpy (mail->account, person->id, PF_ID_SIZE);
  return mail;
}

static PfMailPreview *
show_mail (PfCall *call, const PfMail *mail, GError **error)
{
  const char *public_url = call->services != NULL ? call->services->public_url : NULL;
  PfTown *town = pf_store_get_town (call->db, error);
  g_autoptr (PfMailWords) words = NULL;
  PfMailPreview *preview;

  if (town == NULL)
    return NULL;
  words = pf_mail_words_new (
      mail, NULL, pf_town_get_portal (town), public_url != NULL ? public_url : "", NULL);
  preview = g_object_new (PF_TYPE_MAIL_PREVIEW, NULL);
  preview->subject = g_strdup (words->subject);
  preview->text = pf_mail_words_to_text (words);
  return preview;
}

gboolean
pf_handle_preview_queue_decision (PfCall *call, GError **error)
{
  g_autoptr (PfQueueItem) item = find_item (call, error);
  g_autoptr (PfMail) mail = NULL;
  g_autoptr (PfMailPreview) preview = NULL;

  if (item == NULL || !check_decision (call, item, error))
    return FALSE;
  mail = build_mail (call, item, error);
  preview = mail != NULL ? show_mail (call, mail, error) : NULL;
  return preview != NULL && pf_call_answer (call, preview);
}

/* Whose children they are hears whether these have a second household; not why they have none. */
static gboolean
write_to_inviter (PfCall *call, const PfQueueItem *item, const PfAccount *inviter, GError **error)
{
  const PfQueueDecision *decision = call->body;
  gboolean accepts = decision->decision == PF_QUEUE_VERDICT_ACCEPT;
  g_autoptr (PfMail) mail = start_mail (
      call, accepts ? PF_MAIL_KIND_TIE_OPENED : PF_MAIL_KIND_TIE_NOT_OPENED, inviter->email, error);

  if (mail == NULL)
    return FALSE;
  g_object_set (mail, "account", inviter->id, "name", inviter->first_name, NULL);
  mail->invited_by = g_strdup_printf ("%s %s", item->first_name, item->last_name);
  return pf_store_insert_mail (call->db, mail, error) &&
         pf_store_note_inviter_told (call->db, item->id, mail->id, error);
}

static gboolean
tell_inviter (PfCall *call, const PfQueueItem *item, GError **error)
{
  const PfQueueDecision *decision = call->body;
  g_autoptr (PfAccount) inviter = NULL;

  if (item->tie == NULL || decision->decision == PF_QUEUE_VERDICT_ASK)
    return TRUE;
  return pf_store_find_inviter (call->db, item->id, &inviter, error) &&
         (inviter == NULL || write_to_inviter (call, item, inviter, error));
}

/* What is asked for is between the service and who asked. */
static gboolean
tell_guardians (PfCall *call, const PfQueueItem *item, GError **error)
{
  const PfQueueDecision *decision = call->body;
  const PfSchoolFile *file = item->school_file;
  g_autoptr (PfSchoolEnrolment) enrolment = NULL;
  g_autofree char *person = g_strdup_printf ("%s %s", item->first_name, item->last_name);
  PfSchoolNews news = { .account = item->account->id, .person = person, .item = item->id };

  if (file == NULL || decision->decision == PF_QUEUE_VERDICT_ASK)
    return TRUE;
  enrolment = pf_store_find_queued_school_enrolment (call->db, item->id, error);
  if (enrolment == NULL)
    return FALSE;
  news.kind = decision->decision == PF_QUEUE_VERDICT_ACCEPT ? PF_MAIL_KIND_SCHOOL_TOLD_VALIDATED
                                                            : PF_MAIL_KIND_SCHOOL_TOLD_REFUSED;
  news.child = enrolment->child;
  news.name = file->first_name;
  news.school = get_school (file, decision);
  news.school_year = file->school_year;
  return pf_school_tell (call, &news, error);
}

gboolean
pf_handle_decide_queue_item (PfCall *call, GError **error)
{
  const PfQueueDecision *decision = call->body;
  g_autoptr (PfQueueItem) item = NULL;
  g_autoptr (PfMail) mail = NULL;

  if (!pf_store_lock_queue_item (call->db, call->parameters[0], error))
    return FALSE;
  item = find_item (call, error);
  if (item == NULL || !pf_call_check_match (call, item->version, error) ||
      !check_decision (call, item, error))
    return FALSE;
  mail = build_mail (call, item, error);
  return mail != NULL &&
         pf_store_decide_queue_item (call->db, item, decision, call->caller->id, mail, error) &&
         tell_inviter (call, item, error) && tell_guardians (call, item, error) &&
         pf_journal_note_subject (call,
                                  PF_JOURNAL_ACTION_QUEUE_DECIDED,
                                  item->id,
                                  get_word (decision->decision),
                                  error) &&
         pf_call_answer_queue_item (call, error);
}

gboolean
pf_handle_undo_queue_decision (PfCall *call, GError **error)
{
  g_autoptr (PfQueueItem) item = NULL;
  gboolean undone = FALSE;

  if (!pf_store_lock_queue_item (call->db, call->parameters[0], error))
    return FALSE;
  item = find_item (call, error);
  return item != NULL &&
         pf_store_undo_queue_item (
             call->db, item, call->caller->id, call->request->now, &undone, error) &&
         (!undone ||
          pf_journal_note_subject (call, PF_JOURNAL_ACTION_QUEUE_UNDONE, item->id, NULL, error)) &&
         pf_call_answer_queue_item (call, error);
}
