/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/mail-proofs.h"

#include "core/password-reset.h"
#include "core/sign-in.h"

gboolean
pf_check_mail_proof (PfCall *call,
                     const char *token,
                     const char *email,
                     const char *code,
                     GError **error)
{
  if (token == NULL && email == NULL)
    pf_errors_add (call->errors, "email", "required");
  if (token == NULL && code == NULL)
    pf_errors_add (call->errors, "code", "required");
  if (token != NULL && email != NULL)
    pf_errors_add (call->errors, "email", "not-for-this");
  if (token != NULL && code != NULL)
    pf_errors_add (call->errors, "code", "not-for-this");
  return pf_errors_get_n_errors (call->errors) == 0 ||
         pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

gpointer
pf_find_by_typed_code (PfCall *call,
                       const char *door,
                       PfFindByCode find,
                       const char *email,
                       const char *typed,
                       GError **error)
{
  g_autofree char *folded = pf_email_fold (email);
  g_autoptr (GError) problem = NULL;
  gpointer found = NULL;
  char code[PF_CODE_SIZE];

  gboolean may_be_one = pf_code_read (code, typed);

  if (!pf_call_take_guess (call, "code", folded, door, may_be_one ? code : typed, error))
    return NULL;
  if (may_be_one)
    found = find (call->db, folded, code, &problem);
  else
    pf_problem_set (&problem, PF_PROBLEM_NOT_FOUND);
  if (found != NULL)
    pf_call_give_back_attempt (call, "code", folded);
  else if (g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    pf_problem_set (error, PF_PROBLEM_CODE_WRONG);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return found;
}
