/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* How attempts at it are counted. */
#define PF_SECOND_FACTOR_ATTEMPT "second-factor"

/* For calls that let in who knows the password of @account: whether the second factor, where one is
 * in force, was brought too. It is used up by that. Else @error says that it is wanted, or wrong.
 * @typed: (nullable)
 */
gboolean pf_check_second_factor (PfCall *call,
                                 const PfAccount *account,
                                 const char *typed,
                                 GError **error);

/* Fills in what of @account is not in its row: whether it needs a second factor, the codes left. */
gboolean pf_describe_second_factor (PfCall *call, PfAccount *account, GError **error);

G_END_DECLS
