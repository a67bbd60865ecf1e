/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with an application for an account, each bound from both sides.
 */
#include "core/account-application.h"
#include "core/proof-of-address.h"

#define TERMS "2026-09"

/* A good one, but for its proof. */
static PfAccountApplication *
make (PfDocumentKind kind, PfDate issued_on)
{
  g_autoptr (PfAddress) address = g_object_new (
      PF_TYPE_ADDRESS, "line1", "3 rue des Lilas", "postal-code", "44000", "city", "Nantes", NULL);

  return g_object_new (PF_TYPE_ACCOUNT_APPLICATION,
                       "email",
                       "ana@example.org",
                       "password",
                       "girafe bleue du ciel",
                       "first-name",
                       "Clémentine",
                       "last-name",
                       "Petit",
                       "address",
                       address,
                       "proof-kind",
                       kind,
                       "issued-on",
                       issued_on,
                       "terms-version",
                       TERMS,
                       "terms-accepted",
                       TRUE,
                       NULL);
}

/* All faults (transfer full): "/issued_on too-old". */
static char *
find (const PfAccountApplication *application, PfDate today, const char *terms)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();
  GString *text = g_string_new (NULL);

  pf_account_application_find_faults (application, today, terms, NULL, errors);
  for (guint i = 0; i < pf_errors_get_n_errors (errors); i++)
    g_string_append_printf (text,
                            "%s%s %s",
                            i > 0 ? ", " : "",
                            pf_errors_get (errors, i)->pointer,
                            pf_errors_get (errors, i)->code);
  return g_string_free (text, FALSE);
}

static void
test_dates (void)
{
  static const struct
  {
    PfDocumentKind kind;
    guint today[3], issued_on[3];
    const char *faults;
  } cases[] = {
    { PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, { 2026, 11, 28 }, { 2026, 11, 28 }, "" },
    { PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, { 2026, 11, 28 }, { 2026, 8, 29 }, "" },
    { PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, { 2026, 11, 28 }, { 2026, 8, 28 }, "/issued_on too-old" },
    { PF_DOCUMENT_KIND_PROOF_OF_ADDRESS,
      { 2026, 11, 28 },
      { 2026, 11, 29 },
      "/issued_on in-the-future" },
    /* February has no 31st. */
    { PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, { 2027, 5, 31 }, { 2027, 3, 1 }, "" },
    { PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, { 2027, 5, 31 }, { 2027, 2, 28 }, "/issued_on too-old" },
    { PF_DOCUMENT_KIND_LEASE, { 2026, 11, 28 }, { 2019, 1, 1 }, "" },
    { PF_DOCUMENT_KIND_LEASE, { 2026, 11, 28 }, { 2026, 11, 29 }, "/issued_on in-the-future" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const guint *today = cases[i].today;
    const guint *day = cases[i].issued_on;
    g_autoptr (PfAccountApplication) application =
        make (cases[i].kind, pf_date (day[0], day[1], day[2]));
    g_autofree char *faults = find (application, pf_date (today[0], today[1], today[2]), TERMS);

    g_test_message ("%" G_GSIZE_FORMAT, i);
    g_assert_cmpstr (faults, ==, cases[i].faults);
  }
}

static void
test_proofs (void)
{
  static const struct
  {
    PfDocumentKind kind;
    const char *faults;
  } cases[] = {
    { PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, "/issued_on required" },
    { PF_DOCUMENT_KIND_LODGING_CERTIFICATE, "" },
    { PF_DOCUMENT_KIND_LEASE, "" },
    { PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR, "" },
    { PF_DOCUMENT_KIND_INSURANCE, "/proof_kind unknown-value" },
    { PF_DOCUMENT_KIND_QUOTIENT_CERTIFICATE, "/proof_kind unknown-value" },
    { PF_DOCUMENT_KIND_OTHER, "/proof_kind unknown-value" },
    { PF_DOCUMENT_KIND_NONE, "" }, /* its absence is told by the field */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfAccountApplication) application = make (cases[i].kind, 0);
    g_autofree char *faults = find (application, pf_date (2026, 11, 28), TERMS);

    g_assert_cmpstr (faults, ==, cases[i].faults);
  }
}

