/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A child's enrolment at school, as an agent of the education service decides it on the queue's
 * page.
 */
#include "client/views/staff/families-words.h"
#include "queue-window.h"

#define WHY "Why not the school asked for, as the family reads it|"

static PfQueueItem *
take_school (QueueWindow *fixture)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();
  PfQueueItem *item = queue_sample_school (list->pdata[0]);

  queue_window_take (fixture, list, item);
  return item;
}

/* As it is now. */
static void
take_again (QueueWindow *fixture, PfQueueItem *item)
{
  pf_queue_model_select (fixture->model, "2");
  pf_queue_model_select (fixture->model, "1");
  pf_queue_model_take_item (fixture->model, item, "\"2\"");
  queue_window_settle (fixture);
}

static GtkWidget *
get_focus (QueueWindow *fixture)
{
  return gtk_root_get_focus (gtk_widget_get_root (fixture->page));
}

/* Who asks for whom, the class, the sector, and why another school; nothing of new accounts. */
static void
test_facts (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (PfQueueItem) item = take_school (fixture);

  pf_test_window_assert_shows (fixture->window, "Benali, Nadia|1 d|Tom · school enrolment|");
  pf_test_window_assert_shows (fixture->window, "Collet, Marc|1 d|New account|");
  pf_test_window_assert_shows (fixture->window, "Nadia Benali|7 rue du Port, 49000 Valbourg · na");
  pf_test_window_assert_shows (fixture->window,
                               "School enrolment|Tom Benali, born on 3 May 2023|"
                               "First nursery class (PS), school year 2026-2027|"
                               "Derogation asked for|Jules Ferry|"
                               "A brother or sister goes to that school. “Sami y est en CP”|"
                               "School of the sector|Jean Macé|"
                               "Who looks after the child today|Mme Petit|");
  pf_test_window_assert_hides (fixture->window, "The address is not in the town");
  pf_test_window_assert_hides (fixture->window, "usual class");
  pf_test_window_assert_hides (fixture->window, "other household");
  pf_test_window_assert_hides (fixture->window, "in the sector of this school");
  pf_test_window_assert_hides (fixture->window, "The family’s account");
}

/* An account that is not accepted is told of, and holds nothing up. */
static void
test_account (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (PfQueueItem) item = take_school (fixture);

  item->school_file->account_state = PF_QUEUE_STATE_WAITING;
  take_again (fixture, item);
  pf_test_window_assert_shows (fixture->window,
                               "Mme Petit|The family’s account still waits to be accepted. ");
  g_assert_true (pf_test_window_is_sensitive (fixture->window, "Accept|A"));
  item->school_file->account_state = PF_QUEUE_STATE_MORE_WANTED;
  take_again (fixture, item);
  pf_test_window_assert_shows (fixture->window, "The family’s account still waits to be accepted.");
  item->school_file->account_state = PF_QUEUE_STATE_REFUSED;
  take_again (fixture, item);
  pf_test_window_assert_shows (fixture->window, "The family’s account was refused: ");
}

/* What an agent must not miss. */
static void
test_warnings (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (PfQueueItem) item = take_school (fixture);
  PfSchoolFile *file = item->school_file;

  file->usual_level = PF_LEVEL_MS;
  file->is_contrary = TRUE;
  file->is_of_sector = FALSE;
  g_clear_object (&file->derogation);
  take_again (fixture, item);
  pf_test_window_assert_shows (fixture->window, "other one: Middle nursery class (MS). Check it.|");
  pf_test_window_assert_shows (fixture->window, "The town does not decide between guardians");
  pf_test_window_assert_shows (fixture->window, "|School asked for|Jean Macé|The portal does not ");
  pf_test_window_assert_hides (fixture->window, "Derogation");
  g_assert_true (pf_test_window_is_sensitive (fixture->window, "Accept|A"));
  file->usual_level = PF_LEVEL_NONE;
  file->is_of_sector = TRUE;
  take_again (fixture, item);
  pf_test_window_assert_shows (fixture->window, "in no class of a nursery or elementary school");
  pf_test_window_assert_shows (fixture->window, "|School asked for, of the sector|Jean Macé|");
}

