/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the operations of the family desk have in common.
 */
#pragma once

#include "core/staff-household.h"
#include "server/ops/call.h"

G_BEGIN_DECLS

/* The household (transfer full) of the adult that the call's path names, in which *ret_adult
 * (transfer none) is; PF_PROBLEM_NOT_FOUND where the caller may not see it.
 */
PfStaffHousehold *pf_call_find_adult (PfCall *call, PfStaffAdult **ret_adult, GError **error);

/* The same to change it: nobody else does until the transaction ends, and the caller has seen it as
 * it is, or PF_PROBLEM_CHANGED_MEANWHILE.
 */
PfStaffHousehold *pf_call_lock_adult (PfCall *call, PfStaffAdult **ret_adult, GError **error);

/* Answers the household as it is now. */
gboolean pf_call_answer_household (PfCall *call, const char *household, GError **error);

G_END_DECLS
