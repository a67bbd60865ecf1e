/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* For create_account: what is wrong with it beside its members, and what is to be hashed. */
gboolean pf_check_account_application (PfCall *call, GError **error);
gboolean pf_hash_account_application (PfCall *call, GError **error);

G_END_DECLS
