/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/planning.h"

#define MONDAY pf_date (2026, 12, 14)
#define INSTANT(n) ((PfInstant) (n) *G_USEC_PER_SEC)

static PfPlanningRow *
new_row (void)
{
  PfPlanningRow *row = g_object_new (PF_TYPE_PLANNING_ROW, NULL);
  g_autoptr (PfPlanningClosing) closing = g_object_new (PF_TYPE_PLANNING_CLOSING,
                                                        "from",
                                                        MONDAY,
                                                        "to",
                                                        MONDAY + 6,
                                                        "book-until",
                                                        INSTANT (100),
                                                        "cancel-until",
                                                        INSTANT (200),
                                                        NULL);

  g_list_store_append (row->closings, closing);
  return row;
}

static void
test_closings (void)
{
  g_autoptr (PfPlanningRow) row = new_row ();
  g_autoptr (PfPlanningCell) cell = g_object_new (PF_TYPE_PLANNING_CELL, NULL);

  g_assert_cmpint (pf_planning_row_get_book_until (row, cell, MONDAY), ==, INSTANT (100));
  g_assert_cmpint (pf_planning_row_get_cancel_until (row, cell, MONDAY + 6), ==, INSTANT (200));
  g_assert_cmpint (pf_planning_row_get_book_until (row, cell, MONDAY - 1), ==, 0);
  g_assert_cmpint (pf_planning_row_get_cancel_until (row, cell, MONDAY + 7), ==, 0);

  g_object_set (cell, "book-until", INSTANT (5), NULL);
  g_assert_cmpint (pf_planning_row_get_book_until (row, cell, MONDAY), ==, INSTANT (5));
  g_assert_cmpint (pf_planning_row_get_cancel_until (row, cell, MONDAY), ==, INSTANT (200));
}

static void
test_what_is_left (void)
{
  static const char *const may[] = { "absent", "message", NULL };
  g_autoptr (PfLockedReason) reason = g_object_new (PF_TYPE_LOCKED_REASON, "may", may, NULL);

  g_assert_true (pf_locked_reason_leaves (reason, "absent"));
  g_assert_false (pf_locked_reason_leaves (reason, "late_add"));
  g_assert_false (pf_locked_reason_leaves (NULL, "absent"));
}

/* Rows name their child first: it is not their id, and an update must not mix a child's rows. */
static void
test_rows_have_no_id (void)
{
  g_autoptr (PfPlanning) planning = g_object_new (PF_TYPE_PLANNING, NULL);
  g_autoptr (PfPlanning) copy = NULL;

  for (int i = 0; i < 2; i++) {
    g_autoptr (PfPlanningRow) row =
        g_object_new (PF_TYPE_PLANNING_ROW, "child", "lea", "activity", i == 0 ? "a1" : "a2", NULL);

    g_list_store_append (planning->rows, row);
  }
  copy = pf_record_copy (planning);
  pf_record_assign (copy, planning);
  g_assert_true (pf_record_equal (copy, planning));
  g_list_store_remove (planning->rows, 0);
  pf_record_assign (copy, planning);
  g_assert_true (pf_record_equal (copy, planning));
}

static void
test_query_range (void)
{
  static const struct
  {
    int days;
    const char *code;
  } table[] = { { -1, "before-start" }, { 0, NULL }, { 365, NULL }, { 366, "too-large" } };
  PfRecordClass *klass = pf_record_type_get_class (PF_TYPE_PLANNING_QUERY);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (PfErrors) errors = pf_errors_new ();
    g_autoptr (PfPlanningQuery) query = g_object_new (PF_TYPE_PLANNING_QUERY,
                                                      "household",
                                                      "h1",
                                                      "from",
                                                      MONDAY,
                                                      "to",
                                                      (PfDate) ((int) MONDAY + table[i].days),
                                                      NULL);

    klass->table->check (PF_RECORD (query), errors);
    g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, table[i].code != NULL);
    if (table[i].code != NULL)
      g_assert_cmpstr (pf_errors_get (errors, 0)->code, ==, table[i].code);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planning/closings", test_closings);
  g_test_add_func ("/planning/what-is-left", test_what_is_left);
  g_test_add_func ("/planning/rows-have-no-id", test_rows_have_no_id);
  g_test_add_func ("/planning/query-range", test_query_range);
  return g_test_run ();
}
