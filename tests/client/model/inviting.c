/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom an invitation is of, where they live, and whose guardian they are.
 */
#include "client/model/inviting.h"

#define SAM "sam@example.org"

typedef struct
{
  PfInviting *inviting;
  PfInvitation *asked; /* (nullable): the last that was asked for */
  guint n_asked;
} Fixture;

static void
invite_cb (Fixture *fixture, PfInvitation *invitation)
{
  g_set_object (&fixture->asked, invitation);
  fixture->n_asked++;
}

static void
set_children (Fixture *fixture, const char *ids)
{
  g_auto (GStrv) each = g_strsplit (ids, " ", -1);
  g_autoptr (GListStore) children = g_list_store_new (PF_TYPE_CHILD);

  for (guint i = 0; each[i] != NULL; i++) {
    g_autoptr (PfChild) child = g_object_new (PF_TYPE_CHILD, "id", each[i], NULL);

    g_list_store_append (children, child);
  }
  pf_inviting_set_children (fixture->inviting, G_LIST_MODEL (children));
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->inviting = pf_inviting_new ();
  g_signal_connect_swapped (fixture->inviting, "invite", G_CALLBACK (invite_cb), fixture);
  pf_inviting_set_open (fixture->inviting, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_assert_finalize_object (fixture->inviting);
  g_clear_object (&fixture->asked);
}

/* Without children there are no two homes: nothing more is asked than who they are. */
static void
test_no_children (Fixture *fixture, gconstpointer)
{
  g_assert_false (pf_inviting_asks_residence (fixture->inviting));
  pf_inviting_set_residence (fixture->inviting, PF_INVITING_RESIDENCE_ELSEWHERE);
  pf_inviting_invite (fixture->inviting, " " SAM, "Sam ", "Petit");
  g_assert_cmpstr (fixture->asked->email, ==, SAM);
  g_assert_cmpstr (fixture->asked->first_name, ==, "Sam");
  g_assert_false (fixture->asked->lives_elsewhere);
  g_assert_null (fixture->asked->children);
}

/* All that is wrong, at once. */
static void
test_faults (Fixture *fixture, gconstpointer)
{
  PfInviting *inviting = fixture->inviting;

  set_children (fixture, "c1 c2");
  pf_inviting_invite (inviting, "sam", " ", "");
  g_assert_cmpuint (inviting->faults,
                    ==,
                    PF_INVITING_FAULT_FIRST_NAME | PF_INVITING_FAULT_LAST_NAME |
                        PF_INVITING_FAULT_EMAIL | PF_INVITING_FAULT_RESIDENCE);
  pf_inviting_set_residence (inviting, PF_INVITING_RESIDENCE_ELSEWHERE);
  pf_inviting_choose_child (inviting, "c1", FALSE);
  pf_inviting_choose_child (inviting, "c2", FALSE);
  pf_inviting_invite (inviting, SAM, "Sam", "Petit");
  g_assert_cmpuint (inviting->faults, ==, PF_INVITING_FAULT_CHILDREN);
  g_assert_cmpuint (fixture->n_asked, ==, 0);
  /* What is answered anew is not at fault. */
  pf_inviting_choose_child (inviting, "c2", TRUE);
  g_assert_cmpuint (inviting->faults, ==, PF_INVITING_FAULT_NONE);
}

/* A child who comes is one of theirs, one who was left out stays so, one who goes is not named. */
static void
test_children_change (Fixture *fixture, gconstpointer)
{
  PfInviting *inviting = fixture->inviting;

  set_children (fixture, "c1 c2");
  pf_inviting_set_residence (inviting, PF_INVITING_RESIDENCE_ELSEWHERE);
  pf_inviting_choose_child (inviting, "c2", FALSE);
  set_children (fixture, "c2 c3");
  pf_inviting_invite (inviting, SAM, "Sam", "Petit");
  g_assert_true (fixture->asked->lives_elsewhere);
  g_assert_true (g_strv_equal ((const char *const *) fixture->asked->children,
                               (const char *const[]){ "c3", NULL }));
  /* Sent once, whatever is clicked while the answer is awaited. */
  pf_inviting_invite (inviting, SAM, "Sam", "Petit");
  g_assert_cmpuint (fixture->n_asked, ==, 1);

  pf_inviting_succeed (inviting, SAM, NULL);
  g_assert_cmpint (inviting->residence, ==, PF_INVITING_RESIDENCE_NONE);
  g_assert_true (pf_inviting_is_chosen (inviting, "c2"));
}

/* A refusal keeps every answer. */
static void
test_keeps_answers (Fixture *fixture, gconstpointer)
{
  PfInviting *inviting = fixture->inviting;

  set_children (fixture, "c1 c2");
  pf_inviting_set_residence (inviting, PF_INVITING_RESIDENCE_ELSEWHERE);
  pf_inviting_choose_child (inviting, "c1", FALSE);
  pf_inviting_invite (inviting, SAM, "Sam", "Petit");
  pf_inviting_fail (inviting, PF_INVITING_FAULT_CHILDREN, 0);
  g_assert_true (inviting->is_open);
  g_assert_cmpint (inviting->residence, ==, PF_INVITING_RESIDENCE_ELSEWHERE);
  g_assert_false (pf_inviting_is_chosen (inviting, "c1"));
  pf_inviting_set_residence (inviting, PF_INVITING_RESIDENCE_HERE);
  g_assert_cmpuint (inviting->faults, ==, PF_INVITING_FAULT_NONE);
  pf_inviting_forget (inviting);
  g_assert_cmpint (inviting->residence, ==, PF_INVITING_RESIDENCE_NONE);
}

static void
add_adult (GListStore *adults, const char *name, PfAdultRole role, const char *email)
{
  g_autoptr (PfAdult) adult = g_object_new (
      PF_TYPE_ADULT, "first-name", name, "last-name", "Petit", "role", role, "email", email, NULL);

  g_list_store_append (adults, adult);
}

/* Of the other guardians, whoever has no address is proposed, until they are invited. */
static void
test_adults (Fixture *fixture, gconstpointer)
{
  PfInviting *inviting = fixture->inviting;
  g_autoptr (GListStore) adults = g_list_store_new (PF_TYPE_ADULT);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PfAccount) account =
      g_object_new (PF_TYPE_ACCOUNT, "first-name", "Zélie", "last-name", "Petit", NULL);
  g_autoptr (PfAdult) sam = NULL;

  set_children (fixture, "c1 c2");
  add_adult (adults, "ZELIE", PF_ADULT_ROLE_GUARDIAN, NULL);
  add_adult (adults, "Sam", PF_ADULT_ROLE_GUARDIAN, NULL);
  add_adult (adults, "Max", PF_ADULT_ROLE_GUARDIAN, "max@example.org");
  add_adult (adults, "Ida", PF_ADULT_ROLE_OTHER, NULL);
  pf_inviting_set_adults (inviting, G_LIST_MODEL (adults), account);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (inviting->adults)), ==, 1);
  sam = g_list_model_get_item (G_LIST_MODEL (inviting->adults), 0);
  g_assert_cmpstr (sam->first_name, ==, "Sam");
  g_assert_true (pf_inviting_proposes (inviting, sam));

  pf_inviting_open_for (inviting, sam);
  g_assert_true (inviting->is_open);
  g_assert_cmpint (inviting->residence, ==, PF_INVITING_RESIDENCE_HERE);
  pf_inviting_invite (inviting, SAM, "Sam", "Petit");
  g_assert_true (inviting->busy);
  pf_inviting_succeed (inviting, SAM, NULL);
  g_assert_null (inviting->opened_for);
  g_ptr_array_add (
      waiting, g_object_new (PF_TYPE_INVITATION, "first-name", "sam", "last-name", "PETIT", NULL));
  pf_inviting_take (inviting, waiting, 1);
  g_assert_false (pf_inviting_proposes (inviting, sam));

  pf_inviting_open_for (inviting, sam);
  pf_inviting_set_open (inviting, FALSE);
  pf_inviting_set_open (inviting, TRUE);
  g_assert_null (inviting->opened_for);
  g_assert_cmpint (inviting->residence, ==, PF_INVITING_RESIDENCE_NONE);
}

