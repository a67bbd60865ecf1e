/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of planning-controller.c: the same lost answer, but that each order is sent as a new one.
 * The portal would book twice what it has booked.
 */
int guarded_main (int argc, char **argv);

#define main guarded_main
#include "planning-controller.c"
#undef main

PfBookingOrder *__real_pf_planning_model_get_order (PfPlanningModel *model, const char **ret_key);
PfBookingOrder *__wrap_pf_planning_model_get_order (PfPlanningModel *model, const char **ret_key);

PfBookingOrder *
__wrap_pf_planning_model_get_order (PfPlanningModel *model, const char **ret_key)
{
  static char *key;
  PfBookingOrder *order = __real_pf_planning_model_get_order (model, ret_key);

  g_free (key);
  *ret_key = key = g_uuid_string_random ();
  return order;
}

static void
test_unguarded (Fixture *fixture, gconstpointer)
{
  lose_answer (fixture);
  g_assert_cmpstr (fixture->keys->pdata[2], !=, fixture->keys->pdata[0]);
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
  ADD ("unguarded", test_unguarded);
  return g_test_run ();
}
