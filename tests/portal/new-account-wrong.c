/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * New accounts that are asked for wrongly, by whom they are not for, or too often: all is said at
 * once to who types, nothing to who guesses, and nothing of it is left.
 */
#include <string.h>

#include "core/password-reset.h"
#include "portal/new-accounts.h"
#include "wire/problem-json.h"

typedef struct
{
  const char *pointer, *code;
} Fault;

static void
assert_faults (const PfRawAnswer *answer, const Fault *faults)
{
  g_autoptr (GBytes) body = g_bytes_new (answer->body, strlen (answer->body));
  guint n = 0, n_pointers = 0;

  pf_new_accounts_assert_problem (answer, 422, "bad-members");
  for (; faults->pointer != NULL; faults++, n++) {
    g_autofree char *code = pf_problem_find_error (body, faults->pointer);

    g_test_message ("%s", faults->pointer);
    g_assert_cmpstr (code, ==, faults->code);
  }
  for (const char *at = answer->body; (at = strstr (at, "\"pointer\"")) != NULL; at++)
    n_pointers++;
  g_assert_cmpuint (n_pointers, ==, n);
}

static void
assert_nothing_left (PfNewAccounts *self)
{
  pf_new_accounts_assert_kept (self, 0);
  g_assert_cmpint (pf_new_accounts_count (self,
                                          "SELECT (SELECT count(*) FROM account_application)"
                                          " + (SELECT count(*) FROM mail)"),
                   ==,
                   0);
}

static void
try (PfNewAccounts *self, const char *json, const char *file, const Fault *faults)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_auto (PfRawAnswer) answer = { 0 };

  if (file != NULL)
    g_byte_array_append (bytes, (const guint8 *) file, (guint) strlen (file));
  pf_new_accounts_apply (self, json, file != NULL ? bytes : NULL, &answer);
  assert_faults (&answer, faults);
}

/* A day so many months before today, as the portal has it, and so many days after that. */
static char *
write_date (int months, int days)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GDateTime) now = g_date_time_new_now (paris);
  g_autoptr (GDateTime) then = g_date_time_add_months (now, -months);
  g_autoptr (GDateTime) day = g_date_time_add_days (then, days);

  return g_date_time_format (day, "%Y-%m-%d");
}

static char *
build_proof (const char *kind, const char *issued_on)
{
  g_autofree char *json = pf_new_accounts_build (NEW_UNKNOWN, NEW_PASSWORD);
  GString *text = g_string_new (json);
  g_autofree char *members =
      issued_on != NULL
          ? g_strdup_printf ("\"proof_kind\":\"%s\",\"issued_on\":\"%s\"", kind, issued_on)
          : g_strdup_printf ("\"proof_kind\":\"%s\"", kind);

  g_string_replace (text, "\"proof_kind\":\"lease\"", members, 0);
  return g_string_free (text, FALSE);
}

static void
test_faults (PfNewAccounts *self, gconstpointer)
{
  static const Fault all[] = {
    { "/application/email", "bad-format" },
    { "/application/password", "too-common" },
    { "/application/first_name", "required" },
    { "/application/last_name", "bad-format" },
    { "/application/phone", "bad-format" },
    { "/application/address/line1", "bad-format" },
    { "/application/address/postal_code", "bad-format" },
    { "/application/address/city", "required" },
    { "/application/proof_kind", "unknown-value" },
    { "/application/issued_on", "in-the-future" },
    { "/application/terms_version", "outdated" },
    { "/application/terms_accepted", "not-accepted" },
    { "/application/household", "unknown-member" },
    { "/proof_of_address", "not-a-document" },
    { NULL, NULL },
  };
  static const Fault personal[] = { { "/application/password", "too-personal" }, { NULL, NULL } };
  static const Fault none[] = {
    { "/application/email", "required" },
    { "/application/password", "required" },
    { "/application/first_name", "required" },
    { "/application/last_name", "required" },
    { "/application/address", "required" },
    { "/application/proof_kind", "required" },
    { "/application/terms_version", "required" },
    { "/application/terms_accepted", "not-accepted" },
    { "/proof_of_address", "empty" },
    { NULL, NULL },
  };
  g_autofree char *own =
      pf_new_accounts_build ("clementine.dupuis@example.org", "Clementine-Petit");

  try (self,
       "{\"email\":\"ana\",\"password\":\"motdepasse123\",\"last_name\":\"Petit www.example.org\","
       "\"phone\":\"06 12 34 56 78\",\"address\":{\"line1\":\"http://example.org\","
       "\"postal_code\":\"4400\"},\"proof_kind\":\"insurance\",\"issued_on\":\"2999-01-01\","
       "\"terms_version\":\"2020-01\",\"terms_accepted\":false,\"household\":\"" DEMO_1 "\"}",
       "MZ this is a program",
       all);
  try (self, "{}", "", none);
  try (self, own, NULL, personal);
  assert_nothing_left (self);
}

