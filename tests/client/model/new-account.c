/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/new-account.h"

#include "client/model/new-account-kept.h"

#define GOOD "trois bateaux sur la mare"

typedef struct
{
  PfNewAccount *account;
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->account = pf_new_account_new ();
  fixture->account->today = pf_date (2026, 11, 24);
  fixture->account->terms_version = g_strdup ("1");
  g_signal_connect_swapped (fixture->account, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_assert_finalize_object (fixture->account);
}

static const char *const good[PF_N_NEW_ACCOUNT_FIELDS] = {
  [PF_NEW_ACCOUNT_FIELD_FIRST_NAME] = " Nadia ",
  [PF_NEW_ACCOUNT_FIELD_LAST_NAME] = "Cherif",
  [PF_NEW_ACCOUNT_FIELD_EMAIL] = "nadia@example.org ",
  [PF_NEW_ACCOUNT_FIELD_PHONE] = "06 12 34 56 78",
  [PF_NEW_ACCOUNT_FIELD_LINE1] = "7, rue du Port",
  [PF_NEW_ACCOUNT_FIELD_POSTAL_CODE] = "44 990",
  [PF_NEW_ACCOUNT_FIELD_CITY] = "Valbourg",
  [PF_NEW_ACCOUNT_FIELD_PASSWORD] = GOOD,
  [PF_NEW_ACCOUNT_FIELD_ISSUED_ON] = "12/10/2026",
};

static PfProof *
new_proof (gsize size)
{
  g_autofree char *data = g_malloc0 (size);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return pf_proof_new ("facture.pdf", bytes, 0, NULL, "application/pdf");
}

static void
fill (PfNewAccount *account)
{
  g_autoptr (PfProof) proof = new_proof (100);

  for (guint i = 0; i < PF_N_NEW_ACCOUNT_FIELDS; i++) {
    if (good[i] != NULL)
      pf_new_account_set_text (account, i, good[i]);
  }
  pf_new_account_set_proof (account, proof);
  pf_new_account_set_terms_accepted (account, TRUE);
}

static void
test_good (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfAccountApplication) application = NULL;

  fill (fixture->account);
  g_assert_true (pf_new_account_check (fixture->account));
  application = pf_new_account_build (fixture->account);
  g_assert_cmpstr (application->first_name, ==, "Nadia");
  g_assert_cmpstr (application->email, ==, "nadia@example.org");
  g_assert_cmpstr (application->phone, ==, "+33612345678");
  g_assert_cmpstr (application->address->postal_code, ==, "44990");
  g_assert_null (application->address->line2);
  g_assert_cmpstr (application->password, ==, GOOD);
  g_assert_cmpuint (application->issued_on, ==, pf_date (2026, 10, 12));
  g_assert_cmpint (application->proof_kind, ==, PF_DOCUMENT_KIND_PROOF_OF_ADDRESS);
  g_assert_cmpstr (application->terms_version, ==, "1");
  g_assert_true (application->terms_accepted);
}

/* All of them at once. */
static void
test_empty (Fixture *fixture, gconstpointer)
{
  static const PfNewAccountField missing[] = {
    PF_NEW_ACCOUNT_FIELD_FIRST_NAME, PF_NEW_ACCOUNT_FIELD_LAST_NAME,   PF_NEW_ACCOUNT_FIELD_EMAIL,
    PF_NEW_ACCOUNT_FIELD_LINE1,      PF_NEW_ACCOUNT_FIELD_POSTAL_CODE, PF_NEW_ACCOUNT_FIELD_CITY,
    PF_NEW_ACCOUNT_FIELD_PASSWORD,   PF_NEW_ACCOUNT_FIELD_ISSUED_ON,   PF_NEW_ACCOUNT_FIELD_PROOF,
  };

  g_assert_false (pf_new_account_check (fixture->account));
  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    g_assert_cmpstr (fixture->account->faults[missing[i]], ==, "required");
  g_assert_cmpstr (fixture->account->faults[PF_NEW_ACCOUNT_FIELD_TERMS], ==, "not-accepted");
  g_assert_cmpuint (pf_new_account_count_faults (fixture->account), ==, G_N_ELEMENTS (missing) + 1);
}

