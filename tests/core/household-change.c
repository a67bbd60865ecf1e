/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is a change of a household, and what is the same in other letters.
 */
#include "core/household-change.h"

static PfAddress *
new_address (const char *line1, const char *line2, const char *postal_code)
{
  return g_object_new (PF_TYPE_ADDRESS,
                       "line1",
                       line1,
                       "line2",
                       line2,
                       "postal-code",
                       postal_code,
                       "city",
                       "Valbourg",
                       NULL);
}

static void
test_address (void)
{
  static const struct
  {
    const char *line1, *line2, *postal_code;
    gboolean differs;
  } cases[] = {
    { "7 rue de l’Église", NULL, "49000", FALSE },
    { "7, RUE DE L'EGLISE", NULL, "49000", FALSE },
    { "7 rue de l’Église", NULL, "49100", TRUE },
    { "7 bis rue de l’Église", NULL, "49000", TRUE },
    { "7 rue de l’Église", "Bât. B", "49000", TRUE },
  };
  g_autoptr (PfAddress) before = new_address ("7 rue de l’Église", NULL, "49000");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfAddress) after =
        new_address (cases[i].line1, cases[i].line2, cases[i].postal_code);
    g_autoptr (PfHouseholdChange) change = pf_household_change_new_address (before, after);

    g_assert_cmpint (change != NULL, ==, cases[i].differs);
    if (change == NULL)
      continue;
    g_assert_cmpint (change->changed, ==, PF_CHANGED_ADDRESS);
    g_assert_cmpstr (change->old_address->line1, ==, "7 rue de l’Église");
    g_assert_cmpstr (change->new_address->line2, ==, cases[i].line2);
  }
}

static void
test_name (void)
{
  static const struct
  {
    const char *first_name, *last_name;
    gboolean differs;
  } cases[] = {
    { "Zoe", "MARTIN", FALSE },
    { "zoe", "Martin", FALSE },
    { "Zoé", "Martin", TRUE },
    { "Zoe", "Martin-Roux", TRUE },
  };
  g_autoptr (PfPersonName) before =
      g_object_new (PF_TYPE_PERSON_NAME, "first-name", "Zoe", "last-name", "MARTIN", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfPersonName) after = g_object_new (PF_TYPE_PERSON_NAME,
                                                   "first-name",
                                                   cases[i].first_name,
                                                   "last-name",
                                                   cases[i].last_name,
                                                   NULL);
    g_autoptr (PfHouseholdChange) change = pf_household_change_new_name ("a1", before, after);

    g_assert_cmpint (change != NULL, ==, cases[i].differs);
    if (change != NULL)
      g_assert_cmpstr (change->adult, ==, "a1");
  }
}

static void
test_write (void)
{
  g_autoptr (PfAddress) before = new_address ("1 rue Haute", NULL, "49000");
  g_autoptr (PfAddress) after = new_address ("7 rue du Port", "Bât. B", "49000");
  g_autoptr (PfHouseholdChange) change = pf_household_change_new_address (before, after);
  g_autofree char *words = pf_household_change_write (change);

  g_assert_cmpstr (words, ==, "7 rue du Port, Bât. B, 49000 Valbourg");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/household-change/address", test_address);
  g_test_add_func ("/household-change/name", test_name);
  g_test_add_func ("/household-change/write", test_write);
  return g_test_run ();
}
