/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way to a new password, against a portal made of a few answers.
 */
#include "client/app/recovery-controller.h"

#include "client/app/failure.h"
#include "client/app/recovery-portal.h"

#define CODE "K7QM2XRT"
#define GOOD "trois bateaux sur la mare"

#define WAIT_WHILE(condition)                                                                      \
  while (condition)                                                                                \
  g_main_context_iteration (NULL, TRUE)

typedef struct
{
  SoupServer *server;
  char *address;
  GSettings *settings;
  PfGate *gate;
  PfRecoveryController *controller;
  PfRecovery *recovery;
  GString *asked; /* of the portal */
  GString *events;
  gboolean waits;      /* an account of that address, for its mail */
  const char *check;   /* (nullable): another answer to a proof */
  const char *refusal; /* (nullable): "PATH STATUS PROBLEM" for each call of that path */
} Fixture;

static void
handle_cb (SoupServer *,
           SoupServerMessage *message,
           const char *path,
           GHashTable *,
           gpointer user_data)
{
  Fixture *fixture = user_data;
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char *prefix = g_strconcat (path, " ", NULL);

  g_string_append_printf (fixture->asked,
                          "%s %.*s;",
                          path,
                          (int) g_bytes_get_size (bytes),
                          (const char *) g_bytes_get_data (bytes, NULL));
  if (fixture->refusal != NULL && g_str_has_prefix (fixture->refusal, prefix))
    pf_recovery_portal_refuse (message, fixture->refusal);
  else if (g_str_equal (path, RECOVERY_VERIFICATION) && !fixture->waits)
    pf_recovery_portal_refuse (message, RECOVERY_VERIFICATION " 422 code-wrong");
  else if (fixture->check != NULL && g_str_has_suffix (path, "/check"))
    pf_recovery_portal_answer (message, 200, "application/json", fixture->check);
  else
    pf_recovery_portal_answer_path (message, path);
}

#define DEFINE_NOTE(note_cb, words)                                                                \
  static void note_cb (GString *events)                                                            \
  {                                                                                                \
    g_string_append (events, words);                                                               \
  }
DEFINE_NOTE (note_waits_cb, "*")
DEFINE_NOTE (note_entered_cb, "entered;")
DEFINE_NOTE (note_told_cb, "told;")

