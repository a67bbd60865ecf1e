/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/totp.h"

#include <string.h>

#define SECRET "12345678901234567890"

/* Appendix B of RFC 6238, those of SHA-1. */
static void
test_vectors (void)
{
  static const struct
  {
    gint64 seconds;
    const char *figures;
  } vectors[] = {
    { 59, "94287082" },         { 1111111109, "07081804" }, { 1111111111, "14050471" },
    { 1234567890, "89005924" }, { 2000000000, "69279037" }, { 20000000000, "65353130" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    gint64 step = pf_totp_get_step (vectors[i].seconds * G_TIME_SPAN_SECOND);
    g_autofree char *eight = pf_totp_compute ((const guint8 *) SECRET, strlen (SECRET), step, 8);
    g_autofree char *six = pf_totp_compute ((const guint8 *) SECRET, strlen (SECRET), step, 6);

    g_assert_cmpstr (eight, ==, vectors[i].figures);
    g_assert_cmpstr (six, ==, vectors[i].figures + 2);
  }
}

/* One step early or late is taken, and told; two are not. */
static void
test_tolerance (void)
{
  PfInstant now = (PfInstant) 1788000015 * G_TIME_SPAN_SECOND;
  gint64 step = pf_totp_get_step (now);

  for (int n = -3; n <= 3; n++) {
    g_autofree char *figures =
        pf_totp_compute ((const guint8 *) SECRET, strlen (SECRET), step + n, PF_TOTP_DIGITS);
    gint64 found = 0;

    g_assert_cmpint (
        pf_totp_find_step ((const guint8 *) SECRET, figures, now, &found), ==, ABS (n) <= 1);
    g_assert_cmpint (found, ==, ABS (n) <= 1 ? step + n : 0);
  }
}

static void
test_uri (void)
{
  g_autofree char *encoded = pf_totp_encode ((const guint8 *) SECRET);
  g_autofree char *uri = pf_totp_build_uri ("L’Haÿ & Co", "eve@example.org", encoded);

  g_assert_cmpstr (encoded, ==, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  g_assert_cmpstr (uri,
                   ==,
                   "otpauth://totp/L%E2%80%99Ha%C3%BF%20%26%20Co:eve%40example.org"
                   "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                   "&issuer=L%E2%80%99Ha%C3%BF%20%26%20Co&algorithm=SHA1&digits=6&period=30");
}

static void
test_typed (void)
{
  static const struct
  {
    const char *typed, *read;
    PfTyped kind;
  } cases[] = {
    { "123456", "123456", PF_TYPED_TOTP },
    { " 123 456 ", "123456", PF_TYPED_TOTP },
    { "123-456", "123456", PF_TYPED_TOTP },
    { "12345", NULL, PF_TYPED_NOTHING },
    { "1234567", NULL, PF_TYPED_NOTHING },
    { "12345678", "12345678", PF_TYPED_CODE },
    { "k7qm–2xrt", "K7QM2XRT", PF_TYPED_CODE },
    { "K7QM 2XRI", "K7QM2XR1", PF_TYPED_CODE },
    { "K7QM 2XRU", NULL, PF_TYPED_NOTHING },
    { "", NULL, PF_TYPED_NOTHING },
    { "é", NULL, PF_TYPED_NOTHING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    char read[PF_TYPED_SIZE];

    g_assert_cmpint (pf_second_factor_read (read, cases[i].typed), ==, cases[i].kind);
    if (cases[i].read != NULL)
      g_assert_cmpstr (read, ==, cases[i].read);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/totp/vectors", test_vectors);
  g_test_add_func ("/totp/tolerance", test_tolerance);
  g_test_add_func ("/totp/uri", test_uri);
  g_test_add_func ("/totp/typed", test_typed);
  return g_test_run ();
}
