/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/school.h"

static PfSector *
new_sector (const char *school, const char *street, PfParity parity, int from, int to)
{
  return g_object_new (PF_TYPE_SECTOR,
                       "school",
                       school,
                       "street",
                       street,
                       "postal-code",
                       "44990",
                       "parity",
                       parity,
                       "from-number",
                       from,
                       "to-number",
                       to,
                       NULL);
}

/* One side of a street up to 120, and the whole of another. */
static void
test_takes (void)
{
  g_autoptr (PfSector) even = new_sector ("1", "rue victor hugo", PF_PARITY_EVEN, 2, 120);
  g_autoptr (PfSector) whole =
      new_sector ("1", "rue de l eglise", PF_PARITY_NONE, PF_NO_INTEGER, PF_NO_INTEGER);
  static const struct
  {
    const char *line1;
    gboolean even, whole;
  } cases[] = {
    { "2 rue Victor-Hugo", TRUE, FALSE },
    { "120, RUE VICTOR HUGO", TRUE, FALSE },
    { "12 bis, rue Victor-Hugo", TRUE, FALSE },
    { "12B rue Victor Hugo", TRUE, FALSE },
    { "122 rue Victor-Hugo", FALSE, FALSE },
    { "3 rue Victor-Hugo", FALSE, FALSE },
    { "rue Victor-Hugo", FALSE, FALSE },
    { "2 rue Victor-Hugo prolongée", FALSE, FALSE },
    { "7 rue de l’Église", FALSE, TRUE },
    { "rue de l'église", FALSE, TRUE },
    { "999999999999 rue Victor-Hugo", FALSE, FALSE },
    { "", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].line1);
    g_assert_cmpint (pf_sector_takes (even, cases[i].line1, "44990"), ==, cases[i].even);
    g_assert_cmpint (pf_sector_takes (whole, cases[i].line1, "44990"), ==, cases[i].whole);
    g_assert_false (pf_sector_takes (even, cases[i].line1, "44991"));
  }
}

static PfSchool *
new_school (const char *id, PfSchoolKind kind)
{
  return g_object_new (PF_TYPE_SCHOOL, "id", id, "name", id, "kind", kind, NULL);
}

static void
test_teaches (void)
{
  static const struct
  {
    PfSchoolKind kind;
    gboolean gs, cp;
  } cases[] = {
    { PF_SCHOOL_KIND_NURSERY, TRUE, FALSE },
    { PF_SCHOOL_KIND_ELEMENTARY, FALSE, TRUE },
    { PF_SCHOOL_KIND_PRIMARY, TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfSchool) school = new_school ("1", cases[i].kind);

    g_assert_cmpint (pf_school_teaches (school, PF_LEVEL_GS), ==, cases[i].gs);
    g_assert_cmpint (pf_school_teaches (school, PF_LEVEL_CP), ==, cases[i].cp);
    g_assert_false (pf_school_teaches (school, PF_LEVEL_NONE));
  }
}

/* Of two schools for one address, the one that has the class. */
static void
test_find (void)
{
  g_autoptr (GPtrArray) schools = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sectors = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PfAddress) address = g_object_new (
      PF_TYPE_ADDRESS, "line1", "4 rue du Port", "postal-code", "44990", "city", "Valbourg", NULL);
  g_autoptr (PfAddress) elsewhere = pf_record_copy (address);
  PfSchool *found;

  g_object_set (elsewhere, "line1", "4 rue du Pont", NULL);
  g_ptr_array_add (schools, new_school ("1", PF_SCHOOL_KIND_NURSERY));
  g_ptr_array_add (schools, new_school ("2", PF_SCHOOL_KIND_ELEMENTARY));
  g_ptr_array_add (sectors, new_sector ("9", "rue du port", PF_PARITY_NONE, 1, 9));
  g_ptr_array_add (sectors, new_sector ("1", "rue du port", PF_PARITY_NONE, 1, 9));
  g_ptr_array_add (sectors, new_sector ("2", "rue du port", PF_PARITY_NONE, 1, 9));
  found = pf_sector_find_school (sectors, schools, address, PF_LEVEL_PS);
  g_assert_cmpstr (found->id, ==, "1");
  found = pf_sector_find_school (sectors, schools, address, PF_LEVEL_CE2);
  g_assert_cmpstr (found->id, ==, "2");
  found = pf_sector_find_school (sectors, schools, address, PF_LEVEL_NONE);
  g_assert_cmpstr (found->id, ==, "1");
  g_assert_null (pf_sector_find_school (sectors, schools, elsewhere, PF_LEVEL_PS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/school/takes", test_takes);
  g_test_add_func ("/school/teaches", test_teaches);
  g_test_add_func ("/school/find", test_find);
  return g_test_run ();
}
