/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The households of the town that resemble those who ask, by their traits (core/resemblance.h): a
 * few looks into one index for each who asks, however many households there are.
 */
#pragma once

#include "core/queue-item.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* More are not told of: who has so many has none. */
#define PF_MAX_CANDIDATES 20

typedef struct _PfCandidates PfCandidates;

/* For several who ask, each told apart by its number from 0. */
PfCandidates *pf_candidates_new (void);
void pf_candidates_free (PfCandidates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfCandidates, pf_candidates_free)

/* The next who asks, and gives what they say of themselves: each of it is nullable.
 * @household: their own, which they do not resemble
 */
void pf_candidates_start (PfCandidates *self, const char *household);
void pf_candidates_add_name (PfCandidates *self, const char *first_name, const char *last_name);
void pf_candidates_add_contact (PfCandidates *self, const char *email, const char *phone);
void pf_candidates_add_address (PfCandidates *self, const char *line1, const char *postal_code);

/* Finds those of all, in one question. */
gboolean pf_candidates_find (PfCandidates *self, PfDb *db, GError **error);

/* How many @asking has, PF_MAX_CANDIDATES at most. */
guint pf_candidates_count (PfCandidates *self, guint asking);

/* Gives @candidates those of @asking, who resembles most first. */
gboolean pf_candidates_list (PfCandidates *self,
                             PfDb *db,
                             guint asking,
                             GListStore *candidates,
                             GError **error);

G_END_DECLS
