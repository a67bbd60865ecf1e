/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tariff-assignment.h"

enum
{
  ANY = 0,
  ACTIVITY = 1,
  SLOT = 2,
  KIND = 4,
  PERIOD = 8
};

static PfTariffAssignment *
new_row (guint named, PfDate valid_from)
{
  PfTariffAssignment *row = g_object_new (PF_TYPE_TARIFF_ASSIGNMENT, NULL);

  g_strlcpy (row->activity, named & ACTIVITY ? "a" : "", PF_ID_SIZE);
  g_strlcpy (row->slot, named & SLOT ? "s" : "", PF_ID_SIZE);
  row->day_kind = named & KIND ? PF_DAY_KIND_SCHOOL : PF_DAY_KIND_NONE;
  row->period_to = named & PERIOD ? 110 : 0;
  row->valid_from = valid_from;
  return row;
}

static PfTariffAssignment *
choose (GPtrArray *rows)
{
  return pf_tariff_assignment_choose (rows, "a", "s", PF_DAY_KIND_SCHOOL, 100);
}

/* Each row is the one chosen among itself and those before it. */
static void
test_choice (void)
{
  static const struct
  {
    guint named;
    PfDate valid_from;
  } cases[] = {
    { ANY, 0 },  { ANY, 50 },  { PERIOD, 0 },   { KIND, 0 },       { KIND | PERIOD, 0 },
    { SLOT, 0 }, { SLOT, 99 }, { ACTIVITY, 0 }, { ACTIVITY, 100 }, { ACTIVITY | KIND, 0 },
  };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_null (choose (rows));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PfTariffAssignment *row = new_row (cases[i].named, cases[i].valid_from);

    g_ptr_array_insert (rows, 0, row);
    g_assert_true (choose (rows) == row);
  }
}

static void
test_not_for_it (void)
{
  g_autoptr (PfTariffAssignment) row = new_row (ACTIVITY | SLOT | KIND | PERIOD, 1);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_ptr_array_add (rows, row);
#define ASSERT_ONLY(member, right, wrong)                                                          \
  row->member = wrong;                                                                             \
  g_assert_null (choose (rows));                                                                   \
  row->member = right;                                                                             \
  g_assert_true (choose (rows) == row)
  ASSERT_ONLY (activity[0], 'a', 'b');
  ASSERT_ONLY (slot[0], 's', 'b');
  ASSERT_ONLY (day_kind, PF_DAY_KIND_SCHOOL, PF_DAY_KIND_HOLIDAY);
  ASSERT_ONLY (period_from, 100, 101);
  ASSERT_ONLY (period_to, 100, 99);
  ASSERT_ONLY (valid_from, 100, 101);
  ASSERT_ONLY (valid_to, 100, 99);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tariff-assignment/choice", test_choice);
  g_test_add_func ("/tariff-assignment/not-for-it", test_not_for_it);
  return g_test_run ();
}
