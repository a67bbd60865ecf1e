/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a demonstration town alone answers: the mails that nobody receives.
 */
#include "core/mail.h"
#include "server/ops/handlers.h"
#include "server/store/account-applications.h"
#include "server/store/mails.h"
#include "server/store/town.h"
#include "words/mail-words.h"

static PfDemonstrationMail *
show_letter (PfDb *db, const PfLetter *letter, const PfPortal *portal, const char *public_url)
{
  PfDemonstrationMail *shown = g_object_new (PF_TYPE_DEMONSTRATION_MAIL, NULL);
  const char *id = letter->mail->application;
  g_autoptr (PfAccountApplication) application =
      *id != '\0' ? pf_store_find_account_application (db, id, NULL) : NULL;
  g_autoptr (PfMailWords) words =
      pf_mail_words_new (letter->mail, application, portal, public_url, letter->token);

  g_strlcpy (shown->id, letter->mail->id, PF_ID_SIZE);
  shown->recipient = g_strdup (letter->mail->recipient);
  shown->subject = g_steal_pointer (&words->subject);
  shown->text = pf_mail_words_to_text (words);
  shown->link = g_steal_pointer (&words->link);
  shown->code = g_steal_pointer (&words->code);
  shown->state = letter->mail->state;
  shown->created_at = letter->mail->created_at;
  return shown;
}

gboolean
pf_handle_list_demonstration_mails (PfCall *call, GError **error)
{
  const char *public_url = call->services != NULL ? call->services->public_url : NULL;
  PfTown *town = pf_store_get_town (call->db, error);
  const PfPortal *portal = town != NULL ? pf_town_get_portal (town) : NULL;
  g_autoptr (GPtrArray) letters = NULL;

  if (portal == NULL)
    return FALSE;
  if (!portal->demonstration)
    return pf_problem_set (error, PF_PROBLEM_NOT_FOUND);
  letters = pf_store_list_demonstration_letters (call->db, error);
  if (letters == NULL)
    return FALSE;
  call->answer->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < letters->len; i++)
    g_ptr_array_add (
        call->answer->items,
        show_letter (call->db, letters->pdata[i], portal, public_url != NULL ? public_url : ""));
  return TRUE;
}
