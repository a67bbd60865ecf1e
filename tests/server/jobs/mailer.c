/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mailer on both databases: nothing is lost, nothing is sent twice, nothing too late.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "core/mail.h"
#include "core/password-reset.h"
#include "files.h"
#include "outbox.h"
#include "server/jobs/mail-taking.h"

/* In the manner of a worker that is killed with the mail in its hands: it is taken, @ago. */
static void
take_and_die (PfOutbox *self, gint64 ago)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) db = pf_db_open (self->demo->driver, self->demo->path, PF_DB_WRITER, &error);
  g_auto (PfTaking) taking = { .public_url = OUTBOX_URL,
                               .host = "portail.example.org",
                               .now = g_get_real_time () - ago };

  g_assert_no_error (error);
  g_assert_true (pf_db_command (db, PF_COMMAND_BEGIN, NULL));
  g_assert_true (pf_mail_take (db, &taking, &error));
  g_assert_no_error (error);
  g_assert_nonnull (taking.words);
  g_assert_true (pf_db_command (db, PF_COMMAND_COMMIT, NULL));
}

static void
test_killed (PfOutbox *self, gconstpointer)
{
  gint64 asked_at = g_get_real_time () - 2 * PF_MAIL_LEASE;
  g_autofree char *id = NULL;
  g_autofree char *sql = NULL;

  pf_outbox_ask_at (self->demo, "eve@example.org", asked_at);
  pf_outbox_ask_at (self->demo, "luc@example.org", asked_at);
  take_and_die (self, PF_MAIL_LEASE + G_TIME_SPAN_SECOND);
  take_and_die (self, PF_MAIL_LEASE / 2); /* that one may live yet */
  pf_demo_run (self->demo, "UPDATE mail SET name = message_id");
  pf_outbox_start (self);
  pf_outbox_wait_for (self->demo, "sent", 1);
  g_usleep (G_TIME_SPAN_SECOND * 3 / 2);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 1);
  g_assert_cmpuint (pf_outbox_count (self->demo, "sending"), ==, 1);

  /* As the one who died made it: its message id, its link. */
  id = pf_sink_mail_get (pf_outbox_find (self, "eve@example.org"), "Message-I[dD]");
  sql = g_strdup_printf ("SELECT count(*) FROM mail WHERE '<' || name || '>' = '%s'"
                         " AND message_id = name AND attempts = 2",
                         id);
  g_assert_cmpint (pf_outbox_ask_number (self, sql), ==, 1);
  pf_outbox_assert_link (self, "eve@example.org", PF_ACTIVATION_SPAN - PF_MAIL_LEASE);
  g_assert_cmpint (pf_outbox_ask_number (self, "SELECT count(*) FROM account_token"), ==, 2);
}

static void
test_put_off (PfOutbox *self, gconstpointer)
{
  g_autofree char *first = NULL;
  static const gint64 minutes[] = { 1, 2, 4 };

  self->at_recipient = "451 4.7.1 Greylisted, eve@example.org";
  pf_outbox_ask (self->demo, "eve@example.org");
  pf_outbox_start (self);
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++) {
    g_autofree char *sql = g_strdup_printf (
        "SELECT count(*) FROM mail WHERE state = 'waiting' AND attempts = %u", i + 1);

    while (pf_demo_ask (self->demo, sql) == 0)
      g_usleep (10000);
    g_assert_cmpint (ABS (pf_outbox_get_delay (self) - 60 * minutes[i]), <=, 5);
    pf_outbox_assert_failure (self, "451 4.7.1 Greylisted%");
    pf_demo_run (self->demo, "UPDATE mail SET send_at = 1");
  }
  g_atomic_pointer_set (&self->at_recipient, NULL);
  pf_outbox_wait_for (self->demo, "sent", 1);
  pf_outbox_assert_kind (self, "eve@example.org", "activation");
  pf_outbox_assert_link (self, "eve@example.org", PF_ACTIVATION_SPAN);
  g_assert_cmpint (pf_outbox_ask_number (self, "SELECT count(*) FROM account_token"), ==, 1);
}

