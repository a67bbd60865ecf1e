/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/queue-page.h"

#include "client/views/widgets/live-region.h"
#include "queue-sample.h"
#include "window.h"

typedef struct
{
  PfTestWindow *window;
  PfQueueModel *model;
  GtkWidget *page;
  GString *asked; /* of the application */
} Fixture;

static void
decide_cb (PfQueueModel *, PfQueueVerdict verdict, GString *asked)
{
  g_string_append_printf (asked, "decide %d;", (int) verdict);
}

static void
undo_cb (GString *asked)
{
  g_string_append (asked, "undo;");
}

static void
take_list (Fixture *fixture)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();

  pf_loading_set (
      fixture->model->loading, PF_LOADING_STATE_FRESH, QUEUE_SAMPLE_NOW, QUEUE_SAMPLE_NOW);
  pf_queue_model_take_list (fixture->model, list);
}

/* As the portal answers for the file that is open. */
static void
take_item (Fixture *fixture)
{
  PfQueueModel *model = fixture->model;
  guint position = pf_queue_model_get_position (model);
  g_autoptr (PfQueueSummary) summary =
      g_list_model_get_item (pf_queue_model_get_list (model), position);
  g_autoptr (PfQueueItem) item = queue_sample_item (summary);

  pf_loading_set (model->item_loading, PF_LOADING_STATE_FRESH, QUEUE_SAMPLE_NOW, QUEUE_SAMPLE_NOW);
  pf_queue_model_take_item (model, item, "\"1\"");
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->asked = g_string_new (NULL);
  fixture->model = pf_queue_model_new ();
  g_signal_connect (fixture->model, "decide", G_CALLBACK (decide_cb), fixture->asked);
  g_signal_connect_swapped (fixture->model, "undo", G_CALLBACK (undo_cb), fixture->asked);
  fixture->page = pf_queue_page_new (fixture->model);
  fixture->window = pf_test_window_new (fixture->page, 1280, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->model);
  g_string_free (fixture->asked, TRUE);
}

static void
settle (Fixture *fixture)
{
  pf_test_window_settle (fixture->window);
}

static void
assert_asked (Fixture *fixture, const char *wanted)
{
  g_assert_cmpstr (fixture->asked->str, ==, wanted);
  g_string_truncate (fixture->asked, 0);
}

static void
test_empty (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  pf_test_window_assert_shows (fixture->window, "The queue is on its way.|");
  pf_test_window_assert_hides (fixture->window, "all is decided");
  pf_loading_set (
      fixture->model->loading, PF_LOADING_STATE_FRESH, QUEUE_SAMPLE_NOW, QUEUE_SAMPLE_NOW);
  pf_queue_model_take_list (fixture->model, none);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Nothing is waiting: all is decided.|");
  pf_test_window_assert_hides (fixture->window, "The file is on its way.");
}

static void
test_rows (Fixture *fixture, gconstpointer)
{
  take_list (fixture);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window,
                               "Benali, Nadia|1 d|New account|2 households alike|");
  pf_test_window_assert_shows (fixture->window,
                               "Lopez, Inés|4 h|New account|Opened by Inès Morel|");
  pf_test_window_assert_shows (fixture->window, "Roux, Bastien|3 h|New address|");
  pf_test_window_assert_shows (fixture->window, "Traoré, Fatou|12 min|");
  pf_test_window_assert_shows (fixture->window, "The file is on its way.");
  pf_queue_model_show (fixture->model, PF_QUEUE_STATE_MORE_WANTED);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Vidal, Léo|6 d|");
  pf_test_window_assert_hides (fixture->window, "Benali, Nadia");
}

static void
test_facts (Fixture *fixture, gconstpointer)
{
  take_list (fixture);
  take_item (fixture);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window,
                               "Nadia Benali|7 rue du Port, 49000 Valbourg · "
                               "nadia.benali@example.org · 02");
  pf_test_window_assert_shows (fixture->window,
                               "Proof of address handed in|No document of less than 3 months|");
  pf_test_window_assert_shows (fixture->window, "Foyer Benali|Karim Benali · Sami, 6 years\n");
  pf_test_window_assert_shows (fixture->window, "Same address|");
  pf_test_window_assert_shows (fixture->window, "None of them: open a household|");
  pf_test_window_assert_hides (fixture->window, "The address is not in the town");
  pf_test_window_assert_shows (fixture->window, "The document is on its way…|");
  pf_queue_model_select (fixture->model, "4");
  take_item (fixture);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Inès Morel has this file on screen too");
  pf_test_window_assert_shows (fixture->window, "The address is not in the town|");
  pf_test_window_assert_hides (fixture->window, "Which household");
}

