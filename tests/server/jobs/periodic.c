/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When a job of the server looks for work.
 */
#include "server/jobs/periodic.h"

typedef struct
{
  GMutex mutex; /* of all below */
  GCond changed;
  guint n_looks;
  guint n_more; /* so many looks find that there may be more */
} Work;

static gboolean
look (gpointer data)
{
  Work *self = data;
  gboolean more;

  g_mutex_lock (&self->mutex);
  more = self->n_looks++ < self->n_more;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  return more;
}

static void
wait_for (Work *self, guint n_looks)
{
  g_mutex_lock (&self->mutex);
  while (self->n_looks < n_looks)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/* It has looked, and does not wait for its span to end. */
static void
test_stopped (void)
{
  Work work = { .n_looks = 0 };

  pf_periodic_stop (pf_periodic_start ("test", G_TIME_SPAN_DAY, look, &work));
  g_assert_cmpuint (work.n_looks, ==, 1);
}

/* What may be there still is looked for at once, then no more. */
static void
test_more (void)
{
  Work work = { .n_more = 3 };
  PfPeriodic *job = pf_periodic_start ("test", G_TIME_SPAN_DAY, look, &work);

  wait_for (&work, 4);
  pf_periodic_stop (job);
  g_assert_cmpuint (work.n_looks, ==, 4);
}

/* Work that never ends does not keep it from being stopped. */
static void
test_endless (void)
{
  Work work = { .n_more = G_MAXUINT };
  PfPeriodic *job = pf_periodic_start ("test", G_TIME_SPAN_DAY, look, &work);

  wait_for (&work, 2);
  pf_periodic_stop (job);
}

static void
test_again (void)
{
  Work work = { .n_looks = 0 };
  gint64 started_at = g_get_monotonic_time ();
  PfPeriodic *job = pf_periodic_start ("test", G_TIME_SPAN_MILLISECOND, look, &work);

  wait_for (&work, 5);
  pf_periodic_stop (job);
  g_assert_cmpint (g_get_monotonic_time () - started_at, >=, 4 * G_TIME_SPAN_MILLISECOND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/periodic/stopped", test_stopped);
  g_test_add_func ("/periodic/more", test_more);
  g_test_add_func ("/periodic/endless", test_endless);
  g_test_add_func ("/periodic/again", test_again);
  return g_test_run ();
}
