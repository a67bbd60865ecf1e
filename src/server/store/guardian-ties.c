/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/guardian-ties.h"

#include "core/household.h"
#include "server/store/accounts.h"
#include "server/store/families.h"
#include "server/store/household-search.h"
#include "server/store/invitations.h"
#include "server/store/queue-states.h"

/* The columns of a tie, in their order. */
enum
{
  HOUSEHOLD,
  HOUSEHOLD_NAME,
  LINE1,
  LINE2,
  POSTAL_CODE,
  CITY,
  INVITED_AT,
  INVITED_BY,
  OPENS,
  UNDECIDED
};

/* For statements about the tie of an item. */
static gboolean
run (PfDb *db, PfStatementId statement, const char *item, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_id (&query, item);
  return pf_query_run (&query, error);
}

/* For those that need the second household too. */
static gboolean
run_in (PfDb *db, PfStatementId statement, const PfQueueItem *item, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_id (&query, item->id);
  pf_query_bind_id (&query, item->household->id);
  return pf_query_run (&query, error);
}

/* ---- at the desk */

static PfAddress *
read_address (const PfQuery *query)
{
  PfAddress *address = g_object_new (PF_TYPE_ADDRESS, NULL);

  address->line1 = g_strdup (pf_query_get_text (query, LINE1));
  address->line2 = g_strdup (pf_query_get_text (query, LINE2));
  address->postal_code = g_strdup (pf_query_get_text (query, POSTAL_CODE));
  address->city = g_strdup (pf_query_get_text (query, CITY));
  return address;
}

static PfTieFile *
read_file (const PfQuery *query)
{
  const char *invited_by = pf_query_get_text (query, INVITED_BY);
  PfTieFile *file = g_object_new (PF_TYPE_TIE_FILE, NULL);

  pf_id_from_number (file->household, pf_query_get_number (query, HOUSEHOLD));
  file->household_name = g_strdup (pf_query_get_text (query, HOUSEHOLD_NAME));
  file->address = read_address (query);
  file->invited_at = pf_query_get_number (query, INVITED_AT);
  file->invited_by = *invited_by != '\0' ? g_strdup (invited_by) : NULL;
  file->opens = pf_query_get_number (query, OPENS) != 0;
  return file;
}

static PfTieFile *
find_file (PfDb *db, const PfQueueItem *item, gboolean *ret_undecided, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_TIE);
  gboolean found;

  pf_query_bind_id (&query, item->id);
  if (!pf_query_step (&query, &found, error))
    return NULL;
  if (!found)
    return pf_problem_set (error, PF_PROBLEM_FAILED), NULL;
  *ret_undecided = pf_query_get_number (&query, UNDECIDED) != 0;
  return read_file (&query);
}

static PfTiedChild *
read_child (const PfQuery *query)
{
  PfTiedChild *child = g_object_new (PF_TYPE_TIED_CHILD, NULL);
  const char *birth_date = pf_query_get_text (query, 3);

  pf_id_from_number (child->id, pf_query_get_number (query, 0));
  child->first_name = g_strdup (pf_query_get_text (query, 1));
  child->last_name = g_strdup (pf_query_get_text (query, 2));
  if (birth_date != NULL)
    pf_date_parse (birth_date, &child->birth_date);
  child->tied = pf_query_get_number (query, 4) != 0;
  child->has_left = pf_query_get_number (query, 5) == 0;
  child->may_be_tied =
      pf_tie_may_link (pf_query_get_number (query, 5) != 0, (guint) pf_query_get_number (query, 6));
  return child;
}

static gboolean
fill_children (PfDb *db, const PfQueueItem *item, GListStore *children, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_TIE_CHILDREN);
  gboolean row;

  pf_query_bind_id (&query, item->id);
  while (pf_query_step (&query, &row, error)) {
    g_autoptr (PfTiedChild) child = row ? read_child (&query) : NULL;

    if (!row)
      return TRUE;
    g_list_store_append (children, child);
  }
  return FALSE;
}

