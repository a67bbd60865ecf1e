/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/api/error.h"

/* Of nobody: valid from 2026-01-01 to 2026-04-01. */
static const char certificate_text[] =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBiDCCAS6gAwIBAgIBATAKBggqhkjOPQQDAjAjMSEwHwYDVQQDDBhwb3J0YWls\n"
    "LnZhbGJvdXJnLmV4YW1wbGUwHhcNMjYwMTAxMDAwMDAwWhcNMjYwNDAxMDAwMDAw\n"
    "WjAjMSEwHwYDVQQDDBhwb3J0YWlsLnZhbGJvdXJnLmV4YW1wbGUwWTATBgcqhkjO\n"
    "PQIBBggqhkjOPQMBBwNCAAQPZu5QbgmHjVjO8/fm0cct8t75nCGtsgVZ/GxNkHEF\n"
    "ZMo/qRgDrVLCzEoGvRHTCbGSlFSw49B0QmtVNSLtADhoo1MwUTAdBgNVHQ4EFgQU\n"
    "eOptNz4cqGhyI1t5yy+WuLnlcfYwHwYDVR0jBBgwFoAUeOptNz4cqGhyI1t5yy+W\n"
    "uLnlcfYwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEA8/ajfH4n\n"
    "T1YW+DbU6kXnRNrij2AyURMrmli1ctTfI/kCIFiZpcV2U4PNC7FHsa/CwEWYAjV4\n"
    "l3MPmaZgP6q8Xrs7\n"
    "-----END CERTIFICATE-----\n";

#define DAY G_TIME_SPAN_DAY
#define ENDS (1775001600 * G_TIME_SPAN_SECOND) /* 2026-04-01, midnight UTC */

static PfApiError
explain (GError *error, GTlsCertificateFlags faults, gint64 now)
{
  g_autoptr (GTlsCertificate) certificate =
      g_tls_certificate_new_from_pem (certificate_text, -1, NULL);
  g_autoptr (GUri) address = g_uri_parse ("https://127.0.0.1:8443", G_URI_FLAGS_NONE, NULL);
  PfApiError explained;

  g_assert_nonnull (certificate);
  pf_api_error_explain (&error, address, certificate, faults, now);
  g_assert_cmpint (error->domain, ==, PF_API_ERROR);
  explained = (PfApiError) error->code;
  g_error_free (error);
  return explained;
}

static PfApiError
explain_tls (GTlsCertificateFlags faults, gint64 now)
{
  return explain (
      g_error_new_literal (G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, "refused"), faults, now);
}

/* A certificate that is not valid yet, or no more since years, speaks against the computer's date;
 * anything else that is wrong with it speaks against whoever shows it.
 */
static void
test_clock (void)
{
  static const struct
  {
    GTlsCertificateFlags faults;
    gint64 now;
    PfApiError error;
  } cases[] = {
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, ENDS - 3000 * DAY, PF_API_ERROR_CLOCK },
    { G_TLS_CERTIFICATE_EXPIRED, ENDS + 1000 * DAY, PF_API_ERROR_CLOCK },
    { G_TLS_CERTIFICATE_EXPIRED, ENDS + 10 * DAY, PF_API_ERROR_TLS },
    { G_TLS_CERTIFICATE_UNKNOWN_CA, ENDS - DAY, PF_API_ERROR_TLS },
    { G_TLS_CERTIFICATE_BAD_IDENTITY, ENDS - DAY, PF_API_ERROR_TLS },
    { G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_NOT_ACTIVATED,
      ENDS - 3000 * DAY,
      PF_API_ERROR_TLS },
    { G_TLS_CERTIFICATE_NO_FLAGS, ENDS - DAY, PF_API_ERROR_TLS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (explain_tls (cases[i].faults, cases[i].now), ==, cases[i].error);
}

static void
test_transport (void)
{
  static const struct
  {
    int code;
    PfApiError error;
  } cases[] = {
    { G_IO_ERROR_NETWORK_UNREACHABLE, PF_API_ERROR_NO_NETWORK },
    { G_IO_ERROR_HOST_UNREACHABLE, PF_API_ERROR_NO_NETWORK },
    { G_IO_ERROR_CONNECTION_REFUSED, PF_API_ERROR_UNREACHABLE },
    { G_IO_ERROR_TIMED_OUT, PF_API_ERROR_UNREACHABLE },
    { G_IO_ERROR_CONNECTION_CLOSED, PF_API_ERROR_UNREACHABLE },
    { G_IO_ERROR_PROXY_FAILED, PF_API_ERROR_UNREACHABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
        explain (g_error_new_literal (G_IO_ERROR, cases[i].code, ""), 0, ENDS), ==, cases[i].error);
  g_assert_cmpint (
      explain (g_error_new_literal (G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, ""), 0, ENDS),
      ==,
      PF_API_ERROR_UNKNOWN_HOST);
  g_assert_cmpint (
      explain (
          g_error_new_literal (G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE, ""), 0, ENDS),
      ==,
      PF_API_ERROR_NO_NETWORK);
}

/* Nobody asked for it any more: that is no failure to explain. */
static void
test_cancelled (void)
{
  g_autoptr (GUri) address = g_uri_parse ("https://127.0.0.1:8443", G_URI_FLAGS_NONE, NULL);
  GError *error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

  pf_api_error_explain (&error, address, NULL, 0, ENDS);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/clock", test_clock);
  g_test_add_func ("/error/transport", test_transport);
  g_test_add_func ("/error/cancelled", test_cancelled);
  return g_test_run ();
}
