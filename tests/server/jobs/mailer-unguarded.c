/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of mailer.c: the same mailer, which takes a mail for no time at all. Two of them send
 * mails twice, and the race shows it.
 */
#include "outbox.h"
#include "server/store/mails.h"

static PfLetter *
take_without_lease (PfDb *db, PfInstant now, PfInstant give_up_at, GError **error)
{
  PfLetter *letter = pf_store_take_letter (db, now, 1, error);

  if (letter != NULL)
    letter->mail->send_at = give_up_at;
  return letter;
}

#define pf_store_take_letter take_without_lease
#include "../../../src/server/jobs/mail-taking.c"

static void
test_sends_twice (gconstpointer driver)
{
  g_assert_cmpuint (pf_outbox_race (driver), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/mailer-unguarded/sqlite", &pf_sqlite_driver, test_sends_twice);
  if (pf_demo_has_postgres ())
    g_test_add_data_func ("/mailer-unguarded/postgres", &pf_postgres_driver, test_sends_twice);
  return g_test_run ();
}
