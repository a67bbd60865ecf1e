/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/queue-page.h"

#include "queue-window.h"

static void
test_empty (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  pf_test_window_assert_shows (fixture->window, "The queue is on its way.|");
  pf_test_window_assert_hides (fixture->window, "all is decided");
  pf_loading_set (
      fixture->model->loading, PF_LOADING_STATE_FRESH, QUEUE_SAMPLE_NOW, QUEUE_SAMPLE_NOW);
  pf_queue_model_take_list (fixture->model, none);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Nothing is waiting: all is decided.|");
  pf_test_window_assert_hides (fixture->window, "The file is on its way.");
}

static void
test_rows (QueueWindow *fixture, gconstpointer)
{
  queue_window_take_list (fixture);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window,
                               "Benali, Nadia|1 d|New account|2 households alike|");
  pf_test_window_assert_shows (fixture->window,
                               "Lopez, Inés|4 h|New account|Opened by Inès Morel|");
  pf_test_window_assert_shows (fixture->window, "Roux, Bastien|3 h|New address|");
  pf_test_window_assert_shows (fixture->window, "Traoré, Fatou|12 min|");
  pf_test_window_assert_shows (fixture->window, "The file is on its way.");
  pf_queue_model_show (fixture->model, PF_QUEUE_STATE_MORE_WANTED);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Vidal, Léo|6 d|");
  pf_test_window_assert_hides (fixture->window, "Benali, Nadia");
}

static void
test_facts (QueueWindow *fixture, gconstpointer)
{
  queue_window_take_list (fixture);
  queue_window_take_item (fixture);
  queue_window_settle (fixture);
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
  queue_window_take_item (fixture);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Inès Morel has this file on screen too");
  pf_test_window_assert_shows (fixture->window, "The address is not in the town|");
  pf_test_window_assert_hides (fixture->window, "Which household");
}

/* What the town has, above what the family gave; nothing that is of new accounts alone. */
static void
test_change (QueueWindow *fixture, gconstpointer)
{
  queue_window_take_list (fixture);
  pf_queue_model_select (fixture->model, "5");
  queue_window_take_item (fixture);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window,
                               "New address|The town has|40 rue Basse, 49000 Valbourg|"
                               "The family gave|7 rue du Port, 49000 Valbourg|");
  pf_test_window_assert_shows (fixture->window, "The address is not in the town|");
  pf_test_window_assert_hides (fixture->window, "Ask for a Document");
  gtk_widget_activate_action (fixture->page, "queue.write", "i", PF_QUEUE_VERDICT_ASK);
  g_assert_cmpint (fixture->model->draft->verdict, ==, PF_QUEUE_VERDICT_NONE);
  pf_test_window_click (fixture->window, "Accept|A");
  queue_window_assert_asked (fixture, "decide 1;");
  pf_test_window_click (fixture->window, "Refuse with a Reason|R");
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Refuse the new address of Bastien Roux|");
}

static void
test_accepts_knowingly (QueueWindow *fixture, gconstpointer)
{
  queue_window_take_list (fixture);
  queue_window_take_item (fixture);
  queue_window_settle (fixture);
  pf_test_window_click (fixture->window, "Accept|A");
  queue_window_assert_asked (fixture, "");
  pf_test_window_assert_shows (fixture->window, "Choose first which household");
  gtk_widget_activate_action (fixture->page, "queue.choose", "i", 1);
  g_assert_cmpstr (fixture->model->draft->household, ==, "h1204");
  pf_test_window_click (fixture->window, "Accept|A");
  queue_window_assert_asked (fixture, "decide 1;");
}

/* What is typed reaches the model, and another file gets another text. */
static void
test_writes (QueueWindow *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;
  GtkWidget *focus;

  queue_window_take_list (fixture);
  queue_window_take_item (fixture);
  queue_window_settle (fixture);
  pf_test_window_click (fixture->window, "Refuse with a Reason|R");
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Refuse the account of Nadia Benali|");
  pf_test_window_assert_hides (fixture->window, "Refuse with a Reason");
  pf_test_window_assert_hides (fixture->window, "Which household");
  focus = gtk_root_get_focus (gtk_widget_get_root (fixture->page));
  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  pf_test_window_click (fixture->window, "Refuse|Ctrl+Enter");
  queue_window_assert_asked (fixture, "");
  pf_test_window_assert_shows (fixture->window, "Write why: the family reads it in the mail.|");
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), "It cannot be read.", -1);
  g_assert_cmpstr (model->draft->reason, ==, "It cannot be read.");
  pf_test_window_click (fixture->window, "Refuse|Ctrl+Enter");
  queue_window_assert_asked (fixture, "decide 2;");
  pf_queue_model_select (model, "2");
  queue_window_take_item (fixture);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Refuse with a Reason|R|");
  pf_queue_model_select (model, "1");
  queue_window_take_item (fixture);
  g_assert_cmpstr (model->draft->reason, ==, "It cannot be read.");
  pf_test_window_click (fixture->window, "Back to the Choice|Esc");
  pf_test_window_assert_shows (fixture->window, "Accept|A|");
}

