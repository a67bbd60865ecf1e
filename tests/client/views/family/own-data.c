/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/own-data.h"
#include "client/views/family/erasure-row.h"
#include "client/views/family/export-row.h"

#include "window.h"

#define ASKED_AT G_GINT64_CONSTANT (2108937600000000) /* 30 October 2036 */

typedef struct
{
  PfTestWindow *window;
  PfOwnData *own_data;
  PfEntrance *entrance;
  GString *asked; /* by the person */
} Fixture;

static void
download_cb (PfOwnData *, GFile *file, Fixture *fixture)
{
  g_autofree char *path = g_file_get_path (file);

  g_string_append_printf (fixture->asked, "download %s;", path);
}

static void
asked_cb (GString *asked)
{
  g_string_append (asked, "asked;");
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  fixture->asked = g_string_new (NULL);
  fixture->own_data = pf_own_data_new ();
  fixture->entrance = pf_entrance_new ();
  g_signal_connect (fixture->own_data, "download", G_CALLBACK (download_cb), fixture);
  gtk_box_append (GTK_BOX (box), pf_export_row_new (fixture->own_data, fixture->entrance));
  gtk_box_append (GTK_BOX (box), pf_erasure_row_new (fixture->own_data, fixture->entrance));
  fixture->window = pf_test_window_new (box, 700, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->own_data);
  g_object_unref (fixture->entrance);
  g_string_free (fixture->asked, TRUE);
}

static void
listen (Fixture *fixture, gpointer object, const char *signal)
{
  g_signal_connect_swapped (object, signal, G_CALLBACK (asked_cb), fixture->asked);
}

/* As the application does once it is asked. */
static void
begin (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/data.zip");

  pf_own_data_download (fixture->own_data, file);
  pf_attempt_begin (fixture->own_data->download);
}

static void
want_proof (PfAttempt *attempt)
{
  attempt->busy = FALSE;
  attempt->needs_proof = TRUE;
  pf_attempt_tell (attempt);
}

static void
test_download (Fixture *fixture, gconstpointer)
{
  PfAttempt *attempt = fixture->own_data->download;

  listen (fixture, attempt, "give-up");
  pf_test_window_assert_shows (fixture->window, "Download my data|");
  pf_test_window_assert_hides (fixture->window, "Stop");
  begin (fixture);
  g_assert_cmpstr (fixture->asked->str, ==, "download /tmp/data.zip;");
  pf_test_window_assert_shows (fixture->window, "The portal prepares your file…|Stop|");
  pf_own_data_set_progress (fixture->own_data, 2500000);
  pf_test_window_assert_shows (fixture->window, "2.5\u00a0MB received");
  pf_test_window_click (fixture->window, "Stop");
  g_assert_cmpstr (fixture->asked->str, ==, "download /tmp/data.zip;asked;");
  pf_attempt_reset (attempt);
  pf_test_window_assert_hides (fixture->window, "received");
  begin (fixture);
  pf_attempt_succeed (attempt);
  pf_own_data_set_saved (fixture->own_data, "data.zip");
  pf_test_window_assert_shows (fixture->window, "Saved: data.zip.");
  pf_test_window_assert_hides (fixture->window, "Stop");
  begin (fixture);
  pf_test_window_assert_hides (fixture->window, "Saved: data.zip.");
}

/* Who one is, is asked beside what was asked for, which then goes on by itself. */
static void
test_download_proof (Fixture *fixture, gconstpointer)
{
  PfAttempt *attempt = fixture->own_data->download;

  listen (fixture, attempt, "prove");
  begin (fixture);
  want_proof (attempt);
  pf_test_window_assert_shows (fixture->window, "Show that it is you|");
  pf_test_window_assert_hides (fixture->window, "The portal prepares your file…");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Download"));
  pf_test_window_type (fixture->window, "Password", "douze lettres");
  pf_test_window_click (fixture->window, "Continue");
  g_assert_cmpstr (fixture->asked->str, ==, "download /tmp/data.zip;asked;");
  attempt->needs_proof = FALSE;
  pf_attempt_begin (attempt);
  pf_test_window_assert_shows (fixture->window, "The portal prepares your file…|Stop|");
  pf_test_window_assert_hides (fixture->window, "Show that it is you");
  want_proof (attempt);
  pf_test_window_assert_shows (fixture->window, "Show that it is you|");
  pf_attempt_reset (attempt);
  pf_test_window_assert_hides (fixture->window, "Show that it is you");
  g_assert_true (pf_test_window_is_sensitive (fixture->window, "Download"));
}

