/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What agents make of children's enrolments at school. All that writes runs in the transaction at
 * hand.
 */
#pragma once

#include "core/queue-item.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* Fills @item->school_file and @item->documents. */
gboolean pf_store_fill_queued_school (PfDb *db, PfQueueItem *item, GError **error);

/* Carries @decision out: accepted, the child goes to that school from the first day of the school
 * year on, or from today where it has begun.
 */
gboolean pf_store_decide_school (PfDb *db,
                                 const PfQueueItem *item,
                                 const PfQueueDecision *decision,
                                 PfQueueStep *step,
                                 GError **error);

/* Undoes what @step did, and drops the mails that tell the other guardians. */
gboolean pf_store_take_school_back (PfDb *db,
                                    const PfQueueItem *item,
                                    const PfQueueStep *step,
                                    GError **error);

/* @mail tells another guardian: it is dropped where the decision is undone. */
gboolean pf_store_note_school_told (PfDb *db, const char *item, const char *mail, GError **error);

/* Whether there are children whom pf_store_place_pupils () would place. */
gboolean pf_store_has_pupils_to_place (PfDb *db, PfInstant now, gboolean *ret_has, GError **error);

/* Gives each child whose enrolment is validated its school and class, once the school year has
 * begun.
 */
gboolean pf_store_place_pupils (PfDb *db, PfInstant now, GError **error);

/* What was asked for in household @from is household @to's, which its account joined. */
gboolean pf_store_move_school_enrolments (PfDb *db,
                                          const char *from,
                                          const char *to,
                                          GError **error);

/* Child @known of the household joined is the one that was prepared as @child in @from. */
gboolean pf_store_give_school_enrolments (PfDb *db,
                                          const char *from,
                                          const char *child,
                                          const char *known,
                                          GError **error);

/* All that was moved from @to to @from is as it was. */
gboolean pf_store_move_school_enrolments_back (PfDb *db,
                                               const char *from,
                                               const char *to,
                                               GError **error);

G_END_DECLS
