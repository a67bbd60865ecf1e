/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guardian lets the other one in. Who invites is told nothing of the address: known or not, the
 * same rows are written, and the mail's worker finds out later whose it is.
 */
#include "core/invitation.h"

#include "core/child.h"
#include "core/mail.h"
#include "core/sign-in.h"
#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/store/invitations.h"
#include "server/store/mails.h"

/* One that nobody can accept any more is shown that long, for its sender to see that it was not. */
#define SHOWN_SPAN (30 * G_TIME_SPAN_DAY)

gboolean
pf_handle_list_invitations (PfCall *call, GError **error)
{
  call->answer->items =
      pf_store_list_invitations (call->db, call->parameters[0], call->caller->id, error);
  return call->answer->items != NULL;
}

static GListStore *
list_children (PfCall *call, GError **error)
{
  g_autoptr (GPtrArray) found =
      pf_store_list_inviting_children (call->db, call->parameters[0], error);
  GListStore *children = found != NULL ? g_list_store_new (PF_TYPE_CHILD) : NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    g_list_store_append (children, found->pdata[i]);
  return children;
}

static gboolean
check_body (PfCall *call, GError **error)
{
  g_autoptr (GListStore) children = list_children (call, error);

  if (children == NULL)
    return FALSE;
  pf_invitation_find_faults (call->body, G_LIST_MODEL (children), call->errors);
  return pf_errors_get_n_errors (call->errors) == 0 ||
         pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

static gboolean
insert_mail (PfCall *call, PfInvitation *invitation, GError **error)
{
  const PfAccount *caller = call->caller;
  g_autoptr (PfMail) mail = pf_mail_new (
      invitation->lives_elsewhere ? PF_MAIL_KIND_TIE_INVITATION : PF_MAIL_KIND_GUARDIAN_INVITATION,
      invitation->email,
      pf_language_to_tag (call->request->language),
      call->request->now);

  mail->invited_by = g_strdup_printf ("%s %s", caller->first_name, caller->last_name);
  if (!pf_store_insert_mail (call->db, mail, error))
    return FALSE;
  g_strlcpy (invitation->mail, mail->id, PF_ID_SIZE);
  return TRUE;
}

/* @before: (nullable): the one that waits for that address */
static PfInvitation *
build_invitation (PfCall *call, const char *email, const PfInvitation *before)
{
  PfInvitation *invitation = pf_record_copy (call->body);
  PfInstant now = call->request->now;

  g_strlcpy (invitation->id, before != NULL ? before->id : "", PF_ID_SIZE);
  g_strlcpy (invitation->household, call->parameters[0], PF_ID_SIZE);
  g_strlcpy (invitation->invited_by, call->caller->id, PF_ID_SIZE);
  g_object_set (invitation, "email", email, "state", PF_INVITATION_STATE_WAITING, NULL);
  invitation->asked_at = now;
  invitation->expires_at = now + PF_INVITATION_SPAN;
  return invitation;
}

static gboolean
send_invitation (PfCall *call, const char *email, const PfInvitation *before, GError **error)
{
  g_autoptr (PfInvitation) invitation = build_invitation (call, email, before);

  return pf_call_take_attempt (call, "invite", call->parameters[0], error) &&
         insert_mail (call, invitation, error) &&
         pf_store_keep_invitation (call->db, invitation, error) &&
         pf_journal_note (call, PF_JOURNAL_ACTION_GUARDIAN_INVITED, call->caller->id, error);
}

/* Who asks twice for the same within the hour has it on its way. */
static gboolean
is_on_its_way (const PfInvitation *before, const PfInvitation *asked, PfInstant now)
{
  return before != NULL && now - before->asked_at < PF_INVITATION_RESEND_SPAN &&
         before->lives_elsewhere == asked->lives_elsewhere &&
         (!asked->lives_elsewhere || g_strv_equal ((const char *const *) before->children,
                                                   (const char *const *) asked->children));
}

gboolean
pf_handle_invite_guardian (PfCall *call, GError **error)
{
  const PfInvitation *body = call->body;
  const char *household = call->parameters[0];
  PfInstant now = call->request->now;
  g_autofree char *email = pf_email_fold (body->email);
  g_autoptr (PfInvitation) before = NULL;

  if (!pf_store_check_inviting (call->db, household, call->caller->id, error) ||
      !check_body (call, error) ||
      !pf_store_delete_old_invitations (call->db, household, now - SHOWN_SPAN, error) ||
      !pf_store_find_waiting_invitation (call->db, household, email, &before, error))
    return FALSE;
  if (is_on_its_way (before, body, now))
    return TRUE;
  return send_invitation (call, email, before, error);
}

gboolean
pf_handle_cancel_invitation (PfCall *call, GError **error)
{
  const char *household = call->parameters[0];
  const char *account = call->caller->id;

  return pf_store_check_inviting (call->db, household, account, error) &&
         pf_store_delete_invitation (call->db, household, account, call->parameters[1], error) &&
         pf_journal_note (call, PF_JOURNAL_ACTION_INVITATION_CANCELLED, account, error);
}
