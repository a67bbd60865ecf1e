/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random values made from the tables of records: right ones, so that they get somewhere, and wrong
 * ones of every kind that a stranger may send. All come from g_test's seed.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* Ids that are right for who asks: of a member of that name, or behind that part of a path. */
typedef struct
{
  const char *name;
  const char *ids[4]; /* up to the first NULL */
} PfRandomIds;

/* TRUE once in @n times. */
gboolean pf_random_once_in (guint n);

const char *pf_random_choose (const char *const *texts, guint n_texts);

/* From now on most ids are of @ids, which end with one without a name (not copied); NULL: none. */
void pf_random_use_ids (const PfRandomIds *ids);

/* Appends one, mostly right where @name is known. */
void pf_random_write_id (const char *name, GString *out);

/* Appends an object with what a request to change a record of @type may hold.
 * @wrong_once_in: how many members are right for each that is not; 0: all are
 */
void pf_random_write_record (GType type, guint wrong_once_in, GString *out);

/* The same as "name=value&…", percent-encoded. */
void pf_random_write_query (GType type, guint wrong_once_in, GString *out);

/* Appends bytes, text or not, with what separates parts of a path or a query percent-encoded. */
void pf_random_write_segment (GString *out);

G_END_DECLS
