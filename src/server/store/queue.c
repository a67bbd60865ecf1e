/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/queue.h"

#include "core/text.h"
#include "server/store/candidates.h"
#include "server/store/children.h"
#include "server/store/erasures.h"
#include "server/store/guardian-ties.h"
#include "server/store/household-changes.h"
#include "server/store/queue-states.h"
#include "server/store/queue-steps.h"
#include "server/store/rows.h"
#include "server/store/school-decisions.h"

/* The columns of an item, in their order. */
enum
{
  ID,
  KIND,
  STATE,
  FIRST_NAME,
  LAST_NAME,
  LINE1,
  LINE2,
  POSTAL_CODE,
  CITY,
  SUBMITTED_AT,
  OPENER,
  OPENER_NAME,
  OPENED_UNTIL,
  DECIDED_AT,
  VERSION,
  ACCOUNT,
  EMAIL,
  HOUSEHOLD,
  HOUSEHOLD_NAME,
  PHONE,
  CHANGED,
  CHILD
};

static void
add_word (PfRows *rows, const char *word)
{
  pf_rows_start (rows);
  pf_rows_add_text (rows, word);
}

void
pf_queue_bind_kinds (PfQuery *query, const PfQueueViewer *viewer, PfQueueKind asked)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_QUEUE_KIND);
  g_auto (PfRows) rows = PF_ROWS_INIT;

  for (guint i = 1; i < kinds->n_values; i++) {
    PfQueueKind kind = (PfQueueKind) kinds->values[i].value;

    if ((asked == PF_QUEUE_KIND_NONE || asked == kind) &&
        (pf_queue_kind_get_roles (kind) & viewer->roles) != 0)
      add_word (&rows, kinds->values[i].value_nick);
  }
  pf_rows_bind (&rows, query);
}

/* @asked: (nullable): words with a comma between two */
static void
bind_states (PfQuery *query, const char *asked)
{
  g_auto (GStrv) words =
      g_strsplit (asked != NULL ? asked : "waiting,more_wanted,accepted,refused", ",", -1);
  g_auto (PfRows) rows = PF_ROWS_INIT;

  for (guint i = 0; words[i] != NULL; i++)
    add_word (&rows, words[i]);
  pf_rows_bind (&rows, query);
}

static char *
copy_text (const PfQuery *query, int column)
{
  return g_strdup (pf_query_get_text (query, column));
}

static void
read_id (PfId id, const PfQuery *query, int column)
{
  pf_id_from_number (id, pf_query_get_number (query, column));
}

/* NULL: who asks is of no household, as agents are. */
static PfAddress *
read_address (const PfQuery *query)
{
  PfAddress *address;

  if (pf_query_get_text (query, LINE1) == NULL)
    return NULL;
  address = g_object_new (PF_TYPE_ADDRESS, NULL);
  address->line1 = copy_text (query, LINE1);
  address->line2 = copy_text (query, LINE2);
  address->postal_code = copy_text (query, POSTAL_CODE);
  address->city = copy_text (query, CITY);
  return address;
}

static PfQueuePerson *
read_person (const PfQuery *query)
{
  PfQueuePerson *person = g_object_new (PF_TYPE_QUEUE_PERSON, NULL);

  read_id (person->id, query, ACCOUNT);
  person->first_name = copy_text (query, FIRST_NAME);
  person->last_name = copy_text (query, LAST_NAME);
  person->email = copy_text (query, EMAIL);
  person->phone = copy_text (query, PHONE);
  return person;
}

static PfQueueHousehold *
read_household (const PfQuery *query)
{
  PfQueueHousehold *household = g_object_new (PF_TYPE_QUEUE_HOUSEHOLD, NULL);

  read_id (household->id, query, HOUSEHOLD);
  household->name = copy_text (query, HOUSEHOLD_NAME);
  household->address = read_address (query);
  return household;
}

/* Whose name it is need not be told to themselves. */
static char *
read_opener (const PfQuery *query, const PfQueueViewer *viewer)
{
  PfId opener;

  read_id (opener, query, OPENER);
  return *opener != '\0' && !g_str_equal (opener, viewer->agent) ? copy_text (query, OPENER_NAME)
                                                                 : NULL;
}

static PfQueueItem *
read_item (const PfQuery *query, const PfQueueViewer *viewer)
{
  PfQueueItem *item = g_object_new (PF_TYPE_QUEUE_ITEM, NULL);

  read_id (item->id, query, ID);
  item->kind = (PfQueueKind) pf_query_get_word (query, KIND, PF_TYPE_QUEUE_KIND);
  item->state = (PfQueueState) pf_query_get_word (query, STATE, PF_TYPE_QUEUE_STATE);
  item->first_name = copy_text (query, FIRST_NAME);
  item->last_name = copy_text (query, LAST_NAME);
  item->submitted_at = pf_query_get_number (query, SUBMITTED_AT);
  item->opened_by = read_opener (query, viewer);
  item->opened_until = pf_query_get_number (query, OPENED_UNTIL);
  item->decided_at = pf_query_get_number (query, DECIDED_AT);
  item->version = (int) pf_query_get_number (query, VERSION);
  item->account = read_person (query);
  item->household = read_household (query);
  item->address = pf_address_write (item->household->address);
  if (pf_query_get_text (query, CHANGED) != NULL)
    item->changed = (PfChanged) pf_query_get_word (query, CHANGED, PF_TYPE_CHANGED);
  item->child = copy_text (query, CHILD);
  return item;
}

