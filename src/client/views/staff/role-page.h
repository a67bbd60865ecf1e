/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent sees whose roles have no page of their own.
 */
#pragma once

#include <adwaita.h>

#include "core/roles.h"

G_BEGIN_DECLS

/* Its button has the action "shell.go". */
GtkWidget *pf_role_page_new (PfRoles roles);

G_END_DECLS
