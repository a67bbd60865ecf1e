/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person asks the town to erase what it holds about them (article 17 of the GDPR), or takes that
 * back. Nothing is erased here: agents look at what the law makes the town keep.
 */
#include "core/erasure.h"

#include <glib/gi18n.h>

#include "core/mail.h"
#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/store/erasures.h"
#include "server/store/mails.h"
#include "server/store/town.h"
#include "words/words.h"

/* To the account's own address: who left a session open reads there what another did with it. */
static gboolean
tell (PfCall *call, PfMailKind kind, GError **error)
{
  const PfAccount *caller = call->caller;
  g_autoptr (PfMail) mail = pf_mail_new (
      kind, caller->email, pf_language_to_tag (call->request->language), call->request->now);

  g_strlcpy (mail->account, caller->id, PF_ID_SIZE);
  mail->name = g_strdup (caller->first_name);
  return pf_store_insert_mail (call->db, mail, error);
}

static PfErasureNotice *
build_notice (PfCall *call, const PfErasureRequest *request, GTimeZone *zone)
{
  PfDate last_day = pf_erasure_get_last_day (pf_instant_get_date (request->asked_at, zone));

  return g_object_new (
      PF_TYPE_ERASURE_NOTICE,
      "asked-at",
      request->asked_at,
      "answer-until",
      last_day,
      "invoice-years",
      PF_INVOICE_YEARS,
      "detail",
      pf_words (call->request->language,
                N_ ("The town’s service answers within a month. Invoices and payments are kept ten "
                    "years, as the law says; what the town need not keep is erased. You can take "
                    "this back until then.")),
      NULL);
}

static gboolean
answer (PfCall *call, GError **error)
{
  PfTown *town = pf_store_get_town (call->db, error);
  g_autoptr (PfErasureRequest) request = NULL;
  g_autoptr (PfErasureNotice) notice = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  if (town == NULL || !pf_store_find_waiting_erasure (call->db, call->caller->id, &request, error))
    return FALSE;
  if (request == NULL)
    return pf_problem_set (error, PF_PROBLEM_FAILED);
  zone = g_time_zone_new_identifier (pf_town_get_portal (town)->time_zone);
  notice = build_notice (call, request, zone);
  return pf_call_answer (call, notice);
}

gboolean
pf_handle_ask_erasure (PfCall *call, GError **error)
{
  const char *account = call->caller->id;
  gboolean is_new;

  if (!pf_store_ask_erasure (call->db, account, call->request->now, &is_new, error))
    return FALSE;
  if (is_new && (!pf_journal_note (call, PF_JOURNAL_ACTION_ERASURE_ASKED, account, error) ||
                 !tell (call, PF_MAIL_KIND_ERASURE_ASKED, error)))
    return FALSE;
  return answer (call, error);
}

gboolean
pf_handle_withdraw_erasure (PfCall *call, GError **error)
{
  const char *account = call->caller->id;
  gboolean ended;

  if (!pf_store_withdraw_erasure (call->db, account, call->request->now, &ended, error))
    return FALSE;
  return !ended || (pf_journal_note (call, PF_JOURNAL_ACTION_ERASURE_WITHDRAWN, account, error) &&
                    tell (call, PF_MAIL_KIND_ERASURE_WITHDRAWN, error));
}
