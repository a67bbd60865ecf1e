/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/attempt.h"

static void
changed_cb (guint *n_changes)
{
  ++*n_changes;
}

static void
test_goes_on (void)
{
  g_autoptr (PfAttempt) attempt = pf_attempt_new ();
  guint n_changes = 0;

  g_signal_connect_swapped (attempt, "changed", G_CALLBACK (changed_cb), &n_changes);
  g_assert_false (pf_attempt_is_held (attempt));
  pf_attempt_begin (attempt);
  g_assert_true (pf_attempt_is_held (attempt));
  pf_attempt_fail (attempt, PF_ATTEMPT_FAULT_PASSWORD);
  g_assert_false (pf_attempt_is_held (attempt));
  pf_attempt_begin (attempt);
  g_assert_cmpint (attempt->fault, ==, PF_ATTEMPT_FAULT_NONE);
  pf_attempt_fail (attempt, PF_ATTEMPT_FAULT_PASSWORD);
  g_assert_cmpuint (attempt->n_faults, ==, 2);
  pf_attempt_succeed (attempt);
  g_assert_cmpint (attempt->fault, ==, PF_ATTEMPT_FAULT_NONE);
  g_assert_cmpuint (n_changes, ==, 5);
}

/* Giving up and beginning anew does not shorten the wait. */
static void
test_waits (void)
{
  g_autoptr (PfAttempt) attempt = pf_attempt_new ();

  attempt->retry_seconds = 2;
  pf_attempt_fail (attempt, PF_ATTEMPT_FAULT_TOO_MANY);
  pf_attempt_reset (attempt);
  g_assert_true (pf_attempt_is_held (attempt));
  g_assert_cmpint (attempt->fault, ==, PF_ATTEMPT_FAULT_TOO_MANY);
  g_assert_true (pf_attempt_count_down (attempt));
  g_assert_cmpint (attempt->fault, ==, PF_ATTEMPT_FAULT_TOO_MANY);
  g_assert_false (pf_attempt_count_down (attempt));
  g_assert_cmpint (attempt->fault, ==, PF_ATTEMPT_FAULT_NONE);
  g_assert_false (pf_attempt_is_held (attempt));
}

/* What the wait ends is the wait: a wrong password stays said. */
static void
test_keeps_fault (void)
{
  g_autoptr (PfAttempt) attempt = pf_attempt_new ();

  attempt->retry_seconds = 1;
  pf_attempt_fail (attempt, PF_ATTEMPT_FAULT_PASSWORD);
  g_assert_false (pf_attempt_count_down (attempt));
  g_assert_cmpint (attempt->fault, ==, PF_ATTEMPT_FAULT_PASSWORD);
}

static void
test_forgets_proof (void)
{
  g_autoptr (PfAttempt) attempt = pf_attempt_new ();

  attempt->needs_proof = attempt->needs_code = TRUE;
  pf_attempt_reset (attempt);
  g_assert_false (attempt->needs_proof);
  g_assert_false (attempt->needs_code);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attempt/goes-on", test_goes_on);
  g_test_add_func ("/attempt/waits", test_waits);
  g_test_add_func ("/attempt/keeps-fault", test_keeps_fault);
  g_test_add_func ("/attempt/forgets-proof", test_forgets_proof);
  return g_test_run ();
}
