/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each role sees the places it may use, and at least one.
 */
#include "client/app/places.h"

static PfVisit *
make_visit (const char *roles, gboolean has_household)
{
  g_autoptr (PfAccount) account = g_object_new (PF_TYPE_ACCOUNT, "id", "1", NULL);
  g_autoptr (PfMe) me = g_object_new (PF_TYPE_ME, "account", account, NULL);
  g_auto (GStrv) words = g_strsplit (roles, " ", -1);

  g_object_set (account, "roles", words, NULL);
  if (has_household) {
    g_autoptr (PfHouseholdSummary) household =
        g_object_new (PF_TYPE_HOUSEHOLD_SUMMARY, "id", "7", "name", "Berger", NULL);

    g_list_store_append (me->households, household);
  }
  return pf_visit_new ("Valbourg", me);
}

static const struct
{
  const char *roles;
  gboolean has_household;
  const char *places;
} cases[] = {
  { "family", TRUE, "home planning enrolments household" },
  { "family", FALSE, "home planning enrolments household" },
  { "", FALSE, "home planning enrolments household" },
  { "front_desk", FALSE, "queue families" },
  { "administrator", FALSE, "queue families agents" },
  { "education", FALSE, "queue" },
  { "activities", FALSE, "role" },
  { "attendance", FALSE, "role" },
  { "billing", FALSE, "role" },
  { "education billing", FALSE, "queue" },
  { "front_desk education", FALSE, "queue families" },
  { "front_desk", TRUE, "home planning enrolments household queue families" },
  { "education", TRUE, "home planning enrolments household queue" },
  { "billing", TRUE, "home planning enrolments household role" },
};

static void
test_roles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfVisit) visit = make_visit (cases[i].roles, cases[i].has_household);
    g_autoptr (GPtrArray) places = pf_places_list (visit);
    g_autofree char *names = NULL;

    g_ptr_array_add (places, NULL);
    names = g_strjoinv (" ", (char **) places->pdata);
    g_test_message ("%s", cases[i].roles);
    g_assert_cmpstr (names, ==, cases[i].places);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/places/roles", test_roles);
  return g_test_run ();
}
