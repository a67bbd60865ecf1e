/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is kept of the links and codes that mails bring: who reads the database gets in nowhere.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of a link's token (transfer full). */
char *pf_token_hash (const char *token);

/* Of a code (transfer full), as pf_code_read() wrote it: with the address that it was sent to.
 * Alone it would be the same for everybody who was sent it.
 */
char *pf_token_hash_code (const char *email, const char *code);

/* Of the code that goes with @token (transfer full). */
char *pf_token_hash_own_code (const char *email, const char *token);

G_END_DECLS
