/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the operations are described: in one file for each kind of caller.
 */
#pragma once

#include "wire/operations.h"

G_BEGIN_DECLS

/* The description of an operation: PF_DESCRIBE (its name, the roles that may call it, .method = …).
 * One that says nobody does not compile, and one that is written without this does not link.
 */
#define PF_DESCRIBE(name, who, ...)                                                                \
  _Static_assert((who) != PF_ROLE_NONE, "Who may call " #name "?");                                \
  const PfOperation pf_described_with_roles_##name = { .roles = (who), __VA_ARGS__ }

#define X(NAME, name) extern const PfOperation pf_described_with_roles_##name;
PF_OPERATIONS (X)
#undef X

#define PF_ROLES_SIGNED_IN (PF_ROLE_FAMILY | PF_ROLES_STAFF)

G_END_DECLS
