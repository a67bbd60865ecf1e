/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/attempts.h"

#define START ((PfInstant) 1788000000 * G_TIME_SPAN_SECOND)
#define EVE "eve@example.org"
#define HOME "203.0.113.7"

static gint64
count_free (PfAttempts *attempts, const char *account, const char *address, PfInstant now)
{
  gint64 delay = 0;
  gint64 n = 0;

  while (pf_attempts_take (attempts, account, address, now, &delay))
    n++;
  g_assert_cmpint (delay, >, 0);
  return n;
}

/* Each attempt on an empty bucket is twice as long in coming as the one before, up to a bound. */
static void
test_growing (void)
{
  static const gint64 seconds[] = { 30, 60, 120, 240, 480, 900, 900 };
  g_autoptr (PfAttempts) attempts = pf_attempts_new (100);
  PfInstant now = START;
  gint64 delay = 0;

  g_assert_cmpint (count_free (attempts, EVE, HOME, now), ==, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++) {
    g_assert_false (pf_attempts_take (attempts, EVE, HOME, now, &delay));
    g_assert_cmpint (delay, ==, seconds[i] * G_TIME_SPAN_SECOND);
    g_assert_false (pf_attempts_take (attempts, EVE, HOME, now + delay - 1, &delay));
    now += seconds[i] * G_TIME_SPAN_SECOND;
    g_assert_true (pf_attempts_take (attempts, EVE, HOME, now, &delay));
  }
}

static void
test_apart (void)
{
  g_autoptr (PfAttempts) attempts = pf_attempts_new (100);

  g_assert_cmpint (count_free (attempts, EVE, HOME, START), ==, 5);
  g_assert_cmpint (count_free (attempts, "luc@example.org", HOME, START), ==, 5);
  /* From elsewhere, the account is the same. */
  g_assert_cmpint (count_free (attempts, EVE, "203.0.113.8", START), ==, 0);
}

/* Who tries one password on many accounts is stopped by the address. */
static void
test_address (void)
{
  static const char *const same[] = { "2001:db8:1:2::1", "2001:db8:1:2:ffff::9" };
  g_autoptr (PfAttempts) attempts = pf_attempts_new (1000);
  guint n_taken = 0;
  gint64 delay = 0;

  for (guint i = 0; i < 200; i++) {
    g_autofree char *account = g_strdup_printf ("%u@example.org", i);

    n_taken += pf_attempts_take (attempts, account, same[i % 2], START, &delay);
  }
  g_assert_cmpuint (n_taken, ==, 100);
  g_assert_cmpint (delay, <=, 2 * G_TIME_SPAN_SECOND);
  g_assert_true (pf_attempts_take (attempts, EVE, "2001:db8:1:3::1", START, &delay));
  g_assert_true (pf_attempts_take (attempts, EVE, NULL, START, &delay));
  g_assert_true (pf_attempts_take (attempts, EVE, "no address", START, &delay));
}

static void
test_success (void)
{
  g_autoptr (PfAttempts) attempts = pf_attempts_new (100);
  gint64 delay = 0;

  for (guint i = 0; i < 1000; i++) {
    g_assert_true (pf_attempts_take (attempts, EVE, HOME, START, &delay));
    pf_attempts_succeed (attempts, EVE, HOME);
  }
  g_assert_cmpint (count_free (attempts, EVE, HOME, START), ==, 5);
}

static gboolean
guess (PfAttempts *attempts, const char *door, const char *code)
{
  gint64 delay = 0;

  return pf_attempts_take_guess (attempts, EVE, HOME, door, code, START, &delay);
}

/* One guess at two doors is one attempt, the last one too; at one door it is one each time. */
static void
test_doors (void)
{
  g_autoptr (PfAttempts) attempts = pf_attempts_new (100);

  for (guint i = 0; i < 5; i++) {
    g_autofree char *code = g_strdup_printf ("code %u", i / 2);

    g_assert_true (guess (attempts, "front", code));
    g_assert_true (guess (attempts, "back", code));
  }
  g_assert_false (guess (attempts, "back", "code 2"));
  g_assert_false (guess (attempts, "front", "code 2"));
  pf_attempts_succeed (attempts, EVE, HOME);
  for (guint i = 0; i < 5; i++)
    g_assert_true (guess (attempts, "front", "code"));
  g_assert_false (guess (attempts, "front", "code"));
  g_assert_false (guess (attempts, "back", "another"));
  g_assert_true (guess (attempts, "back", "code"));
}

static void
test_bounded (void)
{
  g_autoptr (PfAttempts) attempts = pf_attempts_new (10);
  gint64 delay = 0;

  for (guint i = 0; i < 100; i++) {
    g_autofree char *account = g_strdup_printf ("%u@example.org", i);

    pf_attempts_take (attempts, account, HOME, START, &delay);
    g_assert_cmpuint (pf_attempts_get_n_buckets (attempts), <=, 10);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attempts/growing", test_growing);
  g_test_add_func ("/attempts/apart", test_apart);
  g_test_add_func ("/attempts/address", test_address);
  g_test_add_func ("/attempts/success", test_success);
  g_test_add_func ("/attempts/doors", test_doors);
  g_test_add_func ("/attempts/bounded", test_bounded);
  return g_test_run ();
}
