/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/inviting-panel.h"

#include "client/views/widgets/live-region.h"
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
invite_cb (PfInviting *, PfInvitation *invitation, Fixture *fixture)
{
  g_autofree char *children =
      invitation->children != NULL ? g_strjoinv ("+", invitation->children) : g_strdup ("nobody");

  g_string_append_printf (fixture->asked,
                          "invite %s %s %s %s %s;",
                          invitation->email,
                          invitation->first_name,
                          invitation->last_name,
                          invitation->lives_elsewhere ? "elsewhere" : "here",
                          children);
}

static void
withdraw_cb (PfInviting *, PfInvitation *invitation, Fixture *fixture)
{
  g_string_append_printf (fixture->asked, "withdraw %s;", invitation->email);
}

static void
set_children (PfInviting *inviting)
{
  static const char *const names[] = { "Lina", "Tom" };
  g_autoptr (GListStore) children = g_list_store_new (PF_TYPE_CHILD);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *id = g_strdup_printf ("c%" G_GSIZE_FORMAT, i + 1);
    g_autoptr (PfChild) child =
        g_object_new (PF_TYPE_CHILD, "id", id, "first-name", names[i], "last-name", "Petit", NULL);

    g_list_store_append (children, child);
  }
  pf_inviting_set_children (inviting, G_LIST_MODEL (children));
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
  fixture->window = pf_test_window_new (panel, 700, 1100);
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
take_one (Fixture *fixture, PfInvitation *invitation)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, invitation);
  pf_inviting_take (fixture->inviting, items, NOW);
}

static PfInvitation *
new_invitation (PfInstant expires_at)
{
  return g_object_new (PF_TYPE_INVITATION,
                       "id",
                       "i1",
                       "email",
                       SAM,
                       "first-name",
                       "Sam",
                       "last-name",
                       "Petit",
                       "state",
                       PF_INVITATION_STATE_WAITING,
                       "expires-at",
                       expires_at,
                       NULL);
}

static void
take (Fixture *fixture, PfInstant expires_at)
{
  take_one (fixture, new_invitation (expires_at));
}

static void
test_invite (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_hides (fixture->window, "Send the invitation");
  pf_test_window_click (fixture->window, "Invite the other guardian");
  pf_test_window_assert_shows (fixture->window, "Send the invitation");
  pf_test_window_assert_hides (fixture->window, "Invite the other guardian");
  type (fixture, " Sam ", "Petit", " " SAM);
  g_assert_cmpstr (fixture->asked->str, ==, "invite " SAM " Sam Petit here nobody;");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Send the invitation"));

  pf_inviting_succeed (fixture->inviting, SAM, NULL);
  pf_test_window_assert_shows (fixture->window, SAM " is invited.");
  pf_test_window_assert_hides (fixture->window, "Send the invitation");
  /* Nothing of it lingers in the form. */
  pf_test_window_click (fixture->window, "Invite the other guardian");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "First name"), ==, "");
  pf_test_window_assert_hides (fixture->window, "is invited");
}

/* Each fault stands where it is mended, all at once, and asks nothing of the portal. */
static void
test_faults (Fixture *fixture, gconstpointer)
{
  set_children (fixture->inviting);
  pf_test_window_click (fixture->window, "Invite the other guardian");
  type (fixture, "  ", "", "sam");
  pf_test_window_assert_shows (fixture->window, "Enter the first name");
  pf_test_window_assert_shows (fixture->window, "Enter the last name");
  pf_test_window_assert_shows (fixture->window, "Enter a whole address");
  pf_test_window_assert_shows (fixture->window, "Choose where they live");
  pf_test_window_tick (fixture->window, "With us");
  pf_test_window_assert_hides (fixture->window, "Choose where they live");
  type (fixture, "Sam", "Petit", "sam");
  pf_test_window_assert_shows (fixture->window, "Enter a whole address");
  pf_test_window_assert_hides (fixture->window, "Enter the first name");
  g_assert_cmpstr (fixture->asked->str, ==, "");
  pf_test_window_click (fixture->window, "Give up");
  pf_test_window_assert_hides (fixture->window, "Enter a whole address");
  /* Where they live is not remembered from somebody else. */
  pf_test_window_click (fixture->window, "Invite the other guardian");
  type (fixture, "Sam", "Petit", SAM);
  pf_test_window_assert_shows (fixture->window, "Choose where they live");
}

