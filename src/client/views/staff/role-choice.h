/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The roles of an agent, to be ticked: what each is for stands below it.
 */
#pragma once

#include <adwaita.h>

#include "core/roles.h"

G_BEGIN_DECLS

#define PF_TYPE_ROLE_CHOICE (pf_role_choice_get_type ())
G_DECLARE_FINAL_TYPE (PfRoleChoice, pf_role_choice, PF, ROLE_CHOICE, AdwBin)

PfRoles pf_role_choice_get_roles (PfRoleChoice *self);

/* What was in the way is so no more. */
void pf_role_choice_set_roles (PfRoleChoice *self, PfRoles roles);

/* Whether one is ticked at least; else says so, and takes the focus. */
gboolean pf_role_choice_check (PfRoleChoice *self);

G_END_DECLS
