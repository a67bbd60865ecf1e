/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What it costs to see one's planning: from the start of the program to the first frame with real
 * cells, out of the encrypted cache whose key is in the keyring, while the portal says nothing.
 * Beside it an empty window of the same libraries. For a session of gui/headless.
 *
 *   client-start EMPTY-WINDOW CLIENT-WINDOW
 */
#include <sodium.h>
#include <stdlib.h>

#include "benchmarks/bench.h"
#include "benchmarks/month.h"
#include "client/api/cache.h"
#include "client/app/keyring.h"

#define EMAIL "camille.berger@example.org"
#define HOUSEHOLD "h1"
#define ME                                                                                         \
  "{\"account\":{\"id\":\"1\",\"email\":\"" EMAIL "\",\"first_name\":\"Camille\","                 \
  "\"last_name\":\"Berger\"},\"households\":[{\"id\":\"" HOUSEHOLD "\",\"name\":\"Berger\"}]}"

/* Starts of each program in a round, in turn. */
#define N_STARTS 7

#define MAX_CPU 1.6
#define MAX_PRIVATE 1.5

typedef enum
{
  EMPTY,
  CLIENT,
  N_PROGRAMS,
} Program;

typedef struct
{
  PfBenchRounds cpu;     /* ms */
  PfBenchRounds private; /* MiB */
} Figures;

/* It takes connections and never answers: what is shown is what is cached. */
static char *
start_silent_portal (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_assert_cmpuint (port, !=, 0);
  g_steal_pointer (&listener); /* for as long as this program runs */
  return g_strdup_printf ("http://127.0.0.1:%u", port);
}

static void
kept_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (pf_keyring_keep_finish (result, &error) != PF_KEYRING_STATE_OPEN)
    g_error ("The keyring of this session keeps nothing");
  *(gboolean *) user_data = TRUE;
}

static void
put (PfCache *cache, const char *name, GBytes *answer)
{
  pf_cache_put (cache, name, answer, PF_PLANNING_SAMPLE_NOW - G_TIME_SPAN_HOUR);
}

/* As the client leaves it when its window is closed. */
static void
keep_session (const char *portal)
{
  g_autoptr (PfKeptSession) session = pf_kept_session_new ("token");
  g_autoptr (PfCache) cache = pf_cache_new (NULL, portal, EMAIL, session->cache_key);
  g_autoptr (GSettings) settings = g_settings_new (PF_APPLICATION_ID);
  g_autoptr (GBytes) me = g_bytes_new_static (ME, strlen (ME));
  g_autoptr (GBytes) month = pf_bench_month_write ();
  gboolean kept = FALSE;

  put (cache, "me", me);
  put (cache, "planning", month);
  pf_cache_flush (cache);
  g_settings_set_string (settings, "portal-address", portal);
  g_settings_set_string (settings, "portal-name", "Ville de Valbourg");
  g_settings_set_string (settings, "last-email", EMAIL);
  g_settings_set_boolean (settings, "session-kept", TRUE);
  g_settings_set_string (settings, "last-place", "planning");
  g_settings_sync ();
  pf_keyring_keep_async (portal, EMAIL, "Valbourg", session, NULL, kept_cb, &kept);
  while (!kept)
    g_main_context_iteration (NULL, TRUE);
}

/* What the first start of all finds out (client/app/renderer.c). */
static void
keep_renderer (void)
{
  g_autofree char *path =
      g_build_filename (g_get_user_cache_dir (), "portail-famille", "renderer.ini", NULL);

  if (!g_file_set_contents (path, "[renderer]\nversion=" PF_VERSION "\ndriver=none\n", -1, NULL))
    g_error ("%s cannot be written", path);
}

static void
start (const char *program, double *ret_cpu, double *ret_private)
{
  const char *const argv[] = { program, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autofree char *said = NULL;
  char *end;

  if (child == NULL || !g_subprocess_communicate_utf8 (child, NULL, NULL, &said, NULL, &error))
    g_error ("%s: %s", program, error->message);
  *ret_cpu = g_ascii_strtod (said, &end) / 1000;
  *ret_private = g_ascii_strtod (end, NULL) / 1024;
  if (*ret_cpu <= 0 || *ret_private <= 0)
    g_error ("%s said “%s”", program, said);
}

static int
compare (gconstpointer left, gconstpointer right)
{
  return (*(const double *) left > *(const double *) right) -
         (*(const double *) left < *(const double *) right);
}

static double
get_median (double *values)
{
  qsort (values, N_STARTS, sizeof *values, compare);
  return values[N_STARTS / 2];
}

/* One start of each in turn, so that a slow moment of the machine is a slow moment of both. */
static void
measure_round (char **programs, guint round, Figures *ret_figures)
{
  double cpu[N_PROGRAMS][N_STARTS];
  double private[N_PROGRAMS][N_STARTS];

  for (guint i = 0; i < N_STARTS; i++)
    for (Program program = EMPTY; program < N_PROGRAMS; program++)
      start (programs[program], &cpu[program][i], &private[program][i]);
  for (Program program = EMPTY; program < N_PROGRAMS; program++) {
    ret_figures[program].cpu[round] = get_median (cpu[program]);
    ret_figures[program].private[round] = get_median (private[program]);
  }
}

static gboolean
report (Figures *figures)
{
  gboolean reached = TRUE;

  pf_bench_print ("empty window, processor", figures[EMPTY].cpu, "ms");
  pf_bench_print ("client with its planning, processor", figures[CLIENT].cpu, "ms");
  pf_bench_print ("empty window, private memory", figures[EMPTY].private, "MiB");
  pf_bench_print ("client with its planning, private memory", figures[CLIENT].private, "MiB");
  reached &= pf_bench_at_most ("processor, client to empty window",
                               pf_bench_ratio (figures[CLIENT].cpu, figures[EMPTY].cpu),
                               MAX_CPU);
  reached &= pf_bench_at_most ("private memory, client to empty window",
                               pf_bench_ratio (figures[CLIENT].private, figures[EMPTY].private),
                               MAX_PRIVATE);
  return reached;
}

int
main (int argc, char **argv)
{
  Figures figures[N_PROGRAMS];
  g_autofree char *portal = NULL;

  if (argc != 3 || sodium_init () < 0)
    return EXIT_FAILURE;
  portal = start_silent_portal ();
  keep_session (portal);
  keep_renderer ();
  pf_bench_calibrate_core ();
  /* The first of all reads from the disk what the others find in memory. */
  measure_round (argv + 1, 0, figures);
  for (guint round = 0; round < PF_BENCH_ROUNDS; round++)
    measure_round (argv + 1, round, figures);
  return report (figures) ? EXIT_SUCCESS : EXIT_FAILURE;
}