static void
test_elsewhere (Fixture *fixture, gconstpointer)
{
  set_children (fixture->inviting);
  pf_test_window_click (fixture->window, "Invite the other guardian");
  pf_test_window_assert_hides (fixture->window, "Whose guardian are they?");
  pf_test_window_tick (fixture->window, "Elsewhere");
  pf_test_window_assert_shows (fixture->window, "Whose guardian are they?");
  pf_test_window_assert_shows (fixture->window, "Each keeps to itself: contacts, address");
  pf_test_window_tick (fixture->window, "Lina Petit");
  pf_test_window_tick (fixture->window, "Tom Petit");
  type (fixture, "Sam", "Petit", SAM);
  pf_test_window_assert_shows (fixture->window, "Tick at least one child");
  g_assert_cmpstr (fixture->asked->str, ==, "");
  pf_test_window_tick (fixture->window, "Tom Petit");
  pf_test_window_assert_hides (fixture->window, "Tick at least one child");
  pf_test_window_click (fixture->window, "Send the invitation");
  g_assert_cmpstr (fixture->asked->str, ==, "invite " SAM " Sam Petit elsewhere c2;");
  /* What the portal says of them stands at their place, and nothing typed is lost. */
  pf_inviting_fail (fixture->inviting, PF_INVITING_FAULT_CHILDREN | PF_INVITING_FAULT_EMAIL, 0);
  pf_test_window_assert_shows (fixture->window, "is not in this household any more");
  pf_test_window_assert_shows (fixture->window, "Enter a whole address");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Last name"), ==, "Petit");
}

/* All of them at first; who joins the household is named no children. */
static void
test_children (Fixture *fixture, gconstpointer)
{
  set_children (fixture->inviting);
  pf_test_window_click (fixture->window, "Invite the other guardian");
  pf_test_window_tick (fixture->window, "Elsewhere");
  type (fixture, "Sam", "Petit", SAM);
  pf_inviting_succeed (fixture->inviting, SAM, NULL);
  pf_test_window_click (fixture->window, "Invite the other guardian");
  pf_test_window_tick (fixture->window, "Elsewhere");
  pf_test_window_tick (fixture->window, "With us");
  pf_test_window_assert_hides (fixture->window, "Whose guardian are they?");
  type (fixture, "Sam", "Petit", SAM);
  g_assert_cmpstr (fixture->asked->str,
                   ==,
                   "invite " SAM " Sam Petit elsewhere c1+c2;"
                   "invite " SAM " Sam Petit here nobody;");
}

/* A guardian of whom no address is known is one press away, by name and as of the household. */
static void
test_proposes (Fixture *fixture, gconstpointer)
{
  g_autoptr (GListStore) adults = g_list_store_new (PF_TYPE_ADULT);
  g_autoptr (PfAdult) sam = g_object_new (PF_TYPE_ADULT,
                                          "first-name",
                                          "Sam",
                                          "last-name",
                                          "Petit",
                                          "role",
                                          PF_ADULT_ROLE_GUARDIAN,
                                          NULL);

  set_children (fixture->inviting);
  pf_test_window_assert_hides (fixture->window, "cannot sign in");
  g_list_store_append (adults, sam);
  pf_inviting_set_adults (fixture->inviting, G_LIST_MODEL (adults), NULL);
  pf_test_window_assert_shows (fixture->window, "Sam Petit cannot sign in: no e-mail address is");
  pf_test_window_click (fixture->window, "Invite Sam Petit");
  pf_test_window_assert_hides (fixture->window, "cannot sign in");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "First name"), ==, "Sam");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Last name"), ==, "Petit");
  pf_test_window_type (fixture->window, "Their e-mail address", SAM);
  pf_test_window_click (fixture->window, "Send the invitation");
  g_assert_cmpstr (fixture->asked->str, ==, "invite " SAM " Sam Petit here nobody;");
  pf_inviting_succeed (fixture->inviting, SAM, NULL);
  take (fixture, NOW + G_TIME_SPAN_DAY);
  pf_test_window_assert_hides (fixture->window, "cannot sign in");
  /* Who opens it for somebody else finds it empty. */
  pf_test_window_click (fixture->window, "Invite the other guardian");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "First name"), ==, "");
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
    { PF_INVITING_FAULT_TOO_MANY, "Nothing was sent now. Try again in a few minutes.|" },
    { PF_INVITING_FAULT_WAY, "The portal could not be reached" },
    { PF_INVITING_FAULT_PORTAL, "The portal could not do this" },
  };

  pf_test_window_click (fixture->window, "Invite the other guardian");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    type (fixture, "Sam", "Petit", SAM);
    pf_inviting_fail (fixture->inviting, cases[i].fault, 0);
    pf_test_window_assert_shows (fixture->window, cases[i].words);
    g_assert_cmpstr (pf_test_window_read (fixture->window, "Last name"), ==, "Petit");
    g_assert_true (pf_test_window_is_sensitive (fixture->window, "Send the invitation"));
  }
}

