/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every operation by everyone, on what is family One's. Nobody passes whom the table does not name;
 * and whose data it is not is answered, to the byte, as if there were no such thing.
 */
#include "server/ops/access-walk.h"

/* Grows with all that a call might change. Failures, that people took their own data along, and
 * that agents read a document are noted rightly, whatever becomes of the call.
 */
#define TRACES                                                                                     \
  "SELECT (SELECT count(*) FROM booking) + (SELECT count(*) FROM account_session)"                 \
  " + (SELECT count(*) FROM erasure_request) + (SELECT count(*) FROM guardian_invitation)"         \
  " + (SELECT count(*) FROM account) + (SELECT count(*) FROM account_application)"                 \
  " + (SELECT count(*) FROM mail) + (SELECT count(*) FROM queue_item)"                             \
  " + (SELECT count(*) FROM replay) + (SELECT count(*) FROM document) + (SELECT sum(version) "     \
  "FROM child)"                                                                                    \
  " + (SELECT sum(version) FROM account) + (SELECT count(*) FROM account_totp)"                    \
  " + (SELECT count(*) FROM account_code)"                                                         \
  " + (SELECT sum(version + planning_version) FROM household)"                                     \
  " + (SELECT sum(version + coalesce(opened_until, 0)) FROM queue_item)"                           \
  " + (SELECT count(*) FROM queue_step) + (SELECT count(*) FROM household_change)"                 \
  " + (SELECT count(email) FROM adult)"                                                            \
  " + (SELECT count(*) FROM journal_entry WHERE action NOT IN ('data_exported', 'proof_seen')"     \
  " AND action NOT LIKE '%failed')"                                                                \
  " + (SELECT count(*) FROM adult WHERE email = 'max@example.org')"

static void
test_matrix (PfAccess *fixture, gconstpointer)
{
  gint64 before = pf_demo_ask (fixture->demo, TRACES);

  g_assert_cmpuint (pf_access_try_all (fixture), ==, 0);
  g_assert_cmpint (pf_demo_ask (fixture->demo, TRACES), ==, before);
  g_assert_cmpint (pf_demo_ask (fixture->demo,
                                "SELECT count(*) FROM journal_entry j JOIN account a"
                                " ON a.id = j.account WHERE j.action = 'proof_seen'"
                                " AND (a.roles LIKE '%family%' OR a.roles LIKE '%attendance%'"
                                " OR a.roles LIKE '%billing%')"),
                   ==,
                   0);
}

/* Control: a stranger is let into One, as by a forgotten WHERE. */
static void
test_leak (PfAccess *fixture, gconstpointer)
{
  pf_demo_run (fixture->demo,
               "INSERT INTO adult VALUES (9, 1, 5, 'guardian', 'Dan', 'Noir', NULL, NULL)");
  g_assert_cmpuint (pf_access_try_all (fixture), >=, 6);
}

/* Control: agents see a household that is in the queue alone, as by a forgotten word of it. */
static void
test_provisional_leak (PfAccess *fixture, gconstpointer)
{
  pf_demo_run (fixture->demo,
               "UPDATE household SET state = 'active' WHERE id = 4;"
               "DELETE FROM document WHERE id > 1"); /* of which there are no files */
  g_assert_cmpuint (pf_access_try_all (fixture), >=, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_ON(driver, name, function)                                                             \
  g_test_add ("/access/" name, PfAccess, driver, pf_access_set_up, function, pf_access_tear_down)
#define ADD(name, function)                                                                        \
  ADD_ON (&pf_sqlite_driver, "sqlite/" name, function);                                            \
  if (pf_demo_has_postgres ())                                                                     \
  ADD_ON (&pf_postgres_driver, "postgres/" name, function)
  ADD ("matrix", test_matrix);
  ADD ("leak", test_leak);
  ADD ("provisional-leak", test_provisional_leak);
  return g_test_run ();
}
