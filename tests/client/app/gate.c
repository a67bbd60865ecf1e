/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ways in and out, against a portal made of a few answers, in a session whose keyring is what
 * HEADLESS_KEYRING says: none, locked or unlocked.
 */
#include "client/app/gate.h"

#include "client/app/gate-town.h"

#define EMAIL PF_GATE_TOWN_EMAIL

typedef struct
{
  SoupServer *server;
  char *address;
  GSettings *settings;
  PfGate *gate;
  PfGateTown town;
  GString *events;
} Fixture;

static void
entered_cb (Fixture *fixture)
{
  g_string_append (fixture->events, "entered;");
}

static void
left_cb (Fixture *fixture)
{
  g_string_append (fixture->events, "left;");
}

static void
told_cb (Fixture *fixture)
{
  g_string_append (fixture->events, "told;");
}

static void
open_gate (Fixture *fixture)
{
  fixture->gate = pf_gate_new (fixture->settings);
  g_signal_connect_swapped (fixture->gate, "entered", G_CALLBACK (entered_cb), fixture);
  g_signal_connect_swapped (fixture->gate, "left", G_CALLBACK (left_cb), fixture);
  g_signal_connect_swapped (fixture->gate, "told", G_CALLBACK (told_cb), fixture);
}

static void
close_gate (Fixture *fixture)
{
  g_object_run_dispose (G_OBJECT (fixture->gate));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->gate);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  fixture->town.asked = g_string_new (NULL);
  fixture->events = g_string_new (NULL);
  fixture->town.minimum_client = "0.1.0";
  fixture->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (fixture->server, NULL, pf_gate_town_handle_cb, &fixture->town, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  fixture->address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fixture->settings = g_settings_new (PF_APPLICATION_ID);
  g_settings_reset (fixture->settings, "portal-address");
  g_settings_reset (fixture->settings, "last-email");
  g_settings_reset (fixture->settings, "session-kept");
  g_settings_reset (fixture->settings, "sessions-to-forget");
  open_gate (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  close_gate (fixture);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  g_object_unref (fixture->settings);
  g_string_free (fixture->town.asked, TRUE);
  g_string_free (fixture->events, TRUE);
  g_free (fixture->address);
}

static PfEntrance *
get_entrance (Fixture *fixture)
{
  return pf_gate_get_entrance (fixture->gate);
}

/* Until nothing is under way and the entrance is at @stage. */
static void
wait_for_stage (Fixture *fixture, PfEntranceStage stage)
{
  while (get_entrance (fixture)->busy || get_entrance (fixture)->stage != stage ||
         get_entrance (fixture)->portal == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_events (Fixture *fixture, const char *events)
{
  while (!g_str_equal (fixture->events->str, events))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_failure (Fixture *fixture, PfFailure failure)
{
  while (get_entrance (fixture)->busy || get_entrance (fixture)->failure != failure)
    g_main_context_iteration (NULL, TRUE);
}

static void
start_and_sign_in (Fixture *fixture, gboolean stays)
{
  pf_gate_start (fixture->gate, fixture->address);
  wait_for_stage (fixture, PF_ENTRANCE_STAGE_SIGN_IN);
  pf_entrance_sign_in (get_entrance (fixture), EMAIL, "good", stays);
}

static void
test_sign_in_and_out (Fixture *fixture, gconstpointer)
{
  g_autofree char *address = NULL;

  start_and_sign_in (fixture, FALSE);
  wait_for_events (fixture, "entered;");
  g_assert_cmpstr (pf_visit_get_household (pf_gate_get_visit (fixture->gate)), ==, "7");
  g_assert_cmpstr (get_entrance (fixture)->town, ==, "Ville de Valbourg");
  address = g_settings_get_string (fixture->settings, "portal-address");
  g_assert_cmpstr (address, ==, fixture->address);
  g_assert_null (pf_gate_get_cache (fixture->gate));
  g_assert_false (g_settings_get_boolean (fixture->settings, "session-kept"));

  pf_gate_sign_out (fixture->gate);
  g_assert_null (pf_gate_get_visit (fixture->gate));
  g_assert_cmpstr (fixture->events->str, ==, "entered;left;");
  while (strstr (fixture->town.asked->str, "DELETE /v1/sessions/current;") == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_wrong_password (Fixture *fixture, gconstpointer)
{
  pf_gate_start (fixture->gate, fixture->address);
  wait_for_stage (fixture, PF_ENTRANCE_STAGE_SIGN_IN);
  pf_entrance_sign_in (get_entrance (fixture), EMAIL, "bad", FALSE);
  wait_for_failure (fixture, PF_FAILURE_WRONG_PASSWORD);
  g_assert_cmpuint (get_entrance (fixture)->retry_seconds, ==, 2);
  while (get_entrance (fixture)->retry_seconds > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->events->str, ==, "");
}

static void
test_old_client (Fixture *fixture, gconstpointer)
{
  fixture->town.minimum_client = "99.0";
  pf_gate_start (fixture->gate, fixture->address);
  wait_for_failure (fixture, PF_FAILURE_OLD_CLIENT);
  pf_entrance_sign_in (get_entrance (fixture), EMAIL, "good", FALSE);
  g_assert_null (strstr (fixture->town.asked->str, "POST"));
  fixture->town.minimum_client = "0.1";
  pf_entrance_ask (get_entrance (fixture), "try-again");
  wait_for_failure (fixture, PF_FAILURE_NONE);
}

/* A computer of long ago is told so, and may sign in. */
static void
test_date_off (Fixture *fixture, gconstpointer)
{
  fixture->town.date = "Mon, 01 Jan 2018 12:00:00 GMT";
  pf_gate_start (fixture->gate, fixture->address);
  wait_for_failure (fixture, PF_FAILURE_DATE_OFF);
  wait_for_stage (fixture, PF_ENTRANCE_STAGE_SIGN_IN);
  pf_entrance_sign_in (get_entrance (fixture), EMAIL, "good", FALSE);
  wait_for_events (fixture, "entered;");
}

/* The session ends while the person is in: they learn why, and see nothing of what was there. */
static void
test_session_ended (Fixture *fixture, gconstpointer)
{
  start_and_sign_in (fixture, FALSE);
  wait_for_events (fixture, "entered;");
  fixture->town.has_ended = TRUE;
  pf_gate_refresh (fixture->gate);
  wait_for_events (fixture, "entered;left;");
  g_assert_cmpint (get_entrance (fixture)->failure, ==, PF_FAILURE_SIGNED_OUT);
  g_assert_cmpint (get_entrance (fixture)->stage, ==, PF_ENTRANCE_STAGE_SIGN_IN);
}

static void
test_towns (Fixture *fixture, gconstpointer)
{
  pf_gate_start (fixture->gate, NULL);
  g_assert_cmpint (get_entrance (fixture)->stage, ==, PF_ENTRANCE_STAGE_TOWN);
  pf_entrance_choose_town (get_entrance (fixture), "http://portail.valbourg.example");
  g_assert_cmpint (get_entrance (fixture)->failure, ==, PF_FAILURE_NOT_HTTPS);
  pf_entrance_choose_town (get_entrance (fixture), "the town hall");
  g_assert_cmpint (get_entrance (fixture)->failure, ==, PF_FAILURE_NO_ADDRESS);
  pf_entrance_choose_town (get_entrance (fixture), "http://127.0.0.1:1");
  wait_for_failure (fixture, PF_FAILURE_UNREACHABLE);
  g_assert_cmpint (get_entrance (fixture)->stage, ==, PF_ENTRANCE_STAGE_TOWN);
  pf_entrance_choose_town (get_entrance (fixture), fixture->address);
  wait_for_stage (fixture, PF_ENTRANCE_STAGE_SIGN_IN);
  g_assert_cmpint (get_entrance (fixture)->failure, ==, PF_FAILURE_NONE);
  pf_entrance_ask (get_entrance (fixture), "change-town");
  g_assert_cmpint (get_entrance (fixture)->stage, ==, PF_ENTRANCE_STAGE_TOWN);
  pf_entrance_ask (get_entrance (fixture), "keep-town");
  wait_for_stage (fixture, PF_ENTRANCE_STAGE_SIGN_IN);
}

static guint
count_left (Fixture *fixture)
{
  g_auto (GStrv) left = g_settings_get_strv (fixture->settings, "sessions-to-forget");

  return g_strv_length (left);
}

static void
wait_until_forgotten (Fixture *fixture)
{
  while (count_left (fixture) > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Whoever stays signed in is in again at the next start, until they sign out. */
static void
test_stays (Fixture *fixture, gconstpointer)
{
  start_and_sign_in (fixture, TRUE);
  wait_for_events (fixture, "entered;");
  while (!g_settings_get_boolean (fixture->settings, "session-kept"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (pf_gate_get_cache (fixture->gate));
  close_gate (fixture);
  g_string_truncate (fixture->events, 0);
  g_string_truncate (fixture->town.asked, 0);

  open_gate (fixture);
  pf_gate_start (fixture->gate, NULL);
  g_assert_cmpint (get_entrance (fixture)->stage, ==, PF_ENTRANCE_STAGE_RETURN);
  wait_for_events (fixture, "entered;");
  g_assert_null (strstr (fixture->town.asked->str, "POST"));

  pf_gate_sign_out (fixture->gate);
  g_assert_null (pf_gate_get_cache (fixture->gate));
  wait_until_forgotten (fixture);
  close_gate (fixture);
  open_gate (fixture);
  pf_gate_start (fixture->gate, NULL);
  wait_for_stage (fixture, PF_ENTRANCE_STAGE_SIGN_IN);
}

/* The files of what is cached, of all portals and people. */
static guint
count_cached (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "portail-famille", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Until both the keyring and the disk have what is kept. */
static void
stay (Fixture *fixture)
{
  start_and_sign_in (fixture, TRUE);
  wait_for_events (fixture, "entered;");
  while (!g_settings_get_boolean (fixture->settings, "session-kept"))
    g_main_context_iteration (NULL, TRUE);
  pf_cache_flush (pf_gate_get_cache (fixture->gate));
}

/* Without the portal, whoever stays signed in is let in as it last knew them; the way back is then
 * looked for, and who signs out leaves nothing behind.
 */
static void
test_offline (Fixture *fixture, gconstpointer)
{
  const guint n_before = count_cached ();

  stay (fixture);
  g_assert_cmpuint (count_cached (), ==, n_before + 1);
  close_gate (fixture);
  soup_server_disconnect (fixture->server);
  g_string_truncate (fixture->events, 0);

  open_gate (fixture);
  pf_gate_start (fixture->gate, NULL);
  wait_for_events (fixture, "entered;");
  g_assert_cmpstr (pf_visit_get_household (pf_gate_get_visit (fixture->gate)), ==, "7");
  g_assert_cmpstr (get_entrance (fixture)->town, ==, "Ville de Valbourg");

  pf_gate_sign_out (fixture->gate);
  close_gate (fixture);
  g_assert_cmpuint (count_cached (), ==, n_before);
  open_gate (fixture);
  g_settings_set_boolean (fixture->settings, "session-kept", TRUE);
  pf_gate_start (fixture->gate, NULL);
  wait_for_failure (fixture, PF_FAILURE_UNREACHABLE);
  g_assert_null (pf_gate_get_visit (fixture->gate));
}

/* A portal that takes its time keeps nobody from what is on their own computer. */
static void
test_silent (Fixture *fixture, gconstpointer)
{
  start_and_sign_in (fixture, TRUE);
  wait_for_events (fixture, "entered;");
  while (!g_settings_get_boolean (fixture->settings, "session-kept"))
    g_main_context_iteration (NULL, TRUE);
  pf_cache_flush (pf_gate_get_cache (fixture->gate));
  close_gate (fixture);
  g_string_truncate (fixture->events, 0);
  fixture->town.is_silent = TRUE;

  open_gate (fixture);
  pf_gate_start (fixture->gate, NULL);
  wait_for_events (fixture, "entered;");
  g_assert_cmpint (get_entrance (fixture)->failure, ==, PF_FAILURE_NONE);
  pf_gate_sign_out (fixture->gate);
  g_assert_cmpstr (fixture->events->str, ==, "entered;left;");
}

/* The portal has ended the session meanwhile: the password is asked, and the keyring cleared. */
static void
test_kept_session_ended (Fixture *fixture, gconstpointer)
{
  start_and_sign_in (fixture, TRUE);
  wait_for_events (fixture, "entered;");
  while (!g_settings_get_boolean (fixture->settings, "session-kept"))
    g_main_context_iteration (NULL, TRUE);
  close_gate (fixture);
  fixture->town.has_ended = TRUE;
  open_gate (fixture);
  pf_gate_start (fixture->gate, NULL);
  wait_for_stage (fixture, PF_ENTRANCE_STAGE_SIGN_IN);
  g_assert_cmpint (get_entrance (fixture)->failure, ==, PF_FAILURE_SIGNED_OUT);
  g_assert_false (g_settings_get_boolean (fixture->settings, "session-kept"));
}

/* Whoever left while the keyring was closed, and the portal out of reach, is not let in by what it
 * still holds once it is open: the portal is told now, and the keyring emptied.
 */
static void
test_left_in_keyring (Fixture *fixture, gconstpointer)
{
  g_autofree char *entry = g_strdup_printf ("%s %s", fixture->address, EMAIL);
  const char *left[] = { entry, NULL };

  stay (fixture);
  close_gate (fixture);
  g_settings_set_boolean (fixture->settings, "session-kept", FALSE);
  g_settings_set_strv (fixture->settings, "sessions-to-forget", left);
  g_string_truncate (fixture->events, 0);

  open_gate (fixture);
  pf_gate_start (fixture->gate, NULL);
  wait_for_stage (fixture, PF_ENTRANCE_STAGE_SIGN_IN);
  while (strstr (fixture->town.asked->str, "DELETE /v1/sessions/current;") == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_until_forgotten (fixture);
  close_gate (fixture);
  open_gate (fixture);
  pf_gate_start (fixture->gate, NULL);
  wait_for_stage (fixture, PF_ENTRANCE_STAGE_SIGN_IN);
  g_assert_cmpstr (fixture->events->str, ==, "");
}

static void
test_closed (Fixture *fixture, gconstpointer)
{
  g_settings_set_boolean (fixture->settings, "session-kept", TRUE);
  g_settings_set_string (fixture->settings, "last-email", EMAIL);
  pf_gate_start (fixture->gate, fixture->address);
  wait_for_stage (fixture, PF_ENTRANCE_STAGE_KEYRING);
  pf_entrance_ask (get_entrance (fixture), "open-keyring");
  wait_for_failure (fixture, PF_FAILURE_KEYRING);
  g_assert_cmpint (get_entrance (fixture)->stage, ==, PF_ENTRANCE_STAGE_KEYRING);
  pf_entrance_ask (get_entrance (fixture), "skip-keyring");
  g_assert_cmpint (get_entrance (fixture)->stage, ==, PF_ENTRANCE_STAGE_SIGN_IN);
  pf_entrance_sign_in (get_entrance (fixture), EMAIL, "good", FALSE);
  wait_for_events (fixture, "entered;");
  g_assert_null (pf_gate_get_cache (fixture->gate));
  g_assert_true (g_settings_get_boolean (fixture->settings, "session-kept"));
  g_assert_cmpuint (count_left (fixture), ==, 0);
  pf_gate_sign_out (fixture->gate);
  g_assert_false (g_settings_get_boolean (fixture->settings, "session-kept"));
  g_assert_cmpuint (count_left (fixture), ==, 1);
}

/* Who wants to stay and cannot is told so, and is in all the same. */
static void
test_told (Fixture *fixture, gconstpointer)
{
  start_and_sign_in (fixture, TRUE);
  while (fixture->events->len < strlen ("told;entered;"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (fixture->events->str, "told;"));
  g_assert_nonnull (strstr (fixture->events->str, "entered;"));
  g_assert_null (pf_gate_get_cache (fixture->gate));
}

/* Without a keyring the wish to stay is not even offered. */
static void
test_missing (Fixture *fixture, gconstpointer)
{
  start_and_sign_in (fixture, TRUE);
  wait_for_events (fixture, "entered;");
  g_assert_false (get_entrance (fixture)->can_stay);
  g_assert_null (pf_gate_get_cache (fixture->gate));
  g_assert_false (g_settings_get_boolean (fixture->settings, "session-kept"));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

static void
add_for_keyring (const char *keyring)
{
  if (g_strcmp0 (keyring, "unlocked") == 0) {
    ADD ("/gate/stays", test_stays);
    ADD ("/gate/offline", test_offline);
    ADD ("/gate/silent", test_silent);
    ADD ("/gate/left-in-keyring", test_left_in_keyring);
    ADD ("/gate/kept-session-ended", test_kept_session_ended);
  } else if (g_strcmp0 (keyring, "locked") == 0) {
    ADD ("/gate/closed", test_closed);
    ADD ("/gate/told", test_told);
  } else {
    ADD ("/gate/missing", test_missing);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/gate/sign-in-and-out", test_sign_in_and_out);
  ADD ("/gate/wrong-password", test_wrong_password);
  ADD ("/gate/old-client", test_old_client);
  ADD ("/gate/date-off", test_date_off);
  ADD ("/gate/session-ended", test_session_ended);
  ADD ("/gate/towns", test_towns);
  add_for_keyring (g_getenv ("HEADLESS_KEYRING"));
  return g_test_run ();
}
