/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fate of mails, and the one with the link sent again.
 */
#include "core/mail-fate.h"
#include "core/sign-in.h"
#include "server/ops/access-mails.h"
#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/ops/queue.h"
#include "server/ops/staff-households.h"
#include "server/store/staff-households.h"

#define DEFAULT_LIMIT 50

/* Whose mails they are must be for the caller to see. */
static gboolean
check_adult (PfCall *call, const char *adult, GError **error)
{
  const PfQueueViewer viewer = pf_call_get_queue_viewer (call);
  g_autoptr (PfStaffHousehold) household = NULL;

  if (*adult == '\0')
    return TRUE;
  household = pf_store_find_household_of_adult (call->db, adult, &viewer, error);
  return household != NULL;
}

gboolean
pf_handle_list_mails (PfCall *call, GError **error)
{
  const PfMailQuery *asked = call->query;
  guint limit = asked->limit != PF_NO_INTEGER ? (guint) asked->limit : DEFAULT_LIMIT;
  g_autoptr (GPtrArray) items = NULL;

  if (!check_adult (call, asked->adult, error))
    return FALSE;
  items = pf_store_list_mail_fates (call->db, asked, limit + 1, error);
  if (items == NULL)
    return FALSE;
  if (items->len > limit) {
    g_ptr_array_set_size (items, (int) limit);
    call->answer->next = g_strdup (pf_record_get_id (items->pdata[limit - 1]));
  }
  call->answer->items = g_steal_pointer (&items);
  return TRUE;
}

/* A mail that says nothing helpful is not sent: the agent is told what to do first. */
static gboolean
check_may_send (const PfStaffAdult *adult, GError **error)
{
  if (adult->agent)
    return pf_problem_set (error, PF_PROBLEM_AGENTS_ADDRESS);
  if (pf_staff_adult_get_address (adult) == NULL)
    return pf_problem_set (error, PF_PROBLEM_NO_ADDRESS);
  if (adult->access == PF_ACCESS_SUSPENDED)
    return pf_problem_set (error, PF_PROBLEM_ACCOUNT_SUSPENDED);
  if (pf_staff_adult_has_others_address (adult))
    return pf_problem_set (error, PF_PROBLEM_ADDRESS_IN_USE);
  return !pf_staff_adult_is_undecided (adult) || pf_problem_set (error, PF_PROBLEM_ADDRESS_SHARED);
}

static gboolean
answer_mail (PfCall *call, const PfStaffAdult *adult, GError **error)
{
  g_autoptr (PfMailQuery) asked = g_object_new (PF_TYPE_MAIL_QUERY, "adult", adult->id, NULL);
  g_autoptr (GPtrArray) mails = pf_store_list_mail_fates (call->db, asked, 1, error);

  return mails != NULL && mails->len > 0 && pf_call_answer (call, mails->pdata[0]);
}

/* The limits are those of the family's own request. */
gboolean
pf_handle_send_access_mail (PfCall *call, GError **error)
{
  PfStaffAdult *adult = NULL;
  g_autoptr (PfStaffHousehold) household = pf_call_find_adult (call, &adult, error);
  const char *address = adult != NULL ? pf_staff_adult_get_address (adult) : NULL;
  g_autofree char *folded = NULL;
  PfId mail;

  if (household == NULL || !check_may_send (adult, error))
    return FALSE;
  folded = pf_email_fold (address);
  return pf_call_take_attempt (call, "reset", folded, error) &&
         pf_access_mail_send (call, adult, address, NULL, mail, error) &&
         pf_journal_note_subject (
             call, PF_JOURNAL_ACTION_ACCESS_MAIL_SENT, adult->id, NULL, error) &&
         answer_mail (call, adult, error);
}
