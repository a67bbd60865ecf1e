/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parameters of a header's value: form-data; name="file"; filename="facture.pdf".
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The parameter's text (transfer full), out of its quotes, or NULL. Names have no case. A backslash
 * stands for itself unless a quote follows: old browsers send "C:\facture.pdf".
 */
char *pf_parameters_get (const char *value, const char *name);

/* The name (transfer full) of a file, from either of its parameters (RFC 6266), or NULL. */
char *pf_parameters_get_file_name (const char *value);

/* Appends filename*=UTF-8''… (RFC 8187). */
void pf_parameters_add_file_name (GString *value, const char *name);

G_END_DECLS
