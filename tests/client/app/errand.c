/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/errand.h"

#include <glib/gstdio.h>
#include <string.h>

#include "client/app/fake-portal.h"
#include "core/email-change.h"
#include "core/password-reset.h"
#include "core/second-factor.h"

#define CHANGE "POST /v1/me/password"
#define REMOVE "DELETE /v1/me/totp"
#define EXPORT "GET /v1/me/export"
#define PROOF "POST /v1/me/proof"

typedef struct
{
  PfFakePortal *portal;
  PfApiClient *client;
  PfAttempt *attempt;
  PfErrand *errand;
  guint n_done;
  guint64 n_bytes;
  GString *events;
} Fixture;

static void
signed_out_cb (GString *events)
{
  g_string_append (events, "signed-out;");
}

static void
outdated_cb (GString *events)
{
  g_string_append (events, "outdated;");
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->portal = pf_fake_portal_new ();
  fixture->client = pf_api_client_new (fixture->portal->address, "T");
  fixture->attempt = pf_attempt_new ();
  fixture->errand = pf_errand_new (fixture->attempt, fixture->client);
  fixture->events = g_string_new (NULL);
  g_signal_connect_swapped (
      fixture->errand, "signed-out", G_CALLBACK (signed_out_cb), fixture->events);
  g_signal_connect_swapped (fixture->errand, "outdated", G_CALLBACK (outdated_cb), fixture->events);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_run_dispose (G_OBJECT (fixture->errand));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->errand);
  g_assert_finalize_object (fixture->attempt);
  g_object_unref (fixture->client);
  g_string_free (fixture->events, TRUE);
  pf_fake_portal_free (fixture->portal);
}

static void
done_cb (PfAnswer *, gpointer data)
{
  ((Fixture *) data)->n_done++;
}

static void
wait (Fixture *fixture)
{
  while (fixture->attempt->busy)
    g_main_context_iteration (NULL, TRUE);
}

static void
change_password (Fixture *fixture, const char *current)
{
  g_autoptr (PfPasswordChange) body = g_object_new (PF_TYPE_PASSWORD_CHANGE,
                                                    "current-password",
                                                    current,
                                                    "password",
                                                    "trois bateaux sur la mare",
                                                    NULL);

  pf_errand_send (fixture->errand,
                  PF_OPERATION_CHANGE_PASSWORD,
                  &(PfApiArguments){ .body = body },
                  done_cb,
                  fixture);
  wait (fixture);
}

static void
remove_factor (Fixture *fixture)
{
  pf_errand_send (fixture->errand, PF_OPERATION_REMOVE_TOTP, NULL, done_cb, fixture);
  wait (fixture);
}

static void
prove (Fixture *fixture, const char *code)
{
  pf_attempt_prove (fixture->attempt, "douze lettres", code);
  wait (fixture);
}

/* Each answer is a fault of its own, at its own place. */
static void
test_faults (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    guint status;
    const char *problem;
    const char *errors;
    PfAttemptFault fault;
  } cases[] = {
#define MEMBER(pointer, code)                                                                      \
  "[{\"pointer\":\"" pointer "\",\"code\":\"" code "\",\"message\":\"m\"}]"
    { 422,
      "bad-members",
      MEMBER ("/current_password", "wrong-password"),
      PF_ATTEMPT_FAULT_PASSWORD },
    { 422, "bad-members", MEMBER ("/password", "wrong-password"), PF_ATTEMPT_FAULT_PASSWORD },
    { 422, "bad-members", MEMBER ("/password", "too-short"), PF_ATTEMPT_FAULT_TOO_SHORT },
    { 422, "bad-members", MEMBER ("/password", "too-common"), PF_ATTEMPT_FAULT_TOO_COMMON },
    { 422, "bad-members", MEMBER ("/password", "too-personal"), PF_ATTEMPT_FAULT_TOO_PERSONAL },
    { 422, "bad-members", MEMBER ("/password", "too-new"), PF_ATTEMPT_FAULT_NEW_PASSWORD },
    { 422, "bad-members", MEMBER ("/email", "pattern"), PF_ATTEMPT_FAULT_EMAIL },
    { 422, "bad-members", MEMBER ("/code", "required"), PF_ATTEMPT_FAULT_CODE },
    { 401, "totp-wrong", NULL, PF_ATTEMPT_FAULT_CODE },
    { 422, "code-wrong", NULL, PF_ATTEMPT_FAULT_CODE },
    { 503, "totp-off", NULL, PF_ATTEMPT_FAULT_APP_OFF },
    { 404, "not-found", NULL, PF_ATTEMPT_FAULT_GONE },
    { 500, "failed", NULL, PF_ATTEMPT_FAULT_WAY },
#undef MEMBER
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    pf_fake_portal_refuse (
        fixture->portal, CHANGE, cases[i].status, cases[i].problem, 0, cases[i].errors);
    change_password (fixture, "douze lettres");
    g_assert_cmpint (fixture->attempt->fault, ==, cases[i].fault);
    g_assert_cmpuint (fixture->attempt->n_faults, ==, i + 1);
  }
  g_assert_cmpuint (fixture->n_done, ==, 0);
}