static void
test_each (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    PfNewAccountField field;
    const char *text;
    const char *code; /* NULL: it is good */
  } cases[] = {
    { PF_NEW_ACCOUNT_FIELD_FIRST_NAME, "  ", "required" },
    { PF_NEW_ACCOUNT_FIELD_FIRST_NAME, "www.evil.example", "bad-format" },
    { PF_NEW_ACCOUNT_FIELD_EMAIL, "nadia", "bad-format" },
    { PF_NEW_ACCOUNT_FIELD_EMAIL, "nadia@example", "no-ending" },
    { PF_NEW_ACCOUNT_FIELD_EMAIL, "nadia@example.", "no-ending" },
    { PF_NEW_ACCOUNT_FIELD_PHONE, "06 12", "bad-format" },
    { PF_NEW_ACCOUNT_FIELD_PHONE, "", NULL },
    { PF_NEW_ACCOUNT_FIELD_LINE1, "123456789 123456789 123456789 12345678", NULL },
    { PF_NEW_ACCOUNT_FIELD_LINE1, "123456789 123456789 123456789 123456789", "too-long" },
    { PF_NEW_ACCOUNT_FIELD_POSTAL_CODE, "4499", "bad-format" },
    { PF_NEW_ACCOUNT_FIELD_PASSWORD, "beautemps", "too-short" },
    { PF_NEW_ACCOUNT_FIELD_PASSWORD, "motdepasse2026", "too-common" },
    { PF_NEW_ACCOUNT_FIELD_PASSWORD, "nadia cherif", "too-personal" },
    { PF_NEW_ACCOUNT_FIELD_ISSUED_ON, "24/8/2026", "too-old" },
    { PF_NEW_ACCOUNT_FIELD_ISSUED_ON, "25/8/2026", NULL },
    { PF_NEW_ACCOUNT_FIELD_ISSUED_ON, "24/11/2026", NULL },
    { PF_NEW_ACCOUNT_FIELD_ISSUED_ON, "25/11/2026", "in-the-future" },
    { PF_NEW_ACCOUNT_FIELD_ISSUED_ON, "hier", "bad-format" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    fill (fixture->account);
    pf_new_account_set_text (fixture->account, cases[i].field, cases[i].text);
    g_assert_cmpint (pf_new_account_check (fixture->account), ==, cases[i].code == NULL);
    g_assert_cmpstr (fixture->account->faults[cases[i].field], ==, cases[i].code);
    g_assert_cmpuint (pf_new_account_count_faults (fixture->account), ==, cases[i].code != NULL);
  }
}

/* Other documents have no date that counts. */
static void
test_other_proofs (Fixture *fixture, gconstpointer)
{
  fill (fixture->account);
  pf_new_account_set_text (fixture->account, PF_NEW_ACCOUNT_FIELD_ISSUED_ON, "");
  g_assert_false (pf_new_account_check (fixture->account));
  pf_new_account_set_proof_kind (fixture->account, PF_DOCUMENT_KIND_LEASE);
  g_assert_cmpuint (pf_new_account_count_faults (fixture->account), ==, 0);
  g_assert_true (pf_new_account_check (fixture->account));
}

static void
test_large_file (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfProof) proof = new_proof (1001);

  fill (fixture->account);
  fixture->account->maximum_bytes = 1001;
  pf_new_account_set_proof (fixture->account, proof);
  g_assert_true (pf_new_account_check (fixture->account));
  fixture->account->maximum_bytes = 1000;
  g_assert_false (pf_new_account_check (fixture->account));
  g_assert_cmpstr (fixture->account->faults[PF_NEW_ACCOUNT_FIELD_PROOF], ==, "too-large");
}

/* What the portal finds stands at the same places; what is answered anew is not at fault. */
static void
test_of_portal (Fixture *fixture, gconstpointer)
{
  PfNewAccount *account = fixture->account;

  fill (account);
  g_assert_true (pf_new_account_take_fault (account, "/address/city", "bad-format"));
  g_assert_true (pf_new_account_take_fault (account, "/proof_of_address", "infected"));
  g_assert_true (pf_new_account_take_fault (account, "/terms_version", "outdated"));
  g_assert_false (pf_new_account_take_fault (account, "/else", "required"));
  g_assert_cmpuint (pf_new_account_count_faults (account), ==, 3);
  g_assert_cmpstr (account->faults[PF_NEW_ACCOUNT_FIELD_TERMS], ==, "outdated");
  pf_new_account_set_text (account, PF_NEW_ACCOUNT_FIELD_CITY, "Angers");
  g_assert_null (account->faults[PF_NEW_ACCOUNT_FIELD_CITY]);
  pf_new_account_set_proof (account, NULL);
  g_assert_null (account->faults[PF_NEW_ACCOUNT_FIELD_PROOF]);
}

