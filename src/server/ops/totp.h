/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The figures of an app (RFC 6238): both sides make them from a secret and the time.
 */
#pragma once

#include "core/second-factor.h"

G_BEGIN_DECLS

#define PF_TOTP_SECRET_BYTES 20

/* The step that @now lies in. */
gint64 pf_totp_get_step (PfInstant now);

/* The figures of @step; NULL where liboath fails. @n_digits: 6 to 8 */
char *pf_totp_compute (const guint8 *secret, gsize size, gint64 step, guint n_digits);

/* Whether @code is that of the step of @now, of the one before or of the one after: nobody types
 * without a pause, and clocks differ. *ret_step is which.
 */
gboolean pf_totp_find_step (const guint8 secret[static PF_TOTP_SECRET_BYTES],
                            const char *code,
                            PfInstant now,
                            gint64 *ret_step);

/* The secret (transfer full) in base 32. */
char *pf_totp_encode (const guint8 secret[static PF_TOTP_SECRET_BYTES]);

/* What an app reads from a QR code (transfer full).
 * @issuer: the town, as the app will show it
 * @account: the e-mail
 */
char *pf_totp_build_uri (const char *issuer, const char *account, const char *encoded);

G_END_DECLS
