/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/config.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *path;
  PfConfig *config;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  int file = g_file_open_tmp ("pf-config-XXXXXX.ini", &fixture->path, NULL);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  fixture->config = pf_config_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_remove (fixture->path);
  g_free (fixture->path);
  pf_config_free (fixture->config);
}

static gboolean
read_text (Fixture *fixture, const char *text, GError **error)
{
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  return pf_config_read_file (fixture->config, fixture->path, error);
}

static void
test_file (Fixture *fixture, gconstpointer)
{
  static const char text[] = "# A town\n"
                             "[server]\n"
                             "listen = [::1]:80\n"
                             "\n"
                             "threads=3\n"
                             "[store]\n"
                             "database=postgresql://a/b?c=d\n"
                             "[mail]\n"
                             "mail_server=smtp://mail.example.org:587\n"
                             "mail_from=portail@example.org\n"
                             "mail_starttls=if_offered\n"
                             "[passwords]\n"
                             "limits=false\n";
  g_autoptr (GError) error = NULL;

  read_text (fixture, text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->config->listen, ==, "[::1]:80");
  g_assert_cmpint (fixture->config->threads, ==, 3);
  g_assert_cmpstr (fixture->config->database, ==, "postgresql://a/b?c=d");
  g_assert_cmpstr (fixture->config->mail_server, ==, "smtp://mail.example.org:587");
  g_assert_cmpstr (fixture->config->mail_from, ==, "portail@example.org");
  g_assert_cmpstr (fixture->config->mail_starttls, ==, "if_offered");
  g_assert_null (fixture->config->mail_folder);
  g_assert_null (fixture->config->public_url);
  g_assert_false (fixture->config->limits);
  g_assert_cmpint (fixture->config->idle_seconds, ==, 30);
}

/* Each fault alone, with its line and its key. */
static void
test_faults (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    const char *text, *fault;
  } cases[] = {
    { "[server]\nthreads=x\n", ":2: [server] threads: “x” is no whole number from 0 to 256" },
    { "[server]\n\nthreads=257\n", ":3: [server] threads: “257” is no whole number" },
    { "[server]\nthreads=\n", ":2: [server] threads: “” is no whole number" },
    { "[server]\nthreads=1.5\n", ":2: [server] threads: “1.5” is no whole number" },
    { "[server]\nthreads=1\nthreads=1\n", ":3: [server] threads: it is set twice" },
    { "[server]\nlanguage=de\n", ":2: [server] language: “de” is none of fr, en" },
    { "[server]\nlisten=here\n", ":2: [server] listen: “here” is not like 127.0.0.1:8080" },
    { "[server]\npublic_url=portail.example.org\n",
      ":2: [server] public_url: “portail.example.org” is not like https://" },
    { "[server]\npublic_url=https://a?b\n", ":2: [server] public_url: “https://a?b” is not like" },
    { "[mail]\nmail_server=mail.example.org\n",
      ":2: [mail] mail_server: “mail.example.org” is not like smtp://" },
    { "[mail]\nmail_server=smtp://user@mail.example.org\n",
      ":2: [mail] mail_server: “smtp://user@mail.example.org” is not like" },
    { "[mail]\nmail_from=portail\n", ":2: [mail] mail_from: “portail” is not like portail@" },
    { "[mail]\nmail_starttls=yes\n",
      ":2: [mail] mail_starttls: “yes” is none of required, if_offered, never" },
    { "[store]\ndatabase=a.db\n", ":2: [store] database: “a.db” is not like postgresql://" },
    { "[passwords]\nlimits=no\n", ":2: [passwords] limits: “no” is neither true nor false" },
    { "[server]\nthread=1\n", ":2: [server] thread: there is no such setting" },
    { "[store]\nthreads=1\n", ":2: [store] threads: there is no such setting" },
    { "[other]\nthreads=1\n", ":2: [other] threads: there is no such setting" },
    { "threads=1\n", ":1: “threads=1” is no [group]" },
    { "[server]\n\n\nthreads\n", ":4: “threads” is no [group]" },
    { "[server]\n=1\n", ":2: “=1” is no [group]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *wanted = g_strconcat (fixture->path, cases[i].fault, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (read_text (fixture, cases[i].text, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, wanted));
    g_assert_null (strchr (error->message, '\n'));
  }
}

static void
test_all_faults (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (read_text (fixture, "[server]\nthreads=x\nbad\n[log]\nlog_level=y\n", &error));
  g_assert_nonnull (strstr (error->message, ":2: [server] threads"));
  g_assert_nonnull (strstr (error->message, ":3: “bad”"));
  g_assert_nonnull (strstr (error->message, ":5: [log] log_level"));
}

static void
test_no_file (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pf_config_read_file (fixture->config, "/nowhere/server.ini", &error));
  g_assert_nonnull (strstr (error->message, "/nowhere/server.ini"));
}

static gboolean
load (Fixture *fixture,
      const char *const *line,
      const char *const *environment,
      gboolean *ret_version,
      GError **error)
{
  g_auto (GStrv) arguments = g_strdupv ((char **) line);

  return pf_config_load (fixture->config, &arguments, environment, ret_version, error);
}

