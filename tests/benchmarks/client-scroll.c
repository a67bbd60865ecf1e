/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The month of three children of five slots, scrolled down and up: what each frame costs the
 * thread that draws, all that happens between two frames included. For a session of gui/headless.
 */
#include <stdlib.h>
#include <time.h>

#include "benchmarks/bench.h"
#include "benchmarks/month.h"
#include "client/views/family/planning-page.h"
#include "window.h"

#define WIDTH 1280
#define HEIGHT 480 /* half of the rows */
#define STEP 6     /* pixels a frame */
#define N_FRAMES 600

/* About what was reached on a machine whose core hashes 64 MiB in 125 ms. */
#define AIM_MS 8.3

typedef struct
{
  GtkAdjustment *adjustment;
  int direction;
  gint64 last; /* ns of this thread at the last frame, or 0 */
  GArray *spans;
} Scroll;

static gint64
read_thread (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * 1000 * 1000 * 1000 + time.tv_nsec;
}

/* The one that the rows are in: the first that has somewhere to scroll to. */
static GtkAdjustment *
find_adjustment (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_SCROLLED_WINDOW (widget)) {
    GtkAdjustment *own = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

    if (gtk_adjustment_get_upper (own) > gtk_adjustment_get_page_size (own))
      return own;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkAdjustment *found = find_adjustment (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
step_cb (GtkWidget *, GdkFrameClock *, gpointer user_data)
{
  Scroll *self = user_data;
  double value = gtk_adjustment_get_value (self->adjustment);
  double end =
      gtk_adjustment_get_upper (self->adjustment) - gtk_adjustment_get_page_size (self->adjustment);

  if (value >= end)
    self->direction = -1;
  else if (value <= 0)
    self->direction = 1;
  gtk_adjustment_set_value (self->adjustment, value + STEP * self->direction);
  return G_SOURCE_CONTINUE;
}

static void
painted_cb (GdkFrameClock *, gpointer user_data)
{
  Scroll *self = user_data;
  gint64 now = read_thread ();
  gint64 span = now - self->last;

  if (self->last != 0)
    g_array_append_val (self->spans, span);
  self->last = now;
}

/* Milliseconds: the percentiles 50 and 95. */
static void
scroll (GtkWidget *page, double *ret_p50, double *ret_p95)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (gint64));
  Scroll self = { .adjustment = find_adjustment (page), .direction = 1, .spans = spans };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (page);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &self);
  guint tick = gtk_widget_add_tick_callback (page, step_cb, &self, NULL);

  if (self.adjustment == NULL)
    g_error ("The month does not scroll in %d pixels", HEIGHT);
  while (spans->len < N_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (page, tick);
  g_signal_handler_disconnect (clock, handler);
  *ret_p50 = pf_bench_percentile (spans, 50) / 1e6;
  *ret_p95 = pf_bench_percentile (spans, 95) / 1e6;
}

static GtkWidget *
new_page (void)
{
  g_autoptr (PfPlanningModel) model = pf_planning_model_new ();
  g_autoptr (PfPlanning) month = pf_bench_month_new ();
  GtkWidget *page = pf_planning_page_new (model);

  pf_planning_page_set_date (PF_PLANNING_PAGE (page), month->from);
  pf_planning_model_take (model, month, PF_PLANNING_SAMPLE_NOW);
  pf_planning_model_set_situation (model, PF_PLANNING_SITUATION_FRESH, PF_PLANNING_SAMPLE_NOW);
  return page;
}

int
main (int argc, char **argv)
{
  PfBenchRounds p50, p95;
  PfTestWindow *window;
  GtkWidget *page;

  if (!pf_test_window_init (&argc, &argv))
    return EXIT_FAILURE;
  page = new_page ();
  window = pf_test_window_new (page, WIDTH, HEIGHT);
  pf_bench_calibrate_core ();
  for (guint round = 0; round < PF_BENCH_ROUNDS; round++)
    scroll (page, &p50[round], &p95[round]);
  pf_test_window_free (window);
  pf_bench_print ("a frame of scrolling, thread's processor, median", p50, "ms");
  pf_bench_print ("a frame of scrolling, thread's processor, p95", p95, "ms");
  return pf_bench_at_most ("p95 of a frame in ms", pf_bench_median (p95), AIM_MS) ? EXIT_SUCCESS
                                                                                  : EXIT_FAILURE;
}