/* What the portal does not take for a while is not asked of it, whatever else is done meanwhile. */
static void
test_wait (Fixture *fixture, gconstpointer)
{
  PfInviting *inviting = fixture->inviting;

  pf_inviting_fail (inviting, PF_INVITING_FAULT_TOO_MANY, 2);
  pf_inviting_set_open (inviting, TRUE);
  g_assert_cmpuint (inviting->faults, ==, PF_INVITING_FAULT_TOO_MANY);
  pf_inviting_invite (inviting, SAM, "Sam", "Petit");
  g_assert_false (inviting->busy);
  g_assert_true (pf_inviting_count_down (inviting));
  g_assert_true (pf_inviting_is_held (inviting));
  g_assert_false (pf_inviting_count_down (inviting));
  g_assert_false (pf_inviting_is_held (inviting));
  g_assert_cmpuint (inviting->faults, ==, PF_INVITING_FAULT_NONE);
  pf_inviting_invite (inviting, SAM, "Sam", "Petit");
  g_assert_true (inviting->busy);
  /* The wait is of one household. */
  pf_inviting_fail (inviting, PF_INVITING_FAULT_TOO_MANY, 2);
  pf_inviting_forget (inviting);
  g_assert_false (pf_inviting_is_held (inviting));
  g_assert_cmpuint (inviting->faults, ==, PF_INVITING_FAULT_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/inviting/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("no-children", test_no_children);
  ADD ("faults", test_faults);
  ADD ("children-change", test_children_change);
  ADD ("adults", test_adults);
  ADD ("wait", test_wait);
  ADD ("keeps-answers", test_keeps_answers);
  return g_test_run ();
}
