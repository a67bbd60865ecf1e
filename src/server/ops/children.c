/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A family adds a child to its household: at once, whether an agent has accepted the family or not.
 */
#include "server/ops/children.h"

#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/store/children.h"
#include "server/store/families.h"
#include "words/problem-words.h"

gboolean
pf_check_new_child (PfCall *call, GError **)
{
  pf_new_child_find_faults (call->body, call->request->today, call->errors);
  return TRUE;
}

static gboolean
refuse_same (PfCall *call, const PfChild *same, GError **error)
{
  g_free (call->advice);
  call->advice = pf_words_child_advice (call->request->language, same->first_name, same->last_name);
  return pf_problem_set (error, PF_PROBLEM_CHILD_ALREADY_THERE);
}

/* A household shows so many at most, and nobody fills the town's database by adding. */
static gboolean
check_children (PfCall *call, GListModel *children, GError **error)
{
  const PfChild *same = pf_new_child_find_same (call->body, children);

  if (same != NULL)
    return refuse_same (call, same, error);
  return g_list_model_get_n_items (children) < PF_HOUSEHOLD_MAX_CHILDREN ||
         pf_problem_set (error, PF_PROBLEM_NOT_ALLOWED);
}

static gboolean
check_new (PfCall *call, const char *household, GError **error)
{
  g_autoptr (GListStore) children = pf_store_list_children (call->db, household, error);

  return children != NULL && check_children (call, G_LIST_MODEL (children), error);
}

gboolean
pf_handle_add_child (PfCall *call, GError **error)
{
  const char *household = call->parameters[0];
  const char *caller = call->caller->id;
  g_autoptr (PfChild) child = pf_new_child_build (call->body);

  return pf_store_check_guardian (call->db, household, caller, error) &&
         pf_store_hold_household (call->db, household, caller, call->request->now, error) &&
         check_new (call, household, error) &&
         pf_store_insert_child (call->db, household, child, error) &&
         pf_journal_note_subject (call, PF_JOURNAL_ACTION_CHILD_ADDED, child->id, NULL, error) &&
         pf_call_answer (call, child);
}
