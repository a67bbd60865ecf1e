/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows for $each: many changes of one table in one statement, as a JSON array of arrays.
 */
#pragma once

#include "core/value.h"
#include "server/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  GString *json;
  guint n_rows;
} PfRows;

#define PF_ROWS_INIT                                                                               \
  {                                                                                                \
    g_string_new ("["), 0                                                                          \
  }

void pf_rows_clear (PfRows *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PfRows, pf_rows_clear)

/* Starts a row; its values follow in the order of the statement's columns. What is absent (NULL,
 * "", 0 for instants, PF_NO_INTEGER, PF_NO_MONEY) is SQL's NULL.
 */
void pf_rows_start (PfRows *self);
void pf_rows_add_text (PfRows *self, const char *text);
void pf_rows_add_texts (PfRows *self, const char *const *texts);
void pf_rows_add_id (PfRows *self, const char *id);
void pf_rows_add_date (PfRows *self, PfDate date);
void pf_rows_add_instant (PfRows *self, PfInstant instant);
void pf_rows_add_integer (PfRows *self, int value);
void pf_rows_add_money (PfRows *self, PfMoney cents);

/* Binds them as the next parameter of @query, and ends their writing. */
void pf_rows_bind (PfRows *self, PfQuery *query);

/* Runs a statement whose only parameter they are; nothing at all without rows. */
gboolean pf_rows_run (PfRows *self, PfDb *db, PfStatementId statement, GError **error);

G_END_DECLS
