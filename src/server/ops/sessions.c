/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/sessions.h"

#include <string.h>

#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/ops/second-factor.h"
#include "server/ops/token.h"
#include "server/ops/trust.h"
#include "server/store/account-applications.h"
#include "server/store/journal.h"
#include "server/store/trusts.h"

#define FAMILY_SPAN (180 * G_TIME_SPAN_DAY)
#define STAFF_SPAN (12 * G_TIME_SPAN_HOUR)

/* How precise last_used_at is: a write for each call would cost more than the calls. */
#define TOUCH_SPAN G_TIME_SPAN_HOUR

PfInstant
pf_session_get_expiry (PfRoles roles, PfInstant now)
{
  return now + ((roles & PF_ROLES_STAFF) != 0 ? STAFF_SPAN : FAMILY_SPAN);
}

/* How long it counts that somebody signed in from an address, and how many sign-ins are looked at
 * when a server starts.
 */
#define RECALL_SPAN (90 * G_TIME_SPAN_DAY)
#define MAX_RECALLED 20000

typedef struct
{
  PfId session;
  PfInstant used_at;
  PfInstant expires_at;
} Touch;

static gboolean
touch (PfDb *db, gpointer data)
{
  const Touch *use = data;

  return pf_store_touch_account_session (db, use->session, use->used_at, use->expires_at, NULL);
}

static void
touched_cb (gpointer data, const GError *error)
{
  if (error != NULL)
    g_warning ("A session was not prolonged: %s", error->message);
  g_free (data);
}

void
pf_session_touch (PfCall *call)
{
  PfInstant now = call->request->now;
  PfWriter *writer = call->services != NULL ? call->services->writer : NULL;
  g_autofree Touch *use = NULL;

  if (writer == NULL || call->caller == NULL || now - call->use.last_used_at < TOUCH_SPAN)
    return;
  use = g_new0 (Touch, 1);
  g_strlcpy (use->session, call->use.session, PF_ID_SIZE);
  use->used_at = now;
  use->expires_at = (call->roles & PF_ROLES_STAFF) != 0 ? call->use.expires_at
                                                        : pf_session_get_expiry (call->roles, now);
  if (pf_writer_push (writer, touch, touched_cb, use))
    use = NULL;
}

gboolean
pf_hash_sign_in (PfCall *call, GError **error)
{
  const PfRequest *request = call->request;
  PfSignIn *sign_in = call->body;
  g_autofree char *email = pf_email_fold (sign_in->email);

  if (!pf_call_take_attempt (call, "sign-in", email, error))
    return FALSE;
  call->hashing.password = g_steal_pointer (&sign_in->password);
  explicit_bzero (request->body->data, request->body->len);
  g_clear_pointer (&call->json, json_node_unref);
  call->hashing.has_second = TRUE;
  return pf_store_find_password (call->db, email, &call->hashing.hash, error) &&
         pf_store_find_application_password (
             call->db, email, request->now, &call->hashing.second_hash, error);
}

/* That of an account which was asked for and is not confirmed, or not needed: the mail tells which,
 * and signing in does not.
 */
static gboolean
refuse_unconfirmed (PfCall *call, const char *email, GError **error)
{
  g_autofree char *hash = NULL;

  if (!pf_store_find_application_password (call->db, email, call->request->now, &hash, error))
    return FALSE;
  if (g_strcmp0 (hash, call->hashing.second_hash) != 0)
    return pf_problem_set (error, PF_PROBLEM_INVALID_CREDENTIALS);
  pf_call_give_back_attempt (call, "sign-in", email);
  return pf_problem_set (error, PF_PROBLEM_ACCOUNT_NOT_ACTIVE);
}

/* The account whose password it was and still is: it may have been changed meanwhile. */
static PfAccount *
find_account (PfCall *call, const char *email, GError **error)
{
  g_autofree char *hash = NULL;

  if (call->hashing.matches_second)
    return refuse_unconfirmed (call, email, error), NULL;
  if (!call->hashing.matches)
    return pf_problem_set (error, PF_PROBLEM_INVALID_CREDENTIALS), NULL;
  if (!pf_store_find_password (call->db, email, &hash, error))
    return NULL;
  if (g_strcmp0 (hash, call->hashing.hash) != 0)
    return pf_problem_set (error, PF_PROBLEM_INVALID_CREDENTIALS), NULL;
  return pf_store_find_account_by_email (call->db, email, error);
}

