/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/new-account-page.h"

#include "window.h"

typedef struct
{
  PfTestWindow *window;
  PfEntrance *entrance;
  PfNewAccount *account;
  GString *asked; /* by the person */
} Fixture;

static void
create_cb (Fixture *fixture)
{
  g_string_append (fixture->asked, "create;");
  if (!pf_new_account_check (fixture->account))
    fixture->account->n_tries++;
  pf_new_account_tell (fixture->account);
}

static void
note_cb (GString *asked)
{
  g_string_append (asked, "asked;");
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->asked = g_string_new (NULL);
  fixture->entrance = pf_entrance_new ();
  pf_entrance_set_text (&fixture->entrance->host, "portail.valbourg.example");
  pf_entrance_set_text (&fixture->entrance->town, "Ville de Valbourg");
  fixture->account = pf_new_account_new ();
  fixture->account->active = TRUE;
  fixture->account->today = pf_date (2026, 11, 24);
  g_signal_connect_swapped (fixture->account, "create", G_CALLBACK (create_cb), fixture);
  fixture->window =
      pf_test_window_new (pf_new_account_page_new (fixture->account, fixture->entrance), 1280, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->account);
  g_assert_finalize_object (fixture->entrance);
  g_string_free (fixture->asked, TRUE);
}

static void
test_shows (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_shows (fixture->window, "Ville de Valbourg|");
  pf_test_window_assert_shows (fixture->window, "is erased if your address is not verified");
  pf_test_window_assert_shows (fixture->window, "Under 3 months old, with your name");
  pf_test_window_assert_hides (fixture->window, "to correct");
  pf_test_window_assert_hides (fixture->window, "Your answers of the last time");
}

/* Each with its place, and what to do beside it; one that is answered goes. */
static void
test_faults (Fixture *fixture, gconstpointer)
{
  pf_test_window_click (fixture->window, "Create the Account");
  g_assert_cmpstr (fixture->asked->str, ==, "create;");
  pf_test_window_assert_shows (fixture->window, "10 answers to correct|");
  pf_test_window_assert_shows (fixture->window, "The town is missing|Where you live|");
  pf_test_window_assert_shows (fixture->window, "Type the name of the town|");
  pf_test_window_assert_shows (fixture->window, "Add the document: a photo of it is enough|");
  pf_test_window_type (fixture->window, "Town", "Valbourg");
  pf_test_window_assert_shows (fixture->window, "9 answers to correct|");
  pf_test_window_assert_hides (fixture->window, "The town is missing");
  pf_test_window_assert_hides (fixture->window, "Type the name of the town");
  g_assert_cmpstr (
      pf_new_account_get_text (fixture->account, PF_NEW_ACCOUNT_FIELD_CITY), ==, "Valbourg");
}

static void
test_date (Fixture *fixture, gconstpointer)
{
  pf_test_window_type (fixture->window, "Date of the document", "25/11/2026");
  pf_test_window_click (fixture->window, "Create the Account");
  pf_test_window_assert_shows (fixture->window, "Check it: today is 24 November 2026|");
  pf_new_account_set_proof_kind (fixture->account, PF_DOCUMENT_KIND_LEASE);
  pf_test_window_assert_shows (fixture->window, "The page with your name, this address");
  pf_test_window_assert_shows (fixture->window, "Optional for this document.|");
}

static void
choose (Fixture *fixture, const char *words)
{
  g_auto (GStrv) proofs = g_strsplit (words, " ", -1);

  pf_new_account_set_proofs (fixture->account, proofs);
  pf_new_account_tell (fixture->account);
}

/* Which documents there are to choose from is the town's to say, and what is said beside them. */
static void
test_town (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_shows (fixture->window,
                               "Also accepted: Lodging certificate; Lease; Statement on honour.|");
  choose (fixture, "proof_of_address lease");
  pf_test_window_assert_shows (fixture->window, "Under 3 months old, with your name");
  pf_test_window_assert_shows (fixture->window, "Also accepted: Lease.|");
  choose (fixture, "statement_on_honour");
  pf_test_window_assert_shows (fixture->window, "Written, dated and signed by you");
  pf_test_window_assert_hides (fixture->window, "Also accepted");
  pf_new_account_take_fault (fixture->account, "/proof_kind", "not-taken-here");
  pf_new_account_tell (fixture->account);
  pf_test_window_assert_shows (fixture->window, "The town does not take that kind of document|");
  pf_test_window_assert_shows (fixture->window, "choose one of this list|");
}

/* What was typed is still there for who comes back, and for who must wait. */
static void
test_failure (Fixture *fixture, gconstpointer)
{
  pf_test_window_type (fixture->window, "First name", "Nadia");
  fixture->account->failure = PF_FAILURE_NO_NETWORK;
  pf_new_account_tell (fixture->account);
  pf_test_window_assert_shows (fixture->window, "No network: this computer does not reach");
  pf_test_window_assert_shows (fixture->window, "Not sent yet|");
  /* Another page of the same account. */
  pf_test_window_free (fixture->window);
  fixture->window =
      pf_test_window_new (pf_new_account_page_new (fixture->account, fixture->entrance), 1280, 800);
  g_assert_cmpstr (pf_test_window_read (fixture->window, "First name"), ==, "Nadia");
}

static void
test_restored (Fixture *fixture, gconstpointer)
{
  g_signal_connect_swapped (fixture->account, "afresh", G_CALLBACK (note_cb), fixture->asked);
  g_signal_connect_swapped (fixture->account, "recover", G_CALLBACK (note_cb), fixture->asked);
  fixture->account->restored = TRUE;
  pf_new_account_tell (fixture->account);
  pf_test_window_assert_shows (fixture->window, "Your answers of the last time are here again.");
  pf_test_window_click (fixture->window, "Start afresh");
  pf_test_window_click (fixture->window, "Forgotten Password");
  g_assert_cmpstr (fixture->asked->str, ==, "asked;asked;");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/new-account-page/shows", test_shows);
  ADD ("/new-account-page/faults", test_faults);
  ADD ("/new-account-page/date", test_date);
  ADD ("/new-account-page/town", test_town);
  ADD ("/new-account-page/failure", test_failure);
  ADD ("/new-account-page/restored", test_restored);
#undef ADD
  return g_test_run ();
}
