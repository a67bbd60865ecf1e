/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which children may live in one household more, and whom a guardian may name in an invitation.
 */
#include "core/guardian-tie.h"

#include "core/child.h"
#include "core/invitation.h"

static void
test_may_link (void)
{
  g_assert_true (pf_tie_may_link (TRUE, 1));
  g_assert_false (pf_tie_may_link (TRUE, 2));
  g_assert_false (pf_tie_may_link (FALSE, 0));
  g_assert_false (pf_tie_may_link (FALSE, 1));
}

static void
add_child (GListStore *children, gboolean may_be_tied)
{
  g_autoptr (PfTiedChild) child = g_object_new (PF_TYPE_TIED_CHILD, NULL);

  child->may_be_tied = may_be_tied;
  g_list_store_append (children, child);
}

/* One child is enough; the account comes first. */
static void
test_hindrance (void)
{
  g_autoptr (GListStore) children = g_list_store_new (PF_TYPE_TIED_CHILD);
  GListModel *model = G_LIST_MODEL (children);

  g_assert_cmpint (pf_tie_find_hindrance (model, FALSE), ==, PF_PROBLEM_NO_CHILD_TO_TIE);
  add_child (children, FALSE);
  g_assert_cmpint (pf_tie_find_hindrance (model, FALSE), ==, PF_PROBLEM_NO_CHILD_TO_TIE);
  add_child (children, TRUE);
  g_assert_cmpint (pf_tie_find_hindrance (model, FALSE), ==, PF_PROBLEM_NONE);
  g_assert_cmpint (pf_tie_find_hindrance (model, TRUE), ==, PF_PROBLEM_ACCOUNT_UNDECIDED);
}

static void
test_invitation (void)
{
  static const struct
  {
    gboolean lives_elsewhere;
    const char *children[3];
    const char *fault;
  } cases[] = {
    { FALSE, { NULL }, NULL },
    { FALSE, { "1", NULL }, "not-for-this" },
    { TRUE, { NULL }, "required" },
    { TRUE, { "1", NULL }, NULL },
    { TRUE, { "1", "2", NULL }, "bad-id" },
  };
  g_autoptr (GListStore) children = g_list_store_new (PF_TYPE_CHILD);
  g_autoptr (PfChild) child = g_object_new (PF_TYPE_CHILD, "id", "1", NULL);

  g_list_store_append (children, child);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfErrors) errors = pf_errors_new ();
    g_autoptr (PfInvitation) invitation = g_object_new (PF_TYPE_INVITATION,
                                                        "lives-elsewhere",
                                                        cases[i].lives_elsewhere,
                                                        "children",
                                                        cases[i].children,
                                                        NULL);

    pf_invitation_find_faults (invitation, G_LIST_MODEL (children), errors);
    g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, cases[i].fault != NULL ? 1 : 0);
    if (cases[i].fault != NULL)
      g_assert_cmpstr (pf_errors_get (errors, 0)->code, ==, cases[i].fault);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guardian-tie/may-link", test_may_link);
  g_test_add_func ("/guardian-tie/hindrance", test_hindrance);
  g_test_add_func ("/guardian-tie/invitation", test_invitation);
  return g_test_run ();
}