static void
test_too_many (Fixture *fixture, gconstpointer)
{
  pf_fake_portal_refuse (fixture->portal, CHANGE, 429, "too-many-requests", 2, NULL);
  change_password (fixture, "douze lettres");
  g_assert_cmpint (fixture->attempt->fault, ==, PF_ATTEMPT_FAULT_TOO_MANY);
  g_assert_cmpuint (fixture->attempt->retry_seconds, ==, 2);
  g_string_truncate (fixture->portal->asked, 0);
  change_password (fixture, "douze lettres");
  g_assert_cmpstr (fixture->portal->asked->str, ==, "");
  while (fixture->attempt->retry_seconds > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (fixture->attempt->fault, ==, PF_ATTEMPT_FAULT_NONE);
}

/* What is wanted is done once the person has shown who they are, and as it was asked. */
static void
test_proof (Fixture *fixture, gconstpointer)
{
  pf_fake_portal_refuse (fixture->portal, REMOVE, 403, "proof-required", 0, NULL);
  remove_factor (fixture);
  g_assert_true (fixture->attempt->needs_proof);
  g_assert_cmpint (fixture->attempt->fault, ==, PF_ATTEMPT_FAULT_NONE);
  pf_fake_portal_refuse (fixture->portal, PROOF, 401, "totp-required", 0, NULL);
  prove (fixture, NULL);
  g_assert_true (fixture->attempt->needs_code);
  pf_fake_portal_refuse (fixture->portal, PROOF, 401, "totp-wrong", 0, NULL);
  prove (fixture, "000000");
  g_assert_cmpint (fixture->attempt->fault, ==, PF_ATTEMPT_FAULT_CODE);
  g_assert_true (fixture->attempt->needs_proof);
  pf_fake_portal_answer (fixture->portal, PROOF, 204, NULL);
  pf_fake_portal_answer (fixture->portal, REMOVE, 204, NULL);
  g_string_truncate (fixture->portal->asked, 0);
  prove (fixture, "123456");
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_false (fixture->attempt->needs_proof);
  g_assert_cmpstr (
      fixture->portal->asked->str,
      ==,
      PROOF " {\"password\":\"douze lettres\",\"totp\":\"123456\",\"unlock\":false};" REMOVE " ;");
}

/* A proof for what the person gave up does nothing. */
static void
test_gives_up (Fixture *fixture, gconstpointer)
{
  pf_fake_portal_refuse (fixture->portal, REMOVE, 403, "proof-required", 0, NULL);
  remove_factor (fixture);
  pf_attempt_give_up (fixture->attempt);
  g_assert_false (fixture->attempt->needs_proof);
  g_string_truncate (fixture->portal->asked, 0);
  prove (fixture, NULL);
  g_assert_cmpstr (fixture->portal->asked->str, ==, "");
}

/* The same request again, after an answer that was lost, is the same one for the portal; another
 * request is not.
 */
static void
test_keys (Fixture *fixture, gconstpointer)
{
  g_auto (GStrv) keys = NULL;

  pf_fake_portal_answer (fixture->portal, CHANGE, 502, "<html>");
  change_password (fixture, "douze lettres");
  g_assert_cmpint (fixture->attempt->fault, ==, PF_ATTEMPT_FAULT_WAY);
  change_password (fixture, "douze lettres");
  change_password (fixture, "treize lettres");
  pf_fake_portal_refuse (fixture->portal, CHANGE, 404, "not-found", 0, NULL);
  change_password (fixture, "treize lettres");
  change_password (fixture, "treize lettres");
  keys = g_strsplit (fixture->portal->keys->str, ";", -1);
  g_assert_cmpuint (g_strv_length (keys), ==, 6);
  g_assert_cmpstr (keys[0], ==, keys[1]);
  g_assert_cmpstr (keys[1], !=, keys[2]);
  g_assert_cmpstr (keys[2], ==, keys[3]);
  g_assert_cmpstr (keys[3], !=, keys[4]);
}

/* What is about who asks is not a fault of what is asked. */
static void
test_person (Fixture *fixture, gconstpointer)
{
  pf_fake_portal_refuse (fixture->portal, CHANGE, 401, "not-signed-in", 0, NULL);
  change_password (fixture, "douze lettres");
  pf_fake_portal_refuse (fixture->portal, CHANGE, 403, "second-factor-required", 0, NULL);
  change_password (fixture, "douze lettres");
  g_assert_cmpstr (fixture->events->str, ==, "signed-out;outdated;");
  g_assert_cmpint (fixture->attempt->fault, ==, PF_ATTEMPT_FAULT_NONE);
}

/* An edit says all of what is new. */
static void
test_edits (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfAccountEdit) body =
      g_object_new (PF_TYPE_ACCOUNT_EDIT, "email", "new@example.org", NULL);

  pf_fake_portal_answer (fixture->portal, "PATCH /v1/me", 202, NULL);
  pf_errand_send (
      fixture->errand, PF_OPERATION_EDIT_ME, &(PfApiArguments){ .body = body }, done_cb, fixture);
  wait (fixture);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_cmpstr (
      fixture->portal->asked->str, ==, "PATCH /v1/me {\"email\":\"new@example.org\"};");
}

