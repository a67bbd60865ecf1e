/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of school-enrolments.c and school-decisions.c: the same server, but for its look at who
 * is a guardian, at whether the child has a school already, and at what is whole. Who only pays
 * hands in what names no school, and a child is given two.
 */
#include "core/school-enrolment.h"
#include "portal/school-town.h"
#include "server/store/families.h"
#include "server/store/school-enrolments.h"

gboolean
pf_store_check_guardian (PfDb *, const char *, const char *, GError **)
{
  return TRUE;
}

gboolean
pf_store_has_school (PfDb *, const char *, const char *, gboolean *ret_has, GError **)
{
  *ret_has = FALSE;
  return TRUE;
}

gboolean
pf_store_has_open_school_enrolment (PfDb *, const PfSchoolEnrolment *, gboolean *ret_has, GError **)
{
  *ret_has = FALSE;
  return TRUE;
}

void
pf_school_enrolment_find_faults (const PfSchoolEnrolment *,
                                 const PfSchoolEnrolmentFacts *,
                                 PfErrors *)
{
}

static void
test_payer (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = school_submit (portal,
                                       "luke",
                                       "{\"household\":\"" PAULS "\",\"child\":\"" SAMI
                                       "\",\"school_year\":\"" YEAR_AT_HAND "\"}");

  school_assert_state (portal, "luke", id, "submitted");
}

static void
test_twice (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  for (guint i = 0; i < 2; i++) {
    g_autofree char *id = school_submit (portal, "paul", SAMI_AT_LILAS);

    pf_queue_decide (
        portal, "ines", school_find_item (portal), "{\"decision\":\"accept\"}", &answer);
    g_assert_cmpuint (answer.raw.status, ==, 200);
  }
  g_assert_cmpint (
      pf_portal_count (
          portal, "SELECT count(*) FROM school_enrolment WHERE child = 50 AND decided_school = 1"),
      ==,
      2);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = { { "payer", test_payer },
                                        { "twice", test_twice },
                                        { NULL, NULL } };

  return pf_portal_run (argc, argv, "school-enrolments-unguarded", school_town_set_up, tests);
}
