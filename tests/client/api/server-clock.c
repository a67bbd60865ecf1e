/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/api/server-clock.h"

#define SECOND G_TIME_SPAN_SECOND
#define MILLISECOND G_TIME_SPAN_MILLISECOND

/* Whatever the clocks show, the offset that is found is within half a second and half the way. */
static void
test_one_answer (void)
{
  for (gint64 real = -3 * SECOND; real <= 3 * SECOND; real += 77 * MILLISECOND) {
    PfServerClock clock = { 0 };
    gint64 sent = 1000 * SECOND + 130 * MILLISECOND;
    gint64 answered = sent + 40 * MILLISECOND + real; /* by the portal's clock */

    g_assert_cmpint (pf_server_clock_get_offset (&clock), ==, 0);
    pf_server_clock_learn (&clock, sent, sent + 80 * MILLISECOND, answered / SECOND);
    g_assert_cmpint (ABS (pf_server_clock_get_offset (&clock) - real), <=, 540 * MILLISECOND);
  }
}

static void
test_more_answers_narrow_it (void)
{
  const gint64 real = 90 * SECOND + 250 * MILLISECOND;
  PfServerClock clock = { 0 };

  for (gint64 i = 0; i < 20; i++) {
    gint64 sent = 1000 * SECOND + i * 370 * MILLISECOND;

    pf_server_clock_learn (&clock, sent, sent + 4 * MILLISECOND, (sent + real) / SECOND);
  }
  g_assert_cmpint (ABS (pf_server_clock_get_offset (&clock) - real), <=, 60 * MILLISECOND);
}

static void
test_clock_set_in_between (void)
{
  PfServerClock clock = { 0 };

  pf_server_clock_learn (&clock, 10 * SECOND, 10 * SECOND, 10);
  pf_server_clock_learn (&clock, 20 * SECOND, 20 * SECOND, 3600);
  g_assert_cmpint (ABS (pf_server_clock_get_offset (&clock) - 3580 * SECOND), <=, SECOND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server-clock/one-answer", test_one_answer);
  g_test_add_func ("/server-clock/more-answers", test_more_answers_narrow_it);
  g_test_add_func ("/server-clock/set-in-between", test_clock_set_in_between);
  return g_test_run ();
}