static void
test_dates (PfNewAccounts *self, gconstpointer)
{
  static const Fault wanted[] = { { "/application/issued_on", "required" }, { NULL, NULL } };
  static const Fault too_old[] = { { "/application/issued_on", "too-old" }, { NULL, NULL } };
  static const Fault future[] = { { "/application/issued_on", "in-the-future" }, { NULL, NULL } };
  g_autofree char *without = build_proof ("proof_of_address", NULL);
  g_autofree char *old_day = write_date (3, 0);
  g_autofree char *good_day = write_date (3, 1);
  g_autofree char *next_day = write_date (0, 2);
  g_autofree char *old = build_proof ("proof_of_address", old_day);
  g_autofree char *good = build_proof ("proof_of_address", good_day);
  g_autofree char *old_lease = build_proof ("lease", old_day);
  g_autofree char *next_lease = build_proof ("lease", next_day);
  const char *const taken[] = { good, old_lease };

  try (self, without, NULL, wanted);
  try (self, old, NULL, too_old);
  try (self, next_lease, NULL, future);
  assert_nothing_left (self);
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++) {
    g_auto (PfRawAnswer) answer = { 0 };

    pf_new_accounts_apply (self, taken[i], NULL, &answer);
    g_assert_cmpuint (answer.status, ==, 202);
  }
}

/* Of a town with a list of its own, beside all else that is wrong. */
static void
test_kinds (PfNewAccounts *self, gconstpointer)
{
  static const Fault refused[] = { { "/application/proof_kind", "not-taken-here" },
                                   { NULL, NULL } };
  static const Fault both[] = { { "/application/proof_kind", "not-taken-here" },
                                { "/application/issued_on", "required" },
                                { NULL, NULL } };
  g_autofree char *lease = build_proof ("lease", NULL);
  g_autofree char *bill = build_proof ("proof_of_address", NULL);
  g_autofree char *statement = build_proof ("statement_on_honour", NULL);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_demo_run (self->demo,
               "UPDATE portal SET proofs_of_address = '[\"statement_on_honour\"]',"
               " version = version + 1");
  try (self, lease, NULL, refused);
  try (self, bill, NULL, both);
  assert_nothing_left (self);
  pf_new_accounts_apply (self, statement, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 202);
}

/* Whatever is handed in for a document: refused, and gone. */
static void
test_hostile_files (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *json = pf_new_accounts_build (NEW_UNKNOWN, NEW_PASSWORD);
  const PfFile *sample;
  guint n_refused = 0;

  for (guint i = 0; (sample = pf_files_get (i)) != NULL; i++) {
    g_autoptr (GByteArray) file = sample->make ();
    const Fault faults[] = { { "/proof_of_address", sample->verdict }, { NULL, NULL } };
    g_auto (PfRawAnswer) answer = { 0 };

    if (strchr (sample->verdict, '/') != NULL)
      continue; /* a good one */
    pf_new_accounts_apply (self, json, file, &answer);
    assert_faults (&answer, faults);
    n_refused++;
  }
  g_assert_cmpuint (n_refused, >, 5);
  assert_nothing_left (self);
}

