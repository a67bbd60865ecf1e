/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the mails of links have in common, whatever they open.
 */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* Either the link's token or both others (each nullable): the contract's schema cannot say so. */
gboolean pf_check_mail_proof (PfCall *call,
                              const char *token,
                              const char *email,
                              const char *code,
                              GError **error);

/* Looks for what a code that was typed opens: NULL with PF_PROBLEM_NOT_FOUND where it is nothing.
 * @email: folded
 * @code: as pf_code_read() wrote it
 */
typedef gpointer (*PfFindByCode) (PfDb *db, const char *email, const char *code, GError **error);

/* What @find finds, where attempts are left. An account, an address or a code that does not exist
 * are one answer: PF_PROBLEM_CODE_WRONG. Whoever has a code need not know what it opens: asked at
 * another door right after the first, it is the same attempt.
 * @door: (static): a word for what @find looks for
 */
gpointer pf_find_by_typed_code (PfCall *call,
                                const char *door,
                                PfFindByCode find,
                                const char *email,
                                const char *typed,
                                GError **error);

G_END_DECLS
