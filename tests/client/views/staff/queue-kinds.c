/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the queue's page shows and offers by what there is to decide.
 */
#include "client/views/widgets/document-view.h"
#include "queue-window.h"

/* Of the first file of the list, asked for so many days before the day of the sample. */
static void
take_erasure (QueueWindow *fixture, PfDate answer_until, PfProblem hindrance, int n_priced)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();
  PfQueueSummary *summary = list->pdata[0];
  g_autoptr (PfErasureHousehold) household = g_object_new (PF_TYPE_ERASURE_HOUSEHOLD,
                                                           "name",
                                                           "Benali",
                                                           "only-guardian",
                                                           TRUE,
                                                           "n-to-come",
                                                           hindrance != PF_PROBLEM_NONE ? 3 : 0,
                                                           "n-priced",
                                                           n_priced,
                                                           NULL);
  g_autoptr (PfQueueItem) item = NULL;

  summary->kind = PF_QUEUE_KIND_ERASURE;
  summary->answer_until = answer_until;
  summary->n_candidates = 0;
  item = queue_sample_item (summary);
  g_list_store_remove_all (item->documents);
  g_list_store_remove_all (item->checks);
  item->erasure = g_object_new (PF_TYPE_ERASURE_FILE, NULL);
  item->erasure->answer_until = answer_until;
  item->erasure->n_computers = 2;
  item->erasure->hindrance = hindrance;
  g_list_store_append (item->erasure->households, household);
  queue_window_take (fixture, list, item);
}

/* Until when, what goes and what stays; nothing that is of new accounts alone. */
static void
test_erasure (QueueWindow *fixture, gconstpointer)
{
  PfDate today = pf_date (2026, 10, 14);

  take_erasure (fixture, today + 20, PF_PROBLEM_NONE, 2);
  pf_test_window_assert_shows (fixture->window, "Benali, Nadia|1 d|Erasure of data|");
  pf_test_window_assert_hides (fixture->window, "Answer by 3 November|");
  pf_test_window_assert_shows (fixture->window, "Answer by Tuesday 3 November 2026 at the latest.");
  pf_test_window_assert_shows (fixture->window, "codes, messages, 2 computers|Stays|The name, 2 ");
  pf_test_window_assert_shows (fixture->window, "The household Benali has no other guardian");
  pf_test_window_assert_shows (fixture->window, "This request comes without documents.|");
  pf_test_window_assert_hides (fixture->window, "still to come");
  pf_test_window_assert_hides (fixture->window, "The address is not in the town");
  pf_test_window_assert_hides (fixture->window, "Ask for a Document");
  pf_test_window_click (fixture->window, "Erase|A");
  queue_window_assert_asked (fixture, "decide 1;");
  take_erasure (fixture, today + 7, PF_PROBLEM_NONE, 0);
  pf_test_window_assert_shows (fixture->window, "Erasure of data|Answer by 21 October|");
  pf_test_window_assert_shows (fixture->window, "The last day to answer is near");
  pf_test_window_assert_shows (fixture->window, "the name is erased too.|");
}

/* What stands in the way says what comes first; a refusal is possible all the same. */
static void
test_hindered_erasure (QueueWindow *fixture, gconstpointer)
{
  take_erasure (fixture, pf_date (2026, 10, 13), PF_PROBLEM_BOOKINGS_TO_COME, 2);
  pf_test_window_assert_shows (fixture->window, "Erasure of data|Late since 13 October|");
  pf_test_window_assert_shows (fixture->window, "was Tuesday 13 October 2026: answer today.");
  pf_test_window_assert_shows (fixture->window, "3 bookings are still to come");
  gtk_widget_activate_action (fixture->page, "queue.accept", NULL);
  queue_window_assert_asked (fixture, "");
  pf_test_window_click (fixture->window, "Refuse with a Reason|R");
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Refuse to erase the data of Nadia Benali|");
  take_erasure (fixture, pf_date (2026, 10, 13), PF_PROBLEM_AGENTS_ADDRESS, 2);
  pf_test_window_assert_shows (fixture->window, "This person works for the town");
}

static void
add_child (PfTieFile *file, const char *first_name, gboolean may_be_tied)
{
  g_autoptr (PfTiedChild) child = g_object_new (PF_TYPE_TIED_CHILD,
                                                "first-name",
                                                first_name,
                                                "last-name",
                                                "Berger",
                                                "birth-date",
                                                pf_date (2018, 5, 3),
                                                "may-be-tied",
                                                may_be_tied,
                                                NULL);

  g_list_store_append (file->children, child);
}

static PfTiedChild *
get_child (PfTieFile *file, guint position)
{
  g_autoptr (PfTiedChild) child = g_list_model_get_item (G_LIST_MODEL (file->children), position);

  return child; /* the file holds it */
}

