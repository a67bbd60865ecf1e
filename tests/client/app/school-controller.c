/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page of enrolments is made of comes from four answers of the portal: how it is there
 * once all are, and what is said until then.
 */
#include "client/app/school-controller.h"

#include <string.h>

#include "client/app/fake-portal.h"
#include "school-sample.h"
#include "window.h"

#define HOUSEHOLD "GET /v1/households/h1"
#define SCHOOLS "GET /v1/schools"
#define SECTORS "GET /v1/sectors"
#define ENROLMENTS "GET /v1/school-enrolments"
#define TOM                                                                                        \
  "\"adults\":[],\"children\":[{\"id\":\"tom\",\"first_name\":\"Tom\",\"last_name\":\"Berger\","   \
  "\"birth_date\":\"2023-02-14\"}]"
#define ADDRESS                                                                                    \
  "\"address\":{\"line1\":\"12 rue des "                                                           \
  "Tilleuls\",\"postal_code\":\"44990\",\"city\":\"Valbourg\"}"
#define SCHOOL                                                                                     \
  "{\"items\":[{\"id\":\"s1\",\"name\":\"Les Hirondelles\",\"kind\":\"nursery\"}],\"next\":null}"

typedef struct
{
  PfFakePortal *portal;
  PfApiClient *client;
  PfVisit *visit;
  PfSchoolEnrolling *model;
  PfSchoolController *controller;
  PfTestWindow *window;
  GtkWidget *page;
} Fixture;

/* Before the page is seen, nothing is asked. */
static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfMe) me = school_sample_new_me ();

  fixture->portal = pf_fake_portal_new ();
  pf_fake_portal_answer (
      fixture->portal, HOUSEHOLD, 200, "{\"id\":\"h1\",\"name\":\"Berger\"," ADDRESS "," TOM "}");
  pf_fake_portal_answer (fixture->portal, SCHOOLS, 200, SCHOOL);
  pf_fake_portal_answer (fixture->portal, SECTORS, 200, SCHOOL);
  pf_fake_portal_answer (fixture->portal, ENROLMENTS, 200, "{\"items\":[],\"next\":null}");
  fixture->client = pf_api_client_new (fixture->portal->address, "T");
  fixture->visit = pf_visit_new ("Valbourg", me);
  fixture->model = pf_school_enrolling_new ();
  fixture->page = pf_school_page_new (fixture->model, fixture->visit);
  fixture->controller = pf_school_controller_new (
      fixture->client, fixture->visit, PF_SCHOOL_PAGE (fixture->page), NULL);
  g_assert_cmpstr (fixture->portal->asked->str, ==, "");
}

static void
open (Fixture *fixture, PfLoadingState state)
{
  fixture->window = pf_test_window_new (fixture->page, 1060, 900);
  while (fixture->model->loading->state != state)
    g_main_context_iteration (NULL, TRUE);
  pf_test_window_settle (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_run_dispose (G_OBJECT (fixture->controller));
  while (G_OBJECT (fixture->controller)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->controller);
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->model);
  g_object_unref (fixture->visit);
  g_object_unref (fixture->client);
  pf_fake_portal_free (fixture->portal);
}

static void
assert_asked (Fixture *fixture, const char *call, gboolean expected)
{
  g_autofree char *whole = g_strconcat (call, " ;", NULL);

  g_assert_cmpint (strstr (fixture->portal->asked->str, whole) != NULL, ==, expected);
}

static void
test_loads (Fixture *fixture, gconstpointer)
{
  open (fixture, PF_LOADING_STATE_FRESH);
  assert_asked (fixture, HOUSEHOLD, TRUE);
  assert_asked (fixture, SCHOOLS, TRUE);
  assert_asked (fixture, SECTORS, TRUE);
  assert_asked (fixture, ENROLMENTS, TRUE);
  pf_test_window_assert_shows (fixture->window, "Les Hirondelles, your school by address|");
}