/* What the town has, above what the family gave; nothing that is of new accounts alone. */
static void
test_change (Fixture *fixture, gconstpointer)
{
  take_list (fixture);
  pf_queue_model_select (fixture->model, "5");
  take_item (fixture);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window,
                               "New address|The town has|40 rue Basse, 49000 Valbourg|"
                               "The family gave|7 rue du Port, 49000 Valbourg|");
  pf_test_window_assert_shows (fixture->window, "The address is not in the town|");
  pf_test_window_assert_hides (fixture->window, "Ask for a Document");
  gtk_widget_activate_action (fixture->page, "queue.write", "i", PF_QUEUE_VERDICT_ASK);
  g_assert_cmpint (fixture->model->draft->verdict, ==, PF_QUEUE_VERDICT_NONE);
  pf_test_window_click (fixture->window, "Accept|A");
  assert_asked (fixture, "decide 1;");
  pf_test_window_click (fixture->window, "Refuse with a Reason|R");
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Refuse the new address of Bastien Roux|");
}

static void
test_accepts_knowingly (Fixture *fixture, gconstpointer)
{
  take_list (fixture);
  take_item (fixture);
  settle (fixture);
  pf_test_window_click (fixture->window, "Accept|A");
  assert_asked (fixture, "");
  pf_test_window_assert_shows (fixture->window, "Choose first which household");
  gtk_widget_activate_action (fixture->page, "queue.choose", "i", 1);
  g_assert_cmpstr (fixture->model->draft->household, ==, "h1204");
  pf_test_window_click (fixture->window, "Accept|A");
  assert_asked (fixture, "decide 1;");
}

/* What is typed reaches the model, and another file gets another text. */
static void
test_writes (Fixture *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;
  GtkWidget *focus;

  take_list (fixture);
  take_item (fixture);
  settle (fixture);
  pf_test_window_click (fixture->window, "Refuse with a Reason|R");
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Refuse the account of Nadia Benali|");
  pf_test_window_assert_hides (fixture->window, "Refuse with a Reason");
  pf_test_window_assert_hides (fixture->window, "Which household");
  focus = gtk_root_get_focus (gtk_widget_get_root (fixture->page));
  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  pf_test_window_click (fixture->window, "Refuse|Ctrl+Enter");
  assert_asked (fixture, "");
  pf_test_window_assert_shows (fixture->window, "Write why: the family reads it in the mail.|");
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), "It cannot be read.", -1);
  g_assert_cmpstr (model->draft->reason, ==, "It cannot be read.");
  pf_test_window_click (fixture->window, "Refuse|Ctrl+Enter");
  assert_asked (fixture, "decide 2;");
  pf_queue_model_select (model, "2");
  take_item (fixture);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Refuse with a Reason|R|");
  pf_queue_model_select (model, "1");
  take_item (fixture);
  g_assert_cmpstr (model->draft->reason, ==, "It cannot be read.");
  pf_test_window_click (fixture->window, "Back to the Choice|Esc");
  pf_test_window_assert_shows (fixture->window, "Accept|A|");
}

/* Of the first file of the list, asked for so many days before the day of the sample. */
static void
take_erasure (Fixture *fixture, PfDate answer_until, PfProblem hindrance, int n_priced)
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
  pf_loading_set (
      fixture->model->loading, PF_LOADING_STATE_FRESH, QUEUE_SAMPLE_NOW, QUEUE_SAMPLE_NOW);
  pf_queue_model_take_list (fixture->model, list);
  item = queue_sample_item (summary);
  g_list_store_remove_all (item->documents);
  g_list_store_remove_all (item->checks);
  item->erasure = g_object_new (PF_TYPE_ERASURE_FILE, NULL);
  item->erasure->answer_until = answer_until;
  item->erasure->n_computers = 2;
  item->erasure->hindrance = hindrance;
  g_list_store_append (item->erasure->households, household);
  pf_loading_set (
      fixture->model->item_loading, PF_LOADING_STATE_FRESH, QUEUE_SAMPLE_NOW, QUEUE_SAMPLE_NOW);
  pf_queue_model_take_item (fixture->model, item, "\"1\"");
  settle (fixture);
}

/* Until when, what goes and what stays; nothing that is of new accounts alone. */
static void
test_erasure (Fixture *fixture, gconstpointer)
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
  assert_asked (fixture, "decide 1;");
  take_erasure (fixture, today + 7, PF_PROBLEM_NONE, 0);
  pf_test_window_assert_shows (fixture->window, "Erasure of data|Answer by 21 October|");
  pf_test_window_assert_shows (fixture->window, "The last day to answer is near");
  pf_test_window_assert_shows (fixture->window, "the name is erased too.|");
}

/* What stands in the way says what comes first; a refusal is possible all the same. */
static void
test_hindered_erasure (Fixture *fixture, gconstpointer)
{
  take_erasure (fixture, pf_date (2026, 10, 13), PF_PROBLEM_BOOKINGS_TO_COME, 2);
  pf_test_window_assert_shows (fixture->window, "Erasure of data|Late since 13 October|");
  pf_test_window_assert_shows (fixture->window, "was Tuesday 13 October 2026: answer today.");
  pf_test_window_assert_shows (fixture->window, "3 bookings are still to come");
  gtk_widget_activate_action (fixture->page, "queue.accept", NULL);
  assert_asked (fixture, "");
  pf_test_window_click (fixture->window, "Refuse with a Reason|R");
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Refuse to erase the data of Nadia Benali|");
  take_erasure (fixture, pf_date (2026, 10, 13), PF_PROBLEM_AGENTS_ADDRESS, 2);
  pf_test_window_assert_shows (fixture->window, "This person works for the town");
}

