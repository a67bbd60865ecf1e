/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each state of the person's keyring. Runs in a session whose keyring is what HEADLESS_KEYRING
 * says: none, locked or unlocked.
 */
#include "client/app/keyring.h"

#define PORTAL "https://portail.valbourg.example"
#define EMAIL "camille.berger@example.org"

static void
done_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static PfKeyringState
look (const char *email, gboolean open, PfKeptSession **ret_session)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PfKeyringState state;

  pf_keyring_look_async (PORTAL, email, open, NULL, done_cb, &result);
  wait_for (&result);
  state = pf_keyring_look_finish (result, ret_session, &error);
  g_assert_no_error (error);
  return state;
}

static PfKeyringState
keep (const PfKeptSession *session)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PfKeyringState state;

  pf_keyring_keep_async (PORTAL, EMAIL, "Ville de Valbourg", session, NULL, done_cb, &result);
  wait_for (&result);
  state = pf_keyring_keep_finish (result, &error);
  g_assert_no_error (error);
  return state;
}

static PfKeyringState
forget (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PfKeyringState state;

  pf_keyring_forget_async (PORTAL, EMAIL, NULL, done_cb, &result);
  wait_for (&result);
  state = pf_keyring_forget_finish (result, &error);
  g_assert_no_error (error);
  return state;
}

static char *
look_for_trust (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *computer;

  pf_keyring_look_for_trust_async (PORTAL, EMAIL, NULL, done_cb, &result);
  wait_for (&result);
  computer = pf_keyring_look_for_trust_finish (result, &error);
  g_assert_no_error (error);
  return computer;
}

static PfKeyringState
keep_trust (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PfKeyringState state;

  pf_keyring_keep_trust_async (PORTAL, EMAIL, "Ville de Valbourg", "shown", NULL, done_cb, &result);
  wait_for (&result);
  state = pf_keyring_keep_trust_finish (result, &error);
  g_assert_no_error (error);
  return state;
}

/* It stands beside the session, and outlives it. */
static void
test_trust (void)
{
  g_autoptr (PfKeptSession) session = pf_kept_session_new ("token");
  g_autoptr (PfKeptSession) found = NULL;
  g_autofree char *before = look_for_trust ();
  g_autofree char *beside = NULL;
  char *after;

  g_assert_null (before);
  g_assert_cmpint (keep (session), ==, PF_KEYRING_STATE_OPEN);
  g_assert_cmpint (keep_trust (), ==, PF_KEYRING_STATE_OPEN);
  g_assert_cmpint (look (EMAIL, FALSE, &found), ==, PF_KEYRING_STATE_OPEN);
  g_assert_cmpstr (found->token, ==, "token");
  g_assert_cmpint (forget (), ==, PF_KEYRING_STATE_OPEN);
  beside = look_for_trust ();
  g_assert_cmpstr (beside, ==, "shown");
  pf_keyring_forget_trust (PORTAL, EMAIL);
  while ((after = look_for_trust ()) != NULL)
    g_free (after);
}

/* Nothing is read, and nothing is kept. */
static void
test_no_trust (void)
{
  g_assert_cmpint (keep_trust (), !=, PF_KEYRING_STATE_OPEN);
  g_assert_null (look_for_trust ());
}

static void
test_open (void)
{
  g_autoptr (PfKeptSession) session = pf_kept_session_new ("token");
  g_autoptr (PfKeptSession) found = NULL;
  g_autoptr (PfKeptSession) nobody = NULL;
  g_autoptr (PfKeptSession) gone = NULL;

  g_assert_cmpint (look (EMAIL, FALSE, &nobody), ==, PF_KEYRING_STATE_OPEN);
  g_assert_null (nobody);
  g_assert_cmpint (keep (session), ==, PF_KEYRING_STATE_OPEN);
  g_assert_cmpint (look (EMAIL, FALSE, &found), ==, PF_KEYRING_STATE_OPEN);
  g_assert_cmpstr (found->token, ==, "token");
  g_assert_true (g_bytes_equal (found->cache_key, session->cache_key));
  g_assert_cmpint (look ("somebody@else.org", FALSE, &nobody), ==, PF_KEYRING_STATE_OPEN);
  g_assert_null (nobody);
  g_assert_cmpint (forget (), ==, PF_KEYRING_STATE_OPEN);
  g_assert_cmpint (look (EMAIL, FALSE, &gone), ==, PF_KEYRING_STATE_OPEN);
  g_assert_null (gone);
}

