/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page of enrolments shows of a child: what is to be answered, what is wrong with it, and
 * how a request stands.
 */
#include "client/views/family/school-page.h"

#include "client/views/family/school-aside.h"
#include "client/views/widgets/frame.h"
#include "school-sample.h"
#include "window.h"

#define NOW (G_GINT64_CONSTANT (1781000000) * G_USEC_PER_SEC) /* 9 June 2026 */

typedef struct
{
  PfTestWindow *window;
  PfSchoolEnrolling *model;
  PfVisit *visit;
  PfHousehold *household;
  GSimpleActionGroup *actions;
} Fixture;

static void
later_cb (GSimpleAction *, GVariant *, gpointer model)
{
  pf_school_enrolling_keep (model);
}

static void
submit_cb (GSimpleAction *, GVariant *, gpointer model)
{
  pf_school_enrolling_submit (model);
}

/* @enrolment: (transfer full) (nullable) */
static void
take (Fixture *fixture, PfSchoolEnrolment *enrolment)
{
  g_autoptr (GPtrArray) list = school_sample_list (enrolment);

  pf_school_enrolling_take_enrolments (fixture->model, list);
  pf_test_window_settle (fixture->window);
}

static void
fill (Fixture *fixture)
{
  g_autoptr (GPtrArray) schools = school_sample_new_schools ();
  g_autoptr (GPtrArray) sector = school_sample_new_sector ();

  pf_loading_set (fixture->model->loading, PF_LOADING_STATE_FRESH, NOW, NOW);
  pf_school_enrolling_set_me (fixture->model, pf_visit_get_me (fixture->visit), SCHOOL_YEAR_ID);
  pf_school_enrolling_take_household (fixture->model, fixture->household);
  pf_school_enrolling_take_schools (fixture->model, schools);
  pf_school_enrolling_take_sector (fixture->model, sector);
  take (fixture, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  static const GActionEntry entries[] = {
    { .name = "later", .activate = later_cb },
    { .name = "submit", .activate = submit_cb },
  };
  g_autoptr (PfMe) me = school_sample_new_me ();
  GtkWidget *page;

  fixture->model = pf_school_enrolling_new ();
  fixture->visit = pf_visit_new ("Valbourg", me);
  fixture->household = school_sample_new_household ();
  fixture->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (fixture->actions), entries, G_N_ELEMENTS (entries), fixture->model);
  page = pf_school_page_new (fixture->model, fixture->visit);
  gtk_widget_insert_action_group (page, "page", G_ACTION_GROUP (fixture->actions));
  fixture->window =
      pf_test_window_new (g_object_new (PF_TYPE_FRAME, "child", page, NULL), 1060, 900);
  fill (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_object_unref (fixture->actions);
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->visit);
  g_object_unref (fixture->household);
}

static void
shows (Fixture *fixture, const char *words)
{
  pf_test_window_assert_shows (fixture->window, words);
}

static void
hides (Fixture *fixture, const char *words)
{
  pf_test_window_assert_hides (fixture->window, words);
}

static void
test_asks (Fixture *fixture, gconstpointer)
{
  shows (fixture, "Enrol my child at school|");
  shows (fixture, "Léa: CE2, Jean-Moulin, nothing to do.");
  shows (fixture,
         "Tom|Born on 14 February 2023 · first nursery class (PS), school year 2026-2027|");
  shows (fixture, "Les Hirondelles, your school by address|4 rue des Lilas, 44990 Valbourg|");
  shows (fixture, "Who looks after Tom?");
  shows (fixture, "Told by mail too, as the other guardian: Hugo Berger.");
  shows (fixture, "no family quotient, no insurance, no paid invoice");
  shows (fixture, "Tom · first nursery class (PS) · Les Hirondelles|");
  hides (fixture, "School asked for");
  hides (fixture, "Take the request back");
}

