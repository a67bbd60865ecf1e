/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/family-quotient.h"

static PfFamilyQuotient *
new_quotient (const char *id, PfDate valid_from, PfDate valid_to)
{
  PfFamilyQuotient *quotient = g_object_new (PF_TYPE_FAMILY_QUOTIENT, NULL);

  g_strlcpy (quotient->id, id, PF_ID_SIZE);
  quotient->valid_from = valid_from;
  quotient->valid_to = valid_to;
  return quotient;
}

static void
test_find (void)
{
  static const struct
  {
    PfDate day;
    const char *id; /* NULL: none is valid */
  } cases[] = {
    { 99, NULL }, { 100, "1" }, { 149, "1" }, { 150, "3" }, { 180, "3" },
    { 181, "1" }, { 199, "1" }, { 200, "4" }, { 299, "4" }, { 300, NULL },
  };
  g_autoptr (GPtrArray) quotients = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (quotients, new_quotient ("3", 150, 180)); /* corrects the next */
  g_ptr_array_add (quotients, new_quotient ("2", 150, 180));
  g_ptr_array_add (quotients, new_quotient ("1", 100, 299));
  g_ptr_array_add (quotients, new_quotient ("4", 200, 299));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PfFamilyQuotient *found = pf_family_quotient_find (quotients, cases[i].day);

    g_test_message ("day %u", cases[i].day);
    g_assert_cmpstr (found != NULL ? found->id : NULL, ==, cases[i].id);
  }
}

static void
test_check (void)
{
  g_autoptr (PfFamilyQuotient) quotient = new_quotient ("1", 100, 99);
  g_autoptr (PfErrors) errors = pf_errors_new ();
  g_autoptr (PfErrors) none = pf_errors_new ();

  PF_RECORD_GET_CLASS (quotient)->table->check (PF_RECORD (quotient), errors);
  g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, 2);
  quotient->value = g_strdup ("859.99");
  quotient->valid_to = 100;
  PF_RECORD_GET_CLASS (quotient)->table->check (PF_RECORD (quotient), none);
  g_assert_cmpuint (pf_errors_get_n_errors (none), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/family-quotient/find", test_find);
  g_test_add_func ("/family-quotient/check", test_check);
  return g_test_run ();
}