/* Told only to who knows the password. */
static gboolean
check_state (const PfAccount *account, GError **error)
{
  switch (account->state) {
  case PF_ACCOUNT_STATE_ACTIVE:
  case PF_ACCOUNT_STATE_PENDING:
    return TRUE;
  case PF_ACCOUNT_STATE_SUSPENDED:
    return pf_problem_set (error, PF_PROBLEM_ACCOUNT_SUSPENDED);
  case PF_ACCOUNT_STATE_NONE:
  case PF_ACCOUNT_STATE_UNVERIFIED:
    break;
  }
  return pf_problem_set (error, PF_PROBLEM_ACCOUNT_NOT_ACTIVE);
}

static gboolean
start_session (PfCall *call,
               PfAccount *account,
               PfTrust *trust,
               PfSignedIn *signed_in,
               GError **error)
{
  PfInstant now = call->request->now;
  PfSignIn *sign_in = call->body;
  PfRoles roles = pf_roles_from_words ((const char *const *) account->roles);
  g_autoptr (PfAccountSession) session = g_object_new (PF_TYPE_ACCOUNT_SESSION, NULL);
  g_autofree char *hash = NULL;

  if ((signed_in->token = pf_token_new (error)) == NULL)
    return FALSE;
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, signed_in->token, -1);
  g_strlcpy (session->account, account->id, PF_ID_SIZE);
  session->device_name = g_strdup (sign_in->device_name);
  session->signed_in_at = session->last_used_at = now;
  session->expires_at = signed_in->expires_at = pf_session_get_expiry (roles, now);
  call->roles = roles;
  return pf_store_insert_account_session (call->db, session, hash, error) &&
         pf_trust_keep (call, session, trust, &signed_in->computer, error) &&
         pf_journal_note (call, PF_JOURNAL_ACTION_SIGNED_IN, account->id, error);
}

/* The same is written whether there is such an account or not. */
static void
note_failure (PfCall *call, const char *email)
{
  g_autoptr (PfAccount) account = pf_store_find_account_by_email (call->db, email, NULL);

  pf_journal_note_failure (
      call, PF_JOURNAL_ACTION_SIGN_IN_FAILED, account != NULL ? account->id : "");
}

gboolean
pf_handle_sign_in (PfCall *call, GError **error)
{
  PfSignIn *sign_in = call->body;
  g_autofree char *email = pf_email_fold (sign_in->email);
  g_autoptr (PfAccount) account = find_account (call, email, error);
  g_autoptr (PfSignedIn) signed_in = NULL;
  g_auto (PfTrust) trust = { 0 };

  if (account == NULL)
    return note_failure (call, email), FALSE;
  pf_call_give_back_attempt (call, "sign-in", email);
  if (!check_state (account, error) || !pf_trust_check (call, account, &trust, error) ||
      !pf_describe_second_factor (call, account, error))
    return FALSE;
  signed_in = g_object_new (PF_TYPE_SIGNED_IN, "account", account, NULL);
  if (!start_session (call, account, &trust, signed_in, error))
    return FALSE;
  pf_call_remember_address (call, email);
  return pf_call_answer (call, signed_in);
}

gboolean
pf_handle_list_sessions (PfCall *call, GError **error)
{
  call->answer->items =
      pf_store_list_account_sessions (call->db, call->caller->id, call->request->now, error);
  if (call->answer->items == NULL)
    return FALSE;
  for (guint i = 0; i < call->answer->items->len; i++) {
    PfAccountSession *session = call->answer->items->pdata[i];

    session->current = g_str_equal (session->id, call->use.session);
  }
  return TRUE;
}

/* Twice is as good as once: who signs out does not care which of two calls did it. */
gboolean
pf_handle_sign_out (PfCall *call, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (pf_store_sign_out (
          call->db, call->use.session, call->caller->id, call->request->now, &problem))
    return pf_journal_note (call, PF_JOURNAL_ACTION_SIGNED_OUT, call->caller->id, error);
  if (g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
pf_handle_end_session (PfCall *call, GError **error)
{
  return pf_store_end_account_session (call->db, call->parameters[0], call->caller->id, error) &&
         pf_journal_note (call, PF_JOURNAL_ACTION_DEVICE_SIGNED_OUT, call->caller->id, error);
}

/* The last come last: those are kept. */
gboolean
pf_sessions_recall (PfAttempts *attempts, PfDb *db, PfInstant now, GError **error)
{
  g_autoptr (GPtrArray) places =
      pf_store_list_sign_in_places (db, now - RECALL_SPAN, MAX_RECALLED, error);

  for (guint i = places != NULL ? places->len : 0; i > 0; i--) {
    const PfSignInPlace *place = places->pdata[i - 1];

    pf_attempts_remember (attempts, NULL, place->email, place->address);
  }
  return places != NULL;
}