/* What stands in the way says what comes first; a refusal is possible all the same. */
static void
test_hindered (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (PfQueueItem) item = take_school (fixture);

  item->school_file->hindrance = PF_PROBLEM_HAS_SCHOOL;
  take_again (fixture, item);
  pf_test_window_assert_shows (fixture->window, "Another enrolment of this child is validated");
  pf_test_window_assert_hides (fixture->window, "School that takes the child");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Accept|A"));
  gtk_widget_activate_action (fixture->page, "queue.accept", NULL);
  queue_window_assert_asked (fixture, "");
  pf_test_window_click (fixture->window, "Refuse with a Reason|R");
  pf_test_window_assert_shows (fixture->window, "Refuse to enrol Tom at school|");
}

/* The school asked for is chosen: it is accepted at once, and told as what it was. */
static void
test_grants (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (PfQueueItem) item = take_school (fixture);
  g_autoptr (PfQueueDecision) decision = NULL;

  pf_test_window_assert_shows (fixture->window,
                               "School that takes the child|Jules Ferry|Derogation granted|1|"
                               "Jean Macé|Derogation refused: school of the sector|2|"
                               "Another school|3|");
  pf_test_window_assert_hides (fixture->window, WHY);
  pf_test_window_assert_hides (fixture->window, "Pasteur");
  decision = pf_queue_draft_build (fixture->model->draft, PF_QUEUE_VERDICT_ACCEPT);
  g_assert_cmpstr (decision->school, ==, "");
  pf_test_window_click (fixture->window, "Accept|A");
  queue_window_assert_asked (fixture, "decide 1;");
  queue_sample_decide (item, PF_QUEUE_VERDICT_ACCEPT, "Inès Morel");
  g_strlcpy (item->school_file->decided_school, "s2", sizeof item->school_file->decided_school);
  pf_queue_model_take_decided (fixture->model, item, PF_QUEUE_VERDICT_ACCEPT);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Benali, Nadia: Tom, derogation granted|Undo|");
  pf_queue_model_take_undone (fixture->model, item, "\"2\"");
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Benali, Nadia|1 d|Tom · school enrolment|");
}

