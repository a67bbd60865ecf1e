/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second factor: asked for, set up, changed and taken away.
 */
#include "server/ops/second-factor.h"

#include <string.h>

#include "core/mail.h"
#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/ops/totp.h"
#include "server/store/document-secrets.h"
#include "server/store/mails.h"
#include "server/store/second-factors.h"
#include "server/store/town.h"

#define ATTEMPT PF_SECOND_FACTOR_ATTEMPT

/* The step of @figures by the account's secret, in force or prepared; *ret_step is 0 where they are
 * no such figures, or there is no such secret.
 */
static gboolean
find_step (PfCall *call,
           const char *account,
           gboolean in_force,
           const char *figures,
           gint64 *ret_step,
           GError **error)
{
  PfDocumentStore *keys = call->services != NULL ? call->services->documents : NULL;
  guint8 secret[PF_TOTP_SECRET_BYTES];
  g_autoptr (GError) fault = NULL;
  g_autoptr (PfTotp) totp = pf_store_find_totp (call->db, account, in_force, &fault);

  *ret_step = 0;
  if (totp == NULL && fault == NULL)
    return TRUE;
  if (totp == NULL)
    return g_propagate_error (error, g_steal_pointer (&fault)), FALSE;
  if (keys == NULL)
    return pf_problem_set (error, PF_PROBLEM_FAILED);
  if (!pf_secret_open (keys, account, totp->key, totp->sealed, secret, sizeof secret, error))
    return FALSE;
  if (!pf_totp_find_step (secret, figures, call->request->now, ret_step))
    *ret_step = 0;
  explicit_bzero (secret, sizeof secret);
  return TRUE;
}

static gboolean
use_figures (PfCall *call,
             const char *account,
             const char *figures,
             gboolean *ret_right,
             GError **error)
{
  gint64 step = 0;

  *ret_right = FALSE;
  return find_step (call, account, TRUE, figures, &step, error) &&
         (step == 0 || pf_store_use_totp_step (call->db, account, step, ret_right, error));
}

static gboolean
use_code (PfCall *call, const char *account, const char *code, gboolean *ret_right, GError **error)
{
  return pf_store_use_code (call->db, account, code, call->request->now, ret_right, error) &&
         (!*ret_right ||
          pf_journal_note (call, PF_JOURNAL_ACTION_RECOVERY_CODE_USED, account, error));
}

static gboolean
use_typed (PfCall *call,
           const char *account,
           const char *typed,
           gboolean *ret_right,
           GError **error)
{
  char code[PF_TYPED_SIZE];

  switch (pf_second_factor_read (code, typed)) {
  case PF_TYPED_TOTP:
    return use_figures (call, account, code, ret_right, error);
  case PF_TYPED_CODE:
    return use_code (call, account, code, ret_right, error);
  case PF_TYPED_NOTHING:
    break;
  }
  *ret_right = FALSE;
  return TRUE;
}

static gboolean
refuse (PfCall *call, const char *account, GError **error)
{
  pf_journal_note_failure (call, PF_JOURNAL_ACTION_SECOND_FACTOR_FAILED, account);
  return pf_problem_set (error, PF_PROBLEM_TOTP_WRONG);
}

gboolean
pf_check_second_factor (PfCall *call, const PfAccount *account, const char *typed, GError **error)
{
  gboolean right = FALSE;

  if (!pf_account_has_second_factor (account))
    return TRUE;
  if (typed == NULL)
    return pf_problem_set (error, PF_PROBLEM_TOTP_REQUIRED);
  if (!pf_call_take_attempt (call, ATTEMPT, account->email, error) ||
      !use_typed (call, account->id, typed, &right, error))
    return FALSE;
  if (!right)
    return refuse (call, account->id, error);
  pf_call_give_back_attempt (call, ATTEMPT, account->email);
  return TRUE;
}

gboolean
pf_describe_second_factor (PfCall *call, PfAccount *account, GError **error)
{
  account->second_factor_required = pf_account_is_agent (account);
  return pf_store_count_codes_left (call->db, account->id, &account->codes_left, error);
}

/* They may not have been the one. */
static gboolean
tell_changed (PfCall *call, PfJournalAction action, GError **error)
{
  const PfAccount *caller = call->caller;
  g_autoptr (PfMail) mail = pf_mail_new (PF_MAIL_KIND_SECOND_FACTOR_CHANGED,
                                         caller->email,
                                         pf_language_to_tag (call->request->language),
                                         call->request->now);

  g_object_set (mail, "account", caller->id, "name", caller->first_name, NULL);
  return pf_journal_note (call, action, caller->id, error) &&
         pf_store_insert_mail (call->db, mail, error);
}

