/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/queue-model.h"

#include "queue-sample.h"

typedef struct
{
  PfQueueModel *model;
  GString *asked; /* of the application */
} Fixture;

static void
opened_cb (PfQueueModel *model, GString *asked)
{
  g_string_append_printf (asked, "opened %s;", model->selected != NULL ? model->selected : "-");
}

static void
plain_cb (GString *asked)
{
  g_string_append (asked, "asked;");
}

static void
stale_cb (GString *asked)
{
  g_string_append (asked, "stale;");
}

static void
decide_cb (PfQueueModel *model, PfQueueVerdict verdict, GString *asked)
{
  g_autoptr (PfQueueDecision) decision = pf_queue_draft_build (model->draft, verdict);
  g_autofree char *documents =
      decision->documents != NULL ? g_strjoinv (",", decision->documents) : g_strdup ("");

  g_assert_cmpint (decision->decision, ==, verdict);
  g_string_append_printf (asked,
                          "decide (%s) %s (%s)%s;",
                          decision->reason != NULL ? decision->reason : "",
                          decision->household,
                          documents,
                          decision->outsider ? " outsider" : "");
}

static void
take_list (Fixture *fixture)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();

  pf_queue_model_take_list (fixture->model, list);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->asked = g_string_new (NULL);
  fixture->model = pf_queue_model_new ();
  pf_loading_set (
      fixture->model->loading, PF_LOADING_STATE_FRESH, QUEUE_SAMPLE_NOW, QUEUE_SAMPLE_NOW);
  g_signal_connect (fixture->model, "opened", G_CALLBACK (opened_cb), fixture->asked);
  g_signal_connect_swapped (fixture->model, "stale", G_CALLBACK (stale_cb), fixture->asked);
  g_signal_connect (fixture->model, "decide", G_CALLBACK (decide_cb), fixture->asked);
  g_signal_connect_swapped (fixture->model, "undo", G_CALLBACK (plain_cb), fixture->asked);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_assert_finalize_object (fixture->model);
  g_string_free (fixture->asked, TRUE);
}

static void
assert_asked (Fixture *fixture, const char *wanted)
{
  g_assert_cmpstr (fixture->asked->str, ==, wanted);
  g_string_truncate (fixture->asked, 0);
}

static PfQueueItem *
make_item (const char *id)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();

  for (guint i = 0; i < list->len; i++) {
    if (g_str_equal (PF_QUEUE_SUMMARY (list->pdata[i])->id, id))
      return queue_sample_item (list->pdata[i]);
  }
  g_assert_not_reached ();
}

/* As the portal answers it. */
static void
take_item (Fixture *fixture, const char *etag)
{
  g_autoptr (PfQueueItem) item = make_item (fixture->model->selected);

  pf_queue_model_take_item (fixture->model, item, etag);
}

static void
test_lists (Fixture *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;

  take_list (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model->waiting)), ==, 6);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model->more_wanted)), ==, 2);
  assert_asked (fixture, "opened 1;");
  pf_queue_model_show (model, PF_QUEUE_STATE_MORE_WANTED);
  assert_asked (fixture, "opened 7;");
  g_assert_true (pf_queue_model_step (model, 1));
  g_assert_false (pf_queue_model_step (model, 1));
  assert_asked (fixture, "opened 8;");
  g_assert_cmpuint (pf_queue_model_get_position (model), ==, 1);
}

static void
changes_cb (GListModel *, guint, guint removed, guint added, guint *n)
{
  *n += removed + added;
}

/* A list that says the same, or a little more, moves nothing of what is on screen. */
static void
test_list_again_keeps_all (Fixture *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;
  g_autoptr (GPtrArray) list = queue_sample_list ();
  g_autoptr (PfQueueSummary) first = NULL;
  guint n = 0;

  take_list (fixture);
  first = g_list_model_get_item (G_LIST_MODEL (model->waiting), 0);
  pf_queue_model_select (model, "5");
  g_signal_connect (model->waiting, "items-changed", G_CALLBACK (changes_cb), &n);
  take_list (fixture);
  g_assert_cmpuint (n, ==, 0);
  PF_QUEUE_SUMMARY (list->pdata[0])->opened_by = g_strdup ("Inès Morel");
  g_ptr_array_remove_index (list, 1);
  pf_queue_model_take_list (model, list);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (first->opened_by, ==, "Inès Morel");
  g_assert_cmpstr (model->selected, ==, "5");
}