static void
test_limits (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *json = pf_new_accounts_build (NEW_UNKNOWN, NEW_PASSWORD);
  g_auto (PfRawAnswer) answer = { 0 };
  guint n = 0;

  do {
    pf_new_accounts_apply (self, json, NULL, &answer);
    n++;
  } while (answer.status == 202 && n < 100);
  pf_new_accounts_assert_problem (&answer, 429, "too-many-requests");
  g_assert_cmpuint (n, <=, 7);
  pf_new_accounts_assert_kept (self, n - 1);
  n = 0;
  do {
    pf_new_accounts_post (
        self, 0, "email-verifications", "{\"email\":\"" NEW_UNKNOWN "\"}", &answer);
    n++;
  } while (answer.status == 202 && n < 100);
  pf_new_accounts_assert_problem (&answer, 429, "too-many-requests");
}

/* A code is short: it is not there to be guessed; and the mail's link still opens. */
static void
test_guesses (PfNewAccounts *self, gconstpointer)
{
  static const char guess[] = "{\"email\":\"" NEW_UNKNOWN "\",\"code\":\"00000000\"}";
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *token = NULL;
  guint n = 0;

  pf_new_accounts_ask (self, NEW_UNKNOWN, NEW_PASSWORD);
  pf_new_accounts_send_mails (self);
  do {
    pf_new_accounts_post (self, 0, "email-verifications/check", guess, &answer);
    n++;
  } while (answer.status == 422 && n < 100);
  pf_new_accounts_assert_problem (&answer, 429, "too-many-requests");
  g_assert_cmpuint (n, <=, 11);
  token = pf_new_accounts_get_token (self, 0);
  /* Nor is the password: whom that keeps out gets in by the mail. */
  while (pf_new_accounts_sign_in (self, NEW_UNKNOWN, "a guess") == 401)
    ;
  g_assert_cmpuint (pf_new_accounts_sign_in (self, NEW_UNKNOWN, NEW_PASSWORD), ==, 429);
  pf_new_accounts_confirm (self, 0, token, 204, "");
  g_assert_cmpuint (pf_new_accounts_sign_in (self, NEW_UNKNOWN, NEW_PASSWORD), ==, 201);
}

/* The control: it is the limits that stopped. */
static void
test_no_limits (PfNewAccounts *self, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  for (guint i = 0; i < 20; i++) {
    pf_new_accounts_post (
        self, 0, "email-verifications", "{\"email\":\"" NEW_UNKNOWN "\"}", &answer);
    g_assert_cmpuint (answer.status, ==, 202);
    pf_new_accounts_post (self,
                          0,
                          "email-verifications/check",
                          "{\"email\":\"" NEW_UNKNOWN "\",\"code\":\"00000000\"}",
                          &answer);
    g_assert_cmpuint (answer.status, ==, 422);
  }
}

static void
add (const char *name,
     const PfNewAccountsVariant *variant,
     void (*test) (PfNewAccounts *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/new-account-wrong/%s/%s", variant->driver->name, name);

  g_test_add (
      path, PfNewAccounts, variant, pf_new_accounts_set_up, test, pf_new_accounts_tear_down);
}

static void
add_all (const PfNewAccountsVariant *variant)
{
  add ("faults", variant, test_faults);
  add ("dates", variant, test_dates);
  add ("kinds", variant, test_kinds);
  add ("hostile-files", variant, test_hostile_files);
}

static void
skip_postgres (void)
{
  g_test_skip ("no PF_TEST_POSTGRES");
}

int
main (int argc, char **argv)
{
  static const PfNewAccountsVariant sqlite = { .driver = &pf_sqlite_driver, .with_limits = FALSE };
  static const PfNewAccountsVariant postgres = { .driver = &pf_postgres_driver,
                                                 .with_limits = FALSE };
  static const PfNewAccountsVariant limited = { .driver = &pf_sqlite_driver, .with_limits = TRUE };

  g_test_init (&argc, &argv, NULL);
  add_all (&sqlite);
  add ("limits", &limited, test_limits);
  add ("guesses", &limited, test_guesses);
  add ("no-limits", &sqlite, test_no_limits);
  if (pf_demo_has_postgres ())
    add_all (&postgres);
  else
    g_test_add_func ("/new-account-wrong/postgres", skip_postgres);
  return g_test_run ();
}
