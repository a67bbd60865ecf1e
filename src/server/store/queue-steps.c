/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/queue-steps.h"

#include "core/household.h"
#include "core/text.h"
#include "server/store/account-tokens.h"
#include "server/store/children.h"
#include "server/store/erasures.h"
#include "server/store/guardian-ties.h"
#include "server/store/household-changes.h"
#include "server/store/household-search.h"
#include "server/store/mails.h"
#include "server/store/queue-states.h"
#include "server/store/school-decisions.h"
#include "server/store/tie-requests.h"

static const char *
get_word (GType type, int value)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (type);

  return g_enum_get_value (words, value)->value_nick;
}

static void
bind_instant (PfQuery *query, PfInstant instant)
{
  if (instant != 0)
    pf_query_bind_integer (query, instant);
  else
    pf_query_bind_id (query, "");
}

/* For statements whose one parameter is an id. */
static gboolean
change (PfDb *db, PfStatementId statement, const char *id, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_id (&query, id);
  return pf_query_run (&query, error);
}

static gboolean
set_item (PfDb *db, const char *item, PfQueueState state, PfInstant decided_at, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SET_QUEUE_STATE);

  pf_query_bind_id (&query, item);
  pf_query_bind_text (&query, get_word (PF_TYPE_QUEUE_STATE, (int) state));
  bind_instant (&query, decided_at);
  return pf_query_run (&query, error);
}

static gboolean
find_resident (PfDb *db, const char *household, gboolean *ret_resident, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_RESIDENT);
  gboolean found;

  pf_query_bind_id (&query, household);
  if (!pf_query_step (&query, &found, error))
    return FALSE;
  *ret_resident = found && pf_query_get_number (&query, 0) != 0;
  return TRUE;
}

static gboolean
accept_documents (PfDb *db, const char *household, PfQueueStep *step, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_ACCEPT_DOCUMENTS);

  pf_query_bind_id (&query, household);
  return pf_query_accept_documents (&query, step, error);
}

static GPtrArray *
list_adults (PfDb *db, const char *household, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_ADULTS);

  pf_query_bind_id (&query, household);
  return pf_query_list (&query, PF_TYPE_ADULT, error);
}

static gboolean
has_name (const PfAdult *adult, const PfQueuePerson *person)
{
  g_autofree char *name = g_strdup_printf ("%s %s", adult->first_name, adult->last_name);
  g_autofree char *other = g_strdup_printf ("%s %s", person->first_name, person->last_name);
  g_autofree char *folded = pf_text_fold (name);
  g_autofree char *other_folded = pf_text_fold (other);

  return g_str_equal (folded, other_folded);
}

/* Who is the person already among @adults (transfer none), or NULL. */
static PfAdult *
find_person (GPtrArray *adults, const PfQueuePerson *person)
{
  for (guint i = 0; i < adults->len; i++) {
    PfAdult *adult = adults->pdata[i];

    if (*adult->account == '\0' && has_name (adult, person))
      return adult;
  }
  return NULL;
}

static gboolean
set_contact (PfDb *db, const char *adult, const char *phone, const char *email, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SET_CONTACT);

  pf_query_bind_id (&query, adult);
  pf_query_bind_text (&query, phone);
  pf_query_bind_text (&query, email);
  return pf_query_run (&query, error);
}

/* How a person is reached is theirs to say, and counts at once. */
static gboolean
link_adult (PfDb *db, PfAdult *adult, const PfQueueItem *item, PfQueueStep *step, GError **error)
{
  const PfQueuePerson *person = item->account;
  g_autoptr (GPtrArray) adults = g_ptr_array_new ();

  g_ptr_array_add (adults, adult);
  g_strlcpy (step->adult, adult->id, PF_ID_SIZE);
  step->phone_before = g_strdup (adult->phone);
  step->email_before = g_strdup (adult->email);
  return pf_store_link_adults (db, person->id, adults, error) &&
         set_contact (db,
                      adult->id,
                      person->phone != NULL ? person->phone : adult->phone,
                      person->email,
                      error);
}

