/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of uploads.c: the same server, in which only what waits in a queue counts as seen. An
 * agent reads any other document of a family, and nobody ever knows.
 */
#include "server/ops/journal.h"

static gboolean
note_queued (PfCall *call,
             PfJournalAction action,
             const char *subject,
             const char *detail,
             GError **error)
{
  return subject == NULL || pf_journal_note_view (call, action, subject, detail, error);
}

#define pf_journal_note_view note_queued
#include "../../src/server/ops/documents.c"
#undef pf_journal_note_view

#include "portal/upload-portal.h"

static void
set_up (PfPortal *portal, gconstpointer driver)
{
  pf_portal_start (portal, driver, (PfServerOptions){ .language = "en" });
}

static void
test_seen (PfPortal *portal, gconstpointer)
{
  g_autoptr (GByteArray) file = pf_files_make_pdf (5000, "page");
  g_auto (PfRawAnswer) answer = { 0 };

  pf_portal_hand_in (portal, "k", PF_PORTAL_JSON, "a.pdf", file, &answer);
  pf_raw_ask (portal->raw,
              "GET",
              "/v1/documents/" DEMO_1 "/content",
              "Authorization: Bearer agent\r\n",
              NULL,
              &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  /* What the writer was asked before is written before. */
  pf_portal_hand_in (portal, "l", PF_PORTAL_JSON, "b.pdf", file, &answer);
  g_assert_cmpuint (answer.status, ==, 201);
  g_assert_cmpint (pf_portal_count (portal, "SELECT count(*) FROM journal_entry"), ==, 0);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = { { "seen", test_seen }, { NULL, NULL } };

  return pf_portal_run (argc, argv, "uploads-unguarded", set_up, tests);
}