/* To stop does not wait for a server that says nothing. */
static void
test_stopped (PfOutbox *self, gconstpointer)
{
  gint64 started_at;
  g_autoptr (GError) error = NULL;

  self->at_recipient = PF_SINK_SILENCE;
  pf_outbox_ask (self->demo, "eve@example.org");
  self->mailer = pf_mailer_start (self->demo->store,
                                  &(PfMailerOptions){ .public_url = OUTBOX_URL,
                                                      .from = OUTBOX_FROM,
                                                      .server = pf_sink_get_url (self->sink) },
                                  &error);
  g_assert_no_error (error);
  pf_outbox_wait_for (self->demo, "sending", 1);
  started_at = g_get_monotonic_time ();
  g_clear_pointer (&self->mailer, pf_mailer_stop);
  g_assert_cmpint (g_get_monotonic_time () - started_at, <, 5 * G_TIME_SPAN_SECOND);
  g_assert_cmpuint (pf_outbox_count (self->demo, "waiting"), ==, 1);
}

static void
test_too_late (PfOutbox *self, gconstpointer)
{
  gint64 now = g_get_real_time ();

  pf_outbox_ask_at (self->demo, "old@example.org", now - PF_MAIL_SPAN);
  pf_outbox_ask_at (self->demo, "eve@example.org", now - 2 * PF_MAIL_LEASE);
  pf_outbox_ask_at (self->demo, "luc@example.org", now - 2 * PF_MAIL_LEASE);
  pf_outbox_start (self);
  self->at_recipient = "451 Later";
  pf_outbox_wait_for (self->demo, "failed", 1);
  pf_outbox_wait_for (self->demo, "waiting", 2);
  pf_demo_run (self->demo, "UPDATE account_token SET expires_at = 1 WHERE account = 1");
  pf_demo_run (self->demo, "UPDATE account_token SET used_at = 1 WHERE account = 2");
  g_atomic_pointer_set (&self->at_recipient, NULL);
  pf_demo_run (self->demo, "UPDATE mail SET send_at = 1 WHERE state = 'waiting'");
  pf_outbox_wait_until_empty (self->demo);
  g_assert_cmpuint (pf_outbox_count (self->demo, "failed"), ==, 3);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 0);
}

static void
test_password_changed (PfOutbox *self, gconstpointer)
{
  gint64 now = g_get_real_time ();
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO mail (kind, state, account, recipient, name, language, created_at, send_at,"
      " attempts) VALUES ('password_changed', 'waiting', 1, 'eve@example.org', 'Ève', 'en', "
      "%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 0)",
      now,
      now);

  pf_demo_run (self->demo, sql);
  pf_outbox_start (self);
  pf_outbox_wait_until_empty (self->demo);
  pf_outbox_assert_kind (self, "eve@example.org", "password_changed");
  pf_outbox_assert_no_link (self, "eve@example.org");
  g_assert_nonnull (
      strstr (pf_outbox_find (self, "eve@example.org")->text, "call the family desk"));
}

static void
test_race (gconstpointer driver)
{
  g_assert_cmpuint (pf_outbox_race (driver), ==, 0);
}

static void
start_without_server (PfOutbox *self, const char *folder)
{
  g_autoptr (GError) error = NULL;

  self->mailer = pf_mailer_start (
      self->demo->store, &(PfMailerOptions){ .public_url = OUTBOX_URL, .folder = folder }, &error);
  g_assert_no_error (error);
}

static void
test_folder (PfOutbox *self, gconstpointer)
{
  g_autofree char *folder = g_dir_make_tmp ("pf-mails-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "mails", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  pf_outbox_ask (self->demo, "eve@example.org");
  pf_outbox_ask (self->demo, "luc@example.org");
  start_without_server (self, inner);
  pf_outbox_wait_until_empty (self->demo);
  g_assert_cmpuint (pf_outbox_count (self->demo, "sent"), ==, 2);
  dir = g_dir_open (inner, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (inner, name, NULL);
    g_autofree char *text = NULL;

    g_assert_true (g_str_has_suffix (name, ".eml"));
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    g_assert_nonnull (strstr (text, "From: "));
    g_assert_nonnull (strstr (text, "portail-famille@portail.example.org"));
    g_assert_nonnull (strstr (text, "/activate/"));
    n++;
    g_remove (path);
  }
  g_assert_cmpuint (n, ==, 2);
  g_rmdir (inner);
  g_rmdir (folder);
}

static void
write_logo (const char *path)
{
  const PfFile *file = NULL;
  g_autoptr (GByteArray) bytes = NULL;

  for (guint i = 0; (file = pf_files_get (i)) != NULL && !g_str_equal (file->name, "png"); i++) {
  }
  bytes = file->make ();
  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, bytes->len, NULL));
}