static gboolean
copy_adult (PfDb *db, const PfQueueItem *item, PfQueueStep *step, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_COPY_ADULT);

  pf_query_bind_id (&query, item->account->id);
  pf_query_bind_id (&query, item->household->id);
  pf_query_bind_id (&query, step->household);
  step->adult_is_new = TRUE;
  return pf_query_take_id (&query, step->adult, error);
}

static gboolean
join (PfDb *db, const PfQueueItem *item, PfQueueStep *step, GError **error)
{
  g_autoptr (GPtrArray) adults = list_adults (db, step->household, error);
  PfAdult *person = adults != NULL ? find_person (adults, item->account) : NULL;

  if (adults == NULL)
    return FALSE;
  return (person != NULL ? link_adult (db, person, item, step, error)
                         : copy_adult (db, item, step, error)) &&
         pf_store_move_ties (db, item->account->id, item->household->id, step->household, error) &&
         change (db, PF_STATEMENT_TOUCH_HOUSEHOLD, step->household, error) &&
         pf_store_move_children (
             db, item->household->id, step->household, &step->children, error) &&
         pf_store_place_pupils (db, step->at, error) &&
         pf_store_index_household (db, step->household, error);
}

static gboolean
accept (PfDb *db, const PfQueueItem *item, gboolean resident, PfQueueStep *step, GError **error)
{
  gboolean joins = *step->household != '\0';

  return pf_store_set_account_state (db, item->account->id, "active", error) &&
         pf_store_set_household_state (
             db, item->household->id, joins ? "joined" : "active", resident, error) &&
         accept_documents (db, item->household->id, step, error) &&
         (joins ? join (db, item, step, error)
                : pf_store_index_household (db, item->household->id, error));
}

/* The account stays pending: its owner may sign in, and read why. */
static gboolean
decide_account (PfDb *db,
                const PfQueueItem *item,
                const PfQueueDecision *decision,
                PfQueueStep *step,
                GError **error)
{
  const char *household = item->household->id;
  gboolean joins = *step->household != '\0';

  switch (decision->decision) {
  case PF_QUEUE_VERDICT_ACCEPT:
    return accept (db, item, joins ? step->resident_before : !decision->outsider, step, error);
  case PF_QUEUE_VERDICT_REFUSE:
    return pf_store_set_household_state (db, household, "refused", step->resident_before, error);
  case PF_QUEUE_VERDICT_ASK:
    return pf_store_set_household_state (
        db, household, "provisional", step->resident_before, error);
  case PF_QUEUE_VERDICT_NONE:
    break;
  }
  g_return_val_if_reached (FALSE);
}

/* What is refused stays as the town has it. */
static gboolean
decide_change (PfDb *db,
               const PfQueueItem *item,
               const PfQueueDecision *decision,
               const PfQueueStep *step,
               GError **error)
{
  gboolean is_address = item->changed == PF_CHANGED_ADDRESS;

  if (decision->decision == PF_QUEUE_VERDICT_ACCEPT)
    return pf_store_apply_household_change (
        db, item, is_address ? !decision->outsider : step->resident_before, error);
  return change (db, PF_STATEMENT_TOUCH_HOUSEHOLD, item->household->id, error);
}

static gboolean
carry_out (PfDb *db,
           const PfQueueItem *item,
           const PfQueueDecision *decision,
           PfQueueStep *step,
           GError **error)
{
  switch (item->kind) {
  case PF_QUEUE_KIND_ACCOUNT:
    return decide_account (db, item, decision, step, error);
  case PF_QUEUE_KIND_HOUSEHOLD_CHANGE:
    return decide_change (db, item, decision, step, error);
  case PF_QUEUE_KIND_ERASURE:
    return pf_store_decide_erasure (db, step, error);
  case PF_QUEUE_KIND_GUARDIAN_TIE:
    return pf_store_decide_tie (db, item, decision, step, error);
  case PF_QUEUE_KIND_SCHOOL_ENROLMENT:
    return pf_store_decide_school (db, item, decision, step, error);
  case PF_QUEUE_KIND_NONE:
    break;
  }
  g_return_val_if_reached (FALSE);
}

