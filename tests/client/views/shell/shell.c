/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/shell.h"

#include "client/views/widgets/box.h"
#include "window.h"

typedef struct
{
  PfTestWindow *window;
  PfVisit *visit;
  GtkWidget *shell;
  GtkWidget *page;
} Fixture;

static void
add_year (PfMe *me, const char *first)
{
  guint number = (guint) g_ascii_strtoull (first, NULL, 10);
  g_autofree char *name = g_strdup_printf ("%u-%u", number, number + 1);
  g_autoptr (PfSchoolYear) year = g_object_new (
      PF_TYPE_SCHOOL_YEAR, "id", first, "name", name, "first-day", pf_date (number, 9, 1), NULL);

  g_list_store_append (me->school_years, year);
}

static PfMe *
new_me (guint n_households)
{
  PfMe *me = g_object_new (PF_TYPE_ME, NULL);

  me->account = g_object_new (
      PF_TYPE_ACCOUNT, "id", "1", "first-name", "Camille", "last-name", "Berger", NULL);
  for (guint i = 0; i < n_households; i++) {
    g_autofree char *id = g_strdup_printf ("%u", i + 1);
    g_autofree char *name = g_strdup_printf ("Berger %u", i + 1);
    g_autoptr (PfHouseholdSummary) household =
        g_object_new (PF_TYPE_HOUSEHOLD_SUMMARY, "id", id, "name", name, NULL);

    g_list_store_append (me->households, household);
  }
  add_year (me, "2026");
  return me;
}

static void
add_place (Fixture *fixture, const char *name, const char *title, GtkWidget *page)
{
  pf_shell_add_place (
      PF_SHELL (fixture->shell),
      &(PfPlace){
          .name = name, .icon_name = "x-office-calendar-symbolic", .title = title, .page = page });
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfMe) me = new_me (1);

  fixture->visit = pf_visit_new ("Ville de Valbourg", me);
  fixture->shell = pf_shell_new (fixture->visit);
  fixture->page = pf_box_new (6);
  gtk_box_append (GTK_BOX (fixture->page), gtk_label_new ("The month"));
  add_place (fixture, "planning", "Planning", fixture->page);
  fixture->window = pf_test_window_new (fixture->shell, 1280, 800);
}

/* Nothing is left of the shell and its pages once the window is gone. */
static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->visit);
}

static void
test_words (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_shows (fixture->window, "Portail famille|Ville de Valbourg|");
  pf_test_window_assert_shows (fixture->window, "Planning|");
  pf_test_window_assert_shows (fixture->window, "Camille Berger|Berger 1 · 2026-2027|");
  pf_test_window_assert_shows (fixture->window, "The month|");
}

static void
test_narrow (Fixture *fixture, gconstpointer)
{
  GtkOrientable *box = GTK_ORIENTABLE (fixture->page);

  g_assert_cmpint (gtk_orientable_get_orientation (box), ==, GTK_ORIENTATION_HORIZONTAL);
  g_assert_false (gtk_widget_has_css_class (fixture->shell, "narrow"));
  pf_test_window_resize (fixture->window, 360, 600);
  g_assert_cmpint (gtk_orientable_get_orientation (box), ==, GTK_ORIENTATION_VERTICAL);
  g_assert_true (gtk_widget_has_css_class (fixture->shell, "narrow"));
  g_assert_cmpint (gtk_widget_get_width (fixture->shell), ==, 360);
  pf_test_window_assert_shows (fixture->window, "The month|");
  pf_test_window_assert_hides (fixture->window, "Camille Berger|");
  pf_test_window_resize (fixture->window, 1280, 800);
  g_assert_cmpint (gtk_orientable_get_orientation (box), ==, GTK_ORIENTATION_HORIZONTAL);
  pf_test_window_assert_shows (fixture->window, "Camille Berger|");
}

static void
test_places (Fixture *fixture, gconstpointer)
{
  add_place (fixture, "invoices", "Invoices", gtk_label_new ("The invoices"));
  g_assert_true (pf_shell_get_page (PF_SHELL (fixture->shell)) == fixture->page);
  gtk_widget_activate_action (fixture->shell, "shell.open", "i", 2);
  pf_test_window_assert_shows (fixture->window, "The invoices|");
  gtk_widget_activate_action (fixture->shell, "shell.open", "i", 3);
  pf_test_window_assert_shows (fixture->window, "The invoices|");
  pf_shell_open_place (PF_SHELL (fixture->shell), "planning");
  pf_test_window_assert_shows (fixture->window, "The month|");
}

