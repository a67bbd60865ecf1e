/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/access-mails.h"

#include "core/mail.h"
#include "core/sign-in.h"
#include "server/store/mails.h"
#include "server/store/queue-steps.h"

/* NULL with @error. @known: (nullable) */
static PfMail *
build (PfCall *call,
       PfMailKind kind,
       const PfStaffAdult *adult,
       const char *email,
       const char *known,
       GError **error)
{
  g_autofree char *recipient = pf_email_fold (email);
  g_autofree char *last = pf_email_fold (known != NULL ? known : email);
  g_autoptr (GError) problem = NULL;
  g_autofree char *language = pf_store_find_mail_language (call->db, last, &problem);
  PfMail *mail;

  if (problem != NULL)
    return g_propagate_error (error, g_steal_pointer (&problem)), NULL;
  mail = pf_mail_new (kind,
                      recipient,
                      language != NULL ? language : pf_language_to_tag (PF_LANGUAGE_FRENCH),
                      call->request->now);
  g_strlcpy (mail->adult, adult->id, PF_ID_SIZE);
  return mail;
}

gboolean
pf_access_mail_send (PfCall *call,
                     const PfStaffAdult *adult,
                     const char *email,
                     const char *known,
                     PfId ret_id,
                     GError **error)
{
  g_autoptr (PfMail) mail = build (call, PF_MAIL_KIND_RESET_ASKED, adult, email, known, error);

  if (mail == NULL || !pf_store_insert_mail (call->db, mail, error))
    return FALSE;
  g_strlcpy (ret_id, mail->id, PF_ID_SIZE);
  return TRUE;
}

gboolean
pf_access_mail_tell_changed (PfCall *call,
                             const PfStaffAdult *adult,
                             const char *email,
                             GError **error)
{
  g_autoptr (PfMail) mail = build (call, PF_MAIL_KIND_EMAIL_CHANGED, adult, email, NULL, error);

  if (mail == NULL)
    return FALSE;
  mail->name = g_strdup (adult->first_name);
  g_strlcpy (mail->account, adult->account, PF_ID_SIZE);
  return pf_store_insert_mail (call->db, mail, error);
}