/* Neither the password nor the file outlives the program. */
static void
test_kept (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfNewAccount) other = pf_new_account_new ();
  g_autoptr (GBytes) kept = NULL;
  gsize size;
  const char *data;

  g_assert_null (pf_new_account_keep (fixture->account));
  fill (fixture->account);
  pf_new_account_set_proof_kind (fixture->account, PF_DOCUMENT_KIND_LEASE);
  kept = pf_new_account_keep (fixture->account);
  data = g_bytes_get_data (kept, &size);
  for (gsize i = 0; i < size; i++)
    g_assert_false (i + 7 < size && memcmp (data + i, "bateaux", 7) == 0);

  pf_new_account_restore (other, kept);
  g_assert_true (other->restored);
  g_assert_true (other->terms_accepted);
  g_assert_cmpint (other->proof_kind, ==, PF_DOCUMENT_KIND_LEASE);
  g_assert_null (other->proof);
  for (guint i = 0; i < PF_N_NEW_ACCOUNT_FIELDS; i++) {
    const char *text = i != PF_NEW_ACCOUNT_FIELD_PASSWORD && good[i] != NULL ? good[i] : "";

    g_assert_cmpstr (pf_new_account_get_text (other, i), ==, text);
  }
}

/* Of a town with a list of its own: what it does not take, chosen before or kept from another day,
 * gives way to what it takes.
 */
static void
test_town (Fixture *fixture, gconstpointer)
{
  g_auto (GStrv) two = g_strsplit ("statement_on_honour lease", " ", -1);
  g_auto (GStrv) bill = g_strsplit ("proof_of_address", " ", -1);
  g_autoptr (GBytes) kept = NULL;
  PfNewAccount *account = fixture->account;

  g_assert_cmpuint (account->n_kinds, ==, PF_N_PROOFS_OF_ADDRESS);
  fill (account);
  pf_new_account_set_proof_kind (account, PF_DOCUMENT_KIND_LODGING_CERTIFICATE);
  kept = pf_new_account_keep (account);
  pf_new_account_set_proofs (account, two);
  g_assert_cmpuint (account->n_kinds, ==, 2);
  g_assert_cmpint (account->kinds[0], ==, PF_DOCUMENT_KIND_LEASE);
  g_assert_cmpint (account->proof_kind, ==, PF_DOCUMENT_KIND_LEASE);
  g_assert_true (pf_new_account_check (account));
  pf_new_account_set_proof_kind (account, PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR);
  pf_new_account_restore (account, kept);
  g_assert_cmpint (account->proof_kind, ==, PF_DOCUMENT_KIND_LEASE);
  pf_new_account_clear (account);
  g_assert_cmpint (account->proof_kind, ==, PF_DOCUMENT_KIND_LEASE);
  /* What the portal says against the one that was sent stays, beside the list that came since. */
  pf_new_account_take_fault (account, "/proof_kind", "not-taken-here");
  pf_new_account_set_proofs (account, bill);
  g_assert_cmpint (account->proof_kind, ==, PF_DOCUMENT_KIND_PROOF_OF_ADDRESS);
  g_assert_cmpstr (account->faults[PF_NEW_ACCOUNT_FIELD_PROOF_KIND], ==, "not-taken-here");
}

static void
test_broken_kept (Fixture *fixture, gconstpointer)
{
  g_autoptr (GBytes) kept = g_bytes_new_static ("what", 4);

  pf_new_account_restore (fixture->account, kept);
  g_assert_false (fixture->account->restored);
}

static void
test_forgets (Fixture *fixture, gconstpointer)
{
  fill (fixture->account);
  pf_new_account_forget_password (fixture->account);
  g_assert_cmpstr (
      pf_new_account_get_text (fixture->account, PF_NEW_ACCOUNT_FIELD_PASSWORD), ==, "");
  g_assert_cmpstr (
      pf_new_account_get_text (fixture->account, PF_NEW_ACCOUNT_FIELD_CITY), ==, "Valbourg");
  pf_new_account_clear (fixture->account);
  g_assert_false (pf_new_account_has_answers (fixture->account));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/new-account/good", test_good);
  ADD ("/new-account/empty", test_empty);
  ADD ("/new-account/each", test_each);
  ADD ("/new-account/other-proofs", test_other_proofs);
  ADD ("/new-account/large-file", test_large_file);
  ADD ("/new-account/of-portal", test_of_portal);
  ADD ("/new-account/kept", test_kept);
  ADD ("/new-account/town", test_town);
  ADD ("/new-account/broken-kept", test_broken_kept);
  ADD ("/new-account/forgets", test_forgets);
#undef ADD
  return g_test_run ();
}
