/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/families-model.h"

#include "families-sample.h"

typedef struct
{
  PfFamiliesModel *model;
  GString *asked; /* by the page */
} Fixture;

static void
search_cb (PfFamiliesModel *model, GString *asked)
{
  g_string_append_printf (asked, "search %s;", model->words);
}

static void
send_cb (PfFamiliesModel *, const char *adult, GString *asked)
{
  g_string_append_printf (asked, "send %s;", adult);
}

static void
assign_cb (PfFamiliesModel *, const char *adult, GString *asked)
{
  g_string_append_printf (asked, "assign %s;", adult);
}

static void
correct_cb (PfFamiliesModel *model, GString *asked)
{
  g_string_append_printf (asked, "correct %s;", model->email);
}

static void
open_sample (Fixture *fixture)
{
  g_autoptr (PfStaffHousehold) household = families_sample_new (1);

  pf_families_model_select (fixture->model, FAMILY_ID);
  pf_families_model_take_household (fixture->model, household, "\"1\"");
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->model = pf_families_model_new ();
  fixture->asked = g_string_new (NULL);
  g_signal_connect (fixture->model, "search", G_CALLBACK (search_cb), fixture->asked);
  g_signal_connect (fixture->model, "send", G_CALLBACK (send_cb), fixture->asked);
  g_signal_connect (fixture->model, "assign", G_CALLBACK (assign_cb), fixture->asked);
  g_signal_connect (fixture->model, "correct", G_CALLBACK (correct_cb), fixture->asked);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_assert_finalize_object (fixture->model);
  g_string_free (fixture->asked, TRUE);
}

/* Blanks around are no other words; without words nothing is found, at once. */
static void
test_search (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  PfFamiliesModel *model = fixture->model;

  g_ptr_array_add (found, families_sample_new (1));
  pf_families_model_search (model, "brun");
  pf_families_model_search (model, " brun ");
  g_assert_cmpstr (fixture->asked->str, ==, "search brun;");
  g_assert_true (model->searching);
  pf_families_model_take_found (model, found, TRUE);
  g_assert_false (model->searching);
  g_assert_true (model->has_more);
  pf_families_model_select (model, FAMILY_ID);
  g_assert_cmpuint (pf_families_model_get_position (model), ==, 0);
  pf_families_model_search (model, "");
  g_assert_false (model->searching);
  g_assert_false (model->has_more);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model->found)), ==, 0);
  g_assert_cmpstr (model->selected, ==, FAMILY_ID);
}

/* What comes for a household that was left is not shown. */
static void
test_late (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfStaffHousehold) household = families_sample_new (1);

  pf_families_model_select (fixture->model, "000000000000b");
  pf_families_model_take_household (fixture->model, household, "\"1\"");
  g_assert_null (fixture->model->household);
}

/* A newer answer keeps what is on screen in its place. */
static void
test_update (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfStaffHousehold) newer = families_sample_new (2);
  PfStaffAdult *before;

  open_sample (fixture);
  before = families_sample_get (fixture->model->household, 1);
  g_object_set (families_sample_get (newer, 1), "access", PF_ACCESS_INVITED, NULL);
  pf_families_model_take_household (fixture->model, newer, "\"2\"");
  g_assert_true (families_sample_get (fixture->model->household, 1) == before);
  g_assert_cmpint (before->access, ==, PF_ACCESS_INVITED);
  g_assert_cmpstr (fixture->model->etag, ==, "\"2\"");
}

