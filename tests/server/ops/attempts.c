/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often one may try, how long an enemy takes to guess, and that none locks anybody out.
 */
#include "server/ops/attempts.h"

#include "server/ops/known-addresses.h"
#include "siege.h"

#define START ((PfInstant) 1788000000 * G_TIME_SPAN_SECOND)
#define EVE "eve@example.org"
#define HOME "203.0.113.7"
#define SIGN_IN "sign-in"

static gint64
count_free (PfAttempts *attempts, const char *account, const char *address, PfInstant now)
{
  gint64 delay = 0;
  gint64 n = 0;

  while (pf_attempts_take (attempts, SIGN_IN, account, address, now, &delay))
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
    g_assert_false (pf_attempts_take (attempts, SIGN_IN, EVE, HOME, now, &delay));
    g_assert_cmpint (delay, ==, seconds[i] * G_TIME_SPAN_SECOND);
    g_assert_false (pf_attempts_take (attempts, SIGN_IN, EVE, HOME, now + delay - 1, &delay));
    now += seconds[i] * G_TIME_SPAN_SECOND;
    g_assert_true (pf_attempts_take (attempts, SIGN_IN, EVE, HOME, now, &delay));
  }
}

static void
test_apart (void)
{
  g_autoptr (PfAttempts) attempts = pf_attempts_new (100);
  gint64 delay = 0;

  g_assert_cmpint (count_free (attempts, EVE, HOME, START), ==, 5);
  g_assert_cmpint (count_free (attempts, "luc@example.org", HOME, START), ==, 5);
  g_assert_true (pf_attempts_take (attempts, "code", EVE, HOME, START, &delay));
  /* From elsewhere, the account is the same: it takes several, and then there is none left. */
  g_assert_cmpint (count_free (attempts, EVE, "203.0.113.8", START), ==, 5);
  g_assert_cmpint (count_free (attempts, EVE, "203.0.113.9", START), ==, 5);
  g_assert_cmpint (count_free (attempts, EVE, "203.0.113.10", START), ==, 5);
  g_assert_cmpint (count_free (attempts, EVE, "203.0.113.11", START), ==, 0);
}

/* What brings the owner a mail each time: many may not send more of them than one. */
static void
test_mails (void)
{
  g_autoptr (PfAttempts) attempts = pf_attempts_new (100);
  gint64 delay = 0;

  pf_attempts_remember (attempts, NULL, EVE, "203.0.113.8");
  for (guint i = 0; i < 5; i++)
    g_assert_true (pf_attempts_take (attempts, "reset", EVE, HOME, START, &delay));
  g_assert_false (pf_attempts_take (attempts, "reset", EVE, HOME, START, &delay));
  g_assert_false (pf_attempts_take (attempts, "reset", EVE, "203.0.113.8", START, &delay));
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

    n_taken += pf_attempts_take (attempts, SIGN_IN, account, same[i % 2], START, &delay);
  }
  g_assert_cmpuint (n_taken, ==, 100);
  g_assert_cmpint (delay, <=, 2 * G_TIME_SPAN_SECOND);
  g_assert_true (pf_attempts_take (attempts, SIGN_IN, EVE, "2001:db8:1:3::1", START, &delay));
  g_assert_true (pf_attempts_take (attempts, SIGN_IN, EVE, NULL, START, &delay));
  g_assert_true (pf_attempts_take (attempts, SIGN_IN, EVE, "no address", START, &delay));
}

static void
test_success (void)
{
  g_autoptr (PfAttempts) attempts = pf_attempts_new (100);
  gint64 delay = 0;

  for (guint i = 0; i < 1000; i++) {
    g_assert_true (pf_attempts_take (attempts, SIGN_IN, EVE, HOME, START, &delay));
    pf_attempts_succeed (attempts, SIGN_IN, EVE, HOME);
  }
  g_assert_cmpint (count_free (attempts, EVE, HOME, START), ==, 5);
}

static gboolean
guess (PfAttempts *attempts, const char *door, const char *code)
{
  gint64 delay = 0;

  return pf_attempts_take_guess (attempts, SIGN_IN, EVE, HOME, door, code, START, &delay);
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
  pf_attempts_succeed (attempts, SIGN_IN, EVE, HOME);
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

    pf_attempts_take (attempts, SIGN_IN, account, HOME, START, &delay);
    g_assert_cmpuint (pf_attempts_get_n_buckets (attempts), <=, 10);
  }
}

/* However an enemy paces themselves: 15 guesses in the first hour, about four in each that follows.
 * The numbers stand in docs/administrators.md.
 */
static void
test_one_enemy (void)
{
  for (guint n_seconds = 1; n_seconds <= 1800; n_seconds = n_seconds * 2 + 1) {
    PfSiege siege = { .n_addresses = 1, .span = n_seconds * G_TIME_SPAN_SECOND };

    pf_siege_run (&siege, 24);
    g_test_message ("Every %u s: %u guesses, then %u", n_seconds, siege.n_first, siege.n_later);
    g_assert_cmpuint (siege.n_first, <=, 15);
    g_assert_cmpuint (siege.n_later, <=, 23 * 5);
  }
}

