/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/families-page.h"

#include "families-sample.h"
#include "window.h"

#define NOW (1795942935 * (gint64) G_TIME_SPAN_SECOND)

typedef struct
{
  PfTestWindow *window;
  PfFamiliesModel *model;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->model = pf_families_model_new ();
  pf_loading_set (fixture->model->loading, PF_LOADING_STATE_FRESH, NOW, NOW);
  pf_loading_set (fixture->model->household_loading, PF_LOADING_STATE_FRESH, NOW, NOW);
  fixture->window = pf_test_window_new (pf_families_page_new (fixture->model), 1040, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->model);
}

static void
find_sample (Fixture *fixture, gboolean has_more)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (found, families_sample_new (1));
  pf_families_model_take_found (fixture->model, found, has_more);
  pf_test_window_settle (fixture->window);
}

static void
open_sample (Fixture *fixture)
{
  g_autoptr (PfStaffHousehold) household = families_sample_new (1);

  pf_families_model_select (fixture->model, FAMILY_ID);
  pf_families_model_take_household (fixture->model, household, "\"1\"");
  pf_test_window_settle (fixture->window);
}

static void
test_search (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_shows (fixture->window, "accents and capitals do not matter.|");
  pf_test_window_type (fixture->window, "Search a family", "brun");
  pf_test_window_assert_shows (fixture->window, "Searching…|");
  find_sample (fixture, FALSE);
  pf_test_window_assert_shows (fixture->window, "1 household|");
  pf_test_window_assert_shows (fixture->window, "Brun|Zélie Petit, Max Brun · Noé|");
  find_sample (fixture, TRUE);
  pf_test_window_assert_shows (fixture->window, "type more to find fewer.|");
}

/* Before it is said whose the address is, no link is sent again. */
static void
test_shared (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfStaffHousehold) settled = families_sample_new (2);

  open_sample (fixture);
  pf_test_window_assert_shows (fixture->window, "Max Brun (household Brun) gave the same address");
  pf_test_window_assert_shows (fixture->window, "then note another address for who loses it");
  pf_test_window_assert_hides (fixture->window, "Send the link again|");
  pf_test_window_click (fixture->window, "This address is Zélie Petit’s");
  g_assert_true (fixture->model->sending);
  families_sample_settle (settled);
  pf_families_model_take_done (fixture->model, PF_FAMILIES_NEWS_ASSIGNED, settled, "\"2\"");
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_shows (fixture->window, "The address is that of Zélie Petit");
  pf_test_window_assert_shows (fixture->window, "Send the link again|");
  pf_test_window_assert_shows (fixture->window, "New e-mail address|"); /* of Max */
  pf_test_window_assert_shows (fixture->window, "The link to open an account goes there at once.");
  pf_test_window_assert_shows (fixture->window, "The address that Max gave is somebody else’s.");
  pf_test_window_assert_shows (fixture->window, "No e-mail address|");
}

/* Who loses the address lives in another household: it is one press away. */
static void
test_other_household (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfStaffHousehold) settled = families_sample_new (2);
  g_autoptr (PfStaffHousehold) other =
      g_object_new (PF_TYPE_STAFF_HOUSEHOLD, "id", "000000000000b", "name", "Roy", NULL);
  g_autoptr (PfStaffAdult) ida = g_object_new (PF_TYPE_STAFF_ADULT,
                                               "id",
                                               "00000000000ia",
                                               "first-name",
                                               "Ida",
                                               "last-name",
                                               "Roy",
                                               "access",
                                               PF_ACCESS_NONE,
                                               NULL);
  PfAddressSharer *sharer;

  open_sample (fixture);
  sharer = g_list_model_get_item (
      G_LIST_MODEL (families_sample_get (fixture->model->household, 0)->shared_with), 0);
  g_object_set (sharer,
                "adult",
                ida->id,
                "household",
                other->id,
                "first-name",
                "Ida",
                "last-name",
                "Roy",
                "household-name",
                "Roy",
                NULL);
  g_object_unref (sharer);
  g_list_store_append (other->adults, ida);
  pf_families_model_assign (fixture->model, FAMILY_ZELIE);
  families_sample_settle (settled);
  pf_families_model_take_done (fixture->model, PF_FAMILIES_NEWS_ASSIGNED, settled, "\"2\"");
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_hides (fixture->window, "New e-mail address|");
  pf_test_window_assert_shows (fixture->window, "No address is noted any more for Ida Roy: note");
  pf_test_window_click (fixture->window, "Note an address for Ida Roy (household Roy)");
  pf_families_model_take_household (fixture->model, other, "\"1\"");
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_shows (fixture->window, "The address that Ida gave is somebody else’s.");
  pf_test_window_type (fixture->window, "New e-mail address", "ida@example.org");
  pf_families_model_set_check (fixture->model, PF_IDENTITY_CHECK_KNOWN_TO_DESK);
  pf_test_window_click (fixture->window, "Note the Address");
  g_assert_true (fixture->model->sending);
  pf_families_model_take_done (fixture->model, PF_FAMILIES_NEWS_CORRECTED, other, "\"2\"");
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_shows (fixture->window, "The link to open an account leaves for it.|");
  pf_test_window_assert_hides (fixture->window, "somebody else’s");
  pf_test_window_assert_hides (fixture->window, "Note an address for Ida Roy (");
}

