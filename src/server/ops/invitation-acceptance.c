/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/invitation-acceptance.h"

#include "core/mail.h"
#include "core/sign-in.h"
#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/ops/known-adults.h"
#include "server/ops/mail-proofs.h"
#include "server/ops/password-changes.h"
#include "server/store/account-applications.h"
#include "server/store/account-tokens.h"
#include "server/store/household-search.h"
#include "server/store/invitations.h"
#include "server/store/mails.h"
#include "server/store/tie-requests.h"

/* Another problem than PF_PROBLEM_NOT_FOUND, for what is not there. */
static gboolean
replace_not_found (GError *problem, PfProblem replacement, GError **error)
{
  if (!g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return g_propagate_error (error, problem), FALSE;
  g_error_free (problem);
  return pf_problem_set (error, replacement);
}

static gboolean
check_invitation (const PfInvitation *invitation, PfInstant now, GError **error)
{
  if (invitation->state == PF_INVITATION_STATE_ACCEPTED)
    return pf_problem_set (error, PF_PROBLEM_LINK_USED);
  if (invitation->expires_at <= now)
    return pf_problem_set (error, PF_PROBLEM_LINK_EXPIRED);
  return TRUE;
}

static PfInvitation *
find_by_link (PfCall *call, const char *token, GError **error)
{
  GError *problem = NULL;
  PfInvitation *invitation = pf_store_find_invitation_by_token (call->db, token, &problem);

  if (invitation == NULL)
    replace_not_found (problem, PF_PROBLEM_LINK_INVALID, error);
  return invitation;
}

/* The attempt was taken by who looked for an account. */
static PfInvitation *
find_by_code (PfCall *call, const char *email, const char *typed, GError **error)
{
  g_autofree char *folded = pf_email_fold (email);
  GError *problem = NULL;
  PfInvitation *invitation = NULL;
  char code[PF_CODE_SIZE];

  if (pf_code_read (code, typed))
    invitation = pf_store_find_invitation_by_code (call->db, folded, code, &problem);
  else
    pf_problem_set (&problem, PF_PROBLEM_NOT_FOUND);
  if (invitation != NULL)
    pf_call_give_back_attempt (call, "code", folded);
  else
    replace_not_found (problem, PF_PROBLEM_CODE_WRONG, error);
  return invitation;
}

/* @problem: (transfer full) */
static PfInvitation *
find_invitation (PfCall *call,
                 const char *token,
                 const char *email,
                 const char *code,
                 GError *problem,
                 GError **error)
{
  g_autoptr (GError) reason = problem;
  g_autoptr (PfInvitation) invitation = NULL;

  if (g_error_matches (reason, PF_PROBLEM, PF_PROBLEM_LINK_INVALID) && token != NULL)
    invitation = find_by_link (call, token, error);
  else if (g_error_matches (reason, PF_PROBLEM, PF_PROBLEM_CODE_WRONG))
    invitation = find_by_code (call, email, code, error);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  if (invitation == NULL || !check_invitation (invitation, call->request->now, error))
    return NULL;
  return g_steal_pointer (&invitation);
}

/* *ret_account (transfer full) is NULL where the invited address has none. */
static gboolean
find_account (PfCall *call, const char *email, PfAccount **ret_account, GError **error)
{
  g_autoptr (GError) problem = NULL;

  *ret_account = pf_store_find_account_by_email (call->db, email, &problem);
  if (*ret_account != NULL || g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
has_guardian (GPtrArray *adults)
{
  for (guint i = 0; i < adults->len; i++) {
    if (((PfAdult *) adults->pdata[i])->role == PF_ADULT_ROLE_GUARDIAN)
      return TRUE;
  }
  return FALSE;
}

/* Whether the services know one person by that address, a guardian in a household of the town. */
static gboolean
is_known (PfCall *call, const char *email, gboolean *ret_known, GError **error)
{
  g_autoptr (GPtrArray) adults = pf_store_list_adults_by_email (call->db, email, error);

  *ret_known = adults != NULL && has_guardian (adults) && pf_known_adults_are_one_person (adults);
  return adults != NULL;
}

/* Who lives elsewhere and has no household yet says where. @account: (nullable): theirs */
static gboolean
has_household (PfCall *call,
               const PfInvitation *invitation,
               const PfAccount *account,
               gboolean *ret_has,
               GError **error)
{
  PfId household;

  if (account == NULL)
    return is_known (call, invitation->email, ret_has, error);
  if (!pf_store_find_guardians_household (call->db, account->id, household, error))
    return FALSE;
  *ret_has = *household != '\0';
  return TRUE;
}

static gboolean
find_address_wanted (PfCall *call,
                     const PfInvitation *invitation,
                     gboolean *ret_wanted,
                     GError **error)
{
  g_autoptr (PfAccount) account = NULL;
  gboolean has = FALSE;

  *ret_wanted = FALSE;
  if (!invitation->lives_elsewhere)
    return TRUE;
  if (!find_account (call, invitation->email, &account, error) ||
      !has_household (call, invitation, account, &has, error))
    return FALSE;
  *ret_wanted = !has;
  return TRUE;
}

/* @address: (nullable): what was given; @account: (nullable) */
static gboolean
check_address (PfCall *call,
               const PfInvitation *invitation,
               const PfAccount *account,
               const PfAddress *address,
               GError **error)
{
  gboolean has = FALSE;

  if (!invitation->lives_elsewhere || address != NULL)
    return TRUE;
  if (!has_household (call, invitation, account, &has, error))
    return FALSE;
  if (has)
    return TRUE;
  pf_errors_add (call->errors, "address", "required");
  return pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

/* The name (transfer full) of who invites, as the mail has it. */
static char *
name_inviter (PfCall *call, const PfInvitation *invitation, GError **error)
{
  g_autoptr (PfAccount) inviter = pf_store_find_account (call->db, invitation->invited_by, error);

  return inviter != NULL ? g_strdup_printf ("%s %s", inviter->first_name, inviter->last_name)
                         : NULL;
}

gboolean
pf_invitation_check_proof (PfCall *call,
                           const PfPasswordProof *proof,
                           GError *problem,
                           GError **error)
{
  g_autoptr (PfInvitation) invitation =
      find_invitation (call, proof->token, proof->email, proof->code, problem, error);
  g_autoptr (PfProvenAccount) proven = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *inviter = NULL;
  gboolean wants_address = FALSE;

  if (invitation == NULL || !pf_store_find_password (call->db, invitation->email, &hash, error) ||
      !find_address_wanted (call, invitation, &wants_address, error))
    return FALSE;
  inviter = name_inviter (call, invitation, error);
  if (inviter == NULL)
    return FALSE;
  proven = g_object_new (PF_TYPE_PROVEN_ACCOUNT,
                         "email",
                         invitation->email,
                         "first-name",
                         invitation->first_name,
                         "last-name",
                         invitation->last_name,
                         "activation",
                         hash == NULL,
                         "invitation",
                         TRUE,
                         "lives-elsewhere",
                         invitation->lives_elsewhere,
                         "address-wanted",
                         wants_address,
                         "invited-by",
                         inviter,
                         "expires-at",
                         invitation->expires_at,
                         NULL);
  return pf_call_answer (call, proven);
}

static gboolean
is_member (GPtrArray *adults, const PfAccount *account)
{
  for (guint i = 0; i < adults->len; i++) {
    if (g_str_equal (((PfAdult *) adults->pdata[i])->account, account->id))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_email (const PfAdult *adult, const char *email)
{
  g_autofree char *folded = adult->email != NULL ? pf_email_fold (adult->email) : NULL;

  return g_strcmp0 (folded, email) == 0;
}

/* Whom the services know by that address; else by that name, where no other address speaks against
 * it: nobody takes the place of who has one by a name that somebody typed.
 */
static PfAdult *
find_adult (GPtrArray *adults, const PfInvitation *invitation, const PfAccount *account)
{
  PfAdult *named = NULL;

  for (guint i = 0; i < adults->len; i++) {
    PfAdult *adult = adults->pdata[i];

    if (*adult->account != '\0')
      continue;
    if (has_email (adult, invitation->email) || has_email (adult, account->email))
      return adult;
    if (named == NULL && adult->email == NULL &&
        pf_known_adult_has_name (adult, invitation->first_name, invitation->last_name))
      named = adult;
  }
  return named;
}

static gboolean
link_adult (PfCall *call, PfAdult *adult, const PfAccount *account, GError **error)
{
  g_autoptr (GPtrArray) linked = g_ptr_array_new ();

  g_ptr_array_add (linked, adult);
  return pf_store_link_adults (call->db, account->id, linked, error);
}

/* Who lives elsewhere joins nothing before an agent has looked. */
static gboolean
join (PfCall *call,
      const PfInvitation *invitation,
      const PfAccount *account,
      PfAddress *address,
      GError **error)
{
  g_autoptr (GPtrArray) adults =
      pf_store_list_inviting_adults (call->db, invitation->household, error);
  PfAdult *adult;

  if (adults == NULL)
    return FALSE;
  if (is_member (adults, account))
    return TRUE;
  if (invitation->lives_elsewhere)
    return pf_store_ask_tie (call->db, invitation, account, address, call->request->now, error);
  adult = find_adult (adults, invitation, account);
  return (adult != NULL
              ? link_adult (call, adult, account, error)
              : pf_store_add_guardian (call->db, invitation->household, account, error)) &&
         pf_store_touch_household (call->db, invitation->household, error) &&
         pf_store_index_household (call->db, invitation->household, error);
}

/* Whoever invited hears of it, in case it was somebody else whom the link let in. */
static gboolean
tell_inviter (PfCall *call,
              const PfInvitation *invitation,
              const PfAccount *account,
              GError **error)
{
  g_autoptr (PfAccount) inviter = pf_store_find_account (call->db, invitation->invited_by, error);
  g_autoptr (PfMail) mail = NULL;

  if (inviter == NULL)
    return FALSE;
  mail = pf_mail_new (invitation->lives_elsewhere ? PF_MAIL_KIND_TIE_ASKED
                                                  : PF_MAIL_KIND_INVITATION_ACCEPTED,
                      inviter->email,
                      pf_language_to_tag (call->request->language),
                      call->request->now);
  g_object_set (mail, "account", inviter->id, "name", inviter->first_name, NULL);
  mail->invited_by = g_strdup_printf ("%s %s", account->first_name, account->last_name);
  return pf_store_insert_mail (call->db, mail, error);
}

/* Once: of those who have the link at the same time, the first. */
static gboolean
accept_invitation (PfCall *call,
                   const PfInvitation *invitation,
                   const PfAccount *account,
                   PfAddress *address,
                   GError **error)
{
  GError *problem = NULL;

  if (!pf_store_accept_invitation (call->db, invitation, account->id, call->request->now, &problem))
    return replace_not_found (problem, PF_PROBLEM_LINK_INVALID, error);
  return join (call, invitation, account, address, error) &&
         tell_inviter (call, invitation, account, error) &&
         pf_journal_note (call, PF_JOURNAL_ACTION_INVITATION_ACCEPTED, account->id, error);
}

/* By who is signed in. @invitation: (nullable): where @error says why */
static gboolean
accept_as_caller (PfCall *call, const PfInvitation *invitation, PfAddress *address, GError **error)
{
  return invitation != NULL && check_invitation (invitation, call->request->now, error) &&
         check_address (call, invitation, call->caller, address, error) &&
         accept_invitation (call, invitation, call->caller, address, error);
}

gboolean
pf_handle_accept_invitation (PfCall *call, GError **error)
{
  const PfInvitationAcceptance *body = call->body;
  g_autoptr (PfInvitation) invitation = find_by_link (call, call->parameters[0], error);

  return accept_as_caller (call, invitation, body->address, error);
}

static gpointer
find_typed (PfDb *db, const char *email, const char *code, GError **error)
{
  return pf_store_find_invitation_by_code (db, email, code, error);
}

gboolean
pf_handle_accept_invitation_by_code (PfCall *call, GError **error)
{
  const PfCodeAcceptance *body = call->body;
  g_autoptr (PfInvitation) invitation =
      pf_find_by_typed_code (call, "invitation", find_typed, body->email, body->code, error);

  return accept_as_caller (call, invitation, body->address, error);
}

/* By the names that the services know, where they know that address; else those of the invitation.
 * Whom nobody here knows, and who lives elsewhere, is pending until an agent has looked.
 */
static PfAccount *
build_account (const PfInvitation *invitation, const PfAdult *known)
{
  static const char *const roles[] = { "family", NULL };

  return g_object_new (PF_TYPE_ACCOUNT,
                       "email",
                       invitation->email,
                       "first-name",
                       known != NULL ? known->first_name : invitation->first_name,
                       "last-name",
                       known != NULL ? known->last_name : invitation->last_name,
                       "state",
                       known == NULL && invitation->lives_elsewhere ? PF_ACCOUNT_STATE_PENDING
                                                                    : PF_ACCOUNT_STATE_ACTIVE,
                       "roles",
                       roles,
                       "version",
                       1,
                       NULL);
}

/* Who is known elsewhere too is of those households at once, as by an activation. */
static PfAccount *
open_account (PfCall *call, const PfInvitation *invitation, GError **error)
{
  g_autoptr (GPtrArray) adults = pf_store_list_adults_by_email (call->db, invitation->email, error);
  gboolean known = adults != NULL && adults->len > 0 && pf_known_adults_are_one_person (adults);
  g_autoptr (GPtrArray) linked = known ? pf_known_adults_list_households (adults) : NULL;
  g_autoptr (PfAccount) account = NULL;

  if (adults == NULL)
    return NULL;
  account = build_account (invitation, known ? adults->pdata[0] : NULL);
  call->removed_bodies = g_ptr_array_new_with_free_func (g_free);
  if (!pf_store_insert_account (call->db, account, error) ||
      (known && !pf_store_link_adults (call->db, account->id, linked, error)) ||
      !pf_store_erase_account_applications (
          call->db, invitation->email, NULL, call->removed_bodies, error))
    return NULL;
  return g_steal_pointer (&account);
}

/* Who has a password signs in: an invitation changes none. */
static gboolean
check_no_password (PfCall *call, const char *email, GError **error)
{
  g_autofree char *hash = NULL;

  if (!pf_store_find_password (call->db, email, &hash, error))
    return FALSE;
  return hash == NULL || pf_problem_set (error, PF_PROBLEM_ADDRESS_TAKEN);
}

static gboolean
choose_password (PfCall *call, const PfAccount *account, GError **error)
{
  return pf_store_change_password (
             call->db, account->id, "", call->hashing.new_hash, call->request->now, error) &&
         pf_store_verify_account (call->db, account->id, error) &&
         pf_journal_note (call, PF_JOURNAL_ACTION_PASSWORD_CHOSEN, account->id, error);
}

gboolean
pf_invitation_confirm (PfCall *call, const PfNewPassword *body, GError *problem, GError **error)
{
  g_autoptr (PfInvitation) invitation =
      find_invitation (call, body->token, body->email, body->code, problem, error);
  g_autoptr (PfAccount) account = NULL;

  if (invitation == NULL || !check_no_password (call, invitation->email, error) ||
      !find_account (call, invitation->email, &account, error) ||
      !check_address (call, invitation, account, body->address, error))
    return FALSE;
  if (call->hashing.new_hash == NULL)
    return pf_problem_set (error, PF_PROBLEM_OVERLOADED);
  if (account == NULL)
    account = open_account (call, invitation, error);
  if (account == NULL || !choose_password (call, account, error) ||
      !accept_invitation (call, invitation, account, body->address, error) ||
      !pf_tell_password_changed (call, account, error))
    return FALSE;
  pf_call_let_in (call, account->email);
  return TRUE;
}