static gboolean
fill_adults (PfDb *db, PfTieFile *file, GError **error)
{
  g_autoptr (GPtrArray) adults = pf_store_list_inviting_adults (db, file->household, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; adults != NULL && i < adults->len; i++) {
    const PfAdult *adult = adults->pdata[i];
    g_autofree char *name = g_strdup_printf ("%s %s", adult->first_name, adult->last_name);

    g_strv_builder_add (names, name);
  }
  file->adults = g_strv_builder_end (names);
  return adults != NULL;
}

static void
bind_documents (PfQuery *query, const PfQueueItem *item)
{
  pf_query_bind_id (query, item->household->id);
  pf_query_bind_id (query, item->account->id);
  pf_query_bind_integer (query, item->submitted_at);
}

static gboolean
fill_documents (PfDb *db, PfQueueItem *item, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_TIE_DOCUMENTS);
  g_autoptr (GPtrArray) found = NULL;

  bind_documents (&query, item);
  found = pf_query_list (&query, PF_TYPE_DOCUMENT, error);
  if (found != NULL)
    pf_record_list_update (item->documents, found->pdata, found->len);
  return found != NULL;
}

gboolean
pf_store_fill_queued_tie (PfDb *db, PfQueueItem *item, GError **error)
{
  gboolean undecided = FALSE;
  g_autoptr (PfTieFile) file = find_file (db, item, &undecided, error);

  if (file == NULL || !fill_children (db, item, file->children, error) ||
      !fill_adults (db, file, error) || !fill_documents (db, item, error))
    return FALSE;
  if (item->state != PF_QUEUE_STATE_ACCEPTED)
    file->hindrance = pf_tie_find_hindrance (G_LIST_MODEL (file->children), undecided);
  item->tie = g_steal_pointer (&file);
  return TRUE;
}

/* ---- decided */

static gboolean
accept_documents (PfDb *db, const PfQueueItem *item, PfQueueStep *step, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_ACCEPT_TIE_DOCUMENTS);

  bind_documents (&query, item);
  return pf_query_accept_documents (&query, step, error);
}

static gboolean
mark_children (PfDb *db, const PfQueueItem *item, GListModel *children, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_MARK_TIE_CHILDREN);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfTiedChild) child = g_list_model_get_item (children, i);
    gint64 id = pf_id_to_number (child->id);

    if (child->may_be_tied)
      g_array_append_val (ids, id);
  }
  if (ids->len == 0)
    return pf_problem_set (error, PF_PROBLEM_NO_CHILD_TO_TIE);
  pf_query_bind_id (&query, item->id);
  pf_query_bind_integers (&query, (const gint64 *) ids->data, ids->len);
  return pf_query_run (&query, error);
}

static const char *
get_side_word (PfCustodySide side)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (PF_TYPE_CUSTODY_SIDE);

  return side != PF_CUSTODY_SIDE_NONE
             ? g_intern_string (g_enum_get_value (words, (int) side)->value_nick)
             : NULL;
}

/* @side: of the second household; none: the one that the first has not */
static gboolean
add_to_second (PfDb *db, const PfQueueItem *item, PfCustodySide side, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LINK_TIE_CHILDREN);

  pf_query_bind_id (&query, item->id);
  pf_query_bind_id (&query, item->household->id);
  pf_query_bind_text (&query, get_side_word (side));
  return pf_query_run (&query, error);
}

static gboolean
side_first (PfDb *db, const PfQueueItem *item, PfCustodySide side, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SIDE_TIE_CHILDREN);

  pf_query_bind_id (&query, item->id);
  pf_query_bind_text (&query, get_side_word (pf_custody_side_get_other (side)));
  return pf_query_run (&query, error);
}

