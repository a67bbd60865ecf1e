/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * E-mail addresses that an agent corrects, and those that several adults gave. Whoever has an
 * account gets in by its address, so that each is one person's alone.
 */
#include "core/sign-in.h"
#include "server/ops/access-mails.h"
#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/ops/known-adults.h"
#include "server/ops/staff-households.h"
#include "server/store/account-tokens.h"
#include "server/store/staff-households.h"

static gboolean
is_address (const char *email, const char *other)
{
  g_autofree char *folded = email != NULL ? pf_email_fold (email) : NULL;
  g_autofree char *other_folded = other != NULL ? pf_email_fold (other) : NULL;

  return folded != NULL && g_strcmp0 (folded, other_folded) == 0;
}

static gboolean
is_person (const PfAdult *known, const PfStaffAdult *adult)
{
  return pf_known_adult_has_name (known, adult->first_name, adult->last_name);
}

/* What would open the town's own doors, or nobody's, is not for the desk to change. */
static gboolean
check_may_correct (PfCall *call, const PfStaffAdult *adult, const char *email, GError **error)
{
  if (adult->agent)
    return pf_problem_set (error, PF_PROBLEM_AGENTS_ADDRESS);
  if (adult->access == PF_ACCESS_SUSPENDED)
    return pf_problem_set (error, PF_PROBLEM_ACCOUNT_SUSPENDED);
  if (!is_address (email, adult->email) ||
      (adult->sign_in_email != NULL && !is_address (email, adult->sign_in_email)))
    return TRUE;
  pf_errors_add (call->errors, "email", "unchanged");
  return pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

/* PF_PROBLEM_ADDRESS_IN_USE where another account has it, PF_PROBLEM_ADDRESS_SHARED where it is
 * noted for somebody of another name.
 */
static gboolean
check_address (PfCall *call, const PfStaffAdult *adult, const char *email, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (PfAccount) account = pf_store_find_account_by_email (call->db, email, &problem);
  g_autoptr (GPtrArray) adults = NULL;

  if (account == NULL && !g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
  if (account != NULL && !g_str_equal (account->id, adult->account))
    return pf_problem_set (error, PF_PROBLEM_ADDRESS_IN_USE);
  adults = pf_store_list_adults_by_email (call->db, email, error);
  for (guint i = 0; adults != NULL && i < adults->len; i++) {
    if (!is_person (adults->pdata[i], adult))
      return pf_problem_set (error, PF_PROBLEM_ADDRESS_SHARED);
  }
  return adults != NULL;
}

/* Wherever else the person is noted with the old address: the same account's, or the same name's
 * where there is none.
 */
static GPtrArray *
list_same_person (PfCall *call, const PfStaffAdult *adult, GError **error)
{
  if (*adult->account != '\0')
    return pf_store_list_adults_of_account (call->db, adult->account, error);
  return adult->email != NULL ? pf_store_list_adults_by_email (call->db, adult->email, error)
                              : g_ptr_array_new ();
}

static gboolean
is_to_follow (const PfAdult *other, const PfStaffAdult *adult)
{
  return !g_str_equal (other->id, adult->id) && is_person (other, adult) &&
         (is_address (other->email, adult->email) ||
          is_address (other->email, adult->sign_in_email));
}

static gboolean
note_address (PfCall *call,
              const PfStaffHousehold *household,
              const PfStaffAdult *adult,
              const char *email,
              GError **error)
{
  g_autoptr (GPtrArray) others = list_same_person (call, adult, error);
  g_autoptr (PfAdult) self =
      g_object_new (PF_TYPE_ADULT, "id", adult->id, "household", household->id, NULL);
  gboolean done = others != NULL && pf_store_set_adult_email (call->db, self, email, error);

  for (guint i = 0; done && i < others->len; i++) {
    if (is_to_follow (others->pdata[i], adult))
      done = pf_store_set_adult_email (call->db, others->pdata[i], email, error);
  }
  return done;
}

/* Whoever reads the old mailbox gets in no more: neither by a link, nor as signed in already. */
static gboolean
move_account (PfCall *call, const PfStaffAdult *adult, const char *email, GError **error)
{
  const char *account = adult->account;

  return *account == '\0' ||
         (pf_store_move_account (call->db, account, email, error) &&
          pf_store_use_account_tokens (call->db, account, call->request->now, error) &&
          pf_store_end_account_sessions (call->db, account, "", error));
}

/* The old addresses, of which there may be two, are told, and open the household no more. */
static gboolean
leave_old (PfCall *call,
           const PfStaffHousehold *household,
           const PfStaffAdult *adult,
           const char *email,
           GError **error)
{
  const char *const old[] = { adult->email, adult->sign_in_email };

  for (gsize i = 0; i < G_N_ELEMENTS (old); i++) {
    if (old[i] == NULL || is_address (old[i], email) || (i > 0 && is_address (old[i], old[0])))
      continue;
    if (!pf_access_mail_tell_changed (call, adult, old[i], error) ||
        !pf_store_delete_invitations_to (call->db, household->id, old[i], error))
      return FALSE;
  }
  return TRUE;
}

static const char *
get_check (PfIdentityCheck check)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (PF_TYPE_IDENTITY_CHECK);

  return g_intern_string (g_enum_get_value (words, (int) check)->value_nick);
}

gboolean
pf_handle_correct_email (PfCall *call, GError **error)
{
  const PfEmailCorrection *body = call->body;
  g_autofree char *email = pf_email_fold (body->email);
  PfStaffAdult *adult = NULL;
  g_autoptr (PfStaffHousehold) household = pf_call_lock_adult (call, &adult, error);
  PfId mail;

  return household != NULL && check_may_correct (call, adult, email, error) &&
         check_address (call, adult, email, error) && move_account (call, adult, email, error) &&
         note_address (call, household, adult, email, error) &&
         leave_old (call, household, adult, email, error) &&
         pf_access_mail_send (
             call, adult, email, pf_staff_adult_get_address (adult), mail, error) &&
         pf_journal_note_subject (call,
                                  PF_JOURNAL_ACTION_EMAIL_CORRECTED,
                                  adult->id,
                                  get_check (body->identity_check),
                                  error) &&
         pf_call_answer_household (call, household->id, error);
}

/* Those of another name keep no address; *ret_ids (transfer full) are theirs. */
static gboolean
take_from_others (PfCall *call, const PfStaffAdult *adult, char **ret_ids, GError **error)
{
  g_autoptr (GPtrArray) adults = pf_store_list_adults_by_email (call->db, adult->email, error);
  g_autoptr (GString) ids = g_string_new (NULL);
  gboolean done = adults != NULL;

  for (guint i = 0; done && i < adults->len; i++) {
    const PfAdult *other = adults->pdata[i];

    if (is_person (other, adult))
      continue;
    g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", other->id);
    done = pf_store_set_adult_email (call->db, other, NULL, error);
  }
  *ret_ids = g_string_free (g_steal_pointer (&ids), FALSE);
  return done;
}

/* The household of whom it is shows who shares an address: it has changed even where the others are
 * of another one.
 */
gboolean
pf_handle_assign_address (PfCall *call, GError **error)
{
  PfStaffAdult *adult = NULL;
  g_autoptr (PfStaffHousehold) household = pf_call_lock_adult (call, &adult, error);
  g_autofree char *ids = NULL;
  PfId mail;

  if (household == NULL)
    return FALSE;
  if (pf_staff_adult_has_others_address (adult))
    return pf_problem_set (error, PF_PROBLEM_ADDRESS_IN_USE);
  if (!pf_staff_adult_is_undecided (adult))
    return pf_problem_set (error, PF_PROBLEM_ALREADY_DECIDED);
  return note_address (call, household, adult, adult->email, error) &&
         take_from_others (call, adult, &ids, error) &&
         pf_access_mail_send (call, adult, adult->email, NULL, mail, error) &&
         pf_journal_note_subject (
             call, PF_JOURNAL_ACTION_ADDRESS_ASSIGNED, adult->id, ids, error) &&
         pf_call_answer_household (call, household->id, error);
}