/* Sent elsewhere than they asked, they are told why, before anything leaves. */
static void
test_sends_elsewhere (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (PfQueueItem) item = take_school (fixture);
  g_autoptr (PfQueueDecision) decision = NULL;
  GtkTextBuffer *buffer;

  gtk_widget_activate_action (fixture->page, "queue.choose", "i", 2);
  pf_test_window_assert_shows (fixture->window, WHY);
  pf_test_window_assert_shows (fixture->window,
                               "Mail that will leave|Write why: the family reads ");
  gtk_widget_activate_action (fixture->page, "queue.accept", NULL);
  queue_window_settle (fixture);
  queue_window_assert_asked (fixture, "");
  pf_test_window_assert_shows (fixture->window, "Write why: the family reads it in the mail.|");
  g_assert_true (GTK_IS_TEXT_VIEW (get_focus (fixture)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_focus (fixture)));
  gtk_text_buffer_set_text (buffer, "Jules Ferry est complète.", -1);
  decision = pf_queue_draft_build (fixture->model->draft, PF_QUEUE_VERDICT_ACCEPT);
  g_assert_cmpstr (decision->school, ==, "s1");
  g_assert_cmpstr (decision->reason, ==, "Jules Ferry est complète.");
  gtk_widget_activate_action (fixture->page, "queue.send", NULL);
  queue_window_assert_asked (fixture, "decide 1;");
  queue_sample_decide (item, PF_QUEUE_VERDICT_ACCEPT, "Inès Morel");
  g_strlcpy (item->school_file->decided_school, "s1", sizeof item->school_file->decided_school);
  pf_queue_model_take_decided (fixture->model, item, PF_QUEUE_VERDICT_ACCEPT);
  pf_test_window_assert_shows (
      fixture->window, "Benali, Nadia: Tom, derogation refused, school enrolment accepted|");
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* Any school that has the class; what was written for it stays with the file. */
static void
test_chooses_another (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (PfQueueItem) item = take_school (fixture);
  GtkWidget *schools;

  g_assert_null (find (fixture->page, GTK_TYPE_DROP_DOWN));
  pf_test_window_tick (fixture->window, "Another school");
  pf_test_window_assert_shows (fixture->window, "Prévert|");
  g_assert_cmpstr (fixture->model->draft->school, ==, "s3");
  schools = find (fixture->page, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (schools), 1);
  g_assert_cmpstr (fixture->model->draft->school, ==, "s4");
  pf_queue_draft_set_reason (fixture->model->draft, "Une place à Pasteur.");
  take_again (fixture, item);
  pf_test_window_assert_shows (fixture->window, "Another school|3|Pasteur|");
  g_assert_cmpstr (fixture->model->draft->school, ==, "s4");
  g_assert_cmpstr (fixture->model->draft->reason, ==, "Une place à Pasteur.");
  pf_test_window_tick (fixture->window, "Jules Ferry");
  g_assert_cmpstr (fixture->model->draft->school, ==, "");
  pf_test_window_assert_hides (fixture->window, WHY);
  g_assert_null (find (fixture->page, GTK_TYPE_DROP_DOWN));
}

/* Without a derogation there is the school asked for, or another one: the only other one by its
 * name. With one school there is no choice.
 */
static void
test_without_derogation (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (PfQueueItem) item = take_school (fixture);

  g_clear_object (&item->school_file->derogation);
  take_again (fixture, item);
  pf_test_window_assert_shows (fixture->window,
                               "School that takes the child|Jean Macé|Asked for by the family|1|"
                               "Another school|2|");
  g_list_store_remove (item->school_file->schools, 3);
  g_list_store_remove (item->school_file->schools, 0);
  take_again (fixture, item);
  pf_test_window_tick (fixture->window, "Prévert");
  g_assert_cmpstr (fixture->model->draft->school, ==, "s3");
  g_assert_null (find (fixture->page, GTK_TYPE_DROP_DOWN));
  pf_queue_draft_set_school (fixture->model->draft, "");
  g_list_store_remove (item->school_file->schools, 1);
  take_again (fixture, item);
  pf_test_window_assert_hides (fixture->window, "School that takes the child");
  pf_test_window_click (fixture->window, "Accept|A");
  queue_window_assert_asked (fixture, "decide 1;");
}

/* Where they live and who the child is: the law lets nothing else be asked for. */
static void
test_documents (QueueWindow *fixture, gconstpointer)
{
  g_autoptr (PfQueueItem) item = take_school (fixture);

  g_list_store_remove_all (item->documents);
  take_again (fixture, item);
  pf_test_window_assert_shows (fixture->window, "No document came with it.");
  gtk_widget_activate_action (fixture->page, "queue.write", "i", PF_QUEUE_VERDICT_ASK);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window,
                               "Ask Nadia Benali for a document|"
                               "Family record book or birth certificate|"
                               "Proof of address of less than 3 months|");
  pf_test_window_assert_hides (fixture->window, "Another document");
  pf_test_window_assert_hides (fixture->window, "Insurance");
  pf_test_window_assert_hides (fixture->window, "quotient");
  pf_test_window_assert_hides (fixture->window, "School that takes the child");
  pf_queue_model_select (fixture->model, "2");
  queue_window_take_item (fixture);
  gtk_widget_activate_action (fixture->page, "queue.write", "i", PF_QUEUE_VERDICT_ASK);
  queue_window_settle (fixture);
  pf_test_window_assert_shows (fixture->window, "Another document|");
  pf_test_window_assert_hides (fixture->window, "Family record book");
}

/* Each mail of a school enrolment has its own words where families are helped. */
static void
test_mails (QueueWindow *, gconstpointer)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_MAIL_KIND);
  guint n = 0;

  for (guint i = 0; i < kinds->n_values; i++) {
    if (!g_str_has_prefix (kinds->values[i].value_nick, "school_"))
      continue;
    g_assert_cmpstr (pf_families_say_mail (kinds->values[i].value), !=, "Message");
    n++;
  }
  g_assert_cmpuint (n, ==, 8);
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define TEST(name, test)                                                                           \
  g_test_add (                                                                                     \
      "/queue-school/" name, QueueWindow, NULL, queue_window_set_up, test, queue_window_tear_down)
  TEST ("facts", test_facts);
  TEST ("account", test_account);
  TEST ("warnings", test_warnings);
  TEST ("hindered", test_hindered);
  TEST ("grants", test_grants);
  TEST ("sends-elsewhere", test_sends_elsewhere);
  TEST ("chooses-another", test_chooses_another);
  TEST ("without-derogation", test_without_derogation);
  TEST ("documents", test_documents);
  TEST ("mails", test_mails);
#undef TEST
  return g_test_run ();
}