static void
test_accepts (Fixture *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;

  take_list (fixture);
  pf_queue_model_select (model, "2");
  assert_asked (fixture, "opened 1;opened 2;");
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_ACCEPT);
  assert_asked (fixture, ""); /* what is not there cannot be accepted */
  take_item (fixture, "\"1\"");
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_ACCEPT);
  assert_asked (fixture, "decide ()  ();");
  pf_queue_draft_set_outsider (model->draft, TRUE);
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_ACCEPT);
  assert_asked (fixture, "decide ()  () outsider;");
}

/* Where there are candidates none is chosen by itself. */
static void
test_joins_only_when_told (Fixture *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;

  take_list (fixture);
  take_item (fixture, "\"1\"");
  fixture->asked = g_string_truncate (fixture->asked, 0);
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_ACCEPT);
  assert_asked (fixture, "");
  g_assert_cmpint (model->news, ==, PF_QUEUE_NEWS_LACK);
  g_assert_cmpint (model->lack, ==, PF_QUEUE_LACK_HOUSEHOLD);
  pf_queue_draft_place (model->draft, "h1204");
  pf_queue_draft_set_outsider (model->draft, TRUE); /* of who joins nobody asks */
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_ACCEPT);
  assert_asked (fixture, "decide () h1204 ();");
}

/* A candidate that is gone is no choice any more. */
static void
test_candidate_goes (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfQueueItem) item = make_item ("1");

  take_list (fixture);
  take_item (fixture, "\"1\"");
  pf_queue_draft_place (fixture->model->draft, "h1204");
  g_list_store_remove (item->candidates, 0);
  pf_queue_model_take_item (fixture->model, item, "\"2\"");
  g_assert_false (fixture->model->draft->placed);
}

static void
test_refuses_and_asks (Fixture *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;

  take_list (fixture);
  take_item (fixture, "\"1\"");
  g_string_truncate (fixture->asked, 0);
  pf_queue_draft_set_reason (model->draft, " \n ");
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_REFUSE);
  g_assert_cmpint (model->lack, ==, PF_QUEUE_LACK_REASON);
  pf_queue_draft_set_reason (model->draft, " It cannot be read.\n");
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_REFUSE);
  assert_asked (fixture, "decide (It cannot be read.)  ();");
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_ASK);
  g_assert_cmpint (model->lack, ==, PF_QUEUE_LACK_DOCUMENTS);
  pf_queue_draft_want (model->draft, PF_DOCUMENT_KIND_LEASE, TRUE);
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_ASK);
  assert_asked (fixture, "decide (It cannot be read.)  (lease);");
}

/* A change of a household is accepted or refused as it is. */
static void
test_change (Fixture *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;

  take_list (fixture);
  pf_queue_model_select (model, "5");
  take_item (fixture, "\"1\"");
  g_string_truncate (fixture->asked, 0);
  g_assert_false (pf_queue_model_may_decide (model, PF_QUEUE_VERDICT_ASK));
  pf_queue_draft_set_reason (model->draft, "It is old.");
  pf_queue_draft_want (model->draft, PF_DOCUMENT_KIND_LEASE, TRUE);
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_ASK);
  g_assert_null (strstr (fixture->asked->str, "decide"));
  g_string_truncate (fixture->asked, 0);
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_REFUSE);
  assert_asked (fixture, "decide (It is old.)  ();");
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_ACCEPT);
  assert_asked (fixture, "decide ()  ();");
}

/* Who is sent to another school than they asked for is told why; a choice that is gone is none. */
static void
test_school (Fixture *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;
  g_autoptr (GPtrArray) list = queue_sample_list ();
  g_autoptr (PfQueueItem) item = queue_sample_school (list->pdata[0]);
  g_autoptr (PfQueueDecision) sent = NULL;

  pf_queue_model_take_list (model, list);
  pf_queue_model_take_item (model, item, "\"1\"");
  g_string_truncate (fixture->asked, 0);
  pf_queue_draft_set_reason (model->draft, "It is full.");
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_ACCEPT);
  assert_asked (fixture, "decide ()  ();"); /* as asked for, nothing is to be said */
  pf_queue_draft_set_reason (model->draft, " ");
  pf_queue_draft_set_school (model->draft, "s1");
  g_assert_true (pf_queue_model_sends_elsewhere (model));
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_ACCEPT);
  assert_asked (fixture, "");
  g_assert_cmpint (model->lack, ==, PF_QUEUE_LACK_REASON);
  pf_queue_draft_set_reason (model->draft, "It is full. ");
  pf_queue_model_decide (model, PF_QUEUE_VERDICT_ACCEPT);
  assert_asked (fixture, "decide (It is full.)  ();");
  sent = pf_queue_draft_build (model->draft, PF_QUEUE_VERDICT_ACCEPT);
  g_assert_cmpstr (sent->school, ==, "s1");
  pf_queue_draft_set_school (model->draft, "s2");
  g_assert_false (pf_queue_model_sends_elsewhere (model));
  pf_queue_draft_set_school (model->draft, "s4");
  g_list_store_remove (item->school_file->schools, 3);
  pf_queue_model_take_item (model, item, "\"2\"");
  g_assert_cmpstr (model->draft->school, ==, "");
}