/* Nothing is asked while it lacks something, nor twice at once. */
static void
test_correct (Fixture *fixture, gconstpointer)
{
  PfFamiliesModel *model = fixture->model;

  open_sample (fixture);
  pf_families_model_correct (model); /* no form is open */
  pf_families_model_begin (model, FAMILY_MAX);
  pf_families_model_set_email (model, "max example.org");
  pf_families_model_correct (model);
  g_assert_cmpint (model->lack, ==, PF_FAMILIES_LACK_EMAIL | PF_FAMILIES_LACK_CHECK);
  pf_families_model_set_email (model, " max@example.org");
  g_assert_cmpint (model->lack, ==, PF_FAMILIES_LACK_NONE);
  pf_families_model_correct (model);
  g_assert_cmpint (model->lack, ==, PF_FAMILIES_LACK_CHECK);
  pf_families_model_set_check (model, PF_IDENTITY_CHECK_CALLED_BACK);
  pf_families_model_correct (model);
  pf_families_model_correct (model);
  pf_families_model_send (model, FAMILY_ZELIE);
  g_assert_cmpstr (fixture->asked->str, ==, "correct max@example.org;");
  pf_families_model_take_done (model, PF_FAMILIES_NEWS_CORRECTED, NULL, NULL);
  g_assert_cmpstr (model->correcting, ==, "");
  g_assert_cmpstr (model->about, ==, "Max Brun");
  g_assert_cmpstr (model->address, ==, "max@example.org");
}

/* What was refused stays as it was typed; what may have arrived keeps its key. */
static void
test_fail (Fixture *fixture, gconstpointer)
{
  PfFamiliesModel *model = fixture->model;
  g_autofree char *key = NULL;

  open_sample (fixture);
  pf_families_model_begin (model, FAMILY_MAX);
  pf_families_model_set_email (model, "max@example.org");
  pf_families_model_set_check (model, PF_IDENTITY_CHECK_CALLED_BACK);
  pf_families_model_correct (model);
  key = g_strdup (model->key);
  pf_families_model_fail (model, PF_FAMILIES_NEWS_UNANSWERED, PF_PROBLEM_NONE, 0);
  g_assert_cmpstr (model->key, ==, key);
  pf_families_model_correct (model);
  pf_families_model_fail (model, PF_FAMILIES_NEWS_REFUSED, PF_PROBLEM_ADDRESS_IN_USE, 0);
  g_assert_cmpstr (model->key, !=, key);
  g_assert_cmpstr (model->email, ==, "max@example.org");
  g_assert_cmpstr (model->correcting, ==, FAMILY_MAX);
  g_assert_false (model->sending);
  pf_families_model_set_email (model, "max.brun@example.org");
  g_assert_cmpint (model->news, ==, PF_FAMILIES_NEWS_NONE);
}

/* Who loses the address is asked for theirs at once. */
static void
test_assign (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfStaffHousehold) settled = families_sample_new (2);
  PfFamiliesModel *model = fixture->model;

  open_sample (fixture);
  families_sample_settle (settled);
  pf_families_model_assign (model, FAMILY_ZELIE);
  g_assert_cmpstr (fixture->asked->str, ==, "assign " FAMILY_ZELIE ";");
  pf_families_model_take_done (model, PF_FAMILIES_NEWS_ASSIGNED, settled, "\"2\"");
  g_assert_cmpstr (model->others, ==, "Max Brun");
  g_assert_cmpstr (model->correcting, ==, FAMILY_MAX);
  g_assert_false (pf_staff_adult_is_undecided (families_sample_get (model->household, 0)));
}

/* Zélie keeps the address that she shared with Max, of her household, and Ida, of another one. */
static void
assign_of_three (Fixture *fixture)
{
  g_autoptr (PfStaffHousehold) settled = families_sample_new (2);
  g_autoptr (PfAddressSharer) ida = g_object_new (PF_TYPE_ADDRESS_SHARER,
                                                  "adult",
                                                  "00000000000ia",
                                                  "household",
                                                  "000000000000b",
                                                  "first-name",
                                                  "Ida",
                                                  "last-name",
                                                  "Roy",
                                                  "household-name",
                                                  "Roy",
                                                  NULL);

  open_sample (fixture);
  families_sample_settle (settled);
  g_list_store_insert (families_sample_get (fixture->model->household, 0)->shared_with, 0, ida);
  pf_families_model_assign (fixture->model, FAMILY_ZELIE);
  pf_families_model_take_done (fixture->model, PF_FAMILIES_NEWS_ASSIGNED, settled, "\"2\"");
}

