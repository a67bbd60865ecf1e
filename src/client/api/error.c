/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/api/error.h"

#include "client/api/portal-address.h"

G_DEFINE_QUARK (pf_api_error, pf_api_error)

/* A certificate is renewed well before it ends and used as soon as it begins: a computer that is
 * further off than this has the wrong date.
 */
#define PLAUSIBLE_LAPSE (400 * G_TIME_SPAN_DAY)

static gboolean
is_after (GDateTime *moment, gint64 now, gint64 lapse)
{
  return moment != NULL && now > g_date_time_to_unix (moment) * G_TIME_SPAN_SECOND + lapse;
}

static gboolean
is_clock_to_blame (GTlsCertificate *certificate, GTlsCertificateFlags faults, gint64 now)
{
  g_autoptr (GDateTime) ends = NULL;

  if ((faults &
       ~(GTlsCertificateFlags) (G_TLS_CERTIFICATE_NOT_ACTIVATED | G_TLS_CERTIFICATE_EXPIRED)) != 0)
    return FALSE;
  if ((faults & G_TLS_CERTIFICATE_NOT_ACTIVATED) != 0)
    return TRUE;
  if ((faults & G_TLS_CERTIFICATE_EXPIRED) == 0 || certificate == NULL)
    return FALSE;
  ends = g_tls_certificate_get_not_valid_after (certificate);
  return is_after (ends, now, PLAUSIBLE_LAPSE);
}

static PfApiError
explain_io (int code)
{
  if (code == G_IO_ERROR_NETWORK_UNREACHABLE || code == G_IO_ERROR_HOST_UNREACHABLE)
    return PF_API_ERROR_NO_NETWORK;
  return PF_API_ERROR_UNREACHABLE;
}

static PfApiError
explain_resolver (int code)
{
  return code == G_RESOLVER_ERROR_NOT_FOUND ? PF_API_ERROR_UNKNOWN_HOST : PF_API_ERROR_NO_NETWORK;
}

/* Without a network, a name is not found and nobody is reached; why is known better here. */
static gboolean
is_network_missing (GUri *address)
{
  return !pf_portal_address_is_loopback (address) &&
         !g_network_monitor_get_network_available (g_network_monitor_get_default ());
}

void
pf_api_error_explain (GError **error,
                      GUri *address,
                      GTlsCertificate *certificate,
                      GTlsCertificateFlags faults,
                      gint64 now)
{
  PfApiError reason = PF_API_ERROR_UNREACHABLE;
  GError *explained;

  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if ((*error)->domain == PF_API_ERROR)
    return;
  if ((*error)->domain == G_TLS_ERROR)
    reason = is_clock_to_blame (certificate, faults, now) ? PF_API_ERROR_CLOCK : PF_API_ERROR_TLS;
  else if (is_network_missing (address))
    reason = PF_API_ERROR_NO_NETWORK;
  else if ((*error)->domain == G_RESOLVER_ERROR)
    reason = explain_resolver ((*error)->code);
  else if ((*error)->domain == G_IO_ERROR)
    reason = explain_io ((*error)->code);
  explained = g_error_new_literal (PF_API_ERROR, (int) reason, (*error)->message);
  g_clear_error (error);
  *error = explained;
}