static void
listen_locally (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  fixture->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (fixture->server, NULL, handle_cb, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  fixture->address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static PfEntrance *
get_entrance (Fixture *fixture)
{
  return pf_gate_get_entrance (fixture->gate);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->asked = g_string_new (NULL);
  fixture->events = g_string_new (NULL);
  listen_locally (fixture);
  fixture->settings = g_settings_new (PF_APPLICATION_ID);
  g_settings_reset (fixture->settings, "portal-address");
  g_settings_reset (fixture->settings, "last-email");
  g_settings_reset (fixture->settings, "session-kept");
  fixture->gate = pf_gate_new (fixture->settings);
  fixture->controller = pf_recovery_controller_new (fixture->gate);
  fixture->recovery = pf_recovery_controller_get_recovery (fixture->controller);
#define NOTE(object, name, callback)                                                               \
  g_signal_connect_swapped (object, name, G_CALLBACK (callback), fixture->events)
  NOTE (fixture->gate, "entered", note_entered_cb);
  NOTE (fixture->controller, "link-waits", note_waits_cb);
  NOTE (fixture->controller, "told", note_told_cb);
#undef NOTE
  pf_gate_start (fixture->gate, fixture->address);
  WAIT_WHILE (get_entrance (fixture)->busy || get_entrance (fixture)->portal == NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_run_dispose (G_OBJECT (fixture->controller));
  g_object_run_dispose (G_OBJECT (fixture->gate));
  /* What was on its way ends, and holds on to neither. */
  WAIT_WHILE (G_OBJECT (fixture->controller)->ref_count > 1 ||
              G_OBJECT (fixture->gate)->ref_count > 2);
  g_assert_finalize_object (fixture->controller);
  g_assert_finalize_object (fixture->gate);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  g_object_unref (fixture->settings);
  g_string_free (fixture->asked, TRUE);
  g_string_free (fixture->events, TRUE);
  g_free (fixture->address);
}

static void
wait_for (Fixture *fixture, PfRecoveryStage stage, PfRecoveryFault fault)
{
  WAIT_WHILE (fixture->recovery->busy || fixture->recovery->stage != stage ||
              fixture->recovery->fault != fault);
}

static void
wait_for_events (Fixture *fixture, const char *events)
{
  WAIT_WHILE (!g_str_equal (fixture->events->str, events));
}

static void
ask (Fixture *fixture)
{
  pf_entrance_recover (get_entrance (fixture), RECOVERY_EMAIL);
  pf_recovery_ask (fixture->recovery, RECOVERY_EMAIL);
  wait_for (fixture, PF_RECOVERY_STAGE_MAIL, PF_RECOVERY_FAULT_NONE);
}

static void
prove (Fixture *fixture)
{
  ask (fixture);
  pf_recovery_check (fixture->recovery, "k7qm-2xrt");
  wait_for (fixture, PF_RECOVERY_STAGE_PASSWORD, PF_RECOVERY_FAULT_NONE);
}

static char *
build_link (const char *portal)
{
  g_autofree char *escaped = g_uri_escape_string (portal, NULL, FALSE);

  return g_strdup_printf ("portail-famille:activate?portal=%s&token=TOKEN", escaped);
}

static void
open_link (Fixture *fixture)
{
  g_autofree char *link = build_link (fixture->address);

  pf_recovery_controller_open_link (fixture->controller, link);
}

static void
assert_asked (Fixture *fixture, const char *words)
{
  if (strstr (fixture->asked->str, words) == NULL)
    g_error ("“%s” is not in %s", words, fixture->asked->str);
}

/* What was sent to the end: @words, and then by which device. */
static void
assert_asked_from_here (Fixture *fixture, const char *words)
{
  g_autofree char *whole =
      g_strdup_printf ("%s,\"device_name\":\"Portail famille, %s\"};", words, g_get_host_name ());

  assert_asked (fixture, whole);
}

static void
sign_in (Fixture *fixture)
{
  pf_entrance_sign_in (get_entrance (fixture), RECOVERY_EMAIL, GOOD, FALSE);
  wait_for_events (fixture, "entered;");
  g_string_truncate (fixture->events, 0);
}

static void
test_by_code (Fixture *fixture, gconstpointer)
{
  prove (fixture);
  assert_asked (fixture, "/v1/password-resets {\"email\":\"" RECOVERY_EMAIL "\"};");
  assert_asked (fixture, "/check {\"email\":\"" RECOVERY_EMAIL "\",\"code\":\"" CODE "\"};");
  g_assert_cmpuint (fixture->recovery->resend_seconds, >, 50);
  pf_recovery_choose (fixture->recovery, GOOD, FALSE);
  wait_for_events (fixture, "entered;");
  assert_asked_from_here (fixture,
                          "/confirm {\"email\":\"" RECOVERY_EMAIL "\",\"code\":\"" CODE
                          "\",\"password\":\"" GOOD "\"");
  assert_asked (fixture,
                "/sessions {\"email\":\"" RECOVERY_EMAIL "\",\"password\":\"" GOOD
                "\",\"device_name\":\"Portail famille, ");
  g_assert_false (fixture->recovery->active);
  g_assert_null (fixture->recovery->account);
}

static void
test_wrong_code (Fixture *fixture, gconstpointer)
{
  ask (fixture);
  fixture->refusal = "/v1/password-resets/check 422 code-wrong";
  pf_recovery_check (fixture->recovery, CODE);
  wait_for (fixture, PF_RECOVERY_STAGE_MAIL, PF_RECOVERY_FAULT_CODE);
  g_assert_cmpuint (fixture->recovery->retry_seconds, ==, 3);
  WAIT_WHILE (fixture->recovery->retry_seconds > 0);
  fixture->refusal = NULL;
  pf_recovery_check (fixture->recovery, CODE);
  wait_for (fixture, PF_RECOVERY_STAGE_PASSWORD, PF_RECOVERY_FAULT_NONE);
}

/* The portal wants to wait for longer than this program would. */
static void
test_too_many_mails (Fixture *fixture, gconstpointer)
{
  ask (fixture);
  fixture->recovery->resend_seconds = 0;
  fixture->refusal = "/v1/password-resets 429 too-many-requests";
  pf_recovery_want (fixture->recovery, "ask-again");
  WAIT_WHILE (fixture->recovery->busy);
  g_assert_cmpint (fixture->recovery->stage, ==, PF_RECOVERY_STAGE_MAIL);
  g_assert_cmpint (fixture->recovery->fault, ==, PF_RECOVERY_FAULT_NONE);
  g_assert_cmpuint (fixture->recovery->resend_seconds, ==, 3);

  pf_recovery_want (fixture->recovery, "other-address");
  pf_recovery_ask (fixture->recovery, "other@example.org");
  wait_for (fixture, PF_RECOVERY_STAGE_ADDRESS, PF_RECOVERY_FAULT_TOO_MANY);
  g_assert_cmpuint (fixture->recovery->retry_seconds, ==, 3);
}

/* Going back to look at the address sends no second mail to it. */
static void
test_asks_once (Fixture *fixture, gconstpointer)
{
  ask (fixture);
  pf_recovery_want (fixture->recovery, "back");
  g_assert_cmpint (fixture->recovery->stage, ==, PF_RECOVERY_STAGE_ADDRESS);
  pf_recovery_ask (fixture->recovery, RECOVERY_EMAIL);
  g_assert_cmpint (fixture->recovery->stage, ==, PF_RECOVERY_STAGE_MAIL);
  g_assert_false (fixture->recovery->busy);
  g_assert_cmpuint (fixture->recovery->n_sent, ==, 1);
}

static void
test_guessed_password (Fixture *fixture, gconstpointer)
{
  prove (fixture);
  pf_recovery_choose (fixture->recovery, "motdepasse2026", FALSE);
  g_assert_cmpint (fixture->recovery->fault, ==, PF_RECOVERY_FAULT_TOO_COMMON);
  pf_recovery_choose (fixture->recovery, "camilleberger", FALSE);
  g_assert_cmpint (fixture->recovery->fault, ==, PF_RECOVERY_FAULT_TOO_PERSONAL);
  g_assert_null (strstr (fixture->asked->str, "/confirm"));

  fixture->refusal = "/v1/password-resets/confirm 422 bad-members "
                     ",\"errors\":[{\"pointer\":\"/password\",\"code\":\"too-new\"}]";
  pf_recovery_choose (fixture->recovery, GOOD, FALSE);
  wait_for (fixture, PF_RECOVERY_STAGE_PASSWORD, PF_RECOVERY_FAULT_PASSWORD);
}

static void
test_by_link (Fixture *fixture, gconstpointer)
{
  open_link (fixture);
  wait_for (fixture, PF_RECOVERY_STAGE_PASSWORD, PF_RECOVERY_FAULT_NONE);
  assert_asked (fixture, "/check {\"token\":\"TOKEN\"};");
  g_assert_cmpstr (fixture->recovery->email, ==, RECOVERY_EMAIL);
  pf_recovery_choose (fixture->recovery, GOOD, FALSE);
  wait_for_events (fixture, "entered;");
  assert_asked_from_here (fixture, "/confirm {\"token\":\"TOKEN\",\"password\":\"" GOOD "\"");
}

static void
test_bad_links (Fixture *fixture, gconstpointer)
{
  pf_recovery_controller_open_link (fixture->controller, "portail-famille:what");
  g_assert_true (fixture->recovery->active);
  g_assert_cmpint (fixture->recovery->fault, ==, PF_RECOVERY_FAULT_LINK_BROKEN);
  pf_recovery_controller_open_link (fixture->controller,
                                    "portail-famille:activate?portal=http%3A%2F%2Fa.fr&token=T");
  g_assert_cmpint (fixture->recovery->fault, ==, PF_RECOVERY_FAULT_LINK_NOT_SAFE);
  fixture->refusal = "/v1/password-resets/check 410 link-expired";
  open_link (fixture);
  wait_for (fixture, PF_RECOVERY_STAGE_ADDRESS, PF_RECOVERY_FAULT_LINK_EXPIRED);
  g_assert_cmpstr (get_entrance (fixture)->host, ==, fixture->address + strlen ("http://"));
}

/* The way failed while the link was looked at: it is not lost. */
static void
test_link_tries_again (Fixture *fixture, gconstpointer)
{
  fixture->refusal = "/v1/password-resets/check 502 -";
  open_link (fixture);
  wait_for (fixture, PF_RECOVERY_STAGE_ADDRESS, PF_RECOVERY_FAULT_WAY);
  g_assert_cmpint (fixture->recovery->failure, ==, PF_FAILURE_UNREACHABLE);
  fixture->refusal = NULL;
  fixture->recovery->retry_seconds = 0;
  pf_recovery_want (fixture->recovery, "try-again");
  wait_for (fixture, PF_RECOVERY_STAGE_PASSWORD, PF_RECOVERY_FAULT_NONE);
}

/* A link of another town leads there. */
static void
test_other_town (Fixture *fixture, gconstpointer)
{
  g_autofree char *portal = g_strconcat (fixture->address, "/other", NULL);
  g_autofree char *link = build_link (portal);

  pf_recovery_controller_open_link (fixture->controller, link);
  WAIT_WHILE (fixture->recovery->busy);
  assert_asked (fixture, "/other/v1/password-resets/check {\"token\":\"TOKEN\"};");
  g_assert_cmpstr (pf_api_client_get_base_url (pf_gate_get_client (fixture->gate)), ==, portal);
}

static void
test_asks_who_is_in (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  open_link (fixture);
  wait_for_events (fixture, "*");
  pf_recovery_controller_drop_link (fixture->controller);
  pf_recovery_controller_follow_link (fixture->controller);
  g_assert_nonnull (pf_gate_get_visit (fixture->gate));
  pf_recovery_controller_open_link (fixture->controller, "portail-famille:what");
  wait_for_events (fixture, "*told;");
  g_assert_false (fixture->recovery->active);

  open_link (fixture);
  pf_recovery_controller_follow_link (fixture->controller);
  g_assert_null (pf_gate_get_visit (fixture->gate));
  wait_for (fixture, PF_RECOVERY_STAGE_PASSWORD, PF_RECOVERY_FAULT_NONE);
}

#define INVITED                                                                                    \
  "{" RECOVERY_ACCOUNT ",\"activation\":false,\"invitation\":true,"                                \
  "\"expires_at\":\"2030-01-01T00:00:00Z\"}"

/* Who has an account signs in, and is in the household then; once. */
static void
test_invited (Fixture *fixture, gconstpointer)
{
  fixture->check = INVITED;
  open_link (fixture);
  wait_for (fixture, PF_RECOVERY_STAGE_ADDRESS, PF_RECOVERY_FAULT_INVITED);
  g_assert_null (strstr (fixture->asked->str, "/acceptance"));
  pf_recovery_want (fixture->recovery, "leave");
  g_assert_cmpstr (get_entrance (fixture)->email, ==, RECOVERY_EMAIL);
  pf_entrance_sign_in (get_entrance (fixture), RECOVERY_EMAIL, GOOD, FALSE);
  wait_for_events (fixture, "entered;told;");
  assert_asked (fixture, "/v1/invitations/TOKEN/acceptance ;");
  g_string_truncate (fixture->asked, 0);
  g_string_truncate (fixture->events, 0);
  pf_gate_sign_out (fixture->gate);
  sign_in (fixture);
  g_assert_null (strstr (fixture->asked->str, "/acceptance"));
}

/* The code does as the link does. */
static void
test_invited_by_code (Fixture *fixture, gconstpointer)
{
  ask (fixture);
  fixture->check = INVITED;
  pf_recovery_check (fixture->recovery, CODE);
  wait_for (fixture, PF_RECOVERY_STAGE_ADDRESS, PF_RECOVERY_FAULT_INVITED);
  g_assert_null (strstr (fixture->asked->str, "/acceptance"));
  pf_recovery_want (fixture->recovery, "leave");
  pf_entrance_sign_in (get_entrance (fixture), RECOVERY_EMAIL, GOOD, FALSE);
  wait_for_events (fixture, "entered;told;");
  assert_asked (fixture,
                "/v1/invitations/acceptance {\"email\":\"" RECOVERY_EMAIL "\",\"code\":\"" CODE
                "\"};");
  g_string_truncate (fixture->asked, 0);
  g_string_truncate (fixture->events, 0);
  pf_gate_sign_out (fixture->gate);
  sign_in (fixture);
  g_assert_null (strstr (fixture->asked->str, "/acceptance"));
}

/* The answer was lost, and the password taken: it is not asked for once more. */
static void
test_unsure (Fixture *fixture, gconstpointer)
{
  prove (fixture);
  fixture->refusal = "/v1/password-resets/confirm 502 -";
  pf_recovery_choose (fixture->recovery, GOOD, FALSE);
  wait_for (fixture, PF_RECOVERY_STAGE_PASSWORD, PF_RECOVERY_FAULT_WAY);
  fixture->recovery->retry_seconds = 0;
  fixture->refusal = "/v1/password-resets/confirm 409 link-used";
  pf_recovery_choose (fixture->recovery, GOOD, FALSE);
  wait_for_events (fixture, "entered;");
}

static void
test_used (Fixture *fixture, gconstpointer)
{
  prove (fixture);
  fixture->refusal = "/v1/password-resets/confirm 409 link-used";
  pf_recovery_choose (fixture->recovery, GOOD, FALSE);
  wait_for (fixture, PF_RECOVERY_STAGE_ADDRESS, PF_RECOVERY_FAULT_LINK_USED);
  pf_recovery_want (fixture->recovery, "leave");
  g_assert_false (fixture->recovery->active);
  g_assert_cmpstr (get_entrance (fixture)->email, ==, RECOVERY_EMAIL);
}

/* The password is chosen, and signing in is left to do: from here, or from the page of the code
 * where the account wants one; the password is not asked again there.
 */
static void
test_signs_in_later (Fixture *fixture, gconstpointer)
{
  prove (fixture);
  fixture->refusal = "/v1/sessions 502 -";
  pf_recovery_choose (fixture->recovery, GOOD, FALSE);
  wait_for (fixture, PF_RECOVERY_STAGE_PASSWORD, PF_RECOVERY_FAULT_WAY);
  g_assert_true (fixture->recovery->chosen);
  fixture->refusal = "/v1/sessions 401 totp-required";
  fixture->recovery->retry_seconds = 0;
  pf_recovery_choose (fixture->recovery, GOOD, FALSE);
  WAIT_WHILE (fixture->recovery->active);
  g_assert_cmpint (get_entrance (fixture)->failure, ==, PF_FAILURE_NONE);
  g_assert_cmpint (get_entrance (fixture)->stage, ==, PF_ENTRANCE_STAGE_CODE);
  fixture->refusal = NULL;
  pf_entrance_give_code (get_entrance (fixture), "123456");
  WAIT_WHILE (strstr (fixture->asked->str, "\"totp\":\"123456\"") == NULL);
  g_assert_nonnull (strstr (fixture->asked->str, "\"password\":\"" GOOD "\",\"totp\""));
  g_assert_cmpstr (get_entrance (fixture)->email, ==, RECOVERY_EMAIL);
}

static void
test_verifies (Fixture *fixture, gconstpointer)
{
  fixture->waits = TRUE;
  pf_recovery_controller_verify (fixture->controller, RECOVERY_EMAIL, GOOD, FALSE);
  pf_recovery_check (fixture->recovery, CODE);
  wait_for_events (fixture, "entered;");
  assert_asked (fixture, "/email-verifications/confirm {\"email\":\"" RECOVERY_EMAIL "\",\"code\"");
  assert_asked (fixture,
                "/sessions {\"email\":\"" RECOVERY_EMAIL "\",\"password\":\"" GOOD
                "\",\"device_name\"");
}

static void
test_verifies_later (Fixture *fixture, gconstpointer)
{
  fixture->waits = TRUE;
  pf_entrance_verify (get_entrance (fixture), RECOVERY_EMAIL, NULL);
  wait_for (fixture, PF_RECOVERY_STAGE_MAIL, PF_RECOVERY_FAULT_NONE);
  assert_asked (fixture, "/v1/email-verifications {\"email\":\"" RECOVERY_EMAIL "\"};");
  pf_recovery_check (fixture->recovery, CODE);
  WAIT_WHILE (fixture->recovery->active);
  g_assert_true (get_entrance (fixture)->verified);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/recovery-controller/by-code", test_by_code);
  ADD ("/recovery-controller/wrong-code", test_wrong_code);
  ADD ("/recovery-controller/too-many-mails", test_too_many_mails);
  ADD ("/recovery-controller/asks-once", test_asks_once);
  ADD ("/recovery-controller/guessed-password", test_guessed_password);
  ADD ("/recovery-controller/verifies", test_verifies);
  ADD ("/recovery-controller/verifies-later", test_verifies_later);
  ADD ("/recovery-controller/by-link", test_by_link);
  ADD ("/recovery-controller/bad-links", test_bad_links);
  ADD ("/recovery-controller/link-tries-again", test_link_tries_again);
  ADD ("/recovery-controller/other-town", test_other_town);
  ADD ("/recovery-controller/asks-who-is-in", test_asks_who_is_in);
  ADD ("/recovery-controller/unsure", test_unsure);
  ADD ("/recovery-controller/invited", test_invited);
  ADD ("/recovery-controller/invited-by-code", test_invited_by_code);
  ADD ("/recovery-controller/used", test_used);
  ADD ("/recovery-controller/signs-in-later", test_signs_in_later);
  return g_test_run ();
}