/* As sample "1" asks to follow Léa and Tom, of whom Tom may or not (transfer full). */
static PfQueueItem *
new_tie (PfQueueSummary *summary)
{
  static const char *const adults[] = { "Camille Berger", "Antoine Berger", NULL };
  PfQueueItem *item;

  summary->kind = PF_QUEUE_KIND_GUARDIAN_TIE;
  summary->n_candidates = 0;
  item = queue_sample_item (summary);
  g_list_store_remove_all (item->documents);
  g_list_store_remove_all (item->checks);
  item->tie = g_object_new (PF_TYPE_TIE_FILE,
                            "invited-by",
                            "Camille Berger",
                            "invited-at",
                            QUEUE_SAMPLE_NOW - 3 * G_TIME_SPAN_DAY,
                            "household-name",
                            "Berger",
                            "adults",
                            adults,
                            "opens",
                            TRUE,
                            NULL);
  item->tie->address = g_object_new (PF_TYPE_ADDRESS,
                                     "line1",
                                     "27 rue des Tilleuls",
                                     "postal-code",
                                     "49000",
                                     "city",
                                     "Valbourg",
                                     NULL);
  add_child (item->tie, "Léa", TRUE);
  add_child (item->tie, "Tom", FALSE);
  return item;
}

/* Who asks, whom for, and what both households see of it; nothing that is of new accounts alone. */
static void
test_tie (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();
  g_autoptr (PfQueueItem) item = new_tie (list->pdata[0]);
  g_autoptr (PfQueueDecision) decision = NULL;

  queue_window_take (fixture, list, item);
  pf_test_window_assert_shows (fixture->window, "Benali, Nadia|1 d|Second household|");
  pf_test_window_assert_shows (fixture->window, "Nadia Benali|7 rue du Port, 49000 Valbourg · na");
  pf_test_window_assert_shows (fixture->window,
                               "Invited by Camille Berger on Sunday 11 October 2026. "
                               "Accepted on Tuesday 13 October 2026.|");
  pf_test_window_assert_shows (fixture->window,
                               "Berger|27 rue des Tilleuls, 49000 Valbourg\n"
                               "Camille Berger, Antoine Berger|");
  pf_test_window_assert_shows (fixture->window,
                               "Léa Berger, born on 3 May 2018|Can live in a second household|"
                               "Tom Berger, born on 3 May 2018|Lives in two households already");
  pf_test_window_assert_shows (fixture->window,
                               "If you accept|A household is opened for Nadia Benali. In both "
                               "households from then on: Léa.|");
  pf_test_window_assert_shows (fixture->window, "Neither sees of the other|Address, contacts");
  pf_test_window_assert_shows (fixture->window, "No document yet: ask for one with D.|");
  pf_test_window_assert_hides (fixture->window, "one more household");
  pf_test_window_assert_hides (fixture->window, "Erasure of data");
  pf_test_window_assert_shows (fixture->window, "The address is not in the town");
  pf_test_window_assert_shows (fixture->window, "Not settled: either household books any day|");
  pf_test_window_tick (fixture->window, "Even weeks with Nadia, odd weeks with “Berger”");
  pf_test_window_tick (fixture->window, "The address is not in the town");
  decision = pf_queue_draft_build (fixture->model->draft, PF_QUEUE_VERDICT_ACCEPT);
  g_assert_cmpint (decision->custody->pattern, ==, PF_CUSTODY_PATTERN_ISO_EVEN);
  g_assert_cmpint (decision->custody->side, ==, PF_CUSTODY_SIDE_A);
  g_assert_true (decision->outsider);
  pf_test_window_click (fixture->window, "Accept|A");
  queue_window_assert_asked (fixture, "decide 1;");
  queue_sample_decide (item, PF_QUEUE_VERDICT_ACCEPT, "Claire Fontaine");
  pf_queue_model_take_decided (fixture->model, item, PF_QUEUE_VERDICT_ACCEPT);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Benali, Nadia: second household accepted|Undo|");
  pf_queue_model_take_undone (fixture->model, item, "\"2\"");
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Benali, Nadia|1 d|Second household|");
}

/* Who has a household of the town keeps it; what became of each child is told. */
static void
test_tie_to_a_known_household (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();
  g_autoptr (PfQueueItem) item = new_tie (list->pdata[0]);

  item->tie->opens = FALSE;
  g_clear_pointer (&item->tie->invited_by, g_free);
  get_child (item->tie, 1)->has_left = TRUE;
  queue_window_take (fixture, list, item);
  pf_test_window_assert_shows (fixture->window, "|Invited on Sunday 11 October 2026. Accepted on ");
  pf_test_window_assert_shows (fixture->window, "|Is not of the inviting household any more|");
  pf_test_window_assert_shows (fixture->window, "Nadia Benali has a household already, and keeps ");
  get_child (item->tie, 0)->tied = TRUE;
  get_child (item->tie, 0)->may_be_tied = FALSE;
  queue_sample_decide (item, PF_QUEUE_VERDICT_ACCEPT, "Inès Morel");
  pf_queue_model_select (fixture->model, "2");
  pf_queue_model_select (fixture->model, "1");
  pf_queue_model_take_item (fixture->model, item, "\"2\"");
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "3 May 2018|Lives in both households|Tom");
  pf_test_window_assert_hides (fixture->window, "If you accept");
  pf_test_window_assert_hides (fixture->window, "Ask for a Document");
}

