/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For who works on the planning: takes its picture in one of its situations, with the sample month.
 *
 *   planning-shot OUT.png SITUATION WIDTH HEIGHT
 *
 * The locale directory may be given in PF_LOCALE_DIR.
 */
#include <glib/gi18n.h>
#include <locale.h>

#include "client/views/family/planning-page.h"
#include "client/views/shell/shell.h"
#include "planning-sample.h"

typedef struct
{
  char **arguments;
  GtkWindow *window;
  PfPlanningModel *model;
  PfPlanningPage *page;
} Shot;

static gboolean
is (Shot *shot, const char *situation)
{
  return g_str_equal (shot->arguments[2], situation);
}

static PfPlanningItem *
get_item (Shot *shot, guint n_line, guint day)
{
  g_autoptr (PfPlanningLine) line =
      g_list_model_get_item (pf_planning_model_get_lines (shot->model), n_line);

  return pf_planning_line_get_item (line, pf_date (2026, 12, day));
}

static void
add_result (PfBookingResults *results, PfPlanningItem *item, PfBookingState outcome, int rank)
{
  g_autoptr (PfBookingResult) result =
      g_object_new (PF_TYPE_BOOKING_RESULT,
                    "child",
                    item->line->child->id,
                    "session",
                    item->cell->session,
                    "outcome",
                    outcome,
                    "rank",
                    rank,
                    "problem",
                    outcome == PF_BOOKING_STATE_REFUSED ? PF_PROBLEM_SESSION_FULL : PF_PROBLEM_NONE,
                    NULL);

  g_list_store_append (results->results, result);
}

static void
choose (Shot *shot)
{
  pf_planning_model_toggle (shot->model, get_item (shot, 0, 15));
  pf_planning_model_toggle (shot->model, get_item (shot, 1, 17));
  pf_planning_model_toggle (shot->model, get_item (shot, 4, 24));
  pf_planning_model_toggle (shot->model, get_item (shot, 6, 18));
}

static void
answer (Shot *shot)
{
  g_autoptr (PfBookingResults) results = g_object_new (PF_TYPE_BOOKING_RESULTS, NULL);

  add_result (results, get_item (shot, 0, 15), PF_BOOKING_STATE_CANCELLED, PF_NO_INTEGER);
  add_result (results, get_item (shot, 1, 17), PF_BOOKING_STATE_BOOKED, PF_NO_INTEGER);
  add_result (results, get_item (shot, 4, 24), PF_BOOKING_STATE_WAITING, 3);
  add_result (results, get_item (shot, 6, 18), PF_BOOKING_STATE_REFUSED, PF_NO_INTEGER);
  pf_planning_model_apply (shot->model, results, PF_PLANNING_SAMPLE_NOW);
}

static void
make_situation (Shot *shot)
{
  PfPlanningSituation situation = PF_PLANNING_SITUATION_FRESH;
  PfInstant since = PF_PLANNING_SAMPLE_NOW;

  if (is (shot, "cached")) {
    situation = PF_PLANNING_SITUATION_CACHED;
    since -= 20 * G_TIME_SPAN_HOUR;
  } else if (is (shot, "offline")) {
    situation = PF_PLANNING_SITUATION_OFFLINE;
  } else if (is (shot, "unanswered")) {
    situation = PF_PLANNING_SITUATION_UNANSWERED;
  }
  if (!is (shot, "cached") && !is (shot, "empty"))
    choose (shot);
  pf_planning_model_set_situation (shot->model, situation, since);
  if (is (shot, "results") || is (shot, "refused"))
    answer (shot);
  if (is (shot, "week"))
    g_object_set (shot->page, "view", PF_PLANNING_VIEW_WEEK, NULL);
}

static gboolean
save (gpointer data)
{
  Shot *shot = data;
  GtkWidget *window = GTK_WIDGET (shot->window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (window);
  int height = gtk_widget_get_height (window);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)),
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_texture_save_to_png (texture, shot->arguments[1]);
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static gboolean
open_explanation (gpointer data)
{
  Shot *shot = data;
  PfPlanningItem *item = is (shot, "refused") ? get_item (shot, 6, 18) : get_item (shot, 1, 10);

  pf_planning_page_reveal (shot->page, item->line->child->id, item->cell->session, item->date);
  return G_SOURCE_REMOVE;
}