static void
test_correction (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfStaffHousehold) settled = families_sample_new (1);

  families_sample_settle (settled);
  pf_families_model_select (fixture->model, FAMILY_ID);
  pf_families_model_take_household (fixture->model, settled, "\"1\"");
  pf_test_window_settle (fixture->window);
  pf_test_window_click (fixture->window, "Note an address…");
  pf_test_window_click (fixture->window, "Note the Address");
  pf_test_window_assert_shows (fixture->window, "Type an address such as name@example.org.|");
  pf_test_window_type (fixture->window, "New e-mail address", "max@example.org");
  pf_test_window_assert_hides (fixture->window, "Type an address such as");
  pf_test_window_click (fixture->window, "Note the Address");
  pf_test_window_assert_shows (fixture->window, "Say how you made sure who asks");
  pf_families_model_set_check (fixture->model, PF_IDENTITY_CHECK_IDENTITY_CARD);
  pf_test_window_assert_hides (fixture->window, "Say how you made sure who asks");
  pf_test_window_click (fixture->window, "Note the Address");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Note the Address"));
  pf_families_model_fail (fixture->model, PF_FAMILIES_NEWS_REFUSED, PF_PROBLEM_ADDRESS_IN_USE, 0);
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_shows (fixture->window, "It opens somebody else’s account.");
  g_assert_cmpstr (
      pf_test_window_read (fixture->window, "New e-mail address"), ==, "max@example.org");
  pf_test_window_click (fixture->window, "Cancel");
  pf_test_window_assert_hides (fixture->window, "New e-mail address|");
}

static void
test_mails (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) mails = g_ptr_array_new_with_free_func (g_object_unref);

  open_sample (fixture);
  pf_test_window_assert_shows (fixture->window, "No message was sent to them yet.|");
  g_ptr_array_add (mails,
                   families_sample_new_mail (2, PF_MAIL_STATE_FAILED, "552 5.2.2 Over quota"));
  g_ptr_array_add (mails, families_sample_new_mail (1, PF_MAIL_STATE_SENT, NULL));
  pf_families_model_take_mails (fixture->model, mails);
  pf_test_window_settle (fixture->window);
  pf_test_window_assert_shows (fixture->window, "The mailbox is full");
  pf_test_window_assert_shows (fixture->window, "“552 5.2.2 Over quota”|Not delivered|");
  pf_test_window_assert_shows (fixture->window, "Sent|");
  pf_test_window_assert_hides (fixture->window, "No message was sent");
}

static void
test_narrow (Fixture *fixture, gconstpointer)
{
  find_sample (fixture, FALSE);
  open_sample (fixture);
  g_object_set (pf_test_window_get_content (fixture->window), "narrow", TRUE, NULL);
  pf_test_window_resize (fixture->window, 400, 800);
  pf_test_window_assert_shows (fixture->window, "Zélie Petit|");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, function)                                                                        \
  g_test_add ("/families-page/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("search", test_search);
  ADD ("shared", test_shared);
  ADD ("other-household", test_other_household);
  ADD ("correction", test_correction);
  ADD ("mails", test_mails);
  ADD ("narrow", test_narrow);
  return g_test_run ();
}
