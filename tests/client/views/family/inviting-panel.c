/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/inviting-panel.h"

#include "window.h"

#define NOW G_GINT64_CONSTANT (2108937600000000) /* 30 October 2036 */
#define SAM "sam@example.org"

typedef struct
{
  PfTestWindow *window;
  PfInviting *inviting;
  GString *asked; /* by the person */
} Fixture;

static void
invite_cb (PfInviting *, const char *email, const char *first, const char *last, Fixture *fixture)
{
  g_string_append_printf (fixture->asked, "invite %s %s %s;", email, first, last);
}

static void
withdraw_cb (PfInviting *, PfInvitation *invitation, Fixture *fixture)
{
  g_string_append_printf (fixture->asked, "withdraw %s;", invitation->email);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  GtkWidget *panel;

  fixture->asked = g_string_new (NULL);
  fixture->inviting = pf_inviting_new ();
  g_signal_connect (fixture->inviting, "invite", G_CALLBACK (invite_cb), fixture);
  g_signal_connect (fixture->inviting, "withdraw", G_CALLBACK (withdraw_cb), fixture);
  panel = g_object_new (PF_TYPE_INVITING_PANEL, "inviting", fixture->inviting, NULL);
  fixture->window = pf_test_window_new (panel, 700, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->inviting);
  g_string_free (fixture->asked, TRUE);
}

static void
type (Fixture *fixture, const char *first, const char *last, const char *email)
{
  pf_test_window_type (fixture->window, "First name", first);
  pf_test_window_type (fixture->window, "Last name", last);
  pf_test_window_type (fixture->window, "Their e-mail address", email);
  pf_test_window_click (fixture->window, "Send the invitation");
}

static void
take (Fixture *fixture, PfInstant expires_at)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items,
                   g_object_new (PF_TYPE_INVITATION,
                                 "id",
                                 "i1",
                                 "email",
                                 SAM,
                                 "first-name",
                                 "Sam",
                                 "last-name",
                                 "Petit",
                                 "expires-at",
                                 expires_at,
                                 NULL));
  pf_inviting_take (fixture->inviting, items, NOW);
}

static void
test_invite (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_hides (fixture->window, "Send the invitation");
  pf_test_window_click (fixture->window, "Invite the other guardian");
  pf_test_window_assert_shows (fixture->window, "Send the invitation");
  pf_test_window_assert_hides (fixture->window, "Invite the other guardian");
  type (fixture, " Sam ", "Petit", " " SAM);
  g_assert_cmpstr (fixture->asked->str, ==, "invite " SAM " Sam Petit;");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Send the invitation"));

  pf_inviting_succeed (fixture->inviting, SAM, NULL);
  pf_test_window_assert_shows (fixture->window, SAM " is invited.");
  pf_test_window_assert_hides (fixture->window, "Send the invitation");
  /* Nothing of it lingers in the form. */
  pf_test_window_click (fixture->window, "Invite the other guardian");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "First name"), ==, "");
  pf_test_window_assert_hides (fixture->window, "is invited");
}

/* Each fault stands where it is mended, and asks nothing of the portal. */
static void
test_faults (Fixture *fixture, gconstpointer)
{
  pf_test_window_click (fixture->window, "Invite the other guardian");
  type (fixture, "  ", "Petit", SAM);
  pf_test_window_assert_shows (fixture->window, "Enter the first name");
  type (fixture, "Sam", "", SAM);
  pf_test_window_assert_shows (fixture->window, "Enter the last name");
  pf_test_window_assert_hides (fixture->window, "Enter the first name");
  type (fixture, "Sam", "Petit", "sam");
  pf_test_window_assert_shows (fixture->window, "Enter a whole address");
  g_assert_cmpstr (fixture->asked->str, ==, "");
  pf_test_window_click (fixture->window, "Give up");
  pf_test_window_assert_hides (fixture->window, "Enter a whole address");
}

/* What went wrong keeps what was typed. */
static void
test_failures (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    PfInvitingFault fault;
    const char *words;
  } cases[] = {
    { PF_INVITING_FAULT_NOT_ALLOWED, "Only a guardian of this household can invite" },
    { PF_INVITING_FAULT_NOT_ACTIVE, "has not validated this household yet" },
    { PF_INVITING_FAULT_TOO_MANY, "Nothing was sent now" },
    { PF_INVITING_FAULT_WAY, "The portal could not be reached" },
    { PF_INVITING_FAULT_PORTAL, "The portal could not do this" },
  };

  pf_test_window_click (fixture->window, "Invite the other guardian");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    type (fixture, "Sam", "Petit", SAM);
    pf_inviting_fail (fixture->inviting, cases[i].fault);
    pf_test_window_assert_shows (fixture->window, cases[i].words);
    g_assert_cmpstr (pf_test_window_read (fixture->window, "Last name"), ==, "Petit");
    g_assert_true (pf_test_window_is_sensitive (fixture->window, "Send the invitation"));
  }
}

static void
test_withdraw (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_hides (fixture->window, "Withdraw");
  take (fixture, NOW + G_TIME_SPAN_DAY);
  pf_test_window_assert_shows (fixture->window, "Sam Petit|" SAM "|Waits for an answer. Ends:");
  take (fixture, NOW);
  pf_test_window_assert_shows (fixture->window, "Not accepted in time");
  pf_test_window_click (fixture->window, "Withdraw");
  g_assert_cmpstr (fixture->asked->str, ==, "withdraw " SAM ";");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Withdraw"));
  pf_inviting_succeed (fixture->inviting, NULL, SAM);
  pf_test_window_assert_shows (fixture->window, "The invitation of " SAM " is taken back");
}

/* Nothing of one household lingers under the name of another. */
static void
test_forget (Fixture *fixture, gconstpointer)
{
  take (fixture, NOW + G_TIME_SPAN_DAY);
  pf_inviting_succeed (fixture->inviting, SAM, NULL);
  pf_inviting_forget (fixture->inviting);
  pf_test_window_assert_hides (fixture->window, SAM);
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, function)                                                                        \
  g_test_add ("/inviting-panel/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("invite", test_invite);
  ADD ("faults", test_faults);
  ADD ("failures", test_failures);
  ADD ("withdraw", test_withdraw);
  ADD ("forget", test_forget);
  return g_test_run ();
}
