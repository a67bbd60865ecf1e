/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * New accounts. Who asks for one is told nothing: known or not, the same rows are written, and the
 * mail's worker finds out later whose the address is.
 */
#include "server/ops/account-applications.h"

#include <string.h>

#include "core/account-application.h"
#include "core/mail.h"
#include "core/sign-in.h"
#include "server/ops/handlers.h"
#include "server/store/account-applications.h"
#include "server/store/documents.h"
#include "server/store/mails.h"
#include "server/store/town.h"

#define MIB (1024 * 1024)

/* Time for some to confirm, or for what is too old to be erased. */
#define FULL_DELAY (10 * G_TIME_SPAN_MINUTE)

gboolean
pf_check_account_application (PfCall *call, GError **error)
{
  PfTown *town = pf_store_get_town (call->db, error);
  const PfPortal *portal;
  gsize position;

  if (town == NULL)
    return FALSE;
  portal = pf_town_get_portal (town);
  position = pf_errors_enter_member (call->errors, call->operation->parts.record);
  pf_account_application_find_faults (call->body,
                                      call->request->today,
                                      portal->terms_version,
                                      portal->proofs_of_address,
                                      call->errors);
  pf_errors_leave (call->errors, position);
  return TRUE;
}

gboolean
pf_hash_account_application (PfCall *call, GError **error)
{
  PfAccountApplication *application = call->body;
  g_autofree char *email = pf_email_fold (application->email);

  if (!pf_call_take_attempt (call, "account", email, error))
    return FALSE;
  call->hashing.new_password = g_steal_pointer (&application->password);
  explicit_bzero (call->request->body->data, call->request->body->len);
  g_clear_pointer (&call->json, json_node_unref);
  return TRUE;
}

/* Nobody's, until the account is there. */
static PfDocument *
build_document (PfCall *call)
{
  const PfAccountApplication *application = call->body;
  PfUpload *file = call->request->file;

  return g_object_new (PF_TYPE_DOCUMENT,
                       "kind",
                       application->proof_kind,
                       "issued-on",
                       application->issued_on,
                       "name",
                       pf_upload_get_name (file),
                       "content-type",
                       pf_upload_get_content_type (file),
                       "size",
                       pf_upload_get_size (file),
                       "state",
                       PF_DOCUMENT_STATE_RECEIVED,
                       "uploaded-at",
                       call->request->now,
                       NULL);
}

static gboolean
insert_document (PfCall *call, PfAccountApplication *application, GError **error)
{
  PfUpload *file = call->request->file;
  g_autoptr (PfDocument) document = build_document (call);

  if (!pf_store_insert_document (
          call->db, document, pf_upload_get_body (file), pf_upload_get_key (file), error))
    return FALSE;
  g_strlcpy (application->document, document->id, PF_ID_SIZE);
  return TRUE;
}

/* @application: (nullable): NULL where the mail is asked for again */
static gboolean
insert_mail (PfCall *call, const char *email, const char *application, GError **error)
{
  g_autoptr (PfMail) mail = pf_mail_new (PF_MAIL_KIND_ACCOUNT_ASKED,
                                         email,
                                         pf_language_to_tag (call->request->language),
                                         call->request->now);

  if (application != NULL)
    g_strlcpy (mail->application, application, PF_ID_SIZE);
  return pf_store_insert_mail (call->db, mail, error);
}

/* Whoever likes may send, and until an address is confirmed nobody answers for it: the disk is the
 * families' first. What is not confirmed is erased by and by.
 */
static gboolean
check_room (PfCall *call, GError **error)
{
  gint64 bound = call->services != NULL ? call->services->unconfirmed_bytes : 0;
  gint64 n_bytes = 0;

  if (bound == 0)
    return TRUE;
  if (!pf_store_sum_unconfirmed_bytes (call->db, &n_bytes, error))
    return FALSE;
  if (n_bytes + (gint64) pf_upload_get_size (call->request->file) <= bound)
    return TRUE;
  g_message ("No account can be asked for: %" G_GINT64_FORMAT " MiB of documents wait for their "
             "senders to confirm their address",
             n_bytes / MIB);
  call->retry_delay = FULL_DELAY;
  return pf_problem_set (error, PF_PROBLEM_OVERLOADED);
}

gboolean
pf_handle_create_account (PfCall *call, GError **error)
{
  g_autoptr (PfAccountApplication) application = pf_record_copy (call->body);
  g_autofree char *email = pf_email_fold (application->email);

  if (call->hashing.new_hash == NULL)
    return pf_problem_set (error, PF_PROBLEM_OVERLOADED);
  g_object_set (application, "email", email, NULL);
  application->created_at = call->request->now;
  application->expires_at = call->request->now + PF_APPLICATION_SPAN;
  if (!check_room (call, error) || !insert_document (call, application, error) ||
      !pf_store_insert_account_application (call->db, application, call->hashing.new_hash, error) ||
      !insert_mail (call, email, application->id, error))
    return FALSE;
  pf_upload_keep (call->request->file);
  return TRUE;
}

gboolean
pf_handle_ask_email_verification (PfCall *call, GError **error)
{
  const PfEmailVerification *verification = call->body;
  g_autofree char *email = pf_email_fold (verification->email);

  return pf_call_take_attempt (call, "reset", email, error) &&
         insert_mail (call, email, NULL, error);
}
