/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a portal gave no answer at all. What it answered and refused is a PF_PROBLEM; a cancelled
 * call is G_IO_ERROR_CANCELLED.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PF_API_ERROR (pf_api_error_quark ())
GQuark pf_api_error_quark (void);

typedef enum
{
  PF_API_ERROR_NO_NETWORK,    /* this computer reaches nobody */
  PF_API_ERROR_UNKNOWN_HOST,  /* no computer has the name in the address */
  PF_API_ERROR_UNREACHABLE,   /* nothing, or only a proxy, answers there: down, or in between */
  PF_API_ERROR_TLS,           /* what answers cannot prove that it is the portal */
  PF_API_ERROR_CLOCK,         /* and the reason is this computer's date */
  PF_API_ERROR_WRONG_ADDRESS, /* it answers, and is no portal */
  PF_API_ERROR_NOT_SECURE,    /* http to another computer, which would tell all on the way */
  PF_API_ERROR_TOO_LARGE,     /* the answer is larger than any of ours */
} PfApiError;

/* What @error of the transport means for @address, replaced in place by a PF_API_ERROR, unless
 * it is a cancellation. @certificate and @faults: (nullable): those that TLS refused; @now: the
 * computer's own clock, which the certificate's dates are compared with.
 */
void pf_api_error_explain (GError **error,
                           GUri *address,
                           GTlsCertificate *certificate,
                           GTlsCertificateFlags faults,
                           gint64 now);

G_END_DECLS
