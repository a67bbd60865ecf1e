/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/agents.h"

#include "agents-sample.h"

typedef struct
{
  PfAgents *agents;
  PfAgent *asked; /* (nullable): to be saved */
  guint n_asked;
} Fixture;

static void
save_cb (PfAgents *, PfAgent *agent, Fixture *fixture)
{
  g_set_object (&fixture->asked, agent);
  fixture->n_asked++;
}

static void
take (Fixture *fixture)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, agents_sample_new ("1", "Ada", "administrator"));
  g_ptr_array_add (items, agents_sample_new ("2", "Max", "billing"));
  pf_agents_take (fixture->agents, items);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->agents = pf_agents_new ();
  g_signal_connect (fixture->agents, "save", G_CALLBACK (save_cb), fixture);
  take (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_clear_object (&fixture->asked);
  g_assert_finalize_object (fixture->agents);
}

/* As the portal answers. */
static void
answer (Fixture *fixture)
{
  g_autoptr (PfAgent) agent = pf_record_copy (fixture->asked);

  pf_attempt_succeed (fixture->agents->attempt);
  pf_agents_take_saved (fixture->agents, agent);
}

static void
items_changed_cb (guint *n)
{
  ++*n;
}

/* The same agents again keep their rows, and with them the focus. */
static void
test_list (Fixture *fixture, gconstpointer)
{
  PfAgent *max = pf_agents_find (fixture->agents, "2");
  guint n_changes = 0;

  g_signal_connect_swapped (
      fixture->agents->agents, "items-changed", G_CALLBACK (items_changed_cb), &n_changes);
  take (fixture);
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_true (pf_agents_find (fixture->agents, "2") == max);
  g_assert_null (pf_agents_find (fixture->agents, "3"));
}

static void
test_roles (Fixture *fixture, gconstpointer)
{
  PfAgents *agents = fixture->agents;
  PfAgent *max = pf_agents_find (agents, "2");

  pf_agents_open_form (agents, PF_AGENTS_FORM_ROLES, "2");
  g_assert_true (pf_agents_is_about (agents, "2"));
  pf_agents_set_roles (agents, "2", PF_ROLE_FRONT_DESK | PF_ROLE_BILLING | PF_ROLE_FAMILY);
  g_assert_cmpuint (g_strv_length (fixture->asked->roles), ==, 2); /* of the services alone */
  g_assert_cmpuint (g_strv_length (max->roles), ==, 1);            /* until the portal says so */
  g_assert_cmpint (agents->form, ==, PF_AGENTS_FORM_ROLES);
  answer (fixture);
  g_assert_cmpuint (g_strv_length (max->roles), ==, 2);
  g_assert_cmpint (agents->news, ==, PF_AGENTS_NEWS_ROLES);
  g_assert_cmpint (agents->form, ==, PF_AGENTS_FORM_NONE);
}

/* What is undone is not undone again. */
static void
test_undo (Fixture *fixture, gconstpointer)
{
  PfAgents *agents = fixture->agents;

  pf_agents_set_state (agents, "2", PF_ACCOUNT_STATE_SUSPENDED);
  g_assert_null (agents->undo);
  answer (fixture);
  g_assert_cmpint (agents->news, ==, PF_AGENTS_NEWS_SUSPENDED);
  g_assert_nonnull (agents->undo);
  pf_agents_undo (agents);
  g_assert_cmpint (fixture->asked->state, ==, PF_ACCOUNT_STATE_ACTIVE);
  answer (fixture);
  g_assert_cmpint (agents->news, ==, PF_AGENTS_NEWS_UNDONE);
  g_assert_cmpint (pf_agents_find (agents, "2")->state, ==, PF_ACCOUNT_STATE_ACTIVE);
  pf_agents_undo (agents);
  g_assert_cmpuint (fixture->n_asked, ==, 2);
  pf_agents_set_state (agents, "2", PF_ACCOUNT_STATE_SUSPENDED);
  answer (fixture);
  pf_agents_open_form (agents, PF_AGENTS_FORM_RESET, "1");
  g_assert_null (agents->undo);
  g_assert_cmpint (agents->news, ==, PF_AGENTS_NEWS_NONE);
}

/* Nothing is asked twice while an answer is awaited. */
static void
test_held (Fixture *fixture, gconstpointer)
{
  pf_attempt_begin (fixture->agents->attempt);
  pf_agents_set_state (fixture->agents, "2", PF_ACCOUNT_STATE_SUSPENDED);
  pf_agents_set_roles (fixture->agents, "2", PF_ROLE_BILLING);
  g_assert_cmpuint (fixture->n_asked, ==, 0);
}

static void
test_news (Fixture *fixture, gconstpointer)
{
  PfAgents *agents = fixture->agents;
  g_autoptr (PfAgent) kim = agents_sample_new ("3", "Kim", "education");
  PfAgent *max = pf_agents_find (agents, "2");

  pf_agents_open_form (agents, PF_AGENTS_FORM_INVITATION, NULL);
  pf_agents_take_invited (agents, kim);
  g_assert_cmpint (agents->news, ==, PF_AGENTS_NEWS_INVITED);
  g_assert_true (pf_agents_is_about (agents, "3"));
  g_assert_nonnull (pf_agents_find (agents, "3"));
  max->activated = TRUE;
  max->second_factor = PF_SECOND_FACTOR_TOTP;
  pf_agents_take_reset (agents, "2");
  g_assert_cmpint (agents->news, ==, PF_AGENTS_NEWS_RESET);
  g_assert_false (max->activated);
  g_assert_cmpint (max->second_factor, ==, PF_SECOND_FACTOR_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/agents/list", test_list);
  ADD ("/agents/roles", test_roles);
  ADD ("/agents/undo", test_undo);
  ADD ("/agents/held", test_held);
  ADD ("/agents/news", test_news);
  return g_test_run ();
}