/* Whose enrolment it is stays with its line. */
static void
test_school_undone (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();
  g_autoptr (PfQueueItem) item = queue_sample_school (list->pdata[0]);
  g_autoptr (PfQueueSummary) first = NULL;

  pf_queue_model_take_list (fixture->model, list);
  pf_queue_model_take_item (fixture->model, item, "\"1\"");
  pf_queue_model_take_decided (fixture->model, item, PF_QUEUE_VERDICT_ACCEPT);
  pf_queue_model_take_undone (fixture->model, item, "\"3\"");
  first = g_list_model_get_item (G_LIST_MODEL (fixture->model->waiting), 0);
  g_assert_cmpstr (first->id, ==, "1");
  g_assert_cmpstr (first->child, ==, "Tom");
}

static void
decide (Fixture *fixture, const char *id, PfQueueVerdict verdict)
{
  g_autoptr (PfQueueItem) item = make_item (id);

  queue_sample_decide (item, verdict, "Claire Fontaine");
  pf_queue_model_take_decided (fixture->model, item, verdict);
}

static void
test_next_after_a_decision (Fixture *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;

  take_list (fixture);
  pf_queue_model_select (model, "2");
  g_string_truncate (fixture->asked, 0);
  decide (fixture, "2", PF_QUEUE_VERDICT_ACCEPT);
  assert_asked (fixture, "opened 3;");
  g_assert_cmpint (model->news, ==, PF_QUEUE_NEWS_DECIDED);
  pf_queue_model_select (model, "6");
  decide (fixture, "6", PF_QUEUE_VERDICT_REFUSE);
  g_assert_cmpstr (model->selected, ==, "5"); /* the last one has none below */
  g_assert_cmpstr (model->done->id, ==, "6");
  g_assert_true (pf_queue_model_undo (model));
  pf_queue_model_settle (model);
  g_assert_false (pf_queue_model_undo (model));
  g_assert_true (g_str_has_suffix (fixture->asked->str, "opened 5;asked;"));
}

static void
test_last_one (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) list = queue_sample_list ();

  g_ptr_array_set_size (list, 1);
  pf_queue_model_take_list (fixture->model, list);
  decide (fixture, "1", PF_QUEUE_VERDICT_ACCEPT);
  assert_asked (fixture, "opened 1;opened -;");
  g_assert_null (fixture->model->draft);
}

/* What was written is there again with the file, and is sent as a new answer. */
static void
test_undo_brings_all_back (Fixture *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;
  g_autoptr (PfQueueItem) item = make_item ("2");
  g_autofree char *key = NULL;

  take_list (fixture);
  pf_queue_model_select (model, "2");
  take_item (fixture, "\"1\"");
  pf_queue_draft_write (model->draft, PF_QUEUE_VERDICT_REFUSE);
  pf_queue_draft_set_reason (model->draft, "It cannot be read.");
  key = g_strdup (model->draft->key);
  decide (fixture, "2", PF_QUEUE_VERDICT_REFUSE);
  pf_queue_model_show (model, PF_QUEUE_STATE_MORE_WANTED);
  pf_queue_model_take_undone (model, item, "\"3\"");
  g_assert_cmpint (model->shown, ==, PF_QUEUE_STATE_WAITING);
  g_assert_cmpstr (model->selected, ==, "2");
  g_assert_cmpuint (pf_queue_model_get_position (model), ==, 1);
  g_assert_true (model->item == item);
  g_assert_cmpstr (model->draft->reason, ==, "It cannot be read.");
  g_assert_cmpstr (model->draft->key, !=, key);
  g_assert_null (model->done);
}

