/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/mails.h"

void
pf_letter_free (PfLetter *self)
{
  g_clear_object (&self->mail);
  g_free (self->token);
  g_free (self);
}

static PfLetter *
read_letter (PfQuery *query, GError **error)
{
  g_autoptr (PfMail) mail = g_object_new (PF_TYPE_MAIL, NULL);
  int next = (int) PF_RECORD_GET_CLASS (mail)->table->n_fields;
  PfLetter *letter;

  if (!pf_query_read (query, mail, error))
    return NULL;
  letter = g_new0 (PfLetter, 1);
  letter->token = g_strdup (pf_query_get_text (query, next));
  letter->mail = g_steal_pointer (&mail);
  return letter;
}

gboolean
pf_store_insert_mail (PfDb *db, PfMail *mail, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_MAIL);

  pf_query_bind_record (&query, mail);
  return pf_query_take_id (&query, mail->id, error);
}

PfLetter *
pf_store_take_letter (PfDb *db, PfInstant now, PfInstant give_up_at, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_TAKE_MAIL);
  gboolean found;

  pf_query_bind_integer (&query, now);
  pf_query_bind_integer (&query, give_up_at);
  if (!pf_query_step (&query, &found, error) || !found)
    return NULL;
  return read_letter (&query, error);
}

static const char *
get_word (GType type, int value)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (type);

  return g_enum_get_value (words, value)->value_nick;
}

gboolean
pf_store_address_letter (PfDb *db, const PfLetter *letter, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_ADDRESS_MAIL);
  const PfMail *mail = letter->mail;

  pf_query_bind_id (&query, mail->id);
  pf_query_bind_text (&query, get_word (PF_TYPE_MAIL_KIND, mail->kind));
  pf_query_bind_id (&query, mail->account);
  pf_query_bind_text (&query, mail->name);
  pf_query_bind_text (&query, mail->message_id);
  pf_query_bind_text (&query, letter->token);
  pf_query_bind_id (&query, mail->application);
  pf_query_bind_id (&query, mail->owner);
  return pf_query_run (&query, error);
}

gboolean
pf_store_find_unknown_address_mail (PfDb *db,
                                    const PfMail *mail,
                                    PfInstant since,
                                    gboolean *ret_told,
                                    GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_COUNT_UNKNOWN_ADDRESS_MAILS);
  gboolean found;

  pf_query_bind_text (&query, mail->recipient);
  pf_query_bind_integer (&query, since);
  pf_query_bind_id (&query, mail->id);
  if (!pf_query_step (&query, &found, error))
    return FALSE;
  *ret_told = pf_query_get_number (&query, 0) > 0;
  return TRUE;
}

static void
bind_instant (PfQuery *query, PfInstant instant)
{
  if (instant != 0)
    pf_query_bind_integer (query, instant);
  else
    pf_query_bind_id (query, "");
}

gboolean
pf_store_end_mail (PfDb *db, const PfMail *mail, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_END_MAIL);

  pf_query_bind_id (&query, mail->id);
  pf_query_bind_text (&query, get_word (PF_TYPE_MAIL_STATE, mail->state));
  bind_instant (&query, mail->send_at);
  bind_instant (&query, mail->sent_at);
  pf_query_bind_text (&query, mail->failure);
  pf_query_bind_integer (&query, mail->attempts);
  return pf_query_run (&query, error);
}

gboolean
pf_store_find_next_mail (PfDb *db, PfInstant *ret_instant, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_NEXT_MAIL);
  gboolean found;

  if (!pf_query_step (&query, &found, error))
    return FALSE;
  *ret_instant = found ? pf_query_get_number (&query, 0) : 0;
  return TRUE;
}

GPtrArray *
pf_store_list_demonstration_letters (PfDb *db, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_DEMONSTRATION_MAILS);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) pf_letter_free);
  gboolean found;

  while (pf_query_step (&query, &found, error)) {
    PfLetter *letter = found ? read_letter (&query, error) : NULL;

    if (!found)
      return g_steal_pointer (&letters);
    if (letter == NULL)
      return NULL;
    g_ptr_array_add (letters, letter);
  }
  return NULL;
}

char *
pf_store_find_mail_language (PfDb *db, const char *recipient, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_MAIL_LANGUAGE);
  gboolean found;

  pf_query_bind_text (&query, recipient);
  if (!pf_query_step (&query, &found, error) || !found)
    return NULL;
  return g_strdup (pf_query_get_text (&query, 0));
}