/* What stands in the way says what comes first; a refusal is possible all the same. */
static void
test_hindered_tie (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();
  g_autoptr (PfQueueItem) item = new_tie (list->pdata[0]);

  item->tie->hindrance = PF_PROBLEM_NO_CHILD_TO_TIE;
  queue_window_take (fixture, list, item);
  pf_test_window_assert_shows (fixture->window, "None of these children can have one more hous");
  pf_test_window_assert_hides (fixture->window, "If you accept");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Accept|A"));
  gtk_widget_activate_action (fixture->page, "queue.accept", NULL);
  queue_window_assert_asked (fixture, "");
  pf_test_window_click (fixture->window, "Refuse with a Reason|R");
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Refuse a second household to Nadia Benali|");
}

/* What proves that a child is theirs comes first, and is asked of nobody else. */
static void
test_tie_wants_documents (QueueWindow *fixture, gconstpointer)
{
  static const char proof[] = "Proof of parenthood|Proof of address of less than 3 months|";
  g_autoptr (GPtrArray) list = queue_sample_list ();
  g_autoptr (PfQueueItem) item = new_tie (list->pdata[0]);
  GtkWidget *focus;

  item->tie->hindrance = PF_PROBLEM_ACCOUNT_UNDECIDED;
  queue_window_take (fixture, list, item);
  pf_test_window_assert_shows (fixture->window, "new account waits in the queue too: decide it ");
  gtk_widget_activate_action (fixture->page, "queue.write", "i", PF_QUEUE_VERDICT_ASK);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Ask Nadia Benali for a document|");
  pf_test_window_assert_shows (fixture->window, proof);
  focus = gtk_root_get_focus (gtk_widget_get_root (fixture->page));
  g_assert_true (GTK_IS_CHECK_BUTTON (focus));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (focus), TRUE);
  g_assert_cmpuint (
      fixture->model->draft->documents, ==, 1u << PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD);
  pf_queue_draft_set_reason (fixture->model->draft, "We cannot tell.");
  pf_test_window_click (fixture->window, "Ask for It|Ctrl+Enter");
  queue_window_assert_asked (fixture, "decide 3;");
  pf_queue_model_select (fixture->model, "2");
  queue_window_take_item (fixture);
  gtk_widget_activate_action (fixture->page, "queue.write", "i", PF_QUEUE_VERDICT_ASK);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Ask Marc Collet for a document|Proof of address ");
  pf_test_window_assert_hides (fixture->window, "Proof of parenthood");
  focus = gtk_root_get_focus (gtk_widget_get_root (fixture->page));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (focus), TRUE);
  g_assert_cmpuint (fixture->model->draft->documents, ==, 1u << PF_DOCUMENT_KIND_PROOF_OF_ADDRESS);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
assert_desk_height (QueueWindow *fixture, int wanted)
{
  int height;

  gtk_widget_get_size_request (find (fixture->page, PF_TYPE_DOCUMENT_VIEW), NULL, &height);
  g_assert_cmpint (height, ==, wanted);
}

/* A family is asked for no proof of address that its town does not take. */
static void
test_town (QueueWindow *fixture, gconstpointer)
{
  g_auto (GStrv) proofs = g_strsplit ("lease", " ", -1);

  queue_window_take_list (fixture);
  queue_window_take_item (fixture);
  pf_test_window_click (fixture->window, "Ask for a Document|D");
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Lease|");
  pf_test_window_assert_shows (fixture->window, "Statement on honour|");
  pf_queue_model_set_proofs (fixture->model, proofs);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Lease|");
  pf_test_window_assert_hides (fixture->window, "Statement on honour|");
  pf_test_window_assert_hides (fixture->window, "Proof of address of less than 3 months|");
}

/* One below the other, a desk is as high as what lies on it needs. */
static void
test_narrow_desk (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();
  g_autoptr (PfQueueItem) item = new_tie (list->pdata[0]);

  queue_window_take (fixture, list, item);
  assert_desk_height (fixture, -1);
  g_object_set (fixture->page, "narrow", TRUE, NULL);
  assert_desk_height (fixture, -1);
  pf_test_window_assert_shows (fixture->window, "No document yet: ask for one with D.|");
  pf_queue_model_select (fixture->model, "2");
  queue_window_take_item (fixture);
  assert_desk_height (fixture, 420);
  g_object_set (fixture->page, "narrow", FALSE, NULL);
  assert_desk_height (fixture, -1);
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define TEST(name, test)                                                                           \
  g_test_add (                                                                                     \
      "/queue-kinds/" name, QueueWindow, NULL, queue_window_set_up, test, queue_window_tear_down)
  TEST ("erasure", test_erasure);
  TEST ("hindered-erasure", test_hindered_erasure);
  TEST ("tie", test_tie);
  TEST ("tie-known", test_tie_to_a_known_household);
  TEST ("hindered-tie", test_hindered_tie);
  TEST ("tie-documents", test_tie_wants_documents);
  TEST ("town", test_town);
  TEST ("narrow-desk", test_narrow_desk);
#undef TEST
  return g_test_run ();
}