static void
progress_cb (guint64 n_bytes, gpointer data)
{
  ((Fixture *) data)->n_bytes = n_bytes;
}

/* A file waits for the proof too; where it cannot be written is a fault of its own. */
static void
test_saves (Fixture *fixture, gconstpointer)
{
  g_autofree char *folder = g_dir_make_tmp ("errand-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "data.zip", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "data.zip", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) lost = g_file_new_for_path (nowhere);
  static const char archive[] = "PK\5\6..................";

  pf_fake_portal_refuse (fixture->portal, EXPORT, 403, "proof-required", 0, NULL);
  pf_fake_portal_answer (fixture->portal, PROOF, 204, NULL);
  pf_errand_save (fixture->errand, PF_OPERATION_EXPORT_ME, file, progress_cb, done_cb, fixture);
  wait (fixture);
  g_assert_true (fixture->attempt->needs_proof);
  g_assert_false (g_file_query_exists (file, NULL));
  pf_fake_portal_answer_as (fixture->portal, EXPORT, 200, "application/zip", archive);
  prove (fixture, NULL);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_cmpuint (fixture->n_bytes, ==, strlen (archive));
  g_assert_true (g_file_delete (file, NULL, NULL));

  pf_errand_save (fixture->errand, PF_OPERATION_EXPORT_ME, lost, progress_cb, done_cb, fixture);
  wait (fixture);
  g_assert_cmpint (fixture->attempt->fault, ==, PF_ATTEMPT_FAULT_DISK);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/errand/faults", test_faults);
  ADD ("/errand/too-many", test_too_many);
  ADD ("/errand/proof", test_proof);
  ADD ("/errand/gives-up", test_gives_up);
  ADD ("/errand/keys", test_keys);
  ADD ("/errand/person", test_person);
  ADD ("/errand/edits", test_edits);
  ADD ("/errand/saves", test_saves);
  return g_test_run ();
}
