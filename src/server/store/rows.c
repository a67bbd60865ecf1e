/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/rows.h"

#include "core/text.h"

void
pf_rows_clear (PfRows *self)
{
  g_string_free (self->json, TRUE);
}

void
pf_rows_start (PfRows *self)
{
  g_string_append (self->json, self->n_rows++ > 0 ? "],[" : "[");
}

static void
separate (PfRows *self)
{
  if (self->json->str[self->json->len - 1] != '[')
    g_string_append_c (self->json, ',');
}

static void
add_number (PfRows *self, gint64 value, gint64 absent)
{
  separate (self);
  if (value == absent)
    g_string_append (self->json, "null");
  else
    pf_text_write_integer (self->json, value);
}

void
pf_rows_add_text (PfRows *self, const char *text)
{
  separate (self);
  if (text == NULL)
    g_string_append (self->json, "null");
  else
    pf_text_quote (self->json, text);
}

void
pf_rows_add_texts (PfRows *self, const char *const *texts)
{
  g_autoptr (GString) json = g_string_new (NULL);

  pf_texts_write (json, texts);
  pf_rows_add_text (self, json->str);
}

void
pf_rows_add_id (PfRows *self, const char *id)
{
  add_number (self, pf_id_to_number (id), 0);
}

void
pf_rows_add_date (PfRows *self, PfDate date)
{
  char text[PF_DATE_SIZE];

  pf_date_write (date, text);
  pf_rows_add_text (self, text);
}

void
pf_rows_add_instant (PfRows *self, PfInstant instant)
{
  add_number (self, instant, 0);
}

void
pf_rows_add_integer (PfRows *self, int value)
{
  add_number (self, value, PF_NO_INTEGER);
}

void
pf_rows_add_money (PfRows *self, PfMoney cents)
{
  add_number (self, cents, PF_NO_MONEY);
}

void
pf_rows_bind (PfRows *self, PfQuery *query)
{
  g_string_append (self->json, self->n_rows > 0 ? "]]" : "]");
  pf_query_bind_text (query, self->json->str);
}

gboolean
pf_rows_run (PfRows *self, PfDb *db, PfStatementId statement, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  if (self->n_rows == 0)
    return TRUE;
  pf_rows_bind (self, &query);
  return pf_query_run (&query, error);
}