static void
test_download_faults (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    PfAttemptFault fault;
    PfFailure failure;
    const char *words;
  } cases[] = {
    { PF_ATTEMPT_FAULT_TOO_MANY, PF_FAILURE_TOO_MANY, "Too many attempts" },
    { PF_ATTEMPT_FAULT_WAY, PF_FAILURE_NO_NETWORK, "Wi-Fi or the cable" },
    { PF_ATTEMPT_FAULT_WAY, PF_FAILURE_UNREACHABLE, "does not answer: the portal is stopped" },
    { PF_ATTEMPT_FAULT_WAY, PF_FAILURE_OVERLOADED, "Many families ask at once" },
    { PF_ATTEMPT_FAULT_DISK, PF_FAILURE_NONE, "Choose another folder, or make room" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    begin (fixture);
    fixture->own_data->download->failure = cases[i].failure;
    pf_attempt_fail (fixture->own_data->download, cases[i].fault);
    pf_test_window_assert_shows (fixture->window, cases[i].words);
    pf_test_window_assert_hides (fixture->window, "Saved");
  }
}

/* What happens is said before it is asked, and nothing is asked by one click. */
static void
test_erasure (Fixture *fixture, gconstpointer)
{
  PfAttempt *attempt = fixture->own_data->erasure;

  listen (fixture, fixture->own_data, "ask-erasure");
  pf_test_window_assert_shows (fixture->window, "invoices stay ten years|Ask|");
  pf_test_window_assert_hides (fixture->window, "Keep my data");
  pf_test_window_click (fixture->window, "Ask");
  pf_test_window_assert_shows (fixture->window, "Invoices and payments are kept ten years");
  pf_test_window_click (fixture->window, "Keep my data");
  pf_test_window_assert_hides (fixture->window, "Keep my data");
  g_assert_cmpstr (fixture->asked->str, ==, "");

  pf_test_window_click (fixture->window, "Ask");
  pf_own_data_ask_erasure (fixture->own_data);
  pf_attempt_begin (attempt);
  g_assert_cmpstr (fixture->asked->str, ==, "asked;");
  pf_own_data_ask_erasure (fixture->own_data);
  g_assert_cmpstr (fixture->asked->str, ==, "asked;"); /* once, while it is busy */
  want_proof (attempt);
  pf_test_window_assert_shows (fixture->window, "Show that it is you|");
  pf_test_window_assert_shows (fixture->window, "Keep my data");
  attempt->needs_proof = FALSE;
  attempt->failure = PF_FAILURE_NO_NETWORK;
  pf_attempt_fail (attempt, PF_ATTEMPT_FAULT_WAY);
  pf_test_window_assert_shows (fixture->window, "Wi-Fi or the cable");
  pf_test_window_assert_shows (fixture->window, "Keep my data");

  pf_attempt_succeed (attempt);
  pf_own_data_set_asked_at (fixture->own_data, ASKED_AT);
  pf_own_data_end_erasure (fixture->own_data, FALSE);
  pf_test_window_assert_shows (fixture->window, "The service answers until");
  pf_test_window_assert_hides (fixture->window, "Keep my data");
}

/* Who thinks better of it need not show who they are. */
static void
test_kept (Fixture *fixture, gconstpointer)
{
  listen (fixture, fixture->own_data->erasure, "give-up");
  pf_test_window_click (fixture->window, "Ask");
  g_string_truncate (fixture->asked, 0);
  want_proof (fixture->own_data->erasure);
  pf_test_window_click (fixture->window, "Keep my data");
  g_assert_cmpstr (fixture->asked->str, ==, "asked;");
  pf_test_window_assert_hides (fixture->window, "Keep my data");
}

static void
test_withdrawal (Fixture *fixture, gconstpointer)
{
  listen (fixture, fixture->own_data, "withdraw-erasure");
  pf_test_window_assert_hides (fixture->window, "Take back");
  pf_own_data_set_asked_at (fixture->own_data, ASKED_AT);
  pf_test_window_click (fixture->window, "Take back");
  g_assert_cmpstr (fixture->asked->str, ==, "asked;");
  pf_attempt_begin (fixture->own_data->erasure);
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Take back"));
  pf_attempt_succeed (fixture->own_data->erasure);
  pf_own_data_set_asked_at (fixture->own_data, 0);
  pf_own_data_end_erasure (fixture->own_data, TRUE);
  pf_test_window_assert_shows (fixture->window, "nothing is erased");
  pf_test_window_assert_hides (fixture->window, "Take back");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, function)                                                                        \
  g_test_add ("/own-data/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("download", test_download);
  ADD ("download-proof", test_download_proof);
  ADD ("download-faults", test_download_faults);
  ADD ("erasure", test_erasure);
  ADD ("kept", test_kept);
  ADD ("withdrawal", test_withdrawal);
  return g_test_run ();
}
