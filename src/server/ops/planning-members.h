/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Members of JSON objects that are written without a record: each appends itself, after a comma
 * unless it is its object's first. What is absent is left out.
 */
#pragma once

#include "core/value.h"

G_BEGIN_DECLS

/* The name alone: its value is for the caller to write. */
void pf_member_write_name (GString *out, const char *name);

/* A word of the contract, in which nothing is to be quoted. */
void pf_member_write_word (GString *out, const char *name, const char *word);

void pf_member_write_number (GString *out, const char *name, gint64 value, gint64 absent);
void pf_member_write_instant (GString *out, const char *name, PfInstant instant);
void pf_member_write_date (GString *out, const char *name, PfDate date);

G_END_DECLS