static gboolean
answer_secret (PfCall *call, const guint8 *bytes, GError **error)
{
  PfTown *town = pf_store_get_town (call->db, error);
  const PfPortal *portal = town != NULL ? pf_town_get_portal (town) : NULL;
  g_autoptr (PfTotpSecret) secret = g_object_new (PF_TYPE_TOTP_SECRET, NULL);

  if (portal == NULL)
    return FALSE;
  secret->secret = pf_totp_encode (bytes);
  if (secret->secret == NULL)
    return pf_problem_set (error, PF_PROBLEM_FAILED);
  secret->uri = pf_totp_build_uri (portal->name, call->caller->email, secret->secret);
  return pf_call_answer (call, secret);
}

gboolean
pf_handle_prepare_totp (PfCall *call, GError **error)
{
  PfDocumentStore *keys = call->services != NULL ? call->services->documents : NULL;
  guint8 secret[PF_TOTP_SECRET_BYTES];
  g_autoptr (PfTotp) totp = g_new0 (PfTotp, 1);
  gboolean done;

  if (keys == NULL)
    return pf_problem_set (error, PF_PROBLEM_TOTP_OFF);
  pf_secret_fill (secret, sizeof secret);
  g_strlcpy (totp->account, call->caller->id, PF_ID_SIZE);
  totp->sealed = pf_secret_seal (keys, call->caller->id, secret, sizeof secret, &totp->key, error);
  done = totp->sealed != NULL && pf_store_prepare_totp (call->db, totp, error) &&
         answer_secret (call, secret, error);
  explicit_bzero (secret, sizeof secret);
  return done;
}

static gboolean
give_codes (PfCall *call, guint n_codes, GError **error)
{
  g_autoptr (PfCodes) codes = g_object_new (PF_TYPE_CODES, NULL);

  codes->codes = pf_store_make_codes (call->db, call->caller->id, n_codes, error);
  return codes->codes != NULL && pf_call_answer (call, codes);
}

static gboolean
put_in_force (PfCall *call, gint64 step, GError **error)
{
  const char *account = call->caller->id;

  return pf_store_put_totp_in_force (call->db, account, step, error) &&
         pf_store_set_second_factor (call->db, account, PF_SECOND_FACTOR_TOTP, error) &&
         give_codes (call, PF_RECOVERY_CODES, error) &&
         tell_changed (call, PF_JOURNAL_ACTION_SECOND_FACTOR_SET, error);
}

gboolean
pf_handle_confirm_totp (PfCall *call, GError **error)
{
  const PfTotpCode *body = call->body;
  const PfAccount *caller = call->caller;
  char figures[PF_TYPED_SIZE];
  gint64 step = 0;

  if (call->services == NULL || call->services->documents == NULL)
    return pf_problem_set (error, PF_PROBLEM_TOTP_OFF);
  if (!pf_call_take_attempt (call, ATTEMPT, caller->email, error))
    return FALSE;
  if (pf_second_factor_read (figures, body->code) == PF_TYPED_TOTP &&
      !find_step (call, caller->id, FALSE, figures, &step, error))
    return FALSE;
  if (step == 0)
    return refuse (call, caller->id, error);
  pf_call_give_back_attempt (call, ATTEMPT, caller->email);
  return put_in_force (call, step, error);
}

gboolean
pf_handle_remove_totp (PfCall *call, GError **error)
{
  const PfAccount *caller = call->caller;

  if (pf_account_is_agent (caller))
    return pf_problem_set (error, PF_PROBLEM_SECOND_FACTOR_REQUIRED);
  if (!pf_account_has_second_factor (caller))
    return TRUE;
  return pf_store_set_second_factor (call->db, caller->id, PF_SECOND_FACTOR_NONE, error) &&
         tell_changed (call, PF_JOURNAL_ACTION_SECOND_FACTOR_REMOVED, error);
}

static gboolean
make_list (PfCall *call, GError **error)
{
  return pf_store_set_second_factor (call->db, call->caller->id, PF_SECOND_FACTOR_CODES, error) &&
         give_codes (call, PF_LIST_CODES, error) &&
         tell_changed (call, PF_JOURNAL_ACTION_SECOND_FACTOR_SET, error);
}

gboolean
pf_handle_make_recovery_codes (PfCall *call, GError **error)
{
  const PfCodesWanted *wanted = call->body;

  if (wanted->kind == PF_CODES_KIND_LIST)
    return make_list (call, error);
  if (call->caller->second_factor != PF_SECOND_FACTOR_TOTP) {
    pf_errors_add (call->errors, "kind", "not-for-this");
    return pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
  }
  return give_codes (call, PF_RECOVERY_CODES, error) &&
         tell_changed (call, PF_JOURNAL_ACTION_RECOVERY_CODES_MADE, error);
}
