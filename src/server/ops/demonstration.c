/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a demonstration town alone answers: the mails that nobody receives.
 */
#include "core/mail.h"
#include "core/password-reset.h"
#include "server/ops/handlers.h"
#include "server/store/mails.h"
#include "server/store/town.h"

static PfDemonstrationMail *
show_letter (const PfLetter *letter)
{
  PfDemonstrationMail *shown = g_object_new (PF_TYPE_DEMONSTRATION_MAIL, NULL);

  g_strlcpy (shown->id, letter->mail->id, PF_ID_SIZE);
  shown->recipient = g_strdup (letter->mail->recipient);
  shown->state = letter->mail->state;
  shown->created_at = letter->mail->created_at;
  return shown;
}

gboolean
pf_handle_list_demonstration_mails (PfCall *call, GError **error)
{
  PfTown *town = pf_store_get_town (call->db, error);
  g_autoptr (GPtrArray) letters = NULL;

  if (town == NULL)
    return FALSE;
  if (!pf_town_get_portal (town)->demonstration)
    return pf_problem_set (error, PF_PROBLEM_NOT_FOUND);
  letters = pf_store_list_demonstration_letters (call->db, error);
  if (letters == NULL)
    return FALSE;
  call->answer->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < letters->len; i++)
    g_ptr_array_add (call->answer->items, show_letter (letters->pdata[i]));
  return TRUE;
}