static GtkWidget *
new_shell (Shot *shot)
{
  g_autoptr (PfMe) me = g_object_new (PF_TYPE_ME, NULL);
  g_autoptr (PfVisit) visit = pf_visit_new ("Ville de Valbourg", me);
  GtkWidget *shell = pf_shell_new (visit);
  const PfPlace place = {
    .name = "planning",
    .icon_name = "x-office-calendar-symbolic",
    .title = "Planning",
    .page = GTK_WIDGET (shot->page),
    .title_widget = pf_planning_page_new_title (shot->page),
    .header_end = pf_planning_page_new_views (shot->page),
  };

  pf_shell_add_place (PF_SHELL (shell), &place);
  return shell;
}

static void
do_nothing (GSimpleAction *, GVariant *, gpointer)
{
}

static void
add_actions (GtkWidget *shell)
{
  static const GActionEntry entries[] = {
    { .name = "previous", .activate = do_nothing },
    { .name = "next", .activate = do_nothing },
    { .name = "validate", .activate = do_nothing },
    { .name = "clear", .activate = do_nothing },
    { .name = "retry", .activate = do_nothing },
    { .name = "typical-week", .activate = do_nothing },
    { .name = "enrol", .activate = do_nothing },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (shell, "planning", G_ACTION_GROUP (group));
}

/* A child enrolled in one activity where nothing is booked, and one in none. */
static void
empty (PfPlanning *planning)
{
  g_autoptr (PfPlanningRow) canteen = g_list_model_get_item (G_LIST_MODEL (planning->rows), 1);
  GListModel *cells = G_LIST_MODEL (canteen->cells);

  for (guint i = 0; i < g_list_model_get_n_items (cells); i++) {
    g_autoptr (PfPlanningCell) cell = g_list_model_get_item (cells, i);

    if (cell->state != PF_PLANNING_STATE_NONE && cell->state != PF_PLANNING_STATE_CLOSED)
      cell->state = PF_PLANNING_STATE_OPEN;
  }
  canteen->bookings_ahead = 0;
  g_object_ref (canteen);
  g_list_store_remove_all (planning->rows);
  g_list_store_append (planning->rows, canteen);
  g_object_unref (canteen);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (PfPlanningChild) child =
        g_list_model_get_item (G_LIST_MODEL (planning->children), i);

    child->booked = 0;
  }
}

static void
activate_cb (GApplication *application, Shot *shot)
{
  g_autoptr (PfPlanning) planning = pf_planning_sample_new ();
  GtkWidget *shell;

  if (is (shot, "empty"))
    empty (planning);
  shot->model = pf_planning_model_new ();
  pf_planning_model_take (shot->model, planning, PF_PLANNING_SAMPLE_NOW);
  shot->page = PF_PLANNING_PAGE (pf_planning_page_new (shot->model));
  g_object_set (shot->page, "has-pages", TRUE, NULL);
  pf_planning_page_set_date (shot->page, pf_date (2026, 12, is (shot, "fresh") ? 17 : 9));
  shell = new_shell (shot);
  add_actions (shell);
  shot->window = g_object_new (ADW_TYPE_APPLICATION_WINDOW,
                               "application",
                               application,
                               "content",
                               shell,
                               "default-width",
                               (int) g_ascii_strtoll (shot->arguments[3], NULL, 10),
                               "default-height",
                               (int) g_ascii_strtoll (shot->arguments[4], NULL, 10),
                               NULL);
  make_situation (shot);
  gtk_window_present (shot->window);
  if (is (shot, "popover") || is (shot, "refused"))
    g_timeout_add (500, open_explanation, shot);
  g_timeout_add (1200, save, shot);
}

int
main (int argc, char **argv)
{
  const char *directory = g_getenv ("PF_LOCALE_DIR");
  g_autoptr (AdwApplication) application = NULL;
  Shot shot = { .arguments = argv };
  int status;

  if (argc != 5)
    return 1;
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL ? directory : PF_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = g_object_new (ADW_TYPE_APPLICATION,
                              "application-id",
                              "org.portailfamille.PlanningShot",
                              "resource-base-path",
                              "/org/portailfamille/PortailFamille",
                              NULL);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &shot);
  status = g_application_run (G_APPLICATION (application), 1, argv);
  g_clear_object (&shot.model);
  return status;
}