static PfQueueStep *
build_step (const PfQueueItem *item,
            const PfQueueDecision *decision,
            const char *agent,
            const PfMail *mail)
{
  PfQueueStep *step = g_object_new (PF_TYPE_QUEUE_STEP, NULL);

  step->decision = decision->decision;
  step->reason = g_strdup (decision->reason);
  step->documents = g_strdupv (decision->documents);
  step->at = mail->created_at;
  step->state_before = item->state;
  step->decided_before = item->decided_at;
  g_strlcpy (step->item, item->id, PF_ID_SIZE);
  g_strlcpy (step->household, decision->household, PF_ID_SIZE);
  g_strlcpy (step->agent, agent, PF_ID_SIZE);
  g_strlcpy (step->mail, mail->id, PF_ID_SIZE);
  return step;
}

static gboolean
insert_step (PfDb *db, PfQueueStep *step, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_QUEUE_STEP);

  pf_query_bind_record (&query, step);
  return pf_query_take_id (&query, step->id, error);
}

gboolean
pf_store_decide_queue_item (PfDb *db,
                            const PfQueueItem *item,
                            const PfQueueDecision *decision,
                            const char *agent,
                            PfMail *mail,
                            GError **error)
{
  PfQueueState state = pf_queue_verdict_get_state (decision->decision);
  g_autoptr (PfQueueStep) step = NULL;

  if (!pf_store_insert_mail (db, mail, error))
    return FALSE;
  step = build_step (item, decision, agent, mail);
  return find_resident (db, item->household->id, &step->resident_before, error) &&
         carry_out (db, item, decision, step, error) &&
         set_item (db, item->id, state, mail->created_at, error) && insert_step (db, step, error) &&
         (*step->household == '\0' || pf_store_ask_household_changes (db, item, step, error));
}

static gboolean
unlink_adult (PfDb *db, const PfQueueStep *step, GError **error)
{
  if (step->adult_is_new)
    return change (db, PF_STATEMENT_DELETE_ADULT, step->adult, error);
  return change (db, PF_STATEMENT_UNLINK_ADULT, step->adult, error) &&
         set_contact (db, step->adult, step->phone_before, step->email_before, error);
}

static gboolean
leave_household (PfDb *db, const PfQueueItem *item, const PfQueueStep *step, GError **error)
{
  return *step->household == '\0' ||
         (pf_store_move_ties (db, item->account->id, step->household, item->household->id, error) &&
          pf_store_drop_household_changes (db, step, error) && unlink_adult (db, step, error) &&
          change (db, PF_STATEMENT_TOUCH_HOUSEHOLD, step->household, error) &&
          pf_store_move_children_back (
              db, step->household, item->household->id, step->children, error) &&
          pf_store_place_pupils (db, step->at, error) &&
          pf_store_index_household (db, step->household, error));
}

static gboolean
take_account_back (PfDb *db, const PfQueueItem *item, const PfQueueStep *step, GError **error)
{
  gboolean was_refused = step->state_before == PF_QUEUE_STATE_REFUSED;
  gboolean was_accepted = step->decision == PF_QUEUE_VERDICT_ACCEPT;

  return (!was_accepted || (pf_store_set_account_state (db, item->account->id, "pending", error) &&
                            pf_store_take_documents_back (db, step, error) &&
                            leave_household (db, item, step, error))) &&
         pf_store_set_household_state (db,
                                       item->household->id,
                                       was_refused ? "refused" : "provisional",
                                       step->resident_before,
                                       error);
}

static gboolean
take_change_back (PfDb *db, const PfQueueItem *item, const PfQueueStep *step, GError **error)
{
  if (step->decision == PF_QUEUE_VERDICT_ACCEPT)
    return pf_store_restore_household_change (db, item, step->resident_before, error);
  return change (db, PF_STATEMENT_TOUCH_HOUSEHOLD, item->household->id, error);
}