/* Every fault at once, beside what it is about. */
static void
test_faults (Fixture *fixture, gconstpointer)
{
  pf_test_window_tick (fixture->window, "Another school than that of your address");
  shows (fixture, "School asked for");
  pf_test_window_click (fixture->window, "Submit");
  shows (fixture, "Choose the school that you ask for.");
  shows (fixture, "Choose why.");
  shows (fixture, "Not sent: something is missing, shown above.");
  pf_test_window_tick (fixture->window, "Les Hirondelles, your school by address");
  hides (fixture, "Choose why.");
  pf_test_window_type (fixture->window, "Who looks after Tom?", "Mamie");
  pf_test_window_click (fixture->window, "Submit");
  g_assert_true (fixture->model->busy);
  g_assert_cmpstr (fixture->model->answers->childcare, ==, "Mamie");
}

static void
test_outcomes (Fixture *fixture, gconstpointer)
{
  pf_test_window_click (fixture->window, "Later");
  pf_school_enrolling_end (fixture->model, PF_SCHOOL_OUTCOME_KEPT, NOW);
  pf_test_window_settle (fixture->window);
  shows (fixture, "Draft kept at ");
  pf_test_window_click (fixture->window, "Submit");
  take (fixture, school_sample_new_enrolment ("e1", PF_SCHOOL_ENROLMENT_STATE_SUBMITTED));
  pf_school_enrolling_end (fixture->model, PF_SCHOOL_OUTCOME_SUBMITTED, NOW);
  pf_test_window_settle (fixture->window);
  shows (fixture, "The enrolment of Tom is sent.");
  shows (fixture, "The education service looks at it.");
  shows (fixture, "First nursery class (PS) · Les Hirondelles|");
  hides (fixture, "Who looks after Tom?");
  hides (fixture, "Submit");
  pf_test_window_click (fixture->window, "Take the request back");
  take (fixture, school_sample_new_enrolment ("e1", PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN));
  pf_school_enrolling_end (fixture->model, PF_SCHOOL_OUTCOME_WITHDRAWN, NOW);
  pf_test_window_settle (fixture->window);
  shows (fixture, "The request for Tom is taken back.");
  shows (fixture, "Who looks after Tom?");
}

static void
test_states (Fixture *fixture, gconstpointer)
{
  PfSchoolEnrolment *wanted =
      school_sample_new_enrolment ("e1", PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED);
  PfSchoolEnrolment *validated =
      school_sample_new_enrolment ("e1", PF_SCHOOL_ENROLMENT_STATE_VALIDATED);
  PfSchoolEnrolment *refused =
      school_sample_new_enrolment ("e1", PF_SCHOOL_ENROLMENT_STATE_REFUSED);

  wanted->documents_wanted = g_strsplit ("proof_of_parenthood", " ", -1);
  wanted->reason = g_strdup ("Le livret, svp.");
  take (fixture, wanted);
  shows (fixture, "The education service has asked you for a document.");
  shows (fixture, "“Le livret, svp.”");
  pf_test_window_click (fixture->window, "Send the Document Asked For");
  shows (fixture, "The education service validates the enrolment by it.");
  g_strlcpy (validated->decided_school, SCHOOL_PASTEUR, sizeof validated->decided_school);
  take (fixture, validated);
  shows (fixture, "Tom: enrolment validated at Pasteur, not at Les Hirondelles as asked for.");
  shows (fixture, "is not enrolled in the canteen");
  hides (fixture, "Take the request back");
  hides (fixture, "Send the Document");
  refused->reason = g_strdup ("Complet.");
  take (fixture, refused);
  shows (fixture, "could not validate the request");
  shows (fixture, "“Complet.”");
  shows (fixture, "Who looks after Tom?");
}

/* Two are to be enrolled: one is chosen; what was typed for the other stays. */
static void
test_children (Fixture *fixture, gconstpointer)
{
  hides (fixture, "to be enrolled");
  pf_test_window_type (fixture->window, "Who looks after Tom?", "Mamie");
  school_sample_add_child (fixture->household, "nina", "Nina", pf_date (2022, 3, 1));
  school_sample_add_child (fixture->household, "baby", "Bébé", 0);
  school_sample_add_child (fixture->household, "max", "Max", pf_date (2025, 3, 1));
  take (fixture, NULL);
  shows (fixture, "Bébé: school comes later.");
  shows (fixture, "Max: too young yet.");
  pf_test_window_tick (fixture->window, "Nina");
  shows (fixture, "Nina · middle nursery class (MS) · Les Hirondelles|");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Who looks after Nina?"), ==, "");
  pf_test_window_tick (fixture->window, "Tom");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Who looks after Tom?"), ==, "Mamie");
}