static GtkListBoxRow *
find_selected (GtkWidget *from)
{
  GtkListBoxRow *found = NULL;

  if (GTK_IS_LIST_BOX (from))
    return gtk_list_box_get_selected_row (GTK_LIST_BOX (from));
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_selected (child);
  return found;
}

/* What the keyboard passes on its way is not what is shown. */
static void
test_passed (Fixture *fixture, gconstpointer)
{
  GtkListBoxRow *planning = find_selected (fixture->shell);
  GtkWidget *invoices;

  g_assert_nonnull (planning);
  add_place (fixture, "invoices", "Invoices", gtk_label_new ("The invoices"));
  invoices = gtk_widget_get_next_sibling (GTK_WIDGET (planning));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (planning)));
  g_assert_true (gtk_widget_child_focus (invoices, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (invoices)) == invoices);
  g_assert_true (find_selected (fixture->shell) == planning);
  gtk_widget_activate (invoices);
  pf_test_window_assert_shows (fixture->window, "The invoices|");
  g_assert_true (GTK_WIDGET (find_selected (fixture->shell)) == invoices);
}

static void
build_cb (PfShell *, PfPlace *place, gpointer n_built)
{
  place->page = gtk_label_new ("The household");
  (*(guint *) n_built)++;
}

/* A page costs nothing before it is opened, and a page that is not open is not there to be read. */
static void
test_built_when_opened (Fixture *fixture, gconstpointer)
{
  PfShell *shell = PF_SHELL (fixture->shell);
  guint n_built = 0;

  pf_shell_add_place (shell,
                      &(PfPlace){ .name = "household",
                                  .icon_name = "system-users-symbolic",
                                  .title = "Household",
                                  .build = build_cb,
                                  .data = &n_built });
  g_assert_true (pf_shell_has_place (shell, "household"));
  g_assert_cmpstr (pf_shell_get_place (shell), ==, "planning");
  g_assert_cmpuint (n_built, ==, 0);
  gtk_widget_activate_action (fixture->shell, "shell.go", "s", "household");
  g_assert_cmpuint (n_built, ==, 1);
  g_assert_cmpstr (pf_shell_get_place (shell), ==, "household");
  g_assert_false (gtk_widget_get_visible (fixture->page));
  pf_test_window_assert_shows (fixture->window, "The household|");
  pf_shell_open_place (shell, "planning");
  pf_shell_open_place (shell, "household");
  g_assert_cmpuint (n_built, ==, 1);
}

static void
test_households (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfMe) two = new_me (2);
  g_autoptr (PfMe) none = new_me (0);

  pf_visit_set_me (fixture->visit, two);
  g_assert_cmpstr (pf_visit_get_household (fixture->visit), ==, "1");
  gtk_widget_activate_action (fixture->shell, "visit.household", "s", "2");
  g_assert_cmpstr (pf_visit_get_household (fixture->visit), ==, "2");
  pf_test_window_assert_shows (fixture->window, "Camille Berger|Berger 2 · 2026-2027|");
  pf_visit_set_me (fixture->visit, none);
  g_assert_null (pf_visit_get_household (fixture->visit));
  pf_test_window_assert_shows (fixture->window, "Camille Berger|2026-2027|");
}

/* The year to get ready for stands first, and is the one that is shown. */
static void
test_school_years (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfMe) me = new_me (1);

  pf_test_window_assert_shows (fixture->window, "Camille Berger|Berger 1 · 2026-2027|");
  g_list_store_remove_all (me->school_years);
  add_year (me, "2027");
  add_year (me, "2026");
  pf_visit_set_me (fixture->visit, me);
  pf_test_window_assert_shows (fixture->window, "Camille Berger|Berger 1 · 2026-2027|");
  gtk_widget_activate_action (fixture->shell, "visit.school-year", "s", "2027");
  g_assert_cmpstr (pf_visit_get_school_year (fixture->visit), ==, "2027");
  pf_test_window_assert_shows (fixture->window, "Camille Berger|Berger 1 · 2027-2028|");
}

static void
test_notice (Fixture *fixture, gconstpointer)
{
  pf_shell_tell (PF_SHELL (fixture->shell), "The keyring is closed.");
  pf_test_window_assert_shows (fixture->window, "The keyring is closed.|");
  pf_test_window_click (fixture->window, "Understood");
  pf_test_window_assert_hides (fixture->window, "The keyring is closed.|");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/shell/words", test_words);
  ADD ("/shell/narrow", test_narrow);
  ADD ("/shell/places", test_places);
  ADD ("/shell/passed", test_passed);
  ADD ("/shell/built-when-opened", test_built_when_opened);
  ADD ("/shell/households", test_households);
  ADD ("/shell/school-years", test_school_years);
  ADD ("/shell/notice", test_notice);
  return g_test_run ();
}