/* Two sessions never share the key of what they cache. */
static void
test_keys_differ (void)
{
  g_autoptr (PfKeptSession) one = pf_kept_session_new ("token");
  g_autoptr (PfKeptSession) other = pf_kept_session_new ("token");

  g_assert_cmpuint (g_bytes_get_size (one->cache_key), ==, PF_CACHE_KEY_SIZE);
  g_assert_false (g_bytes_equal (one->cache_key, other->cache_key));
}

/* Nothing is read from it, and nobody is there to open it: that must not pass for "nothing kept".
 */
static void
test_closed (void)
{
  g_autoptr (PfKeptSession) session = pf_kept_session_new ("token");
  PfKeptSession *found = NULL;

  g_assert_cmpint (look (EMAIL, FALSE, &found), ==, PF_KEYRING_STATE_CLOSED);
  g_assert_cmpint (look (EMAIL, TRUE, &found), ==, PF_KEYRING_STATE_CLOSED);
  g_assert_cmpint (keep (session), ==, PF_KEYRING_STATE_CLOSED);
  g_assert_cmpint (forget (), ==, PF_KEYRING_STATE_CLOSED);
  g_assert_null (found);
}

static void
test_missing (void)
{
  g_autoptr (PfKeptSession) session = pf_kept_session_new ("token");
  PfKeptSession *found = NULL;

  g_assert_cmpint (look (EMAIL, TRUE, &found), ==, PF_KEYRING_STATE_MISSING);
  g_assert_cmpint (keep (session), ==, PF_KEYRING_STATE_MISSING);
  g_assert_cmpint (forget (), ==, PF_KEYRING_STATE_MISSING);
  g_assert_null (found);
}

static GDBusMessage *
swallow_cb (GDBusConnection *, GDBusMessage *message, gboolean incoming, gpointer)
{
  if (incoming && g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    g_clear_object (&message);
  return message;
}

/* A daemon that takes calls and answers none, as a hung one does. */
static GDBusConnection *
new_hung_daemon (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  GDBusConnection *daemon =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL,
                                              NULL,
                                              &error);

  g_assert_no_error (error);
  g_dbus_connection_add_filter (daemon, swallow_cb, NULL, NULL);
  reply = g_dbus_connection_call_sync (daemon,
                                       "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus",
                                       "RequestName",
                                       g_variant_new ("(su)", "org.freedesktop.secrets", 0),
                                       NULL,
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       NULL,
                                       &error);
  g_assert_no_error (error);
  return daemon;
}

/* Nobody waits longer than 5 s for it. */
static void
test_silent (void)
{
  g_autoptr (GDBusConnection) daemon = new_hung_daemon ();
  PfKeptSession *found = NULL;
  gint64 began = g_get_monotonic_time ();

  g_assert_cmpint (look (EMAIL, FALSE, &found), ==, PF_KEYRING_STATE_MISSING);
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 4 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 10 * G_TIME_SPAN_SECOND);
  g_dbus_connection_close_sync (daemon, NULL, NULL);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PfKeptSession *found = NULL;

  pf_keyring_look_async (PORTAL, EMAIL, FALSE, cancellable, done_cb, &result);
  g_cancellable_cancel (cancellable);
  wait_for (&result);
  g_assert_cmpint (pf_keyring_look_finish (result, &found, &error), ==, PF_KEYRING_STATE_MISSING);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (found);
}

int
main (int argc, char **argv)
{
  const char *keyring = g_getenv ("HEADLESS_KEYRING");

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyring/keys-differ", test_keys_differ);
  g_test_add_func ("/keyring/cancelled", test_cancelled);
  g_test_add_func ("/keyring/trust",
                   g_strcmp0 (keyring, "unlocked") == 0 ? test_trust : test_no_trust);
  if (g_strcmp0 (keyring, "unlocked") == 0)
    g_test_add_func ("/keyring/open", test_open);
  else if (g_strcmp0 (keyring, "locked") == 0)
    g_test_add_func ("/keyring/closed", test_closed);
  else
    g_test_add_func ("/keyring/missing", test_missing);
  if (g_strcmp0 (keyring, "none") == 0)
    g_test_add_func ("/keyring/silent", test_silent);
  return g_test_run ();
}