/* Each mail carries the town's logo, which its page shows. */
static void
test_logo (PfOutbox *self, gconstpointer)
{
  g_autofree char *folder = g_dir_make_tmp ("logo-XXXXXX", NULL);
  g_autofree char *logo = g_build_filename (folder, "logo.png", NULL);
  g_autofree char *mails = g_build_filename (folder, "mails", NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) html = NULL;
  g_autoptr (GError) error = NULL;
  GDir *dir;

  write_logo (logo);
  pf_outbox_ask (self->demo, "eve@example.org");
  self->mailer = pf_mailer_start (
      self->demo->store,
      &(PfMailerOptions){ .public_url = OUTBOX_URL, .folder = mails, .logo_file = logo },
      &error);
  g_assert_no_error (error);
  pf_outbox_wait_until_empty (self->demo);
  dir = g_dir_open (mails, 0, NULL);
  path = g_build_filename (mails, g_dir_read_name (dir), NULL);
  g_dir_close (dir);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  html = g_string_new (text);
  g_string_replace (html, "=\r\n", "", 0); /* as lines are broken */
  g_test_message ("%s", html->str);
  g_assert_nonnull (strstr (text, "Content-Type: multipart/related"));
  g_assert_nonnull (strstr (text, "Content-Id: <logo@portail-famille>"));
  g_assert_nonnull (strstr (text, "Content-Disposition: inline"));
  g_assert_nonnull (strstr (html->str, "cid:logo@portail-famille"));
  g_remove (path);
  g_remove (logo);
  g_rmdir (mails);
  g_rmdir (folder);
}

/* A demonstration's window shows them; another town's wait until somebody sets a server up. */
static void
test_shown (PfOutbox *self, gconstpointer)
{
  pf_outbox_ask (self->demo, "eve@example.org");
  start_without_server (self, NULL);
  g_usleep (G_TIME_SPAN_SECOND * 3 / 2);
  g_assert_cmpint (pf_outbox_ask_number (
                       self, "SELECT count(*) FROM mail WHERE state = 'waiting' AND attempts = 0"),
                   ==,
                   1);
  pf_demo_run (self->demo, "UPDATE portal SET demonstration = 1, version = version + 1");
  pf_outbox_wait_until_empty (self->demo);
  g_assert_cmpuint (pf_outbox_count (self->demo, "sent"), ==, 1);
  g_assert_cmpint (
      pf_outbox_ask_number (self, "SELECT count(*) FROM mail WHERE token IS NOT NULL"), ==, 1);
}

static void
test_options (PfOutbox *self, gconstpointer)
{
  static const PfMailerOptions wrong[] = {
    { .public_url = OUTBOX_URL, .server = "smtp://mail.example.org" },
    { .public_url = OUTBOX_URL, .server = "smtp://a", .from = OUTBOX_FROM, .folder = "/tmp" },
    { .public_url = OUTBOX_URL, .server = "smtp://a", .from = "a b@example.org" },
    { .public_url = OUTBOX_URL, .folder = "/dev/null/mails" },
    { .public_url = OUTBOX_URL, .logo_file = "/nowhere/logo.png" },
    { .public_url = OUTBOX_URL, .logo_file = "/proc/self/exe" }, /* too large, and no picture */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (pf_mailer_start (self->demo->store, &wrong[i], &error));
    g_assert_nonnull (error);
    g_test_message ("%s", error->message);
  }
}

static void
add (const PfDriver *driver)
{
  static const struct
  {
    const char *name;
    void (*function) (PfOutbox *self, gconstpointer driver);
  } tests[] = {
    { "killed", test_killed },
    { "put-off", test_put_off },
    { "stopped", test_stopped },
    { "too-late", test_too_late },
    { "password-changed", test_password_changed },
    { "folder", test_folder },
    { "logo", test_logo },
    { "shown", test_shown },
    { "options", test_options },
  };
  g_autofree char *race = g_strdup_printf ("/mailer/%s/race", driver->name);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strdup_printf ("/mailer/%s/%s", driver->name, tests[i].name);

    g_test_add (path, PfOutbox, driver, pf_outbox_set_up, tests[i].function, pf_outbox_tear_down);
  }
  g_test_add_data_func (race, driver, test_race);
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
