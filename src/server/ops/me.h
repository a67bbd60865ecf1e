/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* The tag (transfer full) that GET /v1/me answers the caller with at this moment. */
char *pf_me_build_etag (PfCall *call, GError **error);

G_END_DECLS