static GtkWidget *
find_live (GtkWidget *widget)
{
  GtkWidget *found = PF_IS_LIVE_REGION (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_live (child);
  return found;
}

static void
assert_told (Fixture *fixture, const char *words)
{
  GtkWidget *live = find_live (pf_test_window_get_content (fixture->window));

  g_assert_cmpstr (pf_live_region_get_words (PF_LIVE_REGION (live)), ==, words);
}

/* How long to wait is shown each second, and told once; what was typed is still there. */
static void
test_wait (Fixture *fixture, gconstpointer)
{
#define TOO_MANY "Many invitations were sent in a short time. Nothing was sent now. Next try in "
  take (fixture, NOW + G_TIME_SPAN_DAY);
  pf_test_window_click (fixture->window, "Invite the other guardian");
  type (fixture, "Sam", "Petit", SAM);
  pf_inviting_fail (fixture->inviting, PF_INVITING_FAULT_TOO_MANY, 2);
  pf_test_window_assert_shows (fixture->window, TOO_MANY "2 seconds.|");
  assert_told (fixture, TOO_MANY "2 seconds.");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Send the invitation"));
  g_assert_true (pf_test_window_is_sensitive (fixture->window, "Withdraw"));
  pf_inviting_count_down (fixture->inviting);
  pf_test_window_assert_shows (fixture->window, TOO_MANY "1 second.|");
  assert_told (fixture, TOO_MANY "2 seconds.");
  pf_inviting_count_down (fixture->inviting);
  pf_test_window_assert_hides (fixture->window, "Next try");
  assert_told (fixture, "");
  g_assert_true (pf_test_window_is_sensitive (fixture->window, "Send the invitation"));
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Last name"), ==, "Petit");
#undef TOO_MANY
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

/* What is accepted is the family desk's, and taken back no more. */
static void
test_accepted (Fixture *fixture, gconstpointer)
{
  PfInvitation *invitation = new_invitation (NOW);

  set_children (fixture->inviting);
  invitation->lives_elsewhere = TRUE;
  invitation->children = g_strsplit ("c1 c9", " ", -1);
  take_one (fixture, invitation);
  pf_test_window_assert_shows (fixture->window, "|Lives elsewhere, guardian of: Lina|Not accepted");
  pf_test_window_assert_shows (fixture->window, "Withdraw");

  invitation = pf_record_copy (invitation);
  invitation->state = PF_INVITATION_STATE_ACCEPTED;
  take_one (fixture, invitation);
  pf_test_window_assert_shows (fixture->window, "Accepted. The family desk checks");
  pf_test_window_assert_hides (fixture->window, "Withdraw");
  pf_test_window_assert_hides (fixture->window, "Not accepted in time");
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
  ADD ("elsewhere", test_elsewhere);
  ADD ("children", test_children);
  ADD ("failures", test_failures);
  ADD ("proposes", test_proposes);
  ADD ("wait", test_wait);
  ADD ("withdraw", test_withdraw);
  ADD ("accepted", test_accepted);
  ADD ("forget", test_forget);
  return g_test_run ();
}