static PfQueueSummary *
summarize (const PfQueueItem *item, guint n_candidates)
{
  return g_object_new (PF_TYPE_QUEUE_SUMMARY,
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
                       (int) n_candidates,
                       "opened-by",
                       item->opened_by,
                       "opened-until",
                       item->opened_until,
                       "decided-at",
                       item->decided_at,
                       "version",
                       item->version,
                       NULL);
}

static void
add_asking (PfCandidates *candidates, const PfQueueItem *item)
{
  const PfQueuePerson *person = item->account;
  const PfAddress *address = item->household->address;

  pf_candidates_start (candidates, item->household->id);
  pf_candidates_add_name (candidates, person->first_name, person->last_name);
  pf_candidates_add_contact (candidates, person->email, person->phone);
  if (address != NULL)
    pf_candidates_add_address (candidates, address->line1, address->postal_code);
}

static GPtrArray *
read_items (PfQuery *query, const PfQueueViewer *viewer, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean row;

  while (pf_query_step (query, &row, error)) {
    if (!row)
      return g_steal_pointer (&items);
    g_ptr_array_add (items, read_item (query, viewer));
  }
  return NULL;
}

/* A household that the town has is asked for by a new account alone. */
static gboolean
has_candidates (const PfQueueItem *item)
{
  return item->kind == PF_QUEUE_KIND_ACCOUNT;
}

static GPtrArray *
summarize_all (PfDb *db, GPtrArray *items, GError **error)
{
  g_autoptr (PfCandidates) candidates = pf_candidates_new ();
  g_autoptr (GPtrArray) summaries = NULL;
  guint n = 0;

  for (guint i = 0; i < items->len; i++) {
    if (has_candidates (items->pdata[i]))
      add_asking (candidates, items->pdata[i]);
  }
  if (!pf_candidates_find (candidates, db, error))
    return NULL;
  summaries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++) {
    const PfQueueItem *item = items->pdata[i];
    guint found = has_candidates (item) ? pf_candidates_count (candidates, n++) : 0;

    PfQueueSummary *summary = summarize (item, found);

    g_ptr_array_add (summaries, summary);
    if (item->kind == PF_QUEUE_KIND_ERASURE &&
        !pf_store_find_last_day (db, item->submitted_at, &summary->answer_until, error))
      return NULL;
  }
  return g_steal_pointer (&summaries);
}

GPtrArray *
pf_store_list_queue (PfDb *db,
                     const PfQueueQuery *asked,
                     const PfQueueViewer *viewer,
                     guint limit,
                     GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_QUEUE);
  g_autoptr (GPtrArray) items = NULL;

  pf_query_bind_integer (&query, viewer->now);
  pf_queue_bind_kinds (&query, viewer, asked->kind);
  bind_states (&query, asked->state);
  pf_query_bind_id (&query, asked->after);
  pf_query_bind_integer (&query, limit);
  items = read_items (&query, viewer, error);
  return items != NULL ? summarize_all (db, items, error) : NULL;
}

static PfQueueItem *
find_item (PfDb *db, const char *id, const PfQueueViewer *viewer, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_QUEUE_ITEM);
  gboolean found;

  pf_query_bind_integer (&query, viewer->now);
  pf_queue_bind_kinds (&query, viewer, PF_QUEUE_KIND_NONE);
  pf_query_bind_id (&query, id);
  if (!pf_query_step (&query, &found, error))
    return NULL;
  if (!found)
    return pf_problem_set (error, PF_PROBLEM_NOT_FOUND), NULL;
  return read_item (&query, viewer);
}

gboolean
pf_store_fill_queued_documents (PfDb *db,
                                const char *household,
                                GListStore *documents,
                                GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_QUEUE_DOCUMENTS);
  g_autoptr (GPtrArray) found = NULL;

  pf_query_bind_id (&query, household);
  found = pf_query_list (&query, PF_TYPE_DOCUMENT, error);
  if (found != NULL)
    pf_record_list_update (documents, found->pdata, found->len);
  return found != NULL;
}

static gboolean
fill_candidates (PfDb *db, PfQueueItem *item, GError **error)
{
  g_autoptr (PfCandidates) candidates = pf_candidates_new ();

  add_asking (candidates, item);
  if (!pf_candidates_find (candidates, db, error))
    return FALSE;
  item->n_candidates = (int) pf_candidates_count (candidates, 0);
  return pf_candidates_list (candidates, db, 0, item->candidates, error);
}