/* What of the kinds a town with that list takes, by their order. */
static void
assert_accepted (const char *words, guint expected)
{
  static const PfDocumentKind all[] = { PF_DOCUMENT_KIND_PROOF_OF_ADDRESS,
                                        PF_DOCUMENT_KIND_LODGING_CERTIFICATE,
                                        PF_DOCUMENT_KIND_LEASE,
                                        PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR,
                                        PF_DOCUMENT_KIND_INSURANCE,
                                        PF_DOCUMENT_KIND_NONE };
  g_auto (GStrv) accepted = words != NULL ? g_strsplit (words, " ", -1) : NULL;
  PfDocumentKind kinds[PF_N_PROOFS_OF_ADDRESS];
  guint n = pf_proof_list_accepted (accepted, kinds);
  guint found = 0, n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    gboolean is = pf_proof_is_accepted (accepted, all[i]);

    found |= (guint) is << i;
    if (is)
      g_assert_cmpint (kinds[n_found++], ==, all[i]);
  }
  g_assert_cmpuint (found, ==, expected);
  g_assert_cmpuint (n_found, ==, n);
}

/* A list that is not known, or that only a newer program understands, keeps nobody out. */
static void
test_list (void)
{
  g_auto (GStrv) lease = g_strsplit ("lease", " ", -1);
  g_autoptr (PfAccountApplication) application = make (PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR, 0);
  g_autoptr (PfErrors) errors = pf_errors_new ();

  assert_accepted (NULL, 0xf);
  assert_accepted ("", 0xf);
  assert_accepted ("tax_notice", 0xf);
  assert_accepted ("lease", 0x4);
  assert_accepted ("statement_on_honour proof_of_address", 0x9);
  assert_accepted ("lease insurance", 0x4);

  pf_account_application_find_faults (application, pf_date (2026, 11, 28), TERMS, lease, errors);
  g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, 1);
  g_assert_cmpstr (pf_errors_get (errors, 0)->pointer, ==, "/proof_kind");
  g_assert_cmpstr (pf_errors_get (errors, 0)->code, ==, "not-taken-here");
}

static void
test_members (void)
{
  static const struct
  {
    const char *member, *value, *faults;
  } cases[] = {
    { "password", "motdepasse123", "/password too-common" },
    { "password", "Clementine-Petit", "/password too-personal" },
    { "password", "girafe", "/password too-short" },
    { "first-name", "www.example.org", "/first_name bad-format" },
    { "last-name", "ana@example.org", "/last_name bad-format" },
    { "last-name", "Petit\nBonjour", "/last_name bad-format" },
    { "last-name", "O’Neil-d’Ér", "" },
    { "terms-version", "2025-09", "/terms_version outdated" },
    { "terms-version", NULL, "/terms_version required" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfAccountApplication) application = make (PF_DOCUMENT_KIND_LEASE, 0);
    g_autofree char *faults = NULL;

    g_object_set (application, cases[i].member, cases[i].value, NULL);
    faults = find (application, pf_date (2026, 11, 28), TERMS);
    g_test_message ("%s", cases[i].value);
    g_assert_cmpstr (faults, ==, cases[i].faults);
  }
}

static void
test_street (void)
{
  g_autoptr (PfAccountApplication) application = make (PF_DOCUMENT_KIND_LEASE, 0);
  g_autofree char *faults = NULL;

  g_object_set (application->address, "line1", "12/14 rue", "line2", "https://example.org", NULL);
  faults = find (application, pf_date (2026, 11, 28), TERMS);
  g_assert_cmpstr (faults, ==, "/address/line2 bad-format");
}

/* A town without terms asks nobody to accept any. */
static void
test_terms (void)
{
  g_autoptr (PfAccountApplication) application = make (PF_DOCUMENT_KIND_LEASE, 0);
  g_autofree char *refused = NULL;
  g_autofree char *without = NULL;

  application->terms_accepted = FALSE;
  refused = find (application, pf_date (2026, 11, 28), TERMS);
  g_assert_cmpstr (refused, ==, "/terms_accepted not-accepted");
  g_clear_pointer (&application->terms_version, g_free);
  without = find (application, pf_date (2026, 11, 28), NULL);
  g_assert_cmpstr (without, ==, "");
}

/* Of a member that is known to be wrong nothing more is said. */
static void
test_once (void)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();
  g_autoptr (PfAccountApplication) application = make (PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, 0);

  pf_errors_add (errors, "issued_on", "bad-date");
  pf_account_application_find_faults (application, pf_date (2026, 11, 28), TERMS, NULL, errors);
  g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account-application/dates", test_dates);
  g_test_add_func ("/account-application/proofs", test_proofs);
  g_test_add_func ("/account-application/list", test_list);
  g_test_add_func ("/account-application/members", test_members);
  g_test_add_func ("/account-application/street", test_street);
  g_test_add_func ("/account-application/terms", test_terms);
  g_test_add_func ("/account-application/once", test_once);
  return g_test_run ();
}