static void
test_asks_for_documents (Fixture *fixture, gconstpointer)
{
  take_list (fixture);
  take_item (fixture);
  settle (fixture);
  pf_test_window_click (fixture->window, "Ask for a Document|D");
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Ask Nadia Benali for a document|");
  pf_test_window_assert_shows (fixture->window, "Proof of address of less than 3 months|");
  pf_test_window_click (fixture->window, "Ask for It|Ctrl+Enter");
  pf_test_window_assert_shows (fixture->window, "Tick at least one document");
  assert_asked (fixture, "");
}

static void
test_mail (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfMailPreview) mail = g_object_new (
      PF_TYPE_MAIL_PREVIEW, "subject", "Your account is open", "text", "Hello Nadia", NULL);

  take_list (fixture);
  take_item (fixture);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Mail that will leave|Choose first which");
  pf_queue_draft_place (fixture->model->draft, "h877");
  pf_queue_model_take_mail (fixture->model, PF_QUEUE_MAIL_COMING, NULL);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "The mail is being written…|");
  pf_queue_model_take_mail (fixture->model, PF_QUEUE_MAIL_KNOWN, mail);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Your account is open|Hello Nadia|");
  pf_queue_model_take_mail (fixture->model, PF_QUEUE_MAIL_COMING, NULL);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Hello Nadia|");
}

static void
decide (Fixture *fixture, PfQueueVerdict verdict)
{
  g_autoptr (PfQueueItem) item = g_object_ref (fixture->model->item);

  queue_sample_decide (item, verdict, "Claire Fontaine");
  pf_queue_model_take_decided (fixture->model, item, verdict);
  settle (fixture);
}

static void
test_undo (Fixture *fixture, gconstpointer)
{
  take_list (fixture);
  take_item (fixture);
  settle (fixture);
  decide (fixture, PF_QUEUE_VERDICT_REFUSE);
  g_assert_cmpstr (fixture->model->selected, ==, "2");
  pf_test_window_assert_shows (fixture->window, "Benali, Nadia: account refused|Undo|");
  pf_test_window_click (fixture->window, "Undo|Ctrl+Z");
  assert_asked (fixture, "undo;");
  pf_queue_model_settle (fixture->model);
  settle (fixture);
  pf_test_window_assert_hides (fixture->window, "Undo");
}

static void
test_somebody_was_quicker (Fixture *fixture, gconstpointer)
{
  take_list (fixture);
  take_item (fixture);
  pf_queue_draft_set_reason (fixture->model->draft, "It cannot");
  queue_sample_decide (fixture->model->item, PF_QUEUE_VERDICT_ACCEPT, "Inès Morel");
  pf_queue_model_tell (fixture->model, PF_QUEUE_NEWS_CHANGED);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Already decided: accepted by Inès Morel.");
  pf_test_window_assert_hides (fixture->window, "Refuse with a Reason");
  g_assert_cmpstr (fixture->model->draft->reason, ==, "It cannot");
}

/* The selection stays with the file where the list moves under it. */
static void
test_list_moves (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();

  take_list (fixture);
  pf_queue_model_select (fixture->model, "5");
  settle (fixture);
  g_ptr_array_remove_range (list, 0, 3);
  pf_queue_model_take_list (fixture->model, list);
  settle (fixture);
  g_assert_cmpstr (fixture->model->selected, ==, "5");
  g_assert_cmpuint (pf_queue_model_get_position (fixture->model), ==, 1);
}

static gboolean
has_label (GtkWidget *widget, const char *start)
{
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), start))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (has_label (child, start))
      return TRUE;
  }
  return FALSE;
}

static void
test_bad_document (Fixture *fixture, gconstpointer)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("hello", 5);

  take_list (fixture);
  take_item (fixture);
  pf_queue_model_take_content (fixture->model, bytes);
  while (!has_label (fixture->page, "This file cannot be read"))
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "This file cannot be read: it is damaged");
  pf_queue_model_take_content (fixture->model, NULL);
  settle (fixture);
  pf_test_window_assert_shows (fixture->window, "The document could not be fetched.|Try again|");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define TEST(name, test) g_test_add ("/queue-page/" name, Fixture, NULL, set_up, test, tear_down)
  TEST ("empty", test_empty);
  TEST ("rows", test_rows);
  TEST ("facts", test_facts);
  TEST ("change", test_change);
  TEST ("erasure", test_erasure);
  TEST ("hindered-erasure", test_hindered_erasure);
  TEST ("accepts", test_accepts_knowingly);
  TEST ("writes", test_writes);
  TEST ("asks", test_asks_for_documents);
  TEST ("mail", test_mail);
  TEST ("undo", test_undo);
  TEST ("quicker", test_somebody_was_quicker);
  TEST ("list-moves", test_list_moves);
  TEST ("bad-document", test_bad_document);
#undef TEST
  return g_test_run ();
}
