/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/mail.h"

/* A minute at first, then twice as long each time; six hours in the end. */
static void
test_delay (void)
{
  static const gint64 minutes[] = { 1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360 };

  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    g_assert_cmpint (pf_mail_get_delay ((int) i + 1), ==, minutes[i] * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (pf_mail_get_delay (0), ==, G_TIME_SPAN_MINUTE);
  g_assert_cmpint (pf_mail_get_delay (G_MAXINT), ==, 6 * G_TIME_SPAN_HOUR);
}

static void
test_new (void)
{
  g_autoptr (PfMail) mail = pf_mail_new (PF_MAIL_KIND_RESET_ASKED, "eve@example.org", "fr", 7);

  g_assert_cmpint (mail->state, ==, PF_MAIL_STATE_WAITING);
  g_assert_cmpint (mail->send_at, ==, 7);
  g_assert_cmpint (mail->attempts, ==, 0);
  g_assert_null (mail->message_id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mail/delay", test_delay);
  g_test_add_func ("/mail/new", test_new);
  return g_test_run ();
}