static gboolean
take_kind_back (PfDb *db, const PfQueueItem *item, const PfQueueStep *step, GError **error)
{
  switch (item->kind) {
  case PF_QUEUE_KIND_ACCOUNT:
    return take_account_back (db, item, step, error);
  case PF_QUEUE_KIND_HOUSEHOLD_CHANGE:
    return take_change_back (db, item, step, error);
  case PF_QUEUE_KIND_ERASURE:
    return pf_store_reopen_erasure (db, item->id, error);
  case PF_QUEUE_KIND_GUARDIAN_TIE:
    return pf_store_take_tie_back (db, item, step, error);
  case PF_QUEUE_KIND_SCHOOL_ENROLMENT:
    return pf_store_take_school_back (db, item, step, error);
  case PF_QUEUE_KIND_NONE:
    break;
  }
  g_return_val_if_reached (FALSE);
}

static gboolean
take_back (PfDb *db, const PfQueueItem *item, const PfQueueStep *step, GError **error)
{
  return take_kind_back (db, item, step, error) &&
         set_item (db, item->id, step->state_before, step->decided_before, error);
}

static gboolean
note_undone (PfDb *db, const PfQueueStep *step, const char *agent, PfInstant now, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_UNDO_QUEUE_STEP);

  pf_query_bind_id (&query, step->id);
  pf_query_bind_integer (&query, now);
  pf_query_bind_id (&query, agent);
  return pf_query_run (&query, error);
}

static GPtrArray *
list_steps (PfDb *db, const char *item, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_QUEUE_STEPS);

  pf_query_bind_id (&query, item);
  return pf_query_list (&query, PF_TYPE_QUEUE_STEP, error);
}

gboolean
pf_store_undo_queue_item (PfDb *db,
                          const PfQueueItem *item,
                          const char *agent,
                          PfInstant now,
                          gboolean *ret_undone,
                          GError **error)
{
  g_autoptr (GPtrArray) steps = list_steps (db, item->id, error);
  const PfQueueStep *step = steps != NULL && steps->len > 0 ? steps->pdata[0] : NULL;

  *ret_undone = step != NULL && step->undone_at == 0;
  if (!*ret_undone)
    return steps != NULL;
  if (item->undo_until == 0)
    return pf_problem_set (error, PF_PROBLEM_TOO_LATE_TO_UNDO);
  return pf_store_drop_mail (db, step->mail, error) && take_back (db, item, step, error) &&
         note_undone (db, step, agent, now, error);
}

/* A row is a step, the agent's name, and until when the mail can be dropped. */
static PfQueuePast *
read_past (PfQuery *query, PfInstant *ret_until, GError **error)
{
  g_autoptr (PfQueueStep) step = g_object_new (PF_TYPE_QUEUE_STEP, NULL);
  int next = (int) PF_RECORD_GET_CLASS (step)->table->n_fields;
  PfQueuePast *past;

  if (!pf_query_read (query, step, error))
    return NULL;
  past = g_object_new (PF_TYPE_QUEUE_PAST, NULL);
  past->at = step->at;
  past->agent = g_strdup (pf_query_get_text (query, next));
  past->decision = step->decision;
  past->reason = g_strdup (step->reason);
  past->documents = g_strdupv (step->documents);
  g_strlcpy (past->household, step->household, PF_ID_SIZE);
  past->undone_at = step->undone_at;
  *ret_until = pf_query_get_number (query, next + 1);
  return past;
}

gboolean
pf_store_list_queue_history (PfDb *db,
                             const char *item,
                             GListStore *history,
                             PfInstant *ret_undo_until,
                             GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_QUEUE_STEPS);
  gboolean row;

  *ret_undo_until = 0;
  pf_query_bind_id (&query, item);
  while (pf_query_step (&query, &row, error)) {
    PfInstant until = 0;
    g_autoptr (PfQueuePast) past = row ? read_past (&query, &until, error) : NULL;

    if (!row)
      return TRUE;
    if (past == NULL)
      return FALSE;
    if (past->undone_at == 0 && g_list_model_get_n_items (G_LIST_MODEL (history)) == 0)
      *ret_undo_until = until;
    g_list_store_append (history, past);
  }
  return FALSE;
}