/* The same from a thousand addresses: 50, then twelve an hour. */
static void
test_many_enemies (void)
{
  for (guint n_seconds = 1; n_seconds <= 1800; n_seconds = n_seconds * 2 + 1) {
    PfSiege siege = { .n_addresses = 1000, .span = n_seconds * G_TIME_SPAN_SECOND };

    pf_siege_run (&siege, 24);
    g_test_message ("Every %u s: %u guesses, then %u", n_seconds, siege.n_first, siege.n_later);
    g_assert_cmpuint (siege.n_first, <=, 50);
    g_assert_cmpuint (siege.n_later, <=, 23 * 13);
  }
}

/* From where they signed in before, they do at any time; from elsewhere too, as long as there are
 * few enemies.
 */
static void
test_owner (void)
{
  PfSiege at_home = { .n_addresses = 1000, .span = G_TIME_SPAN_SECOND, .owner_is_known = TRUE };
  PfSiege on_the_way = { .n_addresses = 1, .span = G_TIME_SPAN_SECOND };
  PfSiege shut_out = { .n_addresses = 1000, .span = G_TIME_SPAN_SECOND };

  pf_siege_run (&at_home, 24);
  g_assert_cmpuint (at_home.n_owner_refused, ==, 0);
  pf_siege_run (&on_the_way, 24);
  g_assert_cmpuint (on_the_way.n_owner_refused, ==, 0);
  pf_siege_run (&shut_out, 24);
  g_assert_cmpuint (shut_out.n_owner_refused, >, 0);
}

/* Behind the same address as the owner, somebody tries the passwords of all. */
static void
test_neighbour (void)
{
  g_autoptr (PfAttempts) attempts = pf_attempts_new (1000);
  gint64 delay = 0;

  pf_attempts_remember (attempts, SIGN_IN, EVE, HOME);
  for (guint i = 0; i < 200; i++) {
    g_autofree char *account = g_strdup_printf ("%u@example.org", i);

    pf_attempts_take (attempts, SIGN_IN, account, HOME, START, &delay);
  }
  g_assert_false (pf_attempts_take (attempts, SIGN_IN, "luc@example.org", HOME, START, &delay));
  g_assert_cmpint (count_free (attempts, EVE, HOME, START), ==, 5);
}

static void
test_forget (void)
{
  g_autoptr (PfAttempts) attempts = pf_attempts_new (100);
  gint64 delay = 0;

  count_free (attempts, EVE, HOME, START);
  count_free (attempts, "luc@example.org", HOME, START);
  while (pf_attempts_take (attempts, "code", EVE, HOME, START, &delay))
    ;
  pf_attempts_forget (attempts, SIGN_IN, EVE);
  g_assert_cmpint (count_free (attempts, EVE, HOME, START), ==, 5);
  g_assert_false (pf_attempts_take (attempts, "code", EVE, HOME, START, &delay));
  pf_attempts_forget (attempts, NULL, EVE);
  g_assert_true (pf_attempts_take (attempts, "code", EVE, HOME, START, &delay));
  g_assert_cmpint (count_free (attempts, "luc@example.org", HOME, START), ==, 0);
}

/* The last four addresses of an account, and as many accounts as there is room for. */
static void
test_known (void)
{
  static const char *const places[] = { "a", "b", "c", "a", "d", "e" };
  g_autoptr (PfKnownAddresses) known = pf_known_addresses_new (3);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    pf_known_addresses_add (known, EVE, places[i]);
  g_assert_false (pf_known_addresses_has (known, EVE, "b"));
  for (gsize i = 2; i < G_N_ELEMENTS (places); i++)
    g_assert_true (pf_known_addresses_has (known, EVE, places[i]));
  for (guint i = 0; i < 10; i++) {
    g_autofree char *account = g_strdup_printf ("%u", i);

    pf_known_addresses_add (known, account, "a");
    g_assert_false (pf_known_addresses_has (known, account, "b"));
    pf_known_addresses_add (known, EVE, "a");
    g_assert_cmpuint (pf_known_addresses_get_n_accounts (known), <=, 3);
  }
  g_assert_true (pf_known_addresses_has (known, EVE, "a"));
  g_assert_false (pf_known_addresses_has (known, "0", "a"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attempts/growing", test_growing);
  g_test_add_func ("/attempts/apart", test_apart);
  g_test_add_func ("/attempts/mails", test_mails);
  g_test_add_func ("/attempts/one-enemy", test_one_enemy);
  g_test_add_func ("/attempts/many-enemies", test_many_enemies);
  g_test_add_func ("/attempts/owner", test_owner);
  g_test_add_func ("/attempts/neighbour", test_neighbour);
  g_test_add_func ("/attempts/forget", test_forget);
  g_test_add_func ("/attempts/known", test_known);
  g_test_add_func ("/attempts/address", test_address);
  g_test_add_func ("/attempts/success", test_success);
  g_test_add_func ("/attempts/doors", test_doors);
  g_test_add_func ("/attempts/bounded", test_bounded);
  return g_test_run ();
}
