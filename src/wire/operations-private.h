/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the operations are described: in one file for each kind of caller.
 */
#pragma once

#include "wire/operations.h"

G_BEGIN_DECLS

#define X(NAME, name) extern const PfOperation pf_description_##name;
PF_OPERATIONS (X)
#undef X

#define PF_ROLES_SIGNED_IN (PF_ROLE_FAMILY | PF_ROLES_STAFF)

G_END_DECLS
