/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * data/common-passwords.txt as a table, without capitals and in the order of strcmp(). Its C file
 * is written when building. For password.c alone.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char *const pf_common_passwords[];
extern const gsize pf_n_common_passwords;

G_END_DECLS
