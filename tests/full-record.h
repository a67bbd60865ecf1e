/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of which nothing is absent, made from their tables: to see what becomes of each member.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* A record of @type (transfer full), filled down to the records that it holds. */
PfRecord *pf_full_record_new (GType type);

/* Gives the absent member a right value. */
void pf_full_record_fill (PfRecord *record, const PfField *field);

G_END_DECLS
