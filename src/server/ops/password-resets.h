/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* For calls that confirm a reset: what their password is to be hashed from. */
gboolean pf_hash_new_password (PfCall *call, GError **error);

G_END_DECLS