/* The days of each child who was tied are shared so from now on. */
static gboolean
settle (PfDb *db, GListModel *children, PfCustody *custody, GError **error)
{
  const PfScope scope = { .account = "", .is_staff = TRUE };

  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfTiedChild) tied = g_list_model_get_item (children, i);
    g_autoptr (PfChild) child =
        tied->may_be_tied ? pf_store_find_child (db, tied->id, &scope, error) : NULL;

    if (!tied->may_be_tied)
      continue;
    if (child == NULL)
      return FALSE;
    g_object_set (child, "custody", custody, NULL);
    if (!pf_store_update_child (db, child, error))
      return FALSE;
  }
  return TRUE;
}

/* Whoever else was accepted since the item was looked at may have left fewer. */
static gboolean
link_children (PfDb *db, const PfQueueItem *item, const PfQueueDecision *decision, GError **error)
{
  g_autoptr (GListStore) children = g_list_store_new (PF_TYPE_TIED_CHILD);
  PfCustody *custody = decision->custody;
  PfCustodySide side = custody != NULL ? custody->side : PF_CUSTODY_SIDE_NONE;

  return run (db, PF_STATEMENT_LOCK_TIE_CHILDREN, item->id, error) &&
         fill_children (db, item, children, error) &&
         mark_children (db, item, G_LIST_MODEL (children), error) &&
         add_to_second (db, item, side, error) && side_first (db, item, side, error) &&
         (custody != NULL ? settle (db, G_LIST_MODEL (children), custody, error)
                          : run (db, PF_STATEMENT_UNSETTLE_TIE_CHILDREN, item->id, error));
}

/* What was opened is kept, for undoing. */
static gboolean
note_accepted (PfDb *db, const PfQueueItem *item, gboolean *ret_activates, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_NOTE_TIE_ACCEPTED);
  gboolean found;

  pf_query_bind_id (&query, item->id);
  pf_query_bind_integer (&query, item->tie->opens ? 1 : 0);
  if (!pf_query_step (&query, &found, error))
    return FALSE;
  *ret_activates = found && pf_query_get_number (&query, 0) != 0;
  return TRUE;
}

static gboolean
index_tie (PfDb *db, const PfQueueItem *item, GError **error)
{
  return run_in (db, PF_STATEMENT_TOUCH_TIE_HOUSEHOLDS, item, error) &&
         pf_store_index_household (db, item->household->id, error);
}

static gboolean
accept (PfDb *db,
        const PfQueueItem *item,
        const PfQueueDecision *decision,
        PfQueueStep *step,
        GError **error)
{
  const char *household = item->household->id;
  gboolean activates = FALSE;

  return note_accepted (db, item, &activates, error) && link_children (db, item, decision, error) &&
         accept_documents (db, item, step, error) &&
         (!activates || pf_store_set_account_state (db, item->account->id, "active", error)) &&
         (!item->tie->opens ||
          pf_store_set_household_state (db, household, "active", !decision->outsider, error)) &&
         index_tie (db, item, error);
}

static gboolean
set_household (PfDb *db, const PfQueueItem *item, const char *state, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SET_TIE_HOUSEHOLD);

  pf_query_bind_id (&query, item->household->id);
  pf_query_bind_text (&query, state);
  pf_query_bind_id (&query, item->id);
  return pf_query_run (&query, error);
}

gboolean
pf_store_decide_tie (PfDb *db,
                     const PfQueueItem *item,
                     const PfQueueDecision *decision,
                     PfQueueStep *step,
                     GError **error)
{
  switch (decision->decision) {
  case PF_QUEUE_VERDICT_ACCEPT:
    return accept (db, item, decision, step, error);
  case PF_QUEUE_VERDICT_REFUSE:
    return set_household (db, item, "refused", error);
  case PF_QUEUE_VERDICT_ASK:
    return set_household (db, item, "provisional", error);
  case PF_QUEUE_VERDICT_NONE:
    break;
  }
  g_return_val_if_reached (FALSE);
}

