/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose the address is, on both databases: what is written to it, and what its link opens.
 */
#include "core/password-reset.h"
#include "outbox.h"

#define ADULT(household, first, last, email)                                                       \
  "INSERT INTO adult (household, account, role, first_name, last_name, email, phone) VALUES "      \
  "(" household ", NULL, 'guardian', '" first "', '" last "', '" email "', NULL);"

static void
test_addresses (PfOutbox *self, gconstpointer)
{
  pf_outbox_give_password (self->demo, 2);
  pf_demo_run (self->demo,
               /* one person, of two households and in one of them twice */
               ADULT ("1", "Mia", "Roux", "mia@example.org")
                   ADULT ("2", "MIA", "Roùx", "Mia@Example.org")
                       ADULT ("2", "Mia", "Roux", "mia@example.org")
               /* two persons */
               ADULT ("1", "Léo", "Brun", "both@example.org")
                   ADULT ("1", "Ana", "Brun", "both@example.org"));
  pf_outbox_ask (self->demo, "eve@example.org");
  pf_outbox_ask (self->demo, "luc@example.org");
  pf_outbox_ask (self->demo, "mia@example.org");
  pf_outbox_ask (self->demo, "both@example.org");
  pf_outbox_ask (self->demo, "nobody@example.org");
  pf_outbox_start (self);
  pf_outbox_wait_until_empty (self->demo);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 5);

  pf_outbox_assert_kind (self, "eve@example.org", "activation"); /* never chose a password */
  pf_outbox_assert_link (self, "eve@example.org", PF_ACTIVATION_SPAN);
  pf_outbox_assert_kind (self, "luc@example.org", "password_reset");
  pf_outbox_assert_link (self, "luc@example.org", PF_RESET_SPAN);
  pf_outbox_assert_kind (self, "mia@example.org", "activation");
  pf_outbox_assert_link (self, "mia@example.org", PF_ACTIVATION_SPAN);
  pf_outbox_assert_kind (self, "both@example.org", "shared_address");
  pf_outbox_assert_no_link (self, "both@example.org");
  pf_outbox_assert_kind (self, "nobody@example.org", "unknown_address");
  pf_outbox_assert_no_link (self, "nobody@example.org");

  g_assert_cmpint (
      pf_outbox_ask_number (self,
                            "SELECT count(*) FROM adult d JOIN account a ON a.id = d.account"
                            " WHERE a.email = 'mia@example.org' AND a.first_name = 'Mia'"
                            " AND a.roles = '[\"family\"]' AND a.version = 1"),
      ==,
      2);
  g_assert_cmpint (
      pf_outbox_ask_number (self, "SELECT count(*) FROM account WHERE email = 'both@example.org'"),
      ==,
      0);
  g_assert_cmpint (pf_outbox_ask_number (self, "SELECT count(*) FROM account_token"), ==, 3);
}

/* A second asking is another link, to the account that the first one made. */
static void
test_asked_again (PfOutbox *self, gconstpointer)
{
  pf_demo_run (self->demo, ADULT ("1", "Mia", "Roux", "mia@example.org"));
  pf_outbox_ask (self->demo, "mia@example.org");
  pf_outbox_ask (self->demo, "mia@example.org");
  pf_outbox_start (self);
  pf_outbox_wait_until_empty (self->demo);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 2);
  g_assert_cmpint (
      pf_outbox_ask_number (self, "SELECT count(*) FROM account WHERE email = 'mia@example.org'"),
      ==,
      1);
  g_assert_cmpint (
      pf_outbox_ask_number (self, "SELECT count(DISTINCT token_hash) FROM account_token"), ==, 2);
  g_assert_cmpint (
      pf_outbox_ask_number (self, "SELECT count(DISTINCT message_id) FROM mail"), ==, 2);
}

/* Whoever asks for strangers does not fill their boxes. */
static void
test_unknown_once (PfOutbox *self, gconstpointer)
{
  for (guint i = 0; i < 3; i++)
    pf_outbox_ask (self->demo, "nobody@example.org");
  pf_outbox_start (self);
  pf_outbox_wait_until_empty (self->demo);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 1);
  g_assert_cmpuint (pf_outbox_count (self->demo, "sent"), ==, 1);
  g_assert_cmpuint (pf_outbox_count (self->demo, "dropped"), ==, 2);

  pf_demo_run (self->demo, "UPDATE mail SET created_at = created_at - 86400000000");
  pf_outbox_ask (self->demo, "nobody@example.org");
  pf_outbox_wait_until_empty (self->demo);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 2);
}

/* What would be more than one address to a mail server. */
static void
test_odd_addresses (PfOutbox *self, gconstpointer)
{
  pf_outbox_ask (self->demo, "a>,<b@example.org");
  pf_outbox_ask (self->demo, "\"a b\"@example.org");
  pf_outbox_start (self);
  pf_outbox_wait_until_empty (self->demo);
  g_assert_cmpuint (pf_outbox_count (self->demo, "failed"), ==, 2);
  g_assert_cmpuint (pf_sink_get_n_connections (self->sink), ==, 0);
}

static void
add (const PfDriver *driver)
{
  static const struct
  {
    const char *name;
    void (*function) (PfOutbox *self, gconstpointer driver);
  } tests[] = {
    { "addresses", test_addresses },
    { "asked-again", test_asked_again },
    { "unknown-once", test_unknown_once },
    { "odd-addresses", test_odd_addresses },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strdup_printf ("/mail-addressing/%s/%s", driver->name, tests[i].name);

    g_test_add (path, PfOutbox, driver, pf_outbox_set_up, tests[i].function, pf_outbox_tear_down);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add (&pf_sqlite_driver);
  if (pf_demo_has_postgres ())
    add (&pf_postgres_driver);
  return g_test_run ();
}