/* The next decision takes nothing away: one after the other is undone, the last one first. */
static void
test_undo_one_after_the_other (Fixture *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;
  g_autoptr (PfQueueItem) second = make_item ("2");
  g_autoptr (PfQueueItem) third = make_item ("3");

  take_list (fixture);
  pf_queue_model_select (model, "2");
  decide (fixture, "2", PF_QUEUE_VERDICT_ACCEPT);
  decide (fixture, "3", PF_QUEUE_VERDICT_REFUSE);
  g_assert_cmpstr (model->done->id, ==, "3");
  pf_queue_model_take_undone (model, third, "\"3\"");
  g_assert_cmpstr (model->done->id, ==, "2");
  g_assert_true (pf_queue_model_undo (model));
  pf_queue_model_take_undone (model, second, "\"3\"");
  g_assert_null (model->done);

  decide (fixture, "2", PF_QUEUE_VERDICT_ACCEPT);
  decide (fixture, "3", PF_QUEUE_VERDICT_REFUSE);
  pf_queue_model_settle (model);
  g_assert_false (pf_queue_model_undo (model));
}

/* Whoever was quicker is seen by the next list, and nothing of what was typed is lost. */
static void
test_stale (Fixture *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;
  g_autoptr (GPtrArray) list = queue_sample_list ();

  take_list (fixture);
  take_item (fixture, "\"1\"");
  pf_queue_draft_set_reason (model->draft, "It cannot");
  g_string_truncate (fixture->asked, 0);
  pf_queue_model_take_list (model, list);
  assert_asked (fixture, "");
  PF_QUEUE_SUMMARY (list->pdata[0])->version = 2;
  pf_queue_model_take_list (model, list);
  assert_asked (fixture, "stale;");
  g_ptr_array_remove_index (list, 0);
  pf_queue_model_take_list (model, list);
  assert_asked (fixture, "stale;");
  g_assert_cmpstr (model->selected, ==, "1");
  g_assert_cmpstr (model->draft->reason, ==, "It cannot");
}

static void
test_drafts_are_of_files (Fixture *fixture, gconstpointer)
{
  PfQueueModel *model = fixture->model;

  take_list (fixture);
  pf_queue_draft_set_reason (model->draft, "of one");
  pf_queue_model_select (model, "2");
  g_assert_cmpstr (model->draft->reason, ==, "");
  pf_queue_model_select (model, "1");
  g_assert_cmpstr (model->draft->reason, ==, "of one");
}

static void
test_late_answer_is_dropped (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfQueueItem) item = make_item ("1");

  take_list (fixture);
  pf_queue_model_select (fixture->model, "2");
  pf_queue_model_take_item (fixture->model, item, "\"1\"");
  g_assert_null (fixture->model->item);
}

static void
test_key_is_of_the_answer (Fixture *fixture, gconstpointer)
{
  PfQueueDraft *draft;
  g_autofree char *key = NULL;

  take_list (fixture);
  draft = fixture->model->draft;
  pf_queue_draft_set_reason (draft, "one");
  key = g_strdup (draft->key);
  pf_queue_draft_set_reason (draft, "one");
  g_assert_cmpstr (draft->key, ==, key);
  pf_queue_draft_set_reason (draft, "two");
  g_assert_cmpstr (draft->key, !=, key);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, test) g_test_add ("/queue-model/" name, Fixture, NULL, set_up, test, tear_down)
  TEST ("lists", test_lists);
  TEST ("list-again", test_list_again_keeps_all);
  TEST ("accepts", test_accepts);
  TEST ("joins", test_joins_only_when_told);
  TEST ("candidate-goes", test_candidate_goes);
  TEST ("refuses-and-asks", test_refuses_and_asks);
  TEST ("change", test_change);
  TEST ("school", test_school);
  TEST ("school-undone", test_school_undone);
  TEST ("next", test_next_after_a_decision);
  TEST ("last-one", test_last_one);
  TEST ("undo", test_undo_brings_all_back);
  TEST ("undo-one-after-the-other", test_undo_one_after_the_other);
  TEST ("stale", test_stale);
  TEST ("drafts", test_drafts_are_of_files);
  TEST ("late-answer", test_late_answer_is_dropped);
  TEST ("key", test_key_is_of_the_answer);
#undef TEST
  return g_test_run ();
}
