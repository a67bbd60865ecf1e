/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The server's log: to the journal where there is one, with its fields; else to standard error.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @level: "warning", "info" or "debug": what is below it is dropped */
void pf_log_start (const char *level);

G_END_DECLS
