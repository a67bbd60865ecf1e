/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/invitation-addressing.h"

#include "core/household.h"
#include "server/ops/token.h"
#include "server/store/accounts.h"
#include "server/store/invitations.h"

static gboolean
give_token (PfDb *db, PfLetter *letter, PfInvitation *invitation, PfInstant now, GError **error)
{
  g_free (letter->token);
  letter->token = pf_token_new (error);
  invitation->expires_at = now + PF_INVITATION_SPAN;
  return letter->token != NULL &&
         pf_store_give_invitation_token (db, invitation, letter->token, error);
}

static gboolean
find_member (PfDb *db,
             const PfInvitation *invitation,
             const PfAccount *account,
             gboolean *ret_found,
             GError **error)
{
  g_autoptr (GPtrArray) adults = pf_store_list_inviting_adults (db, invitation->household, error);

  *ret_found = FALSE;
  for (guint i = 0; adults != NULL && i < adults->len; i++)
    *ret_found |= g_str_equal (((PfAdult *) adults->pdata[i])->account, account->id);
  return adults != NULL;
}

static gboolean
write_to_account (PfDb *db,
                  PfLetter *letter,
                  PfInvitation *invitation,
                  const PfAccount *account,
                  PfInstant now,
                  GError **error)
{
  gboolean is_member;

  if (!find_member (db, invitation, account, &is_member, error))
    return FALSE;
  if (is_member) {
    letter->mail->state = PF_MAIL_STATE_DROPPED;
    return TRUE;
  }
  g_strlcpy (letter->mail->account, account->id, PF_ID_SIZE);
  letter->mail->name = g_strdup (account->first_name);
  return give_token (db, letter, invitation, now, error);
}

gboolean
pf_mail_address_invitation (PfDb *db, PfLetter *letter, PfInstant now, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (PfInvitation) invitation =
      pf_store_find_invitation_of_mail (db, letter->mail->id, &problem);
  g_autoptr (PfAccount) account = NULL;

  if (invitation != NULL)
    account = pf_store_find_account_by_email (db, invitation->email, &problem);
  if (problem != NULL && !g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
  if (account != NULL)
    return write_to_account (db, letter, invitation, account, now, error);
  if (invitation != NULL)
    return give_token (db, letter, invitation, now, error);
  letter->mail->state = PF_MAIL_STATE_DROPPED;
  return TRUE;
}

gboolean
pf_mail_invites (PfDb *db, const PfLetter *letter, PfInstant now)
{
  g_autoptr (PfInvitation) invitation =
      letter->token != NULL ? pf_store_find_invitation_by_token (db, letter->token, NULL) : NULL;

  return invitation != NULL && invitation->state == PF_INVITATION_STATE_WAITING &&
         invitation->expires_at > now;
}
