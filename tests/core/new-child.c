/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a family may say of a child that it adds, and whom it has already.
 */
#include "core/new-child.h"

#define TODAY pf_date (2026, 11, 29)

static char *
spell (PfErrors *errors)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pf_errors_get_n_errors (errors); i++) {
    const PfError *error = pf_errors_get (errors, i);

    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", error->pointer, error->code);
  }
  return g_string_free (text, FALSE);
}

static PfNewChild *
build (const char *first_name, const char *last_name, PfDate birth_date, PfDate expected_on)
{
  PfNewChild *child = g_object_new (PF_TYPE_NEW_CHILD, NULL);

  child->first_name = g_strdup (first_name);
  child->last_name = g_strdup (last_name);
  child->birth_date = birth_date;
  child->expected_on = expected_on;
  return child;
}

static void
test_faults (void)
{
  const struct
  {
    const char *first_name, *last_name;
    PfDate birth_date, expected_on;
    const char *faults;
  } cases[] = {
    { "Léa", "Cherif", pf_date (2019, 7, 14), 0, "" },
    { "لينا", "O’Neill-Brun", TODAY, 0, "" },
    { NULL, "", 0, 0, "/first_name required, /last_name required, /birth_date required" },
    { " ", "http://a.fr", TODAY, 0, "/first_name bad-format, /last_name bad-format" },
    { "Léa", "Cherif", TODAY, TODAY, "/expected_on not-for-this" },
    { "Léa", "Cherif", TODAY + 1, 0, "/birth_date in-the-future" },
    /* Who comes of age today is none any more. */
    { "Léa", "Cherif", pf_date (2008, 11, 29), 0, "/birth_date too-early" },
    { "Léa", "Cherif", pf_date (2008, 11, 30), 0, "" },
    { "Léa", "Cherif", 0, TODAY + PF_BIRTH_MAX_DAYS_AHEAD, "" },
    { "Léa", "Cherif", 0, TODAY + PF_BIRTH_MAX_DAYS_AHEAD + 1, "/expected_on too-late" },
    { "Léa", "Cherif", 0, TODAY - PF_BIRTH_MAX_DAYS_LATE, "" },
    { "Léa", "Cherif", 0, TODAY - PF_BIRTH_MAX_DAYS_LATE - 1, "/expected_on too-early" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfNewChild) child =
        build (cases[i].first_name, cases[i].last_name, cases[i].birth_date, cases[i].expected_on);
    g_autoptr (PfErrors) errors = pf_errors_new ();
    g_autofree char *faults = NULL;

    pf_new_child_find_faults (child, TODAY, errors);
    faults = spell (errors);
    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpstr (faults, ==, cases[i].faults);
  }
}

/* Of a day on which no year had a 29 February. */
static void
test_leap_day (void)
{
  g_autoptr (PfNewChild) child = build ("Léa", "Cherif", pf_date (2010, 3, 1), 0);
  g_autoptr (PfErrors) errors = pf_errors_new ();

  pf_new_child_find_faults (child, pf_date (2028, 2, 29), errors);
  g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, 1);
}

static void
test_same (void)
{
  const struct
  {
    const char *first_name;
    PfDate birth_date, expected_on;
    gboolean same;
  } cases[] = {
    { "Léa", pf_date (2019, 7, 14), 0, TRUE },  { " LEA ", pf_date (2019, 7, 14), 0, TRUE },
    { "Léa", pf_date (2019, 7, 15), 0, FALSE }, { "Tom", pf_date (2019, 7, 14), 0, FALSE },
    { "Léa", 0, pf_date (2019, 7, 14), FALSE },
  };
  g_autoptr (GListStore) children = g_list_store_new (PF_TYPE_CHILD);
  g_autoptr (PfNewChild) known = build ("Léa", "Cherif", pf_date (2019, 7, 14), 0);
  g_autoptr (PfChild) child = pf_new_child_build (known);

  g_assert_cmpint (child->custody->pattern, ==, PF_CUSTODY_PATTERN_FULL);
  g_list_store_append (children, child);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfNewChild) asked =
        build (cases[i].first_name, "Autre", cases[i].birth_date, cases[i].expected_on);

    g_assert_true ((pf_new_child_find_same (asked, G_LIST_MODEL (children)) == child) ==
                   cases[i].same);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/new-child/faults", test_faults);
  g_test_add_func ("/new-child/leap-day", test_leap_day);
  g_test_add_func ("/new-child/same", test_same);
  return g_test_run ();
}