static void
note_address (Fixture *fixture, const char *email)
{
  pf_families_model_set_email (fixture->model, email);
  pf_families_model_set_check (fixture->model, PF_IDENTITY_CHECK_CALLED_BACK);
  pf_families_model_correct (fixture->model);
  pf_families_model_take_done (fixture->model, PF_FAMILIES_NEWS_CORRECTED, NULL, NULL);
}

/* One after the other is asked for theirs: of this household first, then of the other. */
static void
test_leads_on (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfStaffHousehold) other =
      g_object_new (PF_TYPE_STAFF_HOUSEHOLD, "id", "000000000000b", "name", "Roy", NULL);
  g_autoptr (PfStaffAdult) adult = g_object_new (
      PF_TYPE_STAFF_ADULT, "id", "00000000000ia", "first-name", "Ida", "last-name", "Roy", NULL);
  PfFamiliesModel *model = fixture->model;
  guint n_news;

  g_list_store_append (other->adults, adult);
  assign_of_three (fixture);
  g_assert_cmpstr (model->others, ==, "Ida Roy, Max Brun");
  g_assert_cmpstr (model->correcting, ==, FAMILY_MAX);
  g_assert_null (pf_families_model_get_next (model)); /* this one comes first */
  note_address (fixture, "max@example.org");
  g_assert_true (model->had_none);
  g_assert_cmpstr (model->correcting, ==, "");
  g_assert_false (pf_families_model_is_to_ask (model, FAMILY_MAX));
  g_assert_cmpstr (pf_families_model_get_next (model)->first_name, ==, "Ida");

  pf_families_model_ask_next (model);
  g_assert_cmpstr (model->selected, ==, "000000000000b");
  n_news = model->n_news;
  pf_families_model_take_household (model, other, "\"1\"");
  g_assert_cmpstr (model->correcting, ==, "00000000000ia");
  g_assert_cmpuint (model->n_news, ==, n_news + 1); /* the form is there: it takes the focus */
  note_address (fixture, "ida@example.org");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model->to_ask)), ==, 0);
  g_assert_null (pf_families_model_get_next (model));
}

/* Whoever goes on to another family is led back to none. */
static void
test_leaves (Fixture *fixture, gconstpointer)
{
  assign_of_three (fixture);
  pf_families_model_begin (fixture->model, NULL);
  g_assert_true (pf_families_model_is_to_ask (fixture->model, FAMILY_MAX));
  g_assert_nonnull (pf_families_model_get_next (fixture->model));
  pf_families_model_select (fixture->model, "000000000000c");
  g_assert_false (pf_families_model_is_to_ask (fixture->model, FAMILY_MAX));
  g_assert_null (pf_families_model_get_next (fixture->model));
}

static void
take_mail (Fixture *fixture, guint number, PfMailState state)
{
  g_autoptr (GPtrArray) mails = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (mails, families_sample_new_mail (number, state, NULL));
  pf_families_model_take_mails (fixture->model, mails);
}

/* Of two adults one mail is there once, the newest first, and as it is now. */
static void
test_mails (Fixture *fixture, gconstpointer)
{
  GListModel *mails = G_LIST_MODEL (fixture->model->mails);
  g_autoptr (PfMailFate) first = NULL;

  take_mail (fixture, 3, PF_MAIL_STATE_WAITING);
  take_mail (fixture, 5, PF_MAIL_STATE_WAITING);
  take_mail (fixture, 4, PF_MAIL_STATE_SENT);
  take_mail (fixture, 5, PF_MAIL_STATE_FAILED);
  g_assert_cmpuint (g_list_model_get_n_items (mails), ==, 3);
  first = g_list_model_get_item (mails, 0);
  g_assert_cmpint (first->state, ==, PF_MAIL_STATE_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/families-model/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("search", test_search);
  ADD ("late", test_late);
  ADD ("update", test_update);
  ADD ("correct", test_correct);
  ADD ("fail", test_fail);
  ADD ("assign", test_assign);
  ADD ("leads-on", test_leads_on);
  ADD ("leaves", test_leaves);
  ADD ("mails", test_mails);
  return g_test_run ();
}