static void
test_asks_for_documents (QueueWindow *fixture, gconstpointer)
{
  queue_window_take_list (fixture);
  queue_window_take_item (fixture);
  queue_window_settle (fixture);
  pf_test_window_click (fixture->window, "Ask for a Document|D");
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Ask Nadia Benali for a document|");
  pf_test_window_assert_shows (fixture->window, "Proof of address of less than 3 months|");
  pf_test_window_click (fixture->window, "Ask for It|Ctrl+Enter");
  pf_test_window_assert_shows (fixture->window, "Tick at least one document");
  queue_window_assert_asked (fixture, "");
}

static void
test_mail (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (PfMailPreview) mail = g_object_new (
      PF_TYPE_MAIL_PREVIEW, "subject", "Your account is open", "text", "Hello Nadia", NULL);

  queue_window_take_list (fixture);
  queue_window_take_item (fixture);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Mail that will leave|Choose first which");
  pf_queue_draft_place (fixture->model->draft, "h877");
  pf_queue_model_take_mail (fixture->model, PF_QUEUE_MAIL_COMING, NULL);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "The mail is being written…|");
  pf_queue_model_take_mail (fixture->model, PF_QUEUE_MAIL_KNOWN, mail);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Your account is open|Hello Nadia|");
  pf_queue_model_take_mail (fixture->model, PF_QUEUE_MAIL_COMING, NULL);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Hello Nadia|");
}

static void
decide (QueueWindow *fixture, PfQueueVerdict verdict)
{
  g_autoptr (PfQueueItem) item = g_object_ref (fixture->model->item);

  queue_sample_decide (item, verdict, "Claire Fontaine");
  pf_queue_model_take_decided (fixture->model, item, verdict);
  queue_window_settle (fixture);
}

static void
test_undo (QueueWindow *fixture, gconstpointer)
{
  queue_window_take_list (fixture);
  queue_window_take_item (fixture);
  queue_window_settle (fixture);
  decide (fixture, PF_QUEUE_VERDICT_REFUSE);
  g_assert_cmpstr (fixture->model->selected, ==, "2");
  pf_test_window_assert_shows (fixture->window, "Benali, Nadia: account refused|Undo|");
  pf_test_window_click (fixture->window, "Undo|Ctrl+Z");
  queue_window_assert_asked (fixture, "undo;");
  pf_queue_model_settle (fixture->model);
  queue_window_settle (fixture);
  pf_test_window_assert_hides (fixture->window, "Undo");
}

static void
test_somebody_was_quicker (QueueWindow *fixture, gconstpointer)
{
  queue_window_take_list (fixture);
  queue_window_take_item (fixture);
  pf_queue_draft_set_reason (fixture->model->draft, "It cannot");
  queue_sample_decide (fixture->model->item, PF_QUEUE_VERDICT_ACCEPT, "Inès Morel");
  pf_queue_model_tell (fixture->model, PF_QUEUE_NEWS_CHANGED);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Already decided: accepted by Inès Morel.");
  pf_test_window_assert_hides (fixture->window, "Refuse with a Reason");
  g_assert_cmpstr (fixture->model->draft->reason, ==, "It cannot");
}

/* The selection stays with the file where the list moves under it. */
static void
test_list_moves (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();

  queue_window_take_list (fixture);
  pf_queue_model_select (fixture->model, "5");
  queue_window_settle (fixture);
  g_ptr_array_remove_range (list, 0, 3);
  pf_queue_model_take_list (fixture->model, list);
  queue_window_settle (fixture);
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
test_bad_document (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("hello", 5);

  queue_window_take_list (fixture);
  queue_window_take_item (fixture);
  pf_queue_model_take_content (fixture->model, bytes);
  while (!has_label (fixture->page, "This file cannot be read"))
    g_main_context_iteration (NULL, TRUE);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "This file cannot be read: it is damaged");
  pf_queue_model_take_content (fixture->model, NULL);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "The document could not be fetched.|Try again|");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define TEST(name, test)                                                                           \
  g_test_add (                                                                                     \
      "/queue-page/" name, QueueWindow, NULL, queue_window_set_up, test, queue_window_tear_down)
  TEST ("empty", test_empty);
  TEST ("rows", test_rows);
  TEST ("facts", test_facts);
  TEST ("change", test_change);
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