/* Of an address that is not whole, no school is asked for. */
static void
test_no_address (Fixture *fixture, gconstpointer)
{
  pf_fake_portal_answer (
      fixture->portal, HOUSEHOLD, 200, "{\"id\":\"h1\",\"name\":\"Berger\"," TOM "}");
  open (fixture, PF_LOADING_STATE_FRESH);
  assert_asked (fixture, SECTORS, FALSE);
  pf_test_window_assert_shows (fixture->window, "does not know which school takes your address");
}

/* What misses one part shows none of it, says so, and is there after another try. */
static void
test_failure (Fixture *fixture, gconstpointer)
{
  pf_fake_portal_refuse (fixture->portal, SCHOOLS, 500, "internal", 0, NULL);
  open (fixture, PF_LOADING_STATE_FAILED);
  pf_test_window_assert_hides (fixture->window, "Who looks after Tom?");
  pf_fake_portal_answer (fixture->portal, SCHOOLS, 200, SCHOOL);
  gtk_widget_activate_action (fixture->page, "page.retry", NULL);
  while (fixture->model->loading->state != PF_LOADING_STATE_FRESH)
    g_main_context_iteration (NULL, TRUE);
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_shows (fixture->window, "Who looks after Tom?");
}

/* What is submitted is loaded anew: the portal knows more of it. */
static void
test_submits (Fixture *fixture, gconstpointer)
{
#define MADE(state)                                                                                \
  "{\"id\":\"e1\",\"household\":\"h1\",\"child\":\"tom\",\"school_year\":\"y1\",\"level\":\"PS\"," \
  "\"school\":\"s1\",\"state\":\"" state "\"}"
  open (fixture, PF_LOADING_STATE_FRESH);
  pf_fake_portal_answer (fixture->portal, "POST /v1/school-enrolments", 201, MADE ("draft"));
  pf_fake_portal_answer (
      fixture->portal, "POST /v1/school-enrolments/e1/submission", 200, MADE ("submitted"));
  pf_fake_portal_answer (
      fixture->portal, ENROLMENTS, 200, "{\"items\":[" MADE ("submitted") "],\"next\":null}");
  g_string_truncate (fixture->portal->asked, 0);
  pf_test_window_click (fixture->window, "Submit");
  while (fixture->model->busy || strstr (fixture->portal->asked->str, ENROLMENTS " ;") == NULL)
    g_main_context_iteration (NULL, TRUE);
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_shows (fixture->window, "The enrolment of Tom is sent.");
  pf_test_window_assert_shows (fixture->window, "The education service looks at it.");
#undef MADE
}

static void
wait_for_windows (guint n)
{
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) != n)
    g_main_context_iteration (NULL, TRUE);
}

/* What was sent is fetched into a window of its own, which goes with the page. */
static void
test_views (Fixture *fixture, gconstpointer)
{
  const char *content = "GET /v1/documents/d1/content";

  pf_fake_portal_answer (fixture->portal,
                         ENROLMENTS,
                         200,
                         "{\"items\":[{\"id\":\"e1\",\"household\":\"h1\",\"child\":\"tom\","
                         "\"school_year\":\"y1\",\"state\":\"submitted\",\"documents\":[{"
                         "\"id\":\"d1\",\"kind\":\"proof_of_parenthood\",\"name\":\"l.pdf\","
                         "\"content_type\":\"application/pdf\",\"state\":\"received\"}]}],"
                         "\"next\":null}");
  pf_fake_portal_refuse (fixture->portal, content, 503, "documents-off", 0, NULL);
  open (fixture, PF_LOADING_STATE_FRESH);
  gtk_widget_activate_action (fixture->page, "page.view-document", "s", "another");
  assert_asked (fixture, content, FALSE);
  gtk_widget_activate_action (fixture->page, "page.view-document", "s", "d1");
  wait_for_windows (2);
  while (strstr (fixture->portal->asked->str, content) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_set_visible (fixture->page, FALSE);
  wait_for_windows (1);
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define TEST(name, function)                                                                       \
  g_test_add ("/school-controller/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("loads", test_loads);
  TEST ("no-address", test_no_address);
  TEST ("failure", test_failure);
  TEST ("submits", test_submits);
  TEST ("views", test_views);
  return g_test_run ();
}
