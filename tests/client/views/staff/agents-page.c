/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/agents-page.h"

#include "agents-sample.h"
#include "window.h"

typedef struct
{
  PfTestWindow *window;
  PfAgents *agents;
  PfEntrance *entrance;
  GString *asked; /* of the application */
} Fixture;

static void
save_cb (PfAgents *, PfAgent *agent, GString *asked)
{
  g_autofree char *roles = g_strjoinv (" ", agent->roles);

  g_string_append_printf (asked, "save %s %s %d;", agent->id, roles, (int) agent->state);
}

static void
invite_cb (PfAgents *, PfAgentInvitation *invitation, GString *asked)
{
  g_autofree char *roles = g_strjoinv (" ", invitation->roles);

  g_string_append_printf (
      asked, "invite %s %s %s;", invitation->email, roles, invitation->language);
}

static void
reset_cb (PfAgents *, const char *id, GString *asked)
{
  g_string_append_printf (asked, "reset %s;", id);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  fixture->asked = g_string_new (NULL);
  fixture->agents = pf_agents_new ();
  fixture->entrance = pf_entrance_new ();
  g_strlcpy (fixture->agents->own, "1", PF_ID_SIZE);
  g_signal_connect (fixture->agents, "save", G_CALLBACK (save_cb), fixture->asked);
  g_signal_connect (fixture->agents, "invite", G_CALLBACK (invite_cb), fixture->asked);
  g_signal_connect (fixture->agents, "reset", G_CALLBACK (reset_cb), fixture->asked);
  fixture->window =
      pf_test_window_new (pf_agents_page_new (fixture->agents, fixture->entrance), 1000, 1400);
  g_ptr_array_add (items, agents_sample_new ("1", "Ada", "administrator"));
  g_ptr_array_add (items, agents_sample_new ("2", "Max", "billing"));
  pf_loading_set (fixture->agents->loading, PF_LOADING_STATE_FRESH, 1, 1);
  pf_agents_take (fixture->agents, items);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->agents);
  g_object_unref (fixture->entrance);
  g_string_free (fixture->asked, TRUE);
}

static GtkWidget *
find_check (GtkWidget *widget, guint *n)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_CHECK_BUTTON (widget))
    return (*n)-- == 0 ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_check (child, n);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The one of that number among those that are seen. */
static void
tick (Fixture *fixture, guint n)
{
  GtkWidget *check;

  pf_test_window_settle (fixture->window);
  check = find_check (pf_test_window_get_content (fixture->window), &n);
  g_assert_nonnull (check);
  g_assert_true (gtk_widget_activate (check));
}

/* Who looks cannot shut the door behind themselves: two buttons less. */
static void
test_list (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_shows (fixture->window,
                               "Ada Roy (you)|agent@example.org|Administration|Second factor: a "
                               "printed list|Roles…|Max Roy|agent@example.org|Billing|Second "
                               "factor: a printed list|Roles…|Suspend|Reset…|");
}

static void
test_invitation (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfAgent) kim = agents_sample_new ("3", "Kim", "education");

  pf_test_window_click (fixture->window, "Invite an Agent");
  pf_test_window_click (fixture->window, "Send the Invitation");
  pf_test_window_assert_shows (fixture->window, "Type their first name|");
  pf_test_window_assert_shows (fixture->window, "Type it whole: name@example.org|");
  pf_test_window_assert_shows (fixture->window, "Tick one role at least");
  g_assert_cmpstr (fixture->asked->str, ==, "");
  pf_test_window_type (fixture->window, "First name", "Kim");
  pf_test_window_type (fixture->window, "Last name", "Roy");
  pf_test_window_type (fixture->window, "Their e-mail address", "kim@example.org");
  tick (fixture, 1);
  tick (fixture, 4);
  tick (fixture, 7);
  pf_test_window_click (fixture->window, "Send the Invitation");
  g_assert_cmpstr (fixture->asked->str, ==, "invite kim@example.org education billing en;");

  pf_attempt_fail (fixture->agents->attempt, PF_ATTEMPT_FAULT_EMAIL_TAKEN);
  pf_test_window_assert_shows (fixture->window, "has this address already");
  pf_attempt_succeed (fixture->agents->attempt);
  kim->activated = FALSE;
  pf_agents_take_invited (fixture->agents, kim);
  pf_test_window_assert_hides (fixture->window, "Send the Invitation");
  pf_test_window_assert_shows (fixture->window, "Kim Roy|agent@example.org|Education|Invited: has");
  pf_test_window_assert_shows (fixture->window, "Invited: a message with a link goes to");
  pf_test_window_assert_hides (fixture->window, "Undo");
}

static void
test_roles (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfAgent) max = agents_sample_new ("2", "Max", "front_desk");

  pf_agents_open_form (fixture->agents, PF_AGENTS_FORM_ROLES, "2");
  pf_test_window_click (fixture->window, "Save the Roles");
  pf_test_window_assert_shows (fixture->window, "Tick one role at least");
  g_assert_cmpstr (fixture->asked->str, ==, "");
  tick (fixture, 0);
  pf_test_window_click (fixture->window, "Save the Roles");
  g_assert_cmpstr (fixture->asked->str, ==, "save 2 front_desk 3;");
  pf_agents_take_saved (fixture->agents, max);
  pf_test_window_assert_shows (fixture->window, "Max Roy|agent@example.org|Family desk|");
  pf_test_window_assert_shows (fixture->window, "The roles are changed");
  pf_test_window_click (fixture->window, "Undo");
  g_assert_cmpstr (fixture->asked->str, ==, "save 2 front_desk 3;save 2 billing 3;");
}

/* The refusal stands at who it is about. */
static void
test_suspension (Fixture *fixture, gconstpointer)
{
  pf_test_window_click (fixture->window, "Suspend");
  g_assert_cmpstr (fixture->asked->str, ==, "save 2 billing 4;");
  pf_attempt_fail (fixture->agents->attempt, PF_ATTEMPT_FAULT_LAST_ADMINISTRATOR);
  pf_test_window_assert_shows (fixture->window, "give this role to another agent first.|");
  pf_agents_open_form (fixture->agents, PF_AGENTS_FORM_NONE, "1");
  pf_attempt_reset (fixture->agents->attempt);
  pf_test_window_assert_hides (fixture->window, "give this role to another agent first.|");
}

/* What it does is said before, and one click does nothing. */
static void
test_reset (Fixture *fixture, gconstpointer)
{
  pf_test_window_click (fixture->window, "Reset…");
  pf_test_window_assert_shows (fixture->window, "every device is signed out");
  g_assert_cmpstr (fixture->asked->str, ==, "");
  pf_test_window_click (fixture->window, "Leave It");
  pf_test_window_assert_hides (fixture->window, "every device is signed out");
  pf_test_window_click (fixture->window, "Reset…");
  pf_test_window_click (fixture->window, "Reset");
  g_assert_cmpstr (fixture->asked->str, ==, "reset 2;");
  pf_agents_take_reset (fixture->agents, "2");
  pf_test_window_assert_shows (fixture->window, "Reset: a message with a link goes to");
  pf_test_window_assert_shows (fixture->window, "Invited: has not chosen a password yet");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, function)                                                                        \
  g_test_add ("/agents-page/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("list", test_list);
  ADD ("invitation", test_invitation);
  ADD ("roles", test_roles);
  ADD ("suspension", test_suspension);
  ADD ("reset", test_reset);
  return g_test_run ();
}
