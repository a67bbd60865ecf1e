/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* For prove: the password that is to be verified. */
gboolean pf_hash_proof (PfCall *call, GError **error);

G_END_DECLS