/* ---- undone */

static gboolean
check_unused (PfDb *db, const PfQueueItem *item, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_HAS_TIE_ENROLMENTS);
  gboolean used;

  pf_query_bind_id (&query, item->id);
  pf_query_bind_id (&query, item->household->id);
  if (!pf_query_step (&query, &used, error))
    return FALSE;
  return !used || pf_problem_set (error, PF_PROBLEM_TOO_LATE_TO_UNDO);
}

static gboolean
unlink_children (PfDb *db, const PfQueueItem *item, GError **error)
{
  return run (db, PF_STATEMENT_RESTORE_TIE_CUSTODY, item->id, error) &&
         run_in (db, PF_STATEMENT_UNLINK_TIE_CHILDREN, item, error) &&
         run (db, PF_STATEMENT_UNSIDE_TIE_CHILDREN, item->id, error) &&
         run (db, PF_STATEMENT_UNMARK_TIE_CHILDREN, item->id, error);
}

typedef struct
{
  gboolean opened;
  gboolean activated;
  PfId told;
} Decided;

static gboolean
find_decided (PfDb *db, const char *item, Decided *ret_decided, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_TAKE_TIE_BACK);
  gboolean found;

  if (!pf_query_step ((pf_query_bind_id (&query, item), &query), &found, error))
    return FALSE;
  ret_decided->opened = found && pf_query_get_number (&query, 0) != 0;
  ret_decided->activated = found && pf_query_get_number (&query, 1) != 0;
  pf_id_from_number (ret_decided->told, found ? pf_query_get_number (&query, 2) : 0);
  return TRUE;
}

static gboolean
take_acceptance_back (PfDb *db,
                      const PfQueueItem *item,
                      const PfQueueStep *step,
                      const Decided *decided,
                      GError **error)
{
  const char *household = item->household->id;
  const char *state = step->state_before == PF_QUEUE_STATE_REFUSED ? "refused" : "provisional";

  return check_unused (db, item, error) && unlink_children (db, item, error) &&
         pf_store_take_documents_back (db, step, error) &&
         (!decided->activated ||
          pf_store_set_account_state (db, item->account->id, "pending", error)) &&
         (!decided->opened ||
          pf_store_set_household_state (db, household, state, step->resident_before, error)) &&
         index_tie (db, item, error);
}

gboolean
pf_store_take_tie_back (PfDb *db, const PfQueueItem *item, const PfQueueStep *step, GError **error)
{
  gboolean was_refused = step->state_before == PF_QUEUE_STATE_REFUSED;
  Decided decided;

  if (!find_decided (db, item->id, &decided, error) ||
      (*decided.told != '\0' && !pf_store_drop_mail (db, decided.told, error)) ||
      !(step->decision == PF_QUEUE_VERDICT_ACCEPT
            ? take_acceptance_back (db, item, step, &decided, error)
            : set_household (db, item, was_refused ? "refused" : "provisional", error)))
    return FALSE;
  return run (db, PF_STATEMENT_FORGET_TIE_DECISION, item->id, error);
}

/* ---- who invited */

gboolean
pf_store_find_inviter (PfDb *db, const char *item, PfAccount **ret_inviter, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_INVITER);
  gboolean found;
  PfId inviter;

  *ret_inviter = NULL;
  pf_query_bind_id (&query, item);
  if (!pf_query_step (&query, &found, error) || !found)
    return !found;
  pf_id_from_number (inviter, pf_query_get_number (&query, 0));
  *ret_inviter = pf_store_find_account (db, inviter, error);
  return *ret_inviter != NULL;
}

gboolean
pf_store_note_inviter_told (PfDb *db, const char *item, const char *mail, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_NOTE_INVITER_TOLD);

  pf_query_bind_id (&query, item);
  pf_query_bind_id (&query, mail);
  return pf_query_run (&query, error);
}