static gboolean
fill_children (PfDb *db, PfQueueItem *item, GError **error)
{
  g_autoptr (GListStore) children = pf_store_list_children (db, item->household->id, error);

  if (children != NULL)
    pf_queue_list_children (G_LIST_MODEL (children), item->children);
  return children != NULL;
}

static gboolean
fill_kind (PfDb *db, PfQueueItem *item, PfInstant now, GError **error)
{
  switch (item->kind) {
  case PF_QUEUE_KIND_ACCOUNT:
    return fill_children (db, item, error) &&
           pf_store_fill_queued_documents (db, item->household->id, item->documents, error) &&
           fill_candidates (db, item, error);
  case PF_QUEUE_KIND_HOUSEHOLD_CHANGE:
    return pf_store_fill_queued_change (db, item, error);
  case PF_QUEUE_KIND_ERASURE:
    return pf_store_fill_queued_erasure (db, item, now, error);
  case PF_QUEUE_KIND_GUARDIAN_TIE:
    return pf_store_fill_queued_tie (db, item, error);
  case PF_QUEUE_KIND_SCHOOL_ENROLMENT:
    return pf_store_fill_queued_school (db, item, error);
  case PF_QUEUE_KIND_NONE:
    break;
  }
  g_return_val_if_reached (FALSE);
}

PfQueueItem *
pf_store_find_queue_item (PfDb *db, const char *id, const PfQueueViewer *viewer, GError **error)
{
  g_autoptr (PfQueueItem) item = find_item (db, id, viewer, error);

  if (item == NULL ||
      !pf_store_list_queue_history (db, item->id, item->history, &item->undo_until, error) ||
      !fill_kind (db, item, viewer->now, error))
    return NULL;
  return g_steal_pointer (&item);
}

gboolean
pf_store_lock_queue_item (PfDb *db, const char *id, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LOCK_QUEUE_ITEM);
  PfId locked;

  pf_query_bind_id (&query, id);
  return pf_query_take_id (&query, locked, error);
}

gboolean
pf_store_open_queue_item (PfDb *db,
                          const char *id,
                          const PfQueueViewer *viewer,
                          PfInstant until,
                          GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_OPEN_QUEUE_ITEM);

  pf_query_bind_id (&query, id);
  pf_query_bind_id (&query, viewer->agent);
  pf_query_bind_integer (&query, until);
  pf_query_bind_integer (&query, viewer->now);
  return pf_query_run (&query, error);
}

gboolean
pf_store_close_queue_item (PfDb *db, const char *id, const PfQueueViewer *viewer, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_CLOSE_QUEUE_ITEM);

  pf_query_bind_id (&query, id);
  pf_query_bind_id (&query, viewer->agent);
  return pf_query_run (&query, error);
}

gboolean
pf_store_touch_queue (PfDb *db,
                      const char *household,
                      const char *account,
                      const char *child,
                      gboolean handed_in,
                      PfInstant now,
                      GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_TOUCH_QUEUE);

  pf_query_bind_id (&query, household);
  pf_query_bind_integer (&query, handed_in ? 1 : 0);
  pf_query_bind_integer (&query, now);
  pf_query_bind_id (&query, account);
  pf_query_bind_id (&query, child);
  return pf_query_run (&query, error);
}

PfAccountFile *
pf_store_find_account_file (PfDb *db, const char *account, PfInstant since, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_ACCOUNT_FILE);
  PfAccountFile *file;
  gboolean found;

  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, since);
  if (!pf_query_step (&query, &found, error) || !found)
    return NULL;
  file = g_object_new (PF_TYPE_ACCOUNT_FILE, NULL);
  file->state = (PfQueueState) pf_query_get_word (&query, 0, PF_TYPE_QUEUE_STATE);
  file->since = pf_query_get_number (&query, 1);
  file->reason = copy_text (&query, 2);
  if (pf_query_get_text (&query, 3) != NULL)
    pf_texts_parse (pf_query_get_text (&query, 3), &file->documents_wanted);
  file->kind = (PfQueueKind) pf_query_get_word (&query, 4, PF_TYPE_QUEUE_KIND);
  read_id (file->household, &query, 5);
  return file;
}

PfDocument *
pf_store_find_queued_document (PfDb *db,
                               const char *id,
                               const PfQueueViewer *viewer,
                               PfDocumentBody *ret_body,
                               PfId ret_item,
                               GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_QUEUED_DOCUMENT);
  PfDocument *document;

  pf_query_bind_id (&query, id);
  pf_queue_bind_kinds (&query, viewer, PF_QUEUE_KIND_NONE);
  document = pf_store_read_document (&query, ret_body, error);
  if (document != NULL)
    pf_id_from_number (
        ret_item,
        pf_query_get_number (&query, (int) PF_RECORD_GET_CLASS (document)->table->n_fields + 2));
  return document;
}