static void
test_no_sector (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) none = school_sample_list (NULL);

  pf_school_enrolling_take_sector (fixture->model, none);
  pf_test_window_settle (fixture->window);
  shows (fixture, "The portal does not know which school takes your address");
  hides (fixture, "Another school than that of your address");
  pf_test_window_click (fixture->window, "Submit");
  shows (fixture, "Choose a school.");
}

static void
test_nobody (Fixture *fixture, gconstpointer)
{
  g_list_store_remove (fixture->household->children, 0);
  take (fixture, NULL);
  shows (fixture, "No child of your household is to be enrolled at school for 2026-2027.");
  hides (fixture, "Submit");
  g_list_store_remove (fixture->household->children, 0);
  take (fixture, NULL);
  shows (fixture, "No child is in your household yet");
  g_assert_true (gtk_widget_get_mapped (pf_test_window_get_content (fixture->window)));
}

/* No panel has less height than its content needs at its width, or it would lie over the next. */
static void
assert_room (GtkWidget *widget)
{
  int least;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_BOX (widget)) {
    GtkAllocation place;

    gtk_widget_get_allocation (widget, &place);
    gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, place.width, &least, NULL, NULL, NULL);
    if (place.height < least)
      g_error ("%s of %s has %d of %d",
               G_OBJECT_TYPE_NAME (widget),
               G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)),
               place.height,
               least);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_room (child);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
assert_columns (Fixture *fixture, const graphene_rect_t *before)
{
  GtkWidget *page = pf_test_window_get_content (fixture->window);
  graphene_rect_t now;

  g_assert_true (gtk_widget_compute_bounds (find (page, PF_TYPE_SCHOOL_ASIDE), page, &now));
  g_assert_cmpfloat (now.origin.x, ==, before->origin.x);
  g_assert_cmpfloat (now.size.width, ==, before->size.width);
}

/* Nothing jumps aside when the state changes, whichever column has more to say. */
static void
test_columns (Fixture *fixture, gconstpointer)
{
  GtkWidget *page = pf_test_window_get_content (fixture->window);
  graphene_rect_t before;

  g_assert_true (gtk_widget_compute_bounds (find (page, PF_TYPE_SCHOOL_ASIDE), page, &before));
  g_assert_cmpfloat (before.size.width, <, 0.5 * gtk_widget_get_width (page));
  for (PfSchoolEnrolmentState state = PF_SCHOOL_ENROLMENT_STATE_DRAFT;
       state <= PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN;
       state++) {
    take (fixture, school_sample_new_enrolment ("e1", state));
    assert_columns (fixture, &before);
  }
}

/* One column, none of it wider than a telephone. */
static void
test_narrow (Fixture *fixture, gconstpointer)
{
  GtkWidget *page = pf_test_window_get_content (fixture->window);
  int least;

  g_object_set (pf_school_find (fixture->model->schools, SCHOOL_MOULIN),
                "name",
                "École élémentaire Jean-Moulin du bourg et des hameaux",
                NULL);
  take (fixture, NULL);
  pf_test_window_tick (fixture->window, "Another school than that of your address");
  pf_test_window_click (fixture->window, "Submit");
  pf_test_window_resize (fixture->window, 700, 700);
  pf_test_window_resize (fixture->window, 360, 700);
  gtk_widget_measure (
      adw_bin_get_child (ADW_BIN (page)), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  assert_room (adw_bin_get_child (ADW_BIN (page)));
  pf_test_window_resize (fixture->window, 1060, 900);
  pf_test_window_settle (fixture->window);
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define TEST(name, function)                                                                       \
  g_test_add ("/school-page/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("asks", test_asks);
  TEST ("faults", test_faults);
  TEST ("outcomes", test_outcomes);
  TEST ("states", test_states);
  TEST ("children", test_children);
  TEST ("no-sector", test_no_sector);
  TEST ("nobody", test_nobody);
  TEST ("columns", test_columns);
  TEST ("narrow", test_narrow);
  return g_test_run ();
}
