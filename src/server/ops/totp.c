/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/totp.h"

#include <liboath/oath.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DIGITS 8
#define TOLERANCE 1

static gpointer
start_oath (gpointer)
{
  return GINT_TO_POINTER (oath_init () == OATH_OK);
}

static gboolean
is_started (void)
{
  static GOnce once = G_ONCE_INIT;

  return GPOINTER_TO_INT (g_once (&once, start_oath, NULL));
}

gint64
pf_totp_get_step (PfInstant now)
{
  return now / (PF_TOTP_SECONDS * G_TIME_SPAN_SECOND);
}

char *
pf_totp_compute (const guint8 *secret, gsize size, gint64 step, guint n_digits)
{
  char figures[MAX_DIGITS + 1];

  g_return_val_if_fail (n_digits <= MAX_DIGITS, NULL);
  if (!is_started () || oath_hotp_generate ((const char *) secret,
                                            size,
                                            (guint64) step,
                                            n_digits,
                                            false,
                                            OATH_HOTP_DYNAMIC_TRUNCATION,
                                            figures) != OATH_OK)
    return NULL;
  return g_strdup (figures);
}

/* All are made, and compared to the end, whichever it is: time tells nothing. */
static gboolean
is_same (const char *a, const char *b)
{
  guint difference = 0;

  for (guint i = 0; i < PF_TOTP_DIGITS; i++)
    difference |= (guint) (a[i] ^ b[i]);
  return difference == 0;
}

gboolean
pf_totp_find_step (const guint8 secret[static PF_TOTP_SECRET_BYTES],
                   const char *code,
                   PfInstant now,
                   gint64 *ret_step)
{
  gint64 step = pf_totp_get_step (now);
  gboolean found = FALSE;

  g_return_val_if_fail (strlen (code) == PF_TOTP_DIGITS, FALSE);
  for (gint64 at = step - TOLERANCE; at <= step + TOLERANCE; at++) {
    g_autofree char *figures = pf_totp_compute (secret, PF_TOTP_SECRET_BYTES, at, PF_TOTP_DIGITS);

    if (figures != NULL && is_same (figures, code)) {
      *ret_step = at;
      found = TRUE;
    }
  }
  return found;
}

char *
pf_totp_encode (const guint8 secret[static PF_TOTP_SECRET_BYTES])
{
  char *encoded = NULL;
  char *copy;

  if (oath_base32_encode ((const char *) secret, PF_TOTP_SECRET_BYTES, &encoded, NULL) != OATH_OK)
    return NULL;
  copy = g_strdup (encoded);
  free (encoded);
  return copy;
}

char *
pf_totp_build_uri (const char *issuer, const char *account, const char *encoded)
{
  g_autofree char *town = g_uri_escape_string (issuer, NULL, FALSE);
  g_autofree char *person = g_uri_escape_string (account, NULL, FALSE);

  return g_strdup_printf ("otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1"
                          "&digits=%d&period=%d",
                          town,
                          person,
                          encoded,
                          town,
                          PF_TOTP_DIGITS,
                          PF_TOTP_SECONDS);
}