/* The command line wins over the environment, that over the file, that over the defaults. */
static void
test_precedence (Fixture *fixture, gconstpointer)
{
  static const char text[] = "[server]\nthreads=1\nconnections=100\nidle_seconds=5\n";
  static const char *const environment[] = { "PF_CONNECTIONS=200", "PF_IDLE_SECONDS=6", NULL };
  const char *line[] = { "server", "--config",    fixture->path, "--idle-seconds",
                         "7",      "--no-limits", NULL };
  g_autoptr (GError) error = NULL;
  gboolean version;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  load (fixture, line, environment, &version, &error);
  g_assert_no_error (error);
  g_assert_false (version);
  g_assert_cmpint (fixture->config->threads, ==, 1);
  g_assert_cmpint (fixture->config->connections, ==, 200);
  g_assert_cmpint (fixture->config->idle_seconds, ==, 7);
  g_assert_cmpint (fixture->config->answer_seconds, ==, 30);
  g_assert_false (fixture->config->limits);
}

static void
test_named_faults (Fixture *fixture, gconstpointer)
{
  static const char *const environment[] = { "PF_THREADS=many", "PF_LIMITS=1", NULL };
  static const char *const none[] = { NULL };
  static const char *const line[] = { "server", "--log-level=loud", "--threads", "-1", NULL };
  static const char *const unknown[] = { "server", "--colour", NULL };
  g_autoptr (GError) of_environment = NULL;
  g_autoptr (GError) of_line = NULL;
  g_autoptr (GError) of_unknown = NULL;
  gboolean version;

  g_assert_false (load (fixture, &line[4], environment, &version, &of_environment));
  g_assert_cmpstr (of_environment->message,
                   ==,
                   "PF_THREADS: “many” is no whole number from 0 to 256\n"
                   "PF_LIMITS: “1” is neither true nor false");
  g_assert_false (load (fixture, line, none, &version, &of_line));
  g_assert_cmpstr (of_line->message,
                   ==,
                   "--threads: “-1” is no whole number from 0 to 256\n"
                   "--log-level: “loud” is none of warning, info, debug");
  g_assert_false (load (fixture, unknown, none, &version, &of_unknown));
  g_assert_error (of_unknown, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION);
}

static void
test_version (Fixture *fixture, gconstpointer)
{
  static const char *const environment[] = { "PF_THREADS=many", NULL };
  static const char *const line[] = { "server", "--version", NULL };
  gboolean version;

  g_assert_true (load (fixture, line, environment, &version, NULL));
  g_assert_true (version);
}

/* The sample documents every setting, and what it shows are the defaults. */
static void
test_sample (Fixture *fixture, gconstpointer)
{
  const PfSetting *settings = pf_config_get_settings ();
  g_autoptr (GRegex) commented = g_regex_new ("(?m)^#(?=[a-z_]+=)", 0, 0, NULL);
  g_autoptr (PfConfig) defaults = pf_config_new ();
  g_autofree char *sample = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (PF_TEST_SAMPLE, &sample, NULL, &error);
  g_assert_no_error (error);
  text = g_regex_replace_literal (commented, sample, -1, 0, "", 0, NULL);
  for (; settings->key != NULL; settings++) {
    g_autofree char *line = g_strdup_printf ("\n%s=", settings->key);

    g_test_message ("%s", settings->key);
    g_assert_nonnull (strstr (text, line));
  }
  read_text (fixture, text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->config->listen, ==, defaults->listen);
  g_assert_cmpstr (fixture->config->data, ==, defaults->data);
  g_assert_cmpstr (fixture->config->language, ==, defaults->language);
  g_assert_cmpstr (fixture->config->public_url, ==, defaults->public_url);
  g_assert_cmpstr (fixture->config->mail_server, ==, defaults->mail_server);
  g_assert_cmpstr (fixture->config->mail_user, ==, defaults->mail_user);
  g_assert_cmpstr (fixture->config->mail_password_file, ==, defaults->mail_password_file);
  g_assert_cmpstr (fixture->config->mail_starttls, ==, defaults->mail_starttls);
  g_assert_cmpstr (fixture->config->mail_from, ==, defaults->mail_from);
  g_assert_cmpstr (fixture->config->mail_folder, ==, defaults->mail_folder);
  g_assert_cmpstr (fixture->config->log_level, ==, defaults->log_level);
  g_assert_cmpint (fixture->config->connections, ==, defaults->connections);
  g_assert_cmpint (fixture->config->threads, ==, defaults->threads);
  g_assert_cmpint (fixture->config->idle_seconds, ==, defaults->idle_seconds);
  g_assert_cmpint (fixture->config->answer_seconds, ==, defaults->answer_seconds);
  g_assert_cmpint (fixture->config->stop_seconds, ==, defaults->stop_seconds);
  g_assert_cmpint (fixture->config->minimum_free_mib, ==, defaults->minimum_free_mib);
  g_assert_cmpint (fixture->config->password_threads, ==, defaults->password_threads);
  g_assert_cmpint (fixture->config->password_seconds, ==, defaults->password_seconds);
  g_assert_true (fixture->config->limits == defaults->limits);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/config/file", test_file);
  ADD ("/config/faults", test_faults);
  ADD ("/config/all-faults", test_all_faults);
  ADD ("/config/no-file", test_no_file);
  ADD ("/config/precedence", test_precedence);
  ADD ("/config/named-faults", test_named_faults);
  ADD ("/config/version", test_version);
  ADD ("/config/sample", test_sample);
  return g_test_run ();
}
